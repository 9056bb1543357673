"""Whom a mention means: a name, a description, or a pronoun with what it stands for."""

import re

from generator.attribute.quotes.brought import brought_in
from generator.attribute.quotes.candidates import FITS, HERS, ONE, OWNER, Candidates
from generator.attribute.quotes.cast import OURS, Cast
from generator.attribute.quotes.cue import whose_words
from generator.attribute.quotes.lexicon import is_person, letter_of, utterances, views
from generator.attribute.quotes.names import is_given, split_name
from generator.attribute.quotes.papers import find_maker
from generator.attribute.quotes.person import Person, Who, is_one, where
from generator.attribute.quotes.phrases import Phrases
from generator.attribute.quotes.story import Story
from generator.attribute.quotes.subjects import beside, joint_end
from generator.attribute.quotes.variations import is_demonym, is_member, varied


class Resolver:
    """Resolves the mentions of one document, each once."""

    def __init__(self, story: Story, cast: Cast) -> None:
        self._story, self._cast = story, cast
        self._known: dict[tuple[int, int], Who] = {}
        self._candidates = Candidates(story, cast, self.who, self._known)
        self.heard = self._candidates.heard
        self.last = 0
        """Identity of the last of these, 0 for nobody."""

    def who(self, paragraph: int, at: int) -> Who:
        """Say whom the phrase at `at` of a paragraph means."""
        key = paragraph, at
        if key not in self._known:
            self._known[key] = Who(None, "it leads back to itself")
            letter = self._story.phrases(paragraph).letters[at]
            find = {"W": self._relative, "P": self._pronoun}.get(letter, self._phrase)
            self._known[key] = find(paragraph, at)
        return self._known[key]

    def _relative(self, paragraph: int, at: int) -> Who:
        letters = self._story.phrases(paragraph).letters
        i = at - 1
        while i >= 0 and letters[i] in ",-()":
            i -= 1
        if i >= 0 and letters[i] == "N":
            return self.who(paragraph, i)
        return Who(None, "“who” has nobody before it")

    def _phrase(self, paragraph: int, at: int) -> Who:
        phrases = self._story.phrases(paragraph)
        words, parts = phrases.words(at), phrases.parts[at]
        if joint_end(phrases.letters, at) > at:
            return self._joint(paragraph, at)
        if _are_people(words):
            return _from(self._cast.described(words, paragraph))
        if self._is_named(words, parts):
            return _from(self._cast.named(words, paragraph))
        owns = parts[-1] == "x" and phrases.letters[at + 1 : at + 2] == "Q"  # Ruiz’s “...” comment
        owner = words.rstrip("sS").rstrip("’'") if owns else whose_words(words)
        if owner:
            return self._owner(owner, paragraph)
        if parts[-1] == "n" or words.split()[-1].casefold() in views():
            return self._paper(paragraph, at)
        return self._description(paragraph, at)

    def _is_named(self, words: str, parts: str) -> bool:
        """Say whether a phrase gives a name: "Mayor Ana Ruiz of Ghent", not "the road to Ghent"."""
        if len(parts) == 1 and words[0].isupper() and self._cast.known(words):
            return True  # King said
        proper = parts[-1] == "C" or parts.partition("g")[0].endswith("CC")
        somebody = parts[0] != "D" or "T" in parts or "H" in parts or self._cast.has_family(words)
        if (
            parts[0] == "D"
            and "x" in parts
            and letter_of(words.rpartition(" ")[2].casefold()) == "B"
        ):
            return False  # the Ghent Sheriff's Office
        if parts[0] == "D" and "g" in parts and not is_given(split_name(words).name or "-"):
            return False  # the secretary of the Boat Club
        return proper and somebody and not (words[0].islower() and not split_name(words).name)

    def _description(self, paragraph: int, at: int) -> Who:
        phrases = self._story.phrases(paragraph)
        words, there = phrases.words(at), self._beside(phrases, at)
        if there is None and phrases.letters[at + 1 : at + 3] == "cN" and _is_role(phrases, at):
            there = at + 2 if phrases.parts[at + 2][-1] == "C" else None
        if there is None and _APPOSED.match(phrases.letters[at - 2 : at + 2]):
            there = at - 2 if phrases.parts[at - 2][-1] == "C" else None  # Ruiz, a lawyer who
        if there is not None:
            who = self.who(paragraph, there)
            if who.person:
                self._cast.call(who.person, words, paragraph)
                return who
        if is_demonym(words) or is_member(words):
            who = Who(None, f"nobody is called “{words}” before")
        elif phrases.parts[at][-1] == "B" and (who_ := self._again(paragraph, at)):
            return who_
        elif phrases.parts[at][-1] in "HBCT":
            who = _from(self._cast.described(self._whole(phrases, at), paragraph))
        else:
            who = Who(None, f"who is behind “{words}”, the text leaves open")
        if not who.person:
            again = self._again(paragraph, at) or varied(self._story, self._cast, paragraph, at)
            return again or self._owned(paragraph, at) or who
        if who.person.described:
            return who
        role = next(iter(who.person.roles), words)
        return Who(who.person, f"“{words}” is {who.person.name}, called “{role}” before")

    def _again(self, paragraph: int, at: int) -> Who | None:
        """Read "the insider" as the only one whom "an insider" has brought in before."""
        places = brought_in(self._story, paragraph, at)
        found = {id(who.person): who.person for n, i in places if (who := self.who(n, i)).person}
        if len(found) != 1:
            return None
        words = self._story.phrases(paragraph).words(at)
        person = next(iter(found.values()))
        return Who(person, f"“{words}” is {person.name}, brought in before") if person else None

    def _owned(self, paragraph: int, at: int) -> Who | None:
        """Read "his wife" as the wife of the one whom "his" means."""
        phrases = self._story.phrases(paragraph)
        his, _, owned = phrases.words(at).partition(" ")
        somebody = phrases.parts[at][-1] in "HB"
        pronoun = somebody and HERS.get(f"{his.casefold()} ")
        found = self._pronoun(paragraph, at, pronoun) if pronoun and owned else Who(None)
        owner = found.person
        if not owner or owner.described or not found.reason.endswith(where(paragraph, paragraph)):
            return None
        person = self._cast.owned(owner, owned, paragraph)
        return Who(person, f"“{his}” is {owner.name}, {where(paragraph, paragraph)}")

    @staticmethod
    def _whole(phrases: Phrases, at: int) -> str:
        """Give an indefinite description with what limits it: "a spokesman for the ministry"."""
        words = phrases.words(at)
        definite = words.startswith(("the ", "The "))
        limits = _LIMITS.match(phrases.letters, at + 1)
        if definite or not limits:
            return words
        return phrases.text[phrases.spans[at][0] : phrases.spans[limits.end() - 1][1]]

    def _beside(self, phrases: Phrases, at: int) -> int | None:
        """Give the name between commas after a description: "his lawyer, Ana Ruiz, said".

        Where words stand between, it must begin as names do: no "a spokesman in Ghent, Belgium".
        """
        there = beside(phrases.letters, at)
        there = at + 2 if there is None and phrases.letters[at + 1 : at + 3] == ",N" else there
        if there is None or phrases.parts[there][-1] != "C":
            return None
        name = split_name(phrases.words(there)).name or "-"
        first = (
            phrases.letters[at - 2 : at] != "N,"
        )  # no "Ruiz, the editor of the paper, Ghent Echo"
        person = first and " " in name and phrases.parts[at][-1] in "HT" and self._cast.known(name)
        sure = there == at + 2 or is_given(name) or person
        parts = phrases.parts[there].removeprefix("D")
        called = parts[:1] in ("C", "T") or parts.endswith("CC")
        return there if sure and called else None

    def _joint(self, paragraph: int, at: int) -> Who:
        """Read "Ana Ruiz, Sue Reed and Adam Hill said": all speak, as one."""
        phrases = self._story.phrases(paragraph)
        last = joint_end(phrases.letters, at)
        if _is_role(phrases, at) and last == at + 2:
            return self.who(paragraph, last)
        places = [i for i in range(at, last + 1) if phrases.letters[i] == "N"]
        places = [i for i in places if phrases.letters[i - 1] != "("]
        people = [self._cast.named(phrases.words(i), paragraph) for i in places]
        named = [person for person in people if isinstance(person, Person) and not person.described]
        if len(named) == len(people):
            return Who(self._cast.joint(named, paragraph))
        whole = phrases.text[phrases.spans[at][0] : phrases.spans[last][1]]
        return Who(None, f"“{whole}” are several, and not all are named")

    def _paper(self, paragraph: int, at: int) -> Who:
        """Say whose a statement, a letter, a remark is."""
        words = self._story.phrases(paragraph).words(at)
        low = words.casefold()
        if low.startswith(tuple(HERS)) and low.split()[-1] in utterances():
            return self._pronoun(paragraph, at, HERS[low.split()[0] + " "])
        if m := OWNER.match(words):
            return self._owner(m["owner"], paragraph)
        return find_maker(self._story, self.who, paragraph, at)

    def _owner(self, owner: str, paragraph: int) -> Who:
        """Say who it is whose words are spoken of."""
        named = owner.rsplit(maxsplit=1)[-1][0].isupper()
        return _from((self._cast.named if named else self._cast.described)(owner, paragraph))

    def _pronoun(self, paragraph: int, at: int, pronoun: str = "") -> Who:
        """Look back for the nearest subject it can stand for; an earlier pronoun may be that.

        `pronoun` is "she" for "her claim".
        """
        words = pronoun or self._story.phrases(paragraph).words(at)
        low = _SUBJECT_FORMS.get(words.casefold(), words.casefold())
        doubt: Person | None = None
        """The nearest, of whom nothing says whether it is a he or a she."""
        there, of_writer = paragraph, False
        for number, _, places in self._story.sentences_before(paragraph, at) if low in FITS else ():
            found = self._candidates.of(number, places, low, asked_at=(paragraph, at))
            unnamed = next((i for i in places if self._candidates.is_unnamed(number, i, low)), None)
            if unnamed is not None and not doubt and (not found or found[-1][0] < unnamed):
                other = self._story.phrases(number).words(unnamed)
                return Who(None, f"“{words}” can be “{other}”, whom nothing names")
            if not found:
                continue
            i, first = found[0]
            told = low not in ONE or first.gender() is not None
            if doubt is None:
                near = id(first) == self.last and (told or number == paragraph)
                rivals = (
                    []
                    if near
                    else self._candidates.rivals(number, i, low, [who for _, who in found])
                )
                if rivals:
                    return _either(words, [first, *rivals])
                if told or (number >= paragraph - 1 and not first.described) or near:
                    if low in ONE and not first.gender():
                        first.shown = ONE[low]
                    return Who(first, f"“{words}” is {first.name}, {where(paragraph, number)}")
                doubt, there = first, number
                of_writer = number == paragraph and first.name.casefold().startswith(OURS)
            elif first is not doubt and told and not (of_writer and number < paragraph - 1):
                return _either(words, [first, doubt])
        if doubt and not (doubt.described and there < paragraph - 1):
            return Who(doubt, f"“{words}” is {doubt.name}, {where(paragraph, there)}")
        return Who(None, f"whom “{words}” means, the text leaves open")


