"""Reports as the reader marks them (as PARC3 and PolNeAR do), with what the trees know better."""

from __future__ import annotations

from dataclasses import replace

from dateline.attribute.cues import (
    RELATIVES,
    VERBAL,
    Report,
    denies,
    hearers_of,
    is_passive,
    noun_certainty,
    verb_certainty,
)
from dateline.attribute.floating import opens_clause
from dateline.attribute.register import is_person_noun
from dateline.attribute.syntax import according_report, adverb_report, noun_report, passive_report
from dateline.attribute.tree import Tree, subject_of
from dateline.lang import words
from dateline.model import Attribution, Certainty
from dateline.span import Span

_KIND_OF = {"NOUN": "noun", "ADP": "according", "SCONJ": "according"}
# Chance from which on what the reader marks is taken for somebody's without a word of saying: below, one in three is.
SURE_OF_ATTITUDE = 0.6
_SINGLE = ("‘", "'", "’", "`", '"', "''", "“")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET")
_WHEN = ("time", "event")  # mentions that tell when, not who
_MARKS = "“”„«»\"'‘’,:.—– \t"


def find_attitudes(tree: Tree, reports: list[Report]) -> list[Report]:
    """What the reader marks besides reports: "wants", "called her", "plans": what somebody thinks, does with words."""
    told = {r.cue for r in reports if r.cue is not None}
    out = []
    for attribution in tree.annotations.attributions:
        cue = _cue_head(tree, attribution.cue)
        spans = _beside(tree, attribution)
        content = frozenset(i for span in spans for i in tree.within(span))
        if cue is None or cue in told or not content or attribution.score < SURE_OF_ATTITUDE:
            continue
        if attribution.cue is not None and told.intersection(tree.within(attribution.cue)):
            continue  # "made clear": told by its adjective
        if tree.lemma(cue) in words("speech", "frames.seeming"):
            continue
        source = _source_head(tree, attribution.source)
        kind = _KIND_OF.get(tree.tokens[cue].upos, "verb")
        if source is None and kind == "verb" and not is_passive(tree, cue):
            speaker = _speaker(tree, cue)
            source = speaker if speaker not in content else None
        denied = denies(tree.lemma(cue))
        marks = (attribution.cue, _one(attribution.source), spans)
        out.append(Report(content, source, cue, kind, Certainty.CERTAIN, denied, hearers_of(tree, cue), *marks))
        told.add(cue)
    return out


def from_reader(tree: Tree, attribution: Attribution) -> Report | None:
    """A report as the reader marks it, if its cue is one of saying and not of wishing or seeming."""
    marked = _beside(tree, attribution)
    content = frozenset(i for span in marked for i in tree.within(span))
    source = _source_head(tree, attribution.source)
    cue = _cue_head(tree, attribution.cue)
    if cue is not None and tree.quotation(cue) is not None and not _single_quoted(tree, content):
        content = content.intersection(tree.sentence(cue))  # what is said of others within a speech is soon over
    if not content:
        return None
    quoted = _quotes(tree, content)
    if cue is None:
        said = source is not None and quoted
        floating = Report(content, source, None, "floating", source_span=_one(attribution.source), said=marked)
        return floating if said else None
    if tree.tokens[cue].upos == "ADV":
        return adverb_report(tree, cue)
    if tree.tokens[cue].upos in VERBAL and is_passive(tree, cue):
        return passive_report(tree, cue)
    kind = _KIND_OF.get(tree.tokens[cue].upos, "verb")
    if kind == "noun" and (told := noun_report(tree, cue)) is not None:
        # the noun's own complement is surer than a stretch of text; whose it is may stand with it: "a Gazette report"
        named = told.source is None and source in tree.subtree(cue) and source not in told.content
        named = named and source is not None and tree.kind(source) not in _WHEN  # "by Lee's birthday, rumours that …"
        return replace(told, source=source, source_span=_one(attribution.source)) if named else told
    if kind == "according" and (whole := according_report(tree, cue)) is not None:
        content = content | whole.content if tree.top(content) in whole.content else content
    certainty = _cue_certainty(tree, cue, kind, quoted)
    if certainty is None:
        return None
    if kind == "verb" and (doer := _doer_beside(tree, cue, source)) is not None:
        source = doer
    if source is None and kind == "verb":
        source = _speaker(tree, cue)
        if source is None and not quoted:
            return None  # "to say that …": nobody speaks
    content = _whole_clause(tree, _whole_complement(tree, content, cue), cue) if kind == "verb" else content
    spans = (attribution.cue, _one(attribution.source), marked)
    return Report(content, source, cue, kind, certainty, denies(tree.lemma(cue)), hearers_of(tree, cue), *spans)


