"""Who says what, sentence by sentence: reports found by the reader's attribution head and by the syntax of reporting.

A `Report` is a stretch of content (token indices) with the words that say who says it. The reader marks sources, cues
and contents as PARC3 and PolNeAR do; the syntax adds what it missed: reporting nouns ("rumors that"), hedging adverbs
("reportedly"), passives ("is said to"), "according to", and quotations that a neighbouring quotation's speaker goes on
with. Frames of opinion and wishing ("seems", "wants") are no reports.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.attribute.tree import Tree, subject_of
from dateline.lang import words
from dateline.model import Attribution, Certainty
from dateline.span import Span

_VERBAL = ("VERB", "AUX")
_KIND_OF = {"NOUN": "noun", "ADP": "according", "SCONJ": "according"}
# Chance from which on what the reader marks is taken for somebody's without a word of saying: below, one in three is.
SURE_OF_ATTITUDE = 0.6
_RELATIVES = ("WP", "WDT")
_QUOTES = "“”„«»\"'‘’"


@dataclass(frozen=True)
class Report:
    """`content` is said by `source` (its head token, or None: nobody named), told by `cue` (its head token, or None).

    `hearers` are head tokens of those to whom it is told. `kind`: verb, noun, according, adverb, passive or floating.
    """

    content: frozenset[int]
    source: int | None
    cue: int | None
    kind: str
    certainty: Certainty = Certainty.CERTAIN
    denied: bool = False
    hearers: tuple[int, ...] = ()
    cue_span: Span | None = None
    source_span: Span | None = None
    said: tuple[Span, ...] = ()  # the content as the reader marks it; () where the syntax found it


def find_reports(tree: Tree) -> list[Report]:
    """All reports of an article, in text order of their content."""
    reports = [r for a in tree.annotations.attributions if (r := _from_reader(tree, a))]
    covered = {r.cue for r in reports if r.cue is not None}
    for i in range(len(tree.tokens)):
        if i in covered:
            continue
        for find in (_verb, _noun, _according, _adverb, _passive):
            report = find(tree, i)
            if report is not None:
                reports.append(report)
                break
    reports = [r for r in reports if r.content]
    reports = _without_echoes(reports)
    reports += _floating(tree, reports)
    return sorted(reports, key=lambda r: (min(r.content), -len(r.content), r.cue or 0))


# ---- from the reader ----


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
        if tree.lemma(cue) in words("speech", "frames.seeming"):
            continue
        source = _source_head(tree, attribution.source)
        kind = _KIND_OF.get(tree.tokens[cue].upos, "verb")
        denied = _denies(tree.lemma(cue))
        marks = (attribution.cue, _one(attribution.source), spans)
        out.append(Report(content, source, cue, kind, Certainty.CERTAIN, denied, _hearers(tree, cue), *marks))
        told.add(cue)
    return out


def _from_reader(tree: Tree, attribution: Attribution) -> Report | None:
    """A report as the reader marks it, if its cue is one of saying and not of wishing or seeming."""
    marked = _beside(tree, attribution)
    content = frozenset(i for span in marked for i in tree.within(span))
    if not content:
        return None
    source = _source_head(tree, attribution.source)
    cue = _cue_head(tree, attribution.cue)
    quoted = any(tree.quotation(i) is not None for i in content)
    if cue is None:
        said = source is not None and quoted
        floating = Report(content, source, None, "floating", source_span=_one(attribution.source), said=marked)
        return floating if said else None
    if tree.tokens[cue].upos == "ADV":
        return _adverb(tree, cue)
    if tree.tokens[cue].upos in _VERBAL and _is_passive(tree, cue):
        return _passive(tree, cue)
    kind = _KIND_OF.get(tree.tokens[cue].upos, "verb")
    if kind == "noun" and (told := _noun(tree, cue)) is not None:
        return told  # the noun's own complement is surer than a stretch of text
    certainty = _cue_certainty(tree, cue, kind, quoted)
    if certainty is None:
        return None
    if kind == "verb" and (doer := _doer_beside(tree, cue, source)) is not None:
        source = doer
    if source is None and kind == "verb":
        source = subject_of(tree, cue)
        if source is None and not quoted:
            return None  # "to say that …": nobody speaks
    content = _whole_clause(tree, content, cue) if kind == "verb" else content
    spans = (attribution.cue, _one(attribution.source), marked)
    return Report(content, source, cue, kind, certainty, _denies(tree.lemma(cue)), _hearers(tree, cue), *spans)


def _beside(tree: Tree, attribution: Attribution) -> tuple[Span, ...]:
    """The contents in the paragraph of the cue; one that lies in another paragraph only where there is none."""
    if attribution.cue is None:
        return attribution.content
    block = tree.block_index(attribution.cue.start)
    here = tuple(s for s in attribution.content if tree.block_index(s.start) == block)
    return here or tuple(s for s in attribution.content if abs(tree.block_index(s.start) - block) <= 1)


def _cue_certainty(tree: Tree, cue: int, kind: str, quoted: bool) -> Certainty | None:
    """The certainty of a cue that the reader marks; None where it is no cue of saying."""
    lemma = tree.lemma(cue)
    certainty = _noun_certainty(lemma) if kind == "noun" else _verb_certainty(lemma)
    if certainty is not None or kind == "according" or quoted or _denies(lemma):
        return certainty or Certainty.CERTAIN
    frame = lemma in words("speech", "frames.wishing") or lemma in words("speech", "frames.seeming")
    return Certainty.CERTAIN if _reporting_event(tree, cue) and not frame else None


def _doer_beside(tree: Tree, cue: int, source: int | None) -> int | None:
    """The subject that stands beside a cue where the marked source does not, and that of "…, saying that": surer than
    a stretch of text elsewhere."""
    own = tree.child(cue, "nsubj")
    if source is None or tree.relation(source) == "nsubj" or source in tree.subtree(own if own is not None else cue):
        return None
    if own is not None:
        near = own < cue and max(tree.subtree(own)) == cue - 1
        return own if near and tree.tokens[own].xpos not in _RELATIVES else None
    participle = tree.tokens[cue].xpos == "VBG" and tree.relation(cue) == "advcl" and tree.lower(cue - 1) == ","
    return subject_of(tree, cue) if participle else None


def _source_head(tree: Tree, spans: tuple[Span, ...]) -> int | None:
    """The token that a marked source is about: its top noun, name or pronoun."""
    tokens = [i for span in spans for i in tree.within(span)]
    nominal = [i for i in tokens if tree.tokens[i].upos in ("NOUN", "PROPN", "PRON", "NUM")]
    top = tree.top(nominal or tokens)
    return _whom(tree, top) if top is not None else None


def _whom(tree: Tree, source: int) -> int:
    """The noun that a relative pronoun stands for: "an insider who says"."""
    verb = tree.head(source)
    if tree.tokens[source].xpos not in _RELATIVES or verb is None or tree.tokens[verb].deprel != "acl:relcl":
        return source
    return tree.tokens[verb].head


def _whole_clause(tree: Tree, content: frozenset[int], cue: int) -> frozenset[int]:
    """A marked content that is a piece of a clause stands for the clause: "…, reports X" hangs on all of it."""
    top = tree.top(content)
    if top is None or tree.quotation(top) is not None:
        return content
    for i in (top, *tree.ancestors(top)):
        if i == cue or cue in tree.ancestors(i):
            return content
        if tree.tokens[i].upos in _VERBAL or tree.child(i, "cop", "nsubj") is not None:
            return content if i in content else content | frozenset(tree.subtree(i, frozenset({cue})))
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
            _verb_certainty(lemma) or _noun_certainty(lemma) or _denies(lemma)
        ):
            return i
    return tree.top(tokens)


def _reporting_event(tree: Tree, i: int) -> bool:
    return any(e.token == i and e.label == "REPORTING" for e in tree.annotations.events)


# ---- from the syntax ----


def _verb(tree: Tree, i: int) -> Report | None:
    """ "X said that …", "…, X said", "reports X": a reporting verb with its complement or its quotation."""
    lemma = tree.lemma(i)
    certainty = _verb_certainty(lemma)
    if tree.tokens[i].upos != "VERB" or (certainty is None and not _denies(lemma)) or _is_passive(tree, i):
        return None
    if tree.tokens[i].xpos == "VB" and tree.relation(i) == "acl" and tree.child(i, "nsubj") is None:
        return None  # "a vote to determine whether …": a purpose, nobody speaks
    content = {j for c in _said_heads(tree, i) for j in tree.subtree(c, frozenset({i}))}
    source = subject_of(tree, i)
    if not content or (source is None and lemma not in words("speech", "cues.verbs.possible")):
        return None
    certain = certainty or Certainty.CERTAIN
    return Report(
        frozenset(content), source, i, "verb", certain, _denies(lemma), _hearers(tree, i), cue_span=_word(tree, i)
    )


def _said_heads(tree: Tree, i: int) -> list[int]:
    """The tokens that govern what a verb reports: its complement, the clause it interrupts, what it denies."""
    lemma = tree.lemma(i)
    heads = [c for c in tree.kids(i, "ccomp", "parataxis") if tree.relation(c) == "ccomp" or tree.quotation(c)]
    head = tree.head(i)
    if not heads and tree.relation(i) == "parataxis" and tree.child(i, "obj", "ccomp") is None and head is not None:
        heads = [head] if tree.tokens[head].upos in ("VERB", "ADJ", "NOUN", "AUX", "PROPN") else []
    if not heads and _parenthetical(tree, i) and head is not None:
        heads = [head]  # "In court papers, the Gazette reports, Lee says that …"
    if not heads and lemma in words("speech", "cues.denials.of_things"):
        heads = tree.kids(i, "obj", "xcomp")
    elif not heads and _denies(lemma):
        heads = [c for c in tree.kids(i, "obj") if _noun_certainty(tree.lemma(c)) is not None]
    if not heads and lemma in words("speech", "cues.verbs.of_deeds"):
        heads = tree.kids(i, "obl", "advcl")[:1]
    return heads


def _parenthetical(tree: Tree, i: int) -> bool:
    """Whether a verb of saying with its subject stands between two commas, before the clause that it hangs on."""
    if tree.relation(i) not in ("ccomp", "advcl", "dep") or tree.tokens[i].head < i or tree.child(i, "obj", "mark"):
        return False
    inside = [j for j in tree.subtree(i) if tree.relation(j) != "punct"]
    sentence = tree.sentence(i)
    if tree.child(i, "nsubj") is None or inside[0] <= sentence[0] or inside[-1] >= sentence[-1]:
        return False
    return tree.lower(inside[0] - 1) == "," and tree.lower(inside[-1] + 1) == ","


def _noun(tree: Tree, i: int) -> Report | None:
    """ "rumors that …", "reports of …", "allegations he …", "cheating rumors spread": a noun that stands for words."""
    lemma = tree.lemma(i)
    certainty = _noun_certainty(lemma)
    if tree.tokens[i].upos != "NOUN" or certainty is None:
        return None
    content = _complement(tree, i) or _moved_complement(tree, i)
    if not content and certainty is Certainty.POSSIBLE:
        content = _rumored_clause(tree, i)
    source = tree.child(i, "nmod:poss")
    denied = _denies_noun(lemma)
    return (
        Report(frozenset(content), source, i, "noun", certainty, denied, cue_span=_word(tree, i)) if content else None
    )


def _complement(tree: Tree, i: int) -> set[int]:
    """What hangs on the noun itself: a clause, or "of …"."""
    out: set[int] = set()
    for c in tree.children[i]:
        participle = tree.tokens[c].xpos in ("VBN", "VBG") and not tree.kids(c, "aux", "mark", "nsubj")
        clause = tree.relation(c) in ("acl", "ccomp") and tree.tokens[c].upos in ("VERB", "ADJ", "NOUN", "AUX")
        clause = clause and not participle  # "accounts filed last week": not what they say
        clause = clause and not _says_of_noun(tree, c)
        if clause or (tree.relation(c) == "nmod" and _has_case(tree, c, "noun_cases")):
            out.update(tree.subtree(c))
    return out


def _says_of_noun(tree: Tree, c: int) -> bool:
    """Whether a clause on a noun is about the noun and not what it says: "the report, which came on Friday"."""
    if tree.tokens[c].deprel != "acl:relcl":
        return False
    relatives = [d for d in tree.kids(c, "nsubj", "obj", "obl") if tree.tokens[d].xpos in _RELATIVES]
    return bool(relatives)


def _moved_complement(tree: Tree, i: int) -> set[int]:
    """ "Reports surfaced of …", "reports began surfacing of …": the complement hangs on the verb."""
    head = tree.head(i)
    if head is None or tree.relation(i) != "nsubj":
        return set()
    verbs = [head, *tree.kids(head, "xcomp")]
    found = [c for v in verbs for c in tree.children[v] if c > i and _has_case(tree, c, "noun_cases")]
    found = [c for c in found if tree.tokens[c].upos in ("NOUN", "PROPN")]
    if _verb_certainty(tree.lemma(head)) is None:
        found += tree.kids(head, "ccomp")  # "rumours spread that …"; what a report says, its verb tells
    return {j for c in found for j in tree.subtree(c)}


def _rumored_clause(tree: Tree, i: int) -> set[int]:
    """ "Cheating rumors spread": the whole clause tells the rumour."""
    head = tree.head(i)
    before = [c for c in (*tree.kids(i, "compound", "amod"), i - 1) if 0 <= c < i and tree.sentence(i)[0] <= c]
    named = any(tree.tokens[c].upos == "NOUN" or tree.tokens[c].xpos == "VBG" for c in before)
    if not named or head is None:
        return set()
    return set(tree.subtree(head)) if tree.relation(i) == "nsubj" else set(tree.subtree(i))


def _has_case(tree: Tree, i: int, key: str) -> bool:
    """Whether a noun stands with one of the prepositions that a table lists."""
    case = tree.child(i, "case")
    return case is not None and tree.lower(case) in words("speech", f"cues.{key}")


def _according(tree: Tree, i: int) -> Report | None:
    """ "According to X, …": the clause that the phrase hangs on."""
    if tree.lower(i) not in words("speech", "cues.according.words"):
        return None
    head = tree.head(i)
    if head is None or tree.relation(i) != "case" or tree.tokens[head].upos in _VERBAL:
        return None
    clause = tree.head(head)
    if clause is None:
        return None
    if tree.tokens[clause].xpos == "VBG" and not tree.kids(clause, "aux"):
        while tree.relation(clause) in ("advcl", "conj", "xcomp"):
            clause = tree.tokens[clause].head  # "… fell, killing two, according to X": the whole is X's
    phrase = frozenset(tree.subtree(head))
    content = frozenset(tree.subtree(clause)) - phrase
    return Report(content, head, i, "according", Certainty.CERTAIN, cue_span=_word(tree, i))


def _adverb(tree: Tree, i: int) -> Report | None:
    """ "reportedly", "allegedly": said by nobody named; the content is the clause of the word."""
    lower = tree.lower(i)
    if lower not in words("speech", "hedges.hearsay"):
        return None
    head = tree.head(i)
    if head is None:
        return None
    certainty = Certainty.POSSIBLE if lower in words("speech", "hedges.possible") else Certainty.PROBABLE
    content = set(tree.subtree(head)) - {i}
    subject = tree.child(head, "nsubj")
    if subject is not None and subject < i:  # "he reportedly left and she joined him": that she joined is told plainly
        for c in tree.kids(head, "conj", "parataxis"):
            if tree.child(c, "nsubj") is not None:
                content -= set(tree.subtree(c))
    return Report(frozenset(content), None, i, "adverb", certainty, cue_span=_word(tree, i))


def _passive(tree: Tree, i: int) -> Report | None:
    """ "is said to have …", "it was reported that …": said by nobody named, unless "by X"."""
    lemma = tree.lemma(i)
    if lemma not in words("speech", "hedges.passive_hearsay") or not _is_passive(tree, i):
        return None
    content = {j for c in tree.kids(i, "xcomp", "ccomp", "csubj") for j in tree.subtree(c)}
    if not content:
        return None
    by = tree.child(i, "obl:agent")
    possible = lemma in words("speech", "cues.verbs.possible")
    return Report(
        frozenset(content), by, i, "verb" if by is not None else "passive",
        Certainty.POSSIBLE if possible else Certainty.PROBABLE, cue_span=_word(tree, i),
    )  # fmt: skip


# ---- quotations that go on ----


def _floating(tree: Tree, reports: list[Report]) -> list[Report]:
    """Quotations without a cue take the speaker of the quotation before them in the paragraph or the one before.

    A first quotation without a cue takes the speaker who is named right after it in its own paragraph.
    """
    out: list[Report] = []
    said: dict[int, Report] = {}
    covered: set[int] = set()
    for report in reports:
        if report.kind in ("verb", "floating", "according") and report.source is not None:
            covered |= report.content
    for number, q in enumerate(tree.quotations):
        inside = [i for i in tree.within(tree.article.span(q.start, q.end)) if tree.relation(i) != "punct"]
        if not inside:
            continue
        speakers = [r for r in reports if r.kind in ("verb", "floating") and _speaks(tree, r, inside)]
        if speakers:
            said[number] = min(speakers, key=lambda r: len(r.content))
            rest = frozenset(inside) - said[number].content
            if rest:  # the quotation goes on past the sentence of its cue
                out.append(replace(said[number], content=rest, kind="floating", cue=None, said=()))
            continue
        if len(inside) < 3 or not _opens_clause(tree, inside):
            continue
        opened = _introduced(tree, inside, {r.cue for r in reports})
        if opened is not None:
            out.append(opened)
            said[number] = opened
            continue
        before = said.get(number - 1)
        if before is not None and q.block - tree.quotations[number - 1].block <= 1:
            follow = replace(before, content=frozenset(inside), kind="floating", cue=None, said=())
            out.append(follow)
            said[number] = follow
    return out


def _introduced(tree: Tree, inside: list[int], taken: set[int | None]) -> Report | None:
    """ "X wrote:" as a sentence of its own before the quotation."""
    before = [i for i in range(max(0, inside[0] - 4), inside[0]) if tree.tokens[i].text.strip(_QUOTES)]
    if not before or tree.tokens[before[-1]].sentence == tree.tokens[inside[0]].sentence:
        return None
    cue = tree.top(tree.sentence(before[-1]))
    if tree.lower(before[-1]) not in (",", ":") or cue is None or cue in taken or tree.tokens[cue].upos != "VERB":
        return None
    lemma = tree.lemma(cue)
    certainty = _verb_certainty(lemma) or (Certainty.CERTAIN if _denies(lemma) else None)
    source = tree.child(cue, "nsubj")
    if certainty is None or source is None:
        return None
    return Report(
        frozenset(inside), source, cue, "verb", certainty, hearers=_hearers(tree, cue), cue_span=_word(tree, cue)
    )


def _speaks(tree: Tree, report: Report, inside: list[int]) -> bool:
    """Whether a report's source says a quotation: most of its words, or all of its first or last sentence."""
    if report.source is None or tree.quotation(report.source) is not None:
        return False  # "I think" within a quotation is its speaker's own
    said = report.content.intersection(inside)
    ends = [[i for i in inside if tree.tokens[i].sentence == tree.tokens[e].sentence] for e in (inside[0], inside[-1])]
    return len(said) * 2 > len(inside) or any(len(said.intersection(end)) * 2 > len(end) for end in ends)


