"""What somebody might write into a text: whatever it is, it comes out as text, in pages, in the browser's lists and in calendars."""

import importlib.util
import json
import re
from pathlib import Path

import pytest
from icalendar import Calendar
from lxml import html

from perhekeskus.checking import check
from perhekeskus.frames import Frame, mark
from perhekeskus.output import Site
from perhekeskus.pages import Pages
from perhekeskus.urls import Addresses

HERE = Path(__file__).parent
SAFE = re.compile(r"(https?://|mailto:|tel:|webcal://|#|(\.\./)*[\w./-]*([?#]|$))")
LINKS = ("href", "src", "action", "formaction", "poster", "data", "srcset", "background", "cite")
FRAME = Frame.of("<!doctype html><html><head><title>" + mark("title") + '</title><meta name="description" content="' + mark("description") + '">' + mark("head") + '</head><body><a href="' + mark("twin") + '">?</a>' + mark("body") + "</body></html>")
ALLOWED_SCRIPT = re.compile(r"(\.\./)*assets/((labels|plan)/)?[\w-]+\.js")
DATA = "application/ld+json"  # what browsers do not run
OWN_MAP = re.compile(r"(\.\./)*assets/(map\.svg#r\d\d|gaps\.svg)")


def _poison():
    spec = importlib.util.spec_from_file_location("poison", HERE / "poison.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


poison = _poison()


@pytest.fixture(scope="module")
def hostile(catalogue, pages, tmp_path_factory):
    """The folder of the small country's site with hostile texts everywhere, and the Poison that made them."""
    hand = poison.Poison()
    bad = poison.poisoned(catalogue, hand)
    site = Site(Pages(bad, Addresses.of(catalogue), pages.today, url="https://perhe.example/"), "https://perhe.example/", tmp_path_factory.mktemp("hostile"), {("own-worker", "fi"): poison.TEXT % "body"})
    site.write({(language, depth): FRAME for language in ("fi", "sv") for depth in (1, 2, 3, 4)}, [])
    return site.folder, hand


def faults(page):
    """What a page holds that no page of ours may hold."""
    for node in html.document_fromstring(page).iter(html.etree.Element):
        if node.tag in ("pkx", "iframe", "object", "embed", "base", "math") or ":" in node.tag:
            yield f"<{node.tag}>"
        if node.tag == "script" and "pk()" in (node.text or "") and node.get("type") != DATA:
            yield "a script of somebody else's"
        if node.tag == "script" and node.get("src") and not ALLOWED_SCRIPT.fullmatch(node.get("src")):
            yield f"script from {node.get('src')}"
        if node.tag == "img" and not OWN_MAP.fullmatch(node.get("src")):
            yield "a picture"
        for name, value in node.attrib.items():
            if name.startswith("on") or name in ("style", "srcdoc") or not re.fullmatch(r"[a-zA-Z][\w:-]*", name):
                yield f"{node.tag} {name}"
            if name in LINKS and not SAFE.match(value.strip()):
                yield f"{node.tag} {name}={value[:60]}"


def test_no_text_comes_out_as_markup(hostile):
    """Every page of every kind in both languages, the page that chooses, the 404, with hostile words in every field at once."""
    folder, _ = hostile
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) > 60
    assert not {path.relative_to(folder).as_posix(): found for path in pages if (found := sorted(set(faults(path.read_text(encoding="utf-8")))))}


def test_the_hostile_words_are_there(hostile):
    """So that the test above looks at something: nearly every field of every noun is on some page, as text."""
    folder, hand = hostile
    said = "".join(html.document_fromstring(path.read_text(encoding="utf-8")).text_content() + path.read_text(encoding="utf-8") for path in folder.rglob("*.html"))
    seen = {hand.fields[marker] for marker in set(re.findall(r"pk\d+q", said))}
    nouns = {noun for noun, _ in seen}
    assert {"Prose", "Text", "Summary", "Website", "Source", "Link", "ContentPage", "label"} <= nouns
    assert len({about for about in seen if about[0] == "label"}) > 250


def test_the_browser_s_lists_are_not_broken_out_of(hostile):
    """Each script is what we write around JSON, and JSON."""
    folder, _ = hostile
    around = re.compile(r"(?:Object\.assign\(window\.\w+=window\.\w+\|\|\{\},|window\.\w+=|pkLabels=|pk\w+=|pkSearch\()(?P<json>.*?)\)?;?\n?", re.DOTALL)
    scripts = [path for part in ("places", "when", "labels", "search") for path in (folder / "assets" / part).rglob("*.js")] + list((folder / "assets").glob("municipalities-*.js"))
    assert len(scripts) > 20 and any("pkx" in path.read_text(encoding="utf-8") for path in scripts)
    for path in scripts:
        found = around.fullmatch(path.read_text(encoding="utf-8"))
        assert found, path
        json.loads(found["json"])


