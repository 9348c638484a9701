// What the search makes of Pagefind's results: whether a page really holds what was asked, how well, and the sentence
// that shows it. Pagefind falls back to ever shorter beginnings of a word that stands nowhere („Bispingen“ → „bis“);
// here each word is compared again.
import { distance, fold } from "./letters.js";

const MOST = 5; // words of a question are asked one by one
const LOADED = 12; // of the results, so many pages are compared
const LENGTH = 110; // of the sentence, as many letters are shown
const [SAME, BEGINNING, SLIP, KIN] = [1, 0.7, 0.4, 0.3];
// What a page is about counts for more than what it mentions.
const ABOUT = { orte: 4, rufname: 3.5, title: 3, suchworte: 2.5 };
const EACH = 0.5; // of several words, a page should hold most
const LESS = { frueher: 0.5, antwort: 0.5, begriffe: 0.5 }; // what is gone, gathers what others say, or explains words
// Of two equals, what helps comes first. Kinds go by the names of the pages' templates, the same in every language.
const KINDS = ["angebot", "handlungsfeld", "partner", "", "landkreis", "projekt"];
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

// A number keeps its thousands together: „1.000“ is 1000, as in the index.
const WORD = /(\p{N}{1,3}(?:[.,]\p{N}{3})+(?!\p{N})|[\p{L}\p{N}]+)/u;
const whole = (word) => word.replace(/[.,]/g, "");
const typed = (text) => text.split(WORD).filter((_, place) => place % 2);
const split = (text) => typed(text).map(whole);

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

// How much a word of a page is the one that was asked for, both folded; 0: not at all. A word may go on, be the end of
// a longer one, or have another ending; digits have none of that.
export const likeness = (asked, word) => {
  if (asked === word) return SAME;
  if (word.startsWith(asked)) return BEGINNING;
  if (/\p{N}/u.test(asked + word)) return 0;
  if (asked.length >= 5 && word.endsWith(asked)) return BEGINNING;
  const common = shared(asked, word);
  const left = asked.length - common;
  if (common === word.length && common >= 3 && left <= 2) return BEGINNING;
  const most = asked.length >= 8 ? 2 : asked.length >= 4 ? 1 : 0;
  if (distance(asked, word, most) <= most) return SLIP;
  return common >= 3 && common >= asked.length * 0.6 && (left <= 3 || common === word.length) ? KIN : 0;
};

const best = (asked, words) => words.reduce((most, word) => Math.max(most, likeness(asked, word)), 0);
const folded = (text) => [...new Set(split(text).map(fold))];

// A page of Pagefind's as a hit: for each word asked how sure it is that the page holds it, and how much it is about
// them all. The name of a Landkreis is a place too.
const hit = (page, score, asked) => {
  const text = folded(page.content);
  const isKreis = page.meta.orte !== undefined;
  const about = Object.entries(ABOUT).map(([name, worth]) => [
    folded(page.meta[name] ?? ""),
    isKreis && name === "title" ? ABOUT.orte : worth,
  ]);
  const sure = asked.map((one) => best(one, text));
  const worth = asked.map((one, n) => about.reduce((most, [words, x]) => Math.max(most, x * best(one, words)), sure[n]));
  const total = worth.reduce((sum, one) => sum + one + (one && EACH), 0);
  return { page, score, sure, text, worth: total * (LESS[page.meta.kind] ?? 1) };
};

// A name as one word, as it stands in the index too (the filter „ganz“ in hooks/allianz/site/rendering.py).
const joined = (name) => split(fold(name)).join("").replace(/ae|oe|ue/g, (pair) => pair[0]);
const isNamed = (page, name) => joined(page.meta.title) === name;

const order = (one, other) =>
  other.isNamed - one.isNamed || other.worth - one.worth || place(one.page.meta.kind) - place(other.page.meta.kind) || other.score - one.score;

const compared = async (results, asked) => {
  const first = results.slice(0, LOADED);
  return Promise.all(first.map(async (result) => hit(await result.data(), result.score, asked)));
};

// A word that stands nowhere may be meant without its last letters.
const shortened = (word) => {
  const least = /\p{N}/u.test(word) ? word.length : Math.max(3, Math.ceil(word.length * 0.4));
  return Array.from({ length: Math.max(0, word.length - least) }, (_, n) => word.slice(0, word.length - 1 - n));
};
const umlauts = (word) => word.replace(/[aou]e/gi, (pair) => `${pair[0]}\u0308`.normalize("NFC"));

