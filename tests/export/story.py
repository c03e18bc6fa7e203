"""A story made by hand, with every standing, unknown bounds, conflicts, an undated article, captions and a copy.

All people and outlets are invented. Nothing is read or linked here: the records are what stages would hand on.
"""

# ruff: noqa: E501 (a paragraph of an article is a line)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.model import (
    Article,
    Block,
    BlockKind,
    Certainty,
    Claim,
    Conflict,
    Copy,
    Entity,
    EntityKind,
    Event,
    Facts,
    Force,
    Form,
    Hop,
    Links,
    Mention,
    Origin,
    Participant,
    Phase,
    Polarity,
    Referent,
    Relay,
    Role,
    Source,
    SourceKind,
    Standing,
    State,
    Story,
    Unread,
)
from dateline.span import Span
from dateline.when import UNKNOWN, Basis, Reason, When, from_edtf

COURIER, TIDEWATER, NORTHLINE, EYE = "The Calder Courier", "Tidewater Weekly", "Northline News", "Harbour Eye"


@dataclass
class Maker:
    """Collects articles, claims and events, and hands out a Story."""

    articles: dict[str, Article] = field(default_factory=dict)
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    states: list[State] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    sources_of: dict[str, tuple[str, ...]] = field(default_factory=dict)
    origin_of: dict[str, str] = field(default_factory=dict)
    event_of: dict[str, str] = field(default_factory=dict)
    origins: dict[str, list[str]] = field(default_factory=dict)

    def article(
        self,
        id: str,
        title: str,
        text: str,
        *,
        outlet: str | None = None,
        published: str = "",
        url: str | None = None,
        via: str = "",
        path: str = "",
    ) -> str:
        """An article of paragraphs; a line that starts with '#', '[' or '>' is a heading, caption or quotation."""
        kinds = {"#": BlockKind.HEADING, "[": BlockKind.CAPTION, ">": BlockKind.QUOTATION}
        lines = [title, *(line.strip() for line in text.strip().splitlines() if line.strip())]
        blocks, parts, at = [], [], 0
        for number, line in enumerate(lines):
            kind = BlockKind.TITLE if number == 0 else kinds.get(line[0], BlockKind.PARAGRAPH)
            words = line if number == 0 else line.lstrip("#[>").rstrip("]").strip()
            blocks.append(Block(kind, at, at + len(words)))
            parts.append(words)
            at += len(words) + 1
        full = "\n".join(parts)
        reason = Reason("the page says so in its metadata")
        relay = (Relay(via, span_of(id, full, via)),) if via else ()
        self.articles[id] = Article(
            id,
            full,
            title,
            tuple(blocks),
            outlet,
            (),
            from_edtf(published, Basis.STATED, (reason,) if published else ()),
            url,
            relay,
            (path or f"{id}.html",),
            "en",
        )
        self.claims[id] = []
        return id

    def entity(self, name: str, kind: EntityKind, *aliases: str, members: tuple[str, ...] = ()) -> str:
        spans = []
        for article in self.articles.values():
            for form in (name, *aliases):
                spans += [Span(article.id, m.start(), m.end()) for m in re.finditer(re.escape(form), article.text)]
        id = f"n-{name.lower().replace(' ', '-')}"
        self.entities[name] = Entity(
            id, name, kind, aliases, tuple(self.entities[m].id for m in members), tuple(sorted(spans)), (id,)
        )
        return name

    def source(self, name: str, kind: SourceKind) -> str:
        entity = self.entities[name].id if name in self.entities else None
        self.sources[name] = Source(f"s-{name.lower().replace(' ', '-')}", name, kind, entity)
        return name

    def claim(
        self,
        article: str,
        quote: str,
        title: str,
        *who: str,
        predicate: str = "do",
        when: str = "",
        basis: Basis = Basis.STATED,
        reasons: Sequence[str] = (),
        said: Sequence[tuple[str, str]] = (),
        origin: str,
        certainty: Certainty = Certainty.CERTAIN,
        denied: bool = False,
        phase: Phase = Phase.HAPPENED,
        rule: str = "",
    ) -> str:
        """A claim at `quote`. `reasons` are words of the article that date it; `said` are (source, cue) pairs."""
        text = self.articles[article].text
        span = span_of(article, text, quote)
        because = tuple(Reason(f"“{r}”", span_of(article, text, r)) if r in text else Reason(r) for r in reasons)
        hops = tuple(
            Hop(name, self.sources[name].kind, f"{article}:{name}", None, span_of(article, text, cue) if cue else None)
            for name, cue in said
        )
        claim = Claim(
            f"{article}:{span.start:05d}",
            span,
            span,
            predicate,
            title,
            tuple(Participant(self.entities[name].id, Role.AGENT, span) for name in who),
            from_edtf(when, basis, because) if when else When(because=because),
            certainty,
            Polarity.NEGATIVE if denied else Polarity.POSITIVE,
            phase,
            hops,
            "“" in quote,
            (),
            rule,
        )
        self.claims[article].append(claim)
        self.sources_of[claim.id] = tuple(self.sources[name].id for name, _ in said)
        self.origin_of[claim.id] = f"o-{origin.lower().replace(' ', '-')}"
        self.origins.setdefault(origin, []).append(claim.id)
        return claim.id

    def event(self, standing: Standing, when: str, *claims: str, basis: Basis = Basis.STATED) -> str:
        by_id = {claim.id: claim for found in self.claims.values() for claim in found}
        id = f"e-{min(claims)}"
        who = sorted({p.referent for claim in claims for p in by_id[claim].participants})
        because = tuple(r for claim in claims for r in by_id[claim].when.because)
        origins = tuple(sorted({self.origin_of[claim] for claim in claims}))
        interval = from_edtf(when, basis, because) if when else UNKNOWN
        self.events.append(Event(id, "", interval, tuple(who), standing, claims, origins))
        self.event_of.update(dict.fromkeys(claims, id))
        return id

    def story(self, *unread: Unread, copies: tuple[Copy, ...] = ()) -> Story:
        referents = tuple(
            Referent(e.id, e.name, e.kind, e.aliases, tuple(Mention(s, Form.NAME) for s in e.mentions))
            for e in self.entities.values()
        )
        origins = tuple(
            Origin(
                f"o-{name.lower().replace(' ', '-')}",
                self.sources[name].id if name in self.sources else None,
                tuple(claims),
                f"the chain of sources ends at {name}",
            )
            for name, claims in sorted(self.origins.items())
        )
        return Story(
            articles=tuple(self.articles.values()),
            facts=tuple(Facts(article, referents, (), tuple(claims)) for article, claims in self.claims.items()),
            links=Links(
                entities=tuple(self.entities.values()),
                sources=tuple(self.sources.values()),
                events=tuple(self.events),
                origins=origins,
                states=tuple(self.states),
                conflicts=tuple(self.conflicts),
                copies=copies,
                entity_of={entity.id: entity.id for entity in self.entities.values()},
                sources_of=self.sources_of,
                event_of=self.event_of,
                origin_of=self.origin_of,
            ),
            unread=unread,
        )


