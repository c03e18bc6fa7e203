"""What is told on from a dated clause: "The bank failed on Monday. Clerks locked the doors." is one Monday.

A narrative in the simple past moves on where nothing else is said (Kamp and Reyle 1993; Lascarides and Asher 1993): the
next happening is of the same day as the one told before, until a tense, a word or a new paragraph leaves it. Only days
are told on: what followed in a year or a month may be of any. In news of the day the last clause may be of the
publication's own day as well, and the bounds say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dateline.attribute.eventuality import eventuality
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit, after_dateline
from dateline.lang import words
from dateline.model import Eventuality, Phase, TimeExpression, TimexType
from dateline.when import Basis, Reason, When

_DAYS = 2  # the widest that is told on: a night
_EARLIER = 0.75  # how sure the reader may be that the next clause lies before, for it to be told on
_APART = 2  # sentences from one clause of a scene to the next, for what somebody says between them
_PARAGRAPHS = 2  # that the news of a day is told on over
_JOINED = frozenset(["conj", "parataxis"])
_TELLING = ("NOUN", "PROPN")
_PERSONAL = ("PRP", "PRP$")
_CLIMB = 3  # heads above a date among which its clause is


@dataclass(frozen=True, slots=True)
class _Setting:
    """A clause with a date, as far back as a scene goes: the date, and how many paragraphs end between."""

    head: int
    timex: TimeExpression
    paragraphs: int


class Scene:
    """The day that a text is telling of at a clause; what stands between quotation marks tells its own."""

    def __init__(self, tree: Tree, at: Mapping[int, TimeExpression]) -> None:
        self._tree, self._at = tree, at
        self._earlier = {(o.first, o.second): o.score for o in tree.annotations.orders if o.label == "AFTER"}
        self._dates: dict[int, list[TimeExpression]] = {}
        self._mains = [i for i in range(len(tree.tokens)) if self._moves(i)]
        mains = set(self._mains)
        for i, timex in at.items():
            if i < after_dateline(tree, i):
                continue  # the day of writing, and not of what is told
            for above in [i, *tree.ancestors(i)][: _CLIMB + 1]:
                if above in mains:
                    self._dates.setdefault(above, []).append(timex)
                    break
                if above != i and tree.tokens[above].upos == "VERB":
                    break

    def goes_on(self, unit: Unit, phase: Phase) -> When | None:
        """The day of a clause without a date that goes on with what was told before; None where it doesn't."""
        head = self._beside(unit.head)
        if phase is not Phase.HAPPENED or unit.kind != "clause" or not self._moves(head) or not self._past(head):
            return None
        if eventuality(self._tree, unit) is not Eventuality.EVENT or self._leaves(unit):
            return None
        setting = self._setting(head)
        if setting is None or self._earlier.get((setting.head, unit.head), 0.0) >= _EARLIER:
            return None
        when = setting.timex.when
        near = self._to_publication(when)
        if setting.paragraphs and near is None and not (setting.paragraphs == 1 and self._takes_up(unit)):
            return None
        if setting.paragraphs and self._begins_anew(head):
            return None
        when = near or when
        words_ = setting.timex.span.of(self._tree.article.text)
        reason = Reason(f"told on from '{words_}'", setting.timex.span)
        return When(when.earliest, when.latest, Basis.INFERRED, (*when.because, reason))

    def day_of(self, head: int) -> When | None:
        """The day of a main clause without a date where its paragraph tells of one: "They met on Monday. He said …"."""
        if not self._moves(head) or not self._past(head):
            return None
        setting = self._setting(head)
        if setting is None or self._earlier.get((setting.head, head), 0.0) >= _EARLIER:
            return None
        near = self._to_publication(setting.timex.when)
        return near if near or setting.paragraphs else setting.timex.when

    def _setting(self, head: int) -> _Setting | None:
        """The dated clause that a clause goes on from, back over clauses of the same voice in the simple past."""
        tree = self._tree
        voice, member, paragraphs = self._voice(head), head, 0
        for before in reversed(self._mains):
            if before >= head or self._voice(before) != voice:
                continue
            if tree.tokens[member].sentence - tree.tokens[before].sentence > _APART:
                return None
            dates = [t for t in self._dates.get(before, ()) if t.when.known]
            if self._pluperfect(before) and not dates:
                continue
            blocks = (tree.block_of(i) for i in (member, before))
            paragraphs += next(blocks) - next(blocks)
            if paragraphs > _PARAGRAPHS:
                return None
            if dates:
                days = [t for t in dates if self._sets(t)]
                told = days and (self._past(before) or self._is_heading(before))
                return _Setting(before, days[0], paragraphs) if told else None
            if not self._past(before):
                return None
            member = before
        return None

    def _beside(self, head: int) -> int:
        """The clause that a participle ("…, killing two") or one with "as" or "when" is told beside, else itself."""
        tree, above = self._tree, self._tree.head(head)
        if above is None or tree.relation(head) != "advcl" or self._pluperfect(head):
            return head
        mark = next(
            (c for c in tree.children[head] if tree.relation(c) == "mark" or tree.tokens[c].xpos == "WRB"), None
        )
        bare = mark is None and tree.tokens[head].xpos == "VBG" and head > above
        same = mark is not None and self._past(head) and tree.lower(mark) in words("scene", "beside")
        return above if bare or same else head

    def _sets(self, timex: TimeExpression) -> bool:
        """Whether an expression names a day, or a night, that is over: a story goes on from it."""
        when, latest = timex.when, self._tree.article.published.latest
        day = when.days is not None and when.days <= _DAYS and timex.relation == "in"
        coming = latest is not None and when.earliest is not None and when.earliest > latest
        return day and not coming and when.basis is not Basis.INFERRED

    def _to_publication(self, day: When) -> When | None:
        """From a day on to the publication, if that is of the same day or the next."""
        latest = self._tree.article.published.latest
        near = latest is not None and day.latest is not None and 0 <= (latest - day.latest).days <= 1
        return replace(day, latest=latest) if near else None

    def _voice(self, i: int) -> int | None:
        quotation = self._tree.quotation(i)
        return quotation.start if quotation is not None else None

    def _moves(self, i: int) -> bool:
        """Whether a token moves a story on: the predicate of a main clause or one joined to it, or a date alone."""
        tree, at = self._tree, i
        if tree.tokens[i].upos != "VERB" and tree.child(i, "cop", "nsubj") is None and not self._is_heading(i):
            return False
        while tree.relation(at) in _JOINED and (above := tree.head(at)) is not None:
            at = above
        return tree.relation(at) == "root"

    def _is_heading(self, i: int) -> bool:
        """ "On the evening of June 7": a sentence that is a date."""
        return self._tree.relation(i) == "root" and i in self._at and self._tree.tokens[i].upos != "VERB"

    def _past(self, head: int) -> bool:
        """Whether a predicate is in the simple past."""
        tree = self._tree
        auxiliaries = tree.kids(head, "aux")
        if any(tree.lower(c) in words("speech", "tense.had") | words("speech", "tense.have") for c in auxiliaries):
            return False
        if tree.tokens[head].xpos == "VBN" and not auxiliaries and tree.relation(head) == "conj":
            return True
        return any(tree.tokens[i].xpos == "VBD" for i in (head, *auxiliaries, *tree.kids(head, "cop")))

    def _pluperfect(self, head: int) -> bool:
        auxiliaries = self._tree.kids(head, "aux")
        return any(self._tree.lower(c) in words("speech", "tense.had") for c in auxiliaries)

    def _leaves(self, unit: Unit) -> bool:
        """Whether a word of the clause tells of another time, or of no one time."""
        tree = self._tree
        told = {tree.lower(i) for i in unit.own} | {tree.lower(tree.sentence(unit.head)[0])}
        if told & words("scene", "leaving"):
            return True
        own = (self._at[i] for i in set(unit.own) & self._at.keys())
        return any(t.type not in (TimexType.TIME, TimexType.DURATION) or t.relation != "in" for t in own)

    def _begins_anew(self, head: int) -> bool:
        """Whether a sentence is of its own: it takes nothing for known, and nothing in it was spoken of before."""
        tree = self._tree
        own = tree.sentence(head)
        told = {tree.lemma(i) for i in range(own[0]) if tree.tokens[i].upos in _TELLING}
        for i in own:
            if tree.tokens[i].xpos in _PERSONAL or tree.lower(i) in words("people", "determiners.definite"):
                return False
            if tree.tokens[i].upos in _TELLING and tree.lemma(i) in told:
                return False
        return True

    def _takes_up(self, unit: Unit) -> bool:
        """Whether a clause is about somebody who was named before: "they talked", "her neighbour knocked"."""
        tree, subject = self._tree, unit.subject
        if subject is None:
            return False
        return tree.tokens[subject].xpos == "PRP" or any(
            tree.tokens[c].xpos == "PRP$" for c in tree.kids(subject, "nmod")
        )
