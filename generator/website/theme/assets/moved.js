// From an address that a page has left to where it stands now, at the same paragraph.
(() => {
  "use strict";
  const { target } = document.currentScript.dataset;
  location.replace(new URL(target, document.baseURI).href + location.search + location.hash);
})();
