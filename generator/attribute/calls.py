"""Names by which people are given the floor, name themselves, or are addressed."""

import re
from functools import cache
from typing import NamedTuple

from generator.attribute.common import Common
from generator.attribute.labelnames import fold, given_names
from generator.attribute.spoken_names import (
    LAST,
    MAX_WORDS,
    REACH,
    Name,
    first_sentences,
    last_sentences,
    names_in,
)
from generator.literals import Sparing
from generator.rulebook import rules


class Call(NamedTuple):
    """A name, and the sentence that shows whose turn it is."""

    name: str
    """Without a form of address: "Gannon" of "Mr. Gannon"."""
    sentence: str
    after: str = ""
    """What follows the name in the sentence: " of the Herald."."""


ENDING = 80
"""Code points that hold the last words of a turn."""

_OF_OUTLET = re.compile(r",? (?:here )?(?:of|at|with|from|for)\b|, you\b")

_OUTLET_BEFORE = re.compile(r", (?:the )?|,? (?:of|at|with|from|for) (?:the )?")

_NAMED_OUTLET = re.compile(r", (?:the |The )?(?:[A-Z][\w&’'-]*(?: |\.$)){1,4}(?<=\.)")

_SELF = re.compile(r"\b(?:I[’']m|I am|[Mm]y name is|[Mm]y name[’']s|[Nn]ame is|[Tt]his is) $")

_SELF_END = re.compile(r"[.,;:!?–—-]|\s*$|\s(?:from|with|of|at|and|here|I|a|an)\b")

_WITH_OUTLET = re.compile(
    r",? (?:here )?(?:from|with|at|of|for) (?:the )?[^\Wa-z][^.;!?–—]{1,60}"
    r"|, (?:the )?[^\Wa-z][\w&'’. -]{1,40}[.,;!?–—-]"
)

_GREETING = re.compile(
    r"(?:(?:[Tt]hank(?:s| you)(?: (?:very|so) much)?(?: for [^.,]{3,40})?"
    r"|[Hh]i|[Hh]ello|[Yy]es|[Oo]kay|again|and|everyone"
    # Words are taken whole: one of many capitals would else be cut in every way.
    r"|[Gg]ood \w++|(?:[^\Wa-z][\w.'’-]*+)(?: [^\Wa-z][\w.'’-]*+){0,3}+)[,.!]? ?){0,6}"
)

_THANKS = ("Thank ", "Thanks")

_HELLO = re.compile(r"(?:Hi|Hello|Good \w+)\b[^.,]{0,20}[.,!]")
"""A greeting behind which a name alone is the speaker's own: "Hi. Ana Ruiz. Why?"."""

_BREAK = re.compile(r"[–—-] $")

_THROWN_IN = re.compile(r",? (?:from|with|of|at) (?:the )?[^\Wa-z][^.;!?–—]{1,50}[–—-]")
"""An outlet behind a name between dashes: "-- Ana Ruiz from the Herald, sorry -- "."""

_HERE = re.compile(r"\b(?:[Ii]t[’']s|[Yy]ou[’']ve got|[Yy]ou have) $")

_AT = re.compile(r"(?: here)?,? (?:from|with|at|of)\b| here\b")
"""An outlet behind a name on the line: "It's Ana Ruiz from the Herald."."""

_APPOSITION = re.compile(r", (?:the|our|my|his|her|their|a|an|who)\b")

_THEN = re.compile(r"(?<=\w)(?:,| and|, and) then (?:to )?[^\Wa-z][^,]*$")

_REFUSED = re.compile(r"\bnot going to\b")

_OWNED = re.compile(r"['’]s (?!(?:\w+ ){0,3}(?:question|turn|follow))")

_TRAVEL = re.compile(r"\bgoing (?:\w+ )?to $")

_BARE = re.compile(
    r"(?:(?:[Yy]es|[Yy]eah|[Aa]nd|[Nn]ow|[Tt]hen|[Nn]ext|[Oo]kay|[Ss]o|[Ww]ith that|[Ww]here['’]s)"
    r"[,.]? ){0,2}"
    r"(?:(?:Mr|Mrs|Ms|Dr)\.? )?NAME ?[.?,–—-]*"
)

_LISTED = re.compile(r"NAME(?:,| and|, and) then [^\Wa-z]")

_ASKED = re.compile(r"(?:[Yy]es|[Yy]eah),? NAME\?")

