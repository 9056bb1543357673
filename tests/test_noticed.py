"""What cleaning must not mend becomes a finding, and honest words become none."""

import re

import pytest

from generator.clean.noticed import odd_words
from generator.documents import read_document
from generator.findings import Code
from generator.intake.seeds import read_seed
from generator.model import Block, Role, Seed, Sidecar
from generator.rulebook import rules
from tests.publications import generate, make, page
from tests.test_hand_editing import change
from tests.test_repository import ROOT

TABLES = rules("odd-words")


@pytest.mark.parametrize("name", TABLES)
def test_rule_fits_its_examples(name):
    rule = TABLES[name]
    patterns = [re.compile(pattern, re.VERBOSE) for pattern in rule["match"]]
    for pattern in patterns:
        assert any(map(pattern.search, rule["examples"])), pattern.pattern
    for example in rule["examples"]:
        assert any(pattern.search(example) for pattern in patterns), example
    for table in TABLES.values():
        for words in table["not"]:
            assert not any(pattern.search(words) for pattern in patterns), words


def findings(seed, code):
    return [f for f in read_document(seed).findings if f.code is code]


def test_the_odd_words_of_the_seed_are_told_and_stay():
    seed = read_seed(ROOT, ROOT / "seeds/004_c64cec048aca3c72.txt")
    [finding] = findings(seed, Code.ODD_WORDS)
    assert "with by all our European" in finding.detail
    assert "correct the paragraph" in finding.detail
    block = next(b for b in read_document(seed).blocks if b.id == finding.block)
    assert "with by all our European allies" in block.text


def test_odd_words_are_shown_in_their_place():
    text = "At the end of a long day in the harbour we saw the the ship of the line go down slowly."
    [finding] = odd_words(Block("p1", Role.SPEECH, text, (0, len(text))))
    assert finding.detail.startswith("“… in the harbour we saw the the ship of the line go …”: ")


def test_a_guessed_encoding_is_told(tmp_path):
    root = make(tmp_path, {})
    (root / "seeds/a.txt").write_bytes("The café is open.".encode("cp1252"))
    [finding] = findings(read_seed(root, root / "seeds/a.txt"), Code.ENCODING_GUESSED)
    assert "cp1252" in finding.detail
    assert "Western" in finding.detail


def test_lost_letters_are_told():
    [finding] = findings(
        Seed("seeds/a.txt", "A title\n\nThe caf\ufffd is open.", ""), Code.LETTERS_LOST
    )
    assert "caf\ufffd" in finding.detail


def test_words_kept_for_nothing_are_told():
    text = "A title\n\nRain fell.\n\nRead more"
    side = Sidecar(keep=("Read more", "Subscribe"))
    [finding] = findings(Seed("seeds/a.txt", text, "", sidecar=side), Code.KEPT_NOTHING)
    assert "Subscribe" in finding.detail


def test_a_finding_goes_with_the_words_that_an_editor_mends_and_no_other_does(tmp_path):
    slip = "with by all our allies."
    text = f"Rivers\n\nWe held talks {slip}\n\nWe held games {slip}\n"
    root = make(tmp_path, {"talk.txt": text})
    generate(root)
    change(page(root), "talks with by all", "talks with all")
    [document] = generate(root).understood.corpus.documents
    found = [finding.detail for finding in document.findings if finding.code == Code.ODD_WORDS]
    assert len(found) == 1
    assert "games with by" in found[0]
