"""Chains of sources: for a claim, who says so, nearest the reader first, a span of text a hop.

A report becomes one or two hops: the outlet that was told ("told E! News") stands before the speaker. Reports nest: a
report whose cue lies in another's content is deeper. Named sources go to the article's referents; anonymous ones are
kept apart unless the text says that they are the same ("the source added"); hearsay has nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.attribute.hops import Chain, Sources, mention_head
from dateline.attribute.outlets import keeper
from dateline.attribute.register import Register
from dateline.attribute.reports import Report
from dateline.attribute.tree import Tree
from dateline.attribute.voice import holds
from dateline.lang import words
from dateline.model import Hop, Referent, SourceKind

__all__ = ["Chain", "Chains", "speakers"]


def speakers(tree: Tree, reports: Sequence[Report], register: Register) -> dict[int, int]:
    """The draft of the speaker of each quotation, by the quotation's start; quotations without one are left out."""
    out: dict[int, int] = {}
    for q in tree.quotations:
        inside = {i for i in tree.within(tree.article.span(q.start, q.end)) if tree.relation(i) != "punct"}
        fits = [
            r
            for r in reports
            if r.source is not None and tree.quotation(r.source) is None and len(r.content & inside) * 2 > len(inside)
        ]
        if fits:
            nearest = min(fits, key=lambda r: (len(r.content), r.cue or 0))
            draft = register.of.get(mention_head(tree, register, nearest.source))
            if draft is not None:
                out[q.start] = draft
    return out


