"""Judgements as lines of JSON, and what a judgement must be to be one: for the log, for export and import."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import replace

import msgspec

from dateline.errors import DateFormatError, OptionError
from dateline.model import VERDICTS, Anchor, Judgement, Kind, Record
from dateline.when import from_edtf

_LONGEST = 20_000  # characters of a quote: a long paragraph
_WORDS = 2_000  # characters of a title or a note
_AROUND = 1_000  # characters of a prefix, a suffix, a path, an address, a name
_MOST = 20  # names of a chain, paths of an anchor
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_UNNAMED = "0" * 16
_ID = re.compile(r"[0-9a-f]{16}")
_ABSOLUTE = re.compile(r"/|\\|[A-Za-z]:[\\/]")
_TURNED = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # they make words look like others

_RECORDS = {
    **dict.fromkeys(VERDICTS, ((Record.CLAIM, Record.EVENT),)),
    **dict.fromkeys((Kind.SAME, Kind.DIFFERENT), ((Record.EVENT, Record.ENTITY),) * 2),
    Kind.SOURCE: ((Record.CLAIM,),),
    Kind.WHO: ((Record.WORDS,), (Record.ENTITY,)),
    Kind.DATE: ((Record.EVENT, Record.ARTICLE),),
    Kind.RETITLE: ((Record.EVENT,),),
    Kind.NOTE: ((Record.EVENT, Record.CLAIM, Record.ENTITY, Record.ARTICLE),),
    Kind.ADD: ((Record.WORDS,),),
    Kind.UNDO: (),
}

_DECODER = msgspec.json.Decoder(Judgement)


def made(kind: Kind, anchors: tuple[Anchor, ...], values: tuple[str, ...], by: str, at: str, number: int) -> Judgement:
    """A judgement that is to be line `number` of a log: with an id of its own, and checked."""
    for anchor in anchors:
        _check_anchor(anchor)
    return _named(Judgement("", kind, anchors, values, by, at), number)


def undo_of(undone: Judgement, by: str, at: str, number: int) -> Judgement:
    """What takes a judgement back."""
    return _named(Judgement("", Kind.UNDO, (), (), by, at, undone.id), number)


def _named(judgement: Judgement, number: int) -> Judgement:
    judgement = checked(replace(judgement, id=_UNNAMED))
    content = msgspec.json.encode((number, judgement), order="sorted")
    return replace(judgement, id=hashlib.sha256(content).hexdigest()[:16])


def to_line(judgement: Judgement) -> str:
    """A judgement as a line of JSON, keys sorted."""
    return msgspec.json.encode(judgement, order="sorted").decode()


def from_line(line: str | bytes) -> Judgement:
    """The judgement of a line of JSON; of one whose article was purged the words that it quotes are "".

    Raises OptionError where it is none.
    """
    try:
        return checked(_DECODER.decode(line))
    except (msgspec.DecodeError, UnicodeError) as error:
        raise OptionError(f"it is no judgement ({error}); give lines that 'dateline judge export' wrote") from error


def checked(judgement: Judgement) -> Judgement:
    """The judgement, with its date in the shortest form.

    Raises OptionError where it can't be one, DateFormatError where its date is none.
    """
    if not _ID.fullmatch(judgement.id):
        raise OptionError(f"'{judgement.id[:40]}' is no id of a judgement: it has 16 digits (0 to 9, a to f)")
    if not _AT.fullmatch(judgement.at):
        raise OptionError(f"'{judgement.at[:40]}' is no time: give it in UTC, such as 2024-05-31T09:30:00Z")
    _check_words(judgement.by, "a name", _AROUND)
    wanted = _RECORDS[judgement.kind]
    records = tuple(anchor.record for anchor in judgement.anchors)
    fits = len(records) == len(wanted) and all(r in allowed for r, allowed in zip(records, wanted, strict=True))
    pair = judgement.kind in (Kind.SAME, Kind.DIFFERENT)
    if not fits or (pair and len({*records}) > 1):
        found = " and ".join(records) or "nothing"
        raise OptionError(f"'{judgement.kind}' can't be said of {found}: give {_allowed(judgement.kind)}")
    if (judgement.undoes is not None) != (judgement.kind is Kind.UNDO):
        raise OptionError("an undo names what it takes back, and nothing else does")
    purged = [anchor for anchor in judgement.anchors if anchor == Anchor(anchor.record, anchor.article, "")]
    for anchor in judgement.anchors:
        if anchor not in purged:
            _check_anchor(anchor)
    if purged and "" in judgement.values:
        return judgement
    return replace(judgement, values=_values(judgement))


def _allowed(kind: Kind) -> str:
    return " and ".join(" or ".join(each) for each in _RECORDS[kind]) or "no record"


def _values(judgement: Judgement) -> tuple[str, ...]:
    kind, values = judgement.kind, judgement.values
    if kind is Kind.SOURCE:
        if len(values) > _MOST:
            raise OptionError(f"a chain of {len(values)} sources: give {_MOST} at most")
        for each in values:
            _check_words(each, "a source's name", _AROUND)
        return values
    wanted = 1 if kind in (Kind.DATE, Kind.RETITLE, Kind.NOTE) else 0
    if len(values) != wanted:
        raise OptionError(f"'{kind}' needs {wanted or 'no'} value{'' if wanted == 1 else 's'}, and has {len(values)}")
    if kind is Kind.DATE:
        when = from_edtf(values[0])
        if not when.known:
            raise DateFormatError(
                f"'{values[0]}' is no date: use YYYY, YYYY-MM, YYYY-MM-DD or two of them with '/' between"
            )
        return (when.edtf,)
    for each in values:
        _check_words(each, "a title" if kind is Kind.RETITLE else "a note", _WORDS, lines=kind is Kind.NOTE)
    return values


def _check_words(text: str, what: str, most: int, *, lines: bool = False) -> None:
    if not text.strip():
        raise OptionError(f"{what} without words: give some")
    if len(text) > most:
        raise OptionError(f"{what} of {len(text)} characters: give {most} at most")
    for c in text:
        if _TURNED.match(c) or (unicodedata.category(c) in ("Cc", "Cs", "Cn") and not (lines and c in "\n\t")):
            raise OptionError(f"{what} with the character U+{ord(c):04X}, which nobody sees: leave it out")


def _check_anchor(anchor: Anchor) -> None:
    sizes = ((anchor.quote, _LONGEST), *((part, _AROUND) for part in (anchor.prefix, anchor.suffix, anchor.article)))
    if not anchor.quote.strip() or any(len(part) > most for part, most in sizes):
        raise OptionError("an anchor needs a quote, and may have some words around it")
    if anchor.start < 0 or not -1 <= anchor.head < len(anchor.quote):
        raise OptionError("an anchor starts in its article and has its head in its quote")
    named = (*anchor.paths, *([anchor.url] if anchor.url else []))
    if len(anchor.paths) > _MOST or any(len(each) > _AROUND for each in named):
        raise OptionError("an anchor's article has too many names, or too long ones")
    if any(_ABSOLUTE.match(path) for path in anchor.paths):
        raise OptionError(f"the path {anchor.paths[0][:80]} is not relative: a judgement is to hold on other machines")
    for part in (anchor.quote, anchor.prefix, anchor.suffix, anchor.article, *named):
        if any(unicodedata.category(c) == "Cs" for c in part):
            raise OptionError("an anchor holds half a character (a surrogate): give whole ones")
