// What helps a reader who has JavaScript: notes and locators read in place, addresses and citations
// to copy, the words that a search sought. Without it every link still goes where it says.
(() => {
  "use strict";
  const page = document.querySelector(".page");
  if (!page) return;

  // ── Notes and locators, read in place ─────────────────────────────────

  const peek = Object.assign(document.createElement("div"), {
    className: "peek",
    id: "peek",
    popover: "auto",
    tabIndex: -1,
  });
  peek.setAttribute("role", "note");
  page.closest("main").append(peek);
  let opener = null; // the link whose words are shown
  let left = null; // the link whose words were just closed
  let timer = 0;

  const isNote = (link) => link.matches(".footnote-ref");
  const peekable = (node) =>
    node instanceof Element && node.closest(".footnote-ref, a[data-words]");

  for (const link of page.querySelectorAll("a[title]:not(.footnote-backref)")) {
    link.dataset.words = link.title; // the browser's own tip would show them twice
    link.removeAttribute("title");
    link.setAttribute("aria-description", link.dataset.words);
  }

  function fill(link) {
    peek.replaceChildren();
    if (!isNote(link)) {
      peek.append(link.dataset.words);
      return true;
    }
    const note = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!note) return false;
    for (const part of note.childNodes) peek.append(part.cloneNode(true));
    for (const extra of peek.querySelectorAll(".footnote-backref, .address, .cite")) extra.remove();
    for (const named of peek.querySelectorAll("[id]")) named.removeAttribute("id");
    const all = Object.assign(document.createElement("a"), {
      href: link.hash,
      className: "peek__all",
      textContent: "All notes",
    });
    peek.append(all);
    return true;
  }

  function place(link) {
    const at = link.getClientRects()[0];
    const box = peek.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(at.left - 24, room - box.width - 8));
    const below = at.bottom + box.height + 8 < innerHeight || at.top < box.height + 8;
    peek.style.left = `${left + scrollX}px`;
    peek.style.top = `${(below ? at.bottom + 6 : at.top - box.height - 6) + scrollY}px`;
  }

  function open(link) {
    clearTimeout(timer);
    if (opener === link && peek.matches(":popover-open")) return;
    if (!fill(link)) return;
    opener = link;
    peek.showPopover();
    place(link);
  }

  function close() {
    clearTimeout(timer);
    if (peek.matches(":popover-open")) peek.hidePopover();
  }

  const soon = (act, wait) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };

  page.addEventListener("pointerover", (event) => {
    const link = event.pointerType === "mouse" && peekable(event.target);
    if (link) soon(() => open(link), 120);
  });
  page.addEventListener("pointerout", (event) => {
    if (event.pointerType === "mouse" && peekable(event.target)) soon(close, 250);
  });
  peek.addEventListener("pointerenter", () => clearTimeout(timer));
  peek.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse") soon(close, 250);
  });
  addEventListener("keydown", ({ key }) => key === "Escape" && close()); // also when only hovered
  page.addEventListener("focusin", ({ target }) => {
    const link = peekable(target);
    if (link && link !== left && link.matches(":focus-visible")) open(link);
  });
  page.addEventListener("focusout", ({ target, relatedTarget }) => {
    left = null;
    if (peekable(target) && !peek.contains(relatedTarget)) soon(close, 100);
  });
  // A press opens the note where it is called; by key it is entered, and Escape leads back. Its
  // last link goes to the list at the foot, as the call does without script.
  page.addEventListener("click", (event) => {
    const link = peekable(event.target);
    if (!link || !isNote(link) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
    if (event.detail === 0) peek.focus(); // by key: so that its links can be reached
  });
  peek.addEventListener("beforetoggle", ({ newState }) => {
    if (newState === "open") return;
    left = opener; // which the browser focuses again: that must not open the note anew
    opener = null;
  });

  // ── Addresses and citations ───────────────────────────────────────────

  const said = Object.assign(document.createElement("p"), { className: "said" });
  said.setAttribute("role", "status");
  page.closest("main").append(said);

  function say(words) {
    said.textContent = words;
    setTimeout(() => (said.textContent = ""), 2500);
  }

  async function copy(text, done) {
    try {
      await navigator.clipboard.writeText(text);
      say(done);
      return true;
    } catch {
      return false; // refused, or no secure context
    }
  }

  // The address says which words it cites, so that a reader of an old link learns of a correction.
  function addressOf(link) {
    const url = new URL(link.getAttribute("href"), location.href.split(/[?#]/)[0]);
    if (link.dataset.name) url.searchParams.set("words", link.dataset.name);
    return url.href;
  }

  function citation(link) {
    const title = page.querySelector("h1")?.textContent.trim() ?? document.title;
    const speaker = link.closest(".turn")?.dataset.speaker;
    const date = page.querySelector(".docline time")?.textContent;
    const number = link.getAttribute("aria-label")?.match(/\d+/)?.[0];
    const parts = [speaker, `“${title}”`, date, number && `para. ${number}`, addressOf(link)];
    return `${parts.filter(Boolean).join(", ")}.`.replace(/\.$/, "");
  }

  for (const address of page.querySelectorAll(".address")) {
    const cite = Object.assign(document.createElement("button"), {
      className: "cite",
      type: "button",
    });
    cite.setAttribute(
      "aria-label",
      `Copy a citation of ${address.getAttribute("aria-label").toLowerCase()}`,
    );
    address.after(cite);
  }

  page.addEventListener("click", async (event) => {
    if (!(event.target instanceof Element)) return;
    const cite = event.target.closest(".cite");
    const address = event.target.closest(".address");
    if (cite) {
      const words = citation(cite.previousElementSibling);
      if (!(await copy(words, "Citation copied"))) prompt("Citation", words);
    } else if (address && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      copy(addressOf(address), "Address copied"); // and the link is followed, so that it shows
    }
  });

  // ── The words that a search sought ────────────────────────────────────

  const sought = new URLSearchParams(location.search).getAll("mark").filter(Boolean);
  if (sought.length && window.Highlight && CSS.highlights) {
    const plain = sought.map((words) =>
      words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"),
    );
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${plain.join("|")})(?![\\p{L}\\p{N}])`,
      "giu",
    );
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    const found = new Highlight();
    while (walker.nextNode()) {
      for (const hit of walker.currentNode.data.matchAll(pattern)) {
        const range = new Range();
        range.setStart(walker.currentNode, hit.index);
        range.setEnd(walker.currentNode, hit.index + hit[0].length);
        found.add(range);
      }
    }
    CSS.highlights.set("sought", found);
  }

  // ── On paper, where this was read ─────────────────────────────────────

  addEventListener("beforeprint", () => {
    const printed = document.querySelector(".colophon__address");
    if (printed && !printed.textContent) printed.textContent = location.href.split(/[?#]/)[0];
  });

  // ── Where one is in a long document ───────────────────────────────────

  const outline = document.querySelector(".outline");
  if (outline) {
    const links = new Map(
      [...outline.querySelectorAll("a")].map((a) => [decodeURIComponent(a.hash.slice(1)), a]),
    );
    const heads = [...page.querySelectorAll("h2[id]")].filter((head) => links.has(head.id));
    const show = () => {
      const here = heads.findLast((head) => head.getBoundingClientRect().top < innerHeight / 3);
      for (const [id, link] of links) {
        if (id === here?.id) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    };
    let waiting = false;
    addEventListener(
      "scroll",
      () => {
        if (waiting) return;
        waiting = true;
        requestAnimationFrame(() => ((waiting = false), show()));
      },
      { passive: true },
    );
    show();
  }
})();
