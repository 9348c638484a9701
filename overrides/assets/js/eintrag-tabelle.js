// Reads a table that somebody changed in a spreadsheet, shows what is other than today, and writes the rows to hand in.
// The file stays in the browser. What a change means is decided by `python -m allianz form`; this only finds it.
import { dated, filled, shown } from "./eintrag-text.js";

const MOST = 50; // changes that are listed
const BEFORE = 15; // letters shown before the first that differs
const MONTHS = ["jan", "feb", "mrz", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"];
const WORKBOOKS = ["80,75,3,4", "208,207,17,224"]; // how .xlsx and .ods begin, and .xls
const UTF_16 = ["255,254", "254,255"];

class Refused extends Error {}

// --- A file → rows ---

export const decoded = (buffer, sentences) => {
  const bytes = new Uint8Array(buffer);
  const begins = (some) => some.includes(bytes.slice(0, some[0].split(",").length).join());
  if (begins(WORKBOOKS)) throw new Refused(sentences.mappe);
  if (begins(UTF_16) || bytes.includes(0)) throw new Refused(sentences.utf8);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
};

// Between the cells stands what makes the most of the first line; `sep=;` may come before it.
export const rowsOf = (text) => {
  const body = text.replace(/\r\n?/g, "\n").replace(/^sep=.*\n/i, "");
  const first = body.split("\n", 1)[0];
  const between = [";", ",", "\t"].reduce((one, other) => first.split(other).length > first.split(one).length ? other : one);
  const rows = [[]];
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${between}\\n]*))(${between}|\\n|$)`, "gy");
  for (const [all, quoted, bare, end] of body.matchAll(cell)) {
    if (!all && !rows.at(-1).length) break;
    rows.at(-1).push((quoted?.replaceAll('""', '"') ?? bare).trim());
    if (end === "\n") rows.push([]);
    if (!end) break;
  }
  return rows.filter((row) => row.some(Boolean));
};

const records = ([columns = [], ...rows]) => rows.map((row) => new Map(columns.map((name, place) => [name, row[place] ?? ""])));

// --- Rows → what is other than today ---

// A spreadsheet writes a day as 01.03.2024, a month as Mrz 24, a number without its zeros in front.
const date = (cell) => {
  const month = cell.match(/^([a-zä]{3})[a-z]*\.?[ -](?:20)?(\d\d)$/i);
  const number = month ? MONTHS.indexOf(month[1].toLowerCase().replace("mär", "mrz")) + 1 : 0;
  return number ? `20${month[2]}-${String(number).padStart(2, "0")}` : dated(cell);
};
const number = (cell) => /^[+\d][\d /-]*$/.test(cell) ? cell.replace(/[+ /-]/g, "").replace(/^0+/, "") : cell;
const typed = (cell) => cell.replace(/^'(?=[=+@-])/, ""); // the apostrophe that keeps a spreadsheet from computing
const alike = (cell, was) => cell === was || date(cell) === was || number(cell) === number(was);
export const same = (cell, was) => alike(typed(cell), typed(was));

export const tableOf = (columns, tables, name) => {
  const shared = (one) => tables[one].spalten.filter((column) => columns.includes(column)).length;
  const rank = (one) => shared(one) + (name.startsWith(one) ? 0.5 : 0);
  const best = Object.keys(tables).reduce((one, other) => rank(other) > rank(one) ? other : one);
  return shared(best) ? best : "";
};

// Whether a column holds what another one says in another language: titel_en.
const isTranslation = (column, table) => !table.spalten.includes(column) && table.texte.includes(column.replace(/_[a-z]{2,3}$/, ""));

// The change of a table: `rows` and `columns` to hand in, `changes` to show, how many records of today have no row.
export const compared = (file, before, together) => {
  const columns = file[0].filter(Boolean);
  const [now, today] = [records(file), records(before)];
  const key = (row) => together.map((name) => row.get(name) ?? "").join("\n");
  const byKey = (rows) => rows.reduce((all, row) => all.set(key(row), [...(all.get(key(row)) ?? []), row]), new Map());
  const [old, fresh] = [byKey(today), byKey(now)];
  const isOne = together.includes("id");
  const changes = [];
  for (const [name, rows] of fresh) {
    const others = [...(old.get(name) ?? [])];
    for (const row of rows) {
      const shared = others.map((one) => columns.filter((column) => same(row.get(column), one.get(column) ?? "")).length);
      const [was] = others.length ? others.splice(shared.indexOf(Math.max(...shared)), 1) : [undefined];
      for (const column of columns) {
        if (!was || !same(row.get(column), was.get(column) ?? "")) changes.push({ row, key: name, column, before: was?.get(column), now: row.get(column) });
      }
    }
  }
  const touched = new Set(changes.map((one) => one.key));
  const meant = new Set([...together, ...changes.map((one) => one.column)]);
  return {
    changes,
    unknown: isOne ? [...fresh.keys()].filter((name) => !old.has(name)) : [],
    missing: [...old.keys()].filter((name) => !fresh.has(name)).length,
    rows: now.filter((row) => touched.has(key(row))),
    columns: columns.filter((column) => !isOne || meant.has(column)),
  };
};

// --- What is other → the text ---

const quoted = (cell) => /[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

export const textOf = (form, name, { rows, columns }) => {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row.get(column)))];
  const table = [`${name}.csv`, ...lines.map((line) => line.map(quoted).join(";"))].join("\n");
  return `### ${form.frage}\n\n\`\`\`csv\n${table}\n\`\`\`\n\n${form.ende}\n`;
};

