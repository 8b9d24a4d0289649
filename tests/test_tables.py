"""Tables in which a fact stays a fact."""

import pytest

from perhekeskus.tables import cell, file_link, table


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("ma–pe 9–12", "ma–pe 9–12"), ("a | b", "a \\| b"), ("*nyt* `koodi`", "\\*nyt\\* \\`koodi\\`"), ("[linkki](https://a.example)", "\\[linkki\\](https://a.example)"), ("<b>&amp;", "\\<b\\>&amp;amp;"),
        ("kaksi\nriviä", "kaksi riviä"), ("https://a.example/a_b", "https://a.example/a_b"), ("_nyt_", "\\_nyt\\_"), ("a\\|b", "a\\\\\\|b"),
    ],
)  # fmt: skip
def test_a_cell_shows_the_text_as_it_stands(text, markdown):
    """Nothing in it begins a link, a picture, a column or emphasis; addresses stay whole."""
    assert cell(text) == markdown


def test_a_table_has_a_line_below_its_head():
    """As GitHub and GitLab read it."""
    assert table(["a", "b"], [["1", "2"]]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"


@pytest.mark.parametrize(
    ("environment", "link"),
    [
        ({}, "[data/a b.yaml:3](data/a%20b.yaml#L3)"),
        ({"GITHUB_SHA": "abc", "GITHUB_REPOSITORY": "o/r", "GITHUB_SERVER_URL": "https://github.example"}, "[data/a b.yaml:3](https://github.example/o/r/blob/abc/data/a%20b.yaml#L3)"),
        ({"CI_COMMIT_SHA": "abc", "CI_PROJECT_URL": "https://gitlab.example/o/r"}, "[data/a b.yaml:3](https://gitlab.example/o/r/-/blob/abc/data/a%20b.yaml#L3)"),
    ],
    ids=["at home", "GitHub", "GitLab"],
)  # fmt: skip
def test_a_file_is_linked_where_the_repository_is_kept(environment, link):
    """To the line at the commit that was checked."""
    assert file_link("data/a b.yaml", environment, 3) == link


def test_a_file_without_a_line_is_linked_as_a_whole():
    """Nothing is made up."""
    assert file_link("data/a.yaml", {}) == "[data/a.yaml](data/a.yaml)"
