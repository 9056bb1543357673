// Light, dark, or as the system has it. Runs before the page is painted, so that nothing flashes.
(() => {
  "use strict";
  const KEY = "colour-scheme";
  const SCHEMES = ["auto", "light", "dark"];
  const root = document.documentElement;
  root.classList.replace("no-js", "js");

  function kept() {
    try {
      const scheme = localStorage.getItem(KEY);
      return SCHEMES.includes(scheme) ? scheme : "auto";
    } catch {
      return "auto"; // storage refused: the choice lasts as long as the page
    }
  }

  function show(scheme) {
    root.dataset.scheme = scheme;
    for (const button of document.querySelectorAll("[data-scheme-switch]")) {
      button.hidden = false;
      button.textContent = { auto: "Auto", light: "Light", dark: "Dark" }[scheme];
      button.setAttribute("aria-label", `Colours: ${scheme}. Change`);
    }
  }

  root.dataset.scheme = kept();
  document.addEventListener("DOMContentLoaded", () => show(root.dataset.scheme));
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element && target.closest("[data-scheme-switch]"))) return;
    const next = SCHEMES[(SCHEMES.indexOf(root.dataset.scheme) + 1) % SCHEMES.length];
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // as above
    }
    show(next);
  });
})();
