"""The site as a reader meets it: built from the two seeds, opened in a real Chromium."""

import contextlib
import functools
import http.server
import re
import shutil
import threading

import pytest

from tests import browser
from tests.conftest import lacking
from tests.publications import run

pytest.importorskip("playwright")

KINDS = {
    "home": "",
    "documents": "documents/",
    "people": "people/",
    "record": "people/antony-blinken/",
    "index": "general-index/",
    "chronology": "chronology/",
    "search": "search/?q=consequences",
    "about": "about/",
    "findings": "findings/",
    "near links": "near-links/",
    "missing": "404.html",
}
SMALLEST = 13
WIDTHS = (360, 800, 1400)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="module")
def root(built):
    return built


@pytest.fixture(scope="module")
def changed(root, pages, tmp_path_factory):
    """Give the site as it is where a page has moved and mkdocs.yml names a host."""
    there = tmp_path_factory.mktemp("changed")
    shutil.copytree(root / "docs", there / "docs")
    (there / "generator").symlink_to(root / "generator")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("# repo_url:", "repo_url:").replace("# edit_uri:", "edit_uri:")
    (there / "mkdocs.yml").write_text(settings, "utf-8")
    now = pages["article"].split("/")[1]
    page = f"---\nmoved: {now}.md\n---\n\n# Moved\n\n[See where it stands now]({now}.md).\n"
    (there / "docs/documents/old.md").write_text(page, "utf-8")
    done = run(there, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    return there / "site"


@contextlib.contextmanager
def serving(site):
    """Serve a folder, at the address given."""
    handler = functools.partial(Quiet, directory=site)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="module")
def address(root):
    with serving(root / "site") as address:
        yield address


@pytest.fixture(scope="module")
def pages(root):
    """Give one address for each kind of page."""
    kinds = {}
    for page in sorted((root / "docs/documents").glob("*.md")):
        if found := re.search(r"^kind: (\w+)$", page.read_text("utf-8"), re.MULTILINE):
            kinds[found[1]] = f"documents/{page.stem}/"
            kinds["source of " + found[1]] = f"sources/{page.stem}/"
    return KINDS | kinds


@pytest.fixture
def open_page(chrome, address, pages):
    """Give a function that opens a page; no page may fail, or ask anything of another host."""
    contexts, wrong = [], []

    def watch(request):
        if not request.url.startswith((address, "data:", "blob:")):
            wrong.append(request.url)

    def open_one(kind, *, hash_="", wrong_is_fine=False, **settings):
        context = chrome.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.on("request", watch)
        if not wrong_is_fine:
            page.on("pageerror", lambda error: wrong.append(str(error)))
            page.on("console", lambda said: said.type == "error" and wrong.append(said.text))
        page.goto(address + pages.get(kind, kind) + hash_)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not wrong


# ── Search ────────────────────────────────────────────────────────────────


def test_search_finds_a_turn_and_opens_it_there_with_the_words_marked(open_page):
    page = open_page('search/?q="serious consequences"')
    page.locator(".find a").first.click()
    page.wait_for_load_state()
    there = page.locator(":is(p, li):has(> a:target)")
    assert "serious consequences" in there.inner_text()
    assert page.evaluate("CSS.highlights.get('sought').size") > 0
    top = there.bounding_box()["y"]
    assert 0 < top < page.viewport_size["height"]


def test_a_query_typed_on_any_page_has_an_address(open_page):
    page = open_page("home")
    page.locator("header input").fill("Kazakhstan")
    page.keyboard.press("Enter")
    page.wait_for_selector(".find")
    assert page.url.endswith("search/?q=Kazakhstan")


def test_a_facet_narrows_stands_in_the_address_and_can_be_undone(open_page):
    page = open_page("search/?q=Ukraine")
    page.wait_for_selector(".find")
    many = page.locator(".find").count()
    page.locator("select[name=kind]").select_option("article")
    page.wait_for_function(f"document.querySelectorAll('.find').length < {many}")
    few = page.locator(".find").count()
    assert page.url.endswith("?q=Ukraine&kind=article")
    page.reload()
    page.wait_for_selector(".find")
    assert page.locator(".find").count() == few
    page.go_back()
    page.wait_for_function(f"document.querySelectorAll('.find').length === {many}")


def test_speaker_date_kind_and_topic_are_facets(open_page):
    page = open_page("search/?q=Ukraine")
    page.wait_for_selector(".find")
    for name in ("speaker", "kind", "year", "topic"):
        assert page.locator(f"select[name={name}] option").count() > 1, name


def test_facets_without_words_fetch_no_results(open_page):
    page = open_page("home")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page.url + "search/?kind=transcript")
    page.wait_for_timeout(300)
    assert "Add a word" in page.locator(".finds__status").inner_text()
    assert not [url for url in asked if "fragment" in url]


