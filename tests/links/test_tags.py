import pytest

from perhekeskus.links.pages import Mark
from perhekeskus.links.tags import made_by, tags_in

TEMPLATE = """<nav><a href="{{ p.href('front', 'front') }}">{{ w.home }}</a></nav>
<p><a class="pk-btn" href="{{ href }}"{% if lang %} hreflang="{{ lang }}"{% endif %}>x</a></p>
<ul>{% for id in ids %}<li><a href="{{ p.href('place', id) }}">{{ name }}</a></li>{% endfor %}</ul>
<ol>{% for id in ids %}<li><a href="{{ p.href('region', id) }}">{{ name }}</a></li>{% endfor %}</ol>
<a href="{{ way }}#there">x</a>
"""


def lines(html, tag, hints=()):
    start = html.index(tag)
    found = made_by(list(tags_in("a.html.j2", TEMPLATE)), html, Mark(start, html.index(">", start) + 1), hints)
    return [(made.file, made.line) for made in found]


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ('<nav><a href="../">Etusivu</a></nav>', 1), ('<p><a class="pk-btn" href="../b/">x</a></p>', 2), ('<p><a class="pk-btn" href="../b/" hreflang="sv">x</a></p>', 2), ('<p><a href="../b/#there">x</a></p>', 5),
    ],
)  # fmt: skip
def test_a_tag_is_known_by_its_letters_and_its_surroundings(html, line):
    """Whatever its expressions have become, and with or without what may be missing."""
    assert lines(html, "<a") == [("a.html.j2", line)]


def test_what_the_link_leads_to_tells_tags_apart(tmp_path):
    """Where all letters are the same; without it both are told."""
    html = '<li><a href="../c/">C</a></li>'
    assert lines(html, "<a") == [("a.html.j2", 3), ("a.html.j2", 4)]
    assert lines(html, "<a", {"region"}) == [("a.html.j2", 4)]


def test_an_expression_stays_in_its_attribute():
    """A tag with more attributes than the template's was made by another one."""
    assert lines('<a href="../b/" tabindex="-1">x</a>', "<a") == []


def test_modules_write_tags_too():
    """With Python's own braces."""
    (tag,) = tags_in("a.py", """x = f'<link rel="canonical" href="{here if page else there}">'\n""")
    assert (tag.line, tag.column, tag.name) == (1, 7, "link") and tag.pattern.fullmatch('<link rel="canonical" href="https://a.example/">')
