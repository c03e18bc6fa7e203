"use strict";
// The page is whole without this: it finds, opens all evidence at once, and opens what a link leads to.
(() => {
  const form = document.querySelector(".tools");
  const find = form.querySelector("#find");
  const standing = form.querySelector("#standing");
  const label = form.querySelector("#label");
  const button = form.querySelector("#open");
  const output = form.querySelector("output");
  const entries = [...document.querySelectorAll(".entry")];
  const groups = [...document.querySelectorAll(".timeline .entries")];
  const years = [...document.querySelectorAll(".year")];
  const folds = [...document.querySelectorAll(".timeline .more")];
  if (!entries.length) return;
  const texts = new Map();
  const textOf = (entry) => {
    if (!texts.has(entry)) texts.set(entry, entry.textContent.toLowerCase());
    return texts.get(entry);
  };

  const filter = () => {
    const wanted = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const searching = wanted.length > 0 || standing.value !== "" || label.value !== "";
    let shown = 0;
    for (const entry of entries) {
      const kept = (!standing.value || entry.dataset.standing === standing.value)
        && (!label.value || (entry.dataset.labels || "").split(" ").includes(label.value))
        && wanted.every((word) => textOf(entry).includes(word));
      entry.hidden = !kept;
      shown += kept;
    }
    for (const group of groups) {
      const empty = !group.querySelector(".entry:not([hidden])");
      group.hidden = empty;
      const heading = group.previousElementSibling;
      if (heading && heading.classList.contains("month")) heading.hidden = empty;
    }
    for (const year of years) year.hidden = !year.querySelector(".entry:not([hidden])");
    for (const fold of folds) {
      fold.hidden = !fold.querySelector(".entry:not([hidden])");
      if (searching && !fold.hidden) fold.open = true;
    }
    output.textContent = searching
      ? output.dataset.shown.replace("{n}", shown).replace("{all}", entries.length) : "";
  };

  const toggle = () => {
    const opened = button.textContent === button.dataset.open;
    for (const fold of document.querySelectorAll(".timeline details")) fold.open = opened;
    button.textContent = opened ? button.dataset.close : button.dataset.open;
  };

  const reveal = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (let at = target.parentElement; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView();
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  find.addEventListener("input", filter);
  standing.addEventListener("change", filter);
  label.addEventListener("change", filter);
  button.addEventListener("click", toggle);
  addEventListener("hashchange", reveal);
  reveal();
})();
