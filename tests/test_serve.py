"""`serve`: follows what changes, is not woken by its own writing, keeps the last good build."""

import io
import socket
import threading
import time
import urllib.error
import urllib.request

import pytest

from generator.errors import ConfigurationError, SeedError
from generator.terminal import Terminal
from generator.website import serve as serving

livereload = pytest.importorskip("mkdocs.livereload")

CONFIGURATION = """
site_name: Small
site_url: !ENV [SITE_URL, ""]
theme: {name: null, custom_dir: theme, static_templates: [404.html]}
plugins: []
strict: true
validation: {links: {not_found: warn}}
"""
PATIENCE = 120


class Publication:
    """A publication whose generator copies seeds, and that counts how often it did."""

    def __init__(self, root):
        self.root = root
        self.generated = 0
        self.words = io.StringIO()
        for folder in ("seeds", "docs", "theme"):
            (root / folder).mkdir()
        (root / "mkdocs.yml").write_text(CONFIGURATION)
        (root / "theme/main.html").write_text("<body>{{ page.content }}</body>")
        (root / "theme/404.html").write_text("<body>No such page</body>")
        (root / "seeds/a.txt").write_text("First words.")

    def generate(self):
        self.generated += 1
        text = (self.root / "seeds/a.txt").read_text()
        if "broken" in text:
            raise SeedError("it is broken", "Mend it.", "seeds/a.txt")
        if "bug" in text:
            raise RuntimeError(text)
        (self.root / "docs/index.md").write_text(text)

    def get(self, path=""):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=9) as page:
                return page.read().decode()
        except urllib.error.HTTPError as error:
            return f"{error.code} {error.read().decode()}"

    def wait_for(self, words, path=""):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if words in self.get(path):
                    return True
            except OSError:
                pass
            time.sleep(0.1)
        return False

    def wait_to_say(self, words):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and words not in self.words.getvalue():
            time.sleep(0.1)
        return words in self.words.getvalue()


@pytest.fixture
def publication(tmp_path):
    return Publication(tmp_path)


@pytest.fixture
def served(publication, monkeypatch):
    """Serve in a thread; ends as by Ctrl-C."""
    servers = []

    class Known(livereload.LiveReloadServer):
        def __init__(self, *arguments):
            super().__init__(*arguments)
            servers.append(self)

    monkeypatch.setattr(livereload, "LiveReloadServer", Known)
    with socket.create_server(("127.0.0.1", 0)) as free:
        publication.port = free.getsockname()[1]
    terminal = Terminal(publication.words)
    work = (publication.root, publication.port, publication.generate, terminal)
    thread, before = threading.Thread(target=serving.serve, args=work), threading.active_count()
    thread.start()
    assert publication.wait_for("First words.")
    yield publication
    servers[0].shutdown()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert threading.active_count() == before  # who watches the files has ended too


def test_it_follows_seeds_and_pages(served):
    (served.root / "seeds/a.txt").write_text("Second words.")
    assert served.wait_for("Second words.")
    (served.root / "docs/other.md").write_text("An editor's page.")
    assert served.wait_for("An editor's page.", "other/")


def test_it_is_not_woken_by_what_it_writes(served):
    (served.root / "seeds/a.txt").write_text("Second words.")
    assert served.wait_for("Second words.")
    time.sleep(4 * serving.SECONDS)
    assert served.generated == 2


FAULTS = {
    "of a seed": ("seeds/a.txt", "broken", "it is broken. Mend it."),
    "of a page": ("docs/bad.md", "[nowhere](missing.md)", "missing.md"),
    "of ours": ("seeds/a.txt", "bug", "RuntimeError: bug"),
}


@pytest.mark.parametrize(("path", "text", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_said_and_the_last_good_build_stays(served, path, text, said):
    (served.root / path).write_text(text)
    assert served.wait_to_say("What is shown is the last build that went well.")
    assert said in served.words.getvalue()
    assert "First words." in served.get()
    (served.root / "docs/bad.md").unlink(missing_ok=True)
    (served.root / "seeds/a.txt").write_text("Mended words.")
    assert served.wait_for("Mended words.")


def test_a_missing_page_is_the_sites_own(served):
    assert served.get("missing/") == "404 <body>No such page</body>"


def test_a_port_in_use_says_what_to_do(publication):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigurationError, match="choose another port"):
            serving.serve(publication.root, port, publication.generate, Terminal(io.StringIO()))
    assert not publication.generated


def test_a_hidden_file_is_no_input(publication):
    before = serving.state(publication.root)
    (publication.root / "docs/.generated").mkdir()
    (publication.root / "docs/.generated/index.md").write_text("ours")
    (publication.root / "seeds/.a.txt.swp").write_text("an editor's")
    assert serving.state(publication.root) == before
