"""One event as it is shown: its title with its source, its standing, its evidence, and what is said against it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import AnswerKind, Claim, Event, Outlet, Record, Standing
from dateline.tell.accounts import Account, Because, Disagreement, accounts, because, disagreements
from dateline.tell.chain import outlets_said
from dateline.tell.editor import decided, is_dated, notes, retitled
from dateline.tell.headings import Side, drawn, heading
from dateline.tell.index import Index
from dateline.tell.labels import Label, event_labels
from dateline.tell.lead import lead
from dateline.tell.rank import Kind
from dateline.tell.replies import Reply, accuses, replies
from dateline.tell.salience import Salience
from dateline.tell.why import why
from dateline.tell.words import Words, plural
from dateline.when import When

_BECAME = (AnswerKind.OUTCOME, AnswerKind.FAILING)  # what became of a forecast contests nothing


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as it is shown. `byline` and `certainty` stand beside `title` wherever it is shown.

    `sides` are those of a `dispute`, which the title states; each has its own certainty then, and the entry none.
    `drawn` is the standing as it is drawn and filtered: what sources date differently is disputed, whoever tells it.
    `more_origins` counts those that say the same where not all do ("" where the standing counts them). `because` is how
    the event's date is known.
    `told_at` is where the title's claim stands (publication, article, offset): it orders what has the same date.
    `prominent`: it stands in the first view; `why` says in words what weighs for it.
    `supporting` says so, `opposing` says it did not happen; `disagreements` hold both sides of each conflict, and
    `further` are those of them that the title doesn't state, `alike` more of the dispute that it states.
    `against` are those of `opposing` that neither shows.
    `replies` answer an allegation (`more_replies` counts those that repeat); `unanswered` says that none was found,
    where it is one ("" elsewhere).
    `labels` are what it is to be handled with care for. `order` says that it may lie before the entry above it, which
    neither dates nor words exclude ("" elsewhere).
    `context` is the sentence that open words of the title ("they", "the move") point back to: that of the claim whose
    title it is, so that a dispute's sides have their own, and "" where a person gave the event a title.
    `retitled` is what a person calls it, and `retitled_by` says that it is a person; `decided` tells what else of it is
    a person's word. `notes` are remarks for that person's own eyes: no export shows them.
    """

    event: Event
    kind: Kind
    title: str
    byline: str
    dispute: str
    sides: tuple[Side, ...]
    more_origins: str
    certainty: str
    phase: str
    standing: str
    drawn: Standing
    why: str
    when: When
    when_words: str
    short_when: str
    basis: str
    because: tuple[Because, ...]
    salience: Salience
    prominent: bool
    told_at: tuple[str, str, int]
    supporting: tuple[Account, ...]
    opposing: tuple[Account, ...]
    disagreements: tuple[Disagreement, ...]
    further: tuple[Disagreement, ...]
    alike: tuple[Disagreement, ...]
    against: tuple[Account, ...]
    replies: tuple[Reply, ...]
    more_replies: str
    unanswered: str
    labels: tuple[Label, ...]
    order: str = ""
    context: str = ""
    retitled: str = ""
    retitled_by: str = ""
    decided: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[Outlet, ...]:
        """What the user says of the outlets that `byline` goes through; a dispute's sides have their own."""
        return () if self.sides else outlets_said(self.supporting[0].steps)

    @property
    def line(self) -> str:
        """The title with its source, in a line; that of a dispute names its sources itself."""
        return self.title if self.sides else f"{self.byline}: {self.title}"

    @property
    def articles(self) -> int:
        """How many articles tell it."""
        return len({account.article.id for account in (*self.supporting, *self.opposing)})


@dataclass(frozen=True, slots=True)
class Place:
    """What the ranking says of an event."""

    kind: Kind
    salience: Salience
    prominent: bool


def entry(event: Event, place: Place, index: Index, words: Words) -> Entry:
    """An event in plain words."""
    best = lead(event, index)
    called = heading(event, best, index, words)
    told = accounts(event, best, index, words)
    opposing = tuple(account for account in told if account.opposes)
    supporting = tuple(account for account in told if not account.opposes)
    differing = {claim for conflict in index.conflicts_of.get(best.id, ()) for claim in conflict.claims} - {best.id}
    others = len({account.origin for account in supporting if account.claim.id not in differing}) - 1
    differences = disagreements(event, index, words)
    sides = {side.claim for side in called.sides}
    unstated = [
        both for both in differences if both.kind != called.about or {both.left.claim.id, both.right.claim.id} != sides
    ]
    disputed = sides | {each.claim.id for both in differences for each in (both.left, both.right)}
    against = tuple(account for account in opposing if account.claim.id not in disputed)
    answers, again = replies(event, disputed | {account.claim.id for account in against}, index, words)
    answered = any(each.kind not in _BECAME for each in answers)
    own = retitled(event.id, index)
    contested = bool(answered or against or called.sides or any(both.kind == "polarity" for both in differences))
    return Entry(
        event=event,
        kind=place.kind,
        title=called.title,
        byline=called.byline,
        dispute=words["dispute"][called.about] if called.about else "",
        sides=called.sides,
        more_origins=plural(words["source"]["and_more"], others) if 0 < others < len(event.origins) - 1 else "",
        certainty="" if called.sides else words["certainty"][best.certainty.value],
        phase=words["phase"][best.phase.value],
        standing=_standing(event, called.about, words),
        drawn=drawn(event, best, index),
        why=why(event, place.salience, index, words),
        when=event.when,
        when_words=_unplaced(event, best, index, words) or words.when(event.when),
        short_when=_unplaced(event, best, index, words) or words.short_when(event.when),
        basis=_basis(event, index, words),
        because=because(event.when, index),
        salience=place.salience,
        prominent=place.prominent,
        told_at=told_at(best, index),
        supporting=supporting,
        opposing=opposing,
        disagreements=differences,
        further=tuple(both for both in unstated if both.kind != called.about),
        alike=tuple(both for both in unstated if both.kind == called.about),
        against=against,
        replies=answers,
        more_replies=words.counted("more_reply", again) if again else "",
        unanswered=words["answers"]["none"] if not contested and accuses(event, index, words) else "",
        labels=event_labels(event, index, language=words.language),
        context="" if own else called.context,
        retitled=own,
        retitled_by=words["editor"]["title"],
        decided=decided(Record.EVENT, event.id, index, words),
        notes=notes(Record.EVENT, event.id, index),
    )


def _standing(event: Event, about: str, words: Words) -> str:
    """The standing in words; where the title says that its date is disputed, how many tell it."""
    if about == "date":
        return words.counted("origin", len(event.origins))
    return str(words["standing"][event.standing.value]).format(n=len(event.origins))


def _basis(event: Event, index: Index, words: Words) -> str:
    """How its date is known: that a person gave it goes before what articles say."""
    given = is_dated(event.id, index)
    return str(words["editor"]["decided"]["date"] if given else words["basis"][event.when.basis.value])


def _unplaced(event: Event, best: Claim, index: Index, words: Words) -> str:
    """The text's own words for a day of which nobody knows the year, for its page has no date; "" for others."""
    told = "" if event.when.known else index.day_in(best)
    return str(words["dates"]["unplaced"]).format(words=told) if told else ""


def told_at(claim: Claim, index: Index) -> tuple[str, str, int]:
    """Where a claim stands (publication, article, offset): what orders claims that nothing else does."""
    published = index.article_of(claim).published.earliest
    return (published.isoformat() if published else "9999", claim.span.article, claim.span.start)