// --- The page ---

// Of two long texts what is around the first letter that differs.
const around = (text, other) => {
  const place = text.split("").findIndex((letter, index) => letter !== other[index]);
  const start = Math.max(0, (place < 0 ? text.length : place) - BEFORE);
  return `${start ? "… " : ""}${shown(text.slice(start))}`;
};

const nameOf = (row) => ["kurzname", "name", "titel", "zweck", "mass", "id"].map((one) => row.get(one)).find(Boolean) ?? "";

export const showTable = ({ form, where, data, result, make }) => {
  const said = form.saetze;
  const error = make("p", { className: "field__error", id: "tabelle-fehler", hidden: true });
  const help = make("p", { className: "small", id: "tabelle-hilfe", textContent: form.hilfe });
  const input = make("input", { type: "file", id: "tabelle-datei", accept: ".csv,.txt,text/csv", "aria-describedby": `${help.id} ${error.id}` });
  const status = make("p", { role: "status" });
  const list = make("ul", { tabIndex: -1, "aria-label": said.liste });
  where.append(make("div", { className: "field" }, make("label", { htmlFor: input.id, textContent: form.feld }), help, input, error), status, list);

  const tell = (sentence) => {
    error.textContent = sentence;
    error.hidden = false;
    input.setAttribute("aria-invalid", "true");
  };

  const line = (one) => make("li", {}, make("strong", { textContent: nameOf(one.row) }),
    ` – ${one.column}: ${filled(one.now ? (one.before ? said.anders : said.neu) : said.leer, { alt: around(one.before ?? "", one.now), neu: around(one.now, one.before ?? "") })}`);

  const read = async (file) => {
    const rows = rowsOf(decoded(await file.arrayBuffer(), said));
    const name = tableOf(rows[0] ?? [], form.tabellen, file.name);
    const table = form.tabellen[name];
    if (!table) throw new Refused(filled(said.spalten, [Object.keys(form.tabellen).map((one) => `${one}.csv`).join(", ")]));
    const other = rows[0].find((column) => column && !table.spalten.includes(column) && !isTranslation(column, table));
    if (other) throw new Refused(filled(said.spalte, { column: shown(other), name }));
    const answer = await fetch(`${data}${name}.csv`);
    if (!answer.ok) throw new Error(answer.url);
    const found = compared(rows, rowsOf(await answer.text()), table.zusammen);
    const told = found.changes.find((one) => isTranslation(one.column, table));
    if (told) throw new Refused(filled(said.uebersetzung, { column: told.column }));
    found.columns = found.columns.filter((column) => !isTranslation(column, table));
    if (found.unknown.length) throw new Refused(filled(said.unbekannt, [shown(found.unknown[0])]));
    return { name, ...found };
  };

  const show = ({ name, ...found }) => {
    const { changes, missing } = found;
    const count = changes.length ? filled(changes.length > 1 ? said.viele : said.eine, { zahl: changes.length, name }) : filled(said.nichts, { name });
    status.textContent = [count, missing ? filled(said.fehlen, [missing]) : ""].filter(Boolean).join(" ");
    list.append(...changes.slice(0, MOST).map(line), ...(changes.length > MOST ? [make("li", { textContent: filled(said.weitere, [changes.length - MOST]) })] : []));
    if (changes.length) result.show(textOf(form, name, found), filled(form.tut, [`${name}.csv`]), list);
  };

  input.addEventListener("change", async () => {
    result.hide();
    error.hidden = true;
    input.removeAttribute("aria-invalid");
    status.textContent = "";
    list.replaceChildren();
    const [file] = input.files;
    if (!file) return;
    try {
      show(await read(file));
    } catch (problem) {
      tell(problem instanceof Refused ? problem.message : said.kaputt);
      if (!(problem instanceof Refused)) throw problem;
    }
  });
};
