"""What is no article: walls of consent, indexes, error pages; and what nobody can read."""

from __future__ import annotations

import datetime
import gzip
import random
import re
import zlib
from collections.abc import Sequence
from typing import Any

from examples.kessary.data import LAST_DAY, Outlet, foreign, furniture, story, walls
from examples.kessary.pages import Moment, environment, safe, surroundings
from examples.kessary.saving import MANNERS, File, Frame, Gold, file_stem, save
from examples.kessary.writing import Draft, shortened


def a_day(rng: random.Random, after: datetime.date | None = None) -> datetime.datetime:
    """When something was saved: in the last year of the story, or in the months after a day."""
    day = LAST_DAY - datetime.timedelta(days=rng.randint(0, 400))
    if after:
        day = after + datetime.timedelta(days=rng.randint(1, 120))
    return datetime.datetime.combine(day, datetime.time(rng.randint(8, 20), rng.randint(0, 59), rng.randint(0, 59)))


def consents(rng: random.Random, count: int, drafts: Sequence[Draft]) -> list[File]:
    """Walls of consent, in the place of articles."""
    english = list(story().outlets.values())
    texts = walls()["consent"]
    files = []
    for number in range(count):
        text = texts[number % len(texts)]
        design = number % 5
        if text["language"] == "en":
            outlet = rng.choice(english)
            site, host, headline = outlet.name, outlet.host, rng.choice(drafts).headline
        else:
            article = rng.choice([each for each in foreign() if each["language"] == text["language"]])
            site, host, headline = article["outlet"], article["host"], article["headline"]
        c = _filled(text, site, host)
        url = rng.choice([f"https://{host}/consent?return={number}", f"https://{host}/news/{rng.randint(1000, 9999)}"])
        context = {
            "c": c,
            "design": design,
            "site": site,
            "headline": headline,
            "url": url,
            "vendors": rng.sample(furniture()["vendors"], 8),
        }
        title = headline if design in {2, 4} else c["title"]
        files.append(_file("consent", context, url, title, site, rng))
    return files


def _filled(text: dict[str, Any], site: str, host: str) -> dict[str, Any]:
    """The texts of a wall with the names of the outlet in them."""
    filled: dict[str, Any] = {}
    for key, value in text.items():
        lines = [line.format(site=site, host=host) for line in ([value] if isinstance(value, str) else value)]
        filled[key] = lines[0] if isinstance(value, str) else lines
    return filled


def errors(rng: random.Random, count: int) -> list[File]:
    """Error pages, captchas, pages that are nothing without JavaScript."""
    files = []
    outlets = list(story().outlets.values())
    rows = walls()["error"]
    for row in [*rows[:8], *rng.sample(rows[8:], len(rows) - 8)][:count]:
        outlet = rng.choice(outlets)
        context = {"e": row, "site": outlet.name, "site_host": outlet.host} | _filled(row, outlet.name, outlet.host)
        url = f"https://{outlet.host}/news/{rng.randint(1000, 9999)}"
        files.append(_file("error", context, url, context["title"], outlet.name, rng, ("today",)))
    return files


def indexes(rng: random.Random, count: int, drafts: Sequence[Draft]) -> list[File]:
    """Home, section, tag, search, author and live pages: many headlines, no article."""
    plans = ["home", "section", "tag", "search", "author", "live"]
    return [_index(plans[number % len(plans)], rng, drafts) for number in range(count)]


def _index(plan: str, rng: random.Random, drafts: Sequence[Draft]) -> File:
    outlet = rng.choice(list(story().outlets.values()))
    saved = a_day(rng)
    known = [each for each in drafts if each.day <= saved.date()]
    own = [each for each in known if each.outlet == outlet] or known
    rows = [_row(draft, outlet, rng) for draft in rng.sample(own, min(len(own), rng.randint(5, 9)))]
    rows += [
        {
            "headline": head,
            "teaser": rng.choice(furniture()["teasers"]),
            "href": f"https://{outlet.host}/story/{rng.randint(1000, 9999)}",
            "when": Moment(saved - datetime.timedelta(days=rng.randint(0, 20)), outlet.dates),
            "clock": f"{rng.randint(5, 22):02}:{rng.randint(0, 59):02}",
        }
        for head in rng.sample(furniture()["other"], rng.randint(8, 14))
    ]
    rng.shuffle(rows)
    author = rng.choice(outlet.staff)
    heading, path = {
        "home": (outlet.name, "/"),
        "section": (rng.choice(furniture()["sections"]), "/kessary/"),
        "tag": ("Posts tagged “Kessary bridge”", "/tag/kessary-bridge/"),
        "search": ("Search results for “brackwater”", "/search?q=brackwater"),
        "author": (author, f"/by/{author.lower().replace(' ', '-')}"),
        "live": ("Live: all tickers", "/live"),
    }[plan]
    design = {"home": "cards", "section": "cards", "tag": "cards", "search": "list", "author": "author"}.get(
        plan, "live"
    )
    title = f"{outlet.name} | News from both banks" if plan == "home" else f"{heading} | {outlet.name}"
    context = {
        "design": design,
        "rows": rows,
        "heading": heading,
        "title": title,
        "site": outlet.name,
        "query": "brackwater",
        "url": f"https://{outlet.host}{path}",
        "bio": f"{author} has written for {outlet.name} since 2016.",
    }
    return _file("index", context, f"https://{outlet.host}{path}", title, outlet.name, rng, ("today", "related"), saved)


