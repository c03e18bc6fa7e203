"""Claims: each unit that tells something about somebody, with its participants, source, date and modality."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.attribute.amounts import find_amounts
from dateline.attribute.certainty import judge
from dateline.attribute.chains import Chain, Chains
from dateline.attribute.dating import Dater
from dateline.attribute.eventuality import eventuality
from dateline.attribute.register import Register
from dateline.attribute.titles import title
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit, is_finite
from dateline.lang import words
from dateline.model import (
    Claim,
    EntityKind,
    Participant,
    Phase,
    Polarity,
    Referent,
    Role,
    SourceKind,
    TimeExpression,
    TimexType,
)
from dateline.span import Span


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

    def claims(self) -> tuple[Claim, ...]:
        """The claims in text order. A dated act of speaking is a claim where nothing that it says is one."""
        made = {
            u.head: c
            for u in self._units
            if u.kind != "utterance" and self._worth(u) and (c := self._claim(u)) is not None
        }
        out = list(made.values())
        for unit in self._units:
            if unit.kind == "utterance" and (spoken := self._utterance(unit, made)) is not None:
                out.append(spoken)
        unique = {c.id: c for c in out}
        return tuple(sorted(unique.values(), key=lambda c: (c.span, c.head)))

    # -- which units are claims

    def _worth(self, unit: Unit) -> bool:
        """Whether a unit tells something of somebody: no question, order, advice or general remark."""
        tree, head = self._tree, unit.head
        if unit.kind == "noun":
            return bool(self._participants(unit))
        reported = bool(self._chains.covering(head))
        sentence = tree.sentence(head)
        if tree.lower(sentence[-1]) == "?" or (len(sentence) > 1 and tree.lower(sentence[-2]) == "?"):
            return False
        auxiliaries = {tree.lower(c) for c in tree.kids(head, "aux")}
        if auxiliaries & words("speech", "advice.modals") and not reported:
            return False
        if tree.tokens[head].xpos == "VB" and unit.subject is None and not auxiliaries:
            return False  # an order
        if self._torn(unit):
            return False
        if self._addresses_reader(unit) or self._relates(unit) or self._unfinished(unit):
            return False
        if self._empty(unit):
            return False
        if any(self._kind(p) not in (EntityKind.OTHER, EntityKind.PLACE) for p in self._participants(unit)):
            return True
        if reported and (is_finite(tree, head) or self._said_to(head)) and self._about_something(unit):
            return True
        if reported and is_finite(tree, head) and self._about_speaker(unit):
            return True
        if is_finite(tree, head) and self._timed & set(unit.own) and self._about_something(unit):
            return True  # a dated state or plan: "a trial is likely to begin in September"
        if tree.tokens[head].upos != "VERB" or not self._occurs(head):
            return False
        if (governor := self._result_of(head)) is not None:
            return self._past(governor)
        return is_finite(tree, head) and (self._past(head) or bool(self._timed & set(unit.own)))

    def _result_of(self, head: int) -> int | None:
        """The finite verb that a bare participle goes on with: "…, killing twelve and wounding thirty"."""
        tree = self._tree
        above = tree.head(head)
        if tree.tokens[head].xpos != "VBG" or above is None or tree.kids(head, "aux", "mark", "nsubj"):
            return None
        if tree.relation(head) == "conj":
            return self._result_of(above)
        if tree.relation(head) != "advcl" or head < above or tree.child(head, "obj", "xcomp") is None:
            return None
        while tree.relation(above) == "xcomp":
            above = tree.tokens[above].head
        return above if is_finite(tree, above) else None

    def _said_to(self, head: int) -> bool:
        """Whether a predicate is what somebody "is said to" do: an infinitive with the subject of the hearsay."""
        above = self._tree.head(head)
        passive = above is not None and self._tree.child(above, "aux:pass", "nsubj:pass") is not None
        return passive and self._tree.relation(head) == "xcomp"

    def _about_something(self, unit: Unit) -> bool:
        """Whether a clause is about a thing that it names, and not about "it" or "that"."""
        return unit.subject is not None and self._tree.tokens[unit.subject].upos in ("NOUN", "PROPN", "NUM")

    def _about_speaker(self, unit: Unit) -> bool:
        """Whether what is quoted is about the speaker's own ("we", "I") or about them, though the text doesn't tell
        who is meant."""
        if unit.subject is None or self._tree.quotation(unit.subject) is None:
            return False
        word = self._tree.lower(unit.subject)
        return any(word in words("people", f"pronouns.{p}") for p in ("first", "first_plural", "plural"))

    def _relates(self, unit: Unit) -> bool:
        """ "… which included X": a verb that tells no happening, only what belongs to what."""
        return self._tree.lemma(unit.head) in words("speech", "frames.relating")

    def _unfinished(self, unit: Unit) -> bool:
        """A condition that stands alone ("If I love you."): no proposition."""
        mark = self._tree.child(unit.head, "mark")
        alone = self._tree.relation(unit.head) in ("root", "parataxis")
        return alone and mark is not None and self._tree.lower(mark) in words("speech", "conditional.marks")

    def _empty(self, unit: Unit) -> bool:
        """A clause on a noun that only takes it up again: "the clock he had made", "what began"."""
        tree = self._tree
        if tree.relation(unit.head) != "acl" or unit.head in self._timed:
            return False
        said = [
            i
            for i in unit.own
            if tree.tokens[i].upos not in ("PRON", "AUX", "PUNCT", "ADP", "SCONJ", "DET", "PART", "CCONJ")
        ]
        return len(said) < 2

    def _torn(self, unit: Unit) -> bool:
        """What is left of a clause that the parser tore: its verb outside, or nothing but an auxiliary."""
        tree = self._tree
        inside = tree.within(unit.span)
        if unit.head not in inside:
            return True
        alone = (
            tree.lemma(unit.head) in words("speech", "tense.auxiliaries")
            and tree.child(unit.head, "obj", "xcomp") is None
        )
        said = [i for i in inside if i != unit.head and tree.tokens[i].upos in ("NOUN", "PROPN", "ADJ", "NUM", "VERB")]
        return alone and not [i for i in said if i > unit.head]

    def _addresses_reader(self, unit: Unit) -> bool:
        subject = unit.subject
        return (
            subject is not None
            and self._tree.lower(subject) in words("people", "pronouns.second")
            and self._tree.quotation(subject) is None
        )

    def _occurs(self, head: int) -> bool:
        return any(
            e.token == head and e.label in ("OCCURRENCE", "ASPECTUAL", "I_ACTION")
            for e in self._tree.annotations.events
        )

    def _past(self, head: int) -> bool:
        tree = self._tree
        tags = {tree.tokens[c].xpos for c in tree.kids(head, "aux")}
        if tree.tokens[head].xpos == "VBN" and tags and not self._perfect(head):
            if "MD" in tags:
                return False  # "can be seen": no past
            return "VBD" in tags or bool(self._chains.covering(head))  # "is used": a habit
        return tree.tokens[head].xpos in ("VBD", "VBN") or "VBD" in tags

    def _perfect(self, head: int) -> bool:
        return any(self._tree.lower(c) in words("speech", "tense.have") for c in self._tree.kids(head, "aux"))

    def _kind(self, participant: Participant) -> EntityKind:
        return next(r.kind for r in self._referents.values() if r.id == participant.referent)

    # -- one claim

    def _claim(self, unit: Unit) -> Claim | None:
        tree = self._tree
        covering = self._chains.covering(unit.head)
        modality = judge(tree, unit, covering, past_speech=self._past_speech(covering, unit))
        when = self._dater.when(unit, modality.phase, covering)
        head_span = tree.span([unit.head])
        quotation = tree.quotation(unit.head)
        attribution = self._chains.attribution(unit.head)
        direct = quotation is not None and bool(attribution) and unit.span.start >= quotation.start
        return Claim(
            id=claim_id(tree.article.id, unit.span, head_span),
            span=unit.span,
            head=head_span,
            predicate=self._predicate(unit.head),
            title=title(tree, unit, self._register, self._referents, covering),
            participants=self._participants(unit),
            when=when,
            certainty=modality.certainty,
            polarity=modality.polarity,
            phase=modality.phase,
            attribution=attribution,
            direct_quote=direct,
            amounts=find_amounts(tree, unit.own),
            rule=modality.rule,
            eventuality=eventuality(tree, unit),
        )

    def _utterance(self, unit: Unit, made: Mapping[int, Claim]) -> Claim | None:
        """The act of speaking, where no claim came of the words: a dated one, or a denial ("denied any wrongdoing")."""
        chain = next((c for c in self._chains.all if c.report.cue == unit.head), None)
        if chain is None or any(h in made for h in chain.report.content):
            return None
        dated, denied = bool(self._timed & set(unit.own)), chain.report.denied and is_finite(self._tree, unit.head)
        if not denied and (not dated or all(self._tree.quotation(i) is None for i in chain.report.content)):
            return None  # "posted a picture" is an act, not words
        if not chain.hops or chain.hops[-1].kind is SourceKind.HEARSAY:
            return None
        spoken = Unit(unit.head, unit.own, unit.span, unit.subject, "utterance")
        claim = self._claim(spoken)
        if claim is None or not claim.participants:
            return None
        return replace(
            claim,
            phase=Phase.HAPPENED,
            attribution=chain.hops,
            direct_quote=False,
            rule="utterance",
            polarity=Polarity.POSITIVE,
        )

    def _past_speech(self, covering: Sequence[Chain], unit: Unit) -> bool:
        """Whether a unit is indirect speech under a verb in the past, so that its tense is shifted back."""
        if not covering or covering[-1].report.cue is None:
            return False
        cue = covering[-1].report.cue
        if self._tree.tokens[cue].xpos != "VBD":
            return False
        subject = unit.subject
        anchor = subject if subject is not None and subject in unit.own else unit.head
        return self._tree.quotation(anchor) is None

    def _predicate(self, head: int) -> str:
        """The lemma of the head with its particle ("move in", "take back")."""
        particle = self._tree.child(head, "compound:prt")
        return self._tree.lemma(head) + (f" {self._tree.lower(particle)}" if particle is not None else "")

    # -- who takes part

    def _participants(self, unit: Unit) -> tuple[Participant, ...]:
        """The referents that the unit names or points to, each once, with the strongest role."""
        found: dict[str, Participant] = {}
        if unit.subject is not None and unit.subject not in unit.own:
            self._add(found, unit, self._register.name_head(unit.subject), self._role(unit, unit.subject), outside=True)
        for i in unit.own:
            self._add(found, unit, i, self._role(unit, i))
        return tuple(sorted(found.values(), key=lambda p: (list(Role).index(p.role), p.span)))

    def _add(self, found: dict[str, Participant], unit: Unit, i: int, role: Role, *, outside: bool = False) -> None:
        draft = self._register.of.get(i)
        if draft is None or draft not in self._referents or i == unit.head:
            return
        mention = next((m for m in self._register.drafts[draft].mentions if m.head == i), None)
        if mention is None:
            return
        span = self._tree.span(range(mention.first, mention.last))
        if not outside and not (unit.span.start <= span.start and span.end <= unit.span.end):
            return
        referent = self._referents[draft]
        order = list(Role)
        before = found.get(referent.id)
        if before is None or order.index(role) < order.index(before.role):
            found[referent.id] = Participant(referent.id, role, span)

    def _role(self, unit: Unit, i: int) -> Role:
        """The role of a token's phrase in the unit, by its path to the head."""
        tree = self._tree
        passive = any(tree.tokens[c].deprel in ("aux:pass", "nsubj:pass") for c in tree.children[unit.head])
        if i == unit.subject:
            participle = tree.tokens[unit.head].xpos == "VBN" and tree.relation(unit.head) == "acl"
            return Role.PATIENT if passive or participle else Role.AGENT
        path = i
        while (
            tree.head(path) is not None
            and tree.head(path) != unit.head
            and tree.relation(path) in ("conj", "flat", "compound")
        ):
            path = tree.tokens[path].head
        if tree.head(path) != unit.head and unit.kind != "noun":
            governor = tree.head(path)
            complement = governor is not None and tree.relation(governor) == "xcomp"
            if not complement:
                return Role.OTHER
        relation = tree.tokens[path].deprel
        if relation == "obl:agent":
            return Role.AGENT
        if relation.startswith("nsubj"):
            return Role.PATIENT if relation == "nsubj:pass" else Role.AGENT
        if relation in ("obj", "iobj"):
            return Role.PATIENT
        if relation.startswith(("obl", "nmod")):
            if relation == "nmod:poss":
                return Role.AGENT if unit.kind == "noun" else Role.OTHER
            draft = self._register.of.get(i)
            place = draft is not None and draft in self._referents and self._referents[draft].kind is EntityKind.PLACE
            return Role.PLACE if place else Role.PARTNER
        return Role.OTHER


def claim_id(article: str, span: Span, head: Span) -> str:
    """The id of a claim: a hash of article, span and head span, so that titles, links and dates never enter it."""
    key = f"{article}:{span.start}:{span.end}:{head.start}:{head.end}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]