def _either(words: str, people: list[Person]) -> Who:
    names = tuple(person.name for person in people)
    return Who(None, f"“{words}” can be {' or '.join(names)}", names)


def _from(found: Person | str) -> Who:
    return Who(None, found) if isinstance(found, str) else Who(found)


def _are_people(words: str) -> bool:
    """Say whether a body’s people are called so: "Senate Democrats", not "Ana Waters"."""
    *first, last = words.split()
    low = last.casefold()
    return (
        last[0].isupper()
        and len(first) == 1
        and letter_of(first[0].casefold()) == "B"
        and low.endswith("s")
        and is_person(low)
    )


_SUBJECT_FORMS = {"him": "he", "her": "she", "them": "they"}


def _is_role(phrases: Phrases, at: int) -> bool:
    """Say whether a phrase is one role of two: "co-founder and chief executive Ana Ruiz"."""
    words, parts = phrases.words(at), phrases.parts[at]
    told = not set("CDE") & set(parts) and parts[-1] in "HT"
    named = phrases.letters[at + 2 : at + 3] == "N" and phrases.parts[at + 2][-1] == "C"
    return told and named and is_one(words.split()[-1].casefold(), "")


_APPOSED = re.compile("N,NW")
_LIMITS = re.compile("[pg]N|o[pw]N")
