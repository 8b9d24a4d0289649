import base64
import hashlib

import pytest

from perhekeskus.policy import CardPolicy, Policy, headers_file, nginx_file

PAGE = '<head><script>a = "</p>"</script><script src="site.js"></script><style>p{}</style><script id="c" type="application/json">{}</script></head>'
FILES = ("index.html", "404.html", "fi/index.html", "fi/kunnat/vaasa/index.html", "sv/index.html", "assets/site.js", "assets/when/fi/vaasa.js", "assets/stylesheets/main.57a0d79d.min.css", "assets/stylesheets/main.57a0d79d.min.css.map")


def hash_of(text):
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def times(text):
    """Pattern → time, of a file of headers."""
    blocks = [block.splitlines() for block in text.replace("\n/", "\n\n/").split("\n\n")]
    return {block[0]: line.split(": ", 1)[1] for block in blocks for line in block if "Cache-Control" in line}


def test_what_stands_inside_a_page_is_known_by_its_hash():
    """Scripts and styles inside; not what comes from a file, and not data, which is never run."""
    policy = Policy.of([PAGE])
    assert policy.scripts == (hash_of('a = "</p>"'),)
    assert policy.styles == (hash_of("p{}"),)


def test_the_same_script_on_two_pages_is_named_once():
    """And the order of pages changes nothing: a host's file stays the same as long as the site does."""
    other = "<script>b</script>"
    assert Policy.of([PAGE, other, PAGE]) == Policy.of([other, PAGE])


@pytest.mark.parametrize("wrong", ["unsafe-inline", "unsafe-eval", "http:", "https:", "*", "strict-dynamic"])
def test_nothing_is_allowed_wholesale(wrong):
    """Neither what stands in the text of a page nor any other host."""
    policy = Policy.of([PAGE])
    assert wrong not in policy.headers["Content-Security-Policy"] and wrong not in policy.meta


def test_what_is_not_named_is_forbidden():
    """Fonts, frames, films, and whatever browsers learn to load."""
    assert "default-src 'none';" in Policy().meta


def test_only_a_page_from_a_disk_takes_files_from_a_disk():
    """Chromium takes a neighbouring file for the site's own; other browsers are told."""
    assert "script-src 'self' file:;" in Policy(disk=True).meta
    assert "file:" not in Policy().meta


def test_only_headers_speak_of_frames():
    """A browser complains of frame-ancestors in a page's own line."""
    assert "frame-ancestors 'none'" in Policy().headers["Content-Security-Policy"]
    assert "frame-ancestors" not in Policy().meta


def test_only_what_tells_its_content_by_its_name_is_kept_for_ever():
    """A page, its hours and the scripts that read them are never shown without asking."""
    said = times(headers_file(Policy(), FILES))
    assert [pattern for pattern, time in said.items() if "immutable" in time] == ["/assets/stylesheets/main.57a0d79d.min.css"]
    assert {"/", "/404.html", "/fi/*", "/sv/*", "/assets/site.js", "/assets/when/*"} == {pattern for pattern, time in said.items() if time == "no-cache"}


def test_no_file_has_two_times():
    """Hosts join what two patterns say, and a browser would follow neither."""
    from fnmatch import fnmatchcase

    said = times(headers_file(Policy(), FILES))
    assert all(len([pattern for pattern in said if fnmatchcase(f"/{file.removesuffix('index.html')}", pattern)]) == 1 for file in FILES if not file.endswith(".map"))


def test_below_a_sub_path_every_pattern_is():
    """The host's file stands at the root of the host, whatever the site's place on it."""
    lines = headers_file(Policy(), FILES, "/a/b/").splitlines()
    assert all(line.startswith(("/a/b/", "  ")) for line in lines)


def test_nginx_says_the_same():
    """Every header, and no time for what was not found."""
    policy = Policy.of([PAGE])
    said = nginx_file(policy, "/a/b/")
    assert all(f'add_header {name} "{value}" always;' in said for name, value in policy.headers.items())
    assert "add_header Cache-Control $kept;" in said and "error_page 404 /a/b/404.html;" in said


APART = {"embed/": CardPolicy().header}
WITH_CARDS = (*FILES, "embed/fi/paikat/lyhty.html", "sitemap.xml")


def policies(text):
    """Pattern → the policy that it says."""
    blocks = [block.splitlines() for block in text.replace("\n/", "\n\n/").split("\n\n")]
    return {block[0]: line.split(": ", 1)[1] for block in blocks for line in block if "Content-Security-Policy" in line}


def test_a_card_may_only_look_as_it_does():
    """Its own styles, and nothing else: no script, no form, no address to start from."""
    assert CardPolicy().rules == "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'"
    assert "style-src 'self' file:;" in CardPolicy(disk=True).meta and "frame-ancestors" not in CardPolicy().meta


def test_each_file_has_one_policy_and_only_cards_are_for_anybody_s_frames():
    """Hosts join what two patterns say, and the stricter of two policies would win."""
    from fnmatch import fnmatchcase

    said = policies(headers_file(Policy(), WITH_CARDS, "/", APART))
    for file in WITH_CARDS:
        found = [policy for pattern, policy in said.items() if fnmatchcase(f"/{file.removesuffix('index.html')}", pattern)]
        assert len(found) == 1 and ("frame-ancestors *" in found[0]) == file.startswith("embed/"), file


def test_nginx_tells_cards_apart():
    """With the same words; the headers of all others say that nobody may frame them."""
    outside, _, inside = nginx_file(Policy(), "/a/", APART).partition("location /a/embed/ {")
    assert "frame-ancestors 'none'" in outside and "frame-ancestors *" not in outside
    assert "frame-ancestors *" in inside.split("}")[0] and "'none'; style-src" in inside.split("}")[0]


def test_open_data_may_be_read_from_pages_of_others():
    """Nothing else may; a site without them says nothing of it."""
    said = headers_file(Policy(), (*FILES, "data/v1/index.json"), "/a/")
    assert [block.splitlines()[0] for block in said.split("\n/") if "Access-Control-Allow-Origin: *" in block] == ["a/data/*"]
    assert "Access-Control" not in headers_file(Policy(), FILES)
    assert 'if ($uri ~ "^/a/data/") { set $readers "*"; }' in nginx_file(Policy(), "/a/")


@pytest.mark.parametrize(("ending", "media"), [("ics", "text/calendar"), ("csv", "text/csv"), ("geojson", "application/geo+json")])
def test_nginx_is_told_what_it_does_not_know(ending, media):
    """It would send them as something to be kept on the disk."""
    assert f'location ~ "\\.{ending}$" {{ types {{ }} default_type {media}; }}' in nginx_file(Policy())
