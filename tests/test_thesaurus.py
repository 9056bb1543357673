"""A thesaurus brought along, and the publication's headings given away as one."""

import sys

import pytest
import rdflib

from generator.cli import main
from generator.corpus import Concept, RecordKind
from generator.index import discover
from generator.index.thesaurus import named_concepts
from generator.publish import generate
from tests.publications import make, tree
from tests.test_index import document

TALK = """A talk on rivers

14 March 2019

MS RUIZ: The Water Board met in Arden, and the Water Board closed the gates.

MS RUIZ: Flood control is dear; without flood control we drown. Wheat did badly.

QUESTION: What of cereals, and what of a nuclear weapon?
"""
PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix t: <http://example.org/t/> .
"""
TERMS = (
    PREFIXES
    + """t:works a skos:Concept ; skos:prefLabel "Hydraulic works"@en ; skos:broader t:water .
t:water a skos:Concept ; skos:prefLabel "Hydrology"@en ; skos:altLabel "Water Board"@en .
t:flood a skos:Concept ; skos:prefLabel "Flood control"@en, "lutte contre les inondations"@fr ;
  skos:altLabel "Prevention of floods"@en ; skos:broader t:works ; skos:related t:wheat ;
  skos:definition "Keeping water where it belongs."@en ;
  skos:exactMatch <http://www.wikidata.org/entity/Q1136790> ;
  skos:closeMatch <http://id.loc.gov/authorities/subjects/sh85049204> .
t:wheat a skos:Concept ; skos:prefLabel "Wheat"@en, "blé"@fr ; skos:broader t:cereals .
t:cereals a skos:Concept ; skos:prefLabel "Cereals"@en ; skos:narrower t:barley .
t:barley a skos:Concept ; skos:prefLabel "Barley"@en .
t:arms a skos:Concept ; skos:prefLabel "Nuclear weapons"@en .
"""
)
XML = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:skos="http://www.w3.org/2004/02/skos/core#">
  <skos:Concept rdf:about="http://example.org/t/flood">
    <skos:prefLabel xml:lang="en">Flood control</skos:prefLabel>
    <skos:altLabel xml:lang="en">Prevention of floods</skos:altLabel>
  </skos:Concept>
</rdf:RDF>
"""


def publish(root, text=TALK, **files):
    """Make a publication with a thesaurus; `terms_ttl` is thesaurus/terms.ttl."""
    (root / "thesaurus").mkdir(parents=True)
    for name, words in files.items():
        (root / "thesaurus" / name.replace("_", ".")).write_text(words, "utf-8")
    return generate(make(root, {"talk.txt": text}))


def lines(outcome):
    """Give the headings of the index with what they lead to."""
    return {
        entry.path[0]: (entry.see, entry.see_also)
        for entry in outcome.understood.corpus.entries
        if len(entry.path) == 1
    }


def record(outcome, name):
    [found] = [r for r in outcome.understood.corpus.records if r.name == name]
    return found


def test_what_the_texts_name_of_a_thesaurus_is_a_heading_with_its_ties(tmp_path):
    outcome = publish(tmp_path, terms_ttl=TERMS)
    assert outcome.errors == ()
    found = lines(outcome)
    assert found["Flood control"] == ((), ("Wheat",))
    assert found["Prevention of floods"] == (("Flood control",), ())
    assert found["Cereals"] == ((), ("Wheat",))
    assert found["Hydrology"] == ((), ("Flood control",))  # over works, which no text names
    assert found["Water Board"] == (("Hydrology",), ())
    assert "Nuclear weapons" in found
    assert not {"Hydraulic works", "Barley"} & found.keys()
    flood = record(outcome, "Flood control")
    assert dict(flood.identifiers) == {"wikidata": "Q1136790", "lcsh": "sh85049204"}
    assert flood.note == "Keeping water where it belongs."


def test_a_second_run_with_a_thesaurus_writes_nothing(tmp_path):
    publish(tmp_path, terms_ttl=TERMS)
    before = tree(tmp_path / "docs")
    assert generate(tmp_path).changed == ()
    assert tree(tmp_path / "docs") == before


@pytest.mark.parametrize("ending", ["rdf", "skos_xml", "owl"])
def test_rdf_xml_is_read_as_turtle_is(tmp_path, ending):
    outcome = publish(tmp_path, **{f"terms_{ending}": XML})
    assert lines(outcome)["Prevention of floods"] == (("Flood control",), ())


def test_labels_that_are_things_of_their_own_are_read(tmp_path):
    labels = PREFIXES + (
        't:flood a skos:Concept ; xl:prefLabel [ xl:literalForm "Flood control"@en ] ; '
        "xl:altLabel t:l .\nt:l xl:literalForm 'Prevention of floods'@en .\n"
        't:x skos:prefLabel "gates" .'
    )
    assert lines(publish(tmp_path, terms_ttl=labels))["Prevention of floods"]


