"""Templates of one language. What stands on every page in the same words, labels and icons, is set into a template when it is read, not each time it is filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined, nodes
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from .icons import Icons
from .wording import Wording


def stencils(wording: Wording, icons: Icons, kept: Path | None = None) -> Environment:
    """The templates, in which `w` is `wording` and `p.icon` is `icons`. In the folder `kept` lies what reading them has cost, for the next build."""
    return _stencils(tuple(sorted(wording.unfilled.items())), icons, kept)


@lru_cache(8)
def _stencils(words: tuple[tuple[str, str], ...], icons: Icons, kept: Path | None) -> Environment:
    """The same for every site with the same words: reading templates takes ten times as long as filling them."""
    read = _Kept(kept / dict(words)["language"], repr((words, icons))) if kept else None
    return _Stencils(dict(words), icons, loader=PackageLoader("perhekeskus"), bytecode_cache=read, autoescape=True, auto_reload=False, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


class _Plainly(Context):
    """Calls without looking whether what is called wants to know the template: nothing of ours does, and there are forty calls a page."""

    def call(__self, __obj: Callable, *values: object, **named: object) -> object:
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return __obj(*values, **named)


class _Stencils(Environment):
    context_class = _Plainly

    def __init__(self, words: Mapping[str, str], icon: Callable[[str], Markup], **settings: object):
        super().__init__(**settings)
        self._setting = _Setting(words, icon)

    def _generate(self, source: nodes.Template, *about, **more) -> str:
        return super()._generate(self._setting.visit(source), *about, **more)


class _Setting(NodeTransformer):
    """`w.name` becomes the label, `p.icon("name")` the icon; jinja then joins them with the text around them."""

    def __init__(self, words: Mapping[str, str], icon: Callable[[str], Markup]):
        self._words, self._icon = words, icon

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Expr:
        if _is_name(node.node, "w") and node.attr in self._words:
            return nodes.Const(self._words[node.attr], lineno=node.lineno)
        return self.generic_visit(node)

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:
        called = node.node
        if isinstance(called, nodes.Getattr) and called.attr == "icon" and _is_name(called.node, "p") and isinstance(node.args[0], nodes.Const):
            return nodes.MarkSafe(nodes.Const(str(self._icon(node.args[0].value)), lineno=node.lineno), lineno=node.lineno)
        return self.generic_visit(node)


class _Kept(FileSystemBytecodeCache):
    """Templates as Python has read them, as long as template, words and this file are the same."""

    def __init__(self, folder: Path, settled: str):
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__(str(folder))
        self._settled = sha256(settled.encode() + Path(__file__).read_bytes()).hexdigest()

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(source + self._settled)


def _is_name(node: nodes.Node, name: str) -> bool:
    return isinstance(node, nodes.Name) and node.name == name
