"""The sentence under each attribution that says what it rests on."""

from generator.attribute.quotes.cue import Cue
from generator.attribute.quotes.follow import Found
from generator.attribute.quotes.person import Who
from generator.attribute.quotes.phrases import Phrases
from generator.attribute.quotes.story import Story

_LONGEST = 80
"""Characters of a citation; of a longer one only its two ends are given."""
_OWN = "The sentence says “{cited}”."
_OTHER = {  # by rule, where the quotation has no cue of its own
    "carried": "No cue of its own: it follows on from the paragraph before, which quotes {name}.",
    "follows": "No cue of its own: it follows on from the quotation before it, of {name}.",
    "about": "No cue of its own: the paragraph before is about “{cited}” alone.",
    "introduced": "No cue of its own: the paragraph before leads up to it with “{cited}”.",
    "sentence-before": "No cue of its own: the sentence before leads up to it with “{cited}”.",
    "sentence-before-subject": "No cue of its own: the sentence before is about “{cited}”.",
    "next": "No cue of its own: the quotation after it goes on from it, and is of {name}.",
    "signed": "The line under it names “{cited}”.",
    "signed-after": "“{cited}” stands under it, after a dash.",
    "named-before": "“{cited}” stands before it, with a colon.",
    "subject": "The sentence is about what “{cited}” does or says.",
    "owned": "The sentence speaks of what “{cited}” said.",
    "words-of": "The sentence speaks of “{cited}”.",
}


def explain(found: Found, story: Story, who: Who) -> str:
    """Say in words on what the attribution of one quotation rests."""
    said = story.phrases(found.said_in)
    name = who.person.name if who.person else f"“{said.words(found.cue.who)}”"
    basis = _OTHER.get(found.cue.rule, _OWN).format(cited=_cited(found.cue, said), name=name)
    return f"{basis} {who.reason[0].upper()}{who.reason[1:]}." if who.reason else basis


def _cited(cue: Cue, said: Phrases) -> str:
    """Cite the words from the mention to its verb, quotations between them left out."""
    verb = cue.who if cue.verb is None or said.letters[cue.verb] == "-" else cue.verb
    first, last = min(cue.who, verb), max(cue.who, verb)
    words = said.text[said.spans[first][0] : said.spans[last][1]]
    if len(words) <= _LONGEST and "Q" not in said.letters[first:last]:
        return words
    return f"{said.words(first)} … {said.words(last)}"
