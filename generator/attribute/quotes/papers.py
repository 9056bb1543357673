"""Whose a statement is of which an article has said before that somebody made one."""

import re
from collections.abc import Callable
from itertools import islice

from generator.attribute.quotes.lexicon import listed
from generator.attribute.quotes.person import Who, where
from generator.attribute.quotes.story import Story
from generator.attribute.quotes.subjects import SPEAKS

_STATEMENTS = 12
"""Sentences to look back for whose a statement is."""
_SENTENCE = 300
"""Characters after a subject in which its sentence names its statement."""


def find_maker(story: Story, who_is: Callable[[int, int], Who], paragraph: int, at: int) -> Who:
    """Say who made the statement, letter, post that the phrase at `at` of a paragraph names."""
    words = story.phrases(paragraph).words(at)
    head = words.split()[-1].casefold()
    if head not in listed("sources", "issued"):
        return Who(None, f"who is behind “{words}”, the text leaves open")
    made = re.compile(rf"\b(?:an?|his|her|its|their|in the) (?:[\w’-]+ ){{0,4}}{re.escape(head)}\b")
    sentences = islice(story.sentences_before(paragraph, at), _STATEMENTS)
    for number, _, whose in sentences:
        phrases = story.phrases(number)
        first = phrases.spans[whose[0]][0]
        m = made.search(phrases.text, first, first + _SENTENCE)
        if not m:
            continue
        plain = [
            i for i in whose if phrases.parts[i][-1] in "CTHB" and phrases.letters[i - 1 : i] != "K"
        ]  # according to Ruiz, a letter was sent
        says = [
            i
            for i in plain
            if phrases.spans[i][0] < m.start() and SPEAKS.match(phrases.letters, i + 1)
        ]
        makers = says[-1:] or plain[:1]
        who = who_is(number, makers[0]) if makers else Who(None)
        if who.person:
            return Who(
                who.person, f"“{words}” is that of {who.person.name}, {where(paragraph, number)}"
            )
    return Who(None, f"who is behind “{words}”, the text leaves open")
