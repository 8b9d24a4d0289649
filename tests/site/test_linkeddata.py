"""What pages tell programs, judged by two who know the vocabulary of schema.org from elsewhere: its types in TypeScript, and a library for graphs."""

import json
import subprocess

import pytest
from rdflib import SDO, Graph, URIRef
from rdflib.namespace import RDF

BLOCK = "//script[@type='application/ld+json']"
VOCABULARY = {"@vocab": str(SDO)}  # what https://schema.org answers to programs, as far as it matters here: nothing is fetched


def blocks(folder, parsed):
    """File → the block of JSON-LD in it."""
    paths = sorted(folder.rglob("*.html"))
    return {path: json.loads(found[0].text) for path in paths if (found := parsed(path).xpath(BLOCK))}


@pytest.fixture(scope="module")
def all_blocks(site, example_site, parsed):
    """Of the real site, and of the example, in which one of everything is confirmed."""
    return blocks(site, parsed) | blocks(example_site, parsed)


@pytest.fixture
def refused(tool, tmp_path):
    """Gives what TypeScript has against nodes, each of which has to be of the type it says: only that type's own properties, each with a value it may have."""
    types = tool("schema-dts/dist/schema.d.ts")

    def complaints(nodes):
        lines = [f"const n{number}: schema.{node['@type']} = {json.dumps(node, ensure_ascii=False)};" for number, node in enumerate(nodes)]
        (tmp_path / "nodes.ts").write_text(f'import type * as schema from "{types.with_suffix("").with_suffix("")}";\n' + "\n".join(lines), encoding="utf-8")
        command = [tool("typescript/bin/tsc"), "--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--typeRoots", tmp_path, tmp_path / "nodes.ts"]
        return subprocess.run(["node", *map(str, command)], capture_output=True, text=True, timeout=300).stdout.splitlines()

    return complaints


def shape(value, key=""):
    """What a judge of types can tell apart: all but the words of readers, numbers and addresses."""
    if isinstance(value, dict):
        return tuple((name, shape(value[name], name)) for name in sorted(value))
    if isinstance(value, list):
        return tuple(sorted({shape(item, key) for item in value}, key=repr))
    return value if key in ("@type", "dayOfWeek") or str(value).startswith("https://schema.org/") else type(value).__name__


def test_every_property_belongs_to_its_type(all_blocks, refused):
    """On all pages, one node of each shape: with nothing that schema.org does not know there."""
    told = {shape(node): node for block in all_blocks.values() for node in block.get("@graph", [{name: value for name, value in block.items() if name != "@context"}])}
    assert {node["@type"] for node in told.values()} >= {"Place", "CivicStructure", "GovernmentService", "Service", "GovernmentOrganization", "Organization", "WebSite", "BreadcrumbList"}
    assert any("specialOpeningHoursSpecification" in node and "amenityFeature" in node and "geo" in node for node in told.values())
    assert refused(told.values()) == []


@pytest.mark.parametrize("wrong", [{"@type": "Place", "email": "a@b.example"}, {"@type": "Place", "geo": {"@type": "PostalAddress"}}, {"@type": "OpeningHoursSpecification", "dayOfWeek": ["Måndag"]}], ids=["property", "value", "word"])
def test_the_judge_refuses_what_is_wrong(refused, wrong):
    """A property of another type, a value of another type, a word that is none of its words."""
    assert any("error TS" in line for line in refused([wrong]))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # of the library about itself
def test_a_library_for_graphs_reads_it(all_blocks):
    """A page of each shape: every type and property is a term of schema.org, and nothing gets lost on the way."""
    by_shape = {tuple(sorted(str(node.get("@type")) + "".join(node) for node in block.get("@graph", [block]))): block for block in all_blocks.values()}
    assert len(by_shape) > 10
    for block in by_shape.values():
        graph = Graph().parse(data=json.dumps(block | {"@context": VOCABULARY}), format="json-ld")
        terms = ({term for _, term, _ in graph} - {RDF.type}) | set(graph.objects(None, RDF.type))
        assert len(graph) >= 3 and all(isinstance(term, URIRef) and term in SDO for term in terms), terms


def test_pages_on_violence_tell_nothing(site, parsed):
    """Not even the way to them."""
    silent = [path for path in sorted(site.rglob("*.html")) if parsed(path).xpath("//*[@data-pk-exit]")]
    assert len(silent) > 3 and not any(parsed(path).xpath(BLOCK) for path in silent)


def test_a_place_tells_it_in_few_bytes(all_blocks):
    """So that a page stays light on an old phone."""
    places = [len(json.dumps(block, ensure_ascii=False, separators=(",", ":")).encode()) for path, block in all_blocks.items() if path.parts[-3] in ("paikat", "platser")]
    assert len(places) > 50 and sorted(places)[len(places) // 2] <= 900 and max(places) <= 2_400
