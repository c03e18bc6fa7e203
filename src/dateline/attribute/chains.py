"""Chains of sources: for a claim, who says so, nearest the reader first, a span of text a hop.

A report becomes one or two hops: the outlet that was told ("told E! News") stands before the speaker. Reports nest: a
report whose cue lies in another's content is deeper. Named sources go to the article's referents; anonymous ones are
kept apart unless the text says that they are the same ("the source added"); hearsay has nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.attribute.names import find_outlet
from dateline.attribute.outlets import named_in
from dateline.attribute.register import Draft, Register
from dateline.attribute.reports import Report
from dateline.attribute.tree import Tree
from dateline.attribute.voice import holds
from dateline.lang import words
from dateline.model import EntityKind, Hop, Referent, SourceKind
from dateline.span import Span

_LOOK_BACK = 3  # sentences, for whom an unnamed spokeswoman speaks
_LONGEST = 8  # words of a description after its noun


@dataclass(frozen=True)
class Chain:
    """The hops of one report: hearer (an outlet) and speaker, either may be missing."""

    report: Report
    hops: tuple[Hop, ...]


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
            draft = register.of.get(_mention_head(tree, register, nearest.source))
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
        self._tree, self._register, self._referents = tree, register, referents
        self._anonymous: list[tuple[str, Hop, Hop | None]] = []  # (lemma, as first named, outlet)
        self._last: Chain | None = None
        self._spoken: dict[int, Hop] = {}  # spokesman's draft → for whom he speaks
        chains = [self._chain(r) for r in sorted(reports, key=_reading_order)]
        self._chains = [c for c in chains if telling is None or c.report in telling]

    @property
    def all(self) -> list[Chain]:
        """All chains, in the order in which the text names their sources."""
        return self._chains

    def covering(self, i: int) -> list[Chain]:
        """The chains whose content holds token i, outermost first."""
        over = [c for c in self._chains if i in c.report.content and holds(self._tree, c.report, i)]
        return sorted(over, key=lambda c: (self._depth(c, over), -len(c.report.content), min(c.report.content)))

    def attribution(self, i: int) -> tuple[Hop, ...]:
        """The whole chain of a claim with head i, the same source only once.

        Hearsay is its origin where nobody is named, or where somebody repeats it ("a source said she reportedly left");
        an outlet, a body or a text that says so is itself who reports it ("she reportedly left, the Gazette said").
        """
        hops = [hop for chain in self.covering(i) for hop in chain.hops]
        named = [h for h in hops if h.kind is not SourceKind.HEARSAY]
        if len(named) < len(hops) and hops[0].kind is SourceKind.HEARSAY and self._told_of_telling(i):
            named = hops[:1] + named  # "Lee reportedly told friends that …"
        elif named and (heard := self._repeated(i)) is not None:
            named = [*named, heard]
        out: list[Hop] = []
        for hop in named or hops[-1:]:
            if hop.key not in {h.key for h in out}:
                out.append(hop)
        return tuple(out)

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
        noun = self._tree.lemma(_mention_head(self._tree, self._register, report.source))
        return any(noun in words("quotes", f"anonymity.{name}") for name in ("police", "official"))

    def _told_of_telling(self, i: int) -> bool:
        """Whether the outermost report of a token is hearsay of somebody's telling, and not only of what is told."""
        outer, *inner = self.covering(i)
        named = [c for c in inner if c.hops and c.hops[-1].kind is not SourceKind.HEARSAY]
        cues = [c.report.cue for c in named if c.report.kind == "verb"]
        return len(cues) == len(named) > 0 and all(cue in outer.report.content for cue in cues)

    def _depth(self, chain: Chain, others: Sequence[Chain]) -> int:
        cue = chain.report.cue
        return sum(o is not chain and cue is not None and cue in o.report.content for o in others)

    def _chain(self, report: Report) -> Chain:
        tree = self._tree
        source = _speaking(tree, report)
        speaker = self._hop(report, source) if source is not None else None
        outlet = next((h for t in report.hearers if (h := self._outlet(report, t))), None)
        if speaker is not None and speaker.kind is SourceKind.ANONYMOUS:
            speaker, outlet = self._same_anonymous(report, speaker, outlet)
        elif speaker is not None and outlet is None and self._goes_on(report, speaker):
            outlet = (
                next((h for h in self._last.hops if h.kind is SourceKind.OUTLET and h.key != speaker.key), None)
                if self._last
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
            self._last = chain
        return chain

    def _cited(self, report: Report, speaker: Hop | None) -> Hop | None:
        """ "…, citing two officials": the origin behind the one who says it."""
        tree = self._tree
        above = [i for i in (report.cue, report.source) if i is not None and report.kind != "floating"]
        for c in [c for i in above for c in tree.kids(i, "advcl", "acl", "dep")]:
            if tree.tokens[c].xpos == "VBG" and tree.lemma(c) in words("speech", "sources.citing"):
                source = tree.child(c, "obj", "iobj", "nsubj")
                hop = self._hop(replace(report, cue_span=tree.span([c])), source) if source is not None else None
                return hop if hop is None or speaker is None or hop.name != speaker.name else None
        return None

    def _goes_on(self, report: Report, speaker: Hop) -> bool:
        """Whether a speaker goes on with what was told to the outlet before: "she added"."""
        if self._last is None or not self._last.hops or self._last.hops[-1].key != speaker.key:
            return False
        return report.cue is None or self._tree.lemma(report.cue) in words("speech", "cues.continuing.verbs")

    def _outlet(self, report: Report, i: int) -> Hop | None:
        """A hearer that is an outlet: known, or named like one; "told the court" is no hop."""
        register = self._register
        heads = [_mention_head(self._tree, register, h) for h in (i, *named_in(self._tree, i))]
        known = [(h, register.of[h]) for h in heads if h in register.of and register.drafts[register.of[h]].outlet]
        if not known and self._tree.lemma(i) in words("speech", "sources.outlet") and register.definite(i):
            last = register.latest(i, lambda d: d.outlet)  # "told the magazine": the one just named
            known = [(i, last)] if last is not None else []
        if not known or self._own(register.drafts[known[0][1]]):
            return None  # told to the page's own outlet: no step
        head, draft = known[0]
        return self._named(report, draft, SourceKind.OUTLET, head)

    def _own(self, draft: Draft) -> bool:
        """Whether a draft is the page's own outlet, perhaps by a part of its name: "the Post" in the Evening Post."""
        name, outlet = (set(_plain(text)) for text in (draft.name, self._tree.article.outlet or ""))
        return bool(name) and (name <= outlet or (bool(outlet) and outlet <= name))

    def _named(self, report: Report, draft: int, kind: SourceKind, head: int) -> Hop:
        referent = self._referents[draft]
        name = find_outlet(referent.name) or referent.name if kind is SourceKind.OUTLET else referent.name
        return Hop(name, kind, referent.id, referent.id, report.cue_span, self._mention_span(draft, head))

    def _mention_span(self, draft: int, head: int) -> Span:
        for m in self._register.drafts[draft].mentions:
            if m.head == head:
                return self._tree.span(range(m.first, m.last))
        return self._tree.span([head])

    def _hop(self, report: Report, source: int | None) -> Hop | None:
        """The hop of a source: what kind it is follows from its referent, else from its noun."""
        assert source is not None
        tree, register = self._tree, self._register
        head = _mention_head(tree, register, source)
        lemma = tree.lemma(head)
        named = next((c for c in tree.kids(head, "appos", "flat") if self._names_person(c)), None)
        if named is not None and not self._names_person(head):
            return self._hop(report, named)  # "the airport's manager, Ann Lee"
        if self._describes_next(head) and (bearer := self._bearer(head)) is not None:
            return self._hop(report, bearer)  # "Rep. Ann Lee said", where the parser takes "Rep." for the speaker
        if register.of.get(head) in self._spoken and tree.tokens[head].upos == "PRON":
            return replace(self._spoken[register.of[head]], cue=report.cue_span)
        if lemma in words("speech", "sources.spokesman") and (hop := self._spoken_for(report, head)):
            return hop
        if lemma in words("speech", "sources.staff") and (body := self._body_of(head)) is not None:
            return self._named(report, register.of[body], SourceKind.ORGANIZATION, body)
        draft = register.of.get(head)
        if tree.lower(head) in words("people", "pronouns.neuter") and (told := self._sayer_before(head, draft)):
            return self._hop(report, told)
        kind = register.drafts[draft].kind if draft is not None else None
        if draft is not None and register.drafts[draft].named:
            if kind in (EntityKind.PERSON, EntityKind.GROUP):
                return self._named(report, draft, SourceKind.PERSON, head)
            if self._own(register.drafts[draft]):
                return None  # the page's own outlet speaks: its own voice
            is_outlet = register.drafts[draft].outlet
            return self._named(report, draft, SourceKind.OUTLET if is_outlet else SourceKind.ORGANIZATION, head)
        if lemma in words("speech", "sources.medium") and (author := tree.child(head, "nmod:poss")) is not None:
            return self._hop(report, author)
        if draft is not None and register.drafts[draft].members:
            return self._named(report, draft, SourceKind.PERSON, head)
        if tree.tokens[head].upos == "PRON" and (draft is None or self._nobody(draft)):
            return self._unresolved(report, head)
        if tree.tokens[head].upos == "PRON" and draft is not None:
            first = min(m.head for m in register.drafts[draft].mentions)
            if first != head and tree.tokens[first].upos != "PRON":
                return self._hop(report, first)  # "they" are the members spoken of before
        if lemma in words("speech", "sources.anonymous"):
            return self._unnamed(report, head, SourceKind.ANONYMOUS)
        name = tree.tokens[head].upos == "PROPN" or tree.tokens[head].text.isupper()
        if draft is None and name and (hop := self._unregistered(report, head)) is not None:
            return hop
        if lemma in words("speech", "sources.document") | words("quotes", "anonymity.text"):
            return self._unnamed(report, head, SourceKind.DOCUMENT)
        if kind is EntityKind.ORGANIZATION or lemma in words("speech", "sources.organization"):
            return self._unnamed(report, head, SourceKind.ORGANIZATION, draft)
        if kind is EntityKind.PERSON:
            return self._unnamed(report, head, SourceKind.PERSON, draft)
        return self._unnamed(report, head, SourceKind.ANONYMOUS)

    def _unregistered(self, report: Report, head: int) -> Hop | None:
        """A name that the reader didn't mark: an outlet that is known, or the surname of one person ("LEE: …")."""
        first = last = head
        while first > 0 and self._tree.tokens[first - 1].upos == "PROPN":
            first -= 1
        while last + 1 < len(self._tree.tokens) and self._tree.tokens[last + 1].upos == "PROPN":
            last += 1
        span = self._tree.span([first, last])
        text = span.of(self._tree.article.text)
        if (outlet := find_outlet(text)) is not None:
            return Hop(outlet, SourceKind.OUTLET, f"outlet:{outlet}", None, report.cue_span, span)
        surname = self._tree.lower(head)
        people = [
            n
            for n, d in enumerate(self._register.drafts)
            if n in self._referents
            and d.named
            and d.kind is EntityKind.PERSON
            and d.name.lower().split()[-1] == surname
        ]
        if len(people) != 1:
            return None
        referent = self._referents[people[0]]
        return Hop(referent.name, SourceKind.PERSON, referent.id, referent.id, report.cue_span, span)

    def _sayer_before(self, i: int, draft: int | None) -> int | None:
        """What "it" means in "it says": a text or a body that is the subject of its own sentence, else one in the
        sentence before where nothing else is known to be meant; subjects before objects."""
        tree = self._tree
        own, start = tree.sentence(i), tree.tokens[i].sentence
        for sentence in (own, *([tree.sentence(own[0] - 1)] if own[0] else [])):
            here = tree.tokens[sentence[0]].sentence == start
            texts = [j for j in sentence if j < i and (self._is_text(j) or (not here and self._is_body_noun(j)))]
            texts = [j for j in texts if tree.tokens[j].deprel in ("nsubj", "nsubj:pass", "obj")]
            if here:
                texts = [j for j in texts if tree.relation(j) == "nsubj"]
            elif draft is not None and not any(tree.relation(j) == "nsubj" for j in texts):
                return None
            if texts:
                return min(texts, key=lambda j: (tree.relation(j) != "nsubj", -j))
        return None

    def _is_text(self, i: int) -> bool:
        noun = self._tree.tokens[i].upos == "NOUN"
        return noun and self._tree.lemma(i) in words("speech", "sources.document")

    def _is_body_noun(self, i: int) -> bool:
        """Whether a noun is a body that is the subject of its sentence: "The senator’s office called it absurd"."""
        main = self._tree.relation(i) == "nsubj" and self._tree.relation(self._tree.tokens[i].head) == "root"
        one = self._tree.tokens[i].xpos == "NN"
        return main and one and self._tree.lemma(i) in words("speech", "sources.organization")

    def _nobody(self, draft: int) -> bool:
        """Whether a draft is a mere thing, which says nothing: "they say" then is what people say."""
        known = self._register.drafts[draft]
        texts = words("speech", "sources.document") | words("speech", "sources.organization")
        sayers = texts | words("speech", "sources.anonymous")
        return known.kind is EntityKind.OTHER and not known.named and not known.members and not known.nouns & sayers

    def _unresolved(self, report: Report, head: int) -> Hop | None:
        """A pronoun whose referent is not told: "they say" is hearsay, "I think" and "it says" are nobody new."""
        word = self._tree.lower(head)
        span = self._tree.span([head])
        if word in words("people", "pronouns.plural"):
            key = f"hearsay:{self._tree.article.id}:{head}"
            return Hop("", SourceKind.HEARSAY, key, None, report.cue_span, span)
        if any(word in words("people", f"pronouns.{p}") for p in ("male", "female")):
            if (before := self._spoke_before(head, word)) is not None:
                return replace(before, cue=report.cue_span)
            return self._unnamed(report, head, SourceKind.ANONYMOUS)
        return None

    def _spoke_before(self, head: int, word: str) -> Hop | None:
        """Who "she said" means where nobody fits better: an unnamed spokeswoman or source who spoke just before."""
        last = self._last.report if self._last is not None else None
        if self._last is None or last is None or last.source is None or not self._last.hops:
            return None
        tree, register = self._tree, self._register
        near = 0 <= register.distance(head, last.source) <= 2
        draft = register.of.get(_mention_head(tree, register, last.source))
        noun = tree.tokens[last.source].upos == "NOUN" and not register.plural(last.source)
        sex = "m" if word in words("people", "pronouns.male") else "f"
        fits = draft is None or register.drafts[draft].sex in ("", sex)
        unnamed = draft is None or not register.drafts[draft].named
        return self._last.hops[-1] if near and noun and fits and unnamed else None

    def _spoken_for(self, report: Report, head: int) -> Hop | None:
        """An unnamed spokesman speaks for whom he belongs to: "a spokeswoman for X", "X's rep", "X spokesman"."""
        tree, register = self._tree, self._register
        draft = register.of.get(head)
        if draft is not None and register.drafts[draft].named:
            return None
        if draft is not None and draft in self._spoken:
            return replace(self._spoken[draft], cue=report.cue_span)
        for c in (*tree.kids(head, "nmod:poss"), *tree.kids(head, "nmod"), *tree.kids(head, "compound")):
            owner = register.of.get(_mention_head(tree, register, c))
            if owner is not None and owner in self._referents:
                person = register.drafts[owner].kind in (EntityKind.PERSON, EntityKind.GROUP)
                hop = self._named(report, owner, SourceKind.PERSON if person else SourceKind.ORGANIZATION, c)
                return self._remember_voice(draft, hop)
        body = register.latest(head, _is_body, sentences=_LOOK_BACK)
        if body is None:
            return None
        return self._remember_voice(draft, self._named(report, body, SourceKind.ORGANIZATION, head))

    def _describes_next(self, head: int) -> bool:
        """Whether a title or a noun for a person stands where a name goes on: "Sen.", "nominee" before it."""
        known = self._register.of.get(head)
        title = known is None or not self._register.drafts[known].named
        title = title or (known is not None and _is_title(self._register.drafts[known].name.lower()))
        return title and self._tree.tokens[head].upos in ("NOUN", "PROPN")

    def _bearer(self, head: int) -> int | None:
        """The head of the name that follows a title."""
        after = head + 1
        if after >= len(self._tree.tokens) or self._tree.tokens[after].sentence != self._tree.tokens[head].sentence:
            return None
        found = self._register.inside.get(after)
        if found is None or found == head or not self._names_person(found):
            return None
        apart = self._tree.relation(found) == "nsubj" and self._tree.head(head) != found
        apart = apart and not _is_title(self._tree.lower(head))
        return None if apart else found  # "the lawyer Lee hired said"

    def _body_of(self, head: int) -> int | None:
        """The body at which unnamed experts work: "analysts at Harrow Securities"."""
        register = self._register
        named = [_mention_head(self._tree, register, c) for c in self._tree.kids(head, "nmod") if c > head]
        return next((n for n in named if n in register.of and _is_body(register.drafts[register.of[n]])), None)

    def _remember_voice(self, draft: int | None, hop: Hop) -> Hop:
        """Whom a spokeswoman speaks for, so that "she added" does too."""
        if draft is not None:
            self._spoken[draft] = hop
        return hop

    def _names_person(self, i: int) -> bool:
        draft = self._register.of.get(_mention_head(self._tree, self._register, i))
        known = draft is not None and self._register.drafts[draft].named
        return known and draft is not None and self._register.drafts[draft].kind is EntityKind.PERSON

    def _unnamed(self, report: Report, head: int, kind: SourceKind, draft: int | None = None) -> Hop:
        """A source without a name, in its own words; documents and bodies are the same where their noun is."""
        span = self._description(head)
        referent = self._referents[draft].id if draft is not None and draft in self._referents else None
        key = referent or f"{kind.value}:{self._tree.article.id}:{self._tree.lemma(head)}"
        return Hop(span.of(self._tree.article.text), kind, key, referent, report.cue_span, span)

    def _description(self, head: int) -> Span:
        """A source's noun with what describes it: "a person familiar with the talks", "two officials"."""
        tree = self._tree
        tokens = {head}
        for c in tree.children[head]:
            before = c < head and tree.relation(c) in ("det", "amod", "compound", "nummod", "nmod")
            after = c > head and tree.relation(c) in ("nmod", "amod", "acl") and tree.tokens[c].deprel != "acl:relcl"
            if before or (after and len(tree.subtree(c)) <= _LONGEST):
                tokens.update(tree.subtree(c))
        first = last = head
        while first - 1 in tokens:
            first -= 1
        while last + 1 in tokens:
            last += 1
        return tree.span([first, last])

    def _same_anonymous(self, report: Report, speaker: Hop, outlet: Hop | None) -> tuple[Hop, Hop | None]:
        """ "the source" is the last such source (of that outlet, if one is told); "a source" is a new one."""
        tree = self._tree
        assert report.source is not None
        head = _mention_head(tree, self._register, report.source)
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


def _plain(text: str) -> list[str]:
    """The words of a name, lower case, without an article."""
    return [w for w in text.lower().split() if w not in words("people", "determiners.definite")]


def _is_title(lemma: str) -> bool:
    return any(lemma in words("people", f"titles.{sex}") for sex in ("male", "female", "either"))


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


def _is_body(draft: Draft) -> bool:
    return draft.kind is EntityKind.ORGANIZATION and draft.named and not draft.outlet


def _reading_order(report: Report) -> tuple[int, int]:
    """Reports in the order in which the text names their sources."""
    place = report.source if report.source is not None else report.cue
    return (place if place is not None else min(report.content), min(report.content))


def _mention_head(tree: Tree, register: Register, i: int | None) -> int:
    """The head of the mention that token i belongs to: of the name it is a word of, else itself."""
    assert i is not None
    return register.name_head(i)