def span_of(article: str, text: str, words: str) -> Span:
    """Where the words stand in the text; a test story that quotes what isn't there is wrong."""
    start = text.index(words)
    return Span(article, start, start + len(words))


def empty_story() -> Story:
    """A story of nothing."""
    return Story((), (), Links())


def ferry_story() -> Story:
    """Twenty-five events around an invented ferry line, as five pages tell them."""
    make = Maker()
    make.article(
        "a1",
        "Ferry Grey Heron strikes Calder pier, eleven hurt",
        outlet=COURIER,
        published="2019-03-15",
        url="https://courier.example/2019/03/grey-heron",
        text="""
        The ferry Grey Heron struck the north pier of Port Calder on Thursday morning, and eleven passengers were taken to hospital.
        The vessel belongs to Aldane Lines, the company of Viktor Aldane, which has run the crossing since 2004.
        “We will open every log we have,” Aldane told the Courier. He said that the brakes of the ferry had been tested in January.
        Mayor Helena Marsh promised that an inquiry would report by the summer. If the company is found at fault, it may lose its licence.
        [The Grey Heron at the north pier after the collision. Photo: J. Orrin]
        """,
    )
    make.article(
        "a2",
        "Insider: ferry sailed without a brake test",
        outlet=TIDEWATER,
        published="2019-03-20",
        url="https://tidewater.example/ferry",
        text="""
        The Grey Heron had not been tested for more than a year, a former engineer of the line told Tidewater Weekly.
        “There was no test in January. There was no test at all,” the former engineer said.
        Between nine and twelve people were hurt when the ferry hit the pier on March 14, according to the coast guard.
        Aldane and Marsh reportedly met in private two days after the accident, said a source close to the town hall.
        The mayor denied that the two had met. “I have not seen Mr. Aldane since the new year,” Marsh said.
        """,
    )
    make.article(
        "a3",
        "Aldane charged over Grey Heron",
        outlet=NORTHLINE,
        published="2019-11-02",
        url="https://northline.example/2019/11/02/aldane-charged",
        text="""
        Prosecutors charged Viktor Aldane with negligence on Friday, a court document shows.
        The inquiry had found in July that the ferry's brakes were worn, the report says.
        Aldane sold his house in Calder in the summer and is said to have moved to Brennick.
        The trial is expected to open early next year. His lawyer, Noor Abadi, said he would plead not guilty.
        Marsh, who was elected in 2014, has seen her support fall. She could call an early election.
        # A marriage under strain
        Aldane and his wife, the singer Petra Voss, separated some time this year, Harbour Eye reported.
        """,
    )
    make.article(
        "a4",
        "Voss and Aldane: what we know",
        outlet=EYE,
        via="Tidewater Weekly",
        path="saved/voss.html",
        text="""
        Via Tidewater Weekly
        Petra Voss has left the house she shared with Viktor Aldane, a friend of the singer says.
        The pair married in a small chapel after a courtship of six weeks.
        She filed for divorce, Tidewater Weekly reports, but Voss called the reports “pure invention”.
        [Petra Voss at the opening of the Calder festival in 2016]
        Nobody has seen Aldane for days. It seems sad for everybody.
        """,
    )
    make.article(
        "a5",
        "Grey Heron owner acquitted",
        outlet=COURIER,
        published="2020-06-19",
        url="https://courier.example/2020/06/acquitted",
        text="""
        A court in Port Calder acquitted Viktor Aldane of negligence on Thursday after a trial of four weeks.
        The trial, which opened on 18 May, heard forty witnesses. Northline News had put the number at thirty-one.
        Aldane Lines lost its licence for the crossing on 1 June. A new operator, Brennick Marine, is to start in September.
        Marsh resigned as mayor in February 2020. She has since been named head of the port authority.
        Aldane has lived in Brennick since the autumn.
        The company paid a fine of 40,000 crowns, the port authority confirmed, over the missing test.
        """,
    )
    make.article(
        "a6",
        "Grey Heron owner acquitted",
        outlet=None,
        path="inbox/page-17.html",
        text="""
        A court in Port Calder acquitted Viktor Aldane of negligence on Thursday after a trial of four weeks.
        The trial, which opened on 18 May, heard forty witnesses. Northline News had put the number at thirty-one.
        """,
    )
    _people(make)
    _collision(make)
    _rumours(make)
    _court(make)
    _after(make)
    return make.story(
        Unread("inbox/scan-0042.pdf", "no text layer: the pages are pictures"),
        Unread("inbox/notes.docx", "a Word document; HTML, text, Markdown and JSONL can be read"),
        copies=(Copy("a6", "a5", "98 % of its words, in the same order, are those of the original"),),
    )


