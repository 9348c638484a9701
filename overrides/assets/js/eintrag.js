// Builds the page that writes a change: a list of forms, a choice of records, the questions with today's values.
// Each step has an address of its own, so that the browser itself asks before something typed is lost.
import { broken, compose, counted, filled, mended, proofOf, today, words } from "./eintrag-text.js";

const root = document.querySelector("[data-eintrag]");
const said = root.dataset;
const asked = new URLSearchParams(location.search);
const PAUSE = 700; // ms without a key, then what was typed is checked
const LONGEST = { github: 7000, email: 1800 }; // characters of a link that GitHub and mail programs take

const view = (name) => root.querySelector(`[data-ansicht="${name}"]`);
const part = (where, name) => where.querySelector(`[data-${name}]`);
const load = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address);
  return answer.json();
};

// An element with its properties, attributes (those with a hyphen) and children.
const make = (tag, options = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (name.includes("-")) made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
};

const open = (name) => {
  view(name).hidden = false;
  part(root, "zurueck").hidden = name === "liste";
  return view(name);
};

const tell = (sentence) => {
  const message = part(root, "meldung");
  message.textContent = sentence;
  message.hidden = false;
};

const entitled = (where, name, text) => {
  part(where, "name").textContent = name;
  part(where, "text").textContent = text;
  document.title = `${name} – ${document.title}`;
};

const address = (form, record) => `?${new URLSearchParams({ formular: form, ...(record && { eintrag: record }) })}`;

// --- First step: what to do ---

const showList = (listed) => {
  const groups = Map.groupBy ? Map.groupBy(listed, (one) => one.gruppe) : grouped(listed, (one) => one.gruppe);
  const lists = [...groups].map(([group, forms]) => make("section", {}, make("h3", { textContent: group }),
    make("ul", {}, ...forms.map((form) => make("li", {}, make("a", { href: address(form.id), textContent: form.name }),
      make("span", { textContent: form.text }))))));
  part(open("liste"), "liste").append(...lists);
};

const grouped = (items, key) => items.reduce((all, one) => all.set(key(one), [...(all.get(key(one)) ?? []), one]), new Map());

// --- Second step: which record ---

const showChoice = (id, form) => {
  const where = open("auswahl");
  entitled(where, form.name, form.text);
  const question = form.fragen.find((one) => one.id === form.eintrag);
  const first = form.neu ? [new Option(said.neu, "neu")] : [];
  const choice = make("select", { id: "eintrag-auswahl", name: "eintrag", required: true }, ...first,
    ...question.wahl.map(([name, meant]) => new Option(name, meant)));
  part(where, "felder").append(make("input", { type: "hidden", name: "formular", value: id }),
    make("div", { className: "field" }, make("label", { htmlFor: choice.id, textContent: question.frage }), choice));
};

// --- Third step: the questions ---

// A field: its element, its question, and what stands in it.
class Field {
  constructor(form, question, name = `feld-${question.id}`) {
    Object.assign(this, { form, question, name, order: [], before: [] });
    this.error = make("p", { className: "field__error", id: `${name}-fehler`, hidden: true });
    this.was = make("p", { className: "writing__was", id: `${name}-bisher`, hidden: true });
    this.help = make("p", { className: "small", id: `${name}-hilfe`, textContent: question.hilfe ?? "", hidden: !question.hilfe });
    this.element = ["multi", "tick"].includes(question.art) ? this.choices() : this.line();
  }

  get described() { return `${this.name}-hilfe ${this.name}-bisher ${this.name}-fehler`; }

  get title() {
    const mark = this.question.noetig ? make("span", { className: "writing__must", textContent: ` (${said.pflicht})` }) : "";
    return [this.question.frage, mark];
  }

  line() {
    const { question, name } = this;
    const options = { id: name, name: question.id, "aria-describedby": this.described };
    if (question.art === "dropdown") {
      this.control = make("select", options, new Option(question.noetig ? said.waehlen : said.keine, ""),
        ...question.wahl.map(([label, meant]) => new Option(label, meant)));
    } else if (question.art === "input") {
      this.control = make("input", { ...options, type: "text", placeholder: question.muster ?? "" });
    } else this.control = make("textarea", { ...options, rows: question.art === "lines" ? 3 : 5 });
    return make("div", { className: "field" }, make("label", { htmlFor: name }, ...this.title), this.help, this.control,
      this.was, this.error);
  }

