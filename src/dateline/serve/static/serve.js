"use strict";
// Every page is whole without this: it adds keys.
(() => {
  const entries = () => [...document.querySelectorAll(".entry")].filter((entry) => entry.checkVisibility());
  const typing = (element) => element.closest("input, select, textarea, [contenteditable]") !== null;

  const step = (by) => {
    const all = entries();
    if (!all.length) return;
    const here = all.indexOf(document.activeElement.closest(".entry"));
    const next = all[Math.min(Math.max(here + by, 0), all.length - 1)];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  const follow = (selector) => {
    const links = document.querySelectorAll(selector);
    if (links.length) links[links.length - 1].click();
  };
  const open = () => {
    const entry = document.activeElement.closest(".entry");
    const link = entry && document.activeElement === entry && entry.querySelector(".title a, a");
    if (link) link.click();
    return Boolean(link);
  };
  const find = () => {
    const filters = document.getElementById("filters");
    if (filters) filters.open = true;
    const field = document.querySelector("main input:not([type=hidden])");
    if (field) field.focus();
    return Boolean(field);
  };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    "[": () => follow("main a[rel=prev]"),
    "]": () => follow("main a[rel=next]"),
    Enter: open,
    "/": find,
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const act = keys[event.key];
    if (act && act() !== false) event.preventDefault();
  });
})();
