// Narrows a list that is complete in the page: <form data-filter="#list">, items [data-item] with data-<name> values.
// Of a list on several pages what fits stands in place of the page's own entries; nothing of the others is loaded
// before somebody turns to the form.
// The state lives in the query string, so that it can be shared and the back button works.
const form = document.querySelector("form[data-filter]");
const list = document.querySelector(form.dataset.filter);
const status = form.querySelector("[data-count]");
const fold = (text) =>
  text.toLowerCase().replace(/ae|oe|ue|ß/g, (pair) => ({ ae: "a", oe: "o", ue: "u", ß: "ss" })[pair])
    .normalize("NFD").replace(/[\u0300-\u036f]/g, "");

const items = [...list.querySelectorAll("[data-item]")].map((item) => ({
  item,
  text: fold(item.dataset.text ?? ""),
  values: Object.fromEntries(Object.entries(item.dataset).map(([name, value]) => [name, value.split(" ")])),
}));

const wanted = () => [...new FormData(form)].filter(([, value]) => value.trim());

const fits = ({ text, values }, [name, value]) =>
  name === "q" ? fold(value).split(/\s+/).every((word) => text.includes(word)) : values[name]?.includes(value);

// Of hundreds the first are shown, and a button for the rest, so that a filter answers at once.
const rest = form.querySelector("[data-rest]");
const AT_ONCE = rest ? 30 : Infinity;

const paged = form.dataset.index ? (await import("./cards.js")).cards(form, fold) : undefined;

const say = (count) => {
  const { one, many, none } = status.dataset;
  status.textContent = (count > 1 ? many : count ? one : none).replace("{n}", count);
};

const narrow = (most) => {
  const asked = wanted();
  let count = 0;
  for (const one of items) {
    const hit = asked.every((question) => fits(one, question));
    count += hit;
    const hide = !hit || count > most;
    if (one.item.hidden !== hide) one.item.hidden = hide;
  }
  if (rest) rest.hidden = count <= most;
  say(count);
};

const own = [...list.children];
const pager = document.querySelector(".pager");
const everything = status.textContent;

// Where the file of all is lost, the page's own entries are narrowed.
const draw = async (most) => {
  const asked = wanted();
  const all = asked.length ? await paged.load() : undefined;
  if (`${asked}` !== `${wanted()}`) return; // a later question has taken over
  const hits = all?.filter((one) => asked.every((question) => fits(one, question)));
  list.replaceChildren(...(hits ? hits.slice(0, most).map(paged.card) : own));
  pager.hidden = asked.length > 0;
  if (!hits) narrow(Infinity);
  rest.hidden = !hits || hits.length <= most;
  if (hits) say(hits.length);
  else if (!asked.length) status.textContent = everything;
};

const apply = (most = AT_ONCE) => (paged ? draw(most) : narrow(most));

const remember = () => {
  const query = new URLSearchParams(wanted()).toString();
  const address = query ? `?${query}` : location.pathname;
  if (location.search !== (query ? `?${query}` : "")) history.pushState(null, "", address);
};

const restore = () => {
  const state = new URLSearchParams(location.search);
  for (const part of form.elements) if (part.name) part.value = state.get(part.name) ?? "";
  return apply();
};

let pause;
form.addEventListener("input", (event) => {
  clearTimeout(pause);
  apply();
  if (event.target.type !== "search") return remember();
  pause = setTimeout(remember, 600); // one step in the history per pause, not per letter
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  remember();
});
form.addEventListener("reset", (event) => {
  event.preventDefault();
  for (const part of form.elements) if (part.name) part.value = "";
  apply();
  remember();
  form.querySelector("select, input").focus();
});
rest?.addEventListener("click", async () => {
  await apply(Infinity);
  list.querySelectorAll("[data-item]:not([hidden]) a")[AT_ONCE]?.focus();
});
addEventListener("popstate", restore);
addEventListener("beforeprint", () => apply(Infinity));

if (paged) form.addEventListener("focusin", paged.load, { once: true });
form.hidden = false;
await restore();
document.documentElement.classList.remove("asked");