_FORM = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof)\b")

_WHOLE = re.compile(r"(?:, (?:an? )?[a-z]+(?: [a-z]+){0,3})?\s?[.,–—-]?")

_OWN_NAME = re.compile(r"\.?\s*$")


@cache
def _floor(kind: str) -> Sparing:
    return Sparing(rules("speakers")["floor"][kind]["match"], re.VERBOSE | re.IGNORECASE)


@cache
def rule(kind: str, name: str) -> re.Pattern[str]:
    """Give one of the small rules about turns, such as "anew" and "topic"."""
    flags = re.VERBOSE if kind == "anew" else re.VERBOSE | re.IGNORECASE
    found = rules("speakers")[kind][name]["match"]
    return re.compile("|".join(f"(?:{p})" for p in found), flags)


def on_another_topic(text: str) -> bool:
    """Tell whether a question leaves what was spoken of: "Change of subject?"."""
    return bool(rule("anew", "topic").match(text))


def called(
    text: str, taken: frozenset[str], common: Common | None = None, *, last: int = LAST
) -> Call | None:
    """Find whom the end of a turn gives the floor to, the last one named; None for none or two.

    >>> called("Thank you. Now the first question is from Mr. Gannon.", frozenset()).name
    'Gannon'
    """
    ends = last_sentences(text)[-last:]
    for whole in reversed(ends):
        if whole.startswith(_THANKS) and whole != ends[-1] and _floor("unnamed").search(ends[-1]):
            return None  # "Thank you, Ana. Next?"
        sentence = whole
        if " then " in whole:
            sentence = _THEN.sub(".", whole)  # "Ana, and then Bo." gives it to Ana
        names = names_in(sentence, taken, common)
        fitting = [name for name in names if _gives_floor(sentence, name)]
        fitting = [name for name in fitting if not _is_outlet(sentence, name, fitting)]
        longest = max(fitting, key=lambda name: len(name.text), default=None)
        texts = {n.text for n in fitting if longest and not _within(n.text, longest.text)}
        if texts:
            return None
        if longest:
            return Call(longest.text, whole, sentence[longest.end :])
    return None


def _is_with_outlet(sentence: str, name: Name) -> bool:
    """Tell whether a sentence is a name in full and an outlet: "Ana Ruiz, the Ghent Herald."."""
    whole = _NAMED_OUTLET.fullmatch(sentence, name.end)
    return bool(whole and " " in name.text and name.start == 0)


def _is_outlet(sentence: str, name: Name, fitting: list[Name]) -> bool:
    """Tell whether a name says where another is from: "Last question, Ana Ruiz, the Herald."."""
    return any(
        " " in other.text and _OUTLET_BEFORE.fullmatch(sentence[other.end : name.start])
        for other in fitting
        if other.end < name.start
    )


def _within(name: str, longer: str) -> bool:
    return f" {name} " in f" {longer} "


def calls_another(text: str, *, after_all: bool) -> bool:
    """Tell whether the end of a turn gives the floor to somebody not named: "In the back.".

    `after_all` is true where the question before it was asked in full.
    """
    end = text[-REACH:].rstrip()[-ENDING:]
    return bool(_floor("unnamed").search(end) or (after_all and _floor("onward").search(end)))


def bare_call(call: Call) -> bool:
    """Tell whether a sentence is little but a usual name, or asks for one: "Yes, Cleo?".

    >>> bare_call(Call("Cleo", "Thank you, Cleo.")), bare_call(Call("Ana", "And Ana."))
    (False, True)
    """
    marked = call.sentence.replace(call.name, "NAME", 1)
    formal = re.search(r"\b(?:Mr|Mrs|Ms|Dr)\.? NAME", marked)
    usual = formal or fold(call.name) in given_names()
    sure = _ASKED.fullmatch(marked) or _LISTED.match(marked)
    return bool((usual and _BARE.fullmatch(marked)) or sure)


def usual(name: str) -> bool:
    """Tell whether a name begins with a usual given name."""
    return fold(name.split(maxsplit=1)[0]) in given_names()


