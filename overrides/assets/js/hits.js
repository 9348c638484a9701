// What the search makes of Pagefind's results: whether a page really holds what was asked, how well, and the sentence
// that shows it. Pagefind falls back to ever shorter beginnings of a word that stands nowhere („Bispingen“ → „bis“);
// here each word is compared again.
import { distance, fold } from "./letters.js";

const LOADED = 16; // of the results, so many pages are compared
const LENGTH = 110; // of the sentence, as many letters are shown
const [SAME, BEGINNING, SLIP] = [1, 0.8, 0.4];
// What a page is about counts for more than what it mentions.
const ABOUT = { orte: 4, title: 3, suchworte: 2.5 };
// Of two equals, what helps comes first, and a page that only gathers what others say comes last.
const KINDS = ["Landkreis", "Angebot", "Handlungsfeld", "Partner", "", "Projekt", "Früherer Partner", "Wegweiser"];
const place = (kind) => KINDS.indexOf(KINDS.includes(kind) ? kind : "");

// Words that say nothing about what somebody looks for.
const SMALL = new Set(
  `aber alle als am an auch auf aus bei bekomme bekommen bin brauche brauchen bitte da das dem den der des die ein eine
  einem einen einer eines er es finde finden für gibt hab habe haben hat helfen hilft ich ihr im in ist kann können man
  mein meine meinem meinen meiner mich mir mit möchte nach oder sein sie sind suche suchen über um und von vom was wer
  welche wenn werden wie will wir wo wobei zu zum zur
  a about am an and are at can do does find for get have help how i in is looking me my need of on or search the to want
  what where who with`.split(/\s+/).map(fold),
);

const split = (text) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

// The words of a question, each as it was typed; the small ones only where there are no others.
export const terms = (text) => {
  const all = [...new Set(split(text))];
  const telling = all.filter((word) => !SMALL.has(fold(word)));
  return telling.length ? telling : all;
};

const shared = (one, other) => {
  let n = 0;
  while (n < one.length && one[n] === other[n]) n += 1;
  return n;
};

// How much a word of a page is the one that was asked for, both folded; 0: not at all. Digits have no inflection.
export const likeness = (asked, word) => {
  if (asked === word) return SAME;
  if (word.startsWith(asked)) return BEGINNING;
  if (/\p{N}/u.test(asked + word)) return 0;
  const common = shared(asked, word);
  if (common === word.length && common >= 3 && asked.length - common <= 3) return BEGINNING;
  if (common >= 3 && common >= asked.length * 0.6) return SLIP;
  const most = asked.length >= 8 ? 2 : asked.length >= 4 ? 1 : 0;
  return distance(asked, word, most) <= most ? SLIP : 0;
};

const best = (asked, words) => words.reduce((most, word) => Math.max(most, likeness(asked, word)), 0);
const folded = (text) => [...new Set(split(text).map(fold))];

// A page of Pagefind's as a hit: for each word asked how sure it is that the page holds it, and how much it is about it.
const hit = (page, score, asked) => {
  const text = folded(page.content);
  const about = Object.entries(ABOUT).map(([name, worth]) => [folded(page.meta[name] ?? ""), worth]);
  const sure = asked.map((one) => best(one, text));
  const worth = asked.map((one, n) => about.reduce((most, [words, x]) => Math.max(most, x * best(one, words)), sure[n]));
  return { page, score, sure, worth: worth.reduce((sum, one) => sum + one) };
};

const order = (one, other) =>
  other.worth - one.worth || place(one.page.meta.art) - place(other.page.meta.art) || other.score - one.score;

const compared = async (results, asked) => {
  const best = results.slice(0, LOADED);
  return Promise.all(best.map(async (result) => hit(await result.data(), result.score, asked)));
};

// How a word may be meant: as it is, with umlauts, without its end.
const spellings = (word) => {
  const least = /\p{N}/u.test(word) ? word.length : Math.max(3, Math.ceil(word.length * 0.6));
  const shorter = Array.from({ length: Math.max(0, word.length - least) }, (_, n) => word.slice(0, word.length - 1 - n));
  const umlauts = word.replace(/[aou]e/gi, (pair) => `${pair[0]}\u0308`.normalize("NFC"));
  return [...new Set([word, umlauts, ...shorter])];
};

const one = async (pagefind, word, asked) => {
  for (const spelling of spellings(word)) {
    const { results } = await pagefind.search(spelling);
    const found = (await compared(results, asked)).filter(({ sure }) => sure[asked.indexOf(fold(word))]);
    if (found.length) return found;
  }
  return [];
};

// The hits for a question, best first. Where no page holds all its words, those with some of them.
export const find = async (pagefind, text) => {
  const words = terms(text);
  const asked = words.map(fold);
  const { results } = await pagefind.search(words.join(" "));
  const whole = (await compared(results, asked)).filter(({ sure }) => sure.every(Boolean));
  if (whole.length) return whole.sort(order);
  const parts = new Map();
  for (const word of words) for (const found of await one(pagefind, word, asked)) parts.set(found.page.url, found);
  return [...parts.values()].sort(order);
};

// Whether none of the hits holds a word as it was asked for, but only one that looks like it.
export const isNear = (hits) => hits.every(({ sure }) => sure.every((one) => one <= SLIP));

const sentences = (text) => text.replace(/([.!?…])\s+(?=[\p{Lu}„])/gu, "$1\n").split("\n");

// The part of a sentence around the first word that was asked for, not longer than fits.
const clipped = (sentence, marks) => {
  if (sentence.length <= LENGTH) return sentence;
  const first = Math.max(0, sentence.search(marks));
  const start = first < LENGTH * 0.7 ? 0 : sentence.lastIndexOf(" ", first - 30) + 1;
  const cut = sentence.slice(start, start + LENGTH).replace(/\s\S*$/u, "");
  return `${start ? "… " : ""}${cut} …`;
};

// The sentence of a page that shows why it was found, as pieces: [text, whether it is what was asked for]. Never the
// title, which stands above it; where only the title holds the words, the first whole sentence.
export const excerpt = ({ content, meta }, text) => {
  const asked = terms(text).map(fold);
  const value = (word) => asked.reduce((most, one) => Math.max(most, likeness(one, fold(word))), 0);
  const rest = sentences(content).filter((one) => fold(one).replace(/\.$/, "") !== fold(meta.title));
  const sums = rest.map((one) => asked.reduce((sum, word) => sum + best(word, folded(one)), 0));
  const most = Math.max(0, ...sums);
  const shown = most ? rest[sums.indexOf(most)] : (rest.find((one) => split(one).length > 4) ?? rest[0] ?? "");
  const meant = split(shown).find(value);
  const pieces = clipped(shown, meant ? new RegExp(`(?<![\\p{L}\\p{N}])${meant}(?![\\p{L}\\p{N}])`, "u") : /^/);
  return pieces.split(/([\p{L}\p{N}]+)/u).map((piece, n) => [piece, n % 2 === 1 && value(piece) > 0]);
};
