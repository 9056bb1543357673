"""Runs of words that several places have: looked up in all texts once, then only where texts came.

A run that a new text has is looked up anew in all texts; of the others the places in texts that are
gone are taken away. So one text more has few runs looked up and none sorted, and what comes of it
is what a first run finds.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from generator.incremental.sharing import Work
from generator.incremental.shelves import FIRST
from generator.refer.wording.texts import (
    Flags,
    Groups,
    Numbers,
    Prints,
    Texts,
    Words,
    among,
    before,
    distinct,
    grouped,
    joined,
    numbers_of,
    others,
    parted,
)

AGAIN = "again"
"""What they are kept as."""
_FEW = 8
"""Of so many texts one is new at most; where more are, all runs are looked up anew."""
_SEVERAL = 2
_GONE = -1
_PRINT, _PLACE = np.dtype("<u8"), np.dtype("<u4")


@dataclass(frozen=True, eq=False)
class Sought:
    """Which runs are looked for."""

    size: int
    """Their words."""
    runs: Prints | None = None
    """Sorted; None for all that stand in two texts. Others may stand twice in one."""
    most: int = 0
    """Places of a run that are given at most; 0 for all."""


@dataclass(frozen=True, eq=False)
class Kept:
    """What an earlier run found."""

    names: Sequence[str] = ()
    """Of its texts."""
    starts: Numbers = field(default_factory=lambda: np.zeros(1, np.int64))
    """The place where each began, and last where all ended."""
    found: Mapping[int, Groups] = field(default_factory=dict)
    """By the size of the runs."""

    def written(self) -> bytes:
        """Give all as bytes."""
        counts = [(size, len(g.sizes), len(g.places)) for size, g in self.found.items()]
        head = json.dumps((self.names, self.starts.tolist(), counts)).encode()
        parts = (
            part.tobytes()
            for g in self.found.values()
            for part in (g.runs.astype(_PRINT), g.sizes.astype(_PLACE), g.places.astype(_PLACE))
        )
        return b"".join((head, b"\n", *parts))


def find_again(texts: Texts, sought: Sequence[Sought], work: Work) -> list[Groups]:
    """Give the runs of each size that several places have; each size is sought once."""
    if not work.cache.keeps:
        return [_anew(texts, one) for one in sought]
    names, rows = [work.name(stream.document) for stream in texts.streams], work.kept(AGAIN)
    kept = read_kept(rows.get(FIRST, b""))
    known, sizes = {*kept.names}, [one.size for one in sought]
    came = np.fromiter((name not in known for name in names), np.bool_, len(names))
    few = _FEW * np.count_nonzero(came) <= len(names)
    if few and kept.found.keys() >= {*sizes} and _is_in_order(kept.names, names):
        moved = _moved(kept, names, texts)
        found = [_changed(texts, one, moved[one.size], came) for one in sought]
    else:
        found = [_anew(texts, one) for one in sought]
    if names != kept.names:
        now = Kept(names, texts.starts, dict(zip(sizes, found, strict=True)))
        work.keep(AGAIN, {FIRST: now.written()}, rows)
    return found


def read_kept(raw: bytes) -> Kept:
    """Undo `Kept.written`; nothing where the bytes are none of its.

    >>> read_kept(b"somebody else's").names
    ()
    """
    head, _, raw = raw.partition(b"\n")
    found = {}
    try:
        names, starts, counts = json.loads(head)
        for size, groups, places in counts:
            runs, raw = np.frombuffer(raw, _PRINT, groups), raw[_PRINT.itemsize * groups :]
            sizes, raw = np.frombuffer(raw, _PLACE, groups), raw[_PLACE.itemsize * groups :]
            each, raw = np.frombuffer(raw, _PLACE, places), raw[_PLACE.itemsize * places :]
            if (
                sizes.sum() != places
                or sizes.min(initial=_SEVERAL) < _SEVERAL
                or each.max(initial=0) >= starts[-1]
            ):
                return Kept()
            counted = sizes.astype(np.int64)
            found[size] = Groups(runs, each.astype(np.int64), before(counted), counted)
        if len(starts) == len(names) + 1:
            return Kept(names, np.array(starts, np.int64), found)
    except (ValueError, TypeError, LookupError):
        pass
    return Kept()


def _anew(texts: Texts, sought: Sought) -> Groups:
    """Look all runs up."""
    if sought.runs is not None:
        return _looked_up(texts, sought, sought.runs)
    return _together([_told(texts, sought, *part) for part in texts.parts(sought.size)])


def _looked_up(texts: Texts, sought: Sought, wanted: Prints) -> Groups:
    """Look some runs up."""
    places = texts.holding(sought.size, wanted)
    runs = texts.runs_at(places, sought.size)
    return _together([_told(texts, sought, runs[some], places[some]) for some in parted(runs)])


def _told(texts: Texts, sought: Sought, runs: Prints, places: Numbers) -> Groups:
    """Put the places of runs together, as far as they are sought."""
    groups = grouped(runs, places)
    if sought.runs is None:
        return groups.only(holders(groups, texts.documents(groups.places)) > 1)
    return groups.cut(sought.most)


def holders(groups: Groups, documents: Words) -> Numbers:
    """Count the documents that hold each group's run."""
    fresh = others(documents).astype(np.int64)
    fresh[groups.firsts] = 1
    return np.add.reduceat(fresh, groups.firsts) if len(fresh) else groups.sizes


