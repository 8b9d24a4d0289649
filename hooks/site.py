"""The adapter between MkDocs and the package: stages pages, catches the theme's frames, has the rest written. Nothing else."""

from __future__ import annotations

import functools
import gc
import importlib
import os
import sys
import threading
from pathlib import Path

import material
from markupsafe import Markup
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger

log = get_plugin_logger("perhekeskus")
ROOT = Path(__file__).parent.parent
FRAME_OF_PAGE = {}  # (language, depth) → the theme's page with marks; filled anew by each build
WRITTEN = []
STATE = {"serving": False, "site": None, "code": None, "preview": None}
THEME = Path(material.__file__).parent / "templates"
THEME_STYLE = next((THEME / "assets" / "stylesheets").glob("main.*.min.css")).name
BUILDING = threading.Lock()  # held while the preview builds, so that no page is made from half a build


def faults_told(hook):
    """What is wrong with the data ends a build with its sentences, without a traceback."""

    @functools.wraps(hook)
    def told(*arguments, **named):
        try:
            return hook(*arguments, **named)
        except (_package("problems").DataError, _package("clock").ClockError) as error:
            raise PluginError(str(error)) from None

    return told


def on_startup(command, dirty):
    STATE["serving"] = command == "serve"
    if not STATE["serving"]:
        gc.disable()  # a build ends before there is anything to win, and looking for memory that is no longer used takes a part of its time


@faults_told
def on_config(config):
    """Runs once per language; the first time, when the language plugin has none yet, data is read and pages are staged."""
    if config.plugins["i18n"].current_language is None:
        STATE["site"] = _prepared(config)
        FRAME_OF_PAGE.clear()
        WRITTEN.clear()
    config.docs_dir = str(_staged())
    return config


@event_priority(-150)
def on_files(files, config):
    """Of the theme only its styles are used; nobody would ask for its scripts, workers and maps."""
    for file in [file for file in files if file.src_uri.startswith(("assets/javascripts/", "assets/images/", "assets/stylesheets/")) and not file.src_uri.endswith(THEME_STYLE)]:
        files.remove(file)
    return files


@event_priority(-100)
@faults_told
def on_page_context(context, page, config, nav):
    site, language = STATE["site"], config.plugins["i18n"].current_language
    frames = _package("frames")
    if "frame" in page.meta:
        root = "../" * int(page.meta["frame"])
    else:
        written = site.pages.written(page.meta["written"], language, page.content)
        WRITTEN.append(written)
        if STATE["preview"]:
            STATE["preview"].rendered[page.meta["written"], language] = page.content
        root = site.pages.addresses.root_from(written.path)
    context["pk"] = {**{part: Markup(frames.mark(part)) for part in frames.PARTS}, **_furniture(site, language, root)}
    return context


@event_priority(-100)
def on_post_page(output, page, config):
    frame = _package("frames").Frame.of(output)
    if "frame" not in page.meta:
        return STATE["site"].framing.joined(WRITTEN[-1], frame)
    FRAME_OF_PAGE[config.plugins["i18n"].current_language, int(page.meta["frame"])] = frame
    return ""


@event_priority(-100)
@faults_told
def on_post_build(config):
    if config.plugins["i18n"].building:  # the other language is built inside this one; write once, when both are ready
        return
    if STATE["serving"]:
        STATE["site"].write_shared()  # pages made from data are written when somebody looks at them
    else:
        count = STATE["site"].write(FRAME_OF_PAGE, WRITTEN, _watched)
        log.info("%d pages from data, %d written by hand", count, len(WRITTEN))


def _watched(pages, total):
    words = _package("problems").remarks()["progress"][os.environ.get("PERHEKESKUS_LANGUAGE", "fi")]
    return _package("progress").counted(pages, total, words, sys.stderr)


def on_serve(server, config, builder):
    server.unwatch(str(_staged()))  # written by ourselves on every build
    answer = server.get_app()

    def build():
        with BUILDING:
            if not _followed():
                builder()

    def written_and_answered(environ):
        if environ["PATH_INFO"].endswith(("/", ".html")):
            build()  # a page is never older than the files, whenever the watcher looks
        with BUILDING:
            STATE["site"].write_asked(environ["PATH_INFO"], FRAME_OF_PAGE)
        said = []
        body = answer(environ, lambda *status_and_headers: said.append(status_and_headers))
        return said, body

    def answer_with_page(environ, start_response):
        said, body = written_and_answered(environ)
        if said[0][0].startswith("404"):  # the engine may have waited for a build, which clears its folder
            said, body = written_and_answered(environ)
        start_response(*said[0])
        return body

    server.builder = build
    server.set_app(answer_with_page)
    return server


def _followed():
    """Whether what has changed is taken up without the engine."""
    preview = STATE["preview"]
    try:
        followed = preview.follow()
    except _package("problems").DataError as error:
        _tell(error)
        return True
    STATE["site"] = preview.site
    return followed


def _tell(error):
    log.error("The preview shows the last good state.\n%s", error)


def _package(module):
    return importlib.import_module(f"perhekeskus.{module}")


def _prepared(config):
    if not STATE["serving"]:
        return _site(config, None)
    _drop_edited_package()
    if not STATE["preview"]:
        facts, engine = (ROOT / "data", ROOT / "examples"), (ROOT / name for name in ("src", "hooks", "overrides", "content", "mkdocs.yml"))
        STATE["preview"] = _package("preview").Preview(lambda known: _site(config, known), facts, engine)
    try:
        return STATE["preview"].begin()
    except _package("problems").DataError as error:
        if not STATE["site"]:
            raise
        _tell(error)
        return STATE["site"]


def _site(config, known):
    environment = os.environ
    return _package("building").prepare(
        ROOT, _staged(), Path(config.site_dir),
        today=_package("clock").day_of_build(environment),
        example=ROOT / "examples" if environment.get("EXAMPLE") else None,
        icons=THEME / ".icons" / "material",
        directories=config.use_directory_urls, url=config.site_url or "", known=known, guarded=not STATE["serving"],
        offline=bool(environment.get("OFFLINE_CACHE")) and not STATE["serving"], cores=_package("cores").available(),
        form=_form(environment) if environment.get("FORM") and not STATE["serving"] else None,
        edit=environment.get("EDIT_URL", ""), reports=environment.get("REPORTS") != "0",
    )  # fmt: skip


def _form(environment):
    """FORM names the repository that editors write to, or is 'local' where they have the files on their own disk."""
    repository = environment["FORM"] if environment["FORM"] != "local" else ""
    return _package("form").Form(ROOT / "build" / "form" / "node_modules", ROOT / "form", repository, environment.get("FORM_SIGN_IN", ""))


def _drop_edited_package():
    """So that an edit of the package, a template or a word list shows without a restart."""
    code = {path: path.stat().st_mtime_ns for path in (ROOT / "src" / "perhekeskus").rglob("*.*") if path.suffix != ".pyc"}
    if STATE["code"] not in (None, code):
        for name in [name for name in sys.modules if name.split(".")[0] == "perhekeskus"]:
            del sys.modules[name]
        STATE["preview"] = None  # what the old code knows
    STATE["code"] = code


def _staged():
    return ROOT / "build" / "staged" / Path(os.environ.get("SITE_DIR", "site")).name  # builds side by side stay out of each other's way


def _furniture(site, language, root):
    pages = site.pages

    def href(kind, id):
        return pages.addresses.href((kind, id), language, root)

    return {"language": language, "root": root, "w": pages.wordings[language], "href": href, "example": pages.catalogue.is_example, "theme_style": THEME_STYLE}