def _people(make: Maker) -> None:
    make.entity("Viktor Aldane", EntityKind.PERSON, "Aldane", "Mr. Aldane")
    make.entity("Helena Marsh", EntityKind.PERSON, "Marsh", "the mayor")
    make.entity("Petra Voss", EntityKind.PERSON, "Voss", "the singer")
    make.entity("Noor Abadi", EntityKind.PERSON)
    make.entity("the pair", EntityKind.GROUP, members=("Viktor Aldane", "Petra Voss"))
    make.entity("Grey Heron", EntityKind.WORK, "the ferry")
    make.entity("Aldane Lines", EntityKind.ORGANIZATION, "the company", "the line")
    make.entity("Brennick Marine", EntityKind.ORGANIZATION)
    make.entity("Port Calder", EntityKind.PLACE, "Calder")
    for outlet in (COURIER, TIDEWATER, NORTHLINE, EYE):
        make.source(outlet, SourceKind.OUTLET)
    for person in ("Viktor Aldane", "Helena Marsh", "Petra Voss", "Noor Abadi"):
        make.source(person, SourceKind.PERSON)
    make.source("the coast guard", SourceKind.ORGANIZATION)
    make.source("the port authority", SourceKind.ORGANIZATION)
    make.source("a former engineer of the line", SourceKind.ANONYMOUS)
    make.source("a source close to the town hall", SourceKind.ANONYMOUS)
    make.source("a friend of the singer", SourceKind.ANONYMOUS)
    make.source("a source", SourceKind.ANONYMOUS)
    make.source("a court document", SourceKind.DOCUMENT)
    make.source("the report of the inquiry", SourceKind.DOCUMENT)
    make.source("hearsay", SourceKind.HEARSAY)


