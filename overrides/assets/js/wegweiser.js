// The Wegweiser's question: asks back where nothing was chosen, leads old addresses to their pages, and tells the place
// that somebody came with. Every answer is a page of its own; a place stands behind the „#“, which no browser sends.
// Places are read only where somebody names one.

const form = document.querySelector("form[data-guide]");
const base = form?.getAttribute("action");
const ich = form?.elements.ich;

const has = (select, value) => [...select.options].some((option) => option.value && option.value === value);

// /wegweiser/?ich=…&landkreis=…&feld=… was an answer's address once; an id of that time may be another one today.
const lead = () => {
  const asked = new URLSearchParams(location.search);
  const heirs = new Map(form.dataset.frueher?.split(" ").map((pair) => pair.split("=")));
  const today = (name) => heirs.get(`${name}:${asked.get(name)}`) ?? asked.get(name);
  if (!ich || !has(ich, today("ich"))) return false;
  const [kreis, topic] = [today("landkreis"), today("feld")];
  const known = form.dataset.kreise.split(" ").includes(kreis);
  const page = `${base}${ich.value = today("ich")}/${known ? `${kreis}/` : ""}`;
  location.replace(page + (topic ? `#thema-${encodeURIComponent(topic)}` : ""));
  return true;
};

// What knows the places comes when somebody turns to the question, and before the form is sent. Where it is lost on the
// way, the form leads to the answer for the whole region.
let ready = false;
const load = () => import("./ort.js").catch(() => {}).then(() => (ready = true));

// The question is asked in order: without an answer to the first, the place leads nowhere.
const askBack = (event) => {
  const error = document.getElementById(ich.getAttribute("aria-describedby"));
  error.hidden = Boolean(ich.value);
  ich.ariaInvalid = ich.value ? null : "true";
  if (ich.value && (ready || event.type !== "submit")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (ich.value) load().then(() => form.requestSubmit());
  else ich.focus();
};

// „00012 Musterberg, Landkreis Musterberg“ instead of the Landkreis alone.
const tellPlace = async () => {
  const shown = document.querySelector("[data-place]");
  const typed = new URLSearchParams(location.hash.slice(1)).get("ort");
  const source = document.querySelector("[data-ort]")?.dataset.ort;
  if (!shown || !typed || !source) return;
  const [{ find, read }, answer] = await Promise.all([import("./ort.js"), fetch(source)]);
  if (!answer.ok) return;
  const { treffer } = find(read(await answer.json()), typed.split(",")[0]); // the Landkreis behind it is known here
  const here = treffer.find(({ kreis }) => kreis === shown.dataset.place);
  if (here) shown.textContent = here.text;
};

// The row of topics narrows the answer: the topic chosen alone, chosen once more all of them. Without this script its
// links lead down the page.
const narrow = () => {
  const links = [...document.querySelectorAll(".topics a")];
  const topics = links.map((link) => document.getElementById(link.hash.slice(1))?.closest(".topic"));
  const show = (chosen) => {
    links.forEach((link, place) => {
      if (place === chosen) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      topics[place].hidden = chosen >= 0 && place !== chosen;
    });
  };
  links.forEach((link, place) =>
    link.addEventListener("click", (event) => {
      event.preventDefault();
      show(link.hasAttribute("aria-current") ? -1 : place);
    }),
  );
  const named = links.findIndex((link) => link.hash === location.hash);
  if (named >= 0) show(named);
};

const start = async () => {
  if (!form || lead()) return;
  form.addEventListener("focusin", load, { once: true });
  if (form.contains(document.activeElement)) load(); // somebody was faster than this script
  form.addEventListener("submit", askBack, true);
  ich.addEventListener("change", () => askBack(new Event("change")));
  narrow();
  await tellPlace().catch(() => {});
  document.documentElement.classList.remove("asked");
};

start();
