// What is folded opens where a reference leads into it, and on paper. Browsers of today do both by themselves.
(() => {
  const open = (target) => {
    for (let box = target?.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  };
  const follow = () => open(document.getElementById(location.hash.slice(1))); // our ids are plain letters
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => document.querySelectorAll("main details").forEach((box) => (box.open = true)));
  follow();
})();