def test_files_may_each_hold_a_part(tmp_path):
    more = PREFIXES + "t:wheat skos:related t:arms .\n" + 't:arms skos:prefLabel "arms"@de .\n'
    found = lines(publish(tmp_path, a_ttl=TERMS, b_ttl=more))
    assert found["Nuclear weapons"] == ((), ("Wheat",))


def test_the_language_of_the_texts_is_taken(tmp_path):
    text = "Un discours\n\nMME RUIZ: Le blé manque, et le blé est cher.\n"
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/talk.yml").write_text("language: fr\n", "utf-8")
    found = lines(publish(tmp_path, text, terms_ttl=TERMS))
    assert "Blé" in found
    assert "Wheat" not in found


def test_headings_in_capitals_are_written_as_the_texts_write_them(tmp_path):
    loud = PREFIXES + "".join(
        f't:c{n} a skos:Concept ; skos:prefLabel "{label}"@en .\n'
        for n, label in enumerate(("FLOOD CONTROL", "ARDEN", "WHEAT"))
    )
    found = lines(publish(tmp_path, terms_ttl=loud))
    assert {"Flood control", "Arden", "Wheat"} <= found.keys()


def test_an_editor_s_record_goes_before_a_concept_and_stands_for_it(tmp_path):
    (tmp_path / "docs/topics").mkdir(parents=True)
    mine = "---\nname: floods\nalso: [flood control]\n---\n\n# Floods\n"
    (tmp_path / "docs/topics/floods.md").write_text(mine, "utf-8")
    outcome = publish(tmp_path, terms_ttl=TERMS)
    found = lines(outcome)
    assert found["Floods"] == ((), ())
    assert "Prevention of floods" not in found
    assert found["Wheat"] == ((), ("Floods",))
    assert found["Hydrology"] == ((), ())
    assert record(outcome, "floods").identifiers == ()


def test_a_concept_that_an_editor_refuses_stays_away(tmp_path):
    publish(tmp_path, terms_ttl=TERMS)
    assert (tmp_path / "docs/topics/flood-control.md").exists() is False
    (tmp_path / "docs/topics/flood-control.md").write_text(
        "---\nname: Flood control\nstatus: rejected\n---\n\n# Flood control\n", "utf-8"
    )
    assert "Flood control" not in lines(generate(tmp_path))


def test_what_two_concepts_are_called_names_neither(tmp_path):
    two = TERMS + 't:other a skos:Concept ; skos:prefLabel "Wheat"@en .\n'
    found = lines(publish(tmp_path, terms_ttl=two))
    assert found["Flood control"] == ((), ())


CIRCLE = PREFIXES + (
    't:gates a skos:Concept ; skos:prefLabel "gates"@en ; skos:broader t:wheat .\n'
    't:wheat a skos:Concept ; skos:prefLabel "Wheat"@en ; skos:broader t:gates .\n'
)
WRONG = {
    "line": ("terms_ttl", PREFIXES + "\nt:a a b:c .\n", "terms.ttl:5: the file cannot be read: Pr"),
    "mark": ("terms_rdf", "<a>\n<b></c>\n", "terms.rdf:2: the file cannot be read: mismatched tag"),
    "name": ("terms_rdf", XML.replace("about=", "ID="), "terms.rdf:4: the file cannot be read: "),
    "nothing": ("terms_ttl", PREFIXES, "terms.ttl: the file holds no concept"),
    "deep": ("terms_ttl", "[ " * 5000, "terms.ttl: brackets stand too deep"),
    "format": ("terms_json", "{}", "terms.json: this is no format of a thesaurus"),
    "circle": ("terms_ttl", CIRCLE, "terms.ttl:5: ‘Wheat’ stands below ‘gates’"),
    "itself": ("terms_ttl", CIRCLE + "t:gates skos:broader t:gates .", "‘gates’ stands below its"),
}


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG)
def test_a_file_to_mend_is_named_with_its_line_and_the_rest_is_published(tmp_path, case):
    name, text, said = case
    outcome = publish(tmp_path, **{name: text, "README_md": "Whose it is."})
    assert said in str(outcome.errors[0])
    assert str(outcome.errors[0]).startswith("thesaurus/")
    assert "Water Board" in lines(outcome)


def test_bytes_that_are_no_text_are_an_error(tmp_path):
    (tmp_path / "thesaurus").mkdir()
    (tmp_path / "thesaurus/a.ttl").write_bytes(b"\xff\xfe\x00")
    [error] = generate(make(tmp_path, {"talk.txt": TALK})).errors
    assert "thesaurus/a.ttl: the file cannot be read" in str(error)


