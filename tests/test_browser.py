"""A browser is found, or got in the order that browser.py says, or missed aloud."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import browser

ROOT = Path(__file__).parent.parent


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """Make a machine with nothing on PATH but what a test puts there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(browser, "_downloaded", lambda: None)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(browser, "INSTALLERS", (browser.install_from_debian,))
    return tmp_path


def program(path, script="exit 0"):
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def apt(machine, script='case "$*" in *chromium*) cp "$0" "${0%/*}/chromium";; esac'):
    program(machine / "apt-get", f"PATH=/usr/bin:/bin\necho $* >> {machine}/asked\n{script}")


def test_one_on_path_is_taken_and_nothing_installed(machine):
    program(machine / "chromium-browser")
    apt(machine)
    assert browser.main() == 0
    assert browser.find_chromium() == str(machine / "chromium-browser")
    assert not (machine / "asked").exists()


def test_debians_is_installed_by_root(machine):
    apt(machine)
    assert browser.main() == 0
    assert browser.find_chromium() == str(machine / "chromium")
    assert (machine / "asked").read_text().split("\n")[:2] == [
        "update -qq",
        "install -qq --no-install-recommends chromium fonts-liberation",
    ]


def test_a_machine_without_the_serif_gets_it(machine):
    program(machine / "chromium")
    program(machine / "fc-match", "echo DejaVu Serif")
    apt(machine)
    assert browser.main() == 0
    assert (machine / "asked").read_text().split("\n")[:2] == [
        "update -qq",
        "install -qq --no-install-recommends fonts-liberation",
    ]


def test_without_root_apt_is_not_asked(machine, monkeypatch):
    apt(machine)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert browser.main() == 0
    assert not (machine / "asked").exists()


def test_playwrights_comes_next(machine, monkeypatch):
    apt(machine, "echo 'E: no such package' >&2; exit 100")
    ways = (browser.install_from_debian, lambda: program(machine / "chromium"))
    monkeypatch.setattr(browser, "INSTALLERS", ways)
    assert browser.main() == 0
    assert browser.find_chromium()


@pytest.mark.usefixtures("machine")
@pytest.mark.parametrize(("ci", "status"), [("", 0), ("true", 1)])
def test_none_to_be_had_is_said_and_fails_only_ci(monkeypatch, capsys, ci, status):
    monkeypatch.setenv("CI", ci)
    assert browser.main() == status
    assert "the browser tests do NOT run" in capsys.readouterr().err


LACKING = """
from tests.conftest import lacking
def test_it():
    lacking("a tool")
"""


@pytest.mark.parametrize(("ci", "status"), [("", 0), ("true", 1)])
def test_what_is_lacking_is_said_at_the_end_and_fails_ci(tmp_path, ci, status):
    (tmp_path / "test_lacking.py").write_text(LACKING)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "tests.conftest",
            "--rootdir",
            tmp_path,
            tmp_path,
        ],
        env={**os.environ, "CI": ci, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stdout
    said = "a tool is missing, and CI must" if ci else "NOT TESTED: a tool is missing"
    assert said in done.stdout
