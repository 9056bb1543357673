"""What the indexer knows of words, proved by its own examples."""

import pytest

from generator.index.names import parts, title_pattern
from generator.rulebook import rules

RULES = rules("indexing")


def leads(name: str) -> bool:
    return bool(title_pattern().match(name))


@pytest.mark.parametrize(
    ("rule", "holds"),
    [
        ("title", leads),
        ("particle", lambda name: " " in parts(name).surname),
        ("suffix", lambda name: bool(parts(name).suffix)),
        ("never_given", lambda text: text.split()[0] in RULES["never_given"]["words"]
         or text.split()[1] in RULES["never_given"]["words"]),
    ],
)  # fmt: skip
def test_rule_fits_its_examples(rule, holds):
    assert all(map(holds, RULES[rule]["examples"]))
    assert not any(map(holds, RULES[rule]["not"]))
