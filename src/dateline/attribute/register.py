"""The register of one article's referents while it is being read: drafts, their mentions, groups and couples."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dateline.attribute.hyphens import joins
from dateline.attribute.persons import is_title, stands_for_person
from dateline.attribute.tree import Tree, once
from dateline.lang import either, table, words
from dateline.model import EntityKind, Form, Mention, Referent

_BEFORE = 3  # words before a noun that tell whether it still holds
_JOINING = 2  # words between two that are joined: ", and"
_JOINS = ("CCONJ", "PUNCT")
_JOIN = " & "  # between the names of a group that the text has no word for
_MARKS = frozenset('“”"«»„‟`')
_QUOTES = frozenset({"``", "''", "“", "”", '"', "«", "»"})
_LINKING = ("ADP", "PART", "PUNCT", "CCONJ", "SCONJ")
_PARTING = ("(", ")", ";", ":", "—", "–", "--")


@dataclass(frozen=True)
class DraftMention:
    """A mention: tokens [first, last), its head token, its form."""

    first: int
    last: int
    head: int
    form: Form


@dataclass
class Draft:
    """A referent while the article is being read; indices of drafts are stable."""

    name: str
    kind: EntityKind
    sex: str = ""
    plural: bool = False
    named: bool = False
    age: int | None = None
    nouns: set[str] = field(default_factory=set)  # what it is called: "mayor"
    was: set[str] = field(default_factory=set)  # and what it no longer is: "former mayor"
    members: tuple[int, ...] = ()
    mentions: list[DraftMention] = field(default_factory=list)
    spouse: int | None = None
    outlet: bool = False


class Register:
    """Drafts by number, and which draft each mention's head token refers to."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.drafts: list[Draft] = []
        self.of: dict[int, int] = {}  # head token of a mention → draft
        self.named: dict[int, int] = {}  # head token of a name → draft, before the name is reached
        self.inside: dict[int, int] = {}  # any token of a name → head token of the name
        self._mentions: dict[tuple[int, int], DraftMention] = {}  # by draft and head token, the first of each
        self._phrases: dict[int, tuple[int, int]] = {}  # as they were asked for since a name was opened
        self.called: set[int] = set()  # descriptions of who is called so elsewhere: "the senator" of "Sen. Ann Lee"
        self.unsure: set[int] = set()  # pronouns of which the likeliest referent isn't likely enough to be told by name
        self.groups: dict[frozenset[int], int] = {}
        self.pairs: list[tuple[int, tuple[int, ...]]] = []  # where persons are joined: (token, drafts)
        self.couples: set[frozenset[int]] = set()  # those of them who are called a couple

    def open_name(self, number: int, tokens: Iterable[int], head: int) -> None:
        """These tokens are a name of a draft."""
        self.named[head] = number
        self.inside |= dict.fromkeys(tokens, head)
        self._phrases.clear()  # a phrase ends behind the name that it holds

    def name_head(self, i: int) -> int:
        """The head token of the name that token i belongs to, else i itself."""
        return self.inside.get(i, i)

    def referents(self) -> dict[int, Referent]:
        """The finished referents by draft; a draft without a mention is none. Members come with their groups."""
        tree, out = self.tree, {}
        ids: dict[int, str] = {}
        for number, draft in enumerate(self.drafts):
            if draft.mentions:
                first = min(draft.mentions, key=lambda m: (tree.tokens[m.first].start, m.last))
                span = tree.span(range(first.first, first.last))
                ids[number] = f"{tree.article.id}:{span.start}-{span.end}"
        for number, draft in enumerate(self.drafts):
            if number not in ids:
                continue
            mentions = sorted(
                {Mention(tree.span(range(m.first, m.last)), m.form) for m in draft.mentions}, key=lambda m: m.span
            )
            text = tree.article.text
            aliases = sorted({m.span.of(text) for m in mentions if m.form is not Form.PRONOUN} - {draft.name})
            members = tuple(ids[m] for m in draft.members if m in ids)
            out[number] = Referent(ids[number], draft.name, draft.kind, tuple(aliases), tuple(mentions), members)
        return out

    def group(self, members: Iterable[int], name: str) -> int:
        """The draft of a group with these members, made at its first use."""
        key = frozenset(members)
        if key not in self.groups:
            self.groups[key] = len(self.drafts)
            self.drafts.append(Draft(name, EntityKind.GROUP, plural=True, members=tuple(sorted(key))))
        return self.groups[key]

    def open_noun(self, i: int, kind: EntityKind = EntityKind.OTHER) -> int:
        """A new draft for a noun that is spoken of again."""
        number = len(self.drafts)
        first, last = self.phrase(i)
        name = self.said(first, last)
        lemma = self.tree.lemma(i)
        self.drafts.append(Draft(name, kind, noun_sex(lemma), self.plural(i), nouns={lemma}))
        self.add(number, first, last, i, Form.NOMINAL)
        return number

    def named_group(self, members: tuple[int, ...]) -> int:
        """A group known by its members' names: "Ann Lee and Ben Lee"."""
        return self.group(members, _JOIN.join(self.drafts[m].name for m in members))

    def latest(self, i: int, fits: Callable[[Draft], bool], *, sentences: int | None = 6) -> int | None:
        """The draft with the latest mention before token i of those that fit, within some sentences."""
        best: tuple[int, int] | None = None
        for number, draft in enumerate(self.drafts):
            if not fits(draft):
                continue
            for m in draft.mentions:
                if (
                    m.head < i
                    and (sentences is None or self.distance(i, m.head) <= sentences)
                    and (best is None or m.head > best[0])
                ):
                    best = (m.head, number)
        return best[1] if best else None

    def latest_at(self, i: int, number: int) -> int:
        """The head of the latest mention of a draft before token i, else i."""
        return max((m.head for m in self.drafts[number].mentions if m.head < i), default=i)

    def definite(self, i: int) -> bool:
        determiner = self.tree.child(i, "det")
        return determiner is not None and self.tree.lower(determiner) in words("people", "determiners.definite")

    def plural(self, i: int) -> bool:
        return self.tree.tokens[i].xpos in ("NNS", "NNPS")

    def phrase(self, i: int) -> tuple[int, int]:
        """The noun phrase of head i without clauses, appositions and what follows the head: (first, last); with what is
        counted or measured, where the head only tells how much ("half of his advice")."""
        if i not in self._phrases:
            self._phrases[i] = self._phrase(i)
        return self._phrases[i]

    def _phrase(self, i: int) -> tuple[int, int]:
        tree = self.tree
        kinds = ("det", "amod", "compound", "nummod", "nmod", *(("advmod",) if self._is_share(i) else ()))
        left = {
            j
            for c in tree.children[i]
            if c < i and tree.relation(c) in kinds and not self._apart(c)
            if not self._marks(c, i)
            for j in tree.subtree(c)
        }
        first = min((j for j in left if j < i), default=i)
        own = tree.child(i, "det")
        cut = max((j + 1 for j in range(first, i) if self._parts(j, left, own)), default=first)
        while cut > first and cut < i and tree.tokens[cut].upos in _LINKING:
            cut += 1  # "built up this machine": only the machine
        first = cut
        while first < i and self._links(first):
            first += 1
        if first + 1 < i and f"{tree.lower(first)} {tree.lower(first + 1)}" in words("roles", "cases.such_as"):
            first += 2
        for back in (1, 2):
            if first >= back and f"{tree.lower(first - back)} {tree.lower(first - back + 1)}" in _about():
                first -= back
                break
        first = self._with_hyphens(first, i)
        counted = counted_in(tree, i)
        last = self._behind(i) if counted is None else self.phrase(counted)[1]
        while tree.tokens[i].upos == "SYM" and last in tree.subtree(i) and tree.tokens[last].upos == "NUM":
            last += 1  # "$5 million"
        while counted is not None and joins(tree.tokens, last):
            last += 2  # "a handful of ticket-holders"
        marks = [j for j in range(first, last) if tree.tokens[j].text in _QUOTES]
        if len(marks) % 2 and last < len(tree.tokens) and tree.tokens[last].text in _QUOTES:
            last += 1  # 'the "sharing economy"'
        return first, last

    def _with_hyphens(self, first: int, i: int) -> int:
        """Where a phrase begins whose first word a hyphen cuts: "two-thirds of the boats", "working-class voters";
        what is said twice ("state-by-state") or stands before a title ("then-Sen.") isn't cut."""
        tokens, begin = self.tree.tokens, first
        while joins(tokens, begin - 1) and tokens[begin - 2].upos != "PUNCT":
            begin -= 2
        twice = any(self.tree.lower(j) == self.tree.lower(i) for j in range(begin, first))
        return first if twice or is_title(self.tree.lower(i)) else begin

    def _behind(self, i: int) -> int:
        """Where a phrase ends: behind its head, or behind the number or the other words of a name right behind that
        ("Section 12")."""
        tree, last = self.tree, i + 1
        if self._is_share(i):
            return i + 3
        if (whole := self._of_what(i)) is not None:
            return self._joined(whole, i)
        while last in tree.sentence(i) and tree.relation(last) in ("flat", "nummod") and tree.head(last) == i:
            number = tree.tokens[last].upos == "NUM" and tree.tokens[last].text[0].isdigit()
            named = last in self.inside or i in self.inside
            if not number and (named or not tree.tokens[last].upos == tree.tokens[i].upos == "PROPN"):
                break
            last += 1
        return last

    def _of_what(self, i: int) -> int | None:
        """The noun behind "of" that says what a noun right before it is of: "a sense of duty", "secretary of state"; of
        a name none, and none where the verb asks for it ("accused the governor of bribery")."""
        tree = self.tree
        if tree.tokens[i].upos != "NOUN" or i in self.inside:
            return None
        verb = tree.head(i)
        asked = verb is not None and verb < i and tree.child(i, "case") is None
        if verb is not None and asked and tree.lemma(verb) in words("roles", "cases.verbs_of"):
            return None
        somebody = is_person_noun(tree.lemma(i)) or tree.lemma(i) in table("people")["bodies"]["kinds"]
        hung_higher = tree.kids(verb, "obl") if verb is not None and not somebody else []  # "spoke to the court of it"
        for c in (*tree.kids(i, "nmod"), *hung_higher):
            behind = tree.child(c, "case") == i + 1 and tree.lower(i + 1) in words("roles", "measures.of")
            plain = tree.tokens[c].upos != "PRON" and tree.kind(c) != "time"
            if behind and plain and self.phrase(c)[0] == i + 2:
                return self._before_holder(i, c)
        return None

    def _before_holder(self, i: int, c: int) -> int:
        """The noun that a title is of, where the name of who holds it was read as one phrase with that: "state" of
        "secretary of state Ann Lee", at "Lee"."""
        name = self.inside.get(c)
        begin = min((j for j in range(i + 2, c + 1) if self.inside.get(j) == name), default=c)
        held = name is not None and begin > i + 2 and is_title(self.tree.lower(i))
        held = held and self.tree.tokens[begin - 1].upos in ("NOUN", "PROPN")
        return begin - 1 if held and not is_person_noun(self.tree.lemma(begin - 1)) else c

    def _joined(self, i: int, head: int) -> int:
        """Where a phrase ends together with what is joined to the noun behind its "of": "a sense of faith and duty",
        "the mayors of Harrow and Dunmere"; of several that can't be told as one, people are told without them."""
        tree, last = self.tree, self._end(i, titled=is_title(self.tree.lower(head)))
        several = is_person_noun(tree.lemma(head)) or is_title(tree.lower(head))
        for c in tree.kids(i, "conj"):
            if tree.tokens[c].upos not in ("NOUN", "PROPN"):
                continue
            named = tree.tokens[i].upos == tree.tokens[c].upos == "PROPN"
            loose = tree.child(c, "case") is not None or (several and not named and tree.child(c, "det") is not None)
            between = range(last, self.phrase(c)[0])
            if not loose and 0 < len(between) <= _JOINING and all(tree.tokens[j].upos in _JOINS for j in between):
                last = self._end(c, titled=False)
            elif several:
                return head + 1
        return last

    def _end(self, i: int, *, titled: bool) -> int:
        """Where a noun phrase or a name ends: "of Harrow Ferries", "of the nurse Ann Lee"; behind a title the name of
        who holds it is no part of what that is of ("the leader of the opposition Ann Lee")."""
        last = self.phrase(i)[1]
        name = self.inside.get(i, self.inside.get(last))
        holder = titled and i not in self.inside and not is_person_noun(self.tree.lemma(i))
        if name is not None and name != i and (holder or self.tree.head(name) != i):
            return last
        while name is not None and self.inside.get(last) == name:
            last += 1
        return last

    def _is_share(self, i: int) -> bool:
        """Whether a number is a part of the one behind it, and nothing is said of whom: "six in 10 said"."""
        tree, whole = self.tree, i + 2
        if tree.tokens[i].upos != "NUM" or whole not in tree.sentence(i) or tree.tokens[whole].upos != "NUM":
            return False
        return tree.lower(i + 1) in words("numbers", "shares.between") and tree.head(whole) == i

    def said(self, first: int, last: int) -> str:
        """The words of some tokens as a name: without quotation marks."""
        text = self.tree.span(range(first, last)).of(self.tree.article.text)
        return " ".join("".join(c for c in text.replace("''", " ") if c not in _MARKS).split()) or text

    def _marks(self, c: int, i: int) -> bool:
        """Whether a "that" which is hung on a noun begins a clause about it, or stands before its clause: "that
        reports" are no report."""
        relative, mark = self.tree.tokens[c].xpos == "WDT", self.tree.tokens[c].xpos == "IN"
        return relative or (mark and self.plural(i) and self.tree.relation(c) == "det")

    def _apart(self, c: int) -> bool:
        """Whether a phrase before a noun has a preposition, and so is another phrase."""
        relation = self.tree.tokens[c].deprel
        return relation == "nmod:unmarked" or (relation == "nmod" and self.tree.child(c, "case") is not None)

    def _parts(self, j: int, left: set[int], own: int | None) -> bool:
        """Whether a token can't stand inside of a noun phrase: another phrase or clause ends there. `own` is the head's
        article: a preposition right behind it is a part of what describes the head ("an off duty officer")."""
        token = self.tree.tokens[j]
        finite = token.upos == "AUX" or token.xpos in ("VBD", "VBZ", "VBP", "MD")
        alone = not (joins(self.tree.tokens, j - 1) or joins(self.tree.tokens, j + 1))  # no "one-on-one meeting"
        leads = token.upos == "ADP" and alone and token.text.lower() not in words("roles", "measures.of")
        leads = leads and (own is None or j != own + 1)
        return finite or (j not in left and (leads or token.upos in ("VERB", "SCONJ") or token.text in _PARTING))

    def _links(self, j: int) -> bool:
        """Whether a word at the beginning of a phrase only joins it to what stands before."""
        token = self.tree.tokens[j]
        joins = token.upos == "CCONJ" and token.text.lower() not in words("roles", "measures.words")
        whose = token.text.lower() in words("people", "pronouns.possessive_relative")
        return joins or whose or token.xpos == "POS" or (token.upos == "PUNCT" and token.text not in _QUOTES)

    def add(self, number: int, first: int, last: int, head: int, form: Form) -> None:
        self.of[head] = number
        mention = DraftMention(first, last, head, form)
        self.drafts[number].mentions.append(mention)
        self._mentions.setdefault((number, head), mention)

    def merge(self, gone: int, kept: int) -> bool:
        """Two drafts turn out to be one: the mentions of `gone` go to `kept`. A named draft is never given up."""
        if gone == kept or self.drafts[gone].named:
            return False
        draft, into = self.drafts[gone], self.drafts[kept]
        into.mentions += draft.mentions
        for mention in draft.mentions:
            self._mentions.pop((gone, mention.head), None)
            self._mentions.setdefault((kept, mention.head), mention)
        into.nouns |= draft.nouns
        into.was |= draft.was
        into.sex = into.sex or draft.sex
        into.spouse = into.spouse if into.spouse is not None else draft.spouse
        draft.mentions = []
        self.of = {head: kept if number == gone else number for head, number in self.of.items()}
        return True

    def mention(self, number: int, head: int) -> DraftMention | None:
        """The first mention of a draft with this head token."""
        return self._mentions.get((number, head))

    def since(self, i: int, sentences: int) -> int:
        """The first token of the sentence that many before that of token i, or of the article."""
        return self.tree.annotations.sentences[max(0, self.tree.tokens[i].sentence - sentences)][0]

    def distance(self, i: int, at: int) -> int:
        return self.tree.tokens[i].sentence - self.tree.tokens[at].sentence


