// The search in the header, on Pagefind's index. Nothing is loaded before somebody turns to the field.
// Without this script a link to the overview stands in its place.
const SHOWN = 8;
const PAGEFIND = new URL("../../pagefind/pagefind.js", import.meta.url);
// What a page is about counts for more than what it mentions; a long page is not better than a short one.
const RANKING = { pageLength: 0.3, termFrequency: 0.4, termSaturation: 1.2, termSimilarity: 2, metaWeights: { title: 8 } };

const form = document.querySelector("form.search");
const field = form.querySelector("input");
const panel = form.querySelector(".search__panel");
const status = form.querySelector("[role=status]");
const list = form.querySelector("ol");
let engine;

const load = () => (engine ??= import(PAGEFIND).then(async (pagefind) => {
  await pagefind.options({ ranking: RANKING });
  await pagefind.init();
  return pagefind;
}));

const say = (name, n = 0) => {
  status.textContent = status.dataset[name].replace("{n}", n).replace("{m}", SHOWN);
};

const element = (name, text, className) => {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
};

const entry = ({ url, meta }) => {
  const item = document.createElement("li");
  const link = element("a", meta.title);
  link.href = url;
  item.append(element("span", meta.art, "search__kind"), link, element("p", meta.beschreibung));
  return item;
};

const close = () => {
  panel.hidden = true;
  list.replaceChildren();
};

// Between near equals, a field or a partner is more likely meant than one project or the notes of the site.
const LIKELY = { Handlungsfeld: 1.5, Partner: 1.3 };
const weighed = async (result) => {
  const page = await result.data();
  return { ...page, weight: result.score * (LIKELY[page.meta.art] ?? 1) };
};

// A whole sentence finds no page that holds all its words: then each longer word is asked by itself.
const wordByWord = async (pagefind, words) => {
  const scores = new Map();
  for (const word of words.split(/\s+/).filter((one) => one.length > 3)) {
    for (const result of (await pagefind.search(word)).results) {
      const known = scores.get(result.id);
      scores.set(result.id, { result, score: (known?.score ?? 0) + result.score });
    }
  }
  return [...scores.values()].sort((a, b) => b.score - a.score).map(({ result }) => result);
};

const search = async () => {
  const words = field.value.trim();
  if (!words) return close();
  panel.hidden = false;
  say("wait");
  try {
    const pagefind = await load();
    const found = await pagefind.debouncedSearch(words, {}, 150);
    if (!found) return; // a later keystroke has taken over
    const results = found.results.length ? found.results : await wordByWord(pagefind, words);
    const pages = await Promise.all(results.slice(0, SHOWN).map(weighed));
    pages.sort((a, b) => b.weight - a.weight);
    if (words !== field.value.trim()) return;
    list.replaceChildren(...pages.map(entry));
    const n = results.length;
    form.dataset.answered = words;
    say(n > SHOWN ? "more" : n > 1 ? "many" : n ? "one" : "none", n);
  } catch {
    say("fail");
  }
};

const step = (by) => {
  const stops = [field, ...list.querySelectorAll("a")];
  stops[stops.indexOf(document.activeElement) + by]?.focus();
};

field.addEventListener("focus", () => load().catch(() => say("fail")), { once: true });
field.addEventListener("input", search);
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await search();
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
