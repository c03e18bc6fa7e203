"""From an article to its page: the outlet's template, the evidence of its date, and what stands round the text."""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from examples.kessary.data import LAST_DAY, furniture, story
from examples.kessary.wording import DAYS, MONTHS, date_words
from examples.kessary.writing import Draft, shortened

_TEMPLATES = Path(__file__).parent / "templates"
_SUMMER = (4, 10)  # months from which and before which clocks show two hours ahead of UTC

# The dates on a page that say nothing about its publication.
TRAPS = ("today", "related", "comments", "modified", "agenda", "picture", "video", "site")

# How an outlet's pages give their day of publication: which of JSON-LD, meta, byline and address.
DATED = {
    "lantern": ("ld", "byline"),
    "echo": ("meta", "byline", "url"),
    "dispatch": ("byline",),
    "courant": ("ld", "meta", "byline", "url"),
    "tidewire": ("url",),
    "radio": ("meta", "byline"),
    "glintz": ("meta", "byline"),
    "towpath": ("byline",),
    "girder": ("meta", "byline"),
}


@dataclass(frozen=True)
class Moment:
    """A day and a time in the forms that pages use; `style` is the outlet's order of day and month."""

    at: datetime.datetime
    style: str = "dmy"

    @property
    def iso(self) -> str:
        return f"{self.at:%Y-%m-%dT%H:%M:%S}{offset(self.at.date())}"

    @property
    def date(self) -> str:
        return self.at.date().isoformat()

    @property
    def day(self) -> str:
        return date_words(self.at.date(), self.style)

    @property
    def long(self) -> str:
        return (
            f"{DAYS[self.at.weekday()]}, {self.day}" if self.style == "mdy" else f"{DAYS[self.at.weekday()]} {self.day}"
        )

    @property
    def clock(self) -> str:
        if self.style == "mdy":
            return f"{(self.at.hour - 1) % 12 + 1}:{self.at.minute:02} {'a' if self.at.hour < 12 else 'p'}.m."
        return f"{self.at.hour:02}:{self.at.minute:02}"

    @property
    def month(self) -> str:
        return f"{MONTHS[self.at.month - 1]} {self.at.year}"

    @property
    def year(self) -> int:
        return self.at.year


def offset(day: datetime.date) -> str:
    return "+02:00" if _SUMMER[0] <= day.month < _SUMMER[1] else "+01:00"


@dataclass(frozen=True)
class Look:
    """How one page of an article looks: whether it is dated and by what, its traps, when it was saved, from where."""

    saved: datetime.datetime
    evidence: tuple[str, ...]
    traps: tuple[str, ...] = ()
    assets: str = "./files/"
    canonical: bool = True
    template: str = ""
    wall: str = ""
    modified: datetime.datetime | None = None
    seed: int = 0
    root: str = ""
    extra: tuple[str, ...] = ()


@cache
def environment() -> jinja2.Environment:
    """The templates; what is undefined is an error, and all text is escaped."""
    loader = jinja2.FileSystemLoader(_TEMPLATES)
    return jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=False, keep_trailing_newline=True
    )


def safe(text: str) -> str:
    """Text that a template must not escape."""
    from markupsafe import Markup

    return Markup(text)


def surroundings(rng: random.Random, saved: datetime.datetime, style: str, traps: Sequence[str]) -> dict[str, Any]:
    """What stands round a text: the same for all kinds of pages."""
    about = furniture()
    others = rng.sample(about["other"], 6)
    story_heads = [rng.choice(each.plain_headlines) for each in rng.sample(story().main, 3) if each.headlines]
    heads = rng.sample(others + story_heads, 6)

    def earlier(most: int) -> Moment:
        return Moment(saved - datetime.timedelta(days=rng.randint(1, most), minutes=rng.randint(0, 300)), style)

    return {
        "nav": rng.sample(about["nav"], 8),
        "ads": rng.sample(about["ads"], 2),
        "sponsored": rng.sample(about["sponsored"], 3),
        "newsletter": rng.choice(about["newsletter"]),
        "caption": rng.choice(about["captions"]),
        "cookie": rng.choice([*about["cookie"], ""]),
        "section": rng.choice(about["sections"]),
        "related": [
            {
                "headline": head,
                "href": f"/story/{rng.randint(1000, 9999)}",
                "when": earlier(90) if "related" in traps else None,
            }
            for head in heads
        ],
        "comments": [
            {"name": name, "text": text, "when": earlier(40)}
            for name, text in zip(rng.sample(about["commenters"], 4), rng.sample(about["comments"], 4), strict=True)
        ][: rng.randint(2, 4) if "comments" in traps else 0],
        "agenda": [
            {"when": Moment(saved + datetime.timedelta(days=rng.randint(2, 30)), style), "text": text}
            for text in rng.sample(
                [
                    "Choir evening in the fish hall",
                    "Council meeting, open to all",
                    "Flea market",
                    "Regatta of the rowing club",
                    "Lecture: eels of the Oune",
                ],
                2,
            )
        ]
        if "agenda" in traps
        else [],
        "today": Moment(saved, style) if "today" in traps else None,
        "saved": Moment(saved, style),
    }


