"""When a claim holds: the time expression that governs its clause, else bounds from tense, aspect and publication.

A reference day stands in for "now": the publication, or the day of a dated report ("said on Friday"). Nothing is
guessed: with neither expression nor reference the interval is unknown, and says so.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.attribute.chains import Chain
from dateline.attribute.scene import Scene
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit
from dateline.lang import words
from dateline.model import Phase, TimeExpression, TimexType
from dateline.when import UNKNOWN, Basis, Reason, When, months_before

_REACH = 150  # words: how far back the last date told may lie for "then" and "soon after"
_FRONT_OF_NOUN = ("compound", "nummod", "amod", "nmod")
_CLAUSAL = ("advcl", "ccomp", "csubj", "acl", "parataxis", "conj", "xcomp")


@dataclass(frozen=True)
class Reference:
    """The interval that "now" means for a claim, and the words for it ("publication", "the day of speaking")."""

    when: When
    name: str


class Dater:
    """Dates the claims of one article; knows its expressions, its publication and when its sources spoke."""

    def __init__(self, tree: Tree, timexes: Sequence[TimeExpression], heads: Mapping[int, Unit]) -> None:
        self._tree, self._heads = tree, heads
        self._published = Reference(tree.article.published, "publication")
        self._events = {event.token for event in tree.annotations.events}
        self._at: dict[int, TimeExpression] = {}
        for timex in timexes:
            tokens = tree.within(timex.span)
            top = tree.top(tokens)
            if top is not None:
                self._at[top] = timex
        self._hung = self._by_head()
        self._scene = Scene(tree, self._at)
        self._spoken: dict[tuple[str, int], Reference] = {}  # (source, sentence)

    def when(self, unit: Unit, phase: Phase, chains: Sequence[Chain]) -> When:
        """The interval of a unit's claim, with its reasons."""
        reference = self.reference(chains)
        timex = self._governing(unit, phase, reference)
        if timex is not None:
            told = self._by_expression(timex, unit, phase, reference)
            dated = told or self._by_duration(timex, unit, phase, reference)
            if dated is not None:
                return dated
        inherited = self._inherited(unit, phase, reference)
        if inherited is not None:
            return inherited
        told = self._scene.goes_on(unit, phase)
        if told is not None:
            return told
        return self._in_sequence(unit, phase, chains, self._by_tense(phase, reference, unit, chains))

    def _in_sequence(self, unit: Unit, phase: Phase, chains: Sequence[Chain], when: When) -> When:
        """ "Soon after this, …", "she then …": not before what the author told last, if that is dated."""
        tree = self._tree
        if chains or phase is not Phase.HAPPENED or when.earliest is not None:
            return when
        spoken = [
            i for i in tree.sentence(unit.head) if i < unit.head and tree.lower(i) in words("speech", "sequence.words")
        ]
        if not spoken:
            return when
        first = tree.sentence(unit.head)[0]
        before = [
            i
            for i in self._at
            if first - _REACH <= i < first and self._at[i].when.earliest and tree.quotation(i) is None
        ]
        if not before:
            return when
        last = self._at[max(before)]
        assert last.when.earliest is not None
        if when.latest is not None and last.when.earliest > when.latest:
            return when
        reason = Reason(f"'{tree.tokens[spoken[0]].text}': not before '{last.span.of(tree.article.text)}'", last.span)
        return When(
            last.when.earliest,
            when.latest,
            Basis.INFERRED,
            (*last.when.because, *(when.because if when.known else ()), reason),
        )

    def reference(self, chains: Sequence[Chain]) -> Reference:
        """ "Now" for what is reported: the day of speaking where it is dated, else the publication."""
        for chain in reversed(chains):
            spoken = self._speech_day(chain)
            if spoken is not None:
                return spoken
        return self._published

    def _speech_day(self, chain: Chain) -> Reference | None:
        """The date of a report's own verb; a speaker who goes on quoted in the next sentences keeps the day."""
        cue = chain.report.cue
        if cue is not None and self._tree.tokens[cue].upos == "VERB":
            for i in self._adjuncts(cue):
                timex = self._at[i]
                own = self._path(i)[1:2] == [cue] or i not in chain.report.content
                if timex.when.known and timex.relation == "in" and own:
                    found = Reference(timex.when, "the day of speaking")
                    self._remember(chain, found)
                    return found
            told = self._scene.day_of(cue)
            if told is not None:
                return Reference(told, "the day of speaking")
        if not chain.hops:
            return None
        sentence = self._tree.tokens[min(chain.report.content)].sentence
        for back in (1, 2):
            found_before = self._spoken.get((chain.hops[-1].key, sentence - back))
            if found_before is not None and any(self._tree.quotation(i) is not None for i in chain.report.content):
                self._remember(chain, found_before)
                return found_before
        return None

    def _remember(self, chain: Chain, reference: Reference) -> None:
        """Keep a speaker's day for the words that follow; a source that is nobody ("they say") has none."""
        for i in chain.report.content if chain.hops else ():
            self._spoken[chain.hops[-1].key, self._tree.tokens[i].sentence] = reference

    def _adjuncts(self, head: int) -> list[int]:
        """The expressions that hang on a verb, directly or through one noun ("on the morning of …")."""
        return sorted(self._hung.get(head, ()), key=lambda i: (abs(i - head), i))

    def _by_head(self) -> dict[int, list[int]]:
        """The expressions by what they hang on, up to the first clause."""
        found: dict[int, list[int]] = {}
        for i in self._at:
            for above in self._path(i)[:4]:
                found.setdefault(above, []).append(i)
                if above in self._heads:
                    break
        return found

    def _path(self, i: int) -> list[int]:
        """An expression and what it hangs on, upwards: one before the mark of a complement is of the clause above
        ("said this morning that it had cut …"), whatever the tree makes of it."""
        tree = self._tree
        path = [i, *tree.ancestors(i)]
        if len(path) < 3 or tree.relation(path[1]) != "ccomp":
            return path
        mark = tree.child(path[1], "mark")
        return [i, *path[2:]] if mark is not None and path[2] < i < mark < path[1] else path

    def _governing(self, unit: Unit, phase: Phase, reference: Reference) -> TimeExpression | None:
        """The expression inside the unit that is nearest to its head in the tree; dated ones before durations.

        What still goes on is not governed by an expression that lies wholly before "now".
        """
        now = reference.when.earliest
        options = []
        for i in set(unit.own) & self._at.keys():
            timex = self._at[i]
            if unit.head in self._tree.ancestors(i) and unit.head not in self._path(i):
                continue
            if self._parts_clauses(timex, unit.head) or self._of_a_thing(i, unit.head) or self._compares(timex, unit):
                continue
            depth = next((n for n, a in enumerate([i, *self._tree.ancestors(i)]) if a == unit.head), 99)
            past = bool(now and timex.when.latest and timex.when.latest < now) and timex.relation != "since"
            gone = phase is Phase.ONGOING and past
            if phase is Phase.HAPPENED and self._coming(timex):
                continue
            options.append((gone, not timex.when.known, depth, abs(i - unit.head), i))
        best = min(options, default=None)
        if best is None or (best[0] and (self._perfect(unit) or self._dates_a_noun(best[-1], unit.head))):
            return None
        return self._placed(best[-1], unit.head)

    def _dates_a_noun(self, i: int, head: int) -> bool:
        """ "The crash on March 16 is not mentioned": whether an expression hangs on an event below the verb."""
        between = itertools.takewhile(lambda above: above != head, self._tree.ancestors(i))
        return any(self._tree.tokens[above].upos == "NOUN" and above in self._events for above in between)

    def _coming(self, timex: TimeExpression) -> bool:
        """ "A trial was set for March": what has happened did not on a day behind the publication."""
        latest, first = self._published.when.latest, timex.when.earliest
        return latest is not None and first is not None and first > latest

    def _of_a_thing(self, i: int, head: int) -> bool:
        """ "The 1978 resolution calls for …": a date before a noun that is no happening says which one is meant."""
        tree = self._tree
        above = tree.head(i)
        if above is None or above == head or tree.tokens[above].upos not in ("NOUN", "PROPN") or above in self._events:
            return False
        return above > i and tree.relation(i) in _FRONT_OF_NOUN and tree.child(i, "case") is None

    def _compares(self, timex: TimeExpression, unit: Unit) -> bool:
        """ "It fell 11 percent, the most since October 2016": "since" beside a simple past is about something else."""
        head = self._tree.tokens[unit.head]
        simple = head.xpos == "VBD" and not self._tree.kids(unit.head, "aux")
        return timex.relation == "since" and simple

    def _placed(self, i: int, head: int) -> TimeExpression:
        """An expression as a clause has it: "by his birthday on Nov. 6" is by then, "after the vote on May 4" is later,
        and so is "after the wall fell on May 4".

        What does something ("opened by the minister on Friday") is no point of time.
        """
        timex, tree = self._at[i], self._tree
        if timex.relation != "in":
            return timex
        for above in tree.ancestors(i):
            clause = above != head and tree.tokens[above].upos == "VERB"  # "has begun after the wall fell on Saturday"
            if above == head or (tree.tokens[above].upos not in ("NOUN", "NUM") and not clause) or self._acts(above):
                break
            first = min(tree.subtree(above)) if clause else None
            case = first if first is not None and first > head else tree.child(above, "case")
            for relation in ("before", "after", "since"):
                if case is not None and case < i and tree.lower(case) in words("time", f"relation.{relation}"):
                    return replace(timex, relation=relation)
        return timex

    def _acts(self, i: int) -> bool:
        """Whether a noun is a mention of somebody, a place or a thing, rather than of an event or a time."""
        return any(m.token == i and m.kind not in ("event", "time") for m in self._tree.annotations.mentions)

    def _parts_clauses(self, timex: TimeExpression, head: int) -> bool:
        """ "nine days after the death", "a year after the wall fell": how far from something told, and not when.

        What is told has a date of its own, which this article may give anywhere or nowhere: unresolved beats wrong.
        """
        tree = self._tree
        tokens = tree.within(timex.span)
        mark = tree.child(head, "mark")
        if mark is not None and mark in (*tokens, tokens[-1] + 1) and tree.lower(mark) in self._sides():
            return True
        following = tokens[-1] + 1
        goes_on = following in tree.sentence(tokens[-1]) and tree.tokens[following].upos != "PUNCT"
        return goes_on and len(tokens) > 1 and tree.lower(tokens[-1]) in self._sides()

    def _told_apart(self, unit: Unit) -> bool:
        """ "He, who resigned ten days after the flood, …": a clause that says when by something else told."""
        for i in set(unit.own) & self._at.keys():
            timex, last = self._at[i], self._tree.within(self._at[i].span)[-1]
            counted = timex.type is TimexType.DURATION and not timex.when.known
            following = last + 1 < len(self._tree.tokens) and self._tree.lower(last + 1) in self._sides()
            if self._parts_clauses(timex, unit.head) or (counted and following):
                return True
        return False

    def _sides(self) -> frozenset[str]:
        return words("speech", "connectives.after") | words("speech", "connectives.before")

    def _inherited(self, unit: Unit, phase: Phase, reference: Reference) -> When | None:
        """The expression of a clause above: "By Nov. 6, rumors that he left …", "2013 was bad when he …"."""
        tree = self._tree
        if self._told_apart(unit):
            return None
        below = unit.head
        of_noun = False  # "a report that he held shares was withdrawn on Friday": he held them before
        long_past = False  # "died on Tuesday of what he had suffered when …": before Tuesday
        for above in tree.ancestors(unit.head):
            if above in self._at and self._at[above].when.known and self._follows(self._at[above], below):
                return self._by_expression(replace(self._at[above], relation="in"), unit, phase, reference)
            if tree.tokens[below].deprel == "acl:relcl":
                return None  # "Lee, who shot him, was charged on Thursday"
            long_past = long_past or self._pluperfect(below)
            of_noun = of_noun or self._tells_what(below, above)
            if tree.relation(below) not in _CLAUSAL and tree.relation(below) not in ("nmod", "obl", "nsubj", "obj"):
                return None
            said = tree.tokens[above].upos == "VERB" and tree.relation(below) == "ccomp" and above not in self._heads
            for i in self._adjuncts(above):
                timex = self._placed(i, above)
                if phase is Phase.HAPPENED and self._coming(timex):
                    continue
                if timex.when.known and i not in unit.own and not said and not self._parts_clauses(timex, above):
                    if tree.relation(below) == "conj" and tree.child(below, "nsubj") is not None and i > above:
                        continue  # "X did this on Friday and Y did that": the second clause has its own day
                    if (long_past and not self._pluperfect(above)) or (of_noun and phase is Phase.HAPPENED):
                        return self._before(timex)
                    return self._through(timex, unit, below, phase, reference)
            below = above
        return None

    def _tells_what(self, clause: int, noun: int) -> bool:
        """Whether a clause is what a noun says: "a report that he held shares"."""
        tree = self._tree
        if tree.tokens[noun].upos != "NOUN" or tree.relation(clause) not in ("acl", "ccomp"):
            return False
        return tree.child(clause, "mark") is not None

    def _through(
        self, timex: TimeExpression, unit: Unit, below: int, phase: Phase, reference: Reference
    ) -> When | None:
        """A higher clause's date seen through its connective: "before", "after" and "until" give one bound."""
        if self._follows(timex, below):  # "until last June, when an audit found a hole"
            return self._by_expression(replace(timex, relation="in"), unit, phase, reference)
        mark = self._tree.child(below, "mark", "case")
        word = self._tree.lower(mark) if mark is not None else ""
        if word in words("speech", "connectives.after"):
            return self._before(timex)
        if word in words("speech", "connectives.before"):
            bound = Reason(f"after what '{timex.span.of(self._tree.article.text)}' dates", timex.span)
            return self._after_day(timex.when.because_of(bound), phase, reference)
        return self._by_expression(timex, unit, phase, reference)

    def _follows(self, timex: TimeExpression, clause: int) -> bool:
        """Whether a clause tells what was at a time that is named right before it: "…, when …", "…, the day that …"."""
        tree, last = self._tree, self._tree.within(timex.span)[-1]
        first = min(tree.subtree(clause))
        if tree.tokens[first].upos == "PUNCT":
            first += 1
        comma = last + 1 < len(tree.tokens) and tree.tokens[last + 1].upos == "PUNCT"
        return tree.tokens[first].xpos == "WRB" and first == last + (2 if comma else 1)

    def _before(self, timex: TimeExpression) -> When:
        bound = Reason(f"before what '{timex.span.of(self._tree.article.text)}' dates", timex.span)
        return When(None, timex.when.latest, Basis.RELATIVE, (*timex.when.because, bound))

    def _pluperfect(self, head: int) -> bool:
        """ "had suffered": before what the clause above tells."""
        auxiliaries = self._tree.kids(head, "aux")
        return any(self._tree.lower(c) in words("speech", "tense.had") for c in auxiliaries)

    def _by_expression(self, timex: TimeExpression, unit: Unit, phase: Phase, reference: Reference) -> When | None:
        if not timex.when.known:
            return None
        when = timex.when
        if timex.relation == "since":
            latest = reference.when.latest
            if when.earliest and latest and when.earliest <= latest:
                return When(when.earliest, latest, Basis.RELATIVE, (*when.because, Reason(f"up to {reference.name}")))
            return When(when.earliest, None, Basis.RELATIVE, when.because)
        if timex.relation == "before":
            now = reference.when.earliest
            if phase is Phase.EXPECTED and now and when.latest and now <= when.latest:
                return When(now, when.latest, when.basis, (*when.because, Reason(f"not before {reference.name}")))
            return When(None, when.latest, when.basis, when.because)
        if timex.relation == "after":
            return self._after_day(when, phase, reference)
        if phase is Phase.ONGOING and self._torn(timex, reference):
            return when
        if phase in (Phase.HAPPENED, Phase.ONGOING):
            return _not_later(when, reference)
        return when

    def _torn(self, timex: TimeExpression, reference: Reference) -> bool:
        """ "Tickets go on sale on Saturday": a day that the present leaves open, before "now" or behind it."""
        when, now = timex.when, reference.when
        if when.earliest is None or when.latest is None or now.earliest is None or now.latest is None:
            return False
        day = timex.type is TimexType.DATE and _DAY.fullmatch(timex.value) is not None and when.days != 1
        return day and when.earliest < now.earliest and now.latest < when.latest

    def _after_day(self, when: When, phase: Phase, reference: Reference) -> When:
        """From a day on; what has happened did so by the reference day."""
        latest = reference.when.latest
        if phase is not Phase.HAPPENED or latest is None or when.earliest is None or when.earliest > latest:
            return When(when.earliest, None, Basis.RELATIVE, when.because)
        because = (*when.because, Reason(f"not after {reference.name}"))
        return When(when.earliest, latest, Basis.RELATIVE, because)

    def _by_duration(self, timex: TimeExpression, unit: Unit, phase: Phase, reference: Reference) -> When | None:
        """ "has been trying for several months": from so long before "now" (the most the words allow) until now.

        "will pay within 30 days": from now until so long after.
        """
        now = reference.when
        if phase is Phase.EXPECTED:
            return self._within(timex, reference)
        months = _months(timex.value)
        if timex.type is not TimexType.DURATION or months is None or not self._perfect(unit):
            return None
        if now.earliest is None or now.latest is None:
            return None
        words_ = timex.span.of(self._tree.article.text)
        reason = Reason(f"'{words_}' up to {reference.name}", timex.span)
        return When(months_before(now.earliest, months), now.latest, Basis.RELATIVE, (*now.because, reason))

    def _within(self, timex: TimeExpression, reference: Reference) -> When | None:
        now, top = reference.when, self._tree.top(self._tree.within(timex.span))
        case = self._tree.child(top, "case") if top is not None else None
        if case is None or self._tree.lower(case) not in words("time", "relation.within"):
            return None
        end = _after(now.latest, timex.value) if timex.type is TimexType.DURATION and now.latest else None
        if end is None:
            return None
        words_ = timex.span.of(self._tree.article.text)
        reason = Reason(f"within '{words_}' of {reference.name}", timex.span)
        return When(now.earliest, end, Basis.RELATIVE, (*now.because, reason))

    def _by_tense(self, phase: Phase, reference: Reference, unit: Unit, chains: Sequence[Chain]) -> When:
        now = reference.when
        said = self._tree.quotation(unit.head) is not None and any(self._said(chain) for chain in chains)
        if not now.known:
            return UNKNOWN.because_of(Reason("no date in the sentence, and the publication date is unknown"))
        if phase is Phase.ONGOING and not self._perfect(unit):
            because = (*now.because, Reason(f"present tense: {reference.name}"))
            earliest = now.earliest
            if said and reference is self._published and earliest is not None and earliest == now.latest:
                earliest -= _EVE  # "I am tired," he said: today, or the day before
            return When(earliest, now.latest, Basis.INFERRED, because)
        if phase in (Phase.HAPPENED, Phase.ONGOING):
            if now.latest is None:
                return UNKNOWN.because_of(Reason(f"past of {reference.name}, whose latest day is unknown"))
            return When(
                None, now.latest, Basis.INFERRED, (*now.because, Reason(f"past tense: not after {reference.name}"))
            )
        if (
            phase is Phase.EXPECTED
            and now.earliest
            and self._of_now(unit)
            and not chains
            and reference is self._published
        ):
            return When(
                now.earliest, None, Basis.INFERRED, (*now.because, Reason(f"expected: not before {reference.name}"))
            )
        return UNKNOWN.because_of(Reason("expected or supposed: no date is given"))

    def _said(self, chain: Chain) -> bool:
        """Whether a report's own verb is in the past: "he said"."""
        cue = chain.report.cue
        return cue is not None and self._tree.tokens[cue].xpos == "VBD"

    def _of_now(self, unit: Unit) -> bool:
        """Whether a clause looks ahead from now ("will open", "is expected to open"), not from then ("would open")."""
        tree = self._tree
        above = tree.head(unit.head) if tree.relation(unit.head) == "xcomp" else None
        for head in (unit.head, *([above] if above is not None else ())):
            forms = [head, *tree.kids(head, "aux", "cop")]
            if any(tree.tokens[i].xpos in ("VBD", "VBN") and i != head for i in forms):
                return False
            if any(
                tree.tokens[i].xpos in ("VBZ", "VBP") or tree.lower(i) in words("time", "tense.future_aux")
                for i in forms
            ):
                return True
        return False

    def _perfect(self, unit: Unit) -> bool:
        have = words("speech", "tense.have")
        heads = (
            unit.head,
            *(
                [h]
                if (h := self._tree.head(unit.head)) is not None
                and self._tree.relation(unit.head) in ("advcl", "conj", "xcomp")
                and self._tree.tokens[unit.head].xpos == "VBG"
                else []
            ),
        )
        return any(self._tree.lower(c) in have for h in heads for c in self._tree.kids(h, "aux"))


