"""Words of offices explained where they stand, and numbers that a text names by their record."""

from dataclasses import replace

import pytest
from lxml import html
from markupsafe import Markup

from perhekeskus.glosses import Glosses
from perhekeskus.model import Explanation
from perhekeskus.pages import Pages
from perhekeskus.urls import Addresses

FI = "fi/palvelut/lastenneuvola/"
MEANS = "Auttaa vanhempia sopimaan lapsen asioista."


@pytest.fixture
def glosses(pages):
    """Gives the explanations of a new page, in a language, that is about these names."""
    return lambda *names, language="fi": Glosses(pages.pen(FI, language), *names)


def explained(markup):
    """(word, where its button points, the id and the text of what stands behind it) for each explanation."""
    tree = html.fragment_fromstring(str(markup), create_parent="div")
    return [(button.text_content(), button.get("popovertarget"), meaning(tree, button).get("id"), meaning(tree, button).text_content()) for button in tree.iter("button")]


def meaning(tree, button):
    return next(span for span in tree.iter("span") if span.get("id") == button.get("popovertarget"))


def test_a_word_of_a_written_text_is_explained(glosses):
    """A button without a script, and behind the text what it shows; the form of the word stays."""
    made = glosses().in_written('<p>Soita <a href="term:child-welfare-supervisor">lastenvalvojalle</a>.</p>')
    assert explained(made) == [("lastenvalvojalle", "sana-child-welfare-supervisor", "sana-child-welfare-supervisor", f"lastenvalvoja {MEANS}")]
    assert "term:" not in made and made.startswith("<p>Soita <button") and ".</p><span class=" in made


def test_a_word_is_explained_once_on_a_page(glosses):
    """So that no id is given twice; the second stands as an ordinary word."""
    made = glosses().in_written('<a href="term:wellbeing-county">alue</a> ja <a href="term:wellbeing-county"><em>alueen</em></a>')
    assert len(explained(made)) == 1 and "</button> ja <em>alueen</em><span" in made


def test_an_explanation_speaks_the_language_of_the_page(glosses):
    """Name and meaning."""
    (found,) = explained(glosses(language="sv").in_words(Markup("<p>Ring barnatillsyningsmannen.</p>")))
    assert found[0] == "barnatillsyningsmannen" and found[3] == "barnatillsyningsman Hjälper föräldrar att avtala om barnet."


def test_a_number_comes_from_its_record(glosses):
    """Named, not written; the spaces do not break, and the phone dials without them."""
    assert glosses().in_written('<p><a href="number:crisis-line">Linja</a></p>') == '<p>Linja: <a class="pk-phone" href="tel:0000000000">000\u00a0000\u00a00000</a></p>'


def test_other_links_stay(glosses):
    """Also one that only resembles."""
    text = '<a href="https://term.example/term:x">a</a> <a href="../fi/">b</a>'
    assert glosses().in_written(text) == text


@pytest.mark.parametrize("word", ["lastenvalvoja", "Lastenvalvojan", "LASTENVALVOJALLA"])
def test_a_word_of_data_is_known_by_its_beginning(glosses, word):
    """Bent, and with a capital letter."""
    assert [row[0] for row in explained(glosses().in_words(Markup(f"<p>Kysy: {word}!</p>")))] == [word]


@pytest.mark.parametrize("text", ["<p>esilastenvalvoja, -lastenvalvoja</p>", '<p title="lastenvalvoja">a</p>', "<p>lasten valvoja</p>", ""])
def test_what_is_another_word_stays(glosses, text):
    """Inside a longer word, in an attribute, or two words."""
    assert glosses().in_words(Markup(text)) == text


def test_only_the_first_of_several_texts_explains(glosses):
    """One page, many texts."""
    gloss = glosses()
    first, second = gloss.in_words(Markup("<p>Hyvinvointialueen</p>")), gloss.in_words(Markup("<p>hyvinvointialue</p>"))
    assert len(explained(first)) == 1 and second == "<p>hyvinvointialue</p>"


def test_what_a_page_is_about_is_not_explained_there(glosses):
    """The page does that itself."""
    assert glosses("Lastenvalvoja", "valvoja").in_words(Markup("<p>lastenvalvoja</p>")) == "<p>lastenvalvoja</p>"


def test_the_longest_beginning_decides(catalogue, pages):
    """A word that begins as another one does has an explanation of its own; without forms it is known by its name."""
    row = {"name": {"fi": "lastenvalvojan päivystys", "sv": "jour"}, "means": {"fi": "Päivystää.", "sv": "Jourar."}}
    more = replace(catalogue, explanations={**catalogue.explanations, "jour": Explanation.model_validate(row)})
    pen = Pages(more, Addresses.of(more), pages.today).pen(FI, "fi")
    assert [found[3] for found in explained(Glosses(pen).in_words(Markup("Lastenvalvojan päivystys auttaa")))] == ["lastenvalvojan päivystys Päivystää."]


def test_what_an_explanation_says_is_text(catalogue, pages):
    """Signs of HTML in it are shown, not obeyed."""
    row = {"name": "a & b", "means": {"fi": "3 < 5 & 6 > 2", "sv": "-"}, "forms": {"fi": ["koe"], "sv": ["prov"]}}
    other = replace(catalogue, explanations={"sign": Explanation.model_validate(row)})
    pen = Pages(other, Addresses.of(other), pages.today).pen(FI, "fi")
    assert "<b>a &amp; b</b> 3 &lt; 5 &amp; 6 &gt; 2</span>" in Glosses(pen).in_words(Markup("koe"))


def test_without_words_nothing_changes(catalogue, pages):
    """An empty terms.yaml is no fault."""
    bare = replace(catalogue, explanations={})
    pen = Pages(bare, Addresses.of(bare), pages.today).pen(FI, "fi")
    assert Glosses(pen, "Neuvola").in_words(Markup("<p>lastenvalvoja</p>")) == "<p>lastenvalvoja</p>"
