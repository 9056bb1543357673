"""Who answers in an interview that prints no labels."""

import re
from dataclasses import replace

from generator.attribute.spoken_names import names_in
from generator.identity import slug
from generator.model import Document, Speaker

_WITH = re.compile(r"\b(?:with|to|for|by)\b|:", re.IGNORECASE)


def name_interviewee(document: Document) -> Document:
    """Give the answers of an interview without labels to the one person whom its title names.

    Who asks stays unknown. Two names in the title are as bad as none.
    """
    if not document.turns or any(turn.label for turn in document.turns):
        return document
    names = {name.text for name in names_in(document.title, frozenset()) if " " in name.text}
    if len(names) != 1 or not _WITH.search(document.title):
        return document
    name = names.pop()
    basis = f"No label is printed; the title names “{name}”, and nobody else, as who answers."
    speaker = Speaker(slug(name), name, None, (), basis)
    texts = {block.id: block.text for block in document.blocks}
    turns = tuple(
        turn
        if texts[turn.blocks[0]].endswith("?") and not i % 2
        else replace(turn, speaker=speaker.id, basis=basis, inferred=True)
        for i, turn in enumerate(document.turns)
    )
    return replace(document, turns=turns, speakers=(*document.speakers, speaker))
