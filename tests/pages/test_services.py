from lxml import html
from reader import country_of, links, page_at, text, tree

from perhekeskus.model import Contact, Text

SOURCE = {"url": "https://a.example/", "date": "2026"}


def test_a_service_without_a_swedish_name_is_marked_under_its_regions(catalogue):
    """The heading of two names marks the foreign one alone."""
    service = catalogue.services["family-work"].model_copy(update={"name": Text(fi="Perhetyö")})
    pages = country_of(catalogue, services=catalogue.services | {"family-work": service})
    (heading,) = tree(page_at(pages, "sv/omraden/kusten/familjearbete/")).iter("h1")
    assert html.tostring(heading, encoding="unicode").strip() == '<h1><span lang="fi">Perhetyö</span>, Kusten</h1>'


def test_a_service_does_not_lead_to_a_sensitive_situation(catalogue):
    """Somebody who reads about family work at home does not find the word on the page."""
    violence = catalogue.situations["violence"].model_copy(update={"services": ("family-work",)})
    pages = country_of(catalogue, situations=catalogue.situations | {"violence": violence})
    found = links(tree(page_at(pages, "fi/palvelut/perhetyo/")))
    assert any("/ero/" in link for link in found) and not any("kotona-pelottaa" in link for link in found)


def test_a_service_in_a_region_shows_whom_to_call(made, pages):
    """Its own contact; without one the region's first contact; without any the region's own pages."""
    w = pages.wordings["fi"]
    own, first, none = (made[f"fi/alueet/{path}/"] for path in ("rannikko/perhetyo", "rannikko/lastenneuvola", "sisamaa/perhetyo"))
    assert links(tree(own)).count("tel:0000000001") == 1 and w.contact_unknown_first not in text(own)
    assert "tel:0000000001" in links(tree(first)) and w.contact_unknown_first in text(first)
    assert w.first_contact_unknown in text(none) and "https://sisamaa.example/" in links(tree(none))


def test_a_service_in_a_region_shows_the_places_of_that_region(made):
    """A place that offers it elsewhere is no help here."""
    with_place = {path for path in ("fi/palvelut/perhetyo/", "fi/alueet/rannikko/perhetyo/", "fi/alueet/sisamaa/perhetyo/") if any("rantakunta-majakka" in link for link in links(tree(made[path])))}
    assert with_place == {"fi/alueet/rannikko/perhetyo/"}


def test_a_service_counts_its_places_where_they_are_listed(made, changed):
    """On the page of each region that arranges it, or, where towns arrange it, on the pages of the towns."""
    def counted(page):
        return {link.get("href"): small.text for link in tree(page).iter("a") if (small := link.find(".//small")) is not None and " paik" in small.text}

    assert counted(made["fi/palvelut/perhetyo/"]) == {"../../alueet/rannikko/perhetyo/": "1 paikka"}
    towns = changed("services.yaml", {"family-work": {"arranged_by": ["municipality"]}})
    assert counted(page_at(towns, "fi/palvelut/perhetyo/")) == {"../../kunnat/rantakunta/": "1 paikka"}


def test_a_switchboard_is_better_than_no_number(catalogue):
    """Where it is all that is known, a service's page gives it instead of saying that there is none."""
    board = Contact.model_validate({"kind": "switchboard", "name": "Vaihde", "phone": "010 77", "sources": [SOURCE]})
    region = catalogue.regions["sisamaa"].model_copy(update={"contacts": (board,)})
    pages = country_of(catalogue, regions=catalogue.regions | {"sisamaa": region})
    page = page_at(pages, "fi/alueet/sisamaa/perhetyo/")
    assert "tel:01077" in links(tree(page)) and pages.wordings["fi"].first_contact_unknown not in text(page)


def test_an_autonomous_region_is_told_apart(catalogue):
    """Its service pages and municipalities say that general rules may not hold there."""
    islands = catalogue.regions["rannikko"].model_copy(update={"kind": "autonomous-region"})
    pages = country_of(catalogue, regions=catalogue.regions | {"rannikko": islands})
    w = pages.wordings["sv"]
    for path in ("sv/omraden/kusten/familjearbete/", "sv/kommuner/on/"):
        assert w.own_law in text(page_at(pages, path))
    assert w.own_law not in text(page_at(pages, "sv/omraden/inlandet/familjearbete/"))


def test_a_service_lists_the_regions_that_arrange_it(made):
    """In alphabetical order of the reader's language, each with its own page of the service."""
    found = [link for link in links(tree(made["sv/tjanster/barnradgivning/"])) if "/omraden/" in link]
    assert found == ["../../omraden/inlandet/barnradgivning/", "../../omraden/kusten/barnradgivning/"]


def test_words_of_offices_are_explained_on_pages_of_services_and_situations(changed):
    """Each once, however many texts of the page have it; under the regions, where the same texts stand, not at all."""
    said = {"fi": "Hyvinvointialueen lastenvalvoja.", "sv": "Barnatillsyningsmannen i välfärdsområdet."}
    values = {"family-work": {"what": said, "how": said, "good_to_know": [said]}}
    pages = changed("services.yaml", values)
    bodies = {path: pages.page(key, "fi").body for key, path in ((("service", "family-work"), "own"), (("region-service", "rannikko/family-work"), "below"))}
    assert (bodies["own"].count("pk-term"), bodies["below"].count("pk-term")) == (2, 0)
    situations = changed("situations.yaml", {"separation": {"good_to_know": [said, said]}})
    assert [situations.page(("situation", "separation"), language).body.count("pk-term") for language in ("fi", "sv")] == [2, 2]
