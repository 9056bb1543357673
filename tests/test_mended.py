"""However changes are composed, the edits alone make the text from the source."""

from hypothesis import given
from hypothesis import strategies as st

from generator.mended import Change, Mended


def apply(source, edits):
    pieces, at = [], 0
    for edit in edits:
        assert edit.source[0] >= at
        assert source[slice(*edit.source)] == edit.was
        pieces += [source[at : edit.source[0]], edit.now]
        at = edit.source[1]
    return "".join([*pieces, source[at:]])


@st.composite
def mended_texts(draw):
    mended = Mended.of(draw(st.text("abc \n", max_size=20)))
    for number in range(draw(st.integers(0, 4))):
        cuts = sorted(
            draw(
                st.lists(st.integers(0, len(mended.text)), max_size=6).filter(
                    lambda x: len(x) % 2 == 0
                )
            )
        )
        changes = [
            Change(a, b, draw(st.text("xyz", max_size=3)), f"r{number}")
            for a, b in zip(cuts[::2], cuts[1::2], strict=True)
        ]
        mended = mended.change(changes)
    return mended


@given(mended_texts())
def test_edits_alone_make_the_text(mended):
    assert apply(mended.source, mended.edits) == mended.text


@given(mended_texts(), st.data())
def test_a_span_of_the_text_leads_to_its_words_in_the_source(mended, data):
    start = data.draw(st.integers(0, len(mended.text)))
    end = data.draw(st.integers(start, len(mended.text)))
    s, e = mended.to_source(start, end)
    assert 0 <= s <= e <= len(mended.source)
    inside = [x for x in mended.edits if s <= x.source[0] and x.source[1] <= e]
    rebuilt = apply(mended.source[:e], inside)[s:]
    assert mended.text[start:end] in rebuilt
