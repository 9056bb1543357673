"""What was nearly linked is told with the reason, and an editor can make it a footnote."""

import json
import re

import pytest

from generator.cli import main
from tests.publications import generate, make

SIGN = re.compile(r'^- <a id="(r\w+)"></a>`\[\^(r\w+)\]` ', re.MULTILINE)
SEEDS = {
    "a.txt": "A REPORT\n\nMS. RUIZ: The river rose by two metres above the old stone bridge.\n",
    "b.txt": 'A REPLY\n\nMR. OKORO: You said "the river rose by two metres above the old stone '
    'bridge." That was so.\n\nMS. RUIZ: And so it is.\n',
    "a.yml": "date: 2020-01-01\n",
    "b.yml": "date: 2020-01-09\n",
}


@pytest.fixture
def river(tmp_path):
    root = make(tmp_path, SEEDS)
    (root / "mkdocs.yml").write_text("site_name: x\nextra:\n  min_confidence: 1\n", "utf-8")
    generate(root)
    return root


def near(root):
    return (root / "docs/near-links.md").read_text("utf-8")


def reply(root):
    [path] = (root / "docs/documents").glob("2020-01-09-*.md")
    return path


def ask(root, words="That was so."):
    """Write the sign of the near link after some words of the reply; give its name."""
    [(name, sign)] = SIGN.findall(near(root))
    assert name == sign
    text = reply(root).read_text("utf-8")
    reply(root).write_text(text.replace(words, f"{words}[^{name}]"), "utf-8")
    return name


def exported(root, key):
    assert main(["-C", str(root), "export", "--out", str(root / "out")]) == 0
    [path] = (root / "out").glob("2020-01-09-*.json")
    return json.loads(path.read_text("utf-8"))[key]


def test_the_page_says_what_and_why_not(river):
    [row] = [line for line in near(river).splitlines() if SIGN.match(line)]
    assert "Not linked: the evidence counts 0." in row
    assert "and 1.00 is asked for." in row
    assert "documents/2020-01-09-a-reply.md#" in row
    assert "documents/2020-01-01-a-report.md#" in row
    assert exported(river, "references") == []
    assert [one["why"] in row for one in exported(river, "near")] == [True]


def test_its_sign_in_a_text_makes_it_a_footnote_at_both_ends(river):
    name = ask(river)
    for _ in range(2):
        generate(river)
        text = reply(river).read_text("utf-8")
        assert f"That was so.[^{name}]" in text
        assert f"\n[^{name}]: **Quotation.** " in text
        [report] = (river / "docs/documents").glob("2020-01-01-*.md")
        assert re.search(r"bridge\.\[\^c\w+\]", report.read_text("utf-8"))
        assert near(river).index("## Linked by an editor") < near(river).index(f'id="{name}"')
        assert generate(river).changed == ()
    assert len(exported(river, "references")) == 1
    assert exported(river, "near") == []
    assert main(["-C", str(river), "check"]) == 0


def test_its_words_can_be_the_editors(river):
    name = ask(river)
    generate(river)
    text = reply(river).read_text("utf-8")
    text = re.sub(rf"^\[\^{name}\]: .*$", f"[^{name}]: As she said.", text, flags=re.MULTILINE)
    reply(river).write_text(text, "utf-8")
    for _ in range(2):
        generate(river)
        assert f"[^{name}]: As she said." in reply(river).read_text("utf-8")


def test_taken_away_again_it_is_near_again(river):
    before = near(river)
    name = ask(river)
    generate(river)
    text = reply(river).read_text("utf-8")
    text = re.sub(
        rf"^\[\^{name}\]: .*\n", "", text.replace(f"so.[^{name}]", "so."), flags=re.MULTILINE
    )
    reply(river).write_text(text, "utf-8")
    generate(river)
    assert f"[^{name}]" not in reply(river).read_text("utf-8")
    assert near(river) == before
    assert generate(river).changed == ()


def test_its_paragraph_still_follows_the_source(river):
    name = ask(river)
    generate(river)
    seed = river / "seeds/b.txt"
    seed.write_text(seed.read_text("utf-8").replace("That was so.", "That was so, once."), "utf-8")
    assert generate(river).conflicts == ()
    [paragraph] = re.findall(r"^.*once.*$", reply(river).read_text("utf-8"), re.MULTILINE)
    assert f"[^{name}]" in paragraph


def test_what_it_led_to_is_gone_and_the_footnote_stays(river):
    name = ask(river)
    generate(river)
    seed = river / "seeds/a.txt"
    seed.write_text("A REPORT\n\nMS. RUIZ: Nothing happened at all in these weeks.\n", "utf-8")
    for _ in range(2):
        generate(river)
        text = reply(river).read_text("utf-8")
        assert f"[^{name}]: **Quotation.** " in text
        assert f"That was so.[^{name}]" in text


def test_a_sign_that_was_never_offered_is_left_as_it_is_and_told(river, capsys):
    text = reply(river).read_text("utf-8")
    reply(river).write_text(text.replace("That was so.", "That was so.[^r00000]"), "utf-8")
    generate(river)
    assert "That was so.[^r00000]" in reply(river).read_text("utf-8")
    assert main(["-C", str(river), "check"]) == 1
    assert "r00000" in capsys.readouterr().err
