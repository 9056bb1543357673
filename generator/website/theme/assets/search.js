// The search page. Two ways to the same results: Pagefind's index where `generator build` has made
// it, else the index of MkDocs' own search plugin, so that a plain `mkdocs build` can be searched.
// A query has an address: ?q=words&speaker=…&kind=…&year=…&topic=…&sort=date
(() => {
  "use strict";
  const base = new URL(`${document.currentScript.dataset.base}/`, location.href);
  const page = document.querySelector(".page");
  if (!page) return;

  const FACETS = { speaker: "Speaker", kind: "Kind", year: "Year", topic: "Topic" };
  const SORTS = { "": "Best first", newest: "Newest first", oldest: "Oldest first" };
  const ORDERS = { newest: { date: "desc" }, oldest: { date: "asc" } };
  const STEP = 20; // results shown at a time
  const RECORDS = 6; // headings of the index shown above them
  const WAIT = 200; // milliseconds after the last key

  function make(tag, properties = {}, ...children) {
    const { dataset, ...rest } = properties;
    const element = Object.assign(document.createElement(tag), rest);
    Object.assign(element.dataset, dataset);
    element.append(...children);
    return element;
  }

  // ── The form ──────────────────────────────────────────────────────────

  const words = make("input", {
    type: "search",
    name: "q",
    autocomplete: "off",
    spellcheck: false,
  });
  words.setAttribute("aria-label", "Words to find");
  const selects = Object.fromEntries(
    Object.entries(FACETS).map(([name]) => [name, make("select", { name }, new Option("Any", ""))]),
  );
  const order = make(
    "select",
    { name: "sort" },
    ...Object.entries(SORTS).map(([value, text]) => new Option(text, value)),
  );
  const labelled = Object.entries(FACETS).map(([name, text]) =>
    make("label", { hidden: true }, make("span", {}, text), selects[name]),
  );
  const ordered = make("label", { hidden: true }, make("span", {}, "Order"), order);
  const status = make("p", { className: "finds__status" });
  status.setAttribute("role", "status");
  const records = make("p", { className: "finds__records" });
  const list = make("ol", { className: "finds" });
  const more = make(
    "button",
    { type: "button", className: "finds__more", hidden: true },
    "Show more",
  );
  const form = make(
    "form",
    { className: "seek" },
    words,
    make("button", {}, "Search"),
    make("div", { className: "seek__facets" }, ...labelled, ordered),
  );
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", "Search with facets");
  const hint = make(
    "p",
    { className: "finds__hint" },
    "Put a phrase in quotation marks to find it exactly. A result is a turn of speech, and opens at the paragraph.",
  );

  const title = page.querySelector("h1");
  for (const below of [...page.children]) if (below !== title) below.remove();
  title.after(form, hint, records, status, list, more);

  const query = () => ({
    q: words.value.trim(),
    filters: Object.fromEntries(
      Object.entries(selects)
        .map(([name, select]) => [name, select.value])
        .filter(([, value]) => value),
    ),
    sort: order.value,
  });

  function addressOf({ q, filters, sort }) {
    const known = Object.entries({ q, ...filters, sort }).filter(([, value]) => value);
    return known.length ? `?${new URLSearchParams(known)}` : location.pathname;
  }

  function fillFrom(address) {
    const known = new URL(address).searchParams;
    words.value = known.get("q") ?? "";
    order.value = known.get("sort") ?? "";
    for (const [name, select] of Object.entries(selects)) choose(select, known.get(name) ?? "");
  }

  function choose(select, value) {
    if (value && ![...select.options].some((option) => option.value === value))
      select.add(new Option(value, value));
    select.value = value;
  }

  // ── Pagefind ──────────────────────────────────────────────────────────

  async function withPagefind() {
    const pagefind = await import(new URL("pagefind/pagefind.js", base));
    await pagefind.options({ excerptLength: 32, baseUrl: base.pathname });
    await pagefind.filters(); // the facets and their values; from then on each search counts them
    return async ({ q, filters, sort }) => {
      const text = await pagefind.search(q, {
        filters: { ...filters, unit: "text" },
        sort: ORDERS[sort] ?? {},
      });
      const named = Object.keys(filters).length
        ? { results: [] }
        : await pagefind.search(q, { filters: { unit: "record" } });
      const read = async (result) => withPhrases(q, asFind(await result.data()));
      return {
        count: text.results.length,
        facets: text.filters,
        read: (number) => read(text.results[number]),
        records: await Promise.all(named.results.slice(0, RECORDS).map(read)),
      };
    };
  }

  // What to show comes as the id of an empty <b>; a hit is the number of a word in the entry, and
  // so is the start of each paragraph in it.
  function asFind(data) {
    const shown = JSON.parse(
      decodeURIComponent(data.anchors.find(({ element }) => element === "b").id),
    );
    const starts = data.anchors.filter(({ element }) => element === "p");
    const at = (hit) => starts.findLast((start) => start.location <= hit)?.id ?? "";
    const places = [...new Set(data.locations.map(at))];
    const best = data.locations.length ? at(bestOf(data.locations)) : "";
    const spoken = data.content.split(/\s+/);
    const hits = [...new Set(data.locations.map((hit) => bare(spoken[hit])))]
      .filter(Boolean)
      .slice(0, 8);
    return { ...shown, excerpt: data.excerpt, best, places, hits };
  }

  // Words sought as a phrase are marked as one, not wherever each of them stands.
  function withPhrases(q, find) {
    const phrases = [...q.matchAll(/"([^"]+)"/g)].map(([, phrase]) => phrase.trim());
    const inside = new Set(phrases.flatMap((phrase) => phrase.toLowerCase().split(/\s+/)));
    return {
      ...find,
      hits: [...phrases, ...find.hits.filter((hit) => !inside.has(hit.toLowerCase()))],
    };
  }

  // Where most hits stand close together, as in the excerpt.
  function bestOf(hits) {
    const near = (hit) => hits.filter((other) => other >= hit && other < hit + 30).length;
    return hits.reduce((best, hit) => (near(hit) > near(best) ? hit : best), hits[0]);
  }

  const bare = (word = "") => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

  // ── MkDocs' own index ─────────────────────────────────────────────────

  async function withOwnIndex() {
    const answer = await fetch(new URL("search/search_index.json", base));
    if (!answer.ok) throw new Error(`no search index: ${answer.status}`);
    const { docs } = await answer.json();
    const plain = docs.map(({ location: address, title: name, text }) => {
      const shown = new DOMParser()
        .parseFromString(text, "text/html")
        .body.textContent.replace(/\s+/g, " ");
      return {
        address,
        title: new DOMParser().parseFromString(name, "text/html").body.textContent,
        shown,
        low: `${name} ${shown}`.toLowerCase(),
      };
    });
    return async ({ q }) => {
      const terms = termsOf(q).map((term) => term.toLowerCase());
      const times = (doc) => terms.reduce((sum, term) => sum + doc.low.split(term).length - 1, 0);
      const found = plain.filter((doc) => terms.every((term) => doc.low.includes(term)));
      const ranked = found
        .map((doc) => [times(doc) / Math.sqrt(doc.low.length + 200), doc])
        .sort(([a], [b]) => b - a);
      return {
        count: ranked.length,
        facets: {},
        read: async (number) => asPlainFind(ranked[number][1], terms),
      };
    };
  }

  const termsOf = (q) =>
    [...q.matchAll(/"([^"]+)"|(\S+)/g)]
      .map(([, phrase, word]) => phrase ?? bare(word))
      .filter(Boolean);

  function asPlainFind(doc, terms) {
    const first = Math.max(0, doc.shown.toLowerCase().indexOf(terms[0]) - 90);
    const [address, hash = ""] = doc.address.split("#");
    return {
      title: doc.title,
      address,
      best: hash,
      places: [],
      hits: terms,
      excerpt: `… ${escaped(doc.shown.slice(first, first + 240))} …`,
    };
  }

  const escaped = (text) => make("i", {}, text).innerHTML;

  // ── The results ───────────────────────────────────────────────────────

  function linkTo(find, paragraph) {
    const target = new URL(find.address, base);
    for (const hit of find.hits) target.searchParams.append("mark", hit);
    target.hash = paragraph;
    return target.href;
  }

  const dayOf = (iso) =>
    new Date(`${iso}T00:00:00Z`).toLocaleDateString("en-GB", {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });

  // Pagefind's excerpt is HTML of its own making: text escaped, <mark> around the hits.
  function excerptOf(find) {
    const shown = make("p", { className: "find__words" });
    const read = new DOMParser().parseFromString(find.excerpt, "text/html").body;
    for (const node of read.childNodes)
      shown.append(
        node.nodeName === "MARK" ? make("mark", {}, node.textContent) : node.textContent,
      );
    return shown;
  }

  function itemOf(find) {
    const link = make(
      "a",
      { href: linkTo(find, find.best) },
      ...(find.speaker ? [make("b", {}, find.speaker), `, ${find.title}`] : [find.title]),
    );
    const facts = [
      find.date && dayOf(find.date),
      find.kind && find.kind[0].toUpperCase() + find.kind.slice(1),
    ]
      .filter(Boolean)
      .join(" · ");
    const item = make("li", { className: "find" }, make("h2", { className: "find__title" }, link));
    if (facts) item.append(make("p", { className: "find__facts" }, facts));
    item.append(excerptOf(find));
    const others = find.places.filter((place) => place !== find.best);
    if (others.length) {
      const links = others.slice(0, 6).map((place, number) => {
        const other = make("a", { href: linkTo(find, place) }, String(number + 2));
        other.setAttribute("aria-label", `Place ${number + 2} in this turn`);
        return other;
      });
      item.append(
        make(
          "p",
          { className: "find__places" },
          "Also in this turn: ",
          ...links.flatMap((each, number) => (number ? [" · ", each] : [each])),
        ),
      );
    }
    return item;
  }

  function showRecords(finds) {
    const links = finds.map(({ title: name, address }) =>
      make("a", { href: new URL(address, base).href }, name),
    );
    records.replaceChildren(
      ...(links.length
        ? ["In the index: ", ...links.flatMap((each, number) => (number ? ["; ", each] : [each]))]
        : []),
    );
  }

  let asked = 0; // a slow answer to an older question is dropped

  async function show(found, mine, from = 0) {
    const last = Math.min(from + STEP, found.count);
    const finds = await Promise.all(
      Array.from({ length: last - from }, (_, number) => found.read(from + number)),
    );
    if (mine !== asked) return;
    if (!from) list.replaceChildren();
    list.append(...finds.map(itemOf));
    more.hidden = last >= found.count;
    more.onclick = async () => {
      await show(found, mine, last);
      list.children[last]?.querySelector("a").focus();
    };
  }

  function showFacets(facets) {
    for (const [name, select] of Object.entries(selects)) {
      const counts = Object.entries(facets[name] ?? {}).filter(
        ([value, count]) => count || value === select.value,
      );
      counts.sort(([a, many], [b, few]) =>
        name === "year" ? b.localeCompare(a) : few - many || a.localeCompare(b),
      );
      const chosen = select.value;
      select.replaceChildren(
        new Option("Any", ""),
        ...counts.map(([value, count]) => new Option(`${value} (${count})`, value)),
      );
      choose(select, chosen);
      select.parentElement.hidden = counts.length < 2 && !chosen;
    }
    ordered.hidden = !Object.keys(facets).length;
  }

  let engine = null;
  const named = document.title;

  async function run() {
    const mine = ++asked;
    const now = query();
    document.title = now.q ? `${now.q}: ${named}` : named;
    if (!now.q) {
      // Without words everything would have to be fetched, for as many results as there are turns.
      list.replaceChildren();
      records.replaceChildren();
      more.hidden = true;
      status.textContent = Object.keys(now.filters).length ? "Add a word to look for." : "";
      return;
    }
    status.textContent = "Searching …";
    try {
      engine ??= withPagefind().catch(withOwnIndex);
      const found = await (await engine)(now);
      if (mine !== asked) return;
      showFacets(found.facets ?? {});
      showRecords(found.records ?? []);
      await show(found, mine);
      if (mine !== asked) return;
      status.textContent =
        found.count === 1 ? "1 result" : `${found.count.toLocaleString("en-GB")} results`;
    } catch (error) {
      engine = null;
      status.textContent = "The search index could not be read.";
      console.error(error);
    }
  }

  function go(push) {
    const address = addressOf(query());
    if (address !== location.search)
      history[push ? "pushState" : "replaceState"](null, "", address);
    run();
  }

  let timer = 0;
  words.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => go(false), WAIT);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    go(true);
  });
  form.addEventListener("change", ({ target }) => target instanceof HTMLSelectElement && go(true));
  addEventListener("popstate", () => {
    fillFrom(location.href);
    run();
  });
  fillFrom(location.href);
  run();
  if (!words.value) words.focus();
})();
