"""Take the guide's pictures of one edit by hand, from the file to the page.

Nothing is staged: the publication is copied, a word mended and the commands run on the copy, and
what the pictures show is what the files, the commands and the site then say.
"""

import html
import os
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from generator.editing.errata import difference
from generator.identity import words_name
from tests.browser import find_chromium
from tests.picture import Quiet
from tests.publications import copy, run
from tests.test_branches import ENVIRONMENT

OLD, NEW = "with by all our European allies", "with all our European allies"
DAY = "2022-02-01T12:00:00Z"
"""Of the commits, so that the pictures are the same whenever they are taken."""
SIZE = {"width": 900, "height": 420}
SHEET = """
  body { margin: 0; padding: 18px 22px; font: 15px/1.6 ui-monospace, "DejaVu Sans Mono", monospace;
         background: #fffefb; color: #1f1c18; white-space: pre-wrap; overflow-wrap: anywhere }
  body.terminal { background: #1b1a18; color: #e7e2d8 }
  b { color: #8a2b1c; font-weight: normal } .terminal b { color: #eaa08f }
  del, ins { background: #f8dcd6; text-decoration: none } ins { background: #d9edd5 }
  i { color: #625b51; font-style: normal; border-bottom: 1px solid #ddd6c9; display: block }
"""


class Edit:
    """A publication of its own, in which one word is mended."""

    def __init__(self, root):
        self.root = copy(root)
        (root / ".gitignore").write_text("/.cache/\n/site/\n", "utf-8")
        self.git("init", "-q")
        self.run()
        self.commit("first")
        documents = (root / "docs/documents").glob("*.md")
        [self.page] = (path for path in documents if OLD in path.read_text("utf-8"))

    def git(self, *arguments):
        days = {"GIT_AUTHOR_DATE": DAY, "GIT_COMMITTER_DATE": DAY}
        known = {**os.environ, **ENVIRONMENT, **days}
        subprocess.run(["git", *arguments], cwd=self.root, env=known, check=True)

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-qm", message)

    def run(self, *arguments):
        """Run a command as a person would, and give what it says."""
        done = run(self.root, *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.replace(str(self.root), ".")

    def paragraph(self, words=OLD):
        """Give the paragraph that has some words, as the file has it."""
        [line] = [x for x in self.page.read_text("utf-8").splitlines() if words in x]
        return line

    def mend(self):
        text = self.page.read_text("utf-8")
        self.page.write_text(text.replace(OLD, NEW), "utf-8")


def typed(edit):
    """Run the commands that follow an edit and write what a terminal shows."""
    said = []
    for command in ("status", "build"):
        said.append(f"<b>$ python -m generator {command}</b>")
        said.append(html.escape(edit.run("generator", command).rstrip()) + "\n")
    return "\n".join(said)


def drawn(chrome, target, body, kind="file"):
    """Take a picture of text, as high as the text."""
    page = chrome.new_page(viewport={**SIZE, "height": 80}, device_scale_factor=1.25)
    page.set_content(f'<!doctype html><style>{SHEET}</style><body class="{kind}">{body}')
    page.screenshot(path=target, full_page=True)
    page.close()


def visited(chrome, target, address, sought, above=150):
    """Take a picture of a page of the site, at what is sought in it."""
    page = chrome.new_page(viewport=SIZE, device_scale_factor=1.25, color_scheme="light")
    page.goto(address)
    there = page.locator(sought).first
    there.wait_for()
    there.evaluate("(e, above) => scrollBy(0, e.getBoundingClientRect().top - above)", above)
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)
    page.screenshot(path=target)
    page.close()


def take(edit, chrome, address, folder):
    """Take the pictures, in the order of the work."""
    old = edit.paragraph()
    edit.mend()
    was, now = difference(old, edit.paragraph(NEW))
    head = f"<i>{html.escape(edit.page.relative_to(edit.root).as_posix())}</i>\n"
    drawn(chrome, folder / "1-file.png", head + was)
    drawn(chrome, folder / "2-mended.png", head + now.replace("with all", "with <ins> </ins>all"))
    drawn(chrome, folder / "3-commands.png", typed(edit), "terminal")
    edit.commit("mend")
    edit.run()
    block, words = old.split('"')[1], old.split("</a>")[1]
    name = edit.page.stem
    link = f"{address}documents/{name}/?words={words_name(words)}#{block}"
    visited(chrome, folder / "4-page.png", link, ".corrected", above=60)
    visited(
        chrome, folder / "5-source.png", f"{address}sources/{name}/", "#edits-by-hand", above=30
    )
    visited(chrome, folder / "6-corrections.png", f"{address}errata/", "article h2", above=30)


def main(folder):
    """Make the publication, serve its site, take the pictures."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        edit = Edit(Path(made))
        handler = partial(Quiet, directory=edit.root / "site")
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        chrome = playwright.chromium.launch(executable_path=find_chromium())
        take(edit, chrome, f"http://127.0.0.1:{server.server_port}/", folder)
        chrome.close()
        server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