def _collision(make: Maker) -> None:
    several, reported = Standing.SEVERAL_ORIGINS, Standing.REPORTED
    struck = make.claim(
        "a1",
        "The ferry Grey Heron struck the north pier of Port Calder on Thursday morning",
        "The ferry Grey Heron struck the north pier of Port Calder",
        "Grey Heron",
        "Port Calder",
        predicate="strike",
        when="2019-03-14",
        basis=Basis.RELATIVE,
        origin=COURIER,
        reasons=("Thursday", "the Thursday before the article, published 15 March 2019"),
    )
    hit = make.claim(
        "a2",
        "the ferry hit the pier on March 14",
        "The ferry hit the pier",
        "Grey Heron",
        predicate="hit",
        when="2019-03-14",
        reasons=("March 14",),
        said=(("the coast guard", "according to"),),
        origin="the coast guard",
    )
    make.event(several, "2019-03-14", struck, hit)
    eleven = make.claim(
        "a1",
        "eleven passengers were taken to hospital",
        "Eleven passengers were taken to hospital",
        predicate="take",
        when="2019-03-14",
        basis=Basis.INFERRED,
        reasons=("the same sentence as the collision",),
        origin=COURIER,
    )
    nine = make.claim(
        "a2",
        "Between nine and twelve people were hurt",
        "Between nine and twelve people were hurt",
        predicate="hurt",
        when="2019-03-14",
        reasons=("March 14",),
        said=(("the coast guard", "according to"),),
        origin="the coast guard",
    )
    make.event(Standing.DISPUTED, "2019-03-14", eleven, nine)
    make.conflicts.append(Conflict((eleven, nine), "amount", "“eleven” and “Between nine and twelve”"))
    tested = make.claim(
        "a1",
        "the brakes of the ferry had been tested in January",
        "The brakes of the ferry had been tested",
        "Grey Heron",
        predicate="test",
        when="2019-01",
        basis=Basis.RELATIVE,
        origin="Viktor Aldane",
        reasons=("January", "the January before the article, published 15 March 2019"),
        said=(("Viktor Aldane", "said"),),
    )
    untested = make.claim(
        "a2",
        "There was no test in January",
        "There was no test in January",
        "Grey Heron",
        predicate="be",
        when="2019-01",
        basis=Basis.RELATIVE,
        reasons=("January",),
        denied=True,
        origin="the engineer",
        said=((TIDEWATER, ""), ("a former engineer of the line", "said")),
    )
    make.event(Standing.DISPUTED, "2019-01", tested, untested)
    make.conflicts.append(
        Conflict((tested, untested), "polarity", "one says that the test was made, one that it was not")
    )
    runs = make.claim(
        "a1",
        "which has run the crossing since 2004",
        "Aldane Lines has run the crossing since 2004",
        "Aldane Lines",
        predicate="run",
        when="2004/..",
        reasons=("since 2004",),
        phase=Phase.ONGOING,
        origin=COURIER,
    )
    make.event(reported, "2004/..", runs)
    logs = make.claim(
        "a1",
        "We will open every log we have",
        "We will open every log we have",
        "Aldane Lines",
        predicate="open",
        when="2019-03-15/..",
        basis=Basis.INFERRED,
        reasons=("promised in the article, published 15 March 2019",),
        said=((COURIER, "told"), ("Viktor Aldane", "")),
        phase=Phase.EXPECTED,
        origin="Viktor Aldane",
    )
    make.event(Standing.EXPECTED, "2019-03-15/..", logs, basis=Basis.INFERRED)
    report = make.claim(
        "a1",
        "an inquiry would report by the summer",
        "An inquiry would report by the summer",
        predicate="report",
        when="../2019-08",
        basis=Basis.RELATIVE,
        reasons=("by the summer",),
        said=(("Helena Marsh", "promised"),),
        phase=Phase.EXPECTED,
        origin="Helena Marsh",
    )
    make.event(Standing.EXPECTED, "../2019-08", report, basis=Basis.RELATIVE)
    licence = make.claim(
        "a1",
        "If the company is found at fault, it may lose its licence",
        "If the company is found at fault, it may lose its licence",
        "Aldane Lines",
        predicate="lose",
        certainty=Certainty.POSSIBLE,
        phase=Phase.HYPOTHETICAL,
        origin=COURIER,
        rule="conditional: “If”",
    )
    make.event(Standing.EXPECTED, "", licence)


