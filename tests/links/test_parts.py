from .conftest import SITE_URL


def test_style_sheets_ask_for_files_that_are_there(told):
    """Whatever stands in comments and in the sheet itself."""
    css = "/* url(old.png) */ @import 'b.css'; a { background: url( \"no.png\" ) } b { background: url(data:image/png;base64,AA) } c { background: url(https://a.example/a.png) }"
    assert told({"assets/a.css": css, "assets/b.css": "a { background: url(../a.png) }", "a.png": ""}) == [("part-missing", "assets/a.css", "no.png"), ("part-elsewhere", "assets/a.css", "https://a.example/a.png")]


def test_scripts_ask_for_files_that_are_there(told):
    """What they import, and names of files of ours."""
    assert told({"assets/a.js": 'importScripts("b.js", "c.js"); load(root + "assets/b.js"); load(root + "assets/d.js")', "assets/b.js": ""}) == [("part-missing", "assets/a.js", "c.js"), ("part-missing", "assets/a.js", "assets/d.js")]


def test_events_of_calendars_name_pages(told):
    """Also where the line was folded; pages of others are left alone."""
    text = "BEGIN:VEVENT\r\nURL:https://perhekeskus.example/f\r\n i/no/\r\nURL:https://other.example/\r\nURL;VALUE=URI:https://perhekeskus.example/fi/b/\r\n"
    assert [fault for fault in told({"fi/a.ics": text, "fi/b/index.html": ""}, SITE_URL) if fault[1].endswith("ics")] == [("missing", "fi/a.ics", "https://perhekeskus.example/fi/no/")]
