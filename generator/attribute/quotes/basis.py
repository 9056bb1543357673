"""The sentence under each attribution that says what it rests on."""

from generator.attribute.quotes.follow import Found
from generator.attribute.quotes.phrases import Phrases
from generator.attribute.quotes.resolve import Who

_LONGEST = 80
"""Characters of a citation; a longer one is cut in its middle."""


def explain(found: Found, said: Phrases, who: Who) -> str:
    """Say in words on what the attribution of one quotation rests."""
    cue = found.cue
    if cue is None:
        return ""
    name = who.person.name if who.person else said.words(cue.who)
    rule = cue.rule
    if rule == "carried":
        basis = f"No cue of its own: it follows on from the paragraph before, which quotes {name}."
    elif rule == "follows":
        basis = (
            f"No cue of its own: it follows on from the quotation before it, which is {_s(name)}."
        )
    elif rule == "introduced":
        basis = (
            f"No cue of its own: the paragraph before leads up to it with “{_cited(found, said)}”."
        )
    elif rule.startswith("sentence-before"):
        basis = (
            f"No cue of its own: the sentence before leads up to it with “{_cited(found, said)}”."
        )
    elif rule == "next":
        basis = f"No cue of its own: the next quotation goes on from it, and is {_s(name)}."
    elif rule == "subject":
        basis = f"The sentence is about what “{_cited(found, said)}” does or says."
    else:
        basis = f"The sentence says “{_cited(found, said)}”."
    return f"{basis} {who.reason[0].upper()}{who.reason[1:]}." if who.reason else basis


def _s(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _cited(found: Found, said: Phrases) -> str:
    """Cite the words from the mention to its verb, quotations between them left out."""
    cue = found.cue
    if cue is None:
        return ""
    first, last = cue.who, cue.who if cue.verb is None else cue.verb
    start, end = said.spans[min(first, last)][0], said.spans[max(first, last)][1]
    words = said.text[start:end]
    if len(words) <= _LONGEST and not any(mark in words for mark in '“”"'):
        return words
    parts = (
        (said.words(first), said.words(last))
        if first < last
        else (said.words(last), said.words(first))
    )
    return " … ".join(parts)