  choices() {
    const { question, name } = this;
    this.boxes = question.wahl.map(([label, meant], number) => {
      const id = `${name}-${number}`;
      const box = make("input", { type: "checkbox", id, name: question.id, value: meant, "aria-describedby": this.described });
      box.addEventListener("change", () => this.order = this.order.filter((one) => one !== meant).concat(box.checked ? meant : []));
      return [box, make("div", { className: "writing__box" }, box, make("label", { htmlFor: id, textContent: label }))];
    });
    this.control = this.boxes[0][0];
    return make("fieldset", { className: "field" }, make("legend", {}, ...this.title), this.help,
      make("div", { className: "writing__boxes" }, ...this.boxes.map(([, line]) => line)), this.was, this.error);
  }

  get values() { return words(this.question, this.boxes ? this.order : this.control.value); }

  set values(values) {
    this.order = [...values];
    for (const [box] of this.boxes ?? []) box.checked = values.includes(box.value);
    if (!this.boxes) this.put(values);
    this.before = this.values;
  }

  // What is no choice any more stays until somebody chooses something else.
  put(values) {
    if (this.question.art === "dropdown" && values[0] && !this.question.wahl.some(([, meant]) => meant === values[0])) {
      this.control.add(new Option(values[0]));
    }
    this.control.value = values.join("\n");
  }

  names(values) {
    return values.map((value) => this.question.wahl?.find(([, meant]) => meant === value)?.[0] ?? value).join(", ");
  }

  // What stood there, once it is different; of several choices their order.
  compare() {
    const [now, before] = [this.values, this.before];
    const isSame = now.length === before.length && now.every((one) => before.includes(one));
    this.was.hidden = isSame || (!before.length && !(this.boxes && now.length > 1));
    if (before.length) this.was.textContent = filled(now.length ? said.bisher : said.geleert, [this.names(before)]);
    else this.was.textContent = filled(said.gewaehlt, [this.names(now)]);
    this.element.classList.toggle("writing__changed", !isSame);
  }

  // What came along unseen from another program goes, and the page says so.
  mend() {
    const { control, help, form, question } = this;
    const text = this.boxes || question.wahl ? control.value : mended(form, control.value);
    if (text === control.value) return;
    control.value = text;
    help.textContent = [question.hilfe, said.berichtigt].filter(Boolean).join(" ");
    help.hidden = false;
  }

  check() { this.complain(broken(this.form, this.question, this.values)); }

  complain(sentence) {
    this.error.textContent = sentence;
    this.error.hidden = !sentence;
    for (const box of this.boxes?.map(([one]) => one) ?? [this.control]) {
      if (sentence) box.setAttribute("aria-invalid", "true");
      else box.removeAttribute("aria-invalid");
    }
  }
}

// A sentence that comes while a button is pressed would move the button away from under the pointer: the press first.
let isPressed = false;
addEventListener("pointerdown", () => isPressed = true, true);
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => isPressed = false, true);
const afterPress = (act) => {
  if (isPressed) addEventListener("pointerup", () => setTimeout(act), { once: true });
  else act();
};

// --- Last step: the text, and the ways to hand it in ---

class Result {
  // `done` is called once the text is on its way.
  constructor(index, done) {
    Object.assign(this, { index, done, where: part(root, "ergebnis") });
    part(this.where, "kopieren").addEventListener("click", () => this.copy());
    for (const way of ["github", "email"]) part(this.where, way).addEventListener("click", done);
  }

  hide() { this.where.hidden = true; }

  // The focus goes to its heading, or to what is to be read first.
  show(text, title, first = this.where.querySelector("h2")) {
    const mail = encodeURIComponent(text.replaceAll("\n", "\r\n"));
    const base = this.index.einreichen;
    this.where.hidden = false;
    this.where.querySelector("textarea").value = text;
    this.offer("github", base, base && `${base}&title=${encodeURIComponent(title)}`, `&text=${encodeURIComponent(text)}`);
    this.offer("email", this.index.email, `mailto:${this.index.email}?subject=${encodeURIComponent(title)}`, `&body=${mail}`);
    part(this.where, "kopiert").textContent = "";
    first.focus();
  }

  // One way to hand in; a text that is too long for a link is to be pasted.
  offer(way, isThere, link, text) {
    const where = this.where.querySelector(`[data-weg="${way}"]`);
    const isLong = link.length + text.length > LONGEST[way];
    where.hidden = !isThere;
    part(where, way).href = isLong ? link : link + text;
    part(where, "kurz").hidden = isLong;
    part(where, "lang").hidden = !isLong;
  }

  async copy() {
    const area = this.where.querySelector("textarea");
    const status = part(this.where, "kopiert");
    area.select();
    try {
      await navigator.clipboard.writeText(area.value);
      this.done();
      status.textContent = status.dataset.ja;
    } catch {
      status.textContent = status.dataset.nein;
    }
  }
}