def _row(draft: Draft, outlet: Outlet, rng: random.Random) -> dict[str, Any]:
    at = Moment(datetime.datetime.combine(draft.day, draft.time), outlet.dates)
    teaser = shortened(draft.paragraphs[0].text, rng.choice([12, 18, 26]))
    return {"headline": draft.headline, "teaser": teaser, "href": draft.url(("url",)), "when": at, "clock": at.clock}


def foreign_articles(rng: random.Random, count: int) -> list[File]:
    """Articles in other languages."""
    files = []
    for number, article in enumerate(foreign()[:count]):
        url = f"https://{article['host']}{article['url']}"
        name = f"foreign_{'ab'[number % 2]}"
        saved = a_day(rng, datetime.date.fromisoformat(article["date"] or article["after"]))
        file = _file(name, {"a": article, "url": url}, url, article["headline"], article["outlet"], rng, saved=saved)
        gold = file.gold | {
            "status": "other_language",
            "language": article["language"],
            "published": article["date"] or None,
        }
        files.append(File(file.name, file.data, gold, companions=file.companions))
    return files


def _file(
    template: str,
    context: dict[str, Any],
    url: str,
    title: str,
    site: str,
    rng: random.Random,
    traps: Sequence[str] = (),
    saved: datetime.datetime | None = None,
) -> File:
    saved = saved or a_day(rng)
    manner = rng.choice(MANNERS)
    about = surroundings(rng, saved, "dmy", traps)
    stem = file_stem(title, site, saved, rng, manner, "-".join(re.findall(r"\w+", title.lower())))

    def render(frame: Frame) -> str:
        given = (
            about
            | context
            | {
                "root": safe(frame.root),
                "assets": frame.assets,
                "canonical": frame.canonical,
            }
        )
        return environment().get_template(f"{template}.html.j2").render(given)

    kept = save(manner, stem, url, saved, render, rng)
    gold: Gold = {"status": "not_article", "published": None} | kept.known
    return File(stem + kept.ending, kept.data, gold, companions=kept.companions)


def unreadable(rng: random.Random, count: int) -> list[File]:
    """Files that nobody can read."""
    noise = rng.randbytes(3000)
    page = ("<html><body><p>" + "The council met on the quay. " * 400 + "</p></body></html>").encode()
    picture = zlib.compress(rng.randbytes(1200))
    start = (
        b"%PDF-1.6\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]"
    )
    scan = start + (
        b"/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>endobj\n"
        b"4 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>\n"
        b"stream\n\x7f\nendstream endobj\n5 0 obj<</Length 28>>stream\nq 200 0 0 200 0 0 cm /I Do Q\n"
        b"endstream endobj\ntrailer<</Root 1 0 R/Size 6>>\n%%EOF\n"
    )
    owner, user, number = (rng.randbytes(size).hex().encode() for size in (32, 32, 16))
    locked = start + (
        b">>endobj\n4 0 obj<</Filter/Standard/V 2/R 3/Length 128/P -3904/O<" + owner + b">/U<" + user + b">>>endobj\n"
        b"trailer<</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[<" + number + b"><" + number + b">]>>\n%%EOF\n"
    )
    kinds: list[tuple[str, bytes]] = [
        ("Untitled.html", b""),
        ("recording 14 June.html", b"\x00\x01\x02\x00" + noise),
        ("brackwater-accounts.html", gzip.compress(page, mtime=0)[:120]),
        ("indictment (copy).pdf", locked),
        (
            "IMG_2204.jpg",
            b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + picture + b"\xff\xd9",
        ),
        ("scan0042.pdf", scan),
        ("site-plan.png", b"\x89PNG\r\n\x1a\n" + picture),
    ]
    return [File(name, data, {"status": "not_read", "published": None}) for name, data in rng.sample(kinds, count)]