def test_what_pages_tell_programs_is_json(hostile):
    """In a block that no word in it ends."""
    folder, _ = hostile
    blocks = [node.text for path in folder.rglob("*.html") for node in html.document_fromstring(path.read_text(encoding="utf-8")).xpath(f"//script[@type='{DATA}']")]
    assert len(blocks) > 40 and all(json.loads(block)["@context"] == "https://schema.org" for block in blocks) and any("pkx" in block for block in blocks)


def test_feeds_are_xml(hostile):
    """Whatever a region is called."""
    folder, _ = hostile
    feeds = [html.etree.parse(path).getroot() for path in (folder / "data").rglob("*.atom")]
    assert len(feeds) == 6 and any("pkx" in (feed.findtext("{*}title") or "") for feed in feeds)


def test_what_pages_hand_to_scripts_is_json(hostile):
    """Hours and words in attributes can be read, whatever stands in them."""
    folder, _ = hostile
    for path in folder.rglob("*.html"):
        for node in html.document_fromstring(path.read_text(encoding="utf-8")).xpath("//*[@data-words or @data-pk-now]"):
            for name in ("data-words", "data-pk-now"):
                if (node.get(name) or "").startswith(("{", "[")):
                    json.loads(node.get(name))


def test_a_calendar_is_not_broken_out_of(hostile, pages, tmp_path):
    """As many events as without the hostile words, and no line that is not of a calendar."""
    folder, _ = hostile
    Site(pages, "https://perhe.example/", tmp_path).write({(language, depth): FRAME for language in ("fi", "sv") for depth in (1, 2, 3, 4)}, [])
    files = sorted(path.relative_to(folder) for path in folder.rglob("*.ics"))
    assert files and any("pkx" in (folder / file).read_text(encoding="utf-8") for file in files)
    for file in files:
        bad, good = (Calendar.from_ical((root / file).read_bytes()) for root in (folder, tmp_path))
        assert [str(event["UID"]) for event in bad.walk("VEVENT")] == [str(event["UID"]) for event in good.walk("VEVENT")]
        assert not [event for event in bad.walk("VEVENT") if str(event.get("SUMMARY")).startswith("pkx")]
        lines = re.sub(r"\r\n[ \t]", "", (folder / file).read_bytes().decode()).split("\r\n")
        assert not [line for line in lines if line and not re.match(r"[A-Z-]+[:;]", line)] and not [line for line in lines if len(line.splitlines()) > 1]


# ---------------------------------------------------------------- the gate

MARKUP = ("<b>x</b>", "<script>pk()</script>", "<svg/onload=pk()>", "</script >", "<!-- x", "&lt;script&gt;", "&#60;script", "<style>*{}</style>", "x\u2028y", "x\x00y", "\u202ex")
BAD_URLS = ("javascript:pk()", "JaVaScRiPt:pk()", " javascript:pk()", "java\tscript:pk()", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//evil.example", "https://a.example/\" onpk=\"x", "https://a.example/<pkx>", "https://a.example/\r\nX:y", "https://user@a.example/", "blob:https://a.example/x", "/etc", "https:evil", "http://")


@pytest.mark.parametrize(("noun", "key", "kind"), list(poison.text_fields()), ids=lambda value: getattr(value, "__name__", value))
def test_the_gate_refuses_it_in_every_field(noun, key, kind):
    """Each field that takes words or an address refuses markup, what cannot be seen, and addresses that run something."""
    from pydantic import ValidationError

    many = "tuple" in str(noun.model_fields[next(name for name, field in noun.model_fields.items() if (field.alias or name) == key)].annotation)
    for bad in MARKUP if kind == "text" else BAD_URLS:
        with pytest.raises(ValidationError) as refused:
            noun.model_validate({key: [bad] if many else bad})
        assert any(error["loc"][:1] == (key,) and error["type"] != "missing" for error in refused.value.errors()), (key, bad)


def files_with_words(root):
    return [path for path in sorted((root / "data").rglob("*.yaml")) if path.name != "labels.yaml"] + sorted((root / "content").rglob("*.md"))


@pytest.mark.parametrize("bad", ["<img src=x onerror=pk()>", "javascript:pk()", "\u2028", '"><script>pk()</script>'])
def test_a_refused_text_gives_problems_and_no_traceback(root, bad):
    """Every value of every file at once: the check ends with sentences for an editor."""
    for path in files_with_words(root):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"((?:fi|sv|url|name|title|description|by): )[^{}\[\],\n]+", lambda found: found[1] + json.dumps(bad), text), encoding="utf-8")
    checked = check(root)
    assert checked.catalogue is None and checked.errors
    assert all(problem.line_for_people(language) for problem in checked.errors for language in ("fi", "sv", "en"))