def _opens_clause(tree: Tree, inside: list[int]) -> bool:
    """Whether quoted words are speech, and not a title or a scare quote: they hold a finite clause."""
    return any(
        tree.tokens[i].upos in _VERBAL and tree.tokens[i].xpos in ("VBD", "VBP", "VBZ", "MD", "VB") for i in inside
    )


def _without_echoes(reports: list[Report]) -> list[Report]:
    """Drop a report that says no more than another does: "reportedly" inside "…, People reports" by the same cue."""
    out: list[Report] = []
    for report in reports:
        twin = next((r for r in out if r.cue == report.cue and r.content & report.content and r.cue is not None), None)
        if twin is None:
            out.append(report)
        elif twin.source is None and report.source is not None:
            out[out.index(twin)] = report
    return out


# ---- words ----


def _verb_certainty(lemma: str) -> Certainty | None:
    for certainty in Certainty:
        if lemma in words("speech", f"cues.verbs.{certainty.value}"):
            return certainty
    return None


def _noun_certainty(lemma: str) -> Certainty | None:
    for certainty in Certainty:
        if lemma in words("speech", f"cues.nouns.{certainty.value}"):
            return certainty
    return Certainty.CERTAIN if _denies_noun(lemma) else None


def _denies(lemma: str) -> bool:
    return lemma in words("speech", "cues.denials.verbs")


