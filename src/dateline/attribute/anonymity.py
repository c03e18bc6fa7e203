"""Which class of unnamed source somebody is: "a person close to the family" is not "police".

A source is none of these if it has a name, or is a body or a text that can be looked up. Of the rest the noun tells the
class, and where it tells nothing, what describes it does ("people familiar with the talks").
"""

from __future__ import annotations

from dateline.attribute.cues import RELATIVES
from dateline.attribute.register import Register
from dateline.attribute.tree import Tree
from dateline.lang import table, words
from dateline.model import Anonymity, EntityKind, Hop, SourceKind
from dateline.span import Span

_BY_NOUN = ("police", "family", "official", "insider", "expert", "witness", "source", "people")
_NOMINAL = ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "DET")
_TOLD = ("male", "female", "first", "first_plural", "neuter")  # "we" is the page's own
_HYPHENS = ("-", "‐", "–")
_LOOKED_UP = (SourceKind.OUTLET, SourceKind.DOCUMENT)


def anonymity(tree: Tree, register: Register, hop: Hop | None) -> Anonymity:
    """The class of a hop; NOBODY where nobody is named."""
    if hop is None or hop.span is None or hop.span == hop.cue:
        return Anonymity.NOBODY
    noun = _noun(tree, hop.span)
    if noun is None:
        return Anonymity.NOBODY
    head = register.name_head(noun)
    draft = register.drafts[register.of[head]] if head in register.of else None
    if draft is not None and draft.kind is EntityKind.GROUP and not draft.members and register.plural(head):
        return Anonymity.PEOPLE  # "Republicans", "fellow Democrats"
    if tree.lower(noun) in words("quotes", "anonymity.members"):
        return Anonymity.PEOPLE
    known = draft is not None and (draft.named or bool(draft.members))
    known = known or any(d.named and d.name == hop.name for d in register.drafts)
    if hop.kind in _LOOKED_UP or known or head in register.inside or _is_name(tree, register, noun):
        return Anonymity.NONE
    if any(tree.lower(i) in words("quotes", "anonymity.known") for i in tree.within(hop.span)[:1]):
        return Anonymity.NONE  # "both candidates": the two spoken of
    nouns = {tree.lemma(noun), tree.lower(noun).removesuffix("s"), *(draft.nouns if draft is not None else ())}
    if nouns & (words("speech", "sources.document") | words("quotes", "anonymity.text")):
        return Anonymity.NONE
    if _close(tree, hop.span):
        return Anonymity.CLOSE
    found = next((name for name in _BY_NOUN if nouns & words("quotes", f"anonymity.{name}")), None)
    if found is not None:
        return Anonymity(found)
    if tree.tokens[noun].upos == "PRON":
        one = any(tree.lower(noun) in words("people", f"pronouns.{p}") for p in _TOLD)
        return Anonymity.NONE if one else Anonymity.NOBODY  # who "she" is was told before, though not to the program
    if hop.kind is SourceKind.ORGANIZATION or nouns & (
        words("quotes", "anonymity.body") | words("speech", "sources.organization")
    ):
        return Anonymity.NONE
    many = register.plural(noun) or tree.tokens[noun].upos in ("NUM", "ADJ", "DET")
    return Anonymity.PEOPLE if many else Anonymity.SOURCE


def _is_name(tree: Tree, register: Register, noun: int) -> bool:
    """Whether a word is a name that the reader didn't mark: "Twitter announced"."""
    token = tree.tokens[noun]
    return token.upos == "PROPN" and not register.plural(noun) and not token.text.isupper() and not token.text.islower()


def _noun(tree: Tree, span: Span) -> int | None:
    """The noun that a source is called by: the last before what describes it; of "one of the doctors" the second."""
    found: int | None = None
    for i in tree.within(span):
        token = tree.tokens[i]
        if token.upos in _NOMINAL and token.xpos not in RELATIVES:
            found = i
        elif token.xpos == "POS" or token.text in _HYPHENS or (token.upos == "CCONJ" and _property(tree, found)):
            continue  # "the party's rules", "tax-policy experts", "federal and local officials"
        elif found is not None and not _counts(tree.lower(found)):
            break
    return found


def _property(tree: Tree, i: int | None) -> bool:
    return i is not None and tree.tokens[i].upos == "ADJ"


def _counts(word: str) -> bool:
    """Whether a word only counts those whom the next noun tells."""
    return word in words("quotes", "anonymity.some") or word in table("numbers")["words"]


def _close(tree: Tree, span: Span) -> bool:
    """ "close to", "familiar with", "with knowledge of": what describes the noun."""
    tokens = tree.within(span)
    after = range(tokens.start, min(tokens.stop + 2, len(tree.tokens)))
    return any(tree.lemma(i) in words("quotes", "anonymity.close") for i in after)
