"""Each format gives its words and what it says of itself; nothing of a file is lost untold."""

import importlib
import io
import sys
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.laws import unaccounted
from generator.documents import read_document
from generator.findings import Code
from generator.intake.decoding import NoTextError
from generator.intake.markup import Markup
from generator.intake.readers import EXTRA, READERS
from generator.intake.reading import UnreadableError
from generator.intake.seeds import read_seeds
from tests.conftest import lacking
from tests.fuzz import docx_of
from tests.test_repository import ROOT

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Dam opens | The Valley Sheet</title><meta property="og:title" content="Dam opens">
<meta property="og:site_name" content="The Valley Sheet">
<meta property="article:published_time" content="2022-01-07T23:00:00-05:00">
<link rel="canonical" href="https://example.org/dam"><script>var words = "none";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Dam opens</h1><p>The minister said on Friday that the dam would <b>open</b>
“at last”, after <a href="/x">nine years</a> of work in the upper valley.</p>
<p><b>MS. RUIZ:</b> We have waited long enough for it.<br>All of us in this valley have.</p>
<ol><li>Water comes first.</li><li>Power comes second.</li></ol></article>
<footer>Copyright The Valley Sheet</footer></body></html>"""
MESSAGE = """From: Ana Ruiz <ana@example.org>
Subject: =?utf-8?q?On_the_d=C3=A4m?=
Date: Fri, 7 Jan 2022 23:00:00 -0500
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

MS. RUIZ: The dam is =E2=80=9Copen=
=E2=80=9D.

--x
Content-Type: application/pdf; name=plan.pdf
Content-Disposition: attachment; filename=plan.pdf

%PDF
--x--
"""


def extra(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        lacking(name)


@pytest.fixture
def trafilatura():
    return extra("trafilatura")


@pytest.fixture
def docx():
    return extra("docx")


@pytest.fixture
def pypdf():
    return extra("pypdf")


def pdf(*pages):
    """Write a PDF by hand: one line of text a page; "" is a page without a text layer."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for i, words in enumerate(pages):
        font = "/MediaBox [0 0 300 300] /Resources << /Font << /F1 3 0 R >> >>"
        drawn = f"BT /F1 12 Tf 20 200 Td ({words}) Tj ET" if words else ""
        objects += [
            f"<< /Type /Page /Parent 2 0 R {font} /Contents {5 + 2 * i} 0 R >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()


def seed_of(root, name, raw, sidecar=""):
    (root / "seeds").mkdir(exist_ok=True)
    (root / "seeds" / name).write_bytes(raw)
    if sidecar:
        (root / "seeds" / name).with_suffix(".yml").write_text(sidecar, "utf-8")
    [seed], errors = read_seeds(root)
    assert not errors
    return seed


@pytest.mark.usefixtures("trafilatura")
def test_a_web_page_gives_its_body_and_what_its_head_states(tmp_path):
    seed = seed_of(tmp_path, "a.html", PAGE.encode())
    assert seed.text == (
        "Dam opens\n\n"
        "The minister said on Friday that the dam would open “at last”, "
        "after nine years of work in the upper valley.\n\n"
        "MS. RUIZ: We have waited long enough for it.\nAll of us in this valley have.\n\n"
        "1. Water comes first.\n\n2. Power comes second."
    )
    side = seed.sidecar
    assert (str(side.date), side.url, side.language) == (
        "2022-01-07",
        "https://example.org/dam",
        "en",
    )
    assert side.publisher == "The Valley Sheet"
    assert "article:published_time" in side.date_basis


@pytest.mark.usefixtures("trafilatura")
def test_what_trafilatura_leaves_out_is_a_finding_with_its_words(tmp_path):
    document = read_document(seed_of(tmp_path, "a.html", PAGE.encode()))
    [finding] = [f for f in document.findings if f.code is Code.FILE_READ_IN_PART]
    assert "6 words" in finding.detail
    assert "Home Sport Copyright The Valley Sheet" in finding.detail
    assert not unaccounted(document)


@pytest.mark.usefixtures("trafilatura")
def test_the_sidecar_kept_by_hand_goes_before_the_file(tmp_path):
    side = seed_of(tmp_path, "a.html", PAGE.encode(), "date: 2022-01-08\nplace: Ghent\n").sidecar
    assert (str(side.date), side.date_basis, side.place) == ("2022-01-08", None, "Ghent")
    assert side.url == "https://example.org/dam"


@pytest.mark.usefixtures("trafilatura")
@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta name="date" content="2022-01-07">', "2022-01-07"),
        (
            '<script type="application/ld+json">{"datePublished": "2022-01-07"}</script>',
            "2022-01-07",
        ),
        ('<meta itemprop="datePublished" content="2022-02-31">', "None"),
        ('<meta name="date" content="2022-01-07"><meta name="date" content="2022-01-08">', "None"),
        ('<meta name="revised" content="2022-01-07">', "None"),
    ],
)
def test_a_page_dates_itself_once_or_not_at_all(head, day):
    assert str(READERS[".html"](f"{head}<p>Rain fell.</p>".encode()).sidecar.date) == day


