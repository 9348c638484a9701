// What two spellings of a word have in common: for the question for a place and for the search.

// Letters alone, small, umlauts as their vowel whichever way they were typed.
export const fold = (text) =>
  text.toLowerCase().replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "").replace(/ß/g, "ss")
    .normalize("NFD").replace(/\p{M}/gu, "").replace(/ae|oe|ue/g, (pair) => pair[0]);

// Letters to change, add, leave out or swap until two words are the same; more than `most` is as good as infinite.
export const distance = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[other.length] <= most ? last[other.length] : Infinity;
};
