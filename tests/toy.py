"""Toy stages: simple enough to foresee what they give, so that tests of the pipeline test the pipeline.

A file holds articles divided by '==='; each sentence is a claim about its capitalised words; "X said" makes X its
source.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dateline.model import (
    NOTHING_DECIDED,
    Annotations,
    Article,
    Block,
    BlockKind,
    Certainty,
    Claim,
    Decided,
    Entity,
    EntityKind,
    Event,
    Facts,
    FileStatus,
    Form,
    Hop,
    KnownOutlet,
    Links,
    Mention,
    Origin,
    Participant,
    Phase,
    Polarity,
    Referent,
    Role,
    Source,
    SourceKind,
    Standing,
    Story,
    TimeExpression,
    Token,
    Unread,
)
from dateline.pipeline import File, Stages
from dateline.read.files import printable
from dateline.span import Span
from dateline.stages import Keep
from dateline.versions import Versions
from dateline.when import UNKNOWN, Basis, Reason, from_edtf

TOO_LARGE = 1_000_000


@dataclass(frozen=True)
class ToyFile:
    """A listed file."""

    path: str
    name: str
    told: Mapping[str, str] = field(default_factory=dict)


def list_files(paths: Sequence[str]) -> Iterable[ToyFile | Unread]:
    """Files, and what is in folders; what isn't there is unread."""
    for path in paths:
        place = Path(path)
        if place.is_dir():
            files = sorted(file for file in place.rglob("*") if file.is_file() and file.name != "outlets.csv")
            yield from (ToyFile(str(file), printable(file.relative_to(place).as_posix())) for file in files)
        elif place.is_file():
            yield ToyFile(path, place.name)
        else:
            yield Unread(path, "there is no such file or folder")


def read(file: File, published: str | None, keep: Keep) -> Iterator[Article | Unread]:
    """The articles of a file; a first line in brackets tells that one is partial, in another language, or none."""
    content = Path(file.path).read_bytes()
    keep(content)
    if len(content) > TOO_LARGE or b"\0" in content or not content.strip():
        yield Unread(file.name, "too large, binary or empty")
        return
    for part in content.decode().split("==="):
        told = re.match(r"\s*\[(partial|language|no article) (.+)\]\n", part)
        if told and told[1] == "no article":
            yield Unread(file.name, told[2], FileStatus.NOT_ARTICLE)
            continue
        text = part[told.end() if told else 0 :].strip()
        when = from_edtf(published, because=(Reason("given by the user"),)) if published else UNKNOWN
        yield Article(
            id=hashlib.sha256(text.encode()).hexdigest()[:12],
            text=text,
            title=text.splitlines()[0],
            blocks=tuple(Block(BlockKind.PARAGRAPH, m.start(), m.end()) for m in re.finditer(r"\S.*", text)),
            published=when,
            paths=(file.name,),
            partial=told[2] if told and told[1] == "partial" else "",
            language=told[2] if told and told[1] == "language" else "",
        )


_STUCK = 120.0  # seconds


@dataclass
class ToyReader:
    """Sees words and sentences. `seen` are the articles it was shown; one that holds `fails_on` it can't digest.

    `pause`: seconds for each. It is stuck at what comes behind the first `stuck_after`, for long enough to be killed.
    """

    seen: list[str] = field(default_factory=list)
    fails_on: str = "\u2603"
    pause: float = 0.0
    stuck_after: int | None = None

    def annotate(self, article: Article) -> Annotations:
        self.seen.append(article.id)
        time.sleep(self.pause)
        if self.stuck_after is not None and len(self.seen) > self.stuck_after:
            time.sleep(_STUCK)
        if self.fails_on in article.text:
            raise ZeroDivisionError("no snow, please")
        tokens: list[Token] = []
        sentences: list[tuple[int, int]] = []
        for number, sentence in enumerate(re.finditer(r"[^.\n]+", article.text)):
            first = len(tokens)
            for m in re.finditer(r"\w+", sentence[0]):
                start, end = sentence.start() + m.start(), sentence.start() + m.end()
                word = Token(start, end, m[0], m[0].lower(), "X", "X", len(tokens), "root", number)
                tokens.append(word)
            sentences.append((first, len(tokens)))
        return Annotations(article.id, tuple(tokens), tuple(sentences), reader="toy-1")


def load_reader() -> ToyReader:
    """A fresh reader: a function of a module, so that a worker process can be told its name."""
    return ToyReader()


def date(article: Article, annotations: Annotations) -> tuple[TimeExpression, ...]:
    """The toy has no time expressions."""
    return ()


