"""Former addresses, for hosts that can say by themselves where a page has gone. Each also has a page that leads on, for hosts that cannot."""

from __future__ import annotations

from collections.abc import Mapping


def redirects_file(moved: Mapping[str, str], path: str = "/") -> str:
    """A host's `_redirects`, as Netlify, Cloudflare and GitLab read it: former address → address, both as seen from the site's root; `path` is where it
    stands on its host. Netlify and GitLab prefer the page at the former address, Cloudflare the line."""
    return "".join(f"{path}{former} {path}{now} 301\n" for former, now in sorted(moved.items()))


def nginx_redirects(moved: Mapping[str, str], path: str = "/") -> str:
    """The same as lines of a `server` of nginx. What it was asked behind a '?' goes along: `where` a reader was on the page may stand there."""
    return "".join(f"location = {path}{former} {{ return 301 {path}{now}$is_args$args; }}\n" for former, now in sorted(moved.items()))
