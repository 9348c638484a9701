// The search in the header, on Pagefind's index. Nothing is loaded before somebody turns to the field.
// Without this script a link to the overview stands in its place.
const SHOWN = 8;
const PAUSE = 150; // ms without a keystroke before anything is asked
const PAGEFIND = new URL("../../pagefind/pagefind.js", import.meta.url);
// What a page is about counts for more than what it mentions; a long page is not better than a short one.
const RANKING = {
  pageLength: 0.3, termFrequency: 0.4, termSaturation: 1.2, termSimilarity: 2,
  metaWeights: { title: 8, orte: 8, suchworte: 2, rufname: 8, ganz: 1, art: 0, kind: 0, anruf: 0 },
};

const form = document.querySelector("form.search");
const field = form.querySelector("input");
const panel = form.querySelector(".search__panel");
const status = form.querySelector("[role=status]");
const next = form.querySelector(".search__next");
const list = form.querySelector("ol");
let engine;

const load = () => (engine ??= Promise.all([import(PAGEFIND), import("./hits.js")]).then(async ([pagefind, hits]) => {
  await pagefind.options({ ranking: RANKING, noWorker: true }); // a worker is 12 KB more, for milliseconds of work
  await pagefind.init();
  return { pagefind, ...hits };
}));

const say = (name, words = "", n = 0) => {
  const typed = words.length > 40 ? `${words.slice(0, 40)} …` : words;
  status.textContent = status.dataset[name].replace("{n}", n).replace("{w}", () => typed);
  next.hidden = !["none", "near"].includes(name);
};

const element = (name, text, className) => {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
};

const marked = (name, pieces) => {
  const made = document.createElement(name);
  made.append(...pieces.map(([text, meant]) => (meant ? element("mark", text) : text)));
  return made;
};

// A hit: what kind of page, its name, why it was found, and of an offer or a partner the number to call.
const entry = (page, { title, sentence }) => {
  const item = document.createElement("li");
  const link = marked("a", title);
  link.href = page.url;
  item.append(element("span", page.meta.art, "search__kind"), link, marked("p", sentence));
  if (page.meta.anruf) item.append(number(page.meta));
  return item;
};

const number = ({ anruf, title }) => {
  const [address, ...shown] = anruf.split(" ");
  const call = element("a", shown.join(" "), "search__call");
  call.href = address;
  call.ariaLabel = status.dataset.call.replace("{n}", call.textContent).replace("{w}", () => title);
  return call;
};

const close = () => {
  panel.hidden = true;
  list.replaceChildren();
};

const answer = async (words) => {
  const { pagefind, find, isNear, shown } = await load();
  const hits = await find(pagefind, words);
  if (words !== field.value.trim()) return; // a later keystroke has taken over
  const first = hits.slice(0, SHOWN);
  list.replaceChildren(...first.map(({ page }) => entry(page, shown(page, words))));
  form.dataset.answered = words;
  const many = hits.length > SHOWN ? "more" : hits.length > 1 ? "many" : hits.length ? "one" : "none";
  say(hits.length && isNear(hits) ? "near" : many, words, first.length);
};

const search = async (pause) => {
  const words = field.value.trim();
  if (!words) return close();
  panel.hidden = false;
  say("wait");
  await new Promise((go) => setTimeout(go, pause));
  if (words === field.value.trim()) await answer(words).catch(() => say("fail"));
};

const step = (by) => {
  const stops = [field, ...list.querySelectorAll("li > a:not(.search__call)")];
  stops[stops.indexOf(document.activeElement) + by]?.focus();
};

field.addEventListener("focus", () => load().catch(() => say("fail")), { once: true });
field.addEventListener("input", () => search(PAUSE));
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await search(0);
  list.querySelector("a")?.focus();
});
form.addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by) {
    event.preventDefault();
    step(by);
  } else if (event.key === "Escape" && !panel.hidden) {
    event.preventDefault();
    field.focus();
    close();
  }
});
form.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
});
document.addEventListener("click", (event) => {
  if (!form.contains(event.target)) close();
});

form.hidden = false;
document.querySelector(".search-link").hidden = true;
