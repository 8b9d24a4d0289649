"""The preview between edits: what it shows is what a fresh build would write, whatever was edited, and a file that nobody touched is not read again."""

import os
import random
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from perhekeskus import checking, reading
from perhekeskus.building import prepare
from perhekeskus.catalogue import LANGUAGES
from perhekeskus.frames import PARTS, Frame, mark
from perhekeskus.preview import Preview
from perhekeskus.problems import DataError

TODAY = date(2026, 11, 3)
EDITS = int(os.environ.get("EDITS", 50))  # make bench tries 500
FRAMES = {(language, depth): Frame.of(f"{language} {depth} " + " ".join(map(mark, PARTS))) for language in LANGUAGES for depth in range(1, 5)}
PLACES = "data/regions/rannikko/places"
MAJAKKA = f"{PLACES}/rantakunta-majakka.yaml"


class Previewed:
    """A preview of a country, with a stand-in for the engine, which counts how often it has to work."""

    def __init__(self, root: Path, folder: Path):
        self.root, self.folder, self.worked = root, folder, 0
        self.preview = Preview(lambda known: prepare(root, folder / "staged", folder / "site", today=TODAY, known=known), [root / "data"], [root / "content"])
        self._engine()

    def _engine(self) -> None:
        self.worked += 1
        site = self.preview.begin()
        shutil.rmtree(self.folder / "site", ignore_errors=True)
        for id in site.pages.catalogue.pages:
            for language in LANGUAGES:
                html = self.preview.rendered[id, language] = rendered(self.folder / "staged", site, id, language)
                put_written(site, id, language, html)
        site.write_shared()

    def look(self, file: str) -> str | None:
        """What a reader gets who asks for a file after an edit; None when there is none."""
        self.follow()
        return self.seen(file)

    def seen(self, file: str) -> str | None:
        """The same where nothing was edited since the last look."""
        self.preview.site.write_asked("/" + file, FRAMES)
        path = self.folder / "site" / file
        return path.read_text(encoding="utf-8") if path.exists() else None

    def follow(self) -> None:
        if not self.preview.follow():
            self._engine()


def rendered(staged: Path, site, id: str, language: str) -> str:
    """What the stand-in makes of a hand-written page: its staged Markdown as it is."""
    name = site.pages.addresses.path(("page", id), language).removeprefix(f"{language}/").rstrip("/")
    return (staged / (f"fi/fi/{name}.md" if language == "fi" else f"sv/{name}.md")).read_text(encoding="utf-8")