def _together(each: Sequence[Groups]) -> Groups:
    sizes = np.concatenate([np.zeros(0, np.int64), *(groups.sizes for groups in each)])
    places = np.concatenate([np.zeros(0, np.int64), *(groups.places for groups in each)])
    return Groups(joined([groups.runs for groups in each]), places, before(sizes), sizes)


def _is_in_order(earlier: Sequence[str], names: Sequence[str]) -> bool:
    """Say whether the texts that are left stand in the order in which they stood."""
    number = {name: n for n, name in enumerate(names)}
    left = [number[name] for name in earlier if name in number]
    return left == sorted(left)


def _moved(kept: Kept, names: Sequence[str], texts: Texts) -> dict[int, Groups]:
    """Give what was kept with its places as they are now, those of texts that are gone by -1."""
    starts = dict(zip(names, texts.starts.tolist(), strict=False))
    now = np.array([starts.get(name, _GONE) for name in kept.names], np.int64)
    moved, texts_ = np.where(now < 0, 0, now - kept.starts[:-1]), numbers_of(kept.starts)
    gone = bool((now < 0).any())
    found = {}
    for size, groups in kept.found.items():
        text = texts_[groups.places]
        there = groups.places + moved[text]
        found[size] = replace(
            groups, places=np.where(now[text] < 0, _GONE, there) if gone else there
        )
    return found


def _changed(texts: Texts, sought: Sought, kept: Groups, came: Flags) -> Groups:
    """Look up what new texts have, and take away what stood in others.

    Of a run with more places than were kept nobody knows which are left, so that it is looked up
    too where one is gone.
    """
    [here] = np.nonzero(np.repeat(came, np.diff(texts.starts)) & texts.whole(sought.size))
    left = kept.places != _GONE
    sizes = np.bincount(np.repeat(np.arange(len(kept.sizes)), kept.sizes), left, len(kept.sizes))
    short = (sizes < kept.sizes) & (kept.sizes == sought.most)
    wanted = distinct(joined([texts.runs_at(here, sought.size), kept.runs[short]]))
    stays = (sizes >= _SEVERAL) & ~among(kept.runs, wanted)
    if sought.runs is not None:
        wanted = wanted[among(wanted, sought.runs)]
        stays &= among(kept.runs, sought.runs)
    sizes = sizes[stays].astype(np.int64)
    places = kept.places[left & np.repeat(stays, kept.sizes)]
    others_ = Groups(kept.runs[stays], places, before(sizes), sizes)
    if sought.runs is None:
        others_ = others_.only(holders(others_, texts.documents(places)) > 1)
    return _together([others_, _looked_up(texts, sought, wanted)])