def test_a_plain_mkdocs_build_can_be_searched_too(open_page):
    page = open_page("home", wrong_is_fine=True)
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(page.url + "search/?q=Kazakhstan")
    page.wait_for_selector(".find mark, .find__words")
    assert page.locator(".find").count() > 0


# ── Notes ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("way", ["hover", "focus", "tap"])
def test_a_footnote_is_read_in_place_and_leads_back(open_page, way):
    page = open_page("transcript", has_touch=way == "tap")
    call = page.locator(".footnote-ref").first
    before = page.url
    if way == "hover":
        call.hover()
    elif way == "tap":
        call.tap()
    else:
        page.keyboard.press("Tab")
        call.focus()
    peek = page.locator(".peek")
    peek.wait_for(state="visible")
    note = page.locator(".footnote li").first.inner_text()
    assert peek.inner_text().split()[:4] == note.split()[:4]
    page.keyboard.press("Escape")
    peek.wait_for(state="hidden")
    assert page.url == before


def test_by_key_a_note_is_entered_and_left_again(open_page):
    page = open_page("transcript")
    call = page.locator(".footnote-ref").first
    call.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "peek"
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.className === 'footnote-ref'")


def test_a_locator_shows_the_words_it_leads_to(open_page):
    page = open_page("index")
    locator = page.locator("a[data-words]").first
    locator.hover()
    page.locator(".peek").wait_for(state="visible")
    assert page.locator(".peek").inner_text() == locator.get_attribute("data-words")


# ── Addresses ─────────────────────────────────────────────────────────────


