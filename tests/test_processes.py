"""What every process of a run does alike."""

import gc
import subprocess
import sys
from dataclasses import fields

from generator.corpus import NearLink, Passage, Reference, ReferenceKind
from generator.incremental.processes import made_to_stay, shared
from tests.test_repository import ROOT

MADE = 400_000
"""Rings of garbage."""
RINGS = f"""
import gc
from generator.incremental.processes import collect_seldom
collect_seldom()
before = gc.get_stats()
for _ in range({MADE}):
    ring = []
    ring.append(ring)
after = gc.get_stats()
print(sum(a["collections"] - b["collections"] for a, b in zip(after, before)))
print(sum(a["collected"] - b["collected"] for a, b in zip(after, before)))
"""


def test_rings_of_garbage_are_looked_for_seldom_and_found():
    run = [sys.executable, "-c", RINGS]
    said = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    looked, found = map(int, said.split())
    assert 0 < looked < 20
    assert found > 0.8 * MADE


def test_what_was_made_to_stay_is_looked_through_no_more():
    gc.unfreeze()
    with made_to_stay():
        some = [[number] for number in range(1000)]
    try:
        assert gc.get_freeze_count() >= len(some)
    finally:
        gc.unfreeze()


def test_what_another_process_finds_comes_whole():
    ends = Passage("a", "p2", 1, 4), Passage("b", "p1", 0, 9)
    one = Reference(ReferenceKind.QUOTES, *ends, "So", 0.5, by_hand=True, phrase="so-be-it")
    assert all(getattr(one, f.name) != f.default for f in fields(one))
    defaults = Passage._field_defaults.items()
    assert all(getattr(some, name) != default for some in ends for name, default in defaults)
    found = [one, NearLink(one, "two fit it alike")]
    assert list(shared(lambda _: found, [0, 1], 2)) == [found, found]
