"""The tree of a page, set: rendered by the parser with the site's own extensions."""

import re
from html import unescape
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import markdown
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.website.marking import mark
from generator.website.typesetting import Typesetting

ROOT = Path(__file__).parent.parent

TRANSCRIPT = """
# A title

*Transcript · 7 January 2022 · [Source and edits](../sources/a.md)*

## Opening statement

**[Ana Ruiz](../people/ana-ruiz.md):** <a id="p00001"></a>Good afternoon.

<a id="p00002"></a>*(Laughter.)*

**[Ana Ruiz](../people/ana-ruiz.md):** <a id="p00003"></a>Again.

**QUESTION:** <a id="p00004"></a>Why \\*so\\*?

**[Ana Ruiz](../people/ana-ruiz.md):** <a id="p00005"></a>Because.

**[Simon](../people/simon.md):**[^w1] <a id="p00006"></a>And this?

## Speakers

- <a id="s-ana-ruiz"></a>**[Ana Ruiz](../people/ana-ruiz.md)**, Minister of State: 3 turns.
- <a id="s-simon"></a>**[Simon](../people/simon.md)**: 1 turn, printed QUESTION.

[^w1]: **Inferred.** Called on.
"""

ARTICLE = """
# A title

<a id="p00001"></a>He is “determined[^r1] to stand” firm.

## Who is quoted

- <a id="q00001"></a>“determined to …”: [Ana Ruiz](../people/ana-ruiz.md), [¶ 1](#p00001). Said so.

[^r1]: A note.
"""


def extensions() -> list[object]:
    known = (ROOT / "mkdocs.yml").read_text("utf-8").splitlines()
    start = known.index("markdown_extensions:")
    listed = yaml.safe_load("\n".join(known[start : known.index("", start)]))
    names = listed["markdown_extensions"]
    return [name if isinstance(name, str) else next(iter(name)) for name in names]


def render(text: str, *, plain: bool = False) -> Element:
    added = [] if plain else [Typesetting()]
    shown = markdown.markdown(text, extensions=[*extensions(), *added])
    return fromstring(f"<main>{shown.replace('&nbsp;', ' ')}</main>")  # noqa: S314  our own


def all_of(tree: Element, name: str) -> list[Element]:
    return [e for e in tree.iter() if name in (e.get("class") or "").split()]


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_a_sign_stays_on_the_line_of_its_number():
    text = "- Ruiz: 3 May ¶ [7](a.md#p00001), [¶ 8](#p00002). Said so. ¶ 9"
    assert "".join(render(text).itertext()).strip() == "Ruiz: 3 May ¶\xa07, ¶\xa08. Said so. ¶ 9"


def test_a_turn_holds_its_paragraphs_under_its_speaker() -> None:
    turns = all_of(render(TRANSCRIPT), "turn")
    assert [t.get("data-speaker") for t in turns] == [
        "Ana Ruiz",
        "Ana Ruiz",
        "QUESTION",
        "Ana Ruiz",
        "Simon",
    ]
    assert [p.tag for p in turns[0]] == ["p", "p", "p"]
    assert words(all_of(turns[0], "role")[0]) == "Minister of State"
    assert words(all_of(turns[0], "direction")[0]) == "(Laughter.)"


def test_the_same_speaker_again_shares_the_name() -> None:
    turns = all_of(render(TRANSCRIPT), "turn")
    assert not all_of(turns[0], "again")
    assert all_of(turns[1], "again")


def test_a_question_stands_with_its_answer() -> None:
    pairs = all_of(render(TRANSCRIPT), "exchange")
    assert [[t.get("data-speaker") for t in all_of(p, "turn")] for p in pairs] == [
        ["QUESTION", "Ana Ruiz"],
        ["Simon"],
    ]


def test_an_unnamed_speaker_is_shown_as_unnamed_and_an_inferred_one_keeps_the_call() -> None:
    tree = render(TRANSCRIPT)
    unnamed, inferred = (pair[0][0] for pair in all_of(tree, "exchange"))
    assert words(unnamed) == "QUESTION: not named"
    assert inferred.find(".//a[@class='footnote-ref']") is not None


