// An address that holds a choice, a place or a topic: the page waits for the script that narrows it, so that nothing
// jumps. This runs before anything is painted; the style sheet shows the page after a while even where that script never
// arrives.
if (location.search || /^#(ort=|thema-)/.test(location.hash)) document.documentElement.classList.add("asked");
