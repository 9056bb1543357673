"""Twelve connected documents: the ties that an editor would mark are found, and no other."""

import tomllib
from pathlib import Path

import pytest

from generator.build import understand

ROOT = Path(__file__).parent / "connected"
TIES = [tuple(tie) for tie in tomllib.loads((ROOT / "ties.toml").read_text("utf-8"))["ties"]]


@pytest.fixture(scope="module")
def found():
    corpus = understand(ROOT).corpus
    seeds = {d.id: Path(d.source.path).stem for d in corpus.documents}
    text = {(d.id, b.id): b.text for d in corpus.documents for b in d.blocks}
    return [
        (
            r.kind.value,
            *(
                part
                for p in (r.here, r.there)
                for part in (seeds[p.document], text[p.document, p.block])
            ),
        )
        for r in corpus.references
    ]


def fits(tie, one):
    kind, later, words, earlier, there = tie
    return (
        one[0] == kind
        and (one[1], one[3]) == (later, earlier)
        and words in one[2]
        and there in one[4]
    )


@pytest.mark.parametrize("tie", TIES, ids=lambda tie: f"{tie[1]} {tie[0]} {tie[3]}")
def test_tie_is_found(found, tie):
    assert any(fits(tie, one) for one in found)


def test_no_other_is(found):
    assert [one for one in found if not any(fits(tie, one) for tie in TIES)] == []