def _denies_noun(lemma: str) -> bool:
    return lemma in words("speech", "cues.nouns.denial")


def _is_passive(tree: Tree, i: int) -> bool:
    head = tree.head(i)
    if (
        head is not None
        and tree.relation(i) == "conj"
        and tree.tokens[i].xpos == "VBN"
        and not tree.kids(i, "nsubj", "aux")
    ):
        return _is_passive(tree, head)  # "was taken aside and told that …"
    return any(tree.tokens[c].deprel in ("aux:pass", "nsubj:pass", "csubj:pass") for c in tree.children[i])


def _hearers(tree: Tree, i: int) -> tuple[int, ...]:
    """To whom it is told: "told X", "confirmed to X", "in an interview with X"."""
    out = list(tree.kids(i, "obj", "iobj"))
    for c in tree.kids(i, "obl"):
        if _has_case(tree, c, "hearer_cases"):
            out.append(c)
        elif tree.lemma(c) in words("speech", "sources.interview"):
            out += [d for d in tree.kids(c, "nmod", "obl") if _has_case(tree, d, "hearer_cases")]
    for c in tree.kids(i, "advcl"):
        if tree.lemma(c) in words("speech", "sources.tell"):
            out += tree.kids(c, "obj", "obl")
    return tuple(out)


def _word(tree: Tree, i: int) -> Span:
    return tree.span([i])