@pytest.mark.usefixtures("trafilatura")
def test_a_page_is_read_in_the_encoding_that_it_names():
    raw = '<meta charset="windows-1251"><p>Мы встретимся завтра.</p>'.encode("cp1251")
    reading = READERS[".htm"](raw)
    assert (reading.text, reading.encoding) == ("Мы встретимся завтра.", "windows-1251")


def test_markdown_is_words_without_marks():
    reading = READERS[".md"](
        b"---\ntitle: On rain\ndate: 2022-01-07\nurl: https://example.org/rain\n---\n"
        b"**MS. RUIZ:** Rain\nfell *on* [us](rain.html) <b>all</b> &amp; more.\n\n"
        b"3. Third.\n4. Fourth.\n\n| a | b |\n|---|---|\n| c | d |\n"
    )
    assert reading.text == (
        "On rain\n\nMS. RUIZ: Rain fell on us <b>all</b> & more.\n\n3. Third.\n\n4. Fourth.\n\n"
        "a\tb\n\nc\td"
    )
    assert str(reading.sidecar.date) == "2022-01-07"
    assert reading.sidecar.url == "https://example.org/rain"
    assert "rain html" in reading.remarks[0]


@pytest.mark.usefixtures("trafilatura")
def test_a_page_whose_words_a_script_writes_is_refused_with_what_to_do():
    with pytest.raises(UnreadableError, match="a script writes them") as error:
        READERS[".html"](b"<div id=a></div><script>words</script>")
    assert "as the browser shows it" in error.value.remedy


def test_footnotes_of_markdown_are_paragraphs_and_its_comments_are_told():
    reading = READERS[".md"](
        b"+++\ntitle = 'On rain'\n+++\nRain[^1] fell[^2].<!-- in May -->\n\n"
        b"[^1]: A drop.\n[^2]: On us,\n    on all.\n"
    )
    assert reading.text == "On rain\n\nRain[^1] fell[^2].\n\n[^1]: A drop.\n\n[^2]: On us, on all."
    assert reading.remarks == ("markdown left out 3 words of the file: “title in May”",)


def test_markdown_without_marks_leaves_nothing_out():
    assert READERS[".md"](b"Rain fell.\n\nIt stopped.") == READERS[".txt"](
        b"Rain fell.\n\nIt stopped."
    )


def test_a_thicket_of_marks_is_refused_with_its_line():
    with pytest.raises(UnreadableError, match="line 3") as error:
        READERS[".md"](b"Words.\n\n" + b"[" * 100_000)
    assert ".txt" in error.value.remedy


def test_headings_without_a_blank_line_are_refused_where_they_take_hours():
    with pytest.raises(UnreadableError, match="too many marks"):
        READERS[".md"](b"# a\n" * 6_000)
    assert READERS[".md"](b"# a\n\n" * 6_000).text.startswith("a\n\na")