def _quotes(tree: Tree, content: frozenset[int]) -> bool:
    """Whether a content is quoted speech: a clause of it is quoted, or most of its words; not a term in quotes."""
    inside = [i for i in content if tree.quotation(i) is not None]
    return 2 * len(inside) > len(content) or opens_clause(tree, inside)


def _single_quoted(tree: Tree, content: frozenset[int]) -> bool:
    """Whether a content is quoted within a quotation: “She told us: ‘Go. I stay.’”"""
    first = min(content, default=0)
    return any(tree.tokens[i].text in _SINGLE for i in (first - 1, first) if i >= 0)


def _beside(tree: Tree, attribution: Attribution) -> tuple[Span, ...]:
    """The contents in the paragraph of the cue; one that lies in another paragraph only where there is none.

    A content that runs on into the next paragraph ends with its own, unless a quotation is left open there. A cue of
    which no content is marked goes with the quotation right beside it.
    """
    if attribution.cue is None:
        return attribution.content
    block = tree.block_index(attribution.cue.start)
    here: list[Span] = []
    for part in (part for span in attribution.content for part in tree.by_block(span)):
        at = tree.block_index(part.start)
        if at == block or (here and tree.block_index(here[-1].start) == at - 1 and _left_open(tree, at - 1)):
            here.append(part)
    near = tuple(s for s in attribution.content if abs(tree.block_index(s.start) - block) <= 1)
    return tuple(here) or near or _quotation_beside(tree, attribution)


def _left_open(tree: Tree, block: int) -> bool:
    """Whether a paragraph ends within a quotation, which the next one opens again."""
    end = tree.article.blocks[block].end
    return any(q.block == block and q.end == end for q in tree.quotations)


def _quotation_beside(tree: Tree, attribution: Attribution) -> tuple[Span, ...]:
    """The quotation in the cue's paragraph with nothing but marks between it and the words that say who speaks."""
    assert attribution.cue is not None
    whole = tree.article.text
    block = tree.block_index(attribution.cue.start)
    if not attribution.source:
        return ()
    spans = (*attribution.source, attribution.cue)
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    for q in tree.quotations:
        before, after = q.end <= first, q.start >= last
        between = whole[q.end : first] if before else whole[last : q.start] if after else "?"
        if q.block == block and not between.strip(_MARKS):
            return (tree.article.span(q.start, q.end),)
    return ()


def _cue_certainty(tree: Tree, cue: int, kind: str, quoted: bool) -> Certainty | None:
    """The certainty of a cue that the reader marks; None where it is no cue of saying."""
    lemma = tree.lemma(cue)
    certainty = noun_certainty(lemma) if kind == "noun" else verb_certainty(lemma)
    if certainty is not None or kind == "according" or quoted or denies(lemma):
        return certainty or Certainty.CERTAIN
    frame = lemma in words("speech", "frames.wishing") or lemma in words("speech", "frames.seeming")
    return Certainty.CERTAIN if _reporting_event(tree, cue) and not frame else None


def _doer_beside(tree: Tree, cue: int, source: int | None) -> int | None:
    """The subject that stands beside a cue where the marked source does not, and that of "…, saying that": surer than
    a stretch of text elsewhere."""
    own = tree.child(cue, "nsubj")
    if source is not None and tree.head(source) == cue and tree.relation(source) in ("obj", "iobj"):
        heard = source > cue and tree.lemma(cue) in words("speech", "cues.hearer_first")
        return _speaker(tree, cue) if heard else None  # "but told city leaders that …"
    if source is None or source in tree.subtree(own if own is not None else cue):
        return None
    if tree.relation(source) == "nsubj" and (own is None or tree.head(source) == cue):
        return None
    if own is not None:
        between = range(max(tree.subtree(own)) + 1, cue)
        near = own < cue and all(tree.relation(i) in ("aux", "advmod") for i in between)
        return own if near and tree.tokens[own].xpos not in RELATIVES else None
    participle = tree.tokens[cue].xpos == "VBG" and tree.relation(cue) == "advcl" and tree.lower(cue - 1) == ","
    return subject_of(tree, cue) if participle else None


