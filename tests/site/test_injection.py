"""What somebody might write into a hand-written page: refused with a sentence, or harmless when the engine has made HTML of it."""

from pathlib import Path

import markdown
import pytest
import yaml
from lxml import html

from perhekeskus.checking import check

ROOT = Path(__file__).parents[2]
PAGE = "content/fi/own-worker.md"
BODIES = (
    "<script>pk()</script>", "<svg/onload=pk()>", "<b onclick=pk()>x</b>", "<style>*{}</style>", "<!-- x -->", "<?php x ?>", "<javascript:pk()>", "<a\nhref=x>",
    "[x](javascript:pk())", "[x](JAVASCRIPT:pk())", "[x]( javascript:pk())", "[x](<javascript:pk()>)", "[x]( <javascript:pk()>)", "[x](java\tscript:pk())", "[x](&#106;avascript:pk())", "[x](javascript&colon;pk())",
    "[x](data:text/html,x)", "[x](vbscript:x)", "![x](javascript:pk())", "![x](data:image/svg+xml,x)", "![x](https://evil.example/x.png)", "![x][y]\n\n[y]: https://evil.example/x.png", "![x]( <https://evil.example/x.png>)", "![x][]\n\n[x]: https://evil.example/x.png", "![y]\n\n[y]: https://evil.example/x.png", "![a ![x](https://a.example/y) b](https://evil.example/x.png)", "[x][y]\n\n[y]: javascript:pk()", "[x][y]\n\n[y]: <javascript:pk()>", "[x][y]\n\n [y]:\n  javascript:pk()",
    "[x](//evil.example/)", "[x](https://a.example/ \"\\\" onclick=pk()\")", "[x](https://a.example/\"onclick=pk())", "x {onclick=pk()}", "x\n{: onclick=pk() }", "# x { onclick=pk() style=color:red }", "[x](https://a.example){: target=_blank onclick=pk() }",
    "[x](service:family-work){ href=javascript:pk() }", "[a\n](javascript:pk())", "[x](\njavascript:pk())", "![x](\njavascript:pk())", "[[x]](javascript:pk())", "`<script>`", "    <script>pk()</script>", "\\<script>pk()</script>", "x {: .a #b }", "{: lang=\"fi\" onclick=pk() }\nx", "\u2028", "[x](ja\\vascript:pk())",
)  # fmt: skip


def rendered(text):
    """As the engine does it."""
    extensions, configs = [], {}
    for one in yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", ""), yaml.SafeLoader)["markdown_extensions"]:
        name, config = next(iter(one.items())) if isinstance(one, dict) else (one, {})
        extensions.append(name)
        configs[name] = config
    return markdown.markdown(text, extensions=extensions, extension_configs=configs)


@pytest.mark.parametrize("body", BODIES)
def test_a_text_is_refused_or_harmless(root, body):
    """No script, no handler, no address that runs something, no picture from elsewhere."""
    path = root / PAGE
    front = path.read_text(encoding="utf-8").rsplit("---\n", 1)[0]
    path.write_text(f"{front}---\nTeksti.\n\n{body}\n", encoding="utf-8")
    problems = [problem for problem in check(root).errors if problem.file == PAGE]
    if problems:
        return
    for node in html.fragment_fromstring(rendered(f"Teksti.\n\n{body}\n"), create_parent="div").iter(html.etree.Element):
        assert node.tag not in ("script", "svg", "style", "img", "iframe", "b")
        assert not [name for name in node.attrib if name.startswith("on") or name in ("style", "target")]
        assert (node.get("href") or "#").startswith(("https://", "http://", "mailto:", "tel:", "#", "service:"))
