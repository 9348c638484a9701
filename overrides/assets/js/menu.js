// The menu on narrow screens: reveals the button, opens and closes. Without this script the menu is a plain list of links.
(() => {
  const button = document.querySelector(".menu-button");
  const menu = document.getElementById("menue");
  if (!button || !menu) return;

  const set = (open) => button.setAttribute("aria-expanded", String(open));
  const isOpen = () => button.getAttribute("aria-expanded") === "true";

  button.addEventListener("click", () => set(!isOpen()));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    set(false);
    button.focus();
  });
  button.hidden = false;
})();