// The hits for one word of a question: with the word itself; else with one that begins like it.
const byWord = async (pagefind, word, asked) => {
  const meant = fold(word);
  const which = async (spelling, rule) =>
    (await compared((await pagefind.search(spelling)).results, asked)).filter(({ text }) => text.some(rule));
  for (const spelling of new Set([word, umlauts(word)])) {
    const found = await which(spelling, (other) => likeness(meant, other) >= BEGINNING);
    if (found.length) return found;
  }
  for (const spelling of shortened(word)) {
    const found = await which(spelling, (other) => other.startsWith(fold(spelling)) && likeness(meant, other));
    if (found.length) return found;
  }
  return [];
};

// The hits for a question, best first: pages with all its words, and with some of them.
export const find = async (pagefind, text) => {
  const words = terms(text);
  const asked = words.map(fold);
  const together = words.length > 1 ? await compared((await pagefind.search(words.join(" "))).results, asked) : [];
  const hits = together.filter(({ sure }) => sure.every((one) => one >= BEGINNING));
  for (const word of words.slice(0, MOST)) hits.push(...(await byWord(pagefind, word, asked)));
  const name = joined(text);
  if (hits.length >= LOADED && !hits.some(({ page }) => isNamed(page, name))) {
    const { results } = await pagefind.search(`qq${name}qq`);
    hits.push(...(await compared(results.slice(0, 1), asked)).filter(({ page }) => isNamed(page, name)));
  }
  for (const one of hits) one.isNamed = isNamed(one.page, name);
  return [...new Map(hits.map((one) => [one.page.url, one])).values()].sort(order);
};

// Whether none of the hits holds a word as it was asked for, but only one that looks like it.
export const isNear = (hits) => hits.every(({ sure }) => sure.every((one) => one <= SLIP));

// A full stop behind one letter or a day ends no sentence („e. V.“, „31. Juli“).
const sentences = (text) => text.replace(/(?<!(?:^|\s)(?:\p{L}|\d{1,2}))([.!?…])\s+(?=[\p{Lu}„])/gu, "$1\n").split("\n");

// The part of a sentence around a place in it, not longer than fits.
const clipped = (sentence, at) => {
  if (sentence.length <= LENGTH) return sentence;
  const end = Math.min(sentence.length, Math.max(LENGTH, at + LENGTH * 0.6));
  const start = end > LENGTH ? sentence.indexOf(" ", end - LENGTH) + 1 : 0;
  const cut = sentence.slice(start, end);
  return `${start ? "… " : ""}${end < sentence.length ? `${cut.replace(/\s\S*$/u, "")} …` : cut}`;
};

const pieces = (text, means) =>
  text.split(WORD).map((piece, n) => [piece, n % 2 === 1 && means(fold(whole(piece)))]);

// What a hit shows as pieces, each [text, whether it is what was asked for]: its title, and the sentence that it was
// found by. Where the title says it all, that is the first whole sentence below it.
export const shown = ({ content, meta }, text) => {
  const asked = terms(text).map(fold);
  const most = asked.map((one) => best(one, folded(content)));
  const least = most.map((one, n) => (/\p{N}/u.test(asked[n]) ? one : Math.min(BEGINNING, one)) || Infinity);
  const means = (word) => asked.some((one, n) => likeness(one, word) >= least[n]);
  const telling = asked.map((one) => (/\p{N}/u.test(one) ? 2 : 1)); // a number says more than the word beside it
  const value = (sentence) =>
    asked.reduce((sum, one, n) => sum + (best(one, folded(sentence)) >= least[n] ? telling[n] : 0), 0);
  const below = content.slice(content.indexOf(meta.title) + meta.title.length).replace(/^\.\s*/, "");
  const lead = sentences(below).find((one) => split(one).length > 4) ?? below;
  const all = value(meta.title) === telling.reduce((sum, one) => sum + one, 0) ? [lead] : sentences(content.replace(`${meta.title}. `, ""));
  const pool = [...sentences(meta.orte ?? ""), ...all];
  const richest = Math.max(0, ...pool.map(value));
  const sentence = richest ? pool.find((one) => value(one) === richest) : lead;
  const meant = typed(sentence).find((word) => means(fold(whole(word))));
  return { title: pieces(meta.title, means), sentence: pieces(clipped(sentence, sentence.indexOf(meant)), means) };
};
