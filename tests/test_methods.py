"""Methods, services and regions lead to each other, whichever file names the other."""

from urllib.parse import urljoin

from lxml import html


def links(pages, key, language="fi"):
    """Where a page leads, as addresses from the site's root."""
    here = pages.addresses.path(key, language)
    return {urljoin(f"/{here}", a.get("href")).lstrip("/") for a in html.fragment_fromstring(pages.page(key, language).body, create_parent=True).iter("a")}


def test_a_service_and_its_method_lead_to_each_other(pages):
    """The service names the method, the method's file does not name the service: both pages have the link, the service's pages in regions as well."""
    path = pages.addresses.path
    assert "family-work" not in pages.catalogue.methods["lapset-puheeksi"].services
    for language in ("fi", "sv"):
        assert path(("method", "lapset-puheeksi"), language) in links(pages, ("service", "family-work"), language)
        assert path(("service", "family-work"), language) in links(pages, ("method", "lapset-puheeksi"), language)
        local = [key for key in pages.addresses.paths if key[0] == "region-service" and key[1].endswith("/family-work")]
        assert local and all(path(("method", "lapset-puheeksi"), language) in links(pages, key, language) for key in local)


def test_a_method_that_names_a_service_is_on_its_page(changed):
    """The other way round."""
    pages = changed("methods.yaml", {"perhekoulu": {"services": ["child-health-clinic"]}})
    assert pages.addresses.path(("method", "perhekoulu"), "fi") in links(pages, ("service", "child-health-clinic"))


def test_a_method_leads_to_where_one_asks_for_it(pages):
    """The background of each region that uses it, and there the pages of the services that give it; the region leads back."""
    path = pages.addresses.path
    regions = pages.catalogue.regions_by_method["lapset-puheeksi"]
    assert regions
    for region in regions:
        found = links(pages, ("method", "lapset-puheeksi"))
        assert {path(("background", region), "fi"), path(("region-service", f"{region}/family-work"), "fi")} <= found
        assert path(("method", "lapset-puheeksi"), "fi") in links(pages, ("background", region))
