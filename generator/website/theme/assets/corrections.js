// What was corrected since a link was made, and the way to suggest another correction.
(() => {
  "use strict";
  const page = document.querySelector(".page");
  const { repository } = document.currentScript.dataset;
  const block = decodeURIComponent(location.hash.slice(1));
  const cited = new URLSearchParams(location.search).get("words");
  const isBlock = /^p[0-9a-hjkmnp-tv-z]{5}(-\d+)?$/; // what `block_ids` gives
  const addressOf = (id) =>
    [...page.querySelectorAll(".address")].find((link) => link.hash === `#${id}`);

  // ── Words corrected since ─────────────────────────────────────────────

  function notice(before, ...words) {
    const box = Object.assign(document.createElement("aside"), { className: "corrected" });
    box.setAttribute("role", "note");
    for (const text of words)
      box.append(Object.assign(document.createElement("p"), { textContent: text }));
    before.before(box);
    box.scrollIntoView({ block: "center" });
  }

  const shown = (day) =>
    new Date(day).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });

  async function tell() {
    const now = addressOf(block);
    if (now ? !cited || now.dataset.name === cited : !isBlock.test(block)) return;
    const answer = await fetch("past.json").catch(() => null);
    const past = answer?.ok ? await answer.json() : {};
    const old = cited ? past[block]?.find(({ name }) => name === cited) : past[block]?.[0];
    const what = now
      ? "This paragraph has been corrected since the link was made."
      : "The paragraph that the link cites stands here no longer.";
    const words = old ? [`Until ${shown(old.until)} it read: “${old.words}”`] : [];
    notice(
      now?.closest(".turn, p, li, h2, h3") ??
        page.querySelector(".docline") ??
        page.firstElementChild,
      what,
      ...words,
    );
  }

  // ── Suggesting one ────────────────────────────────────────────────────

  const hosts = {
    "github.com": "/issues/new",
    "gitlab.com": "/-/issues/new",
    "codeberg.org": "/issues/new",
  };

  function suggest(link, form) {
    const url = new URL(location.href.split(/[?#]/)[0] + link.hash);
    const words = [...link.parentElement.childNodes]
      .filter((node) => node !== link && !node.matches?.("sup, .cite, .suggest"))
      .map((node) => node.textContent)
      .join("")
      .trim();
    const title = `Correction: ${page.querySelector("h1")?.textContent.trim() ?? document.title}, ${link.getAttribute("aria-label").toLowerCase()}`;
    const body = `${url.href}\n\n> ${words}\n\n`;
    const target = new URL(form);
    const gitlab = form.includes("/-/");
    target.searchParams.set(gitlab ? "issue[title]" : "title", title);
    target.searchParams.set(gitlab ? "issue[description]" : "body", body);
    return target.href;
  }

  function offer() {
    const host = repository && URL.canParse(repository) ? new URL(repository) : null;
    const path = host?.protocol === "https:" && hosts[host.hostname];
    if (!path) return;
    const form = repository.replace(/\/$/, "") + path;
    for (const link of page.querySelectorAll(".address")) {
      const way = Object.assign(document.createElement("a"), {
        className: "suggest",
        rel: "nofollow",
      });
      way.setAttribute(
        "aria-label",
        `Suggest a correction of ${link.getAttribute("aria-label").toLowerCase()}`,
      );
      way.href = suggest(link, form);
      (link.parentElement.querySelector(".cite") ?? link).after(way);
    }
  }

  offer();
  tell();
})();
