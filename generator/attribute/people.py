"""Whom the records that editors keep mean by a form of a name, or by a label."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.attribute.labelnames import fold
from generator.corpus import Record, RecordKind

Question = tuple[str, str]
"""What is asked by, "form" or "label", and the words."""


@dataclass(frozen=True, slots=True)
class People:
    """The records of people, found by the words that mean them; it notes what it is asked.

    What it is asked while a document is read is all that the document can owe to the records.
    """

    _found: Mapping[Question, tuple[Record, ...]]
    asked: dict[Question, None] = field(default_factory=dict)
    """Each question once, in order."""

    @classmethod
    def of(cls, records: Iterable[Record]) -> "People":
        """Take those of people that no editor refused, in their order.

        >>> from generator.corpus import Record, RecordKind
        >>> ana = Record(RecordKind.PERSON, "ana-ruiz", "Ana Ruiz", labels=("MS RUIZ",))
        >>> people = People.of([ana])
        >>> [record.id for record in people.labelled(["ms ruiz"])], people.called("Bo Lind")
        (['ana-ruiz'], ())
        >>> list(people.asked)
        [('label', 'ms ruiz'), ('form', 'Bo Lind')]
        """
        found: dict[Question, dict[int, Record]] = {}
        for number, record in enumerate(records):
            if record.kind is not RecordKind.PERSON or record.status == "rejected":
                continue
            questions = [("form", form) for form in (record.name, *record.also)]
            questions += [("label", fold(label)) for label in record.labels]
            for question in questions:
                found.setdefault(question, {})[number] = record
        return cls({question: tuple(some.values()) for question, some in found.items()})

    def called(self, form: str) -> tuple[Record, ...]:
        """Give those whose name, or another form of it, is `form`."""
        return self.answer(("form", form))

    def labelled(self, keys: Iterable[str]) -> tuple[Record, ...]:
        """Give those for whom one of these folded labels is listed, each once."""
        listed = [record for key in sorted(keys) for record in self.answer(("label", key))]
        return tuple({id(record): record for record in listed}.values())

    def answer(self, question: Question) -> tuple[Record, ...]:
        """Answer one question, and note that it was asked."""
        self.asked[question] = None
        return self._found.get(question, ())

    def unasked(self) -> "People":
        """Give the same people, who were asked nothing yet."""
        return People(self._found)

    def answers(self, questions: Sequence[Question]) -> str:
        """Write out the answers: a document that asked just these is read the same where they are.

        >>> People.of(()).answers([("form", "Ana Ruiz")])
        '[()]'
        """
        return repr([self._found.get(question, ()) for question in questions])