class Writing {
  constructor(index, id, form, record, data, others) {
    Object.assign(this, { index, id, form, record, data, others, isTyped: false });
    this.where = open("fragen");
    this.box = part(this.where, "fragen");
    this.result = new Result(index, () => this.isTyped = false);
    this.hasGone = form.fragen.some((one) => one.id === "entfaellt");
    this.list = data && Object.keys(form.listen).find((key) => this.hasGone && form.fragen.some((one) => one.pfad?.startsWith(`${key}.`)));
    this.number = this.list && data[this.list]?.length ? 0 : -1;
    this.fields = form.fragen.filter((one) => this.isAsked(one)).map((one) => new Field(form, one));
    this.head();
    this.body();
    this.fill();
    this.listen();
  }

  // What several others give or carry has one field for a name: then nobody could tell whose it is.
  isAsked({ id, art, pfad }) {
    if (id === "entfaellt" || id === this.form.eintrag) return false;
    const [first, last] = pfad?.split(".") ?? [];
    const others = this.data && this.form.stellen.includes(first) && last !== "partner" ? this.data[first] ?? [] : [];
    this.isMany ||= art === "input" && others.filter((one) => one.name).length > 1;
    return art !== "input" || others.filter((one) => one.name).length < 2;
  }

  head() {
    const { form, record, where } = this;
    entitled(where, record ? `${form.name}: ${record.name}` : form.name, form.text);
    part(where, "folgen").textContent = form.folgen;
    part(where, "folgen").hidden = !form.folgen;
    part(where, "heutige").hidden = !this.data || !this.hasGone;
    const own = this.index.find((one) => one.id === this.id);
    const also = record && own.ordner ? this.index.filter((one) => one.ordner === own.ordner && one !== own) : [];
    part(where, "auch").hidden = !also.length;
    part(where, "auch").append(...also.map((one) => make("li", {}, make("a", { href: address(one.id, record.meant), textContent: one.name }))));
  }

  // The questions, those of one part in a group.
  body() {
    const target = part(this.where, "felder");
    for (const [name, fields] of runs(this.fields, (field) => field.question.gruppe ?? "")) {
      const isList = this.list && fields.some((one) => one.question.pfad?.startsWith(`${this.list}.`));
      const inner = [...(isList ? this.chooser(name) : []), ...fields.map((one) => one.element)];
      target.append(...(name ? [make("fieldset", { className: "writing__group" }, make("legend", { textContent: name }), ...inner)] : inner));
    }
    if (this.isMany) target.prepend(make("p", { className: "small", textContent: said.mehrere }));
  }

  // Which block of a list the questions are about: one of today, or one more.
  chooser(name) {
    const blocks = this.data[this.list] ?? [];
    const key = this.form.listen[this.list];
    if (!blocks.length) return [];
    this.choice = make("select", { id: "feld-welcher" }, ...blocks.map((one, number) => new Option(one[key], number)), new Option(said.mehr, -1));
    this.drop = make("input", { type: "checkbox", id: "feld-loeschen" });
    this.choice.addEventListener("change", () => {
      this.number = Number(this.choice.value);
      this.drop.checked = false;
      this.dropLine.hidden = this.number < 0;
      this.fill((field) => field.question.pfad?.startsWith(`${this.list}.`));
    });
    this.dropLine = make("p", {}, this.drop, make("label", { htmlFor: this.drop.id, textContent: filled(said.loeschen, [name]) }));
    return [make("div", { className: "field" }, make("label", { htmlFor: this.choice.id, textContent: filled(said.block, [name]) }), this.choice), this.dropLine];
  }

  // Fill in what stands in the record today, where emptying a field can be told.
  fill(which = () => true) {
    this.today = this.hasGone ? today(this.form, this.data, this.number) : new Map();
    const name = this.list && `${this.list}.${this.form.listen[this.list]}`;
    for (const field of this.fields.filter(which)) {
      const { question } = field;
      field.values = this.today.get(question.id) ?? [];
      if (question.pfad === name) field.control.readOnly = this.number >= 0;
      if (question.beleg) this.tellProof(field);
      field.compare();
      field.complain("");
    }
  }

  tellProof({ question, help }) {
    const [proof] = proofOf(this.form, question, this.data, this.number);
    help.textContent = [question.hilfe, proof && filled(said.heute, [proof])].filter(Boolean).join(" ");
  }

