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
    """Make the brief once, then so many times more in the same process: the processor's time, of all threads."""
    folder, repeats = Path(sys.argv[1]), int(sys.argv[2])
    content = json.loads((folder / "brief.json").read_text("utf-8"))
    pdf = make(content, folder)
    times = []
    for _ in range(repeats):
        began = time.process_time()
        pdf = make(content, folder)
        times.append((time.process_time() - began) * 1000)
    path = folder / f"{name.lower()}.pdf"
    path.write_bytes(pdf)
    further = statistics.median(times) if times else 0.0
    print(json.dumps({"name": name, "further": further, "bytes": len(pdf), "pages": _pages(pdf)}))


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
