"""Law 1 holds for any text through every stage that reads one document alone."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.laws import unaccounted
from generator.documents import read_document
from generator.model import Block, Document, Edit, Kind, Role, Seed, Turn

PIECES = [
    *(
        "MORE",
        "Lee Ames",
        "Lee May Ames",
        "Mr. Ames said",
        "ADVERTISEMENT",
        "Read more",
        "the vote",
    ),
    *(
        "MR. AMES:",
        "QUESTION:",
        "Q  ",
        "SECRETARY AMES:\xa0",
        "(Laughter.)",
        "[Page H1]",
        "Ames:",
        "said:",
    ),
    *("“We wait”,", "“", "”", '"', "'", "’s", "...", " .", ". ", ";", "(", ")", "—", "1", "  12  "),
    *(
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\xa0",
        "\t",
        "\f",
        "\xad",
        "\u200b",
        "\u202e",
        "\0",
        "â€™",
        "Ã©",
        "-\n",
    ),
    *("00:01:02,000 --> 00:01:05,000\n", "WEBVTT\n\n", "<v Ames>", "[00:01:02] Ames: ", "    1  "),
    *(
        "January 7, 2022\n",
        "U.S. Department of Ships\n",
        "PRESENT: Mr. Ames, Chairman",
        "# ",
        "Good afternoon everyone. ",
    ),
]
ANY_TEXT = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=25).map("".join)


@given(ANY_TEXT)
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost(text):
    document = read_document(Seed("seeds/a.txt", text, ""))
    lost = unaccounted(document)
    assert not lost, [text[slice(*span)] for span in lost]


@pytest.fixture
def document():
    seed = Seed("seeds/a.txt", "AMES:Yes .\nNo.", "")
    blocks = (
        Block("p1", Role.SPEECH, "Yes.", (5, 10)),
        Block("p2", Role.SPEECH, "No.", (11, 14)),
    )
    turn = Turn("t1", "AMES:", (0, 5), None, "", ("p1", "p2"))
    edits = (Edit((5, 5), "", " ", "space-behind-mark"), Edit((8, 9), " ", "", "space-before-mark"))
    return Document("a", Kind.TRANSCRIPT, "A", seed, blocks=blocks, turns=(turn,), edits=edits)


def test_a_sound_document(document):
    assert not unaccounted(document)


def test_each_break_of_the_law_is_found(document):
    assert unaccounted(replace(document, blocks=document.blocks[:1])) == ((11, 14),)
    assert unaccounted(replace(document, turns=())) == ((0, 5),)
    assert unaccounted(replace(document, edits=document.edits[:1])) == ((5, 10),)
    other = document.blocks[1]._replace(text="Nobody.")
    assert unaccounted(replace(document, blocks=(document.blocks[0], other))) == ((11, 14),)
    lie = document.edits[1]._replace(was=",")
    assert unaccounted(replace(document, edits=(document.edits[0], lie))) == ((8, 9),)
    label = document.turns[0]._replace(label="AMIS:")
    assert unaccounted(replace(document, turns=(label,))) == ((0, 5),)
