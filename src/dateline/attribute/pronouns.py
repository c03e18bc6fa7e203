"""Who a pronoun means, within one article. Unresolved beats wrong: of two equally good antecedents none is taken.

Sentences are searched backwards, subjects first, as in Hobbs (1978) and Lappin & Leass (1994), cut down to what holds
well on news.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.attribute.binding import (
    arguments_beside,
    either_sex,
    governed,
    joined_owner,
    looks_ahead,
    own_subject,
    owns,
    reflexive_of,
    subject_above,
    whose_antecedent,
)
from dateline.attribute.cues import is_speaker, says
from dateline.attribute.persons import family_name
from dateline.attribute.plurals import Plurals
from dateline.attribute.questions import Judge, Question, Rival
from dateline.attribute.register import Draft, Register, is_kin, is_person_noun, speaks_for
from dateline.attribute.things import Things
from dateline.attribute.tree import subject_of
from dateline.lang import words
from dateline.model import EntityKind, Form

_SUBJECT = ("nsubj",)
_LOOK_BACK = 3  # sentences; beyond, a pronoun's antecedent is guesswork
_WIDE = 6  # and beyond these nobody is asked about
_OPEN_SEX = -0.75  # a person whose sex the article doesn't tell fits a little less
_TELLS = 1.0  # who tells of himself: "Lee said that he …"
_UNNAMED = 0.5  # who has no name is spoken of less
_INDEFINITE = 0.75  # and somebody of many ("a judge") less still
_IN_GROUP = 0.25  # how much weaker a mention of a person's group is than one of the person
_OPENING = ("‘", "“", "`")
_CLOSING = ("’", "”", "''")
_INNER_QUOTES = (*_OPENING, *_CLOSING, "'", '"')
_QUOTED = 4  # tokens; less is the name of a thing, or irony
_JUST_SPOKE = 3  # how much more it counts to have spoken in the sentence before than earlier
_MARGIN = 0.5  # how much better the best antecedent must be than the next
_OWN = 1.25  # what it counts to be the subject of the owner's own clause ("Lee sold his house")
_LINKED = 0.75  # and to be in one chain with the pronoun, as the reader sees it
_BESIDE = 0.75  # to be told in the sentence of the owner
_WHOSE = 0.25  # to own the thing that is the subject ("Lee's plan")
_ABOVE = 0.9  # and of the clause above a pronoun that is a subject ("Lee left before he spoke")


class Pronouns:
    """Resolves pronouns against the drafts of a register."""

    def __init__(self, register: Register, judge: Judge) -> None:
        self.register = register
        self.tree = register.tree
        self._judge = judge
        self._plurals, self._things = Plurals(register), Things(register)

    def resolve(self, i: int, speaker: int | None) -> None:
        """Tell whom token i means, where that can be told; `speaker` is whose quotation it stands in."""
        word = self.tree.lower(i)
        number: int | None = None
        if word in words("people", "pronouns.first"):
            within = self._quoted_within(i)
            number = speaker if within is None else self.register.of.get(self.register.name_head(within))
        elif word in words("people", "pronouns.first_plural"):
            number = self._plurals.we(i, speaker)
        elif word in words("people", "pronouns.possessive_relative"):
            number = self._whose(i)
        else:
            question = self.ask(i, speaker)
            verdict = self._judge(self.register, question) if question is not None and question.rivals else None
            chosen = verdict.rival if verdict is not None else None
            if verdict is not None and not verdict.sure:
                self.register.unsure.add(i)
            if question is not None and chosen is None and question.sex and is_speaker(self.tree, i):
                chosen = self._spoke_last(i, question.rivals)
            if question is not None and chosen is not None:
                number = self._taken(chosen)
                draft = self.register.drafts[number]
                if question.sex and (draft.named or number == self._teller(i)):
                    draft.sex = draft.sex or question.sex
        if number is not None:
            self.register.add(number, i, i + 1, i, Form.PRONOUN)

    def _quoted_within(self, i: int) -> int | None:
        """Who says a quotation inside of another's words: "She said, ‘I refuse,’" in what Lee says."""
        tree, inside = self.tree, i
        for above in tree.ancestors(i):
            said = tree.relation(inside) == "ccomp" and above < i and says(tree.lemma(above))
            subject = tree.child(above, "nsubj")
            marked = self._opened(above, i)
            if said and marked and subject is not None and tree.quotation(above) is not None:
                return subject if tree.lower(subject) not in words("people", "pronouns.first") else None
            inside = above
        return None

    def _opened(self, first: int, last: int) -> bool:
        """Whether a quotation opened behind a token isn't closed before another; "the clubs' owners" opens none."""
        marks = [t.text for t in self.tree.tokens[first + 1 : last] if t.text in _INNER_QUOTES and t.xpos != "POS"]
        return bool(marks) and marks[-1] not in _CLOSING and (marks[-1] in _OPENING or len(marks) % 2 == 1)

    def _spoke_last(self, i: int, rivals: Sequence[Rival]) -> Rival | None:
        """Who speaks on where nothing else tells: the one told of last, outside of quotations, as a speaker or as the
        subject of a sentence."""
        tree, latest, taken = self.tree, -1, None
        for rival in rivals:
            mentions = self.register.drafts[rival.draft].mentions if rival.draft is not None else []
            for at in (m.head for m in mentions if latest < m.head < i and self._in_reach(i, m.head)):
                subject = tree.relation(at) in _SUBJECT and tree.relation(tree.head(at) or at) == "root"
                if tree.quotation(at) is None and (subject or is_speaker(tree, at)):
                    latest, taken = at, rival
        heads = [self.register.name_head(c) for c in tree.kids(latest, "conj")] if taken is not None else []
        joined = {self.register.named[h] for h in heads if h in self.register.named}
        return None if joined & {rival.draft for rival in rivals} else taken  # "Ann and Mary left": neither

    def _whose(self, i: int) -> int | None:
        """Who owns it in a relative clause: the noun that the clause is about."""
        noun = whose_antecedent(self.tree, i)
        if noun is None:
            return None
        head = self.register.name_head(noun)
        known = self.register.of.get(head, self.register.named.get(head))
        return known if known is not None else self.register.open_noun(noun)

    def ask(self, i: int, speaker: int | None) -> Question | None:
        """Whom a pronoun of the third person may mean, and whom the rules take; None for other words, and for an "it"
        that is nobody."""
        word = self.tree.lower(i)
        if word in words("people", "pronouns.plural"):
            return self._plurals.ask(i, speaker)
        if word in words("people", "pronouns.neuter"):
            return self._things.ask(i)
        for sex, row in (("m", "male"), ("f", "female")):
            if word in words("people", f"pronouns.{row}"):
                if either_sex(self.tree, i) or (owns(self.tree, i) and self._of_each(i)):
                    return None
                return self._ask_for_person(i, sex, speaker)
        return None

    def _of_each(self, i: int) -> bool:
        """Whether an owner is each or none of some: "neither told his name"."""
        subject = own_subject(self.tree, i)
        return subject is not None and self.tree.lower(subject) in words("people", "pronouns.anyone")

    def _taken(self, rival: Rival) -> int:
        """The draft of a rival; a noun that nobody was told by yet is told of from now on."""
        if rival.joined:
            return self.register.named_group(rival.joined)
        return rival.draft if rival.draft is not None else self.register.open_noun(rival.at)

    def _ask_for_person(self, i: int, sex: str, speaker: int | None) -> Question:
        banned = {speaker} if speaker is not None else set[int]()
        told = self._told_by_syntax(i, sex, banned)
        banned |= self._bound(i)
        scores = self._scores(i, sex, banned=banned) if told is None else {}
        chosen = told if told is not None else _best(scores)
        rivals = []
        for number, draft in enumerate(self.register.drafts):
            if number == told or (number not in banned and self._fits(draft, sex)):
                near = [m.head for m in draft.mentions if self._in_reach(i, m.head)]
                if (near and not self._only_quoted(i, draft)) or number == chosen:
                    rivals.append(Rival(max(near, default=i), number))
        return Question(
            i, "person", sex, speaker, tuple(rivals),
            tuple(scores.get(r.draft if r.draft is not None else -1) for r in rivals),
            next((n for n, r in enumerate(rivals) if r.draft == chosen), None), told is not None,
        )  # fmt: skip

    def _only_quoted(self, i: int, draft: Draft) -> bool:
        """Whether somebody without a name is told of by those who speak only: "“I am a quiet man,” he said" is not
        about that man."""
        if draft.named or self.tree.quotation(i) is not None:
            return False
        before = [m.head for m in draft.mentions if m.head < i]
        return bool(before) and all(self.tree.quotation(at) is not None for at in before)

    def _in_reach(self, i: int, at: int) -> bool:
        return at < i and self.register.distance(i, at) <= _WIDE and not self._quoted_beside(i, at)

    def _told_by_syntax(self, i: int, sex: str, banned: set[int]) -> int | None:
        """Who "he" or "she" is where the syntax of its sentence tells."""
        tree = self.tree
        if tree.lower(i) in words("people", "pronouns.reflexive"):
            own = self._person_at(reflexive_of(tree, i), sex)
            if own is not None:
                return own
        relative = self._of_family(i, sex)
        if relative is not None:
            return relative
        beside = self._person_at(joined_owner(tree, i), sex)
        if beside is not None and beside not in banned:
            return beside
        before = self._person_at(self._speaker_before(i), sex)
        if before is not None and before not in banned:
            return before
        ahead = self._person_at(looks_ahead(tree, i), sex)
        return ahead if ahead is not None and ahead not in banned and self.register.drafts[ahead].named else None

    def _speaker_before(self, i: int) -> int | None:
        """Who spoke last, for somebody who speaks on: "he added", "she went on"."""
        tree = self.tree
        cue = tree.head(i)
        if cue is None or not is_speaker(tree, i) or tree.lemma(cue) not in words("speech", "cues.continuing.verbs"):
            return None
        done = tree.kids(cue, "obj", "xcomp") and not (tree.kids(cue, "ccomp", "parataxis") or self._quoted(cue))
        if done:
            return None  # "he added another goal"
        before = range(i - 1, self.register.since(i, _LOOK_BACK) - 1, -1)
        return next((j for j in before if tree.quotation(j) is None and self._tells(j)), None)

    def _tells(self, i: int) -> bool:
        """Whether somebody says something, or does what is told beside a quotation: "“Go,” he barked"."""
        tree = self.tree
        verb = tree.head(i)
        if verb is None or tree.relation(i) != "nsubj":
            return False
        above = tree.head(verb)
        told = tree.relation(verb) == "ccomp" and above is not None and says(tree.lemma(above))
        return (is_speaker(tree, i) and not told) or (tree.relation(verb) == "root" and self._quoted(i))

    def _quoted(self, i: int) -> bool:
        """Whether more than a word or two is quoted in the sentence of a token."""
        return sum(self.tree.quotation(j) is not None for j in self.tree.sentence(i)) >= _QUOTED

    def _of_family(self, i: int, sex: str) -> int | None:
        """Whose relative is named by the family name of both: "his father, Duncan Lee", of Tom Lee."""
        tree, noun = self.tree, self.tree.head(i)
        if noun is None or not owns(tree, i) or not is_kin(tree.lemma(noun)):
            return None
        heads = [self.register.name_head(c) for c in tree.kids(noun, "appos", "flat")]
        named = [self.register.named[h] for h in heads if h in self.register.named]
        if not named or " " not in self.register.drafts[named[0]].name:
            return None
        family = family_name(self.register.drafts[named[0]].name)
        fits = [
            n
            for n, d in enumerate(self.register.drafts)
            if n != named[0] and d.named and self._fits(d, sex) and family_name(d.name) == family
            if any(self._in_reach(i, m.head) for m in d.mentions)
        ]
        return fits[0] if len(fits) == 1 else None

    def _person_at(self, at: int | None, sex: str) -> int | None:
        """The person that a noun means, if a pronoun of this sex may mean him; names ahead count too."""
        if at is None:
            return None
        head = self.register.name_head(at)
        number = self.register.of.get(head, self.register.named.get(head))
        if number is None or not self._fits(self.register.drafts[number], sex):
            return None
        return number

    def _fits(self, draft: Draft, sex: str) -> bool:
        """Whether a draft is one person, named or not ("a judge"), whose sex may be this one."""
        if draft.plural or (sex and draft.sex and draft.sex != sex):
            return False
        return draft.kind is EntityKind.PERSON or (
            draft.kind is EntityKind.OTHER and not draft.named and any(map(is_person_noun, draft.nouns))
        )

    def antecedent(
        self, i: int, sex: str, *, banned: set[int], age: int | None = None, reach: int = _LOOK_BACK,
        strict: bool = False,
    ) -> int | None:  # fmt: skip
        """The person whom a description at token i means, or None where two are as likely. A known sex or age must
        agree; if `strict`, no other person may be near, unless one is the subject just before."""
        scores = self._scores(i, sex, banned=banned, age=age, reach=reach, strict=strict)
        if strict and len(scores) > 1 and not self.subject_just_before(i, scores):
            return None
        return _best(scores)

    def _scores(
        self, i: int, sex: str, *, banned: set[int], age: int | None = None, reach: int = _LOOK_BACK,
        strict: bool = False,
    ) -> dict[int, float]:  # fmt: skip
        """How likely the rules find each person."""
        scores: dict[int, float] = {}
        teller, favoured = self._teller(i), self._favoured(i, sex)
        linked = self.linked(i) if sex else set()
        for number, draft in enumerate(self.register.drafts):
            if number in banned or not self._fits(draft, sex) or (strict and draft.kind is not EntityKind.PERSON):
                continue
            if sex and self._only_quoted(i, draft):
                continue
            if age is not None and draft.age is not None and draft.age != age:
                continue
            best = self._best_mention(i, number, reach)
            if best is not None:
                surety = 0.0 if not sex or draft.sex == sex else _OPEN_SEX
                told = (_TELLS if number == teller else 0.0) - (0.0 if draft.named else _UNNAMED)
                told -= 0.0 if draft.kind is EntityKind.PERSON else _INDEFINITE
                own = favoured.get(number, 0.0) + (_LINKED if number in linked else 0.0)
                scores[number] = best + surety + told + own + 0.1 * min(len(draft.mentions), 10)
        return scores

    def linked(self, i: int) -> set[int]:
        """The drafts that the reader's chain of a token's mention speaks of, where they are said before it."""
        said = [h for h in self.tree.chain(i) if h < i and self.register.distance(i, h) <= _LOOK_BACK]
        heads = [self.register.name_head(h) for h in said]
        return {self.register.of[h] for h in heads if h in self.register.of}

    def _favoured(self, i: int, sex: str) -> dict[int, float]:
        """Whom the clause of a pronoun speaks of: the subject of an owner's own clause, of a subject the one above."""
        tree = self.tree
        if not sex:
            return {}
        if owns(tree, i):
            own = self._person_at(own_subject(tree, i), sex)
            return {own: _OWN} if own is not None else {}
        above = self._person_at(self._client(subject_above(tree, i)), sex) if tree.relation(i) == "nsubj" else None
        return {above: _ABOVE} if above is not None else {}

    def _client(self, subject: int | None) -> int | None:
        """Of whom one speaks who speaks for another: "her lawyer said she was ill" is about her."""
        owner = self.tree.child(subject, "nmod:poss") if subject is not None else None
        if subject is None or owner is None or not speaks_for(self.tree.lemma(subject)):
            return subject
        client = self.register.of.get(self.register.name_head(owner))
        return owner if client is not None and self._fits(self.register.drafts[client], "") else subject

    def _best_mention(self, i: int, number: int, reach: int) -> float | None:
        """The score of a person's best mention before token i; who is in a group is spoken of with the group."""
        drafts, begin = self.register.drafts, self.register.since(i, reach)
        own = [m.head for m in drafts[number].mentions if begin <= m.head < i and not self._quoted_beside(i, m.head)]
        groups = (drafts[n] for members, n in self.register.groups.items() if number in members)
        grouped = [m.head for d in groups for m in d.mentions if begin <= m.head < i]
        goes_on = _MARGIN if is_speaker(self.tree, i) else 0.0  # who spoke just before, speaks on
        just = goes_on * _JUST_SPOKE
        scores = [
            s + ((just if self.register.distance(i, at) <= 1 else goes_on) if is_speaker(self.tree, at) else 0.0)
            for at in own
            if (s := self._score(i, at, reach=reach)) is not None
        ]
        scores += [s - _IN_GROUP for at in grouped if (s := self._score(i, at, reach=reach)) is not None]
        owner = _BESIDE if owns(self.tree, i) and any(self.register.distance(i, at) == 0 for at in own) else 0.0
        return max(scores) + owner if scores else None

    def _quoted_beside(self, i: int, at: int) -> bool:
        """A mention in the quotation that a pronoun outside of it speaks: "Ann is ill," he said."""
        quotation = self.tree.quotation
        return self.register.distance(i, at) == 0 and quotation(at) is not None and quotation(i) is None

    def _teller(self, i: int) -> int | None:
        """Who speaks of himself: the subject of "said" in "X said that he …", for the pronoun that is its subject."""
        tree = self.tree
        clause = tree.head(i)
        if clause is None or tree.relation(i) != "nsubj" or tree.relation(clause) != "ccomp":
            return None
        cue = tree.tokens[clause].head
        if not says(tree.lemma(cue)):
            return None
        teller = self._client(subject_of(tree, cue))
        return self.register.of.get(self.register.name_head(teller)) if teller is not None else None

    def subject_just_before(self, i: int, scores: dict[int, float]) -> bool:
        """Whether exactly one of some drafts is the subject of the sentence before."""
        return (
            sum(
                any(
                    self.register.distance(i, m.head) == 1 and self.tree.relation(m.head) in _SUBJECT
                    for m in self.register.drafts[n].mentions
                )
                for n in scores
            )
            == 1
        )

    def _score(self, i: int, at: int, *, reach: int = _LOOK_BACK, plural: bool = False) -> float | None:
        """How good a mention at token `at` is as antecedent of token i: near sentences and subjects first."""
        distance = self.register.distance(i, at)
        if not 0 <= distance <= reach + (1 if plural else 0):
            return None
        relation = self.tree.relation(at)
        place = (
            1.5
            if relation in _SUBJECT or (relation == "conj" and self._conj_of_subject(at))
            else 0.5
            if relation in ("obj", "iobj")
            else 0.0
        )
        if self.tree.tokens[at].deprel == "nmod:poss" and self.tree.tokens[at].upos == "PROPN":
            owned = self.tree.head(at)
            thing = owned is not None and self.tree.relation(owned) in _SUBJECT and self.tree.kind(owned) != "person"
            place = _WHOSE if thing else -_MARGIN  # whose thing it is, is else seldom who is spoken of next
        nearness = (3.0, 2.25, 1.25, 0.5, 0.0)[distance]
        return nearness + place + 0.001 * min(at, 500) * (distance == 0)

    def _conj_of_subject(self, at: int) -> bool:
        return any(self.tree.relation(a) in _SUBJECT for a in self.tree.ancestors(at))

    def _bound(self, i: int) -> set[int]:
        """Who a pronoun can't be: another argument of the same verb (Chomsky 1981, principle B)."""
        known = self.register.named | self.register.of  # names to the right count too: "he praised Lee"
        beside = [self.register.name_head(a) for a in arguments_beside(self.tree, i)]
        quotation = self.tree.quotation(i)
        below = [j for j in governed(self.tree, i) if self.tree.quotation(j) == quotation]
        return {known[a] for a in beside if a in known} | {known[j] for j in below if j in self.register.named}


def _best(scores: dict[int, float]) -> int | None:
    """Who is clearly the likeliest."""
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN):
        return None
    return ranked[0][0]