def _rumours(make: Maker) -> None:
    met = make.claim(
        "a2",
        "Aldane and Marsh reportedly met in private two days after the accident",
        "Viktor Aldane and Helena Marsh reportedly met in private",
        "Viktor Aldane",
        "Helena Marsh",
        predicate="meet",
        when="2019-03-16",
        basis=Basis.RELATIVE,
        certainty=Certainty.PROBABLE,
        rule="hedge: “reportedly”",
        reasons=("two days after the accident", "the accident was on 14 March 2019"),
        origin="the town hall source",
        said=((TIDEWATER, ""), ("a source close to the town hall", "said")),
    )
    not_met = make.claim(
        "a2",
        "The mayor denied that the two had met",
        "Helena Marsh denied that the two had met",
        "Helena Marsh",
        predicate="meet",
        denied=True,
        said=(("Helena Marsh", "denied"),),
        origin="Helena Marsh",
    )
    make.event(Standing.DENIED, "2019-03-16", met, not_met, basis=Basis.RELATIVE)
    make.conflicts.append(Conflict((met, not_met), "polarity", "Helena Marsh denies what the source says"))
    left = make.claim(
        "a4",
        "Petra Voss has left the house she shared with Viktor Aldane",
        "Petra Voss has left the house she shared with Viktor Aldane",
        "Petra Voss",
        "Viktor Aldane",
        predicate="leave",
        said=(("a friend of the singer", "says"),),
        origin="the friend",
    )
    make.event(Standing.REPORTED, "", left)
    married = make.claim(
        "a4",
        "The pair married in a small chapel after a courtship of six weeks",
        "Petra Voss and Viktor Aldane married in a small chapel after a courtship of six weeks",
        "Petra Voss",
        "Viktor Aldane",
        predicate="marry",
        origin=EYE,
    )
    make.event(Standing.REPORTED, "", married)
    filed = make.claim(
        "a4",
        "She filed for divorce",
        "Petra Voss filed for divorce",
        "Petra Voss",
        "Viktor Aldane",
        predicate="file",
        when="../2019-12-31",
        basis=Basis.INFERRED,
        reasons=("told before the article of 2 November 2019 was updated",),
        said=((TIDEWATER, "reports"),),
        origin=TIDEWATER,
    )
    invented = make.claim(
        "a4",
        "Voss called the reports “pure invention”",
        "Petra Voss called the reports “pure invention”",
        "Petra Voss",
        predicate="file",
        denied=True,
        said=(("Petra Voss", "called"),),
        origin="Petra Voss",
    )
    make.event(Standing.DENIED, "../2019-12-31", filed, invented, basis=Basis.INFERRED)
    apart = make.claim(
        "a3",
        "Aldane and his wife, the singer Petra Voss, separated some time this year",
        "Viktor Aldane and his wife, the singer Petra Voss, separated",
        "Viktor Aldane",
        "Petra Voss",
        predicate="separate",
        when="2019",
        basis=Basis.RELATIVE,
        reasons=("this year", "the article is of 2019"),
        said=((EYE, "reported"),),
        origin=EYE,
    )
    make.event(Standing.REPORTED, "2019-01-01/2019-11-02", apart, basis=Basis.RELATIVE)
    festival = make.claim(
        "a4",
        "Petra Voss at the opening of the Calder festival in 2016",
        "Petra Voss at the opening of the Calder festival",
        "Petra Voss",
        predicate="opening",
        when="2016",
        reasons=("2016",),
        origin=EYE,
    )
    make.event(Standing.REPORTED, "2016", festival)
    seen = make.claim(
        "a4",
        "Nobody has seen Aldane for days",
        "Nobody has seen Viktor Aldane for days",
        "Viktor Aldane",
        predicate="see",
        denied=True,
        origin=EYE,
    )
    make.event(Standing.REPORTED, "", seen)
    sad = make.claim(
        "a4",
        "It seems sad for everybody",
        "It seems sad for everybody",
        predicate="seem",
        certainty=Certainty.PROBABLE,
        phase=Phase.ONGOING,
        origin=EYE,
    )
    make.event(Standing.REPORTED, "", sad)
    make.states.append(
        State(
            "married",
            (make.entities["Viktor Aldane"].id, make.entities["Petra Voss"].id),
            UNKNOWN,
            from_edtf("2019"),
            (married, apart),
            Force.IN_FORCE,
            (married,),
        )
    )


