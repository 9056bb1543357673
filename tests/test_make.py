"""The Makefile: set-up that is done once, and words to go on where it cannot be done."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def make(tmp_path):
    """Give a function that runs make in a folder with nothing to install, as on a fresh machine."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for lock in ("requirements.txt", "requirements-test.txt"):
        (tmp_path / lock).touch()
    (tmp_path / "home").mkdir()

    def run(*arguments):
        environment = {"HOME": str(tmp_path / "home"), "PATH": os.environ["PATH"]}
        command = ["make", "--no-print-directory", f"PYTHON={sys.executable}", *arguments]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )

    return run


def test_setup_is_made_once(make, tmp_path):
    first = make("setup")
    assert first.returncode == 0, first.stderr
    assert (tmp_path / ".venv/bin/python").exists()
    assert "Nothing to be done" in make("setup").stdout


def test_setup_follows_the_lock(make, tmp_path):
    make("setup")
    (tmp_path / "requirements.txt").write_text("# changed\n")
    assert "Installing what requirements.txt pins" in make("setup").stdout
    assert "Nothing to be done" in make("setup").stdout


def test_the_readers_of_other_formats_are_installed_where_a_seed_asks_for_them(make, tmp_path):
    (tmp_path / "requirements-intake.txt").touch()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").touch()
    make("setup")
    assert not (tmp_path / ".venv/intake.lock").exists()
    (tmp_path / "seeds/b.pdf").touch()
    make("setup")
    assert (tmp_path / ".venv/intake.lock").exists()


def test_what_reads_a_thesaurus_is_installed_where_one_stands(make, tmp_path):
    (tmp_path / "requirements-thesaurus.txt").touch()
    (tmp_path / "thesaurus").mkdir()
    (tmp_path / "thesaurus/README.md").touch()
    make("setup")
    assert not (tmp_path / ".venv/thesaurus.lock").exists()
    (tmp_path / "thesaurus/terms.ttl").touch()
    make("setup")
    assert (tmp_path / ".venv/thesaurus.lock").exists()


def test_a_lock_touched_but_the_same_installs_nothing(make, tmp_path):
    make("setup")
    later = (tmp_path / ".venv/runtime.lock").stat().st_mtime + 10
    os.utime(tmp_path / "requirements.txt", (later, later))
    assert "Installing" not in make("setup").stdout


def test_a_package_that_cannot_be_installed_stops_here_and_the_next_time(make, tmp_path):
    (tmp_path / "requirements.txt").write_text("no-such-package-of-ours==1 --hash=sha256:00\n")
    for _ in range(2):
        assert make("setup").returncode
        assert not (tmp_path / ".venv/runtime.lock").exists()


def stub(path, script):
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return f"PYTHON={path}"


def test_a_python_too_old_says_what_to_do(make, tmp_path):
    done = make(stub(tmp_path / "old", "exit 1"), "setup")
    assert done.returncode
    assert "Python 3.11 or newer is needed" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_a_python_without_venv_says_what_to_do(make, tmp_path):
    half = 'case "$2" in venv) mkdir -p .venv/bin; exit 1;; esac'
    done = make(stub(tmp_path / "half", half), "setup")
    assert done.returncode
    assert "apt-get install python3-venv" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_help_names_every_target_and_is_what_bare_make_says(make):
    listed = re.findall(r"^  make (\S+)", make("help").stdout, re.MULTILINE)
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(phony.group(1).split())
    assert make().stdout == make("help").stdout
