// Which Landkreis somebody means who types a town or a postcode. The places come from orte.json (hooks/allianz/site/
// places.py) when a field is first used; nothing that is typed leaves the browser. What visitors read stands in the
// page's templates (templates/ort.html); here are only the rules.
import { distance, fold } from "./letters.js";

const MOST = 100; // nobody types more of a place's name
const [PLACE, PART, ASSOCIATION, DISTRICT] = [0, 1, 2, 3]; // of several kinds in one Landkreis the first is named
const ONLY = { samtgemeinde: ASSOCIATION, sg: ASSOCIATION, landkreis: DISTRICT, lk: DISTRICT, kreis: DISTRICT };
const TITLES = ["stadt", "hansestadt", "gemeinde", "flecken", "ort", "bad", "amt", ...Object.keys(ONLY)];
const BETWEEN = ["a", "am", "an", "auf", "b", "bei", "d", "dem", "den", "der", "i", "im", "in"];

// The words of a name; what stands between them ("an der", "a.d.", "/") tells nothing.
const words = (text) => {
  const all = fold(text).match(/\p{L}+/gu) ?? [];
  return all.filter((word, place) => !place || place === all.length - 1 || !BETWEEN.includes(word));
};

// An umlaut may be left out while typing, but nobody adds one: two towns may differ in nothing else.
const UMLAUT = /[äöü]/g;
const EITHER_WAY = /[äöü]|ae|oe|ue/g;
const count = (text, which) => (text.toLowerCase().normalize("NFC").match(which) ?? []).length;

const untitled = ([first, ...rest]) => (rest.length && TITLES.includes(first) ? untitled(rest) : [first, ...rest]);

const entry = (kind, name, kreis, more = {}) => ({
  kind, name, kreis, plz: [], teilVon: "", known: [untitled(words(name))], ...more,
});

// The file's places as one list, each name of a Landkreis once.
export const read = ({ landkreise, auch, umgebung }) => {
  const kreise = Object.fromEntries(landkreise.map(([id, name]) => [id, name]));
  const places = landkreise.flatMap(([id, name, short, posts, associations]) => {
    const found = new Map();
    for (const [plz, names] of Object.entries(posts)) {
      let town = "";
      for (const marked of names) {
        const teilVon = marked.startsWith("+") ? town : "";
        if (!teilVon) town = marked;
        const key = `${marked}/${teilVon}`;
        if (!found.has(key)) {
          found.set(key, entry(teilVon ? PART : PLACE, marked.replace("+", ""), id, { teilVon }));
        }
        found.get(key).plz.push(plz);
      }
    }
    const both = [untitled(words(name)), words(short)];
    return [
      ...found.values(),
      ...associations.map((association) => entry(ASSOCIATION, association, id)),
      entry(DISTRICT, name, id, { known: both }),
    ];
  });
  const outside = umgebung.map(([name, where, also]) =>
    entry(PLACE, name === where ? name : `${name} (${where})`, null, {
      known: [name, also].filter(Boolean).map(words),
    }));
  return { kreise, auch, places: [...places, ...outside] };
};

const slips = (letters) => (letters >= 8 ? 2 : letters >= 5 ? 1 : 0);
const same = (asked, name) => asked.join("") === name.join("");
const begins = (asked, name) =>
  asked.length <= name.length && asked[0] === name[0] && asked.every((word, place) => name[place].startsWith(word));

// The places that are meant by words: those of this name or that begin with it; where there are none, those that come
// near: a name with more behind it, or one with slips.
const named = (places, text) => {
  const asked = words(text);
  if (!asked.length) return { found: [], near: true };
  const wanted = untitled(asked);
  const only = wanted.length < asked.length ? ONLY[asked[0]] : undefined;
  const possible = places.filter((one) => only === undefined || one.kind === only);
  const which = (rule) => possible.filter((one) => one.known.some((name) => rule(wanted, name)));
  const alike = which((ask, name) => same(ask, name) || begins(ask, name));
  const exact = alike.filter((one) => count(text, UMLAUT) <= count(one.name, EITHER_WAY));
  if (exact.length) return { found: exact, near: false };
  if (alike.length) return { found: alike, near: true };
  const longer = which((ask, name) => begins(name, ask));
  if (longer.length) return { found: longer, near: true };
  return { found: slipped(possible, wanted.join(""), slips(count(text, /\p{L}/gu))), near: true };
};

// The places whose name or whose first word comes nearest to what was typed, with at most so many slips.
const slipped = (places, typed, most) => {
  const far = ({ known }) =>
    Math.min(...known.flatMap((name) => [name.join(""), name[0]]).map((word) => distance(typed, word, most)));
  const measured = most ? places.map((one) => [far(one), one]) : [];
  const least = Math.min(...measured.map(([size]) => size));
  return measured.filter(([size]) => size === least && size < Infinity).map(([, one]) => one);
};