def _court(make: Maker) -> None:
    charged = make.claim(
        "a3",
        "Prosecutors charged Viktor Aldane with negligence on Friday",
        "Prosecutors charged Viktor Aldane with negligence",
        "Viktor Aldane",
        predicate="charge",
        when="2019-11-01",
        basis=Basis.RELATIVE,
        reasons=("Friday", "the Friday before the article, published 2 November 2019"),
        said=(("a court document", "shows"),),
        origin="a court document",
    )
    make.event(Standing.REPORTED, "2019-11-01", charged, basis=Basis.RELATIVE)
    worn = make.claim(
        "a3",
        "The inquiry had found in July that the ferry's brakes were worn",
        "The inquiry had found that the brakes of the Grey Heron were worn",
        "Grey Heron",
        predicate="find",
        when="2019-07",
        basis=Basis.RELATIVE,
        reasons=("July", "the July before the article, published 2 November 2019"),
        said=(("the report of the inquiry", "says"),),
        origin="the report of the inquiry",
    )
    make.event(Standing.REPORTED, "2019-07", worn, basis=Basis.RELATIVE)
    sold = make.claim(
        "a3",
        "Aldane sold his house in Calder in the summer",
        "Viktor Aldane sold his house in Calder",
        "Viktor Aldane",
        predicate="sell",
        when="2019-06-01/2019-08-31",
        basis=Basis.RELATIVE,
        origin=NORTHLINE,
        reasons=("in the summer", "the summer before the article, published 2 November 2019"),
    )
    make.event(Standing.REPORTED, "2019-06-01/2019-08-31", sold, basis=Basis.RELATIVE)
    moved = make.claim(
        "a3",
        "is said to have moved to Brennick",
        "Viktor Aldane is said to have moved to Brennick",
        "Viktor Aldane",
        predicate="move",
        when="../2019-11-02",
        basis=Basis.INFERRED,
        certainty=Certainty.POSSIBLE,
        reasons=("told as past on 2 November 2019",),
        said=(("hearsay", "is said"),),
        origin="hearsay",
        rule="hearsay: “is said to”",
    )
    lives = make.claim(
        "a5",
        "Aldane has lived in Brennick since the autumn",
        "Viktor Aldane has lived in Brennick since the autumn",
        "Viktor Aldane",
        predicate="live",
        when="2019-09-01/2019-11-30",
        basis=Basis.RELATIVE,
        reasons=("since the autumn", "the autumn before the article, published 19 June 2020"),
        origin=COURIER,
        phase=Phase.ONGOING,
    )
    make.event(Standing.SEVERAL_ORIGINS, "2019-09-01/2019-11-02", moved, lives, basis=Basis.INFERRED)
    make.states.append(
        State(
            "lives_in",
            (make.entities["Viktor Aldane"].id,),
            from_edtf("2019-09/.."),
            from_edtf("2020-06-19"),
            (lives,),
            Force.IN_FORCE,
            (lives,),
        )
    )
    plead = make.claim(
        "a3",
        "he would plead not guilty",
        "Viktor Aldane would plead not guilty",
        "Viktor Aldane",
        predicate="plead",
        when="2019-11-02/..",
        basis=Basis.INFERRED,
        reasons=("told as to come on 2 November 2019",),
        phase=Phase.EXPECTED,
        said=(("Noor Abadi", "said"),),
        origin="Noor Abadi",
    )
    make.event(Standing.EXPECTED, "2019-11-02/..", plead, basis=Basis.INFERRED)
    elected = make.claim(
        "a3",
        "Marsh, who was elected in 2014",
        "Helena Marsh was elected in 2014",
        "Helena Marsh",
        predicate="elect",
        when="2014",
        reasons=("in 2014",),
        origin=NORTHLINE,
    )
    make.event(Standing.REPORTED, "2014", elected)
    early = make.claim(
        "a3",
        "She could call an early election",
        "Helena Marsh could call an early election",
        "Helena Marsh",
        predicate="call",
        certainty=Certainty.POSSIBLE,
        phase=Phase.HYPOTHETICAL,
        when="2019-11-02/..",
        basis=Basis.INFERRED,
        reasons=("told as to come on 2 November 2019",),
        origin=NORTHLINE,
        rule="modal: “could”",
    )
    make.event(Standing.EXPECTED, "2019-11-02/..", early, basis=Basis.INFERRED)


