// What was typed → the text that `python -m allianz form` reads, or the sentences that say what is wrong with it.
// Nothing here touches the page. A form is one of mitmachen/eintrag/*.json; answers and values of today are lists of
// words by the id of their question.
const EMPTY = [];
const GONE = "entfaellt";
const UNKNOWN = "unbekannt"; // how the data say that nobody knows a date; the open data have null there
const SHOWN = 40;

export const filled = (sentence, words) => sentence.replace(/\{(\w*)\}/g, (_, name) => words[name || 0]);
// A text in one line and short: its beginning, or what is around the place of a fault.
export const shown = (text, fault = 0) => {
  const letters = [...text];
  const start = Math.max(Math.min(fault - SHOWN / 2, letters.length - SHOWN), 0);
  const line = letters.slice(start, start + SHOWN).join("").split(/\s+/).filter(Boolean).join(" ");
  return `${start ? "… " : ""}${line}${letters.length > start + SHOWN ? " …" : ""}`;
};
const tidy = (text) => text.replace(/[ \n]+/g, " ").replace(/^ | $/g, "");

// A text that somebody pasted, without what nobody sees in it.
export const mended = (form, text) => form.zeichen.reduce((done, [pattern, by]) => done.replace(new RegExp(pattern, "gu"), by), text)
  .normalize("NFC");

// 01.03.2024 or 03.2024 → as the data write it; anything else stays.
export const dated = (text) => {
  const found = text.match(/^(?:(\d\d?)\.)?(\d\d?)\.(\d{4})$/);
  const [day, month, year] = found ? found.slice(1).map((part) => part?.padStart(2, "0")) : [];
  return found ? [year, month, day].filter(Boolean).join("-") : text;
};

// --- What stands in a field, and what stands in the record today ---

export const words = (question, raw) => {
  if (Array.isArray(raw)) return raw;
  const lines = question.art === "lines" ? raw.split("\n").map((line) => line.trim().replace(/^- /, "")) : [raw];
  const values = lines.map(tidy).filter(Boolean);
  return question.datum ? values.map(dated) : values;
};

const plain = (value) => {
  if (value === undefined) return EMPTY;
  if (Array.isArray(value)) return value;
  if (typeof value !== "number") return [value ?? UNKNOWN];
  return [Number.isInteger(value) ? String(value) : value.toFixed(2).replace(".", ",")];
};

// The values of one question: of the block of a list that is meant by its number, of those who give or carry.
const valueOf = (form, question, record, number) => {
  const [first, ...rest] = question.pfad.split(".");
  let value = record[first];
  if (form.stellen.includes(first)) {
    const found = (value ?? []).map((one) => one[rest[0]]).filter(Boolean);
    return question.art === "input" ? found.slice(0, 1) : found;
  }
  if (form.listen[first]) value = value?.[number];
  for (const key of rest) value = value?.[key];
  return plain(value);
};

// The date of a proof is asked anew with each change, so it is not filled in.
export const today = (form, record, number) => new Map(form.fragen.filter((question) => question.pfad)
  .map((question) => [question.id, record && !question.beleg ? valueOf(form, question, record, number) : EMPTY]));

export const proofOf = (form, question, record, number) => record ? valueOf(form, question, record, number) : EMPTY;

// --- Rules ---

// 31.02. has the form of a date, but there is no such day; a word in place of a date is no date.
const exists = (text) => {
  const [year, month = 1, day = 1] = text.split("-").map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return !year || (date.getUTCMonth() === month - 1 && date.getUTCDate() === day);
};

// A name as the id that it leads to (forms/draft.py).
const SPELT = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };
const slug = (text) => text.normalize("NFC").toLowerCase().replace(/[äöüß]/g, (one) => SPELT[one]).normalize("NFKD")
  .replace(/[^\x00-\x7F]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-/, "").slice(0, 80).replace(/-$/, "");

// Whether an end is before its beginning, of which one may be less exact than the other.
const isBefore = (end, begin) => {
  const length = Math.min(end.length, begin.length);
  return end.slice(0, length) < begin.slice(0, length);
};

// From where on a refused value is wrong, in characters.
const faultOf = ({ form: pattern, laenge, soweit }, value) => {
  if (laenge && [...value].length > laenge) return laenge;
  if (!pattern) return 0;
  const [right] = new RegExp(`(?:${soweit ?? pattern})`, "uy").exec(value) ?? [""];
  return right === value ? 0 : [...right].length;
};

// What two texts share that look the same: case, spaces and other alphabets do not count (reading/characters.py).
const likeness = ([others, latin]) => {
  const seen = new Map([...others].map((one, number) => [one, latin[number]]));
  return (text) => [...text.normalize("NFKC")].map((one) => seen.get(one) ?? one).join("")
    .toLowerCase().replaceAll("ß", "ss").split(/\s+/).filter(Boolean).join(" ");
};

// The last day that a date of 4, 7 or 10 letters can mean, and its first.
const last = (date) => date + "-12-31".slice(date.length - 4);
const first = (date) => date + "-01-01".slice(date.length - 4);