def test_lists_too_deep_are_refused():
    with pytest.raises(UnreadableError, match="too deep"):
        READERS[".md"](b"- " * 4000 + b"x")


def test_a_word_document_gives_its_paragraphs_and_tells_the_rest(docx):
    document = docx.Document()
    document.add_heading("On the dam", 0)
    paragraph = document.add_paragraph("MS. RUIZ:\tIt is ")
    paragraph.add_run("open").bold = True
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Water", "& power"
    document.sections[0].header.paragraphs[0].text = "Running head"
    document.save(file := io.BytesIO())
    reading = READERS[".docx"](file.getvalue())
    assert reading.text == "On the dam\n\nMS. RUIZ:\tIt is open\n\nWater\t& power"
    assert reading.remarks == (
        "headers and footers of the file that are not in its text: “Running head”",
    )
    assert reading.sidecar.date is None  # the template's, of 2013


def test_words_put_in_under_tracked_changes_stay_and_deleted_ones_are_told(docx):
    document = docx.Document()
    paragraph = document.add_paragraph("It is ")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for change, text in (("ins", "t"), ("del", "delText")):
        run = f"<w:{change} {space}><w:r><w:{text}>{change}</w:{text}></w:r></w:{change}>"
        paragraph._p.append(docx.oxml.parser.parse_xml(run))  # noqa: SLF001
    document.save(file := io.BytesIO())
    reading = READERS[".docx"](file.getvalue())
    assert reading.text == "It is ins"
    assert reading.remarks == ("deleted words of the file that are not in its text: “del”",)


def test_what_stands_beside_the_text_of_a_word_document_is_told_by_kind(docx):
    document = docx.Document()
    document.add_paragraph("Ships wait", style="List Number")
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "MR. AMES:", "We do."
    cells[1].add_paragraph("All of us.")
    paragraph = document.add_paragraph("A claim")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    hidden = "<w:r {}><w:rPr><w:vanish/></w:rPr><w:t> in secret</w:t></w:r>"
    words = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    box = f"<w:r {{}}><w:pict>{words}</w:pict></w:r>"
    for run in (hidden, box):
        paragraph._p.append(docx.oxml.parser.parse_xml(run.format(space)))  # noqa: SLF001
    document.add_comment(paragraph.runs[0], "Is it so?")
    document.save(file := io.BytesIO())
    reading = READERS[".docx"](file.getvalue())
    assert reading.text == "Ships wait\n\nMR. AMES:\n\nWe do.\n\nAll of us.\n\nA claim"
    assert reading.remarks == (
        "comments of the file that are not in its text: “Is it so?”",
        "text boxes of the file that are not in its text: “In a box”",
        "hidden words of the file that are not in its text: “in secret”",
        "numbers or marks that Word puts before 1 paragraphs of lists",
    )


@pytest.mark.usefixtures("docx")
@pytest.mark.parametrize(("part", "of"), [("word/more.xml", "text"), ("word/media/a.png", "all")])
def test_a_word_document_that_unpacks_to_too_much_is_refused(part, of, monkeypatch):
    monkeypatch.setattr("generator.intake.word.WORDS", 10_000_000)
    monkeypatch.setattr("generator.intake.word.UNPACKED", 20_000_000)
    file = io.BytesIO(docx_of(b"<w:p/>"))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as packed, packed.open(part, "w") as out:
        for _ in range(21):
            out.write(bytes(1_000_000))
    with pytest.raises(UnreadableError, match=rf"bytes unpack to [\d,]+ bytes of {of}") as error:
        READERS[".docx"](file.getvalue())
    assert ".txt" in error.value.remedy


@pytest.mark.usefixtures("docx")
def test_xml_that_nests_too_deep_is_refused():
    with pytest.raises(UnreadableError, match="no Word document"):
        READERS[".docx"](docx_of(b"<w:p>" * 100_000))


@pytest.mark.usefixtures("pypdf")
def test_a_pdf_that_takes_too_many_steps_is_refused_with_its_size(monkeypatch):
    monkeypatch.setattr("generator.intake.pdf.STEPS", 7)
    with pytest.raises(UnreadableError, match="more than 7 steps of drawing, from") as error:
        READERS[".pdf"](pdf("MS. RUIZ: It is open.", "MR. AMES: At last."))
    assert "Part it" in error.value.remedy


