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


CATALOGUES = {
    "wikidata": Catalogue(
        "Wikidata", re.compile(r"Q[1-9]\d{0,11}", re.ASCII), "Q42", "https://www.wikidata.org/wiki/"
    ),
    "viaf": Catalogue(
        "VIAF", re.compile(r"[1-9]\d{1,21}", re.ASCII), "113230702", "https://viaf.org/viaf/"
    ),
    "geonames": Catalogue(
        "GeoNames", re.compile(r"[1-9]\d{0,9}", re.ASCII), "2643743", "https://www.geonames.org/"
    ),
    "lcsh": Catalogue(
        "Library of Congress",
        re.compile(r"(?:sh|sj|n|nb|nr|no|ns)\d{8,10}", re.ASCII),
        "sh85007167",
        "https://id.loc.gov/authorities/",
    ),
}
"""By the key of a record's front matter."""


def address(scheme: str, identifier: str) -> str:
    """Give the address of what an identifier names.

    >>> address("lcsh", "n79007751"), address("wikidata", "Q42")
    ('https://id.loc.gov/authorities/names/n79007751', 'https://www.wikidata.org/wiki/Q42')
    """
    part = ""
    if scheme == "lcsh":
        part = "names/" if identifier.startswith("n") else "subjects/"
    return f"{CATALOGUES[scheme].address}{part}{identifier}"