export const broken = (form, question, values) => {
  for (const value of values) {
    for (const rule of question.regeln ?? []) {
      const { muss, form: pattern, laenge, nicht } = rule;
      const fits = !pattern || (new RegExp(`^(?:${pattern})$`, "u").test(value) && (!question.datum || exists(value)));
      if (fits && !(laenge && [...value].length > laenge) && !(nicht && new RegExp(nicht, "iu").test(value))) continue;
      return filled(form.saetze.regel, { name: question.frage, must: muss, value: shown(value, faultOf(rule, value)) });
    }
  }
  return "";
};

const same = (some, others) => some.length === others.length && some.every((one) => others.includes(one));
const under = (question, path) => question.pfad === path || question.pfad?.startsWith(`${path}.`);
const rootOf = (question) => question.pfad?.split(".")[0];

// --- The change ---

// `state`: record (what is meant and its name; null for a new one), data (the record itself), others, answers, today, number (of the block of a list,
// -1 for one more), several (whether the record has more than one such block), drop (whether that block goes).
class Change {
  constructor(form, state) {
    Object.assign(this, { form, ...state, gone: new Set(), written: new Map(), problems: new Map() });
    this.removable = new Set(form.fragen.find((one) => one.id === GONE)?.wahl.map(([, path]) => path));
    this.asked = form.fragen.filter((one) => one.id !== GONE && one.id !== form.eintrag);
    this.dropped = state.drop ? Object.keys(form.listen).find((key) => this.removable.has(key)) : "";
    if (this.dropped) this.gone.add(this.dropped);
    this.asked = this.asked.filter((one) => !this.dropped || !under(one, this.dropped));
  }

  now(question) { return this.answers.get(question.id) ?? EMPTY; }
  before(question) { return this.today.get(question.id) ?? EMPTY; }
  isAnswered(question) { return this.now(question).length > 0; }
  isChanged(question) { return !same(this.now(question), this.before(question)); }
  say(question, sentence) { if (!this.problems.has(question.id)) this.problems.set(question.id, sentence); }

  // What is written for a question; an emptied one falls away, with its block where the block cannot do without it.
  take(question) {
    const [now, before] = [this.now(question), this.before(question)];
    const sentence = broken(this.form, question, now);
    if (sentence) this.say(question, sentence);
    if (!now.length) return before.length && this.empty(question);
    if (question.art === "lines" && before.every((one) => now.includes(one))) {
      const added = now.filter((one) => !before.includes(one));
      return added.length && this.written.set(question.id, added);
    }
    if (question.art === "lines" && this.isChanged(question)) this.gone.add(question.faellt);
    if (question.noetig || this.isChanged(question)) this.written.set(question.id, now);
  }

  empty(question) {
    const path = question.faellt;
    const isAlone = path === question.pfad || this.asked.every((one) => !under(one, path) || !this.isAnswered(one));
    if (this.removable.has(path) && isAlone) this.gone.add(path);
    else this.say(question, question.fehlt);
  }

  // Lists of those who give or carry are written whole; a block of a list is named where there are several.
  complete() {
    for (const root of this.form.stellen) {
      if (![...this.gone].some((path) => path.startsWith(`${root}.`))) continue;
      for (const one of this.asked) if (rootOf(one) === root && this.isAnswered(one)) this.written.set(one.id, this.now(one));
    }
    for (const [root, name] of Object.entries(this.form.listen)) {
      const question = this.form.fragen.find((one) => one.pfad === `${root}.${name}`);
      const touched = this.asked.some((one) => rootOf(one) === root && this.written.has(one.id))
        || [...this.gone].some((path) => path.split(".")[0] === root);
      if (question && touched && this.number >= 0 && this.several) this.written.set(question.id, this.before(question));
    }
    for (const path of this.gone) {
      if ([...this.gone].some((other) => path.startsWith(`${other}.`))) this.gone.delete(path);
    }
  }

  require() {
    for (const one of this.asked) {
      if (this.isAnswered(one)) continue;
      if (one.noetig || (!this.record && one.neuNoetig)) this.say(one, one.fehlt);
      else if (one.blockNoetig && !one.beleg && this.hasBlock(one)) this.say(one, one.fehlt);
      else if (one.beleg && this.isNews(one)) this.say(one, one.fehlt);
    }
    this.requireSource();
    if (!this.record) this.requireNew();
    this.requirePeriod();
    this.requireOwn();
    this.requireSpelling();
    this.requireProof();
  }

  // A new record has an id of its own.
  requireNew() {
    const { kuerzel, vergeben, gibtEs, vergebenSatz, anfang, saetze } = this.form;
    const question = kuerzel && this.asked.find((one) => one.id === kuerzel);
    const [name] = question ? this.now(question) : EMPTY;
    if (!name) return;
    const id = slug(name);
    const values = { name: question.frage, must: anfang, value: shown(name), sentence: filled(gibtEs ?? "", [shown(name)]) };
    if (vergeben.includes(id)) this.say(question, filled(vergebenSatz, values));
    else if (!/^[a-z]/.test(id)) this.say(question, filled(saetze.regel, values));
  }

