// Makes the columns of <table data-sort> sortable: a heading with data-sort-by becomes a button.
// "text" sorts by what the cell shows, "key" by its data-key. Without this script a heading is plain text.
for (const table of document.querySelectorAll("table[data-sort]")) {
  const body = table.tBodies[0];
  const headings = [...table.tHead.rows[0].cells];

  const value = (row, column, by) => {
    const cell = row.cells[column];
    return by === "key" ? cell.dataset.key : (cell.querySelector("a") ?? cell).textContent.trim();
  };

  const sort = (heading) => {
    const column = headings.indexOf(heading);
    const down = heading.getAttribute("aria-sort") === "ascending";
    for (const other of headings) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const compare = (one, other) =>
      value(one, column, heading.dataset.sortBy).localeCompare(value(other, column, heading.dataset.sortBy), document.documentElement.lang);
    const rows = [...body.rows].sort((one, other) => (down ? compare(other, one) : compare(one, other)));
    body.append(...rows);
  };

  for (const heading of headings.filter((one) => one.dataset.sortBy)) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    const plain = heading.querySelector(".sort");
    button.append(...plain.childNodes);
    button.addEventListener("click", () => sort(heading));
    plain.replaceWith(button);
  }
}