def test_the_head_says_who_takes_part_and_leads_to_what_is_known_of_each() -> None:
    unnamed = "- <a id='s-9k2'></a>**Not named**: [¶ 4](#p00004), [¶ 7](#p00007), printed Q.\n"
    unnamed += unnamed.replace("9k2", "8k1")  # for another reason
    text = TRANSCRIPT.replace("\n[^w1]:", unnamed.replace("'", '"') + "\n[^w1]:")
    [cast] = all_of(render(text), "cast")
    assert [words(item) for item in cast] == ["Ana Ruiz 3", "Simon 1", "Not named 4"]
    assert cast[0][0].get("href") == "#s-ana-ruiz"
    assert cast[2][0].get("href") == "#s-9k2"
    assert all_of(render(ARTICLE), "cast") == []


def test_every_paragraph_has_a_number_and_an_address() -> None:
    links = all_of(render(TRANSCRIPT), "address")
    assert [link.get("href") for link in links] == [f"#p0000{n}" for n in range(1, 7)]
    assert links[5].get("aria-label") == "Paragraph 6"


def test_a_line_of_signs_parts_what_stands_around_it() -> None:
    lines = ("*(Laughter.)*", "*\\_\\_\\_*", "*\\* \\* \\**", "*\\-\\-\\-30\\-\\-*")
    page = render("\n\n".join(f'<a id="p0000{n}"></a>{line}' for n, line in enumerate(lines)))
    classes = [child.get("class") for child in page if child.tag == "p"]
    assert classes == ["direction", "ornament", "ornament", "direction"]


def test_quoted_words_are_marked_around_a_call_of_a_note() -> None:
    marked = all_of(render(ARTICLE), "quoted")
    assert [words(part) for part in marked] == ["determined", "to stand"]
    assert {part.get("data-speaker") for part in marked} == {"Ana Ruiz"}


def test_words_behind_an_opening_mark_are_meant_not_the_same_words_before() -> None:
    block = fromstring("<p>Very well, he said “well” and went.</p>")  # noqa: S314  our own
    assert mark(block, "well", speaker="A")
    assert (block.text or "").endswith("“")


def test_the_page_reads_the_same_set_and_unset() -> None:
    for text in (TRANSCRIPT, ARTICLE):
        added = {"not", "named", "Notes", "Minister", "of", "State"}
        tree = render(text)
        for cast in all_of(tree, "cast"):  # says again what the list of speakers says
            tree.remove(cast)
        there = words(tree).split()
        before = words(render(text, plain=True)).split()
        assert [w for w in there if w not in added] == [w for w in before if w not in added]


def test_words_between_a_name_and_an_anchor_stay() -> None:
    assert words(render('**A:** “so” **B:** <a id="p00001"></a>Yes.')) == "A: “so” B: Yes."


def test_words_that_look_like_the_parsers_own_marks_stay_words() -> None:
    text = '<a id="p00001"></a>klzzwxh:0000 wzxhzdk:0 and \\[x] stay.'
    assert words(render(text)) == "klzzwxh:0000 wzxhzdk:0 and [x] stay."


PIECES = [
    "\n\n",
    "**A:** ",
    "**[A](a.md):**",
    "[^1] ",
    '<a id="p00001"></a>',
    '<a id="p00002"></a>',
    '<a id="s-a"></a>',
    '- <a id="q1"></a>“so”: [A](a.md), [¶ 1](#p00001). b\n',
    "*(Laughter.)*",
    "## H\n\n",
    "# T\n\n*Kind*\n\n",
    "> note\n\n",
    "“so”",
    "wzxhzdk:0",
    "\x02wzxhzdk:9\x03",
    "<b>",
    "\\*x",
    "plain words ",
]


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30).map("".join))
def test_no_page_loses_or_moves_a_word_by_being_set(text: str) -> None:
    """“not named” is the site’s own word; there are no notes here, nor their title."""
    named = [*extensions()]
    plain = markdown.markdown(text, extensions=named)
    there = markdown.markdown(text, extensions=[*named, Typesetting()])
    assert shown(there) == shown(plain)


def shown(html: str) -> str:
    bare = re.sub(r"<[^<>]*>", "", html)
    return "".join(unescape(bare).replace("not named", "").split())