def put_written(site, id: str, language: str, html: str) -> None:
    page = site.pages.written(id, language, html)
    path = site.folder / site.pages.addresses.file(page.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(FRAMES[language, 2].filled(site.framing.parts(page)), encoding="utf-8", newline="")


def fresh(root: Path, folder: Path) -> dict[str, str]:
    """File → text of a build from nothing, without the search, which costs seconds and has tests of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    site = prepare(root, folder / "staged", folder / "site", today=TODAY)
    for id in site.pages.catalogue.pages:
        for language in LANGUAGES:
            put_written(site, id, language, rendered(folder / "staged", site, id, language))
    for page in site.pages.generated():
        site._put_page(page, FRAMES)
    for files in site._companions.files.values():
        site._files.put_all(files)
    site.write_shared()
    return {path.relative_to(folder / "site").as_posix(): path.read_text(encoding="utf-8") for path in (folder / "site").rglob("*.*")}


@pytest.fixture
def previewed(root, tmp_path_factory):
    return Previewed(root, tmp_path_factory.mktemp("preview"))


def edit(path: Path, change) -> None:
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


# ---------------------------------------------------------------- random edits


class Editor:
    """Edits a country as people do: words, hours, names of files, whole files, labels, texts, tables; now and then wrongly."""

    def __init__(self, root: Path, seed: int):
        self.root, self.chance, self.count = root, random.Random(seed), 0

    def edit(self) -> str:
        """One edit, after which the data may be wrong. Its name."""
        self.count += 1
        kind = self.chance.choice(["words", "words", "hours", "district", "new", "gone", "renamed", "alias", "service", "slug", "label", "text", "closure", "comment", "broken", "landscape", "line"])
        getattr(self, f"_{kind}")()
        return kind

    def places(self) -> list[Path]:
        return sorted((self.root / "data" / "regions").glob("*/places/*.yaml"))

    def _place(self) -> Path:
        return self.chance.choice(self.places())

    def _changed(self, path: Path, key: str, value) -> None:
        record = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) | {key: value}
        path.write_text(yaml.safe_dump({name: value for name, value in record.items() if value is not None}, allow_unicode=True, sort_keys=False, default_flow_style=False), encoding="utf-8")

    def _words(self) -> None:
        self._changed(self._place(), "summary", {"fi": f"Uusi teksti {self.count}.", "sv": f"Ny text {self.count}."})

    def _hours(self) -> None:
        start = self.chance.randint(7, 12)
        self._changed(self._place(), "hours", self.chance.choice([[{self.chance.choice(["mon", "tue", "sat"]): f"{start}-{start + 2}"}], None, f"ti–pe {start}–15"]))

    def _district(self) -> None:
        self._changed(self._place(), "district", {"fi": f"Kylä {self.count}", "sv": f"By {self.count}"})

    def _new(self) -> None:
        path = self._place()
        shutil.copy(path, path.with_name(f"rantakunta-uusi-{self.count}.yaml"))
        self._changed(path.with_name(f"rantakunta-uusi-{self.count}.yaml"), "aliases", None)

    def _gone(self) -> None:
        if len(self.places()) > 3:
            self._place().unlink()

    def _renamed(self) -> None:
        path = self._place()
        path.rename(path.with_name(f"{path.stem[:40]}-{self.count}.yaml"))

    def _alias(self) -> None:
        self._changed(self._place(), "aliases", self.chance.choice([[f"entinen-{self.count}"], None]))

    def _service(self) -> None:
        edit(self.root / "data" / "services.yaml", lambda text: re.sub(r"name: \{fi: ([^,}]+)", rf"name: {{fi: Palvelu {self.count}", text, count=1))

    def _slug(self) -> None:
        edit(self.root / "data" / "services.yaml", lambda text: re.sub(r"fi: perhetyo[-\d]*", f"fi: perhetyo-{self.count}", text, count=1))

    def _label(self) -> None:
        edit(self.root / "data" / "labels.yaml", lambda text: re.sub(r"^home: \{fi: [^,]+", f"home: {{fi: Alkuun {self.count}", text, flags=re.MULTILINE))

    def _text(self) -> None:
        edit(self.chance.choice(sorted((self.root / "content" / "fi").glob("*.md"))), lambda text: f"{text}\n\nLisäys {self.count}.\n")

    def _closure(self) -> None:
        self._changed(self.root / "data" / "regions" / "rannikko" / "region.yaml", "closures", self.chance.choice([[{"from": "2026-11-05", "to": "2026-11-08", "reason": {"fi": "Remontti", "sv": "Renovering"}}], None]))

    def _comment(self) -> None:
        edit(self._place(), lambda text: f"# {self.count}\n{text}")

    def _broken(self) -> None:
        edit(self._place(), lambda text: text.replace("name:", "nmae:", 1))

    def _landscape(self) -> None:
        edit(self.root / "data" / "municipalities.csv", lambda text: text.replace("Rantakunta", "Uuskunta", 1) if self.chance.random() < 0.1 else text + "\n")

    def _line(self) -> None:
        edit(self.root / "data" / "helplines.yaml", lambda text: re.sub(r"(summary: \{fi: )[^,}]+", rf"\g<1>Kerro meille {self.count}", text, count=1))


@pytest.mark.parametrize("seed", range(1, max(3, EDITS // 25 + 1)))
def test_what_is_seen_is_what_a_fresh_build_writes(previewed, tmp_path_factory, seed):
    """Byte for byte, after each of many edits, on every page, calendar and list, those that are gone included; a fault leaves what was there."""
    root, elsewhere = previewed.root, tmp_path_factory.mktemp("fresh")
    editor, before, seen = Editor(root, seed), fresh(root, elsewhere), set()
    for _ in range(25):
        good = {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()}
        kind = editor.edit()
        try:
            wanted = fresh(root, elsewhere)
        except DataError:
            with pytest.raises(DataError):
                previewed.follow()
            assert {file: previewed.look(file) for file in random.Random(1).sample(sorted(before), 5)} == {file: before[file] for file in random.Random(1).sample(sorted(before), 5)}
            for path in [path for path in root.rglob("*.*") if path.is_file() and path not in good]:
                path.unlink()
            for path, raw in good.items():
                path.write_bytes(raw)
            wanted = before
        else:
            seen.add(kind)
        previewed.follow()
        shown = {file: previewed.seen(file) for file in {*wanted, *before}}
        assert {file for file, text in shown.items() if text != wanted.get(file)} == set(), kind
        before = wanted
    assert len(seen) > 7


# ---------------------------------------------------------------- what costs nothing


def test_an_edit_of_a_place_needs_no_engine(previewed):
    """Its page is made from data."""
    edit(previewed.root / MAJAKKA, lambda text: text.replace("name:", "district: {fi: Uusi kulma}\nname:", 1))
    assert "Uusi kulma" in previewed.look("fi/paikat/rantakunta-majakka/index.html")
    assert previewed.worked == 1


def test_an_edit_of_a_label_or_a_text_goes_through_the_engine(previewed):
    """They stand in what surrounds every page, and on the pages that the engine makes."""
    Editor(previewed.root, 1)._label()
    previewed.follow()
    Editor(previewed.root, 1)._text()
    previewed.follow()
    assert previewed.worked == 3


def test_what_a_text_links_to_goes_through_the_engine(previewed):
    """The engine has made the link; the address of a service is data."""
    Editor(previewed.root, 1)._slug()
    previewed.follow()
    assert previewed.worked == 2


def test_only_the_edited_file_is_read_and_checked(previewed, monkeypatch):
    """At national scale the others are thousands."""
    asked = []
    monkeypatch.setattr(reading, "parse", lambda text, file, parse=reading.parse: asked.append(file) or parse(text, file))
    monkeypatch.setattr(checking, "problems_of", lambda document, *about, check=checking.problems_of: asked.append(document.file) or check(document, *about))
    edit(previewed.root / MAJAKKA, lambda text: text + "district: {fi: Uusi kulma}\n")
    previewed.follow()
    assert {file for file in asked if not file.endswith((".csv", ".md"))} == {MAJAKKA}


def test_nothing_changed_is_nothing_done(previewed, monkeypatch):
    """A reader who walks from page to page waits for no check."""
    monkeypatch.setattr(previewed.preview, "_prepare", None)
    assert previewed.preview.follow()


def test_a_fault_is_told_once_and_the_last_good_state_stays(previewed):
    """Until the file changes again."""
    page = "fi/paikat/rantakunta-majakka/index.html"
    before = previewed.look(page)
    good = (previewed.root / MAJAKKA).read_text(encoding="utf-8")
    Editor(previewed.root, 1)
    (previewed.root / MAJAKKA).write_text(good.replace("name:", "nmae:", 1), encoding="utf-8")
    with pytest.raises(DataError):
        previewed.follow()
    assert previewed.look(page) == before
    (previewed.root / MAJAKKA).write_text(good.replace("name:", "district: {fi: Korjattu}\nname:", 1), encoding="utf-8")
    assert "Korjattu" in previewed.look(page)


def test_a_fault_that_goes_through_the_engine_leaves_pages_that_can_be_made(previewed):
    """The engine has cleared its folder by then, and the last good site has to fill it again."""
    page = "fi/paikat/rantakunta-majakka/index.html"
    before = previewed.look(page)
    edit(previewed.root / "content" / "fi" / "own-worker.md", lambda text: text.replace("title:", "titel:", 1))
    with pytest.raises(DataError):
        previewed.follow()
    shutil.rmtree(previewed.folder / "site")
    assert previewed.look(page) == before


def test_a_page_that_is_gone_is_gone(previewed):
    """Nobody reads a page whose file was deleted."""
    page = "sv/platser/rantakunta-majakka/index.html"
    assert previewed.look(page)
    (previewed.root / MAJAKKA).unlink()
    assert previewed.look(page) is None
