// Narrows the Wegweiser to one visitor's answer. The page holds every answer; the choice lives in the query string.
const form = document.querySelector("form[data-guide]");
const status = document.querySelector("[data-count]");
const next = document.querySelector("[data-next]");
const parts = ["ich", "landkreis", "feld"].map((name) => form.elements[name]);
const [ich, landkreis, feld] = parts;
const texts = status.dataset;

const placesOf = (element) => element.dataset.landkreis.split(" ").filter(Boolean);
const tasksOf = (card) =>
  [...card.querySelectorAll("[data-feld]")].map((task) => ({ task, feld: task.dataset.feld }));
const offersOf = (section) =>
  [...section.querySelectorAll("[data-beside]")].map((offer) => ({
    offer,
    feld: offer.dataset.beside,
    places: placesOf(offer),
  }));
const groups = [...document.querySelectorAll("[data-ich]")].map((section) => ({
  section,
  id: section.dataset.ich,
  cards: [...section.querySelectorAll("[data-partner]")].map((card) => ({
    card,
    partner: card.dataset.partner,
    places: placesOf(card),
    tasks: tasksOf(card),
  })),
  beside: section.querySelector(".beside"),
  offers: offersOf(section),
}));
const ways = document.querySelectorAll("[data-way]");
const list = document.querySelector(".refs");
const sources = list ? [...list.querySelectorAll("li")] : [];

// 0: only for this Landkreis, 1: for it and others, 2: without a territory, so perhaps
const distance = ({ places }) => (places.length === 0 ? 2 : places.length === 1 ? 0 : 1);
const near = (card, place) => !place || card.places.length === 0 || card.places.includes(place);

const found = (who, place, topic) =>
  new Set(
    groups
      .filter((group) => !who || group.id === who)
      .flatMap((group) => group.cards)
      .filter((card) => near(card, place) && card.tasks.some((task) => !topic || task.feld === topic))
      .map((card) => card.partner),
  ).size;

const showCard = ({ card, tasks, places }, place, topic) => {
  for (const one of tasks) one.task.hidden = Boolean(topic) && one.feld !== topic;
  card.hidden = !near({ places }, place) || tasks.every((one) => one.task.hidden);
  return !card.hidden;
};

// What others offer is no answer of the alliance's: it is shown below the answers and never counted.
const showOffers = ({ beside, offers }, place, topic) => {
  for (const one of offers) one.offer.hidden = !near(one, place) || (Boolean(topic) && one.feld !== topic);
  const shown = offers.some((one) => !one.offer.hidden);
  if (beside) beside.hidden = !shown;
  return shown;
};

const showGroup = (group, { who, place, topic }) => {
  const order = place ? [...group.cards].sort((one, other) => distance(one) - distance(other)) : group.cards;
  group.section.append(...order.map((one) => one.card), ...(group.beside ? [group.beside] : []));
  const answered = group.cards.map((card) => showCard(card, place, topic)).some(Boolean);
  const shown = showOffers(group, place, topic) || answered;
  group.section.hidden = (Boolean(who) && group.id !== who) || !shown;
};

const label = (part) => part.selectedOptions[0].text;
const named = (part, otherwise) => (part.value ? label(part) : otherwise);

const count = (number) => {
  const sentence = number > 1 ? texts.many : number ? texts.one : texts.none;
  const who = number && ich.value ? [] : [named(ich, texts.everyone)]; // the heading of the answer says it already
  const choice = [...who, named(landkreis, texts.everywhere), named(feld, texts.everything)];
  return `${sentence.replace("{n}", number)} ${choice.join(" · ")}`;
};

const link = (choice, size) => {
  const item = document.createElement("li");
  const anchor = item.appendChild(document.createElement("a"));
  const options = parts.map((part) => [...part.options].find((option) => option.value === choice[part.name]));
  anchor.href = `?${new URLSearchParams(choice)}#antwort`;
  anchor.textContent = options.filter((option) => option.value).map((option) => option.text).join(" · ");
  item.append(` (${size})`);
  return item;
};

// What comes nearest: the same visitor in the same place with another topic, else the same topic elsewhere.
const nearest = () => {
  const here = { ich: ich.value, landkreis: landkreis.value, feld: feld.value };
  const others = (part) =>
    [...part.options]
      .filter((option) => option.value && option.value !== part.value)
      .map((option) => ({ ...here, [part.name]: option.value }));
  return [...others(feld), ...others(landkreis)]
    .map((choice) => [choice, found(choice.ich, choice.landkreis, choice.feld)])
    .filter(([, size]) => size)
    .map(([choice, size]) => link(choice, size));
};

const shownMarks = () => [...document.querySelectorAll("main .ref a")].filter((mark) => !mark.closest("[hidden]"));

// Only the sources of what is shown; their numbers stay, as `value` gives them.
const showSources = () => {
  const cited = new Set(shownMarks().map((mark) => mark.hash));
  if (list) list.hidden = cited.size === 0;
  for (const source of sources) source.hidden = !cited.has(`#${source.id}`);
};

const apply = () => {
  const asked = { who: ich.value, place: landkreis.value, topic: feld.value };
  const chosen = Boolean(asked.who || asked.place || asked.topic);
  for (const group of groups) showGroup(group, asked);
  const number = found(asked.who, asked.place, asked.topic);
  status.textContent = chosen ? count(number) : "";
  next.hidden = !chosen || number > 0;
  next.querySelector("ul").replaceChildren(...(next.hidden ? [] : nearest()));
  for (const way of ways) way.hidden = ![way.dataset.is, ""].includes(form.elements[way.dataset.way].value);
  showSources();
};

const restore = () => {
  const state = new URLSearchParams(location.search);
  for (const part of parts) {
    part.value = state.get(part.name) ?? "";
    if (part.selectedIndex < 0) part.value = "";
  }
  apply();
};

const remember = () => {
  const chosen = parts.filter((part) => part.value).map((part) => [part.name, part.value]);
  const query = new URLSearchParams(chosen).toString();
  if (location.search !== (query && `?${query}`)) history.pushState(null, "", query ? `?${query}` : location.pathname);
  apply();
};

form.addEventListener("input", remember);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  remember();
  document.getElementById("antwort").focus();
});
form.addEventListener("reset", (event) => {
  event.preventDefault();
  for (const part of parts) part.value = "";
  remember();
  ich.focus();
});
addEventListener("popstate", restore);

// The way back from a source leads to the first mark that is shown.
list?.addEventListener("click", (event) => {
  const back = event.target.closest(".back");
  const mark = back && shownMarks().find((one) => one.hash === `#${back.closest("li").id}`);
  if (!mark) return;
  event.preventDefault();
  mark.focus();
});

form.hidden = false;
document.querySelector(".guide-groups").hidden = true; // the form asks the same
restore();
document.documentElement.classList.remove("asked");
if (location.hash && location.search) {
  const answer = document.getElementById("antwort");
  answer.scrollIntoView({ behavior: "instant" });
  answer.focus({ preventScroll: true }); // the browser could not: the page was hidden when it came here
}
