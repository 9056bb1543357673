"""How well texts are read, as figures that must not change unnoticed.

Each file in tests/figures/ is a made-up text with what a person reads in it: `turns` (first words,
speaker), `quotes` (words, speaker), `junk` that must not be published, `keep` that must. Gold is
never bent to what the program does. After a change that is meant: `pytest tests/test_figures.py
--write-figures`, and the diff of figures.toml is reviewed.
"""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from generator.documents import read_document
from generator.model import Document, Seed
from tests.test_pages import PAGES, read

HERE = Path(__file__).with_name("figures")
FIGURES = HERE / "figures.toml"
CASES = {
    path.stem: tomllib.loads(path.read_text("utf-8"))
    for path in sorted(HERE.glob("*.toml"))
    if path != FIGURES
}


def understood(name: str) -> Document:
    return read_document(Seed(f"seeds/{name}.txt", CASES[name]["text"].lstrip("\n"), ""))


def speakers(document: Document) -> dict[str | None, str]:
    return {speaker.id: speaker.name for speaker in document.speakers} | {None: ""}


def count_turns(document: Document, case: dict) -> Counter:
    texts = {block.id: block.text for block in document.blocks}
    names = speakers(document)
    heads = [(texts[turn.blocks[0]], names[turn.speaker]) for turn in document.turns]
    pairs = in_order(heads, case["turns"])
    return Counter(
        turns=len(case["turns"]),
        turns_made=len(heads),
        turns_right=len(pairs),
        speakers=sum(bool(who) for _, who in case["turns"]),
        speakers_right=sum(bool(who) and made == who for made, who in pairs),
        speakers_wrong=sum(bool(made) and made != who for made, who in pairs),
    )


def in_order(heads: list[tuple[str, str]], wanted: list[list[str]]) -> list[tuple[str, str]]:
    """Give the name made and the name wanted of each turn that begins as one wanted does."""
    pairs, at = [], 0
    for words, who in wanted:
        found = next((i for i in range(at, len(heads)) if heads[i][0].startswith(words)), None)
        if found is not None:
            pairs.append((heads[found][1], who))
            at = found + 1
    return pairs


def count_quotes(document: Document, case: dict) -> Counter:
    names = speakers(document)
    made = [(quote.text, names[quote.speaker]) for quote in document.quotes]
    wanted = [tuple(quote) for quote in case["quotes"]]
    right = sum(
        any(words.rstrip(".") in text and who == named for text, named in made)
        for words, who in wanted
    )
    return Counter(quotes=len(wanted), quotes_made=len(made), quotes_right=right)


def count_junk(document: Document, case: dict) -> Counter:
    shown = "\n".join(block.text for block in document.blocks)
    return Counter(
        junk=len(case.get("junk", ())),
        junk_left=sum(words in shown for words in case.get("junk", ())),
        keep=len(case.get("keep", ())),
        keep_lost=sum(words not in shown for words in case.get("keep", ())),
    )


def figures() -> dict[str, float]:
    """Count over all texts; a share is 1 where everything is right."""
    seen: Counter = Counter()
    for name, case in CASES.items():
        document = understood(name)
        seen.update(count_junk(document, case))
        if "turns" in case:
            seen.update(count_turns(document, case))
        if "quotes" in case:
            seen.update(count_quotes(document, case))
    scraped = [read(page) for page in PAGES]
    return {
        "turn_boundaries_f1": f1(seen["turns_right"], seen["turns_made"], seen["turns"]),
        "speakers_recall": round(seen["speakers_right"] / seen["speakers"], 3),
        "speakers_wrong": seen["speakers_wrong"],
        "quotes_with_speaker_f1": f1(seen["quotes_right"], seen["quotes_made"], seen["quotes"]),
        "junk_left": seen["junk_left"],
        "words_lost": seen["keep_lost"],
        "page_junk_left": sum(len(left) for left, _ in scraped),
        "page_words_lost": sum(len(lost) for _, lost in scraped),
    }


def f1(right: int, made: int, wanted: int) -> float:
    return round(2 * right / (made + wanted), 3)


@pytest.mark.parametrize("name", CASES)
def test_the_gold_stands_in_its_text(name):
    case = CASES[name]
    # The numbers of a court reporter's lines part words too.
    joined = " ".join(re.sub(r"(?m)^ ?\d{1,2}(?= |$)|\f", " ", case["text"]).split())
    joined += "\n" + " ".join(case["text"].split())
    firsts = [words for key in ("turns", "quotes") for words, _ in case.get(key, ())]
    words = [*firsts, *case.get("junk", ()), *case.get("keep", ())]
    # What a page's head parts is one sentence in the gold.
    for cut in case.get("junk", ()):
        joined += "\n" + joined.replace(f"{cut} ", "")
    assert [w for w in words if w not in joined] == []


def test_no_figure_changes_unnoticed(request):
    seen = figures()
    if request.config.getoption("--write-figures"):
        lines = (f"{name} = {value}\n" for name, value in seen.items())
        FIGURES.write_text("".join(lines), "utf-8")
    assert seen == tomllib.loads(FIGURES.read_text("utf-8")), "meant? pytest --write-figures"
