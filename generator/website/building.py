"""docs/ to site/: MkDocs, strictly, then the search index; site/ changes only when all is well."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from generator.errors import ConfigurationError, WebsiteError
from generator.website.search import index_site

_FRESH = ".cache/site-next"
_OLD = ".cache/site-old"
_SHOWN = 20
"""Warnings named in an error; more tell nobody anything."""


def build_website(root: Path, *, address: str | None = None) -> Path:
    """Build the publication's pages and give the folder they stand in.

    `address` is where the site will be seen, for sitemap and canonical links; None leaves that to
    mkdocs.yml. A warning of MkDocs is an error here, and the last good site/ stays as it was.
    """
    fresh = fresh_website(root, root / _FRESH, address=address)
    site, old = root / "site", root / _OLD
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    return site


def fresh_website(root: Path, out: Path, *, address: str | None = None) -> Path:
    """Build into `out`, a folder that is made anew."""
    if not (root / "mkdocs.yml").exists():
        raise ConfigurationError(
            "there is no mkdocs.yml here, so there is no site to build",
            "Copy the one of the project beside seeds/, or give the right folder with -C DIR.",
            root,
        )
    shutil.rmtree(out, ignore_errors=True)
    _make(root, out, _environment(address))
    index_site(out)
    return out


def _make(root: Path, out: Path, environment: Mapping[str, str]) -> None:
    """Run the very command a person would, in a process of its own: it logs, and keeps state."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    command += ["--site-dir", str(out.resolve())]
    done = subprocess.run(  # noqa: S603  nothing of it comes from a seed
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        lines = [line for line in (done.stdout + done.stderr).splitlines() if _tells(line)]
        raise WebsiteError(
            "MkDocs did not build the site:\n  " + "\n  ".join(lines[-_SHOWN:]),
            "Mend what it names; the site stays as it last was.",
            root / "docs",
        )


def _tells(line: str) -> bool:
    """Whether a line of MkDocs is one that a person must read."""
    return bool(line.strip()) and not line.startswith(("INFO", "DEBUG"))


def _environment(address: str | None) -> dict[str, str]:
    """Give what the build may depend on: the caller's settings, one hash seed and no clock.

    SOURCE_DATE_EPOCH (reproducible-builds.org) is what MkDocs stamps files with.
    """
    fixed = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1"}
    return {**os.environ, **fixed, **({"SITE_URL": address} if address else {})}
