// The entries of a list on several pages: all of them from the file that the form's data-index names, as rows (see
// hooks/allianz/site/listing.py), and each drawn into the page's <template>. Words stand in the form's own choices.
export const cards = (form, fold) => {
  const { index } = form.dataset;
  const template = document.querySelector("template").content.firstElementChild;
  const { art, landkreis } = form.elements;
  const named = (select, ids) => [...select.options].filter(({ value }) => ids.includes(value)).map(({ text }) => text);

  const kinds = new Map([...art.options].map(({ value, text }) => [value, text]));

  const entry = ([id, name, kind, kreise, felder, tel, telefon, words]) => ({
    id, name, tel, telefon,
    text: fold(`${name} ${kinds.get(kind)} ${words}`),
    values: { art: [kind], landkreis: kreise.split(" "), feld: felder.split(" ") },
  });

  const area = (ids, all) => {
    const names = named(landkreis, ids);
    const list = new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" });
    return names.length === landkreis.options.length - 1 ? all : list.format(names);
  };

  const card = ({ id, name, tel, telefon, values }) => {
    const made = template.cloneNode(true);
    const part = (selector) => made.querySelector(selector);
    made.id = id;
    part(".card__eyebrow").textContent = kinds.get(values.art[0]);
    Object.assign(part("h2 a"), { textContent: name, href: `${id}/` });
    part(".card__area").textContent = area(values.landkreis, part(".card__area").dataset.all);
    part(".card__call a").append(telefon);
    part(".card__call a").href = `tel:${tel}`;
    for (const tag of made.querySelectorAll(".tag")) if (!values.feld.includes(tag.dataset.feld)) tag.remove();
    const has = { ".card__area": values.landkreis[0], ".card__call": tel, ".tags": values.feld[0] };
    for (const [selector, filled] of Object.entries(has)) if (!filled) part(selector).remove();
    return made;
  };

  // Asked once, then at hand; what was lost on the way is asked for again.
  let whole;
  const load = () =>
    (whole ??= fetch(index)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status))))
      .then((rows) => rows.map(entry))
      .catch(() => (whole = undefined)));

  return { card, load };
};
