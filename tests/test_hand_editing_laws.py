"""For any document, any edits and any new source: the editor wins, the rest is as generated."""

import random
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.editing.page import ANCHOR, parse
from generator.publish import generate
from tests.publications import make, page

WORDS = ["rivers", "gates", "morning", "order", "warning", "water", "town", "night", "bridge"]
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=6, max_size=14).map(
    lambda words: " ".join(words).capitalize() + "."
)
TEXTS = st.lists(SENTENCE, min_size=2, max_size=6, unique=True)
EDITS = st.lists(
    st.tuples(st.sampled_from(["mend", "delete", "add", "split", "move"]), st.integers(0, 5)),
    min_size=1,
    max_size=4,
)


def seed_of(texts):
    return "On the river\n\n" + "\n\n".join(
        f"MS RUIZ: {text}" if number == 0 else text for number, text in enumerate(texts)
    )


def edited(text, edits):
    """Edit a page as a person does; give it with the words that person wrote."""
    chunks = text.rstrip("\n").split("\n\n")
    written, touched = [], set()
    for number, (what, which) in enumerate(edits):
        places = [
            i for i, chunk in enumerate(chunks) if '<a id="p' in chunk and "- <a" not in chunk
        ]
        if not places:
            break
        at = places[which % len(places)]
        mine = f"handwritten{number}x"
        touched |= set(ANCHOR.findall(chunks[at]))
        if what == "mend":
            chunks[at] = chunks[at].removesuffix(".") + f" {mine}."
            written.append(mine)
        elif what == "delete":
            written = [word for word in written if word not in chunks[at]]
            del chunks[at]
        elif what == "add":
            chunks.insert(at + 1, f"{mine.capitalize()} stands here.")
            written.append(mine.capitalize())
        elif what == "split" and ". " not in chunks[at] and " " in chunks[at][40:]:
            head, _, tail = chunks[at].rpartition(" ")
            chunks[at : at + 1] = [head, f"{mine.capitalize()} {tail}"]
            written.append(mine.capitalize())
        elif what == "move":
            chunk = chunks.pop(at)
            chunks.insert(places[(which + 1) % len(places)] if len(places) > 1 else at, chunk)
    return "\n\n".join(chunks) + "\n", written, touched


def bodies(root):
    path = page(root)
    return {
        p.key: p.body for p in parse(path.name, path.read_text("utf-8")).parts if p.key[0] == "p"
    }


@given(TEXTS, EDITS, st.lists(SENTENCE, max_size=2), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_editor_wins_and_the_rest_follows(texts, edits, more, chance: random.Random):
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        root = make(Path(folder), {"a.txt": seed_of(texts)})
        generate(root)
        text, written, touched = edited(page(root).read_text("utf-8"), edits)
        page(root).write_text(text, "utf-8")
        new = list(texts)
        for sentence in more:
            new.insert(chance.randint(1, len(new)), sentence)
        make(root, {"a.txt": seed_of(new)})
        generate(root)
        after = page(root).read_text("utf-8")
        for word in written:
            assert after.count(word) == 1
        generate(make(Path(other), {"a.txt": seed_of(new)}))
        mine, fresh = bodies(root), bodies(Path(other))
        for key in mine.keys() & fresh.keys() - touched:
            assert mine[key] == fresh[key]
        assert generate(root).changed == ()
        assert page(root).read_text("utf-8") == after