_DAY = re.compile(r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)")
_EVE = datetime.timedelta(days=1)
_DURATION = re.compile(r"P(\d+|X)([YMWD])")
_IN_MONTHS = {"Y": 12, "M": 1, "W": 0, "D": 0}
_IN_DAYS = {"W": 7, "D": 1}
_SEVERAL = 10  # the most that "several" is taken to mean


def _months(value: str) -> int | None:
    """A TIMEX3 duration of years or months in whole months, or None for shorter and unclear ones."""
    match = _DURATION.fullmatch(value)
    if match is None or _IN_MONTHS[match.group(2)] == 0:
        return None
    count = _SEVERAL if match.group(1) == "X" else int(match.group(1))
    months = count * _IN_MONTHS[match.group(2)]
    return months if months <= 12 * 200 else None


def _after(day: datetime.date, value: str) -> datetime.date | None:
    """The day a TIMEX3 duration of days, weeks, months or years after another; None for unclear ones."""
    match = _DURATION.fullmatch(value)
    if match is None or match.group(1) == "X" or len(match.group(1)) > 4:
        return None
    count, unit = int(match.group(1)), match.group(2)
    try:
        if unit in _IN_DAYS:
            return day + datetime.timedelta(days=count * _IN_DAYS[unit])
        return months_before(day, -count * _IN_MONTHS[unit])
    except (ValueError, OverflowError):  # beyond the calendar
        return None


def _not_later(when: When, reference: Reference) -> When:
    """What has happened did so by the reference day: an interval that runs beyond it ends there."""
    limit: datetime.date | None = reference.when.latest
    if limit is None or when.latest is None or when.latest <= limit or (when.earliest and when.earliest > limit):
        return when
    return When(when.earliest, limit, Basis.RELATIVE, (*when.because, Reason(f"not after {reference.name}")))
