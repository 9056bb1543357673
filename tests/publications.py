"""Small publications for tests, made in a folder of their own."""

from pathlib import Path

from generator.publish import generate


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


__all__ = ["generate", "make", "page", "tree"]
