"""Stage 3: who says each turn and each quotation, with the evidence; sections by exchange."""

from generator.attribute.examinations import name_examiners
from generator.attribute.interviewees import name_interviewee
from generator.attribute.people import People
from generator.attribute.questioners import name_questioners
from generator.attribute.quotes import quotes
from generator.attribute.sections import with_sections
from generator.attribute.speakers import name_speakers
from generator.mended import Mended
from generator.model import Document


def attribute(document: Document, mended: Mended, people: People | None = None) -> Document:
    """Name the speakers of turns and quotes. `people` are the records an editor keeps."""
    people = people or People.of(())
    document = name_interviewee(name_examiners(name_speakers(document, people)))
    document = name_questioners(document)
    return quotes(with_sections(document), mended, people)