@pytest.mark.usefixtures("pypdf")
def test_what_pypdf_gives_up_is_told(monkeypatch):
    monkeypatch.setattr("generator.intake.pdf.LOST", ("zzz",))
    raw = pdf("MS. RUIZ: It is open.")
    assert READERS[".pdf"](raw).remarks == ()
    monkeypatch.setattr("generator.intake.pdf.LOST", ("",))
    wrong = raw.replace(b"startxref\n", b"startxref\n1")
    assert "words may be missing: “" in READERS[".pdf"](wrong).remarks[0]


@pytest.mark.usefixtures("pypdf")
def test_a_pdf_gives_its_text_layer_and_tells_pages_without():
    reading = READERS[".pdf"](pdf("MS. RUIZ: It is open.", "", "MR. AMES: At last."))
    assert [page.strip() for page in reading.text.split("\f")] == [
        "MS. RUIZ: It is open.",
        "",
        "MR. AMES: At last.",
    ]
    assert "page 2 is" in reading.remarks[0]


def test_notes_laid_over_a_page_are_told(pypdf):
    annotations = importlib.import_module("pypdf.annotations")
    writer = pypdf.PdfWriter(io.BytesIO(pdf("MS. RUIZ: It is open.")))
    note = annotations.FreeText(text="Is it?", rect=(0, 0, 9, 9))
    writer.add_annotation(0, note)
    writer.write(file := io.BytesIO())
    reading = READERS[".pdf"](file.getvalue())
    assert reading.text.strip() == "MS. RUIZ: It is open."
    assert reading.remarks == ("notes and fields of the file that are not in its text: “Is it?”",)


@pytest.mark.usefixtures("pypdf")
@pytest.mark.parametrize(
    ("raw", "what"), [(pdf("", ""), "no text layer"), (b"%PDF-1.4 broken", "no PDF")]
)
def test_a_pdf_that_gives_no_words_is_refused(raw, what):
    with pytest.raises(UnreadableError, match=what):
        READERS[".pdf"](raw)


def test_a_message_gives_subject_words_and_day_and_tells_what_it_carries():
    reading = READERS[".eml"](MESSAGE.encode())
    assert reading.text.rstrip() == "On the däm\n\nMS. RUIZ: The dam is “open”."
    assert str(reading.sidecar.date) == "2022-01-07"
    assert "Ana Ruiz" in reading.remarks[0]
    assert "plan.pdf" in reading.remarks[1]


def test_a_message_is_read_in_the_encoding_that_its_bytes_have():
    head = "Subject: S\nContent-Type: text/plain; charset=us-ascii\n\n"
    assert "café" in READERS[".eml"](head.encode() + "The café is open.".encode("cp1252")).text


def test_a_lie_of_a_message_about_its_letters_is_seen():
    head = "Subject: S\nContent-Type: text/plain; charset=iso-8859-1\n\n"
    assert "“café”" in READERS[".eml"]((head + "A “café”.").encode()).text
    assert "“café”" in READERS[".eml"](head.encode() + "A “café”.".encode("cp1252")).text


def test_a_message_gives_each_of_its_texts_and_of_alternatives_the_plain_one():
    parts = """--x
Content-Type: multipart/alternative; boundary=y

--y
Content-Type: text/html

<p>The gate is open.</p>
--y
Content-Type: text/plain

The gate is open.
--y--
--x
Content-Type: text/plain; name=notes.txt
Content-Disposition: attachment

Kept apart.
--x
Content-Type: text/plain

Sent from the harbour.
--x--
"""
    head = "Subject: Gate\nContent-Type: multipart/mixed; boundary=x\n\n"
    reading = READERS[".eml"]((head + parts).encode())
    words = [line for line in reading.text.splitlines() if line]
    assert words == ["Gate", "The gate is open.", "Sent from the harbour."]
    assert reading.remarks == ("not read of the message: text/html, notes.txt",)