def _speaker(tree: Tree, cue: int) -> int | None:
    """Who does the saying where no source is marked: the subject; of "…, he said, adding later" who said the rest."""
    subject = subject_of(tree, cue)
    if subject is not None or tree.tokens[cue].xpos != "VBG":
        return subject
    above = [(tree.child(i, "nsubj"), verb_certainty(tree.lemma(i)) is not None) for i in tree.ancestors(cue)]
    subjects = [(own, says) for own, says in above if own is not None]
    return next((own for own, says in subjects if says), subjects[0][0] if subjects else None)


def _source_head(tree: Tree, spans: tuple[Span, ...]) -> int | None:
    """The token that a marked source is about: its top noun, name or pronoun."""
    tokens = [i for span in spans for i in tree.within(span)]
    nominal = [i for i in tokens if tree.tokens[i].upos in _NOMINAL and tree.relation(i) != "det"]
    nominal = [i for i in nominal if tree.tokens[i].xpos != "PRP$"] or nominal  # "his aides" are the aides
    nominal = [i for i in nominal if tree.tokens[i].xpos not in RELATIVES] or nominal  # "some who argue" are some
    some = [i for i in tokens if tree.tokens[i].upos == "ADJ"]  # "many say"
    over = [i for i in nominal if not set(tree.ancestors(i)).intersection(nominal)]  # "the 33-year-old athlete"
    top = _person_behind(tree, tokens) or tree.top(over or some)
    return _whom(tree, top) if top is not None else None


def _person_behind(tree: Tree, tokens: list[int]) -> int | None:
    """The noun for a person that ends a name: "official" of "a Harbour Department official"."""
    for i in tokens:
        last = i + 1 == len(tree.tokens) or i + 1 not in tokens or tree.tokens[i + 1].upos not in ("NOUN", "PROPN")
        if last and i - 1 in tokens and tree.tokens[i].upos == "NOUN" and tree.tokens[i - 1].upos == "PROPN":
            known = tree.lemma(i) in words("speech", "sources.anonymous") or is_person_noun(tree.lemma(i))
            return i if known else None
        if tree.tokens[i].upos in ("ADP", "VERB", "PUNCT"):
            return None
    return None


def _whom(tree: Tree, source: int) -> int:
    """The noun that a relative pronoun stands for: "an insider who says"."""
    verb = tree.head(source)
    if tree.tokens[source].xpos not in RELATIVES or verb is None or tree.tokens[verb].deprel != "acl:relcl":
        return source
    return tree.tokens[verb].head


def _whole_clause(tree: Tree, content: frozenset[int], cue: int) -> frozenset[int]:
    """A marked content that is a piece of a clause stands for the clause: "…, reports X" hangs on all of it."""
    top = tree.top(content)
    if top is None or tree.quotation(top) is not None or content.intersection(tree.kids(cue, "ccomp")):
        return content
    for i in (top, *tree.ancestors(top)):
        if i == cue or cue in tree.ancestors(i):
            return content
        if tree.tokens[i].upos in VERBAL or tree.child(i, "cop", "nsubj") is not None:
            return content if i in content else content | frozenset(tree.subtree(i, frozenset({cue})))
    return content


def _whole_complement(tree: Tree, content: frozenset[int], cue: int) -> frozenset[int]:
    """A marked content that is torn out of the clause which the cue governs, be it its subject or all but an adjunct
    at its end, stands for the clause."""
    for clause in tree.kids(cue, "ccomp"):
        inside = frozenset(tree.subtree(clause))
        before = clause < cue and clause not in content and tree.quotation(clause) is None
        if before and content <= inside and tree.child(clause, "nsubj") in content:
            return inside  # only its subject is marked
        if cue < min(inside) and content <= inside and all(tree.quotation(i) is None for i in inside):
            ends = [frozenset(tree.subtree(c)) for c in tree.kids(clause, "obl", "obj", "xcomp", "nmod")]
            if clause not in content:
                return inside
            return content.union(*(end for end in ends if tree.relation(min(end)) != "mark"))
    return content


def _one(spans: tuple[Span, ...]) -> Span | None:
    return spans[0] if spans else None


def _cue_head(tree: Tree, cue: Span | None) -> int | None:
    """The word of a cue that says which act of saying it is: its reporting verb or noun, else its top."""
    if cue is None:
        return None
    tokens = tree.within(cue)
    for i in tokens:
        lemma = tree.lemma(i)
        if tree.tokens[i].upos in ("VERB", "NOUN") and (
            verb_certainty(lemma) or noun_certainty(lemma) or denies(lemma)
        ):
            return i
    return tree.top(tokens)


def _reporting_event(tree: Tree, i: int) -> bool:
    return any(e.token == i and e.label == "REPORTING" for e in tree.annotations.events)