def is_kin(lemma: str) -> bool:
    return stands_for_person(lemma, "spouse", "kin")


def is_person_noun(lemma: str) -> bool:
    return lemma in _person_nouns()


@functools.cache
def _person_nouns() -> frozenset[str]:
    return words("speech", "sources.anonymous") | either("people", "nouns.male", "nouns.female", "nouns.either")


def speaks_for(lemma: str) -> bool:
    """Whether a noun is one who speaks for another: "spokeswoman", "lawyer", "chairman"."""
    return any(lemma in words("speech", f"sources.{key}") for key in ("spokesman", "officer"))


@once
def is_over(tree: Tree, i: int) -> bool:
    """Whether what a noun says of somebody is over: "the former Harrow mayor"."""
    near = (*tree.children[i], *range(max(i - _BEFORE, tree.sentence(i)[0]), i))
    return any(tree.lower(j) in words("people", "titles.former") for j in near if j < i)


def noun_sex(lemma: str) -> str:
    for sex, key in (("m", "male"), ("f", "female")):
        if any(lemma in words("people", f"{group}.{key}") for group in ("nouns", "spouse", "kin")):
            return sex
    return ""


def _about() -> frozenset[str]:
    return words("roles", "measures.about")


def counted_in(tree: Tree, i: int) -> int | None:
    """What a word of measure or number measures: "voters" of "a majority of voters", of "most of the voters"."""
    if not tree.children[i]:
        return None
    known = tree.lemma(i) in words("roles", "measures.nouns") or tree.lower(i) in words("roles", "measures.words")
    if not known and tree.tokens[i].upos != "NUM":
        return None
    for c in tree.kids(i, "nmod", "obl"):
        case = tree.child(c, "case")
        if i < c and case is not None and case == i + 1 and tree.lower(case) in words("roles", "measures.of"):
            return c
    return None
