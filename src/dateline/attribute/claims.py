"""Claims: each unit that tells something about somebody, with its participants, source, date and modality."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.attribute.amounts import find_amounts
from dateline.attribute.chains import Chain, Chains
from dateline.attribute.comments import is_bare_saying
from dateline.attribute.contexts import Contexts
from dateline.attribute.dating import Dater
from dateline.attribute.eventuality import eventuality
from dateline.attribute.fragments import is_headless
from dateline.attribute.modality import judge
from dateline.attribute.participants import Cast
from dateline.attribute.register import Register
from dateline.attribute.titles import title
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit, is_finite
from dateline.attribute.whole import whole_span
from dateline.attribute.worth import Worth
from dateline.lang import words
from dateline.model import (
    Claim,
    Phase,
    Polarity,
    Referent,
    SourceKind,
    TimeExpression,
    TimexType,
)
from dateline.span import Span

_SHORTEST = 2  # words of a title


class ClaimMaker:
    """Makes the claims of one article from its units."""

    def __init__(
        self, tree: Tree, register: Register, referents: Mapping[int, Referent], chains: Chains,
        timexes: Sequence[TimeExpression], units: Sequence[Unit],
    ) -> None:  # fmt: skip
        self._tree, self._register, self._referents, self._chains = tree, register, referents, chains
        self._dater = Dater(tree, timexes, {u.head: u for u in units if u.kind != "utterance"})
        self._units = units
        # "every year" dates nothing: a habit is no happening
        self._timed = {i for t in timexes if t.type is not TimexType.SET for i in tree.within(t.span)}
        self._cast = Cast(tree, register, referents)
        self._contexts = Contexts(tree, register)
        self._unsound: set[int] = set()  # heads of units whose titles can't be understood by themselves
        self._torn: set[int] = set()  # heads of units of which nothing can be told as the text does
        self._worth = Worth(tree, self._cast, referents, chains, self._timed, units)

    def claims(self) -> tuple[Claim, ...]:
        """The claims in text order. A dated act of speaking is a claim where nothing that it says is one."""
        made = {
            u.head: c
            for u in self._units
            if u.kind != "utterance" and self._worth.claims(u) and self._is_told(u, c := self._claim(u))
        }
        out = [c for head, c in made.items() if not self._is_held(head, made)]
        for unit in self._units:
            if unit.kind == "utterance" and (spoken := self._utterance(unit, made)) is not None:
                out.append(spoken)
        unique = {c.id: c for c in out}
        return tuple(sorted(unique.values(), key=lambda c: (c.span, c.head)))

    def _is_told(self, unit: Unit, claim: Claim) -> bool:
        """Whether a claim's title tells something by itself."""
        if self._is_nobodys(unit, claim) or self._is_misgiven(unit):
            return False
        return _says_enough(claim) and not is_headless(self._tree, unit, claim.title)

    def _is_held(self, head: int, made: Mapping[int, Claim]) -> bool:
        """Whether a noun's happening is told by the clause that holds its words, and has no day, source or denial of
        its own: "after his resignation, …"."""
        unit = next(u for u in self._units if u.head == head and u.kind != "utterance")
        if unit.kind != "noun" or self._timed & set(unit.own):
            return False
        if any(c.report.kind == "noun" or c.report.denied for c in self._chains.covering(head)):
            return False
        span, said = made[head].span, self._tree.tokens[head].text
        others = [c for h, c in made.items() if h != head and said in c.title]
        return any(c.span.start <= span.start and span.end <= c.span.end for c in others)

    def _is_nobodys(self, unit: Unit, claim: Claim) -> bool:
        """Whether a claim can't be understood by itself, and nothing is to be had from it: of nobody with a name, at no
        time, said by nobody. What several did is told though the text doesn't tell who they are."""
        if unit.head not in self._unsound or unit.kind != "clause" or self._timed & set(unit.own):
            return False
        plural = unit.subject is not None and self._tree.lower(unit.subject) in words("people", "pronouns.plural")
        return not plural and not claim.attribution and not any(map(self._cast.is_named, claim.participants))

    def _is_misgiven(self, unit: Unit) -> bool:
        """Whether a torn participle or infinitive without a day has its doer by the tree alone: "[Lee] killing two"."""
        bare = unit.kind == "clause" and not is_finite(self._tree, unit.head) and unit.subject not in unit.own
        return bare and unit.head in self._torn and not self._timed & set(unit.own)

    def of_all(self) -> tuple[Claim, ...]:
        """A claim for each unit in text order, whatever it tells."""
        return tuple(sorted(map(self._claim, self._units), key=lambda c: (c.span, c.head)))

    # -- one claim

    def _claim(self, unit: Unit) -> Claim:
        tree = self._tree
        unit = replace(unit, span=whole_span(tree, unit))
        covering = self._chains.covering(unit.head)
        made = title(tree, unit, self._register, self._referents, covering)
        if not made.sound:
            self._unsound.add(unit.head)
        if made.torn:
            self._torn.add(unit.head)
        modality = judge(tree, unit, covering, past_speech=self._past_speech(covering, unit))
        when = self._dater.when(unit, modality.phase, covering)
        head_span = tree.span([unit.head])
        quotation = tree.quotation(unit.head)
        attribution = self._chains.attribution(unit.head)
        direct = quotation is not None and bool(attribution) and unit.span.start >= quotation.start
        speaker = _speaker(covering)
        cast = self._cast.of(unit, speaker)
        return Claim(
            id=claim_id(tree.article.id, unit.span, head_span),
            span=unit.span,
            head=head_span,
            predicate=self._predicate(unit.head),
            title=made.text,
            participants=cast,
            when=when,
            certainty=modality.certainty,
            polarity=modality.polarity,
            phase=modality.phase,
            attribution=attribution,
            direct_quote=direct,
            amounts=find_amounts(tree, unit.own),
            rule=modality.rule,
            eventuality=eventuality(tree, unit),
            unresolved=self._cast.unresolved(unit, cast, speaker),
            context=self._contexts.of(made.shown, made.unclear, made.named),
        )

    def _utterance(self, unit: Unit, made: Mapping[int, Claim]) -> Claim | None:
        """The act of speaking, where no claim came of the words: a dated one, a denial ("denied any wrongdoing") or an
        accusation ("accused him of bribery")."""
        chain = next((c for c in self._chains.all if c.report.cue == unit.head), None)
        if chain is None or any(h in made for h in chain.report.content):
            return None
        dated, finite = bool(self._timed & set(unit.own)), is_finite(self._tree, unit.head)
        accused = self._tree.lemma(unit.head) in words("speech", "cues.verbs.of_deeds")
        if not (finite and (chain.report.denied or accused)) and (
            not dated or all(self._tree.quotation(i) is None for i in chain.report.content)
        ):
            return None  # "posted a picture" is an act, not words
        if not chain.hops or chain.hops[-1].kind is SourceKind.HEARSAY:
            return None
        spoken = Unit(unit.head, unit.own, unit.span, unit.subject, "utterance")
        claim = self._claim(spoken)
        if not _says_enough(claim) or not claim.participants:
            return None
        top = self._tree.top(chain.report.content)
        told = top is not None and self._tree.tokens[top].text in claim.title
        if not (told or chain.report.denied) and is_bare_saying(self._tree, unit):
            return None  # "Lee said last week"
        known = {hop.key for hop in claim.attribution}
        return replace(
            claim,
            phase=Phase.HAPPENED,
            attribution=(*claim.attribution, *(hop for hop in chain.hops if hop.key not in known)),
            direct_quote=False,
            rule="utterance",
            polarity=claim.polarity if accused else Polarity.POSITIVE,
        )

    def _past_speech(self, covering: Sequence[Chain], unit: Unit) -> bool:
        """Whether a unit is indirect speech under a verb in the past, so that its tense is shifted back."""
        if not covering or covering[-1].report.cue is None:
            return False
        cue = covering[-1].report.cue
        if not self._tells_in_the_past(cue):
            return False
        subject = unit.subject
        anchor = subject if subject is not None and subject in unit.own else unit.head
        return self._tree.quotation(anchor) is None

    def _tells_in_the_past(self, cue: int) -> bool:
        """Whether a verb of saying is in the past, or a participle that goes on with one which is: "said …, adding"."""
        tree = self._tree
        for i in (cue, *tree.ancestors(cue)):
            if tree.tokens[i].xpos != "VBG" or tree.kids(i, "aux", "cop"):
                return tree.tokens[i].xpos == "VBD"
        return False

    def _predicate(self, head: int) -> str:
        """The lemma of the head with its particle ("move in", "take back")."""
        particle = self._tree.child(head, "compound:prt")
        return self._tree.lemma(head) + (f" {self._tree.lower(particle)}" if particle is not None else "")


def _speaker(covering: Sequence[Chain]) -> str | None:
    """The referent of the person whose words they are."""
    hops = [hop for chain in covering for hop in chain.hops]
    return hops[-1].referent if hops and hops[-1].kind is SourceKind.PERSON else None


def _says_enough(claim: Claim) -> bool:
    """Not "Mean": what is left of a clause whose words say who says it."""
    return len(claim.title.split()) >= _SHORTEST


def claim_id(article: str, span: Span, head: Span) -> str:
    """The id of a claim: a hash of article, span and head span, so that titles, links and dates never enter it."""
    key = f"{article}:{span.start}:{span.end}:{head.start}:{head.end}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]
