from urllib.parse import unquote, urljoin, urlsplit

import pytest

SITE = "https://perhekeskus.example/"
ADDRESSES = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action", "iframe": "src"}


def broken(folder, parsed, base=SITE):
    """(page, address) of everything inside the site that leads nowhere, anchors too."""
    for path in sorted(folder.rglob("*.html")):
        here = urljoin(base, path.relative_to(folder).as_posix())
        for element in parsed(path).iter(*ADDRESSES):
            address = element.get(ADDRESSES[element.tag])
            if address is not None and not _leads_somewhere(folder, urljoin(here, address), base, parsed):
                yield path.relative_to(folder).as_posix(), address


def _leads_somewhere(folder, address, base, parsed):
    parts = urlsplit(address)
    if parts.scheme in ("tel", "mailto") or parts.netloc != urlsplit(base).netloc:
        return True
    path = folder / unquote(parts.path.removeprefix(urlsplit(base).path).lstrip("/"))
    file = path / "index.html" if path.is_dir() else path
    if not file.is_file():
        return False
    return not parts.fragment or any(element.get("id") == parts.fragment for element in parsed(file).iter() if isinstance(element.tag, str))


def test_every_link_of_the_real_site_leads_somewhere(site, parsed):
    """No link, anchor, script, style or picture inside the site is missing."""
    assert not list(broken(site, parsed))


def test_every_link_of_the_example_leads_somewhere(example_site, parsed):
    """The example is whole, too."""
    assert not list(broken(example_site, parsed))


def test_every_link_of_the_offline_site_names_a_file(offline_site, parsed):
    """Read from a disk, a link that ends at a folder would show a list of files."""
    assert not list(broken(offline_site, parsed))
    ends = [element.get("href") for path in offline_site.rglob("*.html") for element in parsed(path).iter("a") if element.get("href", "").split("#")[0].endswith("/") and "//" not in element.get("href")]
    assert not ends


def test_a_link_to_nowhere_is_found(tmp_path, parsed):
    """The check itself can fail: a missing page, a missing anchor and a missing picture are three faults."""
    (tmp_path / "a.html").write_text('<a href="b.html">b</a><a href="#c">c</a><a href="a.html">a</a><img src="d.png">', encoding="utf-8")
    assert [address for _, address in broken(tmp_path, parsed)] == ["b.html", "#c", "d.png"]


@pytest.mark.parametrize("attribute", ["src", "href"])
def test_no_page_points_above_the_root_or_at_another_host_for_its_parts(site, parsed, attribute):
    """Scripts, styles and pictures come from the site itself, by relative addresses, so that any folder of any host can serve it."""
    wrong = set()
    for path in site.rglob("*.html"):
        for element in parsed(path).iter("script", "img", "link", "iframe"):
            address = element.get(attribute)
            if address and not (element.tag == "link" and element.get("rel", "").strip() in ("canonical", "alternate")):
                depth = len(path.relative_to(site).parts) - 1
                if "//" in address or address.startswith("/") or address.count("../") > depth:
                    wrong.add(address)
    assert not wrong
