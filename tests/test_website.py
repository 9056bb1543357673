"""site/ is built strictly, by MkDocs alone, and replaced only by a site that is whole."""

import pytest

from generator.errors import ConfigurationError, WebsiteError
from generator.website.building import build_website

pytest.importorskip("mkdocs")

CONFIGURATION = """
site_name: Small
site_url: !ENV [SITE_URL, ""]
theme: {name: null, custom_dir: theme, static_templates: [sitemap.xml]}
plugins: []
validation: {links: {not_found: warn}}
"""


@pytest.fixture
def publication(tmp_path):
    for folder in ("docs", "theme"):
        (tmp_path / folder).mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION)
    (tmp_path / "theme/main.html").write_text("{{ page.content }}")
    (tmp_path / "theme/sitemap.xml").write_text("at {{ config.site_url }}")
    (tmp_path / "docs/index.md").write_text("Good.")
    return tmp_path


def contents(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_site_is_the_same_bytes_twice(publication):
    first = contents(build_website(publication))
    assert first["index.html"] == b"<p>Good.</p>"
    assert contents(build_website(publication)) == first


def test_a_page_taken_away_leaves_nothing(publication):
    (publication / "docs/other.md").write_text("More.")
    assert "other/index.html" in contents(build_website(publication))
    (publication / "docs/other.md").unlink()
    assert "other/index.html" not in contents(build_website(publication))


def test_a_broken_link_is_an_error_that_names_it_and_the_site_stays(publication):
    before = contents(build_website(publication))
    (publication / "docs/index.md").write_text("[nowhere](missing.md)")
    with pytest.raises(WebsiteError, match=r"'index\.md' contains a link 'missing\.md'"):
        build_website(publication)
    assert contents(publication / "site") == before


def test_the_address_is_the_configured_one_or_the_one_given(publication):
    assert contents(build_website(publication))["sitemap.xml"] == b"at "
    site = build_website(publication, address="https://example.org/")
    assert contents(site)["sitemap.xml"] == b"at https://example.org/"


def test_a_folder_without_configuration_says_what_to_do(tmp_path):
    with pytest.raises(ConfigurationError, match=r"there is no mkdocs\.yml here"):
        build_website(tmp_path)
