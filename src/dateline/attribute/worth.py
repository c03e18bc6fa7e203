"""Which units are claims: those that tell something of somebody, and can be understood by themselves."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dateline.attribute.alone import stands_alone
from dateline.attribute.chains import Chains
from dateline.attribute.comments import is_aside, is_bare_saying, is_comment, is_filler, is_sourcing
from dateline.attribute.fragments import expletive, is_asked, is_general, is_order, is_remark, is_torn
from dateline.attribute.governors import is_taken_back
from dateline.attribute.moods import full_form
from dateline.attribute.participants import Cast
from dateline.attribute.register import is_person_noun
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit, is_finite
from dateline.lang import table, words
from dateline.model import EntityKind, Participant, Referent, Role


class Worth:
    """Judges the units of one article; `timed` are the tokens of its time expressions."""

    def __init__(
        self, tree: Tree, cast: Cast, referents: Mapping[int, Referent], chains: Chains, timed: Collection[int],
        units: Sequence[Unit],
    ) -> None:  # fmt: skip
        self._tree, self._cast, self._chains, self._timed = tree, cast, chains, frozenset(timed)
        self._kinds = {r.id: r.kind for r in referents.values()}
        self._nouns = frozenset(u.head for u in units if u.kind == "noun")
        self._heads = frozenset(u.head for u in units if u.kind != "noun")

    def claims(self, unit: Unit) -> bool:
        """Whether a unit tells something of somebody: no question, order, advice or general remark."""
        tree, head = self._tree, unit.head
        if unit.kind == "noun":
            return self._of_somebody(unit)
        reported = bool(self._chains.covering(head))
        if is_asked(tree, unit) or is_torn(tree, unit, self._heads):
            return False
        cues = {cue for c in self._chains.covering(head) if (cue := c.report.cue) is not None}
        if not stands_alone(tree, unit, self._timed, cues):
            return False
        auxiliaries = {tree.lower(c) for c in tree.kids(head, "aux")}
        if auxiliaries & words("speech", "advice.modals") and not reported and not self._due(unit):
            return False
        if not reported and (is_remark(tree, unit) or is_sourcing(tree, unit) or is_comment(tree, unit)):
            return False
        if (
            is_bare_saying(tree, unit)
            or is_filler(tree, unit)
            or is_aside(tree, unit)
            or is_order(tree, unit)
            or self._of_nobody(unit)
            or self._tells_of_words(unit)
        ):
            return False
        if is_general(tree, unit) and not self._named(unit) and not self._timed & set(unit.own):
            return False
        if self._addresses_reader(unit) or self._relates(unit) or self._unfinished(unit):
            return False
        if self._empty(unit):
            return False
        if any(self._kind(p) not in (EntityKind.OTHER, EntityKind.PLACE) for p in self._cast.of(unit)):
            return True
        if tree.tokens[head].upos == "VERB" and self._by_place(unit):
            return True
        if reported and (is_finite(tree, head) or self._said_to(head)) and self._about_something(unit):
            return True
        if reported and is_finite(tree, head) and self._about_speaker(unit):
            return True
        if reported and is_finite(tree, head) and self._counts(unit):
            return True
        if is_finite(tree, head) and self._timed & set(unit.own) and self._about_something(unit):
            return True  # a dated state or plan: "a trial is likely to begin in September"
        if self._done_by_people(unit) or (is_finite(tree, head) and self._of_money(unit)):
            return True
        done = tree.tokens[head].upos == "VERB" or tree.child(head, "aux:pass") is not None  # "nobody was hurt"
        if not done or not self._occurs(head):
            return False
        if (governor := self._result_of(head)) is not None:
            return self._past(governor)
        return is_finite(tree, head) and (self._past(head) or bool(self._timed & set(unit.own)))

    def _by_place(self, unit: Unit) -> bool:
        """Whether a place does something, as those do who act for it: "Harrow sets strict rules"."""
        return any(p.role is Role.AGENT and self._kind(p) is EntityKind.PLACE for p in self._cast.of(unit))

    def _of_somebody(self, unit: Unit) -> bool:
        """Whether a noun's happening is somebody's ("his arrest"), is what is rumoured or denied, or is dated; what
        only has a place ("during a match in Harrow") is where the clause beside it happened."""
        cast = self._cast.of(unit)
        reports = [c.report for c in self._chains.covering(unit.head)]
        if any(r.kind == "noun" or r.denied for r in reports) or self._timed & set(unit.own):
            return bool(cast)
        return any(self._kind(p) is not EntityKind.PLACE for p in cast)

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
        """Whether what is quoted is about the speaker's own ("we", "I"), or what is said about them, though the text
        doesn't tell who is meant: "they will appeal, their lawyer said"."""
        if self._of_us(unit):
            return True
        if unit.subject is None:
            return False
        word = self._tree.lower(unit.subject)
        if self._tree.quotation(unit.subject) is None:
            return word in words("people", "pronouns.plural")
        return any(word in words("people", f"pronouns.{p}") for p in ("first", "first_plural", "plural"))

    def _of_us(self, unit: Unit) -> bool:
        """Whether a quotation tells something of "us", one of whom is the speaker."""
        said = self._tree.within(unit.span) if self._tree.quotation(unit.head) is not None else ()
        return any(self._tree.lower(i) in words("people", "pronouns.first_plural") for i in said)

    def _done_by_people(self, unit: Unit) -> bool:
        """What people without a name did: "managers told nurses to …"."""
        tree, subject = self._tree, unit.subject
        people = subject is not None and is_person_noun(tree.lemma(subject))
        return people and tree.tokens[unit.head].upos == "VERB" and is_finite(tree, unit.head) and self._past(unit.head)

    def _tells_of_words(self, unit: Unit) -> bool:
        """ "Rumours that she left began in May": that there are such words, where what they say is told by itself."""
        if is_taken_back(self._tree, unit.head):
            return False  # that they stand no more is news
        said = [c.report for c in self._chains.all if c.report.kind == "noun" and c.report.cue == unit.subject]
        return any(self._heads & r.content - {unit.head} or self._nouns & r.content for r in said)

    def _named(self, unit: Unit) -> bool:
        """Whether somebody or something with a name takes part, or a quoted "us", of whom the speaker is one, or a
        number tells how many."""
        own = [self._tree.tokens[i] for i in unit.own]
        return (
            self._of_us(unit)
            or any(self._cast.is_named(p) for p in self._cast.of(unit))
            or any(t.xpos == "CD" for t in own[1:])
        )

    def _relates(self, unit: Unit) -> bool:
        """ "… which included X": a verb that tells no happening, only what belongs to what."""
        return self._tree.lemma(unit.head) in words("speech", "frames.relating")

    def _unfinished(self, unit: Unit) -> bool:
        """A condition that stands alone ("If I love you."): no proposition."""
        mark = self._tree.child(unit.head, "mark")
        alone = self._tree.relation(unit.head) in ("root", "parataxis")
        alone = alone or (self._tree.relation(unit.head) == "ccomp" and unit.head < self._tree.tokens[unit.head].head)
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

    def _of_nobody(self, unit: Unit) -> bool:
        """Whether the subject is a pronoun and nothing tells whom or what it means; what a speaker says of "us" is
        the speaker's. What is dated or tells a sum is told all the same ("it is due to be finished in March"), and what
        somebody says, in other words than theirs, of "them"."""
        tree, subject = self._tree, unit.subject
        if self._timed & set(unit.own) or (is_finite(tree, unit.head) and self._of_money(unit)):
            return False
        if subject is not None and (owner := tree.child(subject, "nmod:poss")) is not None:
            word = tree.lower(owner)
            others = any(word in words("people", f"pronouns.{p}") for p in ("male", "female", "plural", "neuter"))
            if others and tree.tokens[owner].upos in ("PRON", "DET") and not self._cast.knows(owner):
                return not self._past(unit.head)
        if subject is None or self._cast.knows(subject) or tree.tokens[subject].upos not in ("PRON", "DET"):
            return False
        word = tree.lower(subject)
        mine = any(word in words("people", f"pronouns.{p}") for p in ("first", "first_plural"))
        if mine:
            return tree.quotation(subject) is None
        if word in words("people", "pronouns.plural"):
            told = tree.quotation(subject) is None and self._chains.covering(unit.head)
            return not (self._past(unit.head) or told) or tree.child(unit.head, "mark") is not None
        if any(word in words("people", f"pronouns.{p}") for p in ("neuter", "second")):
            return not expletive(tree, subject) or bool(self._heads & set(tree.kids(unit.head, "ccomp", "csubj")))
        return word in words("people", "determiners.pointing")

    def _of_money(self, unit: Unit) -> bool:
        """Whether somebody says a sum ("it owes the bank £2 million"): that can be understood by itself. Where nobody
        is told to say so, it may be said by the one who spoke before."""
        signs = table("numbers")["currencies"]
        if self._relative(unit) or not self._chains.covering(unit.head):
            return False
        return any(self._tree.tokens[i].text in signs for i in unit.own)

    def _counts(self, unit: Unit) -> bool:
        """Whether a clause tells how many of something ("it will take two seasons")."""
        counted = [i for i in unit.own if self._tree.tokens[i].upos == "NUM" and self._tree.relation(i) == "nummod"]
        return bool(counted) and not self._relative(unit)

    def _relative(self, unit: Unit) -> bool:
        return self._tree.tokens[unit.head].deprel == "acl:relcl"

    def _due(self, unit: Unit) -> bool:
        """ "The bridge should be open by May": a state that is dated is expected, and no advice."""
        state = self._tree.child(unit.head, "cop") is not None
        return state and bool(self._timed & set(unit.own)) and self._about_something(unit)

    def _addresses_reader(self, unit: Unit) -> bool:
        second = words("people", "pronouns.second")
        return any(self._tree.lower(i) in second and self._tree.quotation(i) is None for i in unit.own)

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
        return any(full_form(self._tree, c) in words("speech", "tense.have") for c in self._tree.kids(head, "aux"))

    def _kind(self, participant: Participant) -> EntityKind:
        return self._kinds[participant.referent]
