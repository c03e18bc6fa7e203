"""How a title calls those it speaks of: the words of the text, with the full name where a word alone doesn't tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.attribute.binding import own_subject, owns, subject_above
from dateline.attribute.governors import is_clitic
from dateline.attribute.register import DraftMention, Register, is_person_noun
from dateline.attribute.things import stands_for_clause, stands_for_nothing
from dateline.attribute.tree import Tree
from dateline.lang import words
from dateline.model import EntityKind, Form, Referent

_MARKS = frozenset('“”"«»„‟')
_UNMARKED = str.maketrans("", "", "".join(_MARKS))
_QUOTING = frozenset({"``", "''", "`", "‘", "’", "'", "“", "”", '"'})
_SHORT_IS = ("'s", "’s")
_STANDS_ALONE = ("nsubj", "obj", "iobj", "obl", "nmod", "conj", "xcomp")
_NOMINAL = ("NOUN", "PROPN", "NUM", "ADJ")
_LONGEST = 12  # words of a subject that is told in brackets
_LONGEST_NOUN = 6  # words of a description that stands for a pronoun
_BARE = 2  # words of a description without more: "the law"
_PRONOUNS = ("male", "female", "plural", "neuter", "first", "first_plural", "second")


class Naming:
    """Renders tokens of one title in the order in which they are asked for; it remembers who has been told."""

    def __init__(
        self, tree: Tree, register: Register, referents: Mapping[int, Referent], *, speaker: str | None = None
    ) -> None:
        """`speaker`: the name of the person whose words they are, if there is one."""
        self._tree, self._register, self._referents = tree, register, referents
        self._speaker = speaker
        self.unclear: list[int] = []  # pronouns told so far that nothing tells the meaning of for sure
        self.unsure = register.unsure  # those of them whose likeliest meaning is known
        self.named: list[int] = []  # descriptions told so far by a name, or with one behind them
        self.coming: frozenset[int] = frozenset()  # all tokens that the title will hold
        self._spoke = False  # whether the title has told who the speaker is
        self._told: list[int] = []  # drafts that the title names, latest last
        self._first: int | None = None
        self._shown: set[int] = set()  # tokens that stand in the title

    def text(self, tokens: Sequence[int], *, bracketed: bool = False) -> str:
        """The words of some tokens; those that the text writes together stay together. Within brackets
        (`bracketed`) names take no brackets of their own."""
        pieces: list[str] = []
        last: int | None = None
        held = ""  # a bracketed name that waits for the end of a contraction
        for i in tokens:
            if self._is_mark(i):
                continue
            glued = last is not None and self._glued(last, i)
            if held and not glued:
                pieces.append(f" {held}")
                held = ""
            if last is not None and not glued:
                pieces.append(" ")
            word, after = self._word(i, bracketed)
            self._shown.add(i)
            if last is not None and self._is_courtesy(last, i) and " " in word and not word.startswith("["):
                pieces[-2:] = []  # "Mr. Lee" is "Ben Lee", and not "Mr. Ben Lee"
            pieces.append(word)
            held = after or held
            last = i
        pieces.append(f" {held}" if held else "")
        return " ".join("".join(pieces).split())

    def phrase(self, i: int, *, within: bool = False) -> str:
        """A subject that stands outside of the words told: its name, else the words of its noun phrase."""
        head = self._register.name_head(i)
        draft = self._register.of.get(head)
        named = draft is not None and self._register.drafts[draft].named
        if draft is not None and self._tellable(draft) and (named or self._form(draft, head) is not Form.NOMINAL):
            self._tell(draft)
            self.named.append(i)
            return _inside(self._referents[draft].name)
        said = self.text(_whole(self._tree, noun_phrase(self._tree, head)), bracketed=True)
        return _inside(said) if within and said else said

    def only_ties(self, i: int) -> bool:
        """Whether a token only ties a clause to its verb: "that"."""
        return self._tree.lower(i) in words("speech", "governors.plain_marks")

    # -- one word

    def _word(self, i: int, bracketed: bool) -> tuple[str, str]:
        """A token as the title writes it, and a name in brackets that belongs behind it."""
        said = self._tree.tokens[i].text.translate(_UNMARKED)
        draft = self._register.of.get(i)
        pronoun = self._tree.tokens[i].upos in ("PRON", "DET") and self._personal(i)
        if pronoun:
            return self._pronoun(i, draft, said, bracketed)
        if draft is None or draft not in self._referents:
            return said, ""
        fuller = self._fuller(i, draft, bracketed)
        bearer = "" if fuller or bracketed else self._bearer(i, draft)
        self.named += [i] if bearer else []
        self._tell(draft)
        return (f"{said} {bearer}", "") if bearer and not self._contracted(i) else (fuller or said, bearer)

    def _pronoun(self, i: int, draft: int | None, said: str, bracketed: bool) -> tuple[str, str]:
        lower = self._tree.lower(i)
        if lower in words("people", "pronouns.reflexive") or self._expletive(i) or self._general(i, draft):
            return said, ""
        owner = self._tree.tokens[i].deprel == "nmod:poss" or self._tree.tokens[i].xpos == "PRP$"
        if draft is None or draft not in self._referents:
            return self._unresolved(i, said, owner, bracketed)
        if self._clear(draft, owner):
            return said, ""
        if i in self._register.unsure:
            return self._unresolved(i, said, owner, bracketed)
        if not (self._tellable(draft) or self._introduced(draft, i)):
            return self._unnamed(i, draft, said, owner, bracketed)
        self._tell(draft)
        name = _inside(self._referents[draft].name)
        if not self._tellable(draft):
            name = name[0].lower() + name[1:]  # a noun, from the beginning of its sentence perhaps
        if owner and any(lower in words("people", f"pronouns.{p}") for p in ("possessive", "possessive_relative")):
            name = _possessive(name)
        first = self._is_first(i)
        if bracketed or name.lower() == said.lower():
            return said if first or (self._contracted(i) and not self._takes_s(i)) else name, ""
        if first or self._contracted(i):
            return said, f"[{name}]"  # the verb agrees with the word: keep it
        return (f"[{name}]" if self._tree.quotation(i) is not None else name), ""

    def _unresolved(self, i: int, said: str, owner: bool, bracketed: bool) -> tuple[str, str]:
        """A pronoun that the article doesn't tell the meaning of. A speaker's "I" is the speaker, his "we" has the
        speaker in it and says no more; what the title holds a noun for is left as it stands in the text."""
        if self._is_first(i):
            several = self._tree.lower(i) in words("people", "pronouns.first_plural")
            if several or bracketed or self._spoke or self._speaker is None:
                return said, ""
            self._spoke = True
            name = _inside(self._speaker)
            return said, f"[{_possessive(name) if owner else name}]"
        if self._stands_by_itself(i, owner):
            return said, ""
        self.unclear.append(i)
        return f"“{said}”", ""

    def _stands_by_itself(self, i: int, owner: bool) -> bool:
        """Whether the title holds a noun that a pronoun may mean, as the sentence does."""
        if self._in_place(i) or any(self._may_mean(i, j, owner) for j in self._shown if j < i):
            return True
        if owner and own_subject(self._tree, i) in self._shown:
            return self._is_loose(i, own_subject(self._tree, i))
        ahead = self._looks_ahead(i)
        return ahead is not None and ahead in self.coming and self._may_mean(i, ahead, owner)

    def _is_loose(self, i: int, j: int | None) -> bool:
        """Whether an owner may be the subject of its clause though their forms don't agree: "each faction has their
        own view", a surname that the reader takes for nobody."""
        if j is None:
            return False
        tree, word = self._tree, self._tree.lower(i)
        if word in words("people", "pronouns.plural"):
            return tree.tokens[j].upos in ("NOUN", "PRON", "NUM", "SYM") and not is_person_noun(tree.lemma(j))
        draft = self._register.of.get(self._register.name_head(j))
        return draft is None and tree.tokens[j].upos == "PROPN"

    def _looks_ahead(self, i: int) -> int | None:
        """The subject behind the phrase or clause before it that a pronoun stands in: "As her plane left, Lee …"."""
        tree = self._tree
        for a in (i, *tree.ancestors(i)):
            above = tree.head(a)
            if above is None or tree.relation(a) not in ("advcl", "obl", "nmod", "dep", "advmod"):
                continue
            subject = tree.child(above, "nsubj")
            if subject is not None and max(tree.subtree(a)) < subject:
                return subject
        return None

    def _unnamed(self, i: int, draft: int, said: str, owner: bool, bracketed: bool) -> tuple[str, str]:
        """A pronoun for what has no name: as it stands where the title holds its noun, else by that noun's phrase."""
        if self._is_first(i) and self._speaker is not None:
            return self._unresolved(i, said, owner, bracketed)
        mentions = [m for m in self._register.drafts[draft].mentions if m.form is not Form.PRONOUN]
        if any(m.head in self._shown for m in mentions):
            return said, ""
        name = _inside(self._referents[draft].name)
        near = any(m.head in self._tree.sentence(i) for m in mentions)
        if self._stands_by_itself(i, owner):
            return said, ""
        if (
            (near and not self._beside(i, mentions))
            or not mentions
            or len(name.split()) > _LONGEST_NOUN
            or self._is_own(name.split()[0])
        ):
            self.unclear.append(i)
            return f"“{said}”", ""
        self._tell(draft)
        name = name[0].lower() + name[1:] if mentions[0].form is Form.NOMINAL and not name[:2].isupper() else name
        name = _possessive(name) if owner else name
        if self._contracted(i) or self._is_first(i):
            return said, "" if bracketed else f"[{name}]"
        return (name if bracketed else f"[{name}]"), ""

    def _beside(self, i: int, mentions: Sequence[DraftMention]) -> bool:
        """Whether a noun stands before a pronoun in its sentence, and outside of the title: what it adds is known."""
        sentence = self._tree.sentence(i)
        said = [m for m in mentions if m.head in sentence and m.head < i and m.head not in self.coming]
        first = self._tree.lower(said[0].first) if said else ""
        return bool(said) and first not in words("people", "determiners.nobody")

    def _is_own(self, word: str) -> bool:
        """Whether a description begins with an owner that has to be told itself: "her lawyer"."""
        return word.lower() in words("people", "pronouns.possessive")

    def _may_mean(self, i: int, j: int, owner: bool) -> bool:
        """Whether a pronoun may mean a noun before it, by number, sex and kind, and by its place in the clause."""
        tree, token = self._tree, self._tree.tokens[j]
        part = tree.relation(j) in ("compound", "flat", "amod") and j not in self._register.of
        if token.upos not in ("NOUN", "PROPN") or part:
            return False
        verb = tree.head(i)
        same = verb is not None and tree.head(j) == verb and tree.relation(j) == "nsubj"
        if same and not owner and tree.relation(i) in ("obj", "iobj"):
            return False
        draft = self._register.of.get(self._register.name_head(j))
        kind = self._register.drafts[draft].kind if draft is not None else None
        sex = self._register.drafts[draft].sex if draft is not None else ""
        many = token.xpos in ("NNS", "NNPS") or tree.child(j, "conj") is not None
        person = kind is EntityKind.PERSON or tree.kind(j) == "person" or is_person_noun(tree.lemma(j))
        word = tree.lower(i)
        if word in words("people", "pronouns.plural"):
            return many or kind in (EntityKind.ORGANIZATION, EntityKind.GROUP)
        if word in words("people", "pronouns.neuter"):
            return not many and not person and tree.relation(j) not in ("obl", "advmod")
        other = "f" if word in words("people", "pronouns.male") else "m"
        return person and not many and sex != other

    def _is_first(self, i: int) -> bool:
        word = self._tree.lower(i)
        return word in words("people", "pronouns.first") or word in words("people", "pronouns.first_plural")

    def _is_courtesy(self, last: int, i: int) -> bool:
        """Whether a word only stands before a surname in courtesy: "Mr."."""
        return last == i - 1 and self._tree.lower(last) in words("people", "titles.courtesy")

    def _personal(self, i: int) -> bool:
        whose = i in self._register.of and self._tree.lower(i) in words("people", "pronouns.possessive_relative")
        return whose or any(self._tree.lower(i) in words("people", f"pronouns.{p}") for p in _PRONOUNS)

    def _expletive(self, i: int) -> bool:
        """ "It" that stands for nothing, or for a clause: "it is clear that"."""
        return stands_for_nothing(self._tree, i) or (i not in self._register.of and stands_for_clause(self._tree, i))

    def _general(self, i: int, draft: int | None) -> bool:
        """Whether a pronoun means whoever reads or hears ("you"), or the author and all ("our streets"): nobody to be
        named."""
        tree, lower = self._tree, self._tree.lower(i)
        beside = (*tree.kids(i, "conj"), *([tree.tokens[i].head] if tree.relation(i) == "conj" else []))
        if lower in words("people", "pronouns.second") or any(tree.tokens[j].upos == "PRON" for j in beside):
            return True  # "he or she"
        own = any(lower in words("people", f"pronouns.{p}") for p in ("first", "first_plural"))
        return own and draft is None and self._tree.quotation(i) is None

    def _in_place(self, i: int) -> bool:
        """Whether a pronoun tells by itself whom it means: the subject of its clause or of the one above, which stands
        in the title too ("voters prove that they live there")."""
        tree = self._tree
        own = own_subject(tree, i) if owns(tree, i) else subject_above(tree, i)
        if own is None or own not in self._shown:
            return False
        many = tree.lower(i) in words("people", "pronouns.plural")
        one = tree.lower(i) in words("people", "pronouns.neuter")
        number = tree.tokens[own].xpos
        return (many and number in ("NNS", "NNPS")) or (one and number in ("NN", "NNP") and tree.kind(own) != "person")

    # -- names

    def _form(self, draft: int, i: int) -> Form | None:
        mention = self._register.mention(draft, i)
        return mention.form if mention is not None else None

    def _fuller(self, i: int, draft: int, bracketed: bool) -> str | None:
        """The full name where one word of it stands for a person, not told yet; None keeps the word. The words
        that a quotation doesn't say stand in brackets."""
        tree, referent = self._tree, self._referents[draft]
        mention = self._register.mention(draft, i)
        if mention is None or mention.form is not Form.NAME or mention.last - mention.first > 1:
            return None
        word, names = tree.tokens[i].text, _inside(referent.name).split()
        if referent.kind is not EntityKind.PERSON or len(names) < 2 or word not in names or draft in self._told:
            return None
        told = i > 0 and tree.lower(i - 1) in words("people", "determiners.told")
        if tree.relation(i) in ("compound", "flat", "amod") or told:
            return None  # "the Clinton campaign", "the Clinton of old"
        beside = [tree.tokens[j].text for j in (i - 1, i + 1) if 0 <= j < len(tree.tokens)]
        longer = i + 1 < len(tree.tokens) and _is_initial(tree.tokens[i + 1].text)  # "Ann J. Lee"
        if longer or any(w in names for w in beside) or (tree.quotation(i) is not None and self._contracted(i)):
            return None  # "Mr Lee" of "Mr Ann Lee"; a name that the reader read in two
        at = names.index(word)
        before, after = names[:at], names[at + 1 :]
        if tree.quotation(i) is None or bracketed:
            return " ".join((*before, word, *after))
        parts = (f"[{' '.join(before)}]" if before else "", word, f"[{' '.join(after)}]" if after else "")
        return " ".join(filter(None, parts))

    def _bearer(self, i: int, draft: int) -> str:
        """What is called so elsewhere in the article, where that tells more: "the senator [Ann Lee]", "the firm [Harrow
        Ferries]", "the debate [the Harrow College debate]"."""
        tree, mention = self._tree, self._register.mention(draft, i)
        if mention is None or mention.form is not Form.NOMINAL or draft in self._told:
            return ""
        told = words("people", "determiners.told") | words("people", "couple.each")
        alone = tree.relation(i) in _STANDS_ALONE and tree.lower(mention.first) in told
        if not alone or tree.kids(i, "appos", "flat", "nmod", "acl"):
            return ""
        if i not in self._register.called and not self._tells_more(i, draft, mention):
            return ""
        name = _inside(self._referents[draft].name)
        owner = tree.tokens[i].deprel == "nmod:poss" or any(tree.tokens[j].xpos == "POS" for j in tree.kids(i, "case"))
        return f"[{_possessive(name) if owner else name}]"

    def _tells_more(self, i: int, draft: int, mention: DraftMention) -> bool:
        """Whether the name of what a bare description means tells more than its noun: a body's or place's own name, or
        the same noun with a name. Persons are named only where they are called so."""
        known, name = self._register.drafts[draft], _inside(self._referents[draft].name)
        if mention.last - mention.first > _BARE or known.kind is EntityKind.PERSON or known.members:
            return False
        if known.named:
            return True
        own = name.split()
        told = any(w[:1].isupper() for w in own) and self._tree.lower(i) in map(str.lower, own)
        longer = any(m.head < i and m.last - m.first > mention.last - mention.first for m in known.mentions)
        return told and longer and len(own) <= _LONGEST_NOUN and not self._is_own(own[0])

    def _tellable(self, draft: int) -> bool:
        """Whether a referent has a name that can stand for a pronoun: its own, its members', or a definite one."""
        if draft not in self._referents:
            return False
        known = self._register.drafts[draft]
        if known.named or known.members or (known.kind is EntityKind.ORGANIZATION and " " not in known.name):
            return True  # "police"
        first = known.name.split(" ", 1)[0].lower()
        if first in words("people", "determiners.any"):
            return first in words("people", "determiners.told")
        return any(
            self._register.drafts[n].named and known.name.startswith(self._register.drafts[n].name)
            for n in self._referents
        )

    def _introduced(self, draft: int, i: int) -> bool:
        """Whether people without a name are told by their noun alone, which stands in the same sentence ("officers",
        "a federal judge"): what only tells which ones are meant would be lost ("students who failed")."""
        tree = self._tree
        nouns = [m.head for m in self._register.drafts[draft].mentions if m.form is Form.NOMINAL]
        told = bool(nouns) and not any(tree.kids(n, "acl", "nmod", "nmod:poss") for n in nouns[:1])
        return told and nouns[0] in tree.sentence(i) and is_person_noun(tree.lemma(nouns[0]))

    def _tell(self, draft: int) -> None:
        self._first = draft if self._first is None else self._first
        if draft in self._told:
            self._told.remove(draft)
        self._told.append(draft)

    def _clear(self, draft: int, owner: bool) -> bool:
        """Whether a pronoun tells by itself whom it means: its referent is told, and nobody like it since. An owner
        ("his desk") is whom the title is about, where that fits."""
        members = self._register.drafts[draft].members
        if members and all(m in self._told for m in members):
            return True  # "Ann Lee and Ben Lee sold their house"
        if draft not in self._told:
            return False
        since = self._told[self._told.index(draft) + 1 :]
        return (owner and draft == self._first) or not any(self._alike(draft, other) for other in since)

    def _alike(self, draft: int, other: int) -> bool:
        """Whether a pronoun for one referent might mean the other."""
        one, two = self._register.drafts[draft], self._register.drafts[other]
        person = EntityKind.PERSON
        if one.plural or two.plural:
            return one.plural == two.plural
        if (one.kind is person) != (two.kind is person):
            return False
        return not (one.sex and two.sex and one.sex != two.sex)

    # -- the writing

    def _is_mark(self, i: int) -> bool:
        """Whether a token only opens or closes a quotation."""
        tokens = self._tree.tokens
        measure = 0 < i < len(tokens) - 1 and tokens[i - 1].text.isdigit() and tokens[i + 1].start == tokens[i].end
        return tokens[i].text in _QUOTING and tokens[i].upos != "PART" and not (measure and tokens[i].text in "'’")

    def _glued(self, last: int, i: int) -> bool:
        """Whether two tokens are written together, but for quotation marks between them."""
        tokens = self._tree.tokens
        between = self._tree.article.text[tokens[last].end : tokens[i].start]
        return last < i and all(c in _MARKS or c in "`'[]" for c in between)

    def _takes_s(self, i: int) -> bool:
        """Whether what leans on a word may lean on a name, too: "he’s", but not "he’d"."""
        return self._tree.tokens[i + 1].text.lower() in _SHORT_IS

    def _contracted(self, i: int) -> bool:
        """Whether the next word leans on this one: "he’d"."""
        tokens = self._tree.tokens
        return i + 1 < len(tokens) and is_clitic(self._tree, i + 1)