  requirePeriod() {
    for (const { ende, beginn, pfad, name } of this.form.zeitraum) {
      const [begin, end] = [beginn, ende].map((id) => this.asked.find((one) => one.id === id));
      const hier = end && this.now(end)[0];
      const dort = begin ? this.now(begin)[0] : pfad.split(".").reduce((value, key) => value?.[key], this.data);
      if (!dort || !hier || !isBefore(hier, dort) || (begin && this.problems.has(begin.id))) continue;
      this.say(end, filled(this.form.saetze.zeitraum, { ende: end.frage, beginn: begin?.frage ?? name, hier, dort }));
    }
  }

  // What every record has for itself alone; `others` are the records of today but for the one that is meant.
  requireOwn() {
    const { eigenes, gleich, rufnamen, saetze } = this.form;
    for (const [id, how] of Object.entries(eigenes)) {
      const question = this.asked.find((one) => one.id === id);
      const [value] = question ? this.now(question) : EMPTY;
      const alike = how === "genau" ? (text) => text : likeness(gleich);
      const other = value && this.others.find((one) => one[question.pfad] && alike(one[question.pfad]) === alike(value));
      if (!other) continue;
      const called = rufnamen.map((key) => other[key]).find(Boolean);
      this.say(question, filled(saetze.doppelt, { name: question.frage, value: shown(value), other: called }));
    }
  }

  // A place that is known with an umlaut is not to be written with ae.
  requireSpelling() {
    const { orte, saetze } = this.form;
    for (const question of this.asked.filter((one) => one.pfad?.split(".").at(-1) === "ort")) {
      const [word] = this.now(question);
      const right = word && !orte.includes(word) && orte.find((one) => slug(one) === slug(word));
      if (right) this.say(question, filled(saetze.schreibung, { name: question.frage, right, word: shown(word) }));
    }
  }

  // No proof is newer than the newest source, the one that is being described with them.
  requireProof() {
    const stand = this.asked.find((one) => one.id === "quelle_stand");
    const days = [this.form.neueste, stand && this.now(stand)[0]].filter((one) => /^\d{4}/.test(one));
    const day = days.sort((one, other) => last(one) < last(other) ? 1 : -1)[0];
    for (const question of this.asked.filter((one) => one.beleg && this.isWritten(one))) {
      const [value] = this.now(question);
      if (!day || !/^\d{4}/.test(value) || first(value) <= last(day)) continue;
      this.say(question, filled(this.form.saetze.spaet, { name: question.frage, day }));
    }
  }

  isWritten({ id }) { return this.written.has(id); }

  // Whether something else stands in the question's block, and somebody changed it.
  hasBlock({ block }) {
    const members = this.asked.filter((one) => one.block === block || under(one, block));
    return members.some((one) => this.isAnswered(one)) && members.some((one) => this.isChanged(one));
  }

  // Whether something new is said that the date of a proof belongs to.
  isNews({ block }) {
    return this.asked.some((one) => !one.beleg && this.written.has(one.id) && one.pfad
      && (block ? under(one, block) && !one.teilFrei : !one.frei));
  }

  requireSource() {
    const question = this.asked.find((one) => one.id === "quelle");
    if (!question) return;
    const isNew = this.asked.some((one) => one.block === "quelle" && this.isAnswered(one));
    const needs = !this.record || this.form.fragen.some((one) => this.written.has(one.id) && one.pfad && !one.frei
      && !this.gone.has(rootOf(one)));
    const label = question.frage;
    if (this.isAnswered(question) && isNew) this.say(question, filled(this.form.saetze.beideQuellen, { label }));
    if (needs && !this.isAnswered(question) && !isNew) this.say(question, filled(this.form.saetze.ohneQuelle, { label }));
  }

  answer(question) {
    const { form } = this;
    if (question.id === form.eintrag) return this.record?.name ?? "";
    const values = question.id === GONE ? [...this.gone] : this.written.get(question.id);
    const names = values?.map((value) => question.wahl?.find(([, meant]) => meant === value)?.[0] ?? value) ?? EMPTY;
    if (question.art === "tick") return names.map((name) => `- [x] ${name}`).join("\n");
    return names.join(question.art === "lines" ? "\n" : ", ");
  }

  // How many answers differ from today.
  get count() { return this.asked.filter((one) => this.isChanged(one)).length + (this.dropped ? 1 : 0); }

  get text() {
    const parts = this.form.fragen.map((question, place) => [question.frage, this.answer(question), place])
      .filter(([, answer, place]) => answer || !place);
    return [...parts.map(([label, answer]) => `### ${label}\n\n${answer}`.trimEnd()), this.form.ende, ""].join("\n\n");
  }
}

// The text, what it is called, the sentences by question, and how many answers differ from today.
export const compose = (form, state) => {
  const change = new Change(form, state);
  for (const question of change.asked) change.take(question);
  change.complete();
  change.require();
  const name = state.record?.name ?? ["kurzname", "name", "titel", "mass"].map((id) => state.answers.get(id)?.[0]).find(Boolean);
  const title = filled(form.tut, [shown(name ?? "")]);
  return { text: change.text.trimEnd() + "\n", title, problems: change.problems, count: change.count };
};

export const counted = (form, state) => new Change(form, state).count;
