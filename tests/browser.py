"""A Chromium for the tests: the one on PATH, else one that `python -m tests.browser` installs.

Beside it a serif of those that the site asks for, since a page is as wide as its letters.

Debian's package comes first where apt and root are there (it brings the libraries a browser
needs), then Playwright's own download (no root, but it needs those libraries and its host).
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MINUTES = 5
FONT, PACKAGE = "Liberation Serif", "fonts-liberation"
"""Of the serifs that publication.css names, the one that Debian brings with Chromium."""


def find_chromium() -> str | None:
    """Where a Chromium is that Playwright can drive; None where there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or _downloaded()


def _downloaded() -> str | None:
    """Where Playwright's own download lies."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install_from_debian() -> None:
    """Install Debian's package; needs root."""
    apt = shutil.which("apt-get")
    if not apt or os.geteuid():
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _run([apt, "update", "-qq"], quiet)
    _run([apt, "install", "-qq", "--no-install-recommends", "chromium", PACKAGE], quiet)


def has_font() -> bool:
    """Whether the machine has the serif, as far as fontconfig can be asked."""
    match = shutil.which("fc-match")
    if not match:
        return True
    asked = [match, "--format=%{family}", FONT]
    return FONT in subprocess.run(asked, capture_output=True, text=True, check=False).stdout


def install_font() -> None:
    """Install Debian's package of the serif; needs root."""
    apt = shutil.which("apt-get")
    if apt and not os.geteuid():
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        _run([apt, "update", "-qq"], quiet)
        _run([apt, "install", "-qq", "--no-install-recommends", PACKAGE], quiet)


def install_from_playwright() -> None:
    """Let Playwright download its own."""
    _run([sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ))


INSTALLERS: tuple[Callable[[], None], ...] = (install_from_debian, install_from_playwright)
"""In the order they are tried."""


def _run(command: list[str], environment: dict[str, str]) -> None:
    """Run a command whose failure only means that the next way is tried; say what it said last."""
    try:
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60 * MINUTES,
            check=False,
        )
    except subprocess.TimeoutExpired:
        print(f"  {' '.join(command)}: no end after {MINUTES} minutes", file=sys.stderr)
        return
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        print(f"  {' '.join(command)}: {' '.join(last)}", file=sys.stderr)


def main() -> int:
    """See to it that there is a Chromium; 1 where there must be one (CI) and is none."""
    for install in INSTALLERS:
        if find_chromium():
            break
        print("No Chromium on PATH: installing one for the tests ...", file=sys.stderr)
        install()
    if not has_font():
        print(f"No {FONT}: installing it for the tests ...", file=sys.stderr)
        install_font()
    found = find_chromium()
    print(f"Browser tests run in {found}" if found else MISSING, file=sys.stderr)
    return 1 if not found and os.environ.get("CI") else 0


MISSING = (
    "No Chromium: the browser tests do NOT run. Install one (Debian: apt-get install chromium)"
)

if __name__ == "__main__":
    sys.exit(main())