def _after(make: Maker) -> None:
    acquitted = [
        make.claim(
            article,
            "A court in Port Calder acquitted Viktor Aldane of negligence on Thursday",
            "A court in Port Calder acquitted Viktor Aldane of negligence",
            "Viktor Aldane",
            predicate="acquit",
            when=when,
            basis=Basis.RELATIVE,
            reasons=("Thursday", *why),
            origin=COURIER,
        )
        for article, when, why in (
            ("a5", "2020-06-18", ("the Thursday before the article, published 19 June 2020",)),
            ("a6", "", ()),
        )
    ]
    make.event(Standing.REPORTED, "2020-06-18", *acquitted, basis=Basis.RELATIVE)
    opened = make.claim(
        "a5",
        "The trial, which opened on 18 May",
        "The trial opened on 18 May",
        predicate="open",
        when="2020-05-18",
        basis=Basis.RELATIVE,
        reasons=("18 May", "the 18 May before the article, published 19 June 2020"),
        origin=COURIER,
    )
    expected = make.claim(
        "a3",
        "The trial is expected to open early next year",
        "The trial is expected to open",
        predicate="open",
        when="2020-01-01/2020-04-30",
        basis=Basis.RELATIVE,
        reasons=("early next year",),
        phase=Phase.EXPECTED,
        certainty=Certainty.PROBABLE,
        origin=NORTHLINE,
    )
    make.event(Standing.SEVERAL_ORIGINS, "2020-05-18", opened, expected)
    make.conflicts.append(Conflict((opened, expected), "date", "18 May 2020 is not in January to April 2020"))
    forty = make.claim(
        "a5",
        "heard forty witnesses",
        "The trial heard forty witnesses",
        predicate="hear",
        when="2020-05-18/2020-06-18",
        basis=Basis.INFERRED,
        reasons=("during the trial",),
        origin=COURIER,
    )
    thirty = make.claim(
        "a5",
        "Northline News had put the number at thirty-one",
        "Northline News had put the number at thirty-one",
        predicate="put",
        said=((NORTHLINE, "had put"),),
        origin=NORTHLINE,
    )
    make.event(Standing.REPORTED, "2020-05-18/2020-06-18", forty, basis=Basis.INFERRED)
    make.event(Standing.REPORTED, "", thirty)
    make.conflicts.append(Conflict((forty, thirty), "amount", "“forty” and “thirty-one”"))
    lost = make.claim(
        "a5",
        "Aldane Lines lost its licence for the crossing on 1 June",
        "Aldane Lines lost its licence for the crossing",
        "Aldane Lines",
        predicate="lose",
        when="2020-06-01",
        reasons=("1 June", "the year of the article, published 19 June 2020"),
        origin=COURIER,
    )
    make.event(Standing.REPORTED, "2020-06-01", lost)
    start = make.claim(
        "a5",
        "A new operator, Brennick Marine, is to start in September",
        "A new operator, Brennick Marine, is to start in September",
        "Brennick Marine",
        predicate="start",
        when="2020-09",
        basis=Basis.RELATIVE,
        reasons=("September", "the September after the article"),
        phase=Phase.EXPECTED,
        origin=COURIER,
    )
    make.event(Standing.EXPECTED, "2020-09", start, basis=Basis.RELATIVE)
    resigned = make.claim(
        "a5",
        "Marsh resigned as mayor in February 2020",
        "Helena Marsh resigned as mayor",
        "Helena Marsh",
        predicate="resign",
        when="2020-02",
        reasons=("February 2020",),
        origin=COURIER,
    )
    make.event(Standing.REPORTED, "2020-02", resigned)
    named = make.claim(
        "a5",
        "She has since been named head of the port authority",
        "Helena Marsh has since been named head of the port authority",
        "Helena Marsh",
        predicate="name",
        when="2020-02-01/2020-06-19",
        basis=Basis.INFERRED,
        reasons=("after February 2020", "told on 19 June 2020"),
        origin=COURIER,
    )
    make.event(Standing.REPORTED, "2020-02-01/2020-06-19", named, basis=Basis.INFERRED)
    make.states.append(
        State(
            "head_of",
            (make.entities["Helena Marsh"].id,),
            from_edtf("2020-02/.."),
            from_edtf("2020-06-19"),
            (named,),
            Force.IN_FORCE,
            (named,),
        )
    )
    fined = make.claim(
        "a5",
        "The company paid a fine of 40,000 crowns",
        "Aldane Lines paid a fine of 40,000 crowns",
        "Aldane Lines",
        predicate="pay",
        when="2019-12-01/2020-06-19",
        basis=Basis.INFERRED,
        reasons=("told as past on 19 June 2020",),
        said=(("the port authority", "confirmed"),),
        origin="the port authority",
    )
    make.event(Standing.REPORTED, "2019-12-01/2020-06-19", fined, basis=Basis.INFERRED)
