"""What a file says of itself above its text, between two lines of "---": title, day, address."""

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace

import yaml

from generator.model import Sidecar
from generator.rulebook import rules

LONGEST = 20_000
"""Code points at most: nobody writes more of a file above it, and a parser takes long for it."""
_FRONT = re.compile(r"\s*---[ \t]*\r?\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\r?\n(.*?\n)\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_KEY = re.compile(r"[^\W\d][\w-]*")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def front_matter(text: str) -> tuple[Mapping[str, object], int]:
    r"""Give what stands above a text as keys, in small letters, and values; and where it ends.

    Nothing, and 0, where there is none: it is a mapping whose keys are single words, one of them a
    usual one, so that talk between two rules stays text, and words follow it.

    >>> front_matter("---\ntitle: Rain\n---\nIt fell.")
    ({'title': 'Rain'}, 20)
    >>> front_matter("---\nMODERATOR: Good evening.\n---\nIt fell.")
    ({}, 0)
    """
    found = _FRONT.match(text, 0, LONGEST) or _TOML.match(text, 0, LONGEST)
    if not found or found.end() == LONGEST or not text[found.end() :].strip():
        return {}, 0
    try:
        read = yaml.safe_load if found.re is _FRONT else tomllib.loads
        front = read(found[1].replace("\r\n", "\n"))
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, 0
    keys = [*front] if isinstance(front, dict) else []
    if not all(isinstance(key, str) and _KEY.fullmatch(key) for key in keys):
        return {}, 0
    known = {key.lower(): value for key, value in front.items()} if keys else {}
    return (known, found.end()) if known.keys() & _usual() else ({}, 0)


def said_above(text: str) -> Sidecar:
    """Give what a text says of itself above its words: title, day and address."""
    front, _ = front_matter(text)
    return replace(facts(front), title=title_of(front) or None)


def facts(front: Mapping[str, object]) -> Sidecar:
    """Give what front matter says of the day and the address, as a sidecar would.

    >>> facts({"date": dt.date(2022, 1, 7), "url": "in a drawer"}).date_basis
    'From the file’s own front matter.'
    """
    day = front.get("date")
    day = day.date() if isinstance(day, dt.datetime) else day
    dated = isinstance(day, dt.date)
    return Sidecar(
        date=day if isinstance(day, dt.date) else None,
        date_basis="From the file’s own front matter." if dated else None,
        url=next((a for key in ("url", "source") if (a := _address(front.get(key)))), None),
    )


def title_of(front: Mapping[str, object]) -> str:
    """Give the title in one line; "" for none, and for what is no words, such as a list."""
    title = front.get("title")
    return " ".join(str(title).split()) if isinstance(title, str | int | float) else ""


def _address(value: object) -> str | None:
    return value if isinstance(value, str) and _ADDRESS.fullmatch(value) else None


def _usual() -> frozenset[str]:
    return frozenset(rules("front-matter")["usual"]["keys"])
