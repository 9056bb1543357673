"""Documents that share two rare names are tied to the one that says them most, kept or not."""

import datetime as dt

from generator.corpus import Reference
from generator.incremental.cache import Cache
from generator.incremental.sharing import ALONE, Work
from generator.model import Block, Document, Kind, Role, Seed
from generator.refer.subjects.names import find_names, read_names

AT_LENGTH = (
    "The engineers surveyed the Strelsau Viaduct again, and crossed by the Zenda Tunnel twice.",
    "They closed the Strelsau Viaduct to traffic while the Zenda Tunnel was flooded with water.",
    "Repairs of the Strelsau Viaduct were slow because the Zenda Tunnel carried every train.",
)
IN_PASSING = (
    "Freight wagons rolled over the Strelsau Viaduct and through the Zenda Tunnel until autumn.",
)
OTHER = ("Nothing was reported from the harbour during the week except for some fog.",)


def made_up(number: int, lines: tuple[str, ...]) -> Document:
    blocks = tuple(Block(f"p{n}", Role.NARRATION, line, (0, 1)) for n, line in enumerate(lines))
    seed = Seed(f"seeds/{number}.txt", "\n".join(lines), str(number))
    day = dt.date(1961, 3, 1) + dt.timedelta(days=number)
    return Document(f"d{number:02}", Kind.STATEMENT, "", seed, date=day, blocks=blocks)


def tied(documents: list[Document], work: Work = ALONE) -> list[Reference]:
    found = find_names(documents, read_names(documents, work), work)
    return [one for one in found if isinstance(one, Reference)]


def test_two_rare_names_tie_to_where_they_are_said_most(tmp_path):
    documents = [made_up(number, OTHER) for number in range(20)]
    documents += [made_up(20, AT_LENGTH), made_up(21, IN_PASSING)]
    [one] = tied(documents)
    assert (one.here.document, one.there.document) == ("d21", "d20")
    assert "Strelsau Viaduct" in one.evidence
    assert "Zenda Tunnel" in one.evidence
    for _ in range(2):
        assert tied(documents, Work(1, Cache(tmp_path))) == [one]
    documents += [made_up(n, IN_PASSING) for n in range(22, 32)]  # said by many, and by none most
    assert not tied(documents, Work(1, Cache(tmp_path)))
    assert not tied(documents)


def test_names_of_nobody_tie_nothing():
    assert not tied([])
    assert not tied([made_up(number, OTHER) for number in range(30)])