class Chains:
    """Turns reports into hops, remembering anonymous sources so that "the source" is the one spoken of before."""

    def __init__(
        self, tree: Tree, register: Register, referents: Mapping[int, Referent], reports: Sequence[Report],
        *, telling: Sequence[Report] | None = None,
    ) -> None:  # fmt: skip
        """`telling`, if given: only these reports have chains; the others are just remembered for "the source"."""
        self._tree, self._register = tree, register
        self._anonymous: list[tuple[str, Hop, Hop | None]] = []  # (lemma, as first named, outlet)
        self._sources = Sources(tree, register, referents)
        chains = [self._chain(r) for r in sorted(reports, key=_reading_order)]
        self._covering: dict[int, Sequence[Chain]] = {}  # what was asked before
        told = None if telling is None else frozenset(telling)
        self._chains = [c for c in chains if told is None or c.report in told]

    @property
    def all(self) -> list[Chain]:
        """All chains, in the order in which the text names their sources."""
        return self._chains

    def covering(self, i: int) -> Sequence[Chain]:
        """The chains whose content holds token i, outermost first."""
        if i not in self._covering:
            over = [c for c in self._chains if i in c.report.content and holds(self._tree, c.report, i)]
            by_depth = sorted(over, key=lambda c: (self._depth(c, over), -len(c.report.content), min(c.report.content)))
            self._covering[i] = by_depth
        return self._covering[i]

    def attribution(self, i: int) -> tuple[Hop, ...]:
        """The whole chain of a claim with head i, the same source only once.

        Hearsay is its origin where nobody is named, or where somebody repeats it ("a source said she reportedly left");
        an outlet, a body or a text that says so is itself who reports it ("she reportedly left, the Gazette said").
        """
        over = self.covering(i)
        hops = [hop for n, chain in enumerate(over) for hop in chain.hops if not (n and self._is_speaker(chain))]
        named = [h for h in hops if h.kind is not SourceKind.HEARSAY]
        if len(named) < len(hops) and hops[0].kind is SourceKind.HEARSAY and self._told_of_telling(i):
            named = hops[:1] + named  # "Lee reportedly told friends that …"
        elif named and (heard := self._repeated(i)) is not None:
            named = [*named, heard]
        out: list[Hop] = []
        for hop in named or hops[-1:]:
            if hop.key not in {h.key for h in out} and _called(hop) not in {_called(h) for h in out}:
                out.append(hop)
        return tuple(out)

    def _is_speaker(self, chain: Chain) -> bool:
        """“We think …,” she said: who says "we" in a speech is the one who speaks, for her body too."""
        source = chain.report.source
        if source is None or self._tree.quotation(source) is None:
            return False
        return any(self._tree.lower(source) in words("people", f"pronouns.{p}") for p in ("first", "first_plural"))

    def _repeated(self, i: int) -> Hop | None:
        """The hearsay that somebody repeats: said of what stands in a person's words, by an adverb in them."""
        over = [c for c in self.covering(i) if c.hops]
        heard = next((c for c in over if c.hops[-1].kind is SourceKind.HEARSAY and c.report.kind == "adverb"), None)
        if heard is None or heard.report.cue is None:
            return None
        within = [c for c in over if c is not heard and heard.report.cue in c.report.content]
        speaker = within[-1].hops[-1] if within else None
        if speaker is None or speaker.kind not in (SourceKind.PERSON, SourceKind.ANONYMOUS):
            return None
        return None if self._accuses(within[-1].report, heard.report.cue) else heard.hops[-1]

    def _accuses(self, report: Report, cue: int) -> bool:
        """Whether who says so is who alleges it: "prosecutors said he allegedly took the money"."""
        if self._tree.lower(cue) not in words("speech", "hedges.alleging") or report.source is None:
            return False
        noun = self._tree.lemma(mention_head(self._tree, self._register, report.source))
        return any(noun in words("quotes", f"anonymity.{name}") for name in ("police", "official"))

    def _told_of_telling(self, i: int) -> bool:
        """Whether the outermost report of a token is hearsay of somebody's telling, and not only of what is told."""
        outer, *inner = self.covering(i)
        named = [c for c in inner if c.hops and c.hops[-1].kind is not SourceKind.HEARSAY]
        cues = [c.report.cue for c in named if c.report.kind == "verb"]
        return len(cues) == len(named) > 0 and all(cue in outer.report.content for cue in cues)

    def _depth(self, chain: Chain, others: Sequence[Chain]) -> int:
        cue = chain.report.cue
        inside = sum(o is not chain and cue is not None and cue in o.report.content for o in others)
        return inside + sum(o is not chain and self._interrupts(o.report, chain.report) for o in others)

    def _interrupts(self, report: Report, other: Report) -> bool:
        """Whether a report stands between commas in the middle of another one, and so tells it: "the papers show, he
        said, that she left"."""
        tree, cue, inner = self._tree, report.cue, other.cue
        if cue is None or inner is None or report.source is None or not inner < report.source < cue:
            return False
        if tree.tokens[cue].sentence != tree.tokens[inner].sentence or cue in other.content or inner in report.content:
            return False
        said = [i for i in other.content if i > inner]
        begun = tree.lower(min(tree.subtree(report.source)) - 1) == ","
        return begun and bool(said) and cue < min(said)

    def _chain(self, report: Report) -> Chain:
        tree = self._tree
        source = _speaking(tree, report)
        speaker = self._sources.hop(report, source) if source is not None else None
        told = report.hearers if (has := keeper(tree, report)) is None else (*report.hearers, has)
        outlet = next((h for t in told if (h := self._sources.outlet(report, t))), None)
        if speaker is not None and speaker.kind is SourceKind.ANONYMOUS:
            speaker, outlet = self._same_anonymous(report, speaker, outlet)
        elif speaker is not None and outlet is None and self._goes_on(report, speaker):
            outlet = (
                next((h for h in self._sources.last.hops if h.kind is SourceKind.OUTLET and h.key != speaker.key), None)
                if self._sources.last
                else None
            )
        cited = self._cited(report, speaker)
        hops = tuple(h for h in (outlet, speaker, cited) if h is not None)
        if not hops and source is not None:
            return Chain(report, ())  # a source that is nobody: "it says", "I think" within a quotation
        if not hops:
            key = f"hearsay:{tree.article.id}:{min(report.content)}"
            hops = (Hop("", SourceKind.HEARSAY, key, None, report.cue_span, report.cue_span),)
        chain = Chain(report, hops)
        if speaker is not None:
            self._sources.last = chain
        return chain

    def _cited(self, report: Report, speaker: Hop | None) -> Hop | None:
        """ "…, citing two officials": the origin behind the one who says it."""
        tree = self._tree
        above = [i for i in (report.cue, report.source) if i is not None and report.kind != "floating"]
        for c in [c for i in above for c in tree.kids(i, "advcl", "acl", "dep")]:
            if tree.tokens[c].xpos == "VBG" and tree.lemma(c) in words("speech", "sources.citing"):
                source = tree.child(c, "obj", "iobj", "nsubj")
                hop = (
                    self._sources.hop(replace(report, cue_span=tree.span([c])), source) if source is not None else None
                )
                return hop if hop is None or speaker is None or hop.name != speaker.name else None
        return None

    def _goes_on(self, report: Report, speaker: Hop) -> bool:
        """Whether a speaker goes on with what was told to the outlet before: "she added"."""
        if self._sources.last is None or not self._sources.last.hops or self._sources.last.hops[-1].key != speaker.key:
            return False
        return report.cue is None or self._tree.lemma(report.cue) in words("speech", "cues.continuing.verbs")

    def _same_anonymous(self, report: Report, speaker: Hop, outlet: Hop | None) -> tuple[Hop, Hop | None]:
        """ "the source" is the last such source (of that outlet, if one is told); "a source" is a new one."""
        tree = self._tree
        assert report.source is not None
        head = mention_head(tree, self._register, report.source)
        lemma = tree.lemma(head)
        determiner = tree.child(head, "det")
        definite = determiner is not None and tree.lower(determiner) in words("people", "determiners.definite")
        one_of = tree.tokens[head].upos == "NUM" and tree.child(head, "nmod") is not None  # "one of them"
        if report.kind == "floating" or definite or one_of or tree.tokens[head].upos == "PRON":
            whoever = words("speech", "sources.whoever")
            for known, first, told in reversed(self._anonymous):
                same = known == lemma or (known in whoever and lemma in whoever)
                if same and (outlet is None or told is None or told.key == outlet.key):
                    return replace(speaker, key=first.key, name=first.name), outlet or told
        speaker = replace(speaker, key=f"anonymous:{tree.article.id}:{len(self._anonymous)}")
        self._anonymous.append((lemma, speaker, outlet))
        return speaker, outlet


def _called(hop: Hop) -> tuple[SourceKind, str]:
    """What a source is called: two of the same words in one chain are one."""
    return hop.kind, hop.name.lower() or hop.key


def _speaking(tree: Tree, report: Report) -> int | None:
    """The source of a report; of "the Gazette, citing officials, says" not the officials."""
    if report.source is None or report.cue is None or (own := tree.child(report.cue, "nsubj")) is None:
        return report.source
    for a in tree.ancestors(report.source):
        if a == report.cue:
            break
        if tree.tokens[a].xpos == "VBG" and tree.lemma(a) in words("speech", "sources.citing"):
            return own
    return report.source


def _reading_order(report: Report) -> tuple[int, int]:
    """Reports in the order in which the text names their sources."""
    place = report.source if report.source is not None else report.cue
    return (place if place is not None else min(report.content), min(report.content))
