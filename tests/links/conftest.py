import pytest

from perhekeskus.links.inside import faults
from perhekeskus.links.pages import read

SITE_URL = "https://perhekeskus.example/"
PAGE = '<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>x</title>{head}</head><body>{body}</body></html>'


def page(body: str = "", head: str = "", language: str = "fi") -> str:
    """The HTML of a page."""
    return PAGE.format(body=body, head=head, language=language)


def lay(folder, files):
    """Writes files under a folder; an HTML file that is only a body gets the rest of a page, in the language of its folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        whole = not name.endswith(".html") or text.startswith("<!doctype")
        path.write_text(text if whole else page(text, language="sv" if name.startswith("sv/") else "fi"), encoding="utf-8")
    return folder


@pytest.fixture
def told(tmp_path):
    """Gives what is wrong with a site of some files, as (kind, file, what is written)."""

    def faults_of(files: dict[str, str], address: str | None = None) -> list[tuple[str, str, str]]:
        return [fault[:3] for fault in faults(read(lay(tmp_path / "site", files), address))]

    return faults_of
