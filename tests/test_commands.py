"""The commands as a person meets them: what they say, where, and how they end."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator import cli
from tests.publications import make

ROOT = Path(__file__).parent.parent
COMMANDS = [command.name for command in cli.COMMANDS]
TALK = "A TALK ON RIVERS\n\nMS. RUIZ: The river rose.\n\nMR. OKORO: It will fall.\n"


def run(*arguments, **streams):
    """Run the generator as a process, from the repository."""
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    piped = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
    return subprocess.run(command, cwd=ROOT, text=True, check=False, **piped)


@pytest.fixture
def talk(tmp_path):
    return make(tmp_path, {"talk.txt": TALK})


def test_help_says_every_command_and_what_the_status_means():
    done = run("--help")
    assert done.returncode == 0
    listed = re.findall(r"^    (\w+)  +\S", done.stdout, re.MULTILINE)
    assert listed == COMMANDS
    assert "Exit status:" in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command):
    done = run(command, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"usage: python -m generator {command}")


@pytest.mark.parametrize(
    "arguments", [[], ["frob"], ["export"], ["explain"], ["serve", "--port", "x"]], ids=" ".join
)
def test_misuse_is_2_and_shows_the_usage(arguments):
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("usage:")
    assert not done.stdout


def test_a_folder_without_seeds_says_what_to_do(tmp_path):
    done = run("-C", tmp_path, "generate")
    assert done.returncode == 1
    assert "there is no seeds/ here. Make the folder" in done.stderr
    assert not list(tmp_path.iterdir())


def test_seeds_without_a_text_say_what_to_do(tmp_path):
    (tmp_path / "seeds").mkdir()
    done = run("-C", tmp_path, "generate")
    assert done.returncode == 1
    assert "Put a text file in it" in done.stderr


def test_a_pipe_gets_words_alone_and_faults_beside_them(talk):
    done = run("-C", talk, "generate")
    assert done.returncode == 0, done.stderr
    assert "nothing new" not in done.stdout
    assert "\x1b" not in done.stdout + done.stderr
    (talk / "seeds/bad.yml").write_text("title: [\n")
    (talk / "seeds/bad.txt").write_text("Words.\n")
    done = run("-C", talk, "generate")
    assert done.returncode == 1
    assert "seeds/bad.yml" in done.stderr
    assert "seeds/bad.yml" not in done.stdout


def test_check_writes_nothing_and_its_status_says_whether_docs_is_stale(talk):
    assert run("-C", talk, "check").returncode == 1
    assert not (talk / "docs").exists()
    run("-C", talk, "generate")
    assert run("-C", talk, "check").returncode == 0


def test_a_reader_that_stops_reading_hears_no_complaint(talk):
    """As in `explain DOCUMENT | head -1`."""
    run("-C", talk, "generate")
    [document] = (path.stem for path in (talk / "docs/documents").glob("[!i]*.md"))
    read, write = os.pipe()
    os.close(read)
    done = run("-C", talk, "explain", document, stdout=write)
    os.close(write)
    assert not done.stderr


def test_the_line_that_explain_prints_brings_a_cut_back(tmp_path):
    seed = f"{TALK}\nShare this story\n\nAdvertisement\n"
    root = make(tmp_path, {"talk.txt": seed})
    said = run("-C", root, "explain", "talk.txt").stdout
    found = re.findall(r"back by (seeds/\S+): (keep: .*)", said)
    assert [line for _, line in found] == ['keep: ["Share this story"]', 'keep: ["Advertisement"]']
    assert 'one list in seeds/talk.yml: keep: ["Share this story", "Advertisement"]' in said
    beside, line = found[0]
    (root / beside).write_text(line + "\n", "utf-8")
    for _ in range(2):  # and it stays back
        run("-C", root, "generate")
        [page] = (root / "docs/documents").glob("[!i]*.md")
        assert "Share this story" in page.read_text("utf-8")
        assert "Advertisement" not in page.read_text("utf-8")


ECHO = {
    "a.txt": "A REPORT\n\nMS. RUIZ: The river rose by two metres above the old stone bridge.\n",
    "b.txt": 'A REPLY\n\nMR. OKORO: "The river rose by two metres above the old stone bridge."\n',
    "a.yml": "date: 2020-01-01\n",
    "b.yml": "date: 2020-01-09\n",
}


def references(root, *options):
    done = run("-C", root, *options, "export", "--out", root / "out")
    assert done.returncode == 0, done.stderr
    exported = [json.loads(p.read_text("utf-8")) for p in (root / "out").glob("*-*.json")]
    return [r["score"] for d in exported for r in d["references"]]


def test_the_confidence_asked_for_on_the_command_line_or_in_mkdocs_yml(tmp_path):
    root = make(tmp_path, ECHO)
    [score] = references(root)
    assert score < 1
    assert references(root, "--min-confidence", "1") == []
    (root / "mkdocs.yml").write_text("site_name: x\nextra:\n  min_confidence: 1\n", "utf-8")
    assert references(root) == []
    assert references(root, "--min-confidence", "0.5") == [score]


@pytest.mark.parametrize("asked", ["2", "-0.1", "much"])
def test_a_confidence_that_is_none_is_misuse(tmp_path, asked):
    done = run("-C", make(tmp_path, ECHO), f"--min-confidence={asked}", "generate")
    assert done.returncode == 2
    assert "--min-confidence" in done.stderr


@pytest.mark.parametrize("asked", ["2", "much", "yes"])
def test_a_confidence_that_is_none_in_mkdocs_yml_is_named_with_its_line(tmp_path, asked):
    root = make(tmp_path, ECHO)
    text = f"site_name: x\nextra:\n  min_confidence: {asked}\n"
    (root / "mkdocs.yml").write_text(text, "utf-8")
    done = run("-C", root, "generate")
    assert done.returncode == 1
    assert "mkdocs.yml:3: ‘min_confidence’ is" in done.stderr
    assert "Write a number from 0 to 1." in done.stderr
