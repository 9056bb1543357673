"""The whole chain, by its commands: the same bytes each time, and docs/ never half-written.

The publication is the repository's own, copied; one build of it serves all tests.
"""

import contextlib
import shutil
import subprocess
import sys
from html.parser import HTMLParser

import pytest

from tests.publications import copy, run, tree

for needed in ("markdown", "mkdocs", "pagefind"):
    pytest.importorskip(needed)


def test_a_second_build_changes_no_byte_and_touches_no_page(built):
    docs, site = tree(built / "docs"), tree(built / "site")
    stamps = {path: path.stat() for path in (built / "docs").rglob("*")}
    done = run(built)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing new to write" in done.stdout
    assert tree(built / "docs") == docs
    assert tree(built / "site") == site
    for path, before in stamps.items():
        now = path.stat()
        assert (now.st_ino, now.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_another_machine_makes_the_same_bytes(built, tmp_path):
    """Another folder, time zone, language, hash seed, order of files and no HOME."""
    root = copy(tmp_path)
    seeds = sorted((root / "seeds").iterdir(), reverse=True)
    for path in seeds:
        shutil.copy(path, path.with_name(path.name + "~"))
        path.with_name(path.name + "~").replace(path)
    odd = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7", "HOME": "/nonexistent"}
    done = run(root, **odd)
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree(root / "docs") == tree(built / "docs")
    assert tree(root / "site") == tree(built / "site")


def test_check_finds_nothing_and_writes_nothing(built):
    before = tree(built / "docs")
    done = run(built, "generator", "check")
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree(built / "docs") == before


KILLER = """
import os, signal, sys
from generator.cli import main
CHANGES = {"os.mkdir", "os.link", "os.rename", "os.remove", "os.rmdir", "ctypes.dlsym"}
def hook(event, details):
    global left
    written = event == "open" and "docs" in str(details[0]) and "w" in str(details[1])
    if event in CHANGES or written:
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hook)
sys.stdout = sys.stderr
for number, steps in enumerate(sys.stdin):
    left = int(steps)
    if number and os.fork():
        if code := os.waitstatus_to_exitcode(os.wait()[1]):
            os.write(1, f"{code} 0\\n".encode())
        continue
    status = main(["generate"])
    os.write(1, f"{status} {left}\\n".encode())
    if number:
        os._exit(0)
"""
"""Generate once a line; die by SIGKILL after so many steps that write below docs/, before the next.

Say how each run ended and how many steps were left. All but the first are processes of their own,
which have nothing to load again.
"""
PLENTY = 1_000_000


@contextlib.contextmanager
def generating(root):
    """Give a function from steps to how a run of so many ended, and the steps it had left."""
    command = [sys.executable, "-B", "-c", KILLER]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=root, stdin=pipe, stdout=pipe, text=True) as runs:

        def generate_until(steps):
            print(steps, file=runs.stdin, flush=True)
            return tuple(map(int, runs.stdout.readline().split()))

        yield generate_until
        runs.stdin.close()


def pages(root):
    return {n: text for n, text in tree(root / "docs").items() if not n.startswith(".generated/")}


def test_killed_at_any_moment_docs_is_old_or_new(built, tmp_path):
    """Halve the way to the one step that turns old into new: all that is met is either."""
    root = tmp_path / "publication"
    shutil.copytree(built, root, ignore=shutil.ignore_patterns("site", ".cache"))
    seed = next(p for p in sorted((root / "seeds").iterdir()) if p.suffix == ".txt")
    old, text = pages(root), seed.read_bytes()
    seed.write_bytes(text.replace(b"Russia", b"Ruritania"))
    with generating(root) as generate_until:
        status, left = generate_until(PLENTY)
        assert status in (0, 1)
        new, first, last = pages(root), 0, PLENTY - left
        assert new != old
        while last - first > 1:
            shutil.rmtree(root / "docs")
            shutil.copytree(built / "docs", root / "docs")
            step = (first + last) // 2
            assert generate_until(step) == (-9, 0)
            now = pages(root)
            assert now in (old, new), f"killed before step {step}, docs/ is neither old nor new"
            first, last = (first, step) if now == new else (step, last)
        assert generate_until(PLENTY)[0] in (0, 1)
    assert pages(root) == new


def test_properdocs_builds_it_without_a_warning(built):
    pytest.importorskip("properdocs")
    arguments = ("build", "-f", "mkdocs.yml", "--strict", "-d", "site-of-properdocs")
    done = run(built, "properdocs", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr


class Article(HTMLParser):
    """The words of a page's article, spacing apart."""

    ASIDE = ("script", "style", "nav", "svg", "aside")

    def __init__(self):
        super().__init__()
        self.inside = self.aside = 0
        self.text = ""

    def handle_starttag(self, tag, _attributes):
        self.inside += tag == "article"
        self.aside += tag in self.ASIDE

    def handle_endtag(self, tag):
        self.inside -= tag == "article"
        self.aside -= tag in self.ASIDE

    def handle_data(self, data):
        if self.inside and not self.aside:
            self.text += "".join(data.split())


def articles(site):
    found = {}
    for path in sorted(site.rglob("index.html")):
        article = Article()
        article.feed(path.read_text("utf-8"))
        found[path.relative_to(site).as_posix()] = article.text
    return found


def test_zensical_builds_the_same_text(built, tmp_path):
    """Zensical knows no hooks: MkDocs is asked without them, and adds to that text at most."""
    pytest.importorskip("zensical")
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    with_hooks = articles(built / "site")
    configuration = (tmp_path / "mkdocs.yml").read_text("utf-8")
    assert "hooks:\n  - generator/website/hooks.py\n" in configuration
    plain = configuration.replace("hooks:\n  - generator/website/hooks.py\n", "")
    (tmp_path / "mkdocs.yml").write_text(plain, "utf-8")
    done = run(tmp_path, "mkdocs", "build", "--strict", "-d", "plain")
    assert done.returncode == 0, done.stdout + done.stderr
    shutil.rmtree(tmp_path / "site")
    done = run(tmp_path, "zensical", "build", "--clean", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    without_hooks = articles(tmp_path / "plain")
    assert articles(tmp_path / "site") == without_hooks
    assert with_hooks.keys() == without_hooks.keys()
    for name, text in without_hooks.items():
        rest = iter(with_hooks[name])
        assert all(letter in rest for letter in text), name
