"""What a screen reader would say of a page, from Chromium's accessibility tree: a line for each heading, link, button, field, row and piece of text."""

LANDMARKS = {"banner", "navigation", "main", "complementary", "contentinfo", "region", "search", "form", "alert", "dialog"}
NAMED = {"heading", "link", "button", "DisclosureTriangle", "textbox", "searchbox", "combobox", "checkbox", "radio", "menuitem", "tab", "option"}
GROUPS = {"list", "table", "group", "radiogroup", "figure"}
CALLED = {"DisclosureTriangle": "folds", "searchbox": "search field", "textbox": "field", "combobox": "field with choices"}
PROSE = 90  # a longer text is cut: it is content, and content has tests of its own
ITEMS = 6  # as many of a list are told


class Listener:
    """Hears pages of one tab."""

    def __init__(self, page):
        self.page, self.devtools = page, page.context.new_cdp_session(page)

    def hear(self, whole=True):
        """Lines for the page as it is now: all of it, or without `whole` what is in its main part."""
        nodes = self.devtools.send("Accessibility.getFullAXTree")["nodes"]
        self.by_id = {node["nodeId"]: node for node in nodes}
        start = nodes[0] if whole else next(node for node in nodes if role(node) == "main")
        self.lines = []
        self._tell(start, 0)
        return self.lines

    def _children(self, node):
        return [self.by_id[id] for id in node.get("childIds", ()) if id in self.by_id]

    def _tell(self, node, depth):
        kind, name = role(node), said(node)
        if node.get("ignored") or kind in ("generic", "none", "paragraph", "LayoutTable", "RootWebArea", "Section", "Legend", "Figcaption", "listitem", "term", "definition", "DescriptionList", "blockquote", "caption", "article", "time", "strong", "emphasis", "mark", "Abbr", "code", "Details"):
            return self._tell_inside(node, depth)
        if kind == "StaticText":
            return self._line(depth, f"text: {shortened(name)}")
        if kind == "row":
            return self._line(depth, "row: " + " | ".join(filter(None, (shortened(self._text(cell)) for cell in self._children(node)))))
        if kind == "LabelText":
            return [self._tell(child, depth) for child in self._children(node) if role(child) in NAMED] and None  # the words are the field's name
        if kind in NAMED:
            return self._line(depth, f"{self._kind(node)}: {shortened(name)}{states(node)}")
        if kind == "status":
            return self._line(depth, f"status: {self._text(node)}") if self._text(node) else None
        if kind in LANDMARKS or kind in GROUPS:
            before = len(self.lines)
            self._line(depth, self._group(node, name))
            self._tell_inside(node, depth + 1)
            if len(self.lines) == before + 1 and kind in GROUPS:
                self.lines.pop()  # with nothing in it
            return None
        if kind not in ("InlineTextBox", "image", "SvgRoot", "img", "LineBreak", "ListMarker", "presentation", "Iframe", "superscript"):
            return self._tell_inside(node, depth)

    def _tell_inside(self, node, depth):
        children, texts = self._children(node), []
        items = [child for child in children if role(child) == "listitem"]
        for child in children:
            if role(child) == "StaticText":
                texts.append(said(child))
                continue
            self._text_line(texts, depth)
            if items and child in items[ITEMS:]:
                if child is items[ITEMS]:
                    self._line(depth, "(and more)")
                continue
            self._tell(child, depth)
        self._text_line(texts, depth)

    def _text_line(self, texts, depth):
        if "".join(texts).strip():
            self._line(depth, f"text: {shortened(' '.join(texts))}")
        texts.clear()

    def _line(self, depth, line):
        self.lines.append("  " * depth + line)

    def _kind(self, node):
        level = next((prop["value"]["value"] for prop in node.get("properties", ()) if prop["name"] == "level"), "")
        if role(node) == "heading":
            return f"heading {level}" + (", link" if any(role(child) == "link" for child in self._children(node)) else "")
        return CALLED.get(role(node), role(node))

    def _group(self, node, name):
        inside = sum(role(child) == "listitem" for child in self._children(node))
        return f"{role(node)}{': ' + name if name else ''}" + (f" of {inside}" if role(node) == "list" and inside <= ITEMS else " of many" if role(node) == "list" else "")

    def _text(self, node):
        if role(node) in ("StaticText", "link", "button", "Abbr"):
            return said(node)
        return " ".join(filter(None, (self._text(child) for child in self._children(node))))


def role(node):
    return node.get("role", {}).get("value", "")


def said(node):
    return " ".join(str(node.get("name", {}).get("value", "")).split())


def shortened(text):
    text = " ".join(text.split())
    return text if len(text) <= PROSE else text[: text.rindex(" ", 0, 40)] + " …"


def states(node):
    found = {prop["name"]: prop["value"].get("value") for prop in node.get("properties", ())}
    told = [word for name, word in (("disabled", "disabled"), ("required", "required"), ("focused", "has the focus")) if found.get(name)]
    told += [{"true": "checked", "false": "not checked"}[str(found["checked"])]] if "checked" in found else []
    told += [{"true": "pressed", "false": "not pressed"}[str(found["pressed"]).lower()]] if "pressed" in found else []
    told += ["open" if found["expanded"] else "folded"] if "expanded" in found else []
    value = node.get("value", {}).get("value")
    return (f" = {value}" if value and role(node) != "link" else "") + (f" ({', '.join(told)})" if told else "")
