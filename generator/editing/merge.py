"""Bring what the generator makes anew together with what an editor made of it before.

Three pages meet: `base`, what the generator last wrote; `mine`, what stands in docs/ now; `new`,
what it would write today. Part by part, whoever changed it since `base` is followed, and where
both did, the editor's words stand and a conflict says so.
"""

from dataclasses import dataclass, replace

import yaml

from generator.editing.page import Page, Part
from generator.editing.rulings import apart


@dataclass(frozen=True, slots=True)
class Conflict:
    """A part that the editor and the generator both changed; the editor's stands."""

    path: str
    key: str
    was: str
    """As generated before; "" where there was nothing."""
    mine: str
    new: str
    """As generated now; "" where the seed has it no longer."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The page to publish, and what to remember as generated."""

    page: Page
    base: Page
    """`new`, with the old words kept where a conflict is still open, so that it stays open."""
    conflicts: tuple[Conflict, ...] = ()
    edited: tuple[str, ...] = ()
    """Keys of parts that are the editor's: changed, added or moved."""


def merge(base: Page | None, mine: Page | None, new: Page) -> Merged:
    r"""Merge one page part by part.

    >>> from generator.editing.page import parse
    >>> old = parse("a.md", '<a id="p1"></a>Ten.\n\n<a id="p2"></a>Two.\n')
    >>> hand = parse("a.md", '<a id="p1"></a>Tenn.\n\n<a id="p2"></a>Two.\n')
    >>> now = parse("a.md", '<a id="p1"></a>Ten.\n\n<a id="p2"></a>Two!\n')
    >>> [part.body for part in merge(old, hand, now).page.parts]
    ['Tenn.', 'Two!']
    """
    if mine is None:
        return Merged(new, new)
    base = base or Page(new.path, "", ())
    old, hand, now = (_by_key(page) for page in (base, mine, new))
    kept: dict[str, Part] = {}
    conflicts: list[Conflict] = []
    for key in {**now, **hand}:
        part, conflict = _settle(new.path, old.get(key), hand.get(key), now.get(key))
        if part:
            kept[key] = part
        if conflict:
            conflicts.append(conflict)
    front, front_base, front_conflicts = _merge_front(base, mine, new)
    conflicts = front_conflicts + conflicts
    open_keys = {conflict.key for conflict in conflicts}
    remembered = tuple(old.get(p.key, p) if p.key in open_keys else p for p in new.parts)
    gone = tuple(old[c.key] for c in conflicts if c.key in old and c.key not in now)
    page = Page(new.path, front, tuple(kept[key] for key in _order(old, hand, now, kept)))
    return Merged(
        page,
        Page(new.path, front_base, remembered + gone),
        tuple(conflicts),
        tuple(key for key, part in kept.items() if key not in now or part != now[key]),
    )


def _by_key(page: Page) -> dict[str, Part]:
    return {part.key: part for part in page.parts}


def _settle(  # noqa: PLR0911  a table of cases, one a line
    path: str, old: Part | None, hand: Part | None, now: Part | None
) -> tuple[Part | None, Conflict | None]:
    """Decide one part; None where it goes or stays away."""
    if hand is None:
        return (None if old else now), None
    if now is None:
        if old is None:
            return hand, None
        if hand.text == old.text:
            return None, None
        return hand, Conflict(path, hand.key, old.text, hand.text, "")
    if old is None or hand.text in (old.text, now.text):
        return (hand if old is None else now), None
    if now.text == old.text:
        return hand, None
    return _settle_halves(path, old, hand, now)


def _settle_halves(path: str, old: Part, hand: Part, now: Part) -> tuple[Part, Conflict | None]:
    """Decide the speaker's name and the words apart: one may be the editor's, one the seed's.

    A comment changes no word: it goes along with the seed's new ones.
    """
    sides = []
    body, comments = apart(hand.body)
    if body != old.body:
        body, comments = hand.body, ""
    for was, mine, new, remarks in (
        (old.head, hand.head, now.head, ""),
        (old.body, body, now.body, comments),
    ):
        if mine not in (was, new) and new != was:
            return hand, Conflict(path, hand.key, old.text, hand.text, now.text)
        sides.append(new + remarks if mine == was else mine + remarks)
    opening = now.text[len(now.head) : len(now.text) - len(now.body)]
    return replace(hand, text=sides[0] + opening + sides[1]), None


def _order(
    old: dict[str, Part], hand: dict[str, Part], now: dict[str, Part], kept: dict[str, Part]
) -> list[str]:
    """Follow the generator's order, or the editor's where the editor moved something."""
    both = [key for key in hand if key in old]
    moved = both != [key for key in old if key in hand]
    first, second = (hand, now) if moved or not old else (now, hand)
    order = [key for key in first if key in kept]
    place = {key: number for number, key in enumerate(order)}
    additions: dict[int, list[str]] = {}
    after = -1
    for key in second:
        if key in place:
            after = place[key]
        elif key in kept:
            additions.setdefault(after, []).append(key)
    whole = list(additions.get(-1, ()))
    for number, key in enumerate(order):
        whole += [key, *additions.get(number, ())]
    return whole


def _merge_front(base: Page, mine: Page, new: Page) -> tuple[str, str, list[Conflict]]:
    """Merge front matter key by key; the editor's own lines, comments and order are kept."""
    old, hand, now = (_front_keys(page.front) for page in (base, mine, new))
    lines, remembered = dict(hand), dict(now)
    conflicts = []
    for key in {**now, **old}:
        was, has, makes = (side.get(key) for side in (old, hand, now))
        if _says_the_same(makes, has) or _says_the_same(makes, was):
            continue
        if _says_the_same(has, was):
            lines[key] = now.get(key, "")
        elif key in old:
            remembered[key] = old[key]
            conflicts.append(
                Conflict(new.path, f"{key}:", *(side.get(key, "") for side in (old, hand, now)))
            )
    return "".join(lines.values()), "".join(remembered.values()), conflicts


def _front_keys(front: str) -> dict[str, str]:
    """Cut front matter into its top-level keys, each with its lines and the comments above it."""
    chunks: dict[str, str] = {}
    waiting = ""
    name = ""
    for line in front.splitlines(keepends=True):
        if line[:1].isalpha() and ":" in line:
            name = line.split(":", 1)[0]
            chunks[name] = waiting + line
            waiting = ""
        elif line.startswith("#") or not line.strip():
            waiting += line
        else:
            chunks[name] = chunks.get(name, "") + waiting + line
            waiting = ""
    if waiting:
        chunks["#"] = waiting
    return chunks


def _says_the_same(one: str | None, other: str | None) -> bool:
    """Compare one key's lines by what they say, not by how it is written."""
    return one == other or _value(one) == _value(other)  # YAML is slow: most lines are as they were


def _value(lines: str | None) -> object:
    try:
        return yaml.safe_load(lines) if lines else None
    except yaml.YAMLError:
        return lines