def attribute(article: Article, annotations: Annotations, timexes: tuple[TimeExpression, ...]) -> Facts:
    """A claim a sentence."""
    named: dict[str, list[Span]] = {}
    claims = []
    for first, last in annotations.sentences:
        tokens = annotations.tokens[first:last]
        if not tokens:
            continue
        names = [t for t in tokens if t.text[0].isupper()]
        for t in names:
            named.setdefault(t.text, []).append(article.span(t.start, t.end))
        claims.append((tokens, names))
    ids = {name: f"{article.id}:{spans[0].start}" for name, spans in named.items()}
    referents = tuple(
        Referent(ids[name], name, EntityKind.PERSON, (), tuple(Mention(s, Form.NAME) for s in spans))
        for name, spans in named.items()
    )
    return Facts(article.id, referents, timexes, tuple(_claim(article, *claim, ids) for claim in claims))


def _claim(article: Article, tokens: Sequence[Token], names: Sequence[Token], ids: dict[str, str]) -> Claim:
    span = article.span(tokens[0].start, tokens[-1].end)
    said = next((t for t in tokens if t.text == "said"), None)
    speaker = names[0] if said and names else None
    when = article.published
    hops: tuple[Hop, ...] = ()
    if said and speaker:
        cue, source = article.span(said.start, said.end), article.span(speaker.start, speaker.end)
        hops = (Hop(speaker.text, SourceKind.PERSON, speaker.text, ids[speaker.text], cue, source),)
    return Claim(
        id=f"c{article.id}-{span.start}",
        span=span,
        head=article.span(tokens[-1].start, tokens[-1].end),
        predicate=tokens[-1].lemma,
        title=span.of(article.text),
        participants=tuple(
            Participant(ids[t.text], Role.AGENT, article.span(t.start, t.end)) for t in names if t is not speaker
        ),
        when=replace(when, basis=Basis.INFERRED, because=(Reason("told by then", span),)) if when.known else UNKNOWN,
        certainty=Certainty.PROBABLE if hops else Certainty.CERTAIN,
        polarity=Polarity.POSITIVE,
        phase=Phase.HAPPENED,
        attribution=hops,
    )


def link(articles: Sequence[Article], facts: Sequence[Facts], decided: Decided = NOTHING_DECIDED) -> Links:
    """Names are entities over articles; sentences that end in the same word are one event. No judgement is heard."""
    referents = [referent for each in facts for referent in each.referents]
    claims = [claim for each in facts for claim in each.claims]
    entity_ids = _smallest([(referent.name, referent.id) for referent in referents])
    event_ids = _smallest([(claim.predicate, claim.id) for claim in claims])
    sources = {hop.name: f"s-{hop.name}" for claim in claims for hop in claim.attribution}
    voices = {claim.id: claim.attribution[-1].name if claim.attribution else "" for claim in claims}
    origin_ids = {name: f"o{id}" for name, id in _smallest([(voices[c.id], c.id) for c in claims]).items()}
    event_of = {claim.id: event_ids[claim.predicate] for claim in claims}
    origin_of = {claim.id: origin_ids[voices[claim.id]] for claim in claims}

    def members(of: dict[str, str], id: str) -> tuple[str, ...]:
        return tuple(sorted(claim for claim, group in of.items() if group == id))

    return Links(
        entities=tuple(
            Entity(
                id,
                name,
                EntityKind.PERSON,
                (),
                (),
                tuple(sorted(m.span for r in referents if r.name == name for m in r.mentions)),
                tuple(sorted(r.id for r in referents if r.name == name)),
            )
            for name, id in sorted(entity_ids.items())
        ),
        sources=tuple(Source(id, name, SourceKind.PERSON, entity_ids[name]) for name, id in sorted(sources.items())),
        origins=tuple(
            Origin(id, sources.get(name), members(origin_of, id), "the same voice")
            for name, id in sorted(origin_ids.items())
        ),
        events=tuple(
            Event(id, word, UNKNOWN, (), Standing.REPORTED, members(event_of, id), ())
            for word, id in sorted(event_ids.items())
        ),
        entity_of={referent.id: entity_ids[referent.name] for referent in referents},
        sources_of={claim.id: tuple(sources[hop.name] for hop in claim.attribution) for claim in claims},
        event_of=event_of,
        origin_of=origin_of,
        outlets=tuple(
            KnownOutlet(each, (sources[each.name],), ()) for each in sorted(decided.outlets) if each.name in sources
        ),
    )


def _smallest(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, id in pairs:
        found[name] = min(found.get(name, id), id)
    return found


def tell(story: Story) -> Story:
    """The toy tells nothing of its own."""
    return story


def stages(reader: ToyReader | None = None, versions: Versions | None = None) -> Stages:
    """The toy stages; with a reader of the test's own, where it wants to look at it."""
    load = (lambda: reader) if reader else load_reader
    return Stages(list_files, read, load, date, attribute, link, tell, versions or Versions("r1", "f1", "l1"))