def test_a_paragraphs_address_and_a_citation_of_it_can_be_copied(open_page, address):
    page = open_page("transcript", permissions=["clipboard-read", "clipboard-write"])
    paragraph = page.locator(".turn p:has(.address)").nth(2)
    paragraph.hover()
    name = paragraph.locator("a[id]").get_attribute("id")
    paragraph.locator(".address").click()
    page.wait_for_function("document.querySelector('.said').textContent === 'Address copied'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(address)
    assert re.search(rf"/(\?words=\w+)?#{name}$", copied)
    paragraph.locator(".cite").click()
    page.wait_for_function("document.querySelector('.said').textContent === 'Citation copied'")
    citation = page.evaluate("navigator.clipboard.readText()")
    assert re.search(r"“Statement by .+”, 7 January 2022, para\. \d+, http", citation)


def test_the_paragraph_an_address_means_is_in_view_and_marked(open_page):
    page = open_page("transcript")
    name = page.locator(".turn a[id]").nth(40).get_attribute("id")
    page.goto(f"{page.url}#{name}")
    there = page.locator(f"p:has(> a#{name})")
    plain = page.locator(".turn p:has(.address)").first
    assert 0 < there.bounding_box()["y"] < page.viewport_size["height"]
    colour = "getComputedStyle({}).backgroundColor"
    assert there.evaluate(f"e => {colour.format('e')}") != plain.evaluate(
        f"e => {colour.format('e')}"
    )


def test_selected_text_copies_without_labels_and_calls(open_page):
    page = open_page("transcript")
    turn = page.locator(".turn").first
    selected = turn.evaluate("e => (getSelection().selectAllChildren(e), String(getSelection()))")
    words = turn.locator("p:has(.address)").first.inner_text().split()
    assert selected.split()[:5] == words[:5]


def test_the_earlier_and_the_later_document_are_one_press_away(open_page):
    page = open_page("transcript")
    assert page.locator(".sequence").count() == 2
    page.locator("a[rel=prev]").first.click()
    page.locator("a[rel=next]").first.click()
    assert page.locator(".turn").count() > 0


def test_an_address_that_a_page_has_left_leads_on_at_the_same_paragraph(changed, pages, chrome):
    now = pages["article"].split("/")[1]
    stub = (changed / "documents/old/index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="../{now}/">' in stub
    assert f'<noscript><meta http-equiv="refresh" content="0; url=../{now}/"></noscript>' in stub
    with serving(changed) as address:
        shown = chrome.new_page()
        shown.goto(f"{address}documents/old/?words=x#p00000")
        shown.wait_for_url(f"{address}documents/{now}/?words=x#p00000")
        shown.close()


# ── Look ──────────────────────────────────────────────────────────────────


def test_the_colours_switch_and_stay_switched(open_page):
    page = open_page("home", color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    switch = page.locator("[data-scheme-switch]")
    assert switch.inner_text() == "Auto"
    switch.click()
    assert page.evaluate(paper) == light
    switch.click()
    dark = page.evaluate(paper)
    assert dark != light
    page.reload()
    assert page.evaluate(paper) == dark
    page.locator("[data-scheme-switch]").click()
    assert page.evaluate(paper) == light


def test_the_system_may_be_dark(open_page):
    light, dark = (
        open_page("home", color_scheme=scheme).evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for scheme in ("light", "dark")
    )
    assert light != dark


SMALL = """(smallest) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const small = new Set();
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !parent.checkVisibility()) continue;
    if (parseFloat(getComputedStyle(parent).fontSize) < smallest) small.add(parent.outerHTML);
  }
  return [...small];
}"""


def test_nothing_is_tiny_and_nothing_runs_out_of_the_page(open_page, pages):
    room = "[document.documentElement.scrollWidth, innerWidth]"
    for kind in pages:
        page = open_page(kind, wrong_is_fine=True)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("innerWidth") == width
            assert page.evaluate(SMALL, SMALLEST) == [], (kind, width)
            wide, shown = page.evaluate(room)
            assert wide <= shown, (kind, width)
        page.context.close()


def test_a_line_of_text_has_a_length_that_is_read_easily(open_page):
    if not browser.has_font():
        lacking(f"the font {browser.FONT}")
    page = open_page("transcript", viewport={"width": 1400, "height": 900})
    lines = page.locator(".turn p:has(.address)").evaluate_all(
        """paragraphs => paragraphs.map((p) => [
             p.textContent.length,
             p.getClientRects()[0].height / parseFloat(getComputedStyle(p).lineHeight)
           ]).filter(([, lines]) => lines > 4).map(([length, lines]) => length / lines)"""
    )
    assert 58 <= sum(lines) / len(lines) <= 70
    size = page.evaluate("getComputedStyle(document.querySelector('.turn p')).fontSize")
    assert size == "20px"


def test_paper_has_the_text_and_its_notes_and_nothing_to_press(open_page):
    page = open_page("transcript")
    page.emulate_media(media="print")
    for gone in (".masthead", ".sequence", ".address", ".cite", ".outline"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.locator(".footnote li").first.is_visible()
    assert page.locator(".speaker").first.is_visible()


def test_a_page_is_whole_without_script(open_page):
    page = open_page("transcript", java_script_enabled=False)
    assert page.locator(".turn").count() > 10
    page.locator(".footnote-ref").first.click()
    assert "#fn:" in page.url
    page.locator(".footnote-backref").first.click()
    assert "#fnref" in page.url
    page.goto(page.url.split("documents/")[0] + "search/")
    assert page.locator("article a").count() > 2


def test_the_sections_open_on_a_small_screen(open_page):
    page = open_page("home", viewport={"width": 360, "height": 700}, java_script_enabled=False)
    assert not page.locator(".sections a").first.is_visible()
    page.locator(".masthead__menu").click()
    assert page.locator(".sections a").first.is_visible()


def test_a_host_named_in_mkdocs_yml_gives_each_page_a_pencil(root, changed):
    pencil = 'class="pencil" href="https://github.com/OWNER/NAME/edit/main/docs/about.md"'
    assert pencil in (changed / "about/index.html").read_text("utf-8")
    assert "pencil" not in (root / "site/about/index.html").read_text("utf-8")


# ── What machines check ───────────────────────────────────────────────────


LOOK = """void (window.looked = new Promise((done) => setTimeout(done))
  .then(() => Promise.allSettled(document.getAnimations().map((change) => change.finished)))
  .then(() => axe.run()))"""
"""Begin to look, once no colour is on its way to another or was cut off there, and do not wait."""


def test_axe_finds_nothing_on_any_kind_of_page(open_page, pages, axe):
    """Each page in light, then in dark; two at a time, for each has a process of its own."""
    at_work = []

    def wait_for_one():
        kind, page, scheme = at_work.pop(0)
        found = page.evaluate("window.looked")["violations"]
        assert not [(v["id"], v["nodes"][0]["html"]) for v in found], (kind, scheme)
        if scheme == "dark":
            page.context.close()
            return
        paper = "getComputedStyle(document.body).backgroundColor"
        light = page.evaluate(paper)
        page.emulate_media(color_scheme="dark")
        assert page.evaluate(paper) != light, kind
        page.evaluate(LOOK)
        at_work.append((kind, page, "dark"))

    for kind in pages:
        page = open_page(kind, color_scheme="light")
        if kind == "search":
            page.wait_for_selector(".find")
        page.evaluate(axe)
        page.evaluate(LOOK)
        at_work.append((kind, page, "light"))
        while len(at_work) > 1:
            wait_for_one()
    while at_work:
        wait_for_one()


def test_axe_finds_nothing_with_a_note_open_on_a_phone(open_page, axe):
    page = open_page("transcript", viewport={"width": 360, "height": 700}, has_touch=True)
    page.locator(".footnote-ref").first.tap()
    page.locator(".peek").wait_for(state="visible")
    page.evaluate(axe)
    found = page.evaluate("axe.run()")["violations"]
    assert not [(v["id"], v["nodes"][0]["html"]) for v in found]


def test_the_html_is_valid(root, pages, nu_html_checker):
    files = [root / "site" / path.partition("?")[0] for path in pages.values()]
    files = [file if file.suffix else file / "index.html" for file in files]
    found = [m for m in nu_html_checker(*files) if m["type"] == "error"]
    assert not [(m["message"], m.get("extract")) for m in found]
