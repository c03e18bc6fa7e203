"""The manners in which people keep pages: the browser's whole page, SingleFile, bare HTML."""

from __future__ import annotations

import base64
import datetime
import random
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from examples.kessary.data import furniture
from examples.kessary.pages import offset
from examples.kessary.wording import DAYS, MONTHS

Gold = dict[str, Any]

# The folder beside a page, as browsers in ten languages name it.
FOLDERS = (
    "_files",
    "_files",
    "_files",
    "-Dateien",
    "_fichiers",
    "_archivos",
    "_file",
    "_bestanden",
    "_ficheiros",
    "_pliki",
)
MANNERS = ("complete", "complete", "complete", "singlefile", "singlefile", "plain", "plain")
_ZONES = {"+02:00": "Central European Summer Time", "+01:00": "Central European Standard Time"}


@dataclass(frozen=True)
class File:
    """One file of the folder, what the gold says of it, and the files of its companion folder."""

    name: str
    data: bytes
    gold: Gold
    told: tuple[Any, ...] = ()
    companions: tuple[tuple[str, bytes], ...] = field(default=())


@dataclass(frozen=True)
class Saved:
    """A page as it was saved: bytes, what can be known of it (url, captured), the ending and the companion's files."""

    data: bytes
    known: Gold
    ending: str
    companions: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True)
class Frame:
    """What a manner of saving puts into a page: a mark in the root, the path of its files."""

    root: str = ""
    assets: str = "./files/"
    canonical: bool = True


Render = Callable[[Frame], str]


def save(manner: str, stem: str, url: str, saved: datetime.datetime, render: Render, rng: random.Random) -> Saved:
    """Save a page in a manner. `canonical` links are left out of some bare pages, whose address is then unknown."""
    if manner == "complete":
        return _complete(stem, url, render, rng)
    if manner == "singlefile":
        return _singlefile(url, saved, render)
    canonical = rng.random() < 0.6
    html = render(Frame(canonical=canonical))
    return Saved(html.encode(), {"url": url} if f'"{url}"' in html and _names(html, url) else {}, ".html")


def _names(html: str, url: str) -> bool:
    """Whether the page gives its address as a canonical link or to sharers."""
    return any(f'{mark}"{url}"' in html for mark in ('rel="canonical" href=', 'property="og:url" content=')) or (
        f'<link href="{url}" rel="canonical">' in html
    )


def _complete(stem: str, url: str, render: Render, rng: random.Random) -> Saved:
    folder = stem + rng.choice(FOLDERS)
    html = render(Frame(assets=f"./{folder}/"))
    comment = f"<!-- saved from url=({len(url):04}){url} -->"
    chromium = rng.random() < 0.75  # Firefox leaves no comment
    if chromium:
        start = re.search(r"<html", html)
        at = start.start() if start else 0
        html = html[:at] + comment + "\n" + html[at:]
    known = {"url": url} if chromium or _names(html, url) else {}
    return Saved(html.encode(), known, rng.choice([".html", ".html", ".htm"]), _companions(folder, rng))


def _companions(folder: str, rng: random.Random) -> tuple[tuple[str, bytes], ...]:
    """Style sheets, scripts, pictures and the frames of advertisements, which are HTML too."""
    about = furniture()
    ad = f"https://ads.example/frame/{rng.randint(10_000, 99_999)}"
    frame = (
        f'<!DOCTYPE html>\n<!-- saved from url=({len(ad):04}){ad} -->\n<html><head><meta charset="utf-8">'
        f"<title>Advertisement</title></head><body><h1>{rng.choice(about['sponsored'])}</h1>"
        f"<p>{rng.choice(about['ads'])} {rng.choice(about['ads'])}</p></body></html>\n"
    )
    widget = (
        "<html><body><h2>Most shared</h2>"
        + "".join(
            f'<p><a href="#">{head}</a>. {rng.choice(about["teasers"])}</p>' for head in rng.sample(about["other"], 8)
        )
        + "</body></html>\n"
    )
    names = ["saved_resource.html", "saved_resource(1).html", "ads.html", "container.html", "widget.html"]
    frames = [(name, rng.choice([frame, widget]).encode()) for name in rng.sample(names, rng.randint(1, 3))]
    rest = [("main.css", b"body{margin:0}\n"), ("app.js.download", b"!function(){}();\n"), ("img.png", pixel())]
    return tuple((f"{folder}/{name}", data) for name, data in [*frames, *rest])


def _singlefile(url: str, saved: datetime.datetime, render: Render) -> Saved:
    zone = offset(saved.date())
    stamp = (
        f"{DAYS[saved.weekday()][:3]} {MONTHS[saved.month - 1][:3]} {saved:%d %Y %H:%M:%S} "
        f"GMT{zone.replace(':', '')} ({_ZONES[zone]})"
    )
    comment = f"<!--\n Page saved with SingleFile \n url: {url} \n saved date: {stamp}\n-->"
    marker = "@@SINGLEFILE@@"
    html = render(Frame(root=marker, assets="data:text/plain;base64,"))
    html = re.sub(rf"{marker}>", lambda _: f">{comment}", html, count=1)
    html = re.sub(
        r"<link [^>]*stylesheet[^>]*>", "<style>body{margin:0}.sf-hidden{display:none!important}</style>", html
    )
    html = re.sub(r'src="data:text/plain;base64,[^"]*"', 'src="data:image/png;base64,iVBORw0KGgo="', html)
    return Saved(html.encode(), {"url": url, "captured": saved.date().isoformat()}, ".html")


def file_stem(title: str, outlet: str, saved: datetime.datetime, rng: random.Random, manner: str, slug: str) -> str:
    """A name as browsers and people give it: from the title, the address, or with the day on which it was saved."""
    clean = re.sub(r'[\\/:*?"<>|…]', "", f"{title} _ {outlet}".replace("“", "").replace("”", ""))[:90].strip()
    if manner == "singlefile":
        return f"{clean} ({saved:%d_%m_%Y %H_%M_%S})"
    return rng.choice([clean, clean, clean.split(" _ ")[0], slug[:40], f"{saved:%Y-%m-%d} {slug[:30]}"])


def pixel() -> bytes:
    """The smallest PNG picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    header = (1).to_bytes(4, "big") * 2 + bytes([8, 0, 0, 0, 0])
    data = base64.b64decode("eJxjaAAAAIIAgQ==")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
