"""Former addresses as hosts read them."""

from perhekeskus.redirects import nginx_redirects, redirects_file

MOVED = {"sv/platser/b/": "sv/platser/c/", "fi/paikat/a/": "fi/paikat/c/"}


def test_each_former_address_has_a_line():
    """In one order, so that the file is the same as long as the addresses are."""
    assert redirects_file(MOVED) == "/fi/paikat/a/ /fi/paikat/c/ 301\n/sv/platser/b/ /sv/platser/c/ 301\n"


def test_below_a_sub_path_both_ends_are():
    """A host's file speaks of the whole host."""
    assert redirects_file(MOVED, "/a/b/").splitlines()[0] == "/a/b/fi/paikat/a/ /a/b/fi/paikat/c/ 301"


def test_nginx_takes_the_question_along():
    """And matches the whole address, nothing below it."""
    assert nginx_redirects(MOVED, "/a/").splitlines()[0] == "location = /a/fi/paikat/a/ { return 301 /a/fi/paikat/c/$is_args$args; }"
