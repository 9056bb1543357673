"""Mistakes a person must mend: each says what was seen, where, and what to do.

Something odd in a *source* is not an error: it is a `findings.Finding`.
"""

from pathlib import PurePath


class GeneratorError(Exception):
    """Base of every error below; `cli` prints it without a traceback.

    >>> str(GeneratorError("‘date’ is no day", "Write it as 2022-01-07.", "seeds/a.yml", 3))
    'seeds/a.yml:3: ‘date’ is no day. Write it as 2022-01-07.'
    """

    def __init__(
        self, what: str, remedy: str, path: str | PurePath | None = None, line: int | None = None
    ) -> None:
        self.what = what
        self.remedy = remedy
        self.path = str(path) if path is not None else None
        self.line = line
        place = "".join(f"{part}:" for part in (self.path, line) if part is not None)
        super().__init__(f"{place} {what}. {remedy}".strip())


class SeedError(GeneratorError):
    """A seed or its sidecar cannot be published; the other seeds still are."""


class RecordError(GeneratorError):
    """A record's front matter is not what a record can say."""


class ThesaurusError(GeneratorError):
    """A thesaurus brought along cannot be read, or ties something above itself."""


class PageError(GeneratorError):
    """A page in docs/ was left in a state that cannot be read; it is not touched."""


class RuleError(GeneratorError):
    """A file under rules/ is malformed, or fails its own examples."""


class LawError(GeneratorError):
    """A page would break a law of the project, so it is not written."""


class ConfigurationError(GeneratorError):
    """mkdocs.yml or the folder itself is not what the generator needs."""


class WebsiteError(GeneratorError):
    """MkDocs refused the pages; the site stays as it last was."""
