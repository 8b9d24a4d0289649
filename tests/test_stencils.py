"""Templates with a language's words and the icons set in them."""

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from perhekeskus.icons import Icons
from perhekeskus.model import Text
from perhekeskus.stencils import stencils
from perhekeskus.wording import Wording

LABELS = {"open_now": Text(fi="Auki & valmis", sv="Öppet"), "opens_at": Text(fi="Aukeaa klo {t}", sv="Öppnar kl. {t}")}


class Pen:
    icon = Icons()


@pytest.fixture
def wording():
    return Wording("fi", LABELS)


@pytest.fixture
def read(wording, tmp_path):
    """Gives the text of a template, filled: read("{{ w.open_now }}", name=…)."""
    environment = stencils(wording, Icons(tmp_path))
    return lambda text, **values: environment.from_string(text).render(**values)


def test_a_label_is_in_the_template_before_it_is_filled(read):
    """Escaped like any text; nobody need hand the words over."""
    assert read("<b>{{ w.open_now }}</b>") == "<b>Auki &amp; valmis</b>"


def test_a_label_may_be_a_value(read):
    """Handed on, or chosen by what a page knows."""
    assert read("{{ w.open_now | length }} {{ w.open_now if sure else w.opens_at }}", sure=False) == "13 Aukeaa klo {t}"


def test_a_label_that_needs_a_value_is_filled_on_the_page(read, wording):
    """As before."""
    assert read('{{ w.label("opens_at", t="9") }}', w=wording) == "Aukeaa klo 9"


def test_an_icon_is_in_the_template(read):
    """As markup; one that the data names is looked up when the page is made."""
    class Named(Pen):
        icon = staticmethod(lambda name: Markup("<i>{}</i>").format(name))

    assert read('{{ p.icon("phone") }}{{ p.icon(name) }}', p=Named, name="ovi") == '<i class="pk-i i-phone"></i><i>ovi</i>'


def test_an_icon_that_nobody_drew_stops_the_build(read):
    """When the template is read, which is before any page."""
    with pytest.raises(KeyError, match="dragon"):
        read('{{ p.icon("dragon") }}')


def test_what_is_not_known_stops_the_build(read):
    """A page with a hole in it is worse than none."""
    with pytest.raises(UndefinedError):
        read("{{ nobody }}")


def test_a_macro_in_a_loop_is_called_with_its_own_values(read):
    """The names that a loop hands to every call go no further."""
    assert read("{% macro row(n) %}<i>{{ n }}</i>{% endmacro %}{% for n in (1, 2) %}{{ row(n) }}{% endfor %}") == "<i>1</i><i>2</i>"


def test_the_same_words_have_the_same_templates(wording):
    """Reading them takes ten times as long as filling them."""
    assert stencils(wording, Icons()) is stencils(Wording("fi", dict(LABELS)), Icons())
    assert stencils(wording, Icons()) is not stencils(Wording("sv", LABELS), Icons())


def test_what_is_kept_goes_when_a_word_changes(wording, tmp_path):
    """The next build finds the templates read, unless a label is another."""
    def made(labels):
        environment = stencils(Wording("fi", labels), Icons(), tmp_path)
        return environment.get_template("moved.html.j2"), environment

    _, first = made(LABELS)
    [kept] = (tmp_path / "fi").iterdir()
    before = kept.read_bytes()
    first.cache.clear()
    first.get_template("moved.html.j2")
    assert kept.read_bytes() == before
    made(LABELS | {"open_now": Text(fi="Avoinna", sv="Öppet")})
    assert [path.name for path in (tmp_path / "fi").iterdir()] == [kept.name] and kept.read_bytes() != before
