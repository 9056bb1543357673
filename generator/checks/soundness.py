"""Pages that a hand left in a state that cannot be read, each with its line and the remedy."""

import re
from collections.abc import Iterator

import yaml

from generator.editing.page import ANCHOR, parse
from generator.errors import PageError
from generator.tree import Docs

_NOBODY = re.compile(r"\*\*\s*:\s*\*\*|\*\*\[\s*\]\([^)]*\):?\*\*")
_CONFLICT = re.compile(r"(?:<{7}|>{7})(?: |$)")


def unsound(docs: Docs) -> tuple[PageError, ...]:
    """Find pages that a hand left in a state that cannot be read."""
    return tuple(
        fault
        for path, text in docs.pages.items()
        for fault in _faults(path, text, touched=docs.bases.get(path) != text)
    )


def _faults(path: str, text: str, *, touched: bool) -> Iterator[PageError]:
    shown = f"docs/{path}"
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if _CONFLICT.match(line):
            remedy = "Keep the lines you want, and take the markers of git’s merge out."
            yield PageError("a merge was left open here", remedy, shown, number)
            return
    if not touched:
        return
    page = parse(path, text)
    try:
        if not isinstance(yaml.safe_load(page.front) if page.front else {}, dict | None):
            raise yaml.YAMLError  # noqa: TRY301  one remedy for both
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        number = mark.line + 2 if mark else 2
        remedy = "Write each as `name: value`, and text with a colon in it between quotes."
        yield PageError("the lines between the dashes are no YAML", remedy, shown, number)
    names: set[str] = set()
    for number, line in enumerate(lines, 1):
        if _NOBODY.match(line) and path.startswith("documents/"):
            remedy = "Write `**[Name](../people/name.md):**`, or the label as the source prints it."
            yield PageError("a turn begins here that names nobody", remedy, shown, number)
        for name in ANCHOR.findall(line):
            if name in names:
                remedy = "Take the second `<a id=…></a>` out; a copy gets its own."
                yield PageError(f"the id ‘{name}’ stands here twice", remedy, shown, number)
            names.add(name)