def page(draft: Draft, look: Look) -> str:
    """The page's HTML."""
    rng = random.Random(look.seed)
    style = draft.outlet.dates
    dated = bool(look.evidence)
    published = datetime.datetime.combine(draft.day, draft.time)
    date = Moment(published, style) if dated else None
    modified = (
        Moment(look.modified, style)
        if look.modified
        else (
            Moment(published + datetime.timedelta(days=rng.randint(3, 200), hours=1), style)
            if "modified" in look.traps
            else None
        )
    )
    url = draft.url(look.evidence)
    pictured = Moment(min(published + datetime.timedelta(days=1), look.saved))
    texts = [each.text for each in draft.paragraphs]
    context = surroundings(rng, look.saved, style, look.traps) | {
        "d": draft,
        "paragraphs": texts,
        "teaser": shortened(texts[0], 18),
        "standfirst": draft.headline
        + ": "
        + rng.choice(["what happened and what it means", "our report", "the background"]),
        "minutes": max(1, len(" ".join(texts).split()) // 200),
        "date": date,
        "modified": modified,
        "byline": "byline" in look.evidence,
        "meta": "meta" in look.evidence,
        "url": url,
        "canonical": look.canonical,
        "assets": look.assets,
        "picture": f"{pictured.at:%Y%m%d}-bridge.jpg" if "picture" in look.traps else f"img-{draft.number}.jpg",
        "picture_path": (
            f"{pictured.at:%Y/%m/%Y%m%d}-bridge.jpg" if "picture" in look.traps else f"bridge-{draft.number}.jpg"
        ),
        "author_line": f"By {draft.author}" if draft.outlet.key == "Tidewire" else "",
        "graph": _graph(draft, look, url, date, modified),
        "article_ld": _article(draft, url, date, modified) if "ld" in look.evidence or not dated else None,
        "extra_ld": _extra(draft, look, pictured),
        "body_end": safe(look.wall + "".join(look.extra)),
        "root": safe(look.root),
    }
    template = environment().get_template(f"{look.template or draft.outlet.template}.html.j2")
    return template.render(context)


def _article(draft: Draft, url: str, date: Moment | None, modified: Moment | None) -> dict[str, Any]:
    row: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": draft.headline,
        "author": [{"@type": "Person", "name": draft.author}],
        "publisher": {"@type": "NewsMediaOrganization", "name": draft.outlet.name},
        "mainEntityOfPage": url,
    }
    if date:
        row["datePublished"] = date.iso
    if modified:
        row["dateModified"] = modified.iso
    if "paywalled" in draft.credit:
        row["isAccessibleForFree"] = False
    return row


def _graph(draft: Draft, look: Look, url: str, date: Moment | None, modified: Moment | None) -> dict[str, Any]:
    site = f"https://{draft.outlet.host}"
    nodes: list[dict[str, Any]] = [
        {"@type": "WebSite", "@id": f"{site}/#website", "name": draft.outlet.name, "url": site},
        {"@type": "Organization", "@id": f"{site}/#org", "name": draft.outlet.name, "foundingDate": "1903-05-02"},
        {"@type": "WebPage", "@id": url, "isPartOf": {"@id": f"{site}/#website"}},
        {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Kessary"}]},
    ]
    if "ld" in look.evidence or modified:
        article = _article(draft, url, date, modified)
        article.pop("@context")
        nodes.insert(2, article)
    if "site" in look.traps:
        nodes[0]["dateModified"] = Moment(look.saved).iso
    return {"@context": "https://schema.org", "@graph": nodes + _extra(draft, look, Moment(look.saved))}


def _extra(draft: Draft, look: Look, pictured: Moment) -> list[dict[str, Any]]:
    if "video" not in look.traps:
        return []
    return [
        {
            "@context": "https://schema.org",
            "@type": "VideoObject",
            "name": "Kessary bridge from the air",
            "uploadDate": pictured.iso,
            "duration": "PT1M12S",
            "thumbnailUrl": f"https://{draft.outlet.host}/video/{draft.number}.jpg",
        }
    ]


def latest_day(draft: Draft, rng: random.Random) -> datetime.datetime:
    """When somebody may have saved a page: some days to months after it came out."""
    days = rng.choice([0, 1, 2, 5, 12, 30, 60, 150])
    day = min(draft.day + datetime.timedelta(days=days), LAST_DAY + datetime.timedelta(days=20))
    hour = rng.randint(8, 20) if day > draft.day else 21
    return datetime.datetime.combine(day, datetime.time(hour, rng.randint(0, 59), rng.randint(0, 59)))
