"""Where a line of Chinese may be broken: between any two characters, but for signs that hold to their neighbours.

After the rules of GB/T 15834 and the W3C's requirements for Chinese text layout: no closing sign begins a line, no
opening one ends it. A number stays with what it counts ("5日", "第5条").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

_CLOSING = frozenset("、。，．：；！？）」』】》〉〕］｝”’…—～·％‰‐–,.:;!?)]}%»›¹²³")
_OPENING = frozenset("（「『【《〈〔［｛“‘([{«‹")
_COUNTED = frozenset("年月日号条款段页届个次项章节国票人名枚点时分周第级期份所万亿千百多至余％")


def is_han(sign: str) -> bool:
    """Whether it is an ideograph, or a sign of Chinese print."""
    return (
        "\u2e80" <= sign <= "\u9fff"
        or "\uf900" <= sign <= "\ufaff"
        or "\uff00" <= sign <= "\uffef"
        or sign >= "\U00020000"
    )


@lru_cache(maxsize=8192)
def may_break(before: str, after: str) -> bool:
    """Whether a line may end after the one character and the next begin with the other; for Chinese alone."""
    if after in _CLOSING or before in _OPENING:
        return False
    if after.isdecimal() and before == "第":
        return False
    if before.isdecimal() and after in _COUNTED:
        return False
    if before == "月" and after.isdecimal():  # 12月5日
        return False
    return is_han(before) or is_han(after)


def unbroken(text: str) -> Iterator[str]:
    """The parts of the text between which a line may break."""
    start = 0
    for at in range(1, len(text)):
        if may_break(text[at - 1], text[at]):
            yield text[start:at]
            start = at
    if text:
        yield text[start:]
