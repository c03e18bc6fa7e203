"""The hop that a source is: a person, body, outlet, text or somebody without a name; whom "it" and "she" mean.

What kind of source somebody is follows from the referent, else from the noun; a spokeswoman speaks for whom she belongs
to, a title for the name behind it, and a thing says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dateline.attribute.hyphens import joins
from dateline.attribute.outlet_names import find_outlet, fits_kind
from dateline.attribute.outlets import named_in
from dateline.attribute.persons import is_title
from dateline.attribute.register import Draft, Register
from dateline.attribute.reports import Report
from dateline.attribute.tree import Tree
from dateline.lang import words
from dateline.model import EntityKind, Hop, Referent, SourceKind
from dateline.span import Span

_LOOK_BACK = 3  # sentences, for whom an unnamed spokeswoman speaks
_THINGS = ("abstract", "event", "time", "place", "object", "substance")  # mentions that say nothing
_LONGEST = 8  # words of a description after its noun


@dataclass(frozen=True)
class Chain:
    """The hops of one report: hearer (an outlet) and speaker, either may be missing."""

    report: Report
    hops: tuple[Hop, ...]


class Sources:
    """Turns the source of a report into a hop; `last` is the chain told last, whose speaker a pronoun may mean."""

    def __init__(self, tree: Tree, register: Register, referents: Mapping[int, Referent]) -> None:
        self._tree, self._register, self._referents = tree, register, referents
        self._spoken: dict[int, Hop] = {}  # spokesman's draft → for whom he speaks
        self.last: Chain | None = None

    def outlet(self, report: Report, i: int) -> Hop | None:
        """A hearer that is an outlet: known, or named like one; "told the court" is no hop."""
        register = self._register
        heads = [mention_head(self._tree, register, h) for h in (i, *named_in(self._tree, i))]
        known = [(h, register.of[h]) for h in heads if h in register.of and register.drafts[register.of[h]].outlet]
        if not known and self._tree.lemma(i) in words("speech", "sources.outlet") and register.definite(i):
            noun = self._tree.lemma(i)  # "told the magazine": the one just named
            last = register.latest(i, lambda d: d.outlet and fits_kind(noun, d.name))
            known = [(i, last)] if last is not None else []
        if not known and self._tree.lemma(i) in words("speech", "sources.outlet") and not register.plural(i):
            return self._unnamed(report, i, SourceKind.OUTLET)  # "told a local paper"
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
        mention = self._register.mention(draft, head)
        return self._tree.span([head] if mention is None else range(mention.first, mention.last))

    def hop(self, report: Report, source: int | None) -> Hop | None:
        """The hop of a source: what kind it is follows from its referent, else from its noun."""
        assert source is not None
        tree, register = self._tree, self._register
        head = mention_head(tree, register, source)
        lemma = tree.lemma(head)
        named = next((c for c in tree.kids(head, "appos", "flat") if self._names_person(c)), None)
        named = self._joined_bearer(head) if named is None else named
        if named is not None and not self._names_person(head):
            return self.hop(report, named)  # "the airport's manager, Ann Lee"
        if self._describes_next(head) and (bearer := self._bearer(head)) is not None:
            return self.hop(report, bearer)  # "Rep. Ann Lee said", where the parser takes "Rep." for the speaker
        if register.of.get(head) in self._spoken and tree.tokens[head].upos == "PRON":
            return replace(self._spoken[register.of[head]], cue=report.cue_span)
        if lemma in words("speech", "sources.spokesman") and (hop := self._spoken_for(report, head)):
            return hop
        if lemma in words("speech", "sources.staff") and (body := self._body_of(head)) is not None:
            return self._named(report, register.of[body], SourceKind.ORGANIZATION, body)
        draft = register.of.get(head)
        if tree.lower(head) in words("people", "pronouns.neuter") and (told := self._sayer_before(head, draft)):
            hop = self.hop(report, told)
            return hop if hop is None or hop.referent is not None else replace(hop, span=tree.span([head]))
        kind = register.drafts[draft].kind if draft is not None else None
        if draft is not None and register.drafts[draft].named:
            if kind in (EntityKind.PERSON, EntityKind.GROUP):
                return self._named(report, draft, SourceKind.PERSON, head)
            if self._own(register.drafts[draft]):
                return None  # the page's own outlet speaks: its own voice
            is_outlet = register.drafts[draft].outlet
            return self._named(report, draft, SourceKind.OUTLET if is_outlet else SourceKind.ORGANIZATION, head)
        if lemma in words("speech", "sources.medium") and (author := tree.child(head, "nmod:poss")) is not None:
            return self.hop(report, author)
        if draft is not None and register.drafts[draft].members:
            return self._named(report, draft, SourceKind.PERSON, head)
        if tree.tokens[head].upos in ("PRON", "DET", "NUM") and tree.lower(head) in words("speech", "sources.some"):
            return self._unnamed(report, head, SourceKind.ANONYMOUS)
        if tree.tokens[head].upos == "PRON" and (draft is None or self._nobody(draft)):
            return self._unresolved(report, head)
        if tree.tokens[head].upos == "PRON" and draft is not None:
            first = min(m.head for m in register.drafts[draft].mentions)
            if first != head and tree.tokens[first].upos != "PRON":
                return self.hop(report, first)  # "they" are the members spoken of before
        if lemma in words("speech", "sources.anonymous"):
            kin = kind is EntityKind.PERSON and self._is_only_kin(head, lemma)
            return self._unnamed(
                report, head, SourceKind.PERSON if kin else SourceKind.ANONYMOUS, draft if kin else None
            )
        label = tree.tokens[head].text.isupper()  # "LEE: …", which the reader takes for a thing now and then
        name = tree.tokens[head].upos == "PROPN" or label or self._in_name(head)
        if (draft is None or label) and name and (hop := self._unregistered(report, head)) is not None:
            return hop
        if lemma in words("speech", "sources.document") | words("quotes", "anonymity.text"):
            return self._unnamed(report, head, SourceKind.DOCUMENT)
        if kind is EntityKind.ORGANIZATION or lemma in words("speech", "sources.organization"):
            return self._unnamed(report, head, SourceKind.ORGANIZATION, draft)
        if kind is EntityKind.PERSON:
            return self._unnamed(report, head, SourceKind.PERSON, draft)
        if lemma in words("speech", "sources.outlet"):
            return self._unnamed(report, head, SourceKind.OUTLET)
        if tree.kind(head) in _THINGS and tree.tokens[head].upos in ("NOUN", "PROPN", "ADV", "VERB", "ADJ"):
            return self._behind_thing(report, head)
        return self._unnamed(report, head, SourceKind.ANONYMOUS)

    def _in_name(self, head: int) -> bool:
        start = self._tree.tokens[head].start
        return any(n.label == "PER" and n.span.start <= start < n.span.end for n in self._tree.annotations.names)

    def _is_only_kin(self, head: int, lemma: str) -> bool:
        """ "his wife", "Lee's mother": whom there is only one of."""
        owner = self._tree.child(head, "nmod:poss")
        only = any(lemma in words("people", f"{key}.{sex}") for key in ("spouse",) for sex in ("male", "female"))
        only = only or lemma in words("people", "kin.parents")
        return only and owner is not None and owner in self._register.of

    def _behind_thing(self, report: Report, head: int) -> Hop | None:
        """A thing says nothing: of "the mayor's challenge, while arguing that …" its owner does, if somebody is."""
        cue = report.cue
        says = cue is not None and self._tree.head(head) == cue and self._tree.relation(head) == "nsubj"
        if cue is not None and says and self._tree.lemma(cue) in words("speech", "sources.reading"):
            return self._unnamed(report, head, SourceKind.DOCUMENT)  # "the card said"
        owner = self._tree.child(head, "nmod:poss")
        known = self._register.of.get(mention_head(self._tree, self._register, owner)) if owner is not None else None
        if owner is None or known is None or not self._register.drafts[known].named:
            return None
        speaks = (EntityKind.PERSON, EntityKind.GROUP, EntityKind.ORGANIZATION)
        return self.hop(report, owner) if self._register.drafts[known].kind in speaks else None

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
        if word in words("people", "pronouns.neuter"):
            return self._body_before(report, head)
        if any(word in words("people", f"pronouns.{p}") for p in ("male", "female")):
            if (before := self._spoke_before(head, word)) is not None:
                return replace(before, cue=report.cue_span)
            return self._unnamed(report, head, SourceKind.ANONYMOUS)
        return None

    def _body_before(self, report: Report, head: int) -> Hop | None:
        """ "It added": the body or text that spoke in the sentence before."""
        last = self.last.report if self.last is not None else None
        if self.last is None or last is None or last.source is None or not self.last.hops:
            return None
        hop = self.last.hops[-1]
        near = 0 <= self._register.distance(head, last.source) <= 1
        says = report.kind == "verb" and self._tree.relation(head) == "nsubj"
        bodies = (SourceKind.ORGANIZATION, SourceKind.DOCUMENT, SourceKind.OUTLET)
        here = self._tree.span([head])
        return replace(hop, cue=report.cue_span, span=here) if near and says and hop.kind in bodies else None

    def _spoke_before(self, head: int, word: str) -> Hop | None:
        """Who "she said" means where nobody fits better: an unnamed spokeswoman or source who spoke just before."""
        last = self.last.report if self.last is not None else None
        if self.last is None or last is None or last.source is None or not self.last.hops:
            return None
        tree, register = self._tree, self._register
        near = 0 <= register.distance(head, last.source) <= 2
        draft = register.of.get(mention_head(tree, register, last.source))
        noun = tree.tokens[last.source].upos == "NOUN" and not register.plural(last.source)
        sex = "m" if word in words("people", "pronouns.male") else "f"
        fits = draft is None or register.drafts[draft].sex in ("", sex)
        unnamed = draft is None or not register.drafts[draft].named
        return self.last.hops[-1] if near and noun and fits and unnamed else None

    def _spoken_for(self, report: Report, head: int) -> Hop | None:
        """An unnamed spokesman speaks for whom he belongs to: "a spokeswoman for X", "X's rep", "X spokesman"."""
        tree, register = self._tree, self._register
        draft = register.of.get(head)
        if draft is not None and register.drafts[draft].named:
            return None
        if draft is not None and draft in self._spoken:
            return replace(self._spoken[draft], cue=report.cue_span)
        for c in (*tree.kids(head, "nmod:poss"), *tree.kids(head, "nmod"), *tree.kids(head, "compound")):
            owner = register.of.get(mention_head(tree, register, c))
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
        title = title or (known is not None and is_title(self._register.drafts[known].name.lower()))
        return title and self._tree.tokens[head].upos in ("NOUN", "PROPN")

    def _joined_bearer(self, head: int) -> int | None:
        """ "Party leader and former judge Ann Lee said": two descriptions before one name."""
        tree = self._tree
        if tree.tokens[head].xpos != "NN" or tree.child(head, "det", "nmod:poss") is not None:
            return None
        last = [c for c in tree.kids(head, "conj") if c > head][-1:]
        apart = [j for c in last for j in range(head + 1, c) if tree.relation(j) in ("punct", "det")]
        return next((c for c in last if not apart and self._names_person(c)), None)

    def _bearer(self, head: int) -> int | None:
        """The head of the name that follows a title."""
        after = head + 1
        if after >= len(self._tree.tokens) or self._tree.tokens[after].sentence != self._tree.tokens[head].sentence:
            return None
        found = self._register.inside.get(after)
        if found is None or found == head or not self._names_person(found):
            return None
        apart = self._tree.relation(found) == "nsubj" and self._tree.head(head) != found
        apart = apart and not is_title(self._tree.lower(head))
        return None if apart else found  # "the lawyer Lee hired said"

    def _body_of(self, head: int) -> int | None:
        """The body at which unnamed experts work: "analysts at Harrow Securities"."""
        register = self._register
        named = [mention_head(self._tree, register, c) for c in self._tree.kids(head, "nmod") if c > head]
        return next((n for n in named if n in register.of and _is_body(register.drafts[register.of[n]])), None)

    def _remember_voice(self, draft: int | None, hop: Hop) -> Hop:
        """Whom a spokeswoman speaks for, so that "she added" does too."""
        if draft is not None:
            self._spoken[draft] = hop
        return hop

    def _names_person(self, i: int) -> bool:
        draft = self._register.of.get(mention_head(self._tree, self._register, i))
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
            before = before or (c < head and joins(tree.tokens, c))
            if before or (after and len(tree.subtree(c)) <= _LONGEST):
                tokens.update(tree.subtree(c))
        first = last = head
        while first - 1 in tokens:
            first -= 1
        while last + 1 in tokens:
            last += 1
        return tree.span([first, last])


def _plain(text: str) -> list[str]:
    """The words of a name, lower case, without an article."""
    return [w for w in text.lower().split() if w not in words("people", "determiners.definite")]


def _is_body(draft: Draft) -> bool:
    return draft.kind is EntityKind.ORGANIZATION and draft.named and not draft.outlet


def mention_head(tree: Tree, register: Register, i: int | None) -> int:
    """The head of the mention that token i belongs to: of the name it is a word of, else itself."""
    assert i is not None
    return register.name_head(i)
