"""Which form of a page it is: sites show one article as a page, as AMP (https://amp.dev) and for printing."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from dateline.lang import table
from dateline.model import Rendition
from dateline.read.address import form_of
from dateline.read.canonical import canonical

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_AMP = re.compile(r"<html\b[^>]*?\s(?:amp|⚡|\u26a1\ufe0f?)(?=[\s=>/])", re.I)
_TOP = 60_000  # a program that saves a page may write a long comment before <html>
_PRINT_CLASS = re.compile(
    r"(?:^|\s)(?:is-|page-|body-|view-|mode-)?print(?:able|er)?(?:-?(?:friendly|view|version|page|mode|layout))?(?=\s|$)",
    re.I,
)
_PRINTS = re.compile(
    r"^\s*(?:window\.)?print\(\)\s*;?\s*$"
    r"|onload\s*=\s*(?:window\.print\b|(?:function\s*\(\w*\)|\(\w*\)\s*=>)\s*\{?\s*(?:window\.)?print\(\))"
    r"|addEventListener\(\s*[\"'](?:load|DOMContentLoaded)[\"']\s*,\s*(?:window\.print\b"
    r"|(?:function\s*\(\w*\)|\(\w*\)\s*=>)\s*\{?\s*(?:window\.)?print\(\))",
    re.I,
)


def rendition_of(tree: HtmlElement, html: str, title: str, url: str | None) -> Rendition:
    """The form of a page, by its markup, then by its own address (where it was saved from), then by its title."""
    if _AMP.search(html[:_TOP]):
        return Rendition.AMP
    if _is_for_print(tree) or without_print(title) != title:
        return Rendition.PRINT
    return form_of(url) if url else Rendition.PAGE


def without_print(title: str) -> str:
    """The title without the words that say that the page is for printing: "Print - Wall falls" → "Wall falls"."""
    for rule in _titles():
        match = rule.search(title)
        if match and len(match.group()) < len(title):
            return canonical(title[: match.start()] + title[match.end() :])
    return title


def _is_for_print(tree: HtmlElement) -> bool:
    """Whether it prints itself when it is opened, calls itself a page for printing, or has no style but print's."""
    body = tree.find(".//body")
    if body is not None:
        if re.search(r"(?:^|[;\s.])print\(\)", body.get("onload") or ""):
            return True
        if _PRINT_CLASS.search(f"{body.get('class') or ''} {body.get('id') or ''}"):
            return True
    if any("print" in (script.text or "") and _PRINTS.search(script.text) for script in tree.iter("script")):
        return True
    sheets = [link for link in tree.iter("link") if "stylesheet" in (link.get("rel") or "").lower()]
    media = [(sheet.get("media") or "all").strip().lower() for sheet in (*sheets, *tree.iter("style"))]
    return bool(media) and all(each == "print" for each in media)


@functools.cache
def _titles() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule, re.I) for rule in table("read")["print"]["title"])