def _gives_floor(sentence: str, name: Name) -> bool:
    ends = rules("speakers")["outlet-ends"]["words"]
    if " " in name.text and fold(name.text).rpartition(" ")[2] in ends:
        return False  # "Ghent Television, please."
    before, after = sentence[max(0, name.start - 40) : name.start], sentence[name.end :]
    usual = (
        " " in name.text or fold(name.text) in given_names() or _FORM.match(sentence, name.start)
    )
    if (not usual and _TRAVEL.search(before)) or _OWNED.match(after):
        return False  # "We are all going to Ghent", "Let's go back to Bo's statement"
    marked = f"{sentence[: name.start]}NAME{after}"
    if _floor("names").fullmatch(marked) or _is_with_outlet(sentence, name):
        return True
    near = marked[max(0, name.start - 160) : name.start + 160]
    refused = _REFUSED.search(sentence[: name.start])
    if _floor("asks").search(near) or (not refused and _floor("calls").search(near)):
        return True
    likely = usual or not before or _OF_OUTLET.match(after)
    return bool(likely and _floor("mentions").search(near))


def introduced(text: str, taken: frozenset[str], common: Common | None = None) -> Call | None:
    """Find the name that somebody gives as his own where he begins to speak.

    >>> introduced("Thank you. Ana Ruiz, the Herald. Why?", frozenset()).name
    'Ana Ruiz'
    >>> introduced("Hello. My name is Bo Lind. Why?", frozenset()).name
    'Bo Lind'
    """
    for i, sentence in enumerate(first := first_sentences(text)):
        for name in names_in(sentence, frozenset()):
            before, after = sentence[: name.start], sentence[name.end :]
            greeted = i == 1 and not before and after == "." and " " in name.text
            if greeted and _HELLO.fullmatch(first[0]) and usual(name.text):
                return Call(name.text, sentence, after)
            if _SELF.search(before) and _SELF_END.match(after) and name.text.count(" ") < MAX_WORDS:
                return Call(name.text, sentence, after)
            thrown_in = _BREAK.search(before) and _THROWN_IN.match(after)
            if " " in name.text and (thrown_in or (_HERE.search(before) and _AT.match(after))):
                return Call(name.text, sentence, after)
            heads = bool(_GREETING.fullmatch(before))
            words = {fold(w) for w in name.text.split()}
            if i == LAST - 1 or not heads or len(words) == 1 or words <= taken:
                continue
            if common and (common.issuperset(words) or fold(name.text) in common):
                continue
            alone = not before and after.strip(" .,") == "" and not _FORM.match(sentence)
            if not alone and (_WITH_OUTLET.match(after) or _WHOLE.fullmatch(after)):
                return Call(name.text, sentence, after)
    return None


def begins_anew(text: str) -> bool:
    """Tell whether somebody greets, or names himself, as nobody does who goes on asking.

    >>> begins_anew("Hi. Ana Ruiz, the Herald."), begins_anew("And why?")
    (True, False)
    """
    first = first_sentences(text)[:2]
    return any(rule("anew", "greeting").match(s) for s in first) or any(
        " " in name.text and _WITH_OUTLET.match(sentence, name.end)
        for sentence in first
        for name in names_in(sentence, frozenset())
    )


def first_word(text: str) -> Call | None:
    """Find a name that is the whole first sentence: "Gongadze. Yes."."""
    sentences = first_sentences(text)
    names = names_in(sentences[0], frozenset()) if len(sentences) > 1 else []
    whole = (
        names
        and names[0].start == 0
        and " " not in names[0].text
        and _OWN_NAME.match(sentences[0], names[0].end)
    )
    return Call(names[0].text, sentences[0]) if whole else None


def addressed(text: str, taken: frozenset[str], common: Common | None = None) -> Call | None:
    """Find whom an answer addresses by name in its first sentences; None for none or two.

    >>> addressed("Well, Mr. Gannon, I would not.", frozenset()).name
    'Gannon'
    """
    found: dict[str, Call] = {}
    for sentence in first_sentences(text)[:2]:
        for name in names_in(sentence, taken, common):
            before = sentence[: name.start].rstrip()
            after = sentence[name.end : name.end + 1]
            if _APPOSITION.match(sentence, name.end):
                continue  # "As you know, Ana Ruiz, the mayor, …"
            opened = not before or before.endswith((",", "-", "–", "—"))
            thanked = re.search(r"\b(?:[Tt]hank you|[Tt]hanks|[Hh]i|[Hh]ello|[Ww]ell),?$", before)
            if (opened and after in ",.?!" and after) or (thanked and after in ",.!?-"):
                found.setdefault(name.text, Call(name.text, sentence, sentence[name.end :]))
    return next(iter(found.values())) if len(found) == 1 else None
