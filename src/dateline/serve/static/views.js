"use strict";
// The views are whole without this: it copies what can be selected, and opens what a link leads to.
(() => {
  for (const button of document.querySelectorAll(".copier")) {
    const words = button.closest(".copy").querySelector(".copied");
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(words.textContent);
        const before = button.textContent;
        button.textContent = button.dataset.done;
        setTimeout(() => { button.textContent = before; }, 1500);
      } catch {
        getSelection().selectAllChildren(words);
      }
    });
  }
  const opened = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let at = target.parentElement; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", opened);
  opened();
})();
