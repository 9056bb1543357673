"""The eight quotations of the article among the seeds, each with its speaker and basis."""

from pathlib import Path

import pytest

from generator.attribute.people import People
from generator.attribute.quotes import quotes
from generator.mended import Change, Mended
from generator.model import Seed
from generator.structure import structure

SEED = Path(__file__).parent.parent / "seeds/000_825278ace4a633a0.txt"
BOXES = (  # what cleaning cuts from it: from the second form of a name to MORE
    ("Antony BlinkenUkraine receives", "MORE"),
    ("Joe BidenUS threatens", "MORE"),
    ("Vladimir Vladimirovich PutinUS threatens", "MORE"),
)


@pytest.fixture(scope="module")
def article():
    text = SEED.read_text("utf-8")
    cuts = []
    for first, last in BOXES:
        start = text.index(first)
        cuts.append(Change(start, text.index(last, start) + len(last), "", "related-links"))
    mended = Mended.of(text).change(cuts)
    document, mended = structure(Seed("seeds/a.txt", text, ""), mended)
    return quotes(document, mended, People.of(()))


EXPECTED = [
    ("“stand resolutely against”", "antony-blinken", "Secretary of State Antony Blinken"),
    ("“I think these things are joined,”", "antony-blinken", "Blinken"),
    ("“But here's what's important", "antony-blinken", "Blinken"),
    ("“serious consequences”", "antony-blinken", "Blinken"),
    ("“set of initiatives”", "president-biden", "Biden"),
    ("“very, very, difficult”", "president-biden", "Biden"),
    ("“Should Putin take action,", "wendy-sherman", "she"),
    ("“Don't engage in actions", "antony-blinken", "the secretary"),
]


def test_quotations_are_found_in_order(article):
    assert len(article.quotes) == len(EXPECTED)
    for quote, (words, _, _) in zip(article.quotes, EXPECTED, strict=True):
        assert quote.text.startswith(words)


@pytest.mark.parametrize("number", range(len(EXPECTED)))
def test_speaker(article, number):
    quote, (_, speaker, mention) = article.quotes[number], EXPECTED[number]
    assert (quote.speaker, quote.mention.text) == (speaker, mention)


def test_spans_lead_to_the_seed(article):
    for quote in article.quotes:
        source = article.source.text
        assert source[slice(*quote.source)] == quote.text
        assert source[slice(*quote.mention.source)].startswith(quote.mention.text.split()[0])
        block = next(b for b in article.blocks if b.id == quote.block)
        assert block.text[quote.start : quote.end] == quote.text


def test_bases(article):
    bases = [quote.basis for quote in article.quotes]
    assert bases[1] == "The sentence says “Blinken said”."
    assert bases[2] == (
        "No cue of its own: it follows on from the paragraph before, which quotes Antony Blinken."
    )
    assert bases[6].startswith("The sentence says “she said”. “she” is Wendy Sherman")


def test_the_secretary_is_known_by_office(article):
    (blinken,) = [s for s in article.speakers if s.id == "antony-blinken"]
    assert (blinken.name, blinken.role) == ("Antony Blinken", "Secretary of State")
    assert article.findings == ()
