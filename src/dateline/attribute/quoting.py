"""Who says what, in one article: its reports as quotes, each with its chain of sources.

Made of the same reports and chains as the claims, and of what the reader marks besides: what is thought, wanted or done
with words. A quotation that goes on past its cue is one quote with it in the paragraph, and in the next paragraphs a
quote of the same source. Nested quotes stand on their own, with the outer sources before theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.attribute.anonymity import anonymity
from dateline.attribute.chains import Chains
from dateline.attribute.hearing import Hearing, hear
from dateline.attribute.reports import Report, find_attitudes
from dateline.attribute.tree import Tree
from dateline.lang import table, words
from dateline.model import Annotations, Article, Hop, Quote, QuoteKind, SourceKind, Stance
from dateline.span import Span

_LONGEST_SCARE = 4  # words
_LONGEST_NAME = 12  # words of a source that has no name
_OPENING, _CLOSING, _PAUSES = '“„«"', '”»"', ",;:"
_MARKS = "“”„«»\"'‘’` \n\t"
_FINITE = ("VBD", "VBP", "VBZ", "MD", "VB")


def quotes(article: Article, annotations: Annotations) -> tuple[Quote, ...]:
    """All quotes of an article, in text order. Pure."""
    return quotes_in(hear(article, annotations))


def quotes_in(heard: Hearing) -> tuple[Quote, ...]:
    """All quotes of what was heard, in text order."""
    tree = heard.tree
    reports = [*heard.reports, *find_attitudes(tree, heard.reports)]
    chains = Chains(tree, heard.register, heard.referents, reports)
    told = _joined(tree, [_Told(c.report, _pieces(tree, c.report), c.hops) for c in chains.all])
    made = [_quote(heard, chains, each) for each in told if _tells(tree, chains, each)]
    made += _unattributed(tree, reports)
    return tuple(sorted(made, key=lambda q: (q.content[0], q.content[-1].end, q.cue or q.content[0])))


@dataclass(frozen=True)
class _Told:
    """A report on its way to a quote: its pieces of text, and its own hops."""

    report: Report
    content: tuple[Span, ...]
    hops: tuple[Hop, ...]


# ---- content ----


def _pieces(tree: Tree, report: Report) -> tuple[Span, ...]:
    """The text of a content: as the reader marks it, else its words, cut where other words stand between them."""
    spans = [part for span in report.said or _runs(tree, report) for part in tree.by_block(span)]
    return tuple(piece for span in spans if (piece := _trimmed(tree, span)) is not None)


def _runs(tree: Tree, report: Report) -> list[Span]:
    runs: list[list[int]] = []
    for i in sorted(report.content):
        if runs and (tree.tokens[i].sentence == tree.tokens[runs[-1][-1]].sentence or report.cue is None):
            between = range(runs[-1][-1] + 1, i)
            if all(tree.relation(j) == "punct" for j in between):
                runs[-1].append(i)
                continue
        runs.append([i])
    return [tree.span([run[0], _stop(tree, run[-1])]) for run in runs if any(tree.relation(i) != "punct" for i in run)]


def _stop(tree: Tree, i: int) -> int:
    """The last token of a run: the stop after it too, where it ends a quotation."""
    ends = i + 1 < len(tree.tokens) and tree.tokens[i + 1].upos == "PUNCT" and tree.quotation(i) is not None
    return i + 1 if ends and tree.quotation(i + 1) == tree.quotation(i) else i


def _trimmed(tree: Tree, span: Span) -> Span | None:
    """Without commas, white space and quotation marks at its ends; a mark stays whose other one is inside."""
    whole = tree.article.text
    text = span.of(whole)
    inner = text.strip(_MARKS + _PAUSES)
    if not inner:
        return None
    start = span.start + text.index(inner)
    end = start + len(inner)
    if _open(inner) and whole[end : end + 1] and whole[end] in _CLOSING:
        end += 1
    elif _closed(inner) and start and whole[start - 1] in _OPENING:
        start -= 1
    return tree.article.span(start, end)


def _open(text: str) -> bool:
    """Whether a mark in a text is left open."""
    return text.count("“") > text.count("”") or (text.count('"') % 2 == 1 and not _closed(text))


def _closed(text: str) -> bool:
    """Whether the first mark in a text closes: a word stands right before it."""
    at = text.find('"')
    return text.count("”") > text.count("“") or (text.count('"') % 2 == 1 and at > 0 and not text[at - 1].isspace())


def _joined(tree: Tree, told: Sequence[_Told]) -> list[_Told]:
    """Floating reports joined to the report whose quotation they go on with, in the same paragraph."""
    out: list[_Told] = []
    for each in sorted(told, key=lambda t: (t.content[:1], t.report.cue is None)):
        if not each.content:
            continue
        home = next((i for i in reversed(range(len(out))) if _goes_on(tree, out[i], each)), None)
        if home is None:
            out.append(each)
        else:
            out[home] = _both(out[home], each)
    return out


def _goes_on(tree: Tree, before: _Told, after: _Told) -> bool:
    """Whether one is the rest of the other: the same source's words in the same paragraph, and one cue at most."""
    if before.report.source is None or before.report.source != after.report.source:
        return False
    if before.report.cue is not None and after.report.cue is not None:
        return False
    return tree.block_index(before.content[-1].start) == tree.block_index(after.content[0].start)


def _both(left: _Told, right: _Told) -> _Told:
    spans = tuple(sorted({*left.content, *right.content}))
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = replace(merged[-1], end=max(span.end, merged[-1].end))
        else:
            merged.append(span)
    first, second = (left, right) if left.report.cue is not None else (right, left)
    report = replace(first.report, content=first.report.content | second.report.content)
    return _Told(report, tuple(merged), first.hops)


# ---- quotes ----


