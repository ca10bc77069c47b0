"""Numbers as PDF writes them, and texts as PDF strings (ISO 32000-1, 7.9.2): ASCII as it is, all else in UTF-16."""

from __future__ import annotations


def pdf_string(value: str) -> bytes:
    """The text as a literal string, with what would end or change it escaped."""
    content = value.encode("ascii") if value.isascii() else b"\xfe\xff" + value.encode("utf-16-be")
    for special in (b"\\", b"(", b")"):
        content = content.replace(special, b"\\" + special)
    return b"(" + content.replace(b"\r", b"\\r") + b")"


def pdf_hexadecimal(value: str) -> str:
    """The text as a string in hexadecimal, for what is written in ASCII."""
    return f"<FEFF{value.encode('utf-16-be').hex().upper()}>"


def number(value: float) -> str:
    """A number to a hundredth of a point."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
