import shutil
from datetime import date

import pytest

from perhekeskus.building import prepare
from perhekeskus.problems import DataError

TODAY = date(2026, 11, 3)


def spoil(root):
    place = root / "data" / "regions" / "rannikko" / "places" / "rantakunta-majakka.yaml"
    place.write_text(place.read_text(encoding="utf-8").replace("municipality:", "municipalty:"), encoding="utf-8")


def test_a_site_is_prepared_with_the_engine_s_input_beside(root, tmp_path):
    """Pages are ready to be written where they belong, and the engine's Markdown is staged; nothing is written into the site yet."""
    site = prepare(root, tmp_path / "staged", tmp_path / "site", today=TODAY, url="https://a.example/")
    assert (site.url, site.folder, site.pages.today) == ("https://a.example/", tmp_path / "site", TODAY)
    assert (tmp_path / "staged" / "sv" / "egen-kontaktperson.md").exists() and not (tmp_path / "site").exists()


def test_an_offline_site_has_files_for_pages(root, tmp_path):
    """The choice reaches every address."""
    site = prepare(root, tmp_path / "staged", tmp_path / "site", today=TODAY, directories=False)
    assert site.pages.addresses.link("fi/kunnat/saari/") == "fi/kunnat/saari.html"


def test_pages_get_their_icons(root, tmp_path):
    """From the folder that the engine's theme has them in."""
    (tmp_path / "icons").mkdir()
    site = prepare(root, tmp_path / "staged", tmp_path / "site", today=TODAY, icons=tmp_path / "icons")
    assert site.pages.icons("phone")


@pytest.mark.parametrize(("language", "words"), [("en", "Did you mean municipality?"), ("fi", "Tarkoititko municipality?"), ("sv", "Menade du municipality?")])
def test_wrong_data_stops_the_build_and_says_where(root, tmp_path, monkeypatch, language, words):
    """Every error in the editor's language, with its file and line, and nothing is staged."""
    monkeypatch.setenv("PERHEKESKUS_LANGUAGE", language)
    spoil(root)
    with pytest.raises(DataError) as caught:
        prepare(root, tmp_path / "staged", tmp_path / "site", today=TODAY)
    lines = str(caught.value).splitlines()
    assert len(lines) == len(caught.value.problems)
    assert any(line.startswith("data/regions/rannikko/places/rantakunta-majakka.yaml:4:1:") and words in line for line in lines)
    assert not (tmp_path / "staged").exists()


def test_what_may_wait_does_not_stop_the_build(root, tmp_path):
    """A missing translation outside the bilingual regions is told by the check, not by the build."""
    (root / "content" / "sv" / "own-worker.md").unlink()
    assert prepare(root, tmp_path / "staged", tmp_path / "site", today=TODAY)


def test_a_fault_in_the_example_does_not_hide_the_real_one(root, tmp_path):
    """The example's site is read from its own folder, whatever stands in the real regions."""
    example = root / "examples"
    shutil.copytree(root / "data" / "regions" / "sisamaa", example / "regions" / "sisamaa")
    shutil.copy(root / "data" / "regions.geojson", example)
    lines = (root / "data" / "municipalities.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (example / "municipalities.csv").write_text(lines[0] + lines[-1], encoding="utf-8")
    spoil(root)
    site = prepare(root, tmp_path / "staged", tmp_path / "site", today=TODAY, example=example)
    assert set(site.pages.catalogue.regions) == {"sisamaa"} and site.pages.catalogue.is_example
