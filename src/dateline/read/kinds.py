"""What is no article: consent walls, error pages, pages that lead to articles. Phrases: lang/mul/pages.toml.

Evidence is combined: how the page is laid out, what its head says, what it says to its reader. One sign is never
enough, and running text always weighs more: an article about cookies, with "404" in its title or with many links stays
an article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from dateline.errors import NotArticleError
from dateline.lang import words
from dateline.read.head import Head
from dateline.read.phrases import is_hinted, is_said, is_wholly, said
from dateline.read.survey import Part, Seen, Survey

_STORY = 100  # words of running text that no error page has
_BRIEF = 20  # words of a wire brief
_ASKED = 3  # signs of a consent wall
_QUOTED = re.compile(r"[“\"][^”\"]{25,}[”\"]")
_SHORT_PAGE = 150  # words that a reader sees on a page that says one thing


def refuse(seen: Survey, head: Head) -> None:
    """Raise NotArticleError, with what was seen in words for people, where a page is no article."""
    for why in (_error(seen, head), _index(seen, head), _consent(seen, head)):
        if why:
            raise NotArticleError(why)


# ---- error pages ---------------------------------------------------------------------------------------------------


def _error(seen: Survey, head: Head) -> str:
    story = 0
    for each in seen.running:
        story += 0 if is_said("error", "says", each.text) else each.words
        if story >= _STORY:
            return ""
    shown = [each.text for each in seen.middle if each.part is Part.HEADING]
    titled = [title for title in (*head.titles, *shown[:3]) if is_wholly("error", "titles", title)]
    lines = [each.text for each in seen.blocks if each.part is not Part.HEADLINE]
    says = said("error", "says", lines)
    if titled and (says or story < _BRIEF or not (head.marks.article or head.marks.published)):
        return f"this is an error page: it is titled “{titled[0]}”"
    total = sum(each.words for each in seen.middle)
    if (len(says) >= 2 and story < 2 * _BRIEF) or (says and story < _BRIEF and total < _SHORT_PAGE):
        return f"this is an error page: it says “{says[0]}”"
    if not total and (says := said("error", "says", [seen.unscripted])):
        return f"this page shows nothing but by a script: it says “{says[0]}”"
    return ""


# ---- consent walls -------------------------------------------------------------------------------------------------


def _consent(seen: Survey, head: Head) -> str:
    """A wall speaks to its reader of cookies, partners and choices, and has buttons; no story stands beside it."""
    if sum(each.words for each in seen.running if not is_hinted("consent", each.text)) >= 3 * _BRIEF:
        return ""
    blocks = [each for each in seen.blocks if each.part is not Part.HEADLINE]
    speaking = [each for each in blocks if _speaks_of_consent(each)]
    if not speaking:
        return ""
    lines = [_unquoted(each.text) for each in speaking]
    says, subjects = said("consent", "says", lines), said("consent", "words", lines)
    buttons = {each.text for each in blocks if each.words <= 6 and is_wholly("consent", "buttons", each.text)}
    titled = any(is_wholly("consent", "titles", title) for title in head.titles)
    if not (says or buttons) or len(says) + min(2, len(subjects) - 1) + min(2, len(buttons)) + 2 * titled < _ASKED:
        return ""
    asked = sum(each.words for each in speaking)
    if sum(each.words for each in seen.headlines) > asked:
        return ""
    theirs = {each.text for each in blocks if each in speaking or _speaks_of_consent(each, enough=1)}
    story = sum(each.words for each in seen.running if each.text not in theirs)
    known = head.marks.article or head.marks.published
    if story < _BRIEF or (story < 3 * _BRIEF and story < 0.2 * asked and not known):
        return f"this is a page that asks for consent, without an article: it says “{(says or lines)[0][:100]}”"
    return ""


def _speaks_of_consent(each: Seen, *, enough: int = 2) -> bool:
    """Whether it says what only such a wall says, or speaks to its reader of `enough` of a wall's subjects."""
    text = _unquoted(each.text)
    if is_said("consent", "says", text):
        return True
    return is_said("consent", "address", text) and len(said("consent", "words", [text])) >= enough


