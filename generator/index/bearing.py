"""Whether a surname with a title can be that of somebody named in full, by what the title tells.

"Mrs. Roe" is no man, "Mr. Roe" no woman. "President Roe" is not Ann Roe merely because she is the
one Roe who is named in full, unless a text gives her that office. What it gets wrong: a woman
president who is so called by her surname alone has two headings.
"""

from collections.abc import Iterable

from generator.index.names import without_title
from generator.personal_names import genders
from generator.rulebook import rules


def title_of(name: str) -> str:
    """Give the title that a name begins with.

    >>> title_of("Vice President Roe"), title_of("Roe")
    ('Vice President', '')
    """
    return name.removesuffix(without_title(name)).strip()


def may_be(titled: str, given: str, borne: Iterable[str]) -> bool:
    """Say whether a surname with its title may be that of one with given names.

    `borne` are forms with titles that are known to be this one's.

    >>> may_be("President Roe", "Ann", ()), may_be("President Roe", "Ann", ["President Roe"])
    (False, True)
    >>> may_be("President Roe", "Otto", ()), may_be("Mr. Roe", "Ann", ()), may_be("Roe", "Ann", ())
    (True, False, True)
    >>> may_be("Secretary Roe", "Ann", ())
    True
    """
    title = title_of(titled)
    whose = genders().get(given.partition(" ")[0].casefold())
    if not title or not whose:
        return True
    table = rules("indexing")
    if title in table["hers"]["words"]:
        return whose == "f"
    if title in table["his"]["words"]:
        return whose == "m"
    known = {title_of(form) for form in borne}
    return whose == "m" or title not in table["sole"]["words"] or title in known
