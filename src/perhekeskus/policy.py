"""What a browser may do on a page and how long it may keep a file: one policy, said in a page's own head, in a host's file of headers, and to nginx."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

_INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r"application/(ld\+)?json", re.IGNORECASE)  # what is written between such tags is never run
_HASHED = re.compile(r"\.[0-9a-f]{8,}\.(min\.)?\w+$")

# A position is asked for by a button, and the list is copied by one. Names that not every browser knows are left out: each would be complained of.
PERMISSIONS = {"geolocation": "(self)", "clipboard-write": "(self)"} | dict.fromkeys(
    ("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb", "xr-spatial-tracking"), "()"
)
# Which page a family came from is nobody else's business.
REFERRER = "no-referrer"
ALWAYS_ASKED = "no-cache"  # kept, but never shown without asking whether it is still true: hours
FOR_EVER = "public, max-age=31536000, immutable"
# What programs of others read, from pages of others too.
OPEN = "data/"
TO_ALL = {"Access-Control-Allow-Origin": "*"}
# What nginx does not know of the endings of ours.
MEDIA = {"ics": "text/calendar", "csv": "text/csv", "geojson": "application/geo+json"}


@dataclass(frozen=True)
class Policy:
    """The hashes of the scripts and styles that stand inside pages; everything else comes from the site's own files. `disk` is for pages opened from a
    disk, where not every browser takes a neighbouring file for one of the site's own."""

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    disk: bool = False

    @classmethod
    def of(cls, pages: Iterable[str], disk: bool = False) -> Policy:
        """What these pages need: HTML that we or the theme wrote, never one that holds an editor's text as markup."""
        found: dict[str, set[str]] = {"script": set(), "style": set()}
        for page in pages:
            for tag, attributes, text in _INLINE.findall(page):
                if text and not _DATA.search(attributes):
                    found[tag.lower()].add(_hash(text))
        return cls(tuple(sorted(found["script"])), tuple(sorted(found["style"])), disk)

    @property
    def rules(self) -> Mapping[str, str]:
        own = _own(self.disk)
        return {
            "default-src": "'none'",
            "script-src": " ".join((own, *self.scripts)),
            "style-src": " ".join((own, *self.styles)),
            "img-src": f"{own} data:",  # small pictures inside the theme's style sheet
            "connect-src": own,
            "worker-src": own,
            "form-action": own,
            "base-uri": "'none'",
        }

    @property
    def meta(self) -> str:
        """For the head of a page, before whatever it may load: the one form that works on any host and from a disk."""
        return _meta(_joined(self.rules))

    @property
    def headers(self) -> Mapping[str, str]:
        """The same as headers, which can say more: that nobody may show the site in a frame of theirs."""
        return self.headers_with(unframed(_joined(self.rules)))

    def headers_with(self, rules: str) -> Mapping[str, str]:
        """As `headers`, for pages that have other rules."""
        return {
            "Content-Security-Policy": rules,
            "Referrer-Policy": REFERRER,
            "X-Content-Type-Options": "nosniff",
            "Permissions-Policy": ", ".join(f"{feature}={who}" for feature, who in PERMISSIONS.items()),
        }


@dataclass(frozen=True)
class CardPolicy:
    """Of pages that anybody may show in a frame: they do nothing but look as they do. `disk` as in Policy."""

    disk: bool = False

    @property
    def rules(self) -> str:
        return _joined({"default-src": "'none'", "style-src": _own(self.disk), "form-action": "'none'", "base-uri": "'none'"})

    @property
    def meta(self) -> str:
        return _meta(self.rules)

    @property
    def header(self) -> str:
        """To a browser * is everybody on the web; whoever tries the code in a file of their own stands on a disk."""
        return f"{self.rules}; frame-ancestors * file:"


def unframed(rules: str) -> str:
    """Rules with word that nobody may show the page in a frame, which only a header can say."""
    return f"{rules}; frame-ancestors 'none'"