def asks_for_consent(text: str) -> bool:
    """Whether a paragraph surely is a consent banner's: it speaks to its reader, of several of a banner's subjects."""
    bare = _unquoted(text)
    return (
        is_hinted("consent", text)
        and is_said("consent", "says", bare)
        and is_said("consent", "address", bare)
        and len(said("consent", "words", [bare])) >= 2
    )


def _unquoted(text: str) -> str:
    """The text without what somebody says in it; the names of buttons are short."""
    return _QUOTED.sub(" ", text)


# ---- pages that lead to articles -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Signs:
    """What speaks for a page that leads to articles, and what for an article."""

    index: int
    article: int


def _index(seen: Survey, head: Head) -> str:
    signs = _signs(seen, head)
    leads = len({*(each.text for each in seen.headlines), *(each.text for each in seen.summaries)})
    heads = len(seen.headlines)
    led = sum(each.words for each in (*seen.headlines, *seen.summaries))
    laid_out = leads >= 5 and seen.longest < 60 and led > 2 * seen.words
    titled = sum(each.tag in ("h1", "h2", "h3", "h4") for each in seen.headlines)
    found = (
        (laid_out and (not signs.article or signs.index > signs.article))
        or (signs.index >= 2 and signs.article <= 1 and leads >= 3 and seen.longest < 150)
        or (signs.index >= 1 and not signs.article and leads >= 3 and seen.longest < 100 and led >= seen.words)
        or (signs.index >= 1 and not signs.article and titled >= 3 and not _has_title(seen))
    )
    if not found:
        return ""
    return (
        f"this page leads to articles and is none: it has {heads or leads} headlines of other pages and "
        f"{seen.words} words of its own; save the articles themselves"
    )


def _signs(seen: Survey, head: Head) -> _Signs:
    marks = head.marks
    address = head.address
    index = [
        not marks.article and bool(marks.kinds & words("pages", "index.types", "mul")),
        not marks.article and marks.others >= 3,
        not marks.article and not marks.published and marks.og_type in ("website", "profile", "object"),
        bool(address) and _leads_on(address),
        any(is_wholly("index", "titles", title) for title in head.titles),
        bool(head.titles) and all(len(title.split()) <= 2 for title in head.titles),
    ]
    article = [marks.article, marks.article, marks.og_type.startswith(("article", "video")), marks.published,
               _begins_with_text(seen), _has_wall(seen)]  # fmt: skip
    return _Signs(sum(map(bool, index)), sum(map(bool, article)))


def _begins_with_text(seen: Survey) -> bool:
    """Whether running text stands under a long heading, before the headline of any other page."""
    titled = False
    for each in seen.middle:
        if each.part is Part.HEADLINE:
            titled = False
        elif each.tag in ("h1", "h2") and each.words >= 4:
            titled = True
        elif titled and each.part is Part.RUNNING:
            return True
    return False


def _has_wall(seen: Survey) -> bool:
    """Whether a wall stands on the page: behind it is an article."""
    return any(
        is_hinted("wall", each.text) and is_said("wall", "subscribe", each.text)
        for each in seen.middle
        if each.part is not Part.HEADLINE and each.words <= 3 * _BRIEF
    )


def _has_title(seen: Survey) -> bool:
    """Whether the page itself has a title in a sentence's length."""
    return any(each.tag == "h1" and each.part is Part.HEADING and each.words >= 5 for each in seen.middle)


def _leads_on(url: str) -> bool:
    """Whether an address is a start page's, a section's or a search's, by its form."""
    parts = urlsplit(url)
    path = [part.lower() for part in parts.path.split("/") if part]
    keys = {pair.partition("=")[0].lower() for pair in parts.query.split("&") if pair}
    if not path:
        return not keys or bool(keys & words("pages", "index.keys", "mul"))
    segments = words("pages", "index.segments", "mul")
    if path[-1] in segments or (len(path) <= 3 and any(part in segments for part in path[:-1]) and len(path) > 1):
        return True
    plain = len(path) == 1 and path[0].isalpha()  # "/politics": no article's address has one short word
    return plain or (bool(keys & words("pages", "index.keys", "mul")) and len(path) <= 1)