def test_a_message_inside_another_is_read_and_lines_that_its_program_broke_are_joined():
    head = "Subject: Fwd\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
    flowed = "Content-Type: text/plain; format=flowed\n\nThe gate \nis open.\n-- \nAna\n--x\n"
    inner = "Content-Type: message/rfc822\n\nSubject: Gate\nFrom: Bo\n\nIt sticks.\n--x--\n"
    reading = READERS[".eml"]((head + flowed + inner).encode())
    lines = [line.rstrip() for line in reading.text.splitlines() if line]
    assert lines == ["Fwd", "The gate is open.", "--", "Ana", "It sticks."]
    assert reading.remarks == (
        "the reader of messages left out 4 words of the file: “Subject: Gate From: Bo”",
    )


def test_the_head_of_a_message_is_read_whatever_it_holds():
    raw = (
        "To: "
        + "(" * 50_000
        + "\nSubject: Débat =?utf-8?b?w6k=?= =?x-none?q?b?=\nDate: soon\n\nYes."
    )
    assert READERS[".eml"](raw.encode()).text == "Débat éb\n\nYes."


def nested(depth):
    heads = (f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    return ("Subject: S\n" + "".join(heads) + "\nYes.").encode()


def test_parts_that_nest_are_read_as_deep_as_people_nest_them():
    assert READERS[".eml"](nested(50)).text == "S\n\nYes."
    with pytest.raises(UnreadableError, match="nest too deep"):
        READERS[".eml"](nested(3000))


@pytest.mark.parametrize(
    ("suffix", "module", "package"),
    [
        (".html", "trafilatura", "trafilatura"),
        (".docx", "docx", "python-docx"),
        (".pdf", "pypdf", "pypdf"),
    ],
)
def test_an_absent_library_is_named_with_the_command(
    tmp_path, monkeypatch, suffix, module, package
):
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / "seeds").mkdir()
    (tmp_path / f"seeds/a{suffix}").write_bytes(b"Words.")
    (tmp_path / "seeds/b.txt").write_bytes(b"Words.")
    [seed], [error] = read_seeds(tmp_path)
    assert seed.path == "seeds/b.txt"
    assert str(error).startswith(f"seeds/a{suffix}: such files are read by {package}, of the extra")
    assert "make intake" in str(error)


def test_two_files_of_one_name_are_refused(tmp_path):
    (tmp_path / "seeds").mkdir()
    for name in ("a.txt", "a.md"):
        (tmp_path / "seeds" / name).write_bytes(b"Words.")
    seeds, errors = read_seeds(tmp_path)
    assert not seeds
    assert ["ending" in str(error) for error in errors] == [True, True]


def test_the_makefile_installs_the_extra_for_the_same_endings():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    [found] = [line for line in makefile.splitlines() if line.startswith("EXTRA :=")]
    assert all(f"'*{suffix}'" in found for suffix in EXTRA)
    assert found.count("-name '*.") == len(EXTRA)


def test_contributing_tells_every_ending():
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("## What a seed may be")[1]
    assert all(f"{suffix}" in text.split("## ")[0] for suffix in READERS)


def test_markup_keeps_every_word_outside_script_and_style():
    html = "a<p>b<script>x</script><pre>c\n  d</pre><td>e<td>f</tr>g<![CDATA[h]]>&lt;i&gt;"
    words = "".join(Markup(html).lines).split()
    assert "".join(words) == "abcdefgh<i>"


@pytest.mark.parametrize("suffix", READERS)
@settings(max_examples=25, deadline=None)
@given(
    raw=st.one_of(
        st.binary(), st.text().map(str.encode), st.text("<>[]*_`a&;-\n#\"'=/!").map(str.encode)
    )
)
def test_any_bytes_are_read_or_refused(suffix, raw):
    try:
        reading = READERS[suffix](raw)
    except (NoTextError, UnreadableError):
        return
    assert reading == READERS[suffix](raw)
