"""Build the site with MkDocs, and the search index over it."""

from pathlib import Path

from generator.errors import ConfigurationError


def build_site(root: Path) -> Path:
    """Build site/ and give the address of its home page."""
    from mkdocs.commands.build import build  # noqa: PLC0415  slow to import, needed only here
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    path = root / "mkdocs.yml"
    if not path.exists():
        raise ConfigurationError("there is no mkdocs.yml here", "Copy one from this project.", path)
    try:
        config = load_config(str(path))
        build(config)
    except MkDocsException as error:
        remedy = "See its messages above."
        raise ConfigurationError(
            f"MkDocs could not build the site: {error}", remedy, path
        ) from error
    return Path(config.site_dir) / "index.html"
