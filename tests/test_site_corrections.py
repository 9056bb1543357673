"""A reader with an old link learns of the correction; another can suggest one."""

import json
import os
import shutil
import subprocess

import pytest

from generator.identity import words_name
from tests.publications import run
from tests.test_branches import ENVIRONMENT
from tests.test_hand_editing import change
from tests.test_site_reading import address

pytest.importorskip("playwright")

__all__ = ["address"]

MENDED = ("In 2014, the Ukrainian people chose", "In 2014 the people of Ukraine chose")


@pytest.fixture(scope="module")
def root(built, tmp_path_factory):
    root = tmp_path_factory.mktemp("corrected")
    shutil.copytree(built, root, dirs_exist_ok=True)

    def git(*arguments):
        subprocess.run(["git", *arguments], cwd=root, env={**os.environ, **ENVIRONMENT}, check=True)

    (root / ".gitignore").write_text("/.cache/\n/site/\n")
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "first")
    [path] = (root / "docs/documents").glob("2022-01-07-*.md")
    change(path, *MENDED)
    change(root / "mkdocs.yml", "# repo_url:", "repo_url:")
    assert run(root, "generator", "generate").returncode == 0
    git("add", "-A")
    git("commit", "-qm", "mend")
    assert run(root).returncode == 0
    return root


@pytest.fixture(scope="module")
def past(root):
    [path] = (root / "site/documents").glob("*/past.json")
    return path.parent.name, json.loads(path.read_text("utf-8"))


def test_each_paragraph_knows_its_words(root, chrome, address, past):
    page = chrome.new_page()
    page.goto(f"{address}documents/{past[0]}/")
    names = page.eval_on_selector_all(
        ".address", "links => links.map(link => [link.hash.slice(1), link.dataset.name])"
    )
    page.close()
    run(root, "generator", "export", "--format", "json", "--out", "export")
    document = json.loads((root / f"export/{past[0]}.json").read_text("utf-8"))
    words = {block["id"]: words_name(block["text"]) for block in document["paragraphs"]}
    assert names
    assert dict(names) == {name: words[name] for name, _ in names}


def test_an_old_link_tells_of_the_correction_and_a_new_one_does_not(chrome, address, past):
    name, blocks = past
    [(block, [old])] = blocks.items()
    page = chrome.new_page()
    page.goto(f"{address}documents/{name}/?words={old['name']}#{block}")
    notice = page.locator(".corrected")
    notice.wait_for()
    assert MENDED[0] in notice.inner_text()
    now = page.get_attribute(f".address[href='#{block}']", "data-name")
    page.goto(f"{address}documents/{name}/?words={now}#{block}")
    page.wait_for_load_state("networkidle")
    assert page.locator(".corrected").count() == 0
    page.goto(f"{address}documents/{name}/?words={old['name']}#p00000")
    notice.wait_for()
    assert "no longer" in notice.inner_text()
    page.goto(f"{address}?")
    page.goto(f"{address}documents/{name}/#p00000")
    notice.wait_for()
    page.goto(f"{address}?")
    page.goto(f"{address}documents/{name}/#speakers")
    page.wait_for_load_state("networkidle")
    assert page.locator(".corrected").count() == 0
    page.close()


def test_the_page_of_corrections_shows_both(chrome, address):
    page = chrome.new_page()
    page.goto(f"{address}errata/")
    assert "Ukrainian" in " ".join(page.locator("del").all_inner_texts())
    assert "of Ukraine" in " ".join(page.locator("ins").all_inner_texts())
    page.close()


def test_a_correction_can_be_suggested_where_the_repository_is_named(chrome, address, past):
    page = chrome.new_page()
    page.goto(f"{address}documents/{past[0]}/")
    way = page.locator(".suggest").first
    way.wait_for(state="attached")
    assert way.get_attribute("href").startswith("https://github.com/OWNER/NAME/issues/new?")
    assert page.locator(".suggest").count() == page.locator(".address").count()
    page.close()
