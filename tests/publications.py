"""Publications for tests, made in a folder of their own: small ones, and the repository's."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from generator.publish import generate

ROOT = Path(__file__).parent.parent
PARTS = ("seeds", "docs", "mkdocs.yml", "generator")


def make(root: Path, seeds: dict[str, str]) -> Path:
    """Write seeds (and sidecars) into `root/seeds`."""
    (root / "seeds").mkdir(parents=True, exist_ok=True)
    for name, text in seeds.items():
        with (root / "seeds" / name).open("w", encoding="utf-8", newline="") as file:
            file.write(text)
    return root


def tree(folder: Path) -> dict[str, bytes]:
    """Every file under a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def page(root: Path, folder: str = "documents") -> Path:
    """The one page of a folder that is not its list."""
    [path] = [p for p in (root / "docs" / folder).glob("*.md") if p.name != "index.md"]
    return path


def copy(target):
    """Copy the publication as a clone would have it: nothing generated, nothing cached."""
    names = subprocess.run(
        ["git", "ls-files", "-z", "--", *PARTS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    for name in filter(None, names):
        if (ROOT / name).exists():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target / name)
    return target


def run(root, *arguments, **environment):
    """Run a command of the generator that stands in `root`, on `root`."""
    command = [sys.executable, "-B", "-m", *(arguments or ("generator", "build"))]
    return subprocess.run(
        command,
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


__all__ = ["copy", "generate", "make", "page", "run", "tree"]