  listen() {
    let pause;
    for (const field of this.fields) {
      field.element.addEventListener("input", () => {
        clearTimeout(pause);
        field.compare();
        if (!field.error.hidden) field.check();
        else pause = setTimeout(() => this.tell(field), PAUSE);
      });
      field.element.addEventListener("change", () => afterPress(() => this.tell(field)));
    }
    this.box.addEventListener("input", () => this.changed());
    this.box.addEventListener("change", () => this.changed());
    this.box.addEventListener("submit", (event) => this.write(event));
    addEventListener("beforeunload", (event) => this.isTyped && event.preventDefault());
  }

  // Check a field; what is wrong is read aloud as well as shown.
  tell(field) {
    field.mend();
    field.check();
    const said = part(this.where, "gesagt");
    if (said.textContent !== field.error.textContent) said.textContent = field.error.textContent;
  }

  get state() {
    const answers = new Map(this.fields.map((field) => [field.question.id, field.values]));
    const several = this.list && this.data[this.list].length > 1;
    return { record: this.record, data: this.data, others: this.others, answers, today: this.today, number: this.number, several, drop: this.drop?.checked };
  }

  changed() {
    const count = counted(this.form, this.state);
    this.isTyped = count > 0;
    this.result.hide();
    part(this.where, "anzahl").textContent = count ? (count > 1 ? filled(said.viele, [count]) : said.eine) : "";
  }

  write(event) {
    event.preventDefault();
    for (const field of this.fields) field.mend();
    const { text, title, problems, count } = compose(this.form, this.state);
    const box = part(this.where, "fehler");
    for (const field of this.fields) field.complain(problems.get(field.question.id) ?? "");
    const lines = this.fields.filter((field) => problems.has(field.question.id))
      .map((field) => make("li", {}, make("a", { href: `#${field.control.id}`, textContent: problems.get(field.question.id) })));
    if (!count) lines.unshift(make("li", { textContent: said.nichts }));
    box.querySelector("ul").replaceChildren(...lines);
    box.hidden = !lines.length;
    this.result.hide();
    if (lines.length) box.focus();
    else this.result.show(text, title);
  }
}

// Neighbours with the same key, each with that key.
const runs = (items, key) => items.reduce((all, one) => {
  const last = all.at(-1);
  if (last?.[0] === key(one)) last[1].push(one);
  else all.push([key(one), [one]]);
  return all;
}, []);

// --- The way through the steps ---

// `?eintrag=partner/x/` comes from the page of a record and means the first form about such records.
const meant = (index) => {
  const [folder, record] = (asked.get("eintrag") ?? "").split("/");
  if (asked.get("formular")) return [asked.get("formular"), asked.get("eintrag")];
  return record ? [index.find((one) => one.ordner === folder)?.id, record] : [];
};

// The record, its data, and the others where each must have something of its own.
const recordOf = async (form, id) => {
  if (!form.eintrag || !id || id === "neu") return [null, null, await recordsFor(form)];
  const name = form.fragen.find((one) => one.id === form.eintrag).wahl.find(([, one]) => one === id)?.[0];
  const { daten } = await load(`${said.daten}${form.datei}.json`);
  const data = daten.find((one) => one.id === id) ?? daten[id];
  return name && data ? [{ meant: id, name }, data, daten.filter((one) => one !== data)] : [undefined];
};

// The records of today beside a new one; without them the form says later what it shares with them.
const recordsFor = (form) => Object.keys(form.eigenes).length
  ? load(`${said.daten}${form.datei}.json`).then(({ daten }) => daten, () => []) : [];

const start = async () => {
  const { formulare, einreichen, email } = await load(`${said.formulare}formulare.json`);
  const index = Object.assign(formulare, { einreichen, email });
  const [id, wanted] = meant(index);
  if (asked.size && !index.some((one) => one.id === id)) tell(said.unbekannt);
  if (!index.some((one) => one.id === id)) return showList(index);
  const form = await load(`${said.formulare}${id}.json`);
  if (form.tabellen) {
    const { showTable } = await import("./eintrag-tabelle.js");
    entitled(open("tabelle"), form.name, form.text);
    return showTable({ form, where: view("tabelle"), data: said.daten, result: new Result(index, () => {}), make });
  }
  if (form.eintrag && !wanted) return showChoice(id, form);
  const [record, data, others] = await recordOf(form, wanted);
  if (record === undefined) return tell(said.unbekannt), showChoice(id, form);
  return new Writing(index, id, form, record, data, others);
};

document.querySelector("[data-ohne-skript]").hidden = true;
root.hidden = false;
start().catch((error) => {
  tell(said.kaputt);
  throw error;
}).finally(() => document.documentElement.classList.remove("asked"));