def test_no_file_outside_is_read(tmp_path):
    (tmp_path / "secret").write_text("flood control of kings", "utf-8")
    entity = f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>\n<rdf:RDF'
    text = XML.replace("<rdf:RDF", entity).replace("Prevention of floods", "&x; Gates")
    publish(tmp_path, terms_rdf=text)
    assert "kings" not in (tmp_path / "docs/general-index.md").read_text("utf-8")


def test_where_rdflib_is_not_installed_the_error_says_how_to_install_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "rdflib", None)
    [error] = publish(tmp_path, terms_ttl=TERMS).errors
    assert "the extra ‘thesaurus’" in str(error)
    assert "make thesaurus" in str(error)


def test_words_of_a_thesaurus_never_become_markup(tmp_path):
    label = "flood control <script>alert(1)</script> [x](http://x.org)"
    text = TERMS.replace("Prevention of floods", label)
    publish(tmp_path, terms_ttl=text)
    page = (tmp_path / "docs/general-index.md").read_text("utf-8")
    assert "<script>" not in page
    assert "](http://x.org)" not in page


def test_many_concepts_leave_those_that_are_named():
    many = [Concept(f"t:{n:06}", (("en", f"matter {n}"),)) for n in range(20_000)]
    found = named_concepts([document("The matter 77, and matter 8080.")], many)
    assert [each.labels.name for each in found] == ["matter 77", "matter 8080"]


def test_a_person_is_found_under_the_name_in_the_order_of_speech():
    roe = Concept("t:roe", (("en", "Roe, Ana, 1901-1980"),), kind=RecordKind.PERSON)
    [made] = discover([document("They met Ana Roe. Roe laughed.")], (), [roe])
    assert (made.name, made.heading) == ("Ana Roe", "Roe, Ana, 1901-1980")


def export(root, out):
    assert main(["-C", str(root), "export", "--format", "skos", "--out", str(out)]) == 0
    return out


def test_headings_are_given_away_and_brought_along_again(tmp_path):
    first = publish(tmp_path / "one", terms_ttl=TERMS)
    given = export(tmp_path / "one", tmp_path / "two/thesaurus/given.ttl")
    second = generate(make(tmp_path / "two", {"talk.txt": TALK}))
    assert second.errors == ()
    assert lines(second) == lines(first)
    assert {(r.kind, r.id, r.heading, r.parent, r.identifiers, r.note)
            for r in second.understood.corpus.records} == {
            (r.kind, r.id, r.heading, r.parent, r.identifiers, r.note)
            for r in first.understood.corpus.records}  # fmt: skip
    assert export(tmp_path / "two", tmp_path / "three.ttl").read_text() == given.read_text()


def test_the_thesaurus_given_away_is_good_skos_and_the_same_each_time(tmp_path):
    (tmp_path / "docs/topics").mkdir(parents=True)
    odd = '---\nname: "a \\"big\\" \\\\ deal"\nalso: [Große Sache]\nviaf: 12345\n---\n\n# A\n'
    (tmp_path / "docs/topics/a deal.md").write_text(odd, "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Talks\nsite_url: https://example.org/t\n")
    publish(tmp_path, terms_ttl=TERMS)
    out = export(tmp_path, tmp_path / "out.ttl")
    assert out.read_bytes() == export(tmp_path, tmp_path / "again.ttl").read_bytes()
    graph = rdflib.Graph().parse(out)
    skos, site = rdflib.SKOS, rdflib.Namespace("https://example.org/t/")
    deal = site["topics/a%20deal/"]
    assert graph.value(deal, skos.prefLabel) == rdflib.Literal('A "big" \\ deal', lang="en")
    assert (deal, skos.exactMatch, rdflib.URIRef("http://viaf.org/viaf/12345")) in graph
    flood, wheat = site["topics/flood-control/"], site["topics/wheat/"]
    assert (flood, skos.related, wheat) in graph
    assert (wheat, skos.related, flood) in graph
    assert (wheat, skos.broader, site["topics/cereals/"]) in graph
    for concept in graph.subjects(rdflib.RDF.type, skos.Concept):
        labels = [*graph.objects(concept, skos.prefLabel), *graph.objects(concept, skos.altLabel),
                  *graph.objects(concept, skos.hiddenLabel)]  # fmt: skip
        assert len(labels) == len(set(labels))
        assert (concept, skos.inScheme, site["general-index/"]) in graph
        above = set(graph.transitive_objects(concept, skos.broader)) - {concept}
        assert not above & set(graph.objects(concept, skos.related))
