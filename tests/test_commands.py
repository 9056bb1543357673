"""The commands as a person meets them: what they say, where, and how they end."""

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
