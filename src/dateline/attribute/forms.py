"""Tags that the form of a word rules out, put right: "makes" is no past, "are" no singular, "winning" no past.

A network chooses each tag by itself, and of verbs one in twenty by what stands around the word against how it is
written. Tense, voice and phase are read from tags, so that "makes no apologies" would be what happened once. Each mend
asks for a form that can't have its tag; where a form leaves two, its auxiliaries and its subject tell which.
"""

from __future__ import annotations

from dateline.attribute.arcs import Arcs
from dateline.lang import table, words

_VERBS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
_PREDICATES = ("root", "ccomp", "conj", "parataxis", "csubj")
_CLAUSES = (*_PREDICATES, "advcl", "acl", "appos", "xcomp", "dep")
_SHORTEST = 4  # letters of a word with an ending


def retag(arcs: Arcs) -> None:
    """Gives each verb whose tag its form rules out the tag that it must have."""
    for i, token in enumerate(arcs.tokens):
        word = arcs.lower(i).replace("’", "'")
        if token.upos in ("ADV", "SCONJ", "PRON") and (right := table("verbs")["relating"].get(word, token.xpos)):
            if right != token.xpos:
                arcs.tag(i, token.upos, right)
            continue
        if token.upos not in ("VERB", "AUX"):
            continue
        if not any(c.isalpha() for c in word):
            if not arcs.children[i]:
                arcs.tag(i, "PUNCT", token.text)
        elif (forms := table("verbs")["forms"].get(word)) is not None:
            _of_an_auxiliary(arcs, i, forms)
        elif token.upos == "VERB" and token.xpos in _VERBS and not _no_verb(arcs, i, word):
            _of_a_verb(arcs, i, word)


def _of_an_auxiliary(arcs: Arcs, i: int, forms: list[str]) -> None:
    """The forms of "be", "have" and "do" are known, and modals where they help a verb."""
    token = arcs.tokens[i]
    if token.xpos in forms or (forms == ["MD"] and arcs.relation(i) != "aux"):
        return
    if len(forms) == 1:
        arcs.tag(i, token.upos, forms[0])
    else:
        arcs.tag(i, token.upos, forms[0] if _is_bare(arcs, i) else forms[1])


def _no_verb(arcs: Arcs, i: int, word: str) -> bool:
    """Whether a word without an ending of verbs stands where none can: "also" of "also noted", "loyal" of "is
    loyal"."""
    if word != arcs.lemma(i) or arcs.tokens[i].xpos not in ("VBD", "VBN", "VBZ"):
        return False
    if arcs.relation(i) == "advmod" and not arcs.kids(i, "nsubj", "obj", "aux"):
        arcs.tag(i, "ADV", "RB")
        return True
    copular = bool(arcs.kids(i, "cop")) and not arcs.kids(i, "aux", "obj")
    if copular or (arcs.relation(i) == "amod" and i < arcs.tokens[i].head):
        arcs.tag(i, "ADJ", "JJ")
        return True
    return False


def _of_a_verb(arcs: Arcs, i: int, word: str) -> None:
    token, lemma = arcs.tokens[i], arcs.lemma(i)
    if word == lemma:
        _of_a_bare_form(arcs, i, word)
        return
    endings = table("verbs")["tags"]
    long = len(word) >= _SHORTEST
    if long and word.endswith(tuple(endings["present_participle"])):
        right = "VBG"
    elif long and word.endswith(tuple(endings["past"])):
        right = token.xpos if token.xpos in ("VBD", "VBN") else _past(arcs, i)
        right = "VBN" if _is_cut_short(arcs, i) else right
    elif (
        long and word.endswith(tuple(endings["third_person"])) and not word.endswith(tuple(endings["no_third_person"]))
    ):
        right = "VBZ" if arcs.relation(i) in _CLAUSES else token.xpos
    elif token.xpos in ("VB", "VBZ") and not (word.startswith(lemma) or lemma.startswith(word)):
        right = _past(arcs, i)  # "won" of "have not won"
    else:
        return
    if right != token.xpos:
        arcs.tag(i, token.upos, right)


def _of_a_bare_form(arcs: Arcs, i: int, word: str) -> None:
    """A word that is its own lemma has no ending: no third person, and a past only where that is written alike."""
    token = arcs.tokens[i]
    alike = word.endswith(tuple(words("verbs", "unchanged.endings")))
    if token.xpos not in ("VBD", "VBN", "VBZ", "VBG") or (alike and token.xpos in ("VBD", "VBN")):
        return
    if token.xpos == "VBG" and word.endswith(tuple(table("verbs")["tags"]["present_participle"])):
        return
    if _is_bare(arcs, i):
        arcs.tag(i, token.upos, "VB")
    elif token.xpos != "VBN" or (not arcs.kids(i, "aux", "cop") and (arcs.subjects(i) or _is_relative(arcs, i))):
        arcs.tag(i, token.upos, "VBP")


def _is_relative(arcs: Arcs, i: int) -> bool:
    return arcs.tokens[i].deprel == "acl:relcl"


def _is_bare(arcs: Arcs, i: int) -> bool:
    """Whether a verb, or the one that an auxiliary helps, stands behind "to", a modal or a form of "do"."""
    helps = arcs.relation(i) in ("aux", "cop")
    verb = arcs.tokens[i].head if helps else i
    before = [c for c in arcs.kids(verb, "aux", "mark") if c < i]
    if any(arcs.tokens[c].xpos == "TO" or arcs.lower(c) in words("verbs", "bare.behind") for c in before):
        return True
    return i > 0 and arcs.same_sentence(i, i - 1) and arcs.tokens[i - 1].xpos == "TO"


def _is_cut_short(arcs: Arcs, i: int) -> bool:
    """ "When asked about it", "if elected": a clause with such a word and without a subject is a passive."""
    if arcs.relation(i) != "advcl" or arcs.subjects(i) or arcs.kids(i, "aux", "cop", "cc"):
        return False
    return arcs.same_sentence(i, i - 1) and arcs.lower(i - 1) in words("verbs", "cut_short.marks")


def _past(arcs: Arcs, i: int) -> str:
    """Past or participle: behind "have" or "be", and without a subject on a noun, it is a participle."""
    have = words("verbs", "auxiliaries.have") | words("verbs", "auxiliaries.be")
    if any(arcs.lower(c) in have for c in arcs.kids(i, "aux", "cop")):
        return "VBN"
    if arcs.subjects(i) or arcs.relation(i) in _PREDICATES or _is_relative(arcs, i):
        return "VBD"
    return "VBN"
