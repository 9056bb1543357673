"""Names that the world's catalogues have for a record; an editor gives them, nothing guesses."""

import re
from typing import NamedTuple


class Catalogue(NamedTuple):
    """Where a kind of identifier comes from."""

    name: str
    form: re.Pattern[str]
    example: str
    address: str
    """Of what an identifier names, without it."""
    iri: str
    """What linked data calls the thing itself, likewise."""
    iris: re.Pattern[str]
    """Every address, of either sort, that means one thing; the identifier is the only group."""


CATALOGUES = {
    "wikidata": Catalogue(
        "Wikidata",
        re.compile(r"Q[1-9]\d{0,11}", re.ASCII),
        "Q42",
        "https://www.wikidata.org/wiki/",
        "http://www.wikidata.org/entity/",
        re.compile(r"https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/(\w+)"),
    ),
    "viaf": Catalogue(
        "VIAF",
        re.compile(r"[1-9]\d{1,21}", re.ASCII),
        "113230702",
        "https://viaf.org/viaf/",
        "http://viaf.org/viaf/",
        re.compile(r"https?://(?:www\.)?viaf\.org/viaf/(\w+)/?"),
    ),
    "geonames": Catalogue(
        "GeoNames",
        re.compile(r"[1-9]\d{0,9}", re.ASCII),
        "2643743",
        "https://www.geonames.org/",
        "https://sws.geonames.org/",
        re.compile(r"https?://(?:www|sws)\.geonames\.org/(\w+)(?:/[\w.-]*)?"),
    ),
    "lcsh": Catalogue(
        "Library of Congress",
        re.compile(r"(?:sh|sj|n|nb|nr|no|ns)\d{8,10}", re.ASCII),
        "sh85007167",
        "https://id.loc.gov/authorities/",
        "http://id.loc.gov/authorities/",
        re.compile(r"https?://id\.loc\.gov/authorities/(?:subjects|names)/(\w+)"),
    ),
}
"""By the key of a record's front matter."""


def address(scheme: str, identifier: str) -> str:
    """Give the address of what an identifier names.

    >>> address("lcsh", "n79007751"), address("wikidata", "Q42")
    ('https://id.loc.gov/authorities/names/n79007751', 'https://www.wikidata.org/wiki/Q42')
    """
    return f"{CATALOGUES[scheme].address}{_part(scheme, identifier)}{identifier}"


def iri(scheme: str, identifier: str) -> str:
    """Give what linked data calls the thing that an identifier names.

    >>> iri("geonames", "2643743"), iri("wikidata", "Q42")
    ('https://sws.geonames.org/2643743/', 'http://www.wikidata.org/entity/Q42')
    """
    end = "/" if scheme == "geonames" else ""
    return f"{CATALOGUES[scheme].iri}{_part(scheme, identifier)}{identifier}{end}"


def identified(iri: str) -> tuple[str, str] | None:
    """Give the catalogue and the identifier that an address means, or None.

    >>> identified("https://www.geonames.org/2643743/london.html"), identified("https://x.org/Q42")
    (('geonames', '2643743'), None)
    """
    for scheme, catalogue in CATALOGUES.items():
        found = catalogue.iris.fullmatch(iri)
        if found and catalogue.form.fullmatch(found[1]):
            return scheme, found[1]
    return None


def _part(scheme: str, identifier: str) -> str:
    """Give the part of the Library of Congress's addresses that says which list it is."""
    if scheme != "lcsh":
        return ""
    return "names/" if identifier.startswith("n") else "subjects/"
