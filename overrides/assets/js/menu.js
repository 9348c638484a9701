// The menu on narrow screens: reveals its button, opens and closes. Without this script the menu is a plain list of links.
(() => {
  const button = document.querySelector(".menu-button");
  const menu = document.getElementById("menue");
  if (!button || !menu) return;

  const isOpen = () => menu.classList.contains("nav--open");
  const setOpen = (open) => {
    menu.classList.toggle("nav--open", open);
    button.setAttribute("aria-expanded", String(open));
    if (open) menu.querySelector("a").focus();
  };

  button.addEventListener("click", () => setOpen(!isOpen()));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    setOpen(false);
    button.focus();
  });

  menu.classList.add("nav--script");
  button.hidden = false;
})();
