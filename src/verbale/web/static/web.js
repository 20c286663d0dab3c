// Small helps; everything works without them.
"use strict";

// All pieces of a record light up when one of them, or its entry in the list, is jumped to.
function showTarget() {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  const name = decodeURIComponent(location.hash.slice(1));
  const target = name && document.getElementById(name);
  if (!target) return;
  const anchor = target.tagName === "MARK" ? name : `at-${name}`;
  for (const piece of document.getElementsByClassName(anchor)) piece.classList.add("lit");
  const first = document.getElementById(anchor);
  if (target.classList.contains("entry") && first) first.scrollIntoView({ block: "center" });
}
window.addEventListener("hashchange", showTarget);
showTarget();

// A line of time that is wider than the window begins at its end: the latest is looked for most.
for (const line of document.querySelectorAll(".drawing:has(.timeline)")) line.scrollLeft = line.scrollWidth;

// Keys: a button or link with data-key is chosen by its key, outside of fields.
document.addEventListener("keydown", (event) => {
  const within = event.target.closest("input, textarea, select");
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (within) {
    if (event.key === "Escape") within.blur();
    return;
  }
  if (event.key === "/") {
    const field = document.querySelector("main input[type=search]") ?? document.querySelector("#quick");
    if (field) { event.preventDefault(); field.focus(); }
    return;
  }
  if (event.key === "e") {
    const field = document.querySelector("form.review fieldset input:not([type=hidden])");
    if (field) { event.preventDefault(); field.focus(); }
    return;
  }
  const chosen = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (chosen) { event.preventDefault(); chosen.click(); }
});