def noun_phrase(tree: Tree, i: int) -> list[int]:
    """A noun with what stands around it, without clauses and appositions."""
    clauses = frozenset(
        c
        for c in tree.children[i]
        if tree.relation(c) in ("acl", "appos", "parataxis", "advcl", "cop", "nsubj", "punct")
    )
    partitive = tree.child(i, "nmod") is not None  # "some of the towns"
    group = set(tree.subtree(i, clauses)) if partitive or tree.tokens[i].upos in _NOMINAL else {i}
    first = last = i
    while first - 1 in group:
        first -= 1
    while last + 1 in group and last - first < _LONGEST:
        last += 1
    while first < i and (tree.relation(first) in ("case", "cc", "mark", "fixed") or is_clitic(tree, first)):
        first += 1  # "of the wall": only the wall
    while last > i and tree.tokens[last].upos == "ADP":
        last -= 1  # "the heels of"
    return list(range(first, last + 1))


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper() and word[1] == "."


def _whole(tree: Tree, phrase: list[int]) -> list[int]:
    """A phrase with the rest of a word that an editor's brackets cut: "[W]e"."""
    first, last = phrase[0], phrase[-1]
    opened = first > 0 and tree.tokens[first - 1].text == "["
    while opened and last + 1 < len(tree.tokens) and tree.tokens[last].end == tree.tokens[last + 1].start:
        last += 1
    return [i for i in range(first, last + 1) if tree.tokens[i].upos != "PUNCT" or i in phrase]


def _inside(name: str) -> str:
    """A name within a sentence: "The couple" is written "the couple"."""
    name = name.translate(_UNMARKED).replace("``", "").strip("-–—,;: ") or name
    first = name.split(" ", 1)[0]
    return name[0].lower() + name[1:] if first.lower() in words("people", "determiners.any") else name


def _possessive(name: str) -> str:
    return name + ("’" if name.endswith("s") else "’s")
