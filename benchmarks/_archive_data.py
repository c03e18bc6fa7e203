"""Archives of made-up pages as large as wanted, written page by page: texts in Italian, which are listed and not
understood, so that no reader hides what reading costs; each page with a script as long as those of real pages.
"""

from __future__ import annotations

import gzip
import random
from pathlib import Path

SCRIPT = 120_000  # bytes that don't shrink much when they are packed: 250 kB of page with their digits
_TEXT = (
    "il sindaco della città ha detto che la nuova strada non sarà aperta prima della fine di questo mese perché i "
    "lavori sono ancora fermi mentre gli abitanti chiedono da anni una risposta e il governo regionale promette altri "
    "soldi per la scuola vecchia dove molti bambini aspettano ogni giorno sotto la pioggia senza un posto coperto"
)
_WORDS = _TEXT.split()


def write_archive(place: Path, pages: int, *, words: int = 400, seed: int = 1) -> int:
    """Write a WARC file of so many pages, a gzip member each; its bytes."""
    with place.open("wb") as out:
        for number in range(pages):
            out.write(gzip.compress(_record(number, words, random.Random(f"{seed} {number}")), 1, mtime=0))
    return place.stat().st_size


def _record(number: int, words: int, dice: random.Random) -> bytes:
    url = f"https://corriere.example/{number}"
    paragraphs = "".join(f"<p>{' '.join(dice.choices(_WORDS, k=40)).capitalize()}.</p>" for _ in range(words // 40))
    script = f"<script>var t = '{dice.randbytes(SCRIPT).hex()}'</script>"
    title = f"<title>{' '.join(dice.choices(_WORDS, k=6)).capitalize()}</title>"
    page = f"<html><head>{title}{script}</head><body><article>{paragraphs}</article></body></html>"
    http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    block = (http + page).encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-05-06T07:08:09Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"