def _tells(tree: Tree, chains: Chains, told: _Told) -> bool:
    """Whether a report is a quote of its own. What the reader marks is; of what the syntax adds, these are none:

    - what a source says of its own saying ("I think", "she said she believes"): it is part of the outer quote;
    - what nobody in particular says ("you say", "it shows" without a word for what it is);
    - a noun of saying with no clause and no source ("concerns about turnout"): it says nothing.
    """
    report = told.report
    if not told.content or report.said or report.cue is None:
        return bool(told.content)
    if report.source is None:
        return report.kind != "noun" or any(tree.tokens[i].upos in ("VERB", "AUX") for i in report.content)
    if not told.hops:
        return False
    outer = [hop.key for c in chains.covering(report.cue) if c.report is not report for hop in c.hops[-1:]]
    own = tree.quotation(report.cue) is not None and _first_person(tree, report.source)
    return not own and told.hops[-1].key not in outer and bool(told.hops[-1].name)


def _first_person(tree: Tree, i: int) -> bool:
    return any(tree.lower(i) in words("people", f"pronouns.{p}") for p in ("first", "first_plural"))


def _quote(heard: Hearing, chains: Chains, told: _Told) -> Quote:
    tree, report = heard.tree, told.report
    sources = _sources(heard, chains, told)
    return Quote(
        told.content,
        _kind(tree, told.content),
        _stance(tree, report),
        sources,
        report.cue_span if report.cue is not None else None,
        anonymity(tree, heard.register, sources[-1] if sources else None),
    )


def _kind(tree: Tree, content: Iterable[Span]) -> QuoteKind:
    said = [i for span in content for i in tree.within(span) if tree.relation(i) != "punct"]
    quoted = sum(tree.quotation(i) is not None for i in said)
    if not quoted:
        return QuoteKind.INDIRECT
    return QuoteKind.DIRECT if quoted == len(said) else QuoteKind.MIXED


def _stance(tree: Tree, report: Report) -> Stance:
    if report.cue is None:
        return Stance.STATED
    if _withheld(tree, report.cue):
        return Stance.WITHHELD
    if report.denied:
        return Stance.DENIED
    lemma = tree.lemma(report.cue)
    named = table("quotes")["stances"]
    return next((s for s in Stance if lemma in named.get(s.value, ())), Stance.STATED)


def _withheld(tree: Tree, cue: int) -> bool:
    """ "did not confirm", "declined to say"."""
    if any(tree.lower(c) in words("speech", "negation.words") for c in tree.kids(cue, "advmod")):
        return True
    head = tree.head(cue)
    refused = head is not None and tree.lemma(head) in words("speech", "negation.implicative")
    return refused and tree.relation(cue) in ("xcomp", "ccomp")


def _sources(heard: Hearing, chains: Chains, told: _Told) -> tuple[Hop, ...]:
    """The outer sources, then the quote's own; the same one only once, and hearsay only where nobody is named."""
    report, tree = told.report, heard.tree
    anchor = report.cue if report.cue is not None else min(report.content)
    outer = [hop for c in chains.covering(anchor) if c.report.content != report.content for hop in c.hops]
    own = told.hops or _own(tree, report)
    last = tuple(_whole(heard, report, hop) for hop in own[-1:])
    before = [h for h in (*outer, *own[:-1]) if h.kind is not SourceKind.HEARSAY]
    out: list[Hop] = []
    for hop in before:
        if hop.key not in {h.key for h in (*out, *last)}:
            out.append(hop)
    return (*out, *last)


def _whole(heard: Hearing, report: Report, hop: Hop) -> Hop:
    """A source that only its own words name, with all of them as the reader marks them: "one of the doctors"."""
    tree = heard.tree
    marked, text = report.source_span, tree.article.text
    if marked is None or hop.span is None or not marked.contains(hop.span) or hop.name != hop.span.of(text):
        return hop
    if tree.top(tree.within(hop.span)) in heard.register.inside:
        return hop
    return replace(hop, name=marked.of(text), span=marked) if len(tree.within(marked)) <= _LONGEST_NAME else hop


def _own(tree: Tree, report: Report) -> tuple[Hop, ...]:
    """A source that is nobody new, as its words stand: the author's "I", "we", the page's own outlet, "it"."""
    if report.source is None:
        return ()
    span = report.source_span or tree.span([report.source])
    return (Hop(span.of(tree.article.text), SourceKind.HEARSAY, f"words:{span.start}", None, report.cue_span, span),)


# ---- quotations that nobody is named for ----


def _unattributed(tree: Tree, reports: Sequence[Report]) -> list[Quote]:
    """Quotations that no report covers: speech without a speaker, and words that the author only sets apart."""
    covered = {i for r in reports for i in r.content}
    out = []
    for q in tree.quotations:
        span = _trimmed(tree, tree.article.span(q.start, q.end)) if q.end > q.start else None
        inside = [i for i in tree.within(span) if tree.relation(i) != "punct"] if span else []
        if span is None or not inside or 2 * len(covered.intersection(inside)) >= len(inside):
            continue
        if any(tree.tokens[i].upos in ("VERB", "AUX") and tree.tokens[i].xpos in _FINITE for i in inside):
            out.append(Quote((span,), QuoteKind.DIRECT, Stance.STATED, ()))
        elif len(inside) <= _LONGEST_SCARE and not _title(tree, inside):
            out.append(Quote((span,), QuoteKind.SCARE, Stance.STATED, ()))
    return out


def _title(tree: Tree, inside: Sequence[int]) -> bool:
    """Whether quoted words are the name of a work: all of weight have capitals."""
    return all(tree.tokens[i].text[:1].isupper() for i in inside if tree.tokens[i].upos not in ("ADP", "DET", "CCONJ"))