// How a place is told: „00012 Musterort (Aue), Landkreis Musterberg“.
const told = ({ kreise }, places, plz) => {
  const [first] = places;
  if (first.kind === DISTRICT) return first.name;
  const post = plz || (places.length === 1 && first.plz.length === 1 ? first.plz[0] : "");
  const names = [...new Set(places.map(whole))];
  const name = names.length > 3 ? `${names.slice(0, 3).join(", ")} …` : names.join(", ");
  return [`${post} ${name}`.trim(), kreise[first.kreis]].filter(Boolean).join(", ");
};

const whole = ({ name, teilVon }) => (teilVon && !name.startsWith(teilVon) ? `${teilVon}-${name}` : name);

// One candidate per Landkreis, told by what fits best there; places outside of all of them, each by itself.
const candidates = (index, places, plz = "") => {
  const groups = new Map();
  for (const one of places) groups.set(one.kreis ?? one, [...(groups.get(one.kreis ?? one) ?? []), one]);
  return [...groups.values()].map((group) => {
    const best = Math.min(...group.map((one) => one.kind));
    const shown = group.filter((one) => one.kind === best);
    return { text: told(index, shown, shown.every((one) => one.plz.includes(plz)) ? plz : ""), kreis: shown[0].kreis };
  });
};

const result = (treffer, ungefaehr = false) => {
  if (!treffer.some(({ kreis }) => kreis)) return { art: "ausserhalb", treffer, ungefaehr };
  return { art: treffer.length > 1 ? "mehrere" : "eins", treffer, ungefaehr };
};

// A postcode, perhaps with a name: the name decides where the postcode holds in two Kreise.
const posted = (index, plz, text) => {
  const served = index.places.filter((one) => one.plz.includes(plz));
  if (!served.length) return plz.startsWith("00") ? NO_POSTCODE : result([{ text: plz, kreis: null }]);
  const other = index.auch[plz];
  const inside = new Set([...served.map((one) => one.kreis), other]);
  const { found, near } = named(index.places, text);
  const meant = near ? [] : found.filter((one) => inside.has(one.kreis));
  const both = meant.filter((one) => one.plz.includes(plz));
  if (meant.length) return result(candidates(index, both.length ? both : meant, plz));
  const towns = candidates(index, served, plz);
  const kreis = index.kreise[other] ? other : null;
  return result(other ? [...towns, { text: `${plz}, ${index.kreise[other] ?? other}`, kreis }] : towns);
};

const NO_POSTCODE = { art: "plz", treffer: [] };

// What somebody means. `art`: leer, plz (no postcode at all), unbekannt, ausserhalb, eins, mehrere; `treffer`: each
// with its text and the id of its Landkreis, null outside; `ungefaehr`: only something like it is known.
export const find = (index, typed) => {
  const text = typed.slice(0, MOST).trim();
  if (!text) return { art: "leer", treffer: [] };
  const joined = text.replace(/(?<=\p{N})\s(?=\p{N})/gu, "").replace(/^D[-\s]*(?=\d)/i, "");
  const numbers = joined.match(/\p{N}+/gu);
  if (numbers?.length === 1 && /^\d{5}$/.test(numbers[0])) return posted(index, numbers[0], joined);
  if (numbers) return NO_POSTCODE;
  const { found, near } = named(index.places, joined);
  return found.length ? result(candidates(index, found), near) : { art: "unbekannt", treffer: [] };
};

// The field in the page: <div data-ort="…/orte.json"> within a form, as the macro `ortsfrage` of templates/ort.html
// writes it. A place that is found is told beside the field as a link, in a hidden field of the form and by the event
// „ort“ (detail: text and id of the Landkreis, null where none is found any more).
const filled = (pattern, kreis, form) => {
  const value = (name) => (name === "kreis" ? kreis : form?.elements[name]?.value);
  const values = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => value(name));
  return values.every(Boolean) ? pattern.replace(/\{\w+\}/g, () => encodeURIComponent(values.shift())) : "";
};

// To another page; the same page begins anew, though only what stands behind its „#“ is another.
const lead = (address) => {
  location.assign(address);
  if (new URL(address, location).pathname === location.pathname) location.reload();
};

// A button that moves away under a pressed pointer is never clicked: what is told waits until it is let go.
const released = (form) =>
  form?.querySelector("button:active") &&
  new Promise((done) => addEventListener("pointerup", () => setTimeout(done), { once: true }));

class Field {
  constructor(box) {
    this.box = box;
    this.input = box.querySelector("input[type=text]");
    this.kreis = box.querySelector("input[type=hidden]");
    this.status = box.querySelector("[role=status]");
    this.other = box.querySelector("[data-anders]");
    this.form = this.input.form;
    this.shown = "";
    this.turn = 0; // what was asked last is answered; an answer that comes late says nothing any more
    this.input.addEventListener("focus", () => this.load().catch(() => {}));
    this.input.addEventListener("input", () => this.typed());
    this.other.addEventListener("click", () => this.anew());
    this.form?.addEventListener("submit", (event) => this.submit(event));
    this.form?.addEventListener("input", (event) => event.target === this.input || this.readdress());
    if (document.activeElement === this.input) this.typed(); // it comes when somebody is there already
  }

