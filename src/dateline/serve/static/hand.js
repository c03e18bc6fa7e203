"use strict";
// Keys for the buttons of the review, and words of an article taken into the form by selecting them. All of it works
// without this, by buttons and by copying.
(() => {
  const shown = document.querySelector("[data-keys]");
  if (shown) shown.hidden = false;
  document.addEventListener("keydown", (event) => {
    const at = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
    if (at instanceof Element && at.closest("input, textarea, select, [contenteditable]")) return;
    if (!shown || event.key.length !== 1) return;
    const button = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (button) {
      event.preventDefault();
      button.click();
    }
  });
  // A second click while the first is under way would decide twice.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.forms) delete form.dataset.sent;
  });
  const words = document.querySelector("[data-selected]");
  if (words) {
    document.addEventListener("selectionchange", () => {
      const chosen = document.getSelection();
      const text = chosen ? chosen.toString().trim() : "";
      if (!text || words.contains(chosen.anchorNode) || document.activeElement === words) return;
      const inside = chosen.anchorNode && chosen.anchorNode.parentElement;
      if (inside && inside.closest("[data-text]") && text.length < 2000) words.value = text;
    });
  }
})();