def headers_file(policy: Policy, files: Iterable[str], path: str = "/", apart: Mapping[str, str] = MappingProxyType({})) -> str:
    """A host's `_headers`, as Netlify and Cloudflare read it. `files` are those of the site, `path` is where it stands on its host, `apart` are folders
    with rules of their own. A host joins what two patterns say of one header, so each file's time, and its rules, are said by one of them."""
    files = list(files)
    others = ["*"] if not apart else [pattern for pattern in sorted({_at_top(name) for name in files}) if pattern.removesuffix("*") not in apart]
    own = [(f"{path}{folder}*", policy.headers_with(rules)) for folder, rules in apart.items()]
    blocks = [*((path + pattern, policy.headers) for pattern in others), *own, *((path + pattern, {"Cache-Control": time}) for pattern, time in _times(files))]
    blocks += [(f"{path}{OPEN}*", TO_ALL)] if any(name.startswith(OPEN) for name in files) else []
    return "".join(pattern + "\n" + "".join(f"  {name}: {value}\n" for name, value in said.items()) for pattern, said in blocks)


def nginx_file(policy: Policy, path: str = "/", apart: Mapping[str, str] = MappingProxyType({})) -> str:
    """Lines for a `server` of nginx. Times go with what is found only: nobody is to remember for a year that a file was missing."""
    return (
        f"# In the server of the site: include …{path}_nginx.conf; a location with add_header lines of its own needs these lines, too.\n"
        f'set $kept "{ALWAYS_ASKED}";\n'
        f'if ($uri ~ "{_HASHED.pattern}") {{ set $kept "{FOR_EVER}"; }}\n'
        'set $readers "";\n'
        f'if ($uri ~ "^{re.escape(path)}{OPEN}") {{ set $readers "*"; }}\n'
        "add_header Access-Control-Allow-Origin $readers;\n"  # which says nothing where there is nothing to say
        + _said_by_nginx(policy.headers) + "".join(f"location {path}{folder} {{\n{_said_by_nginx(policy.headers_with(rules))}}}\n" for folder, rules in apart.items()) + f"error_page 404 {path}404.html;\n"
        + "".join(f'location ~ "\\.{ending}$" {{ types {{ }} default_type {media}; }}\n' for ending, media in MEDIA.items())
        + 'location ~ "/(_(headers|redirects|nginx\\.conf)$|\\.perhekeskus)" { return 404; }\n'
        "absolute_redirect off;\n"  # whoever stands between nginx and the reader may have another name, port or protocol
    )


def _said_by_nginx(headers: Mapping[str, str]) -> str:
    return "add_header Cache-Control $kept;\n" + "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())


def _at_top(name: str) -> str:
    """'fi/kunnat/index.html' → 'fi/*', 'index.html' → ''."""
    top, *below = name.split("/")
    return f"{top}/*" if below else top.removesuffix("index.html")


def _times(files: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(pattern, time): each file whose name tells its content, and the folders and files where names tell nothing. What lies beside the
    former, such as maps for those who work on the theme, has the host's own time."""
    names = sorted(files)
    hashed = [name for name in names if _HASHED.search(name)]
    yield from ((name, FOR_EVER) for name in hashed)
    yield from ((place, ALWAYS_ASKED) for place in sorted({_place(name) for name in names} - {_place(name) for name in hashed}))


def _place(name: str) -> str:
    """'fi/kunnat/index.html' → 'fi/*', 'assets/when/fi/vaasa.js' → 'assets/when/*', 'assets/site.js' as it is, 'index.html' → ''."""
    depth = 2 if name.startswith("assets/") else 1
    parts = name.split("/")
    return "/".join((*parts[:depth], "*")) if len(parts) > depth else name.removesuffix("index.html")


def _own(disk: bool) -> str:
    return "'self' file:" if disk else "'self'"


def _meta(rules: str) -> str:
    return f'<meta http-equiv="Content-Security-Policy" content="{escape(rules, quote=False)}"><meta name="referrer" content="{REFERRER}">'


def _joined(rules: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
