"""Which addresses may become links: the one place that says so."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urlsplit

_MEANT = "%/:=&?~#+!$,;'@()*[]-._"


@lru_cache(maxsize=4096)
def web_address(url: str) -> str | None:
    """The address in ASCII as a PDF link holds it, or None if it must not be one.

    Only http and https, with a host and without user or password: nothing that opens a file,
    runs a script, or shows one host and goes to another.
    """
    if any(character.isspace() or not character.isprintable() for character in url):
        return None
    try:
        found = urlsplit(url)
        hostname = found.hostname
    except ValueError:
        return None
    if found.scheme not in ("http", "https") or not hostname or "@" in found.netloc:
        return None
    return quote(url, safe=_MEANT)
