"""How a peer is measured: the folder with brief.json and how often are given; it prints its numbers."""

from __future__ import annotations

import json
import re
import statistics
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any


def measure(name: str, make: Callable[[dict[str, Any], Path], bytes]) -> None:
    """Make the brief once, then so many others as long in the same process: the processor's time, of all threads."""
    folder, repeats = Path(sys.argv[1]), int(sys.argv[2])
    content = json.loads((folder / "brief.json").read_text("utf-8"))
    pdf = make(content, folder)
    times = []
    for number in range(repeats):
        another = _varied(content, f" {number}")
        began = time.process_time()
        make(another, folder)
        times.append((time.process_time() - began) * 1000)
    path = folder / f"{name.lower()}.pdf"
    path.write_bytes(pdf)
    further = statistics.median(times) if times else 0.0
    print(json.dumps({"name": name, "further": further, "bytes": len(pdf), "pages": _pages(pdf)}))


def _varied(content: Any, ending: str) -> Any:
    """Another brief as long: each text ends otherwise, so that none was set before."""
    if isinstance(content, list):
        return [_varied(each, ending) for each in content]
    if isinstance(content, dict):
        return {
            key: each + ending if key == "text" and isinstance(each, str) else _varied(each, ending)
            for key, each in content.items()
        }
    return content


def _pages(pdf: bytes) -> int:
    """Counted in the open or, where objects are packed, by what unpacks them."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    unpacked = b"".join(map(_unpacked, streams)) if b"/ObjStm" in pdf else b""
    return len(re.findall(rb"/Type\s*/Page(?![a-zA-Z])", pdf + unpacked))


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""