  load() {
    this.loading ??= fetch(this.box.dataset.ort)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status))))
      .then(read)
      .catch((error) => {
        this.loading = undefined; // the next try may find it
        throw error;
      });
    return this.loading;
  }

  // While typing only what is certain is told: nobody wants to be corrected in the middle of a word.
  async typed() {
    const turn = ++this.turn;
    const index = await this.load().catch(() => null);
    await released(this.form);
    if (!index || turn !== this.turn) return;
    const answer = find(index, this.input.value);
    if (answer.art === "eins" && !answer.ungefaehr) this.tell(answer);
    else this.tell(null);
  }

  // Only now everything is told, also what is wrong: told any earlier, it would move the button away from the pointer.
  async submit(event) {
    if (!this.input.value.trim()) return; // the whole region
    event.preventDefault();
    const turn = ++this.turn;
    const index = await this.load().catch(() => null);
    if (turn !== this.turn) return;
    const answer = index ? find(index, this.input.value) : { art: "laden", treffer: [] };
    this.tell(answer);
    const { art, ungefaehr, treffer } = answer;
    if (art !== "eins" || ungefaehr) return this.input.focus();
    const address = this.answer(treffer[0].kreis, this.input.value.trim());
    if (address) lead(address);
    else this.form.submit();
  }

  // The page that a place leads to, "" while another question is open. Behind the „#“ the place stays in the browser.
  answer(kreis, place) {
    const address = filled(this.box.dataset.ziel, kreis, this.form);
    return address && `${address}#ort=${encodeURIComponent(place)}`;
  }

  anew() {
    this.turn++;
    this.input.value = "";
    this.tell(null);
    this.input.focus();
  }

  tell(answer) {
    const key = answer ? JSON.stringify([answer, this.input.value]) : "";
    if (key === this.shown) return; // said already: saying it again would be heard again
    this.shown = key;
    const sure = answer?.art === "eins" && !answer.ungefaehr;
    this.kreis.value = sure ? answer.treffer[0].kreis : "";
    this.other.hidden = !answer;
    this.input.ariaInvalid = ["plz", "unbekannt"].includes(answer?.art) ? "true" : null;
    this.status.replaceChildren(...(answer ? this.sentences(answer) : []));
    this.readdress();
    this.box.dispatchEvent(new CustomEvent("ort", { bubbles: true, detail: sure ? answer.treffer[0] : null }));
  }

  sentences({ art, ungefaehr, treffer }) {
    const typed = this.input.value.trim();
    const values = { eingabe: typed.length > 40 ? `${typed.slice(0, 40)} …` : typed, ort: treffer[0]?.text ?? "" };
    const choice = art === "mehrere" || (art === "eins" && ungefaehr);
    const told = this.sentence(choice ? (ungefaehr ? "aehnlich" : "mehrere") : art, values);
    if (art === "eins" && !ungefaehr) told.querySelector("[data-kreis]").dataset.kreis = treffer[0].kreis;
    return choice ? [told, this.list(treffer)] : [told];
  }

  sentence(name, values) {
    const part = this.box.querySelector(`template[data-satz="${name}"]`).content.cloneNode(true);
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      texts.currentNode.data = texts.currentNode.data.replace(/\{(eingabe|ort)\}/g, (_, which) => values[which]);
    }
    return part;
  }

  list(treffer) {
    const list = document.createElement("ul");
    list.className = "ort__wahl";
    list.append(
      ...treffer.map((one) => {
        const item = document.createElement("li");
        item.append(one.kreis ? this.link(one) : this.beyond(one));
        return item;
      }),
    );
    return list;
  }

  link({ text, kreis }) {
    const link = document.createElement("a");
    link.dataset.kreis = kreis;
    link.textContent = text;
    return link;
  }

  // A candidate outside of the region: no page of ours, but the sentence about it.
  beyond({ text, kreis }) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ort__draussen";
    button.append(this.sentence("draussen", { ort: text }));
    button.addEventListener("click", () => this.tell({ art: "ausserhalb", treffer: [{ text, kreis }] }));
    return button;
  }

  // Where a place leads may depend on the form's other questions; as long as one is open, to the Landkreis' own page.
  readdress() {
    for (const link of this.status.querySelectorAll("a[data-kreis]")) {
      const { kreis } = link.dataset;
      link.href = this.answer(kreis, link.textContent) || filled(this.box.dataset.sonst, kreis, this.form);
    }
  }
}

if (typeof document !== "undefined") for (const box of document.querySelectorAll("[data-ort]")) new Field(box);
