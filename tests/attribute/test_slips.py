"""Arcs that English doesn't have are put right; a tree without them is left alone."""

from __future__ import annotations

import pytest

from dateline.attribute.arcs import Arcs
from dateline.attribute.slips import mend
from dateline.model import Token


def tree(text: str) -> list[Token]:
    """ "Ann/PROPN/NNP:nsubj:left …": word, tags, relation and the word that it hangs on ("-" for the root)."""
    rows = [entry.split(":") for entry in text.split()]
    words = [row[0].split("/") for row in rows]
    forms = [w[0] for w in words]
    out, at = [], 0
    for i, (row, (form, upos, xpos, *lemma)) in enumerate(zip(rows, words, strict=True)):
        head = i if row[-1] == "-" else forms.index(row[-1])
        out.append(
            Token(at, at + len(form), form, (lemma or [form])[0].lower(), upos, xpos, head, ":".join(row[1:-1]), 0)
        )
        at += len(form) + 1
    return out


def mended(tokens: list[Token]) -> list[Token]:
    arcs = Arcs(tokens)
    mend(arcs)
    return arcs.tokens


def arcs(text: str) -> dict[str, str]:
    """Each word with its relation and head after mending."""
    tokens = mended(tree(text))
    return {t.text: f"{t.deprel} {tokens[t.head].text if t.head != i else '-'}" for i, t in enumerate(tokens)}


CASES = {
    "a past without an ending that was taken for a participle": (
        "mill/NOUN/NN:nsubj:pass:shut shut/VERB/VBN:root:- ./PUNCT/.:punct:shut",
        {"mill": "nsubj shut"},
    ),
    "a line of place that was taken for who showed it": (
        "LOWMERE/PROPN/NNP:nsubj:showed -/PUNCT/,:punct:left Lee/PROPN/NNP:nsubj:left left/VERB/VBD:ccomp:showed "
        ",/PUNCT/,:punct:showed records/NOUN/NNS:nsubj:showed showed/VERB/VBD:root:-",
        {"LOWMERE": "dep showed", "records": "nsubj showed", "left": "ccomp showed"},
    ),
    "an adjective that was taken for a mark": (
        "council/NOUN/NN:nsubj:meet is/AUX/VBZ:cop:meet due/ADJ/JJ:mark:meet to/PART/TO:mark:meet meet/VERB/VB:root:-",
        {"due": "root -", "meet": "xcomp due", "council": "nsubj due", "is": "cop due", "to": "mark meet"},
    ),
    "a measure before a noun that was hung into its relative clause": (
        "days/NOUN/NNS:obl:unmarked:ago before/ADP/IN:case:date date/NOUN/NN:root:- that/PRON/WDT:obj:set "
        "he/PRON/PRP:nsubj:set set/VERB/VBD:acl:relcl:date year/NOUN/NN:obl:unmarked:ago ago/ADV/RB:advmod:set",
        {"days": "nmod:unmarked date", "year": "obl:unmarked ago", "ago": "advmod set"},
    ),
    "an adjunct that reached back over the verb of telling": (
        "Lee/PROPN/NNP:nsubj:quit quit/VERB/VBD:ccomp:told ,/PUNCT/,:punct:told aides/NOUN/NNS:nsubj:told "
        "told/VERB/VBD:root:- Post/PROPN/NNP:iobj:told on/ADP/IN:case:Monday Monday/PROPN/NNP:obl:quit",
        {"Monday": "obl told", "quit": "ccomp told"},
    ),
    "according to X, where X was taken for the root": (
        "According/VERB/VBG:acl:Gazette to/ADP/IN:fixed:According the/DET/DT:det:Gazette Gazette/PROPN/NNP:root:- "
        ",/PUNCT/,:punct:Gazette Lee/PROPN/NNP:nsubj:resigned resigned/VERB/VBD:ccomp:According "
        "./PUNCT/.:punct:Gazette",
        {"According": "case Gazette", "Gazette": "obl resigned", "resigned": "root -", "Lee": "nsubj resigned"},
    ),
    "…, according to X, as an adverbial": (
        "Lee/PROPN/NNP:nsubj:resigned resigned/VERB/VBD:root:- ,/PUNCT/,:punct:resigned "
        "according/VERB/VBG:advcl:resigned to/ADP/IN:fixed:according the/DET/DT:det:Gazette "
        "Gazette/PROPN/NNP:obl:resigned",
        {"according": "case Gazette", "Gazette": "obl resigned"},
    ),
    "…, according to X, hung on the subject": (
        "Lee/PROPN/NNP:nsubj:left left/VERB/VBD:root:- ,/PUNCT/,:punct:left according/ADP/IN:case:officials "
        "to/ADP/IN:fixed:according officials/NOUN/NNS:nmod:Lee",
        {"officials": "obl left"},
    ),
    "the owner is not owned": (
        "Lee/PROPN/NNP:nsubj:denied ’s/PART/POS:case:Lee agent/NOUN/NN:appos:Lee denied/VERB/VBD:root:- "
        "it/PRON/PRP:obj:denied",
        {"Lee": "nmod:poss agent", "agent": "nsubj denied"},
    ),
    "a first part of a compound stands before its noun": (
        "his/PRON/PRP$:nmod:poss:addiction addiction/NOUN/NN:root:- ,/PUNCT/,:punct:addiction "
        "drug/NOUN/NN:compound:addiction arrest/NOUN/NN:conj:addiction",
        {"drug": "compound arrest"},
    ),
    "be beside the predicate": (
        "We/PRON/PRP:nsubj:ready ’re/AUX/VBP/be:ccomp:said ready/ADJ/JJ:ccomp:said she/PRON/PRP:nsubj:said "
        "said/VERB/VBD:root:-",
        {"’re": "cop ready"},
    ),
    "a name after a comma stands for the noun": (
        "It/PRON/PRP:nsubj:closed closed/VERB/VBD:root:- with/ADP/IN:case:manager the/DET/DT:det:manager "
        "manager/NOUN/NN:obl:closed ,/PUNCT/,:punct:Lee Lee/PROPN/NNP:obl:closed",
        {"Lee": "appos manager"},
    ),
    "one subject, described and named": (
        "Harrow/PROPN/NNP:compound:coroner coroner/NOUN/NN:nsubj:said Lee/PROPN/NNP:nsubj:said said/VERB/VBD:root:-",
        {"coroner": "nmod:desc Lee", "Lee": "nsubj said"},
    ),
    "one subject, named after a comma": (
        "said/VERB/VBD:root:- its/PRON/PRP$:nmod:poss:head head/NOUN/NN:nsubj:said ,/PUNCT/,:punct:Lee "
        "Lee/PROPN/NNP:nsubj:said",
        {"Lee": "appos head", "head": "nsubj said"},
    ),
    "pages said to be missing turned up": (
        "the/DET/DT:det:pages pages/NOUN/NNS:nsubj:said said/VERB/VBD/say:root:- to/PART/TO:mark:missing "
        "be/AUX/VB:cop:missing missing/ADJ/JJ:xcomp:said had/AUX/VBD:aux:turned turned/VERB/VBN:ccomp:said",
        {"turned": "root -", "pages": "nsubj turned", "said": "acl pages"},
    ),
    "a past form with an object under the sentence's noun": (
        "Police/NOUN/NNS:root:- named/VERB/VBN:acl:Police him/PRON/PRP:obj:named ./PUNCT/.:punct:named",
        {"named": "root -", "Police": "nsubj named"},
    ),
    "a phrase before the subject belongs to the verb": (
        "By/ADP/IN:case:Friday Friday/PROPN/NNP:nmod:rumours ,/PUNCT/,:punct:Friday rumours/NOUN/NNS:nsubj:began "
        "began/VERB/VBD:root:-",
        {"Friday": "obl began"},
    ),
    "a relative clause before its noun": (
        "He/PRON/PRP:nsubj:went went/VERB/VBD:root:- to/ADP/IN:case:Harrow Harrow/PROPN/NNP:obl:went "
        "where/ADV/WRB:advmod:joined he/PRON/PRP:nsubj:joined joined/VERB/VBD:acl:relcl:Rovers "
        "the/DET/DT:det:Rovers Rovers/PROPN/NNPS:obl:went",
        {"joined": "acl:relcl Harrow", "Rovers": "obj joined"},
    ),
    "who is no adjective": (
        "It/PRON/PRP:nsubj:possible is/AUX/VBZ:cop:possible possible/ADJ/JJ:root:- for/ADP/IN:case:couple "
        "couple/NOUN/NN:obl:possible ,/PUNCT/,:punct:remain who/PRON/WP:nsubj:remain remain/VERB/VB:acl:relcl:possible",
        {"remain": "acl:relcl couple"},
    ),
    "a verb is joined to a verb": (
        "killing/VERB/VBG:root:- two/NUM/CD:nummod:men men/NOUN/NNS:obj:killing and/CCONJ/CC:cc:injuring "
        "injuring/VERB/VBG:conj:men three/NUM/CD:obj:injuring",
        {"injuring": "conj killing"},
    ),
    "the noun after and is the subject of the verb after it": (
        "Ann/PROPN/NNP:nsubj:moved moved/VERB/VBD:root:- on/ADP/IN:case:career and/CCONJ/CC:cc:career "
        "his/PRON/PRP$:nmod:poss:career career/NOUN/NN:obl:moved ended/VERB/VBD:conj:moved",
        {"career": "nsubj ended", "and": "cc ended", "on": "advmod moved"},
    ),
    "who is spoken of and who speaks": (
        "Lee/PROPN/NNP:nsubj:said left/VERB/VBD:ccomp:said ,/PUNCT/,:punct:said a/DET/DT:det:spokeswoman "
        "spokeswoman/NOUN/NN:appos:Lee said/VERB/VBD:root:-",
        {"Lee": "nsubj left", "spokeswoman": "nsubj said"},
    ),
    "a judge is expected to sign": (
        "judge/NOUN/NN:nsubj:sign is/AUX/VBZ:aux:pass:expected expected/VERB/VBN:root:- to/PART/TO:mark:sign "
        "sign/VERB/VB:xcomp:expected",
        {"judge": "nsubj:pass expected"},
    ),
    "who tells stands before the verb of telling": (
        "Ann/PROPN/NNP:nsubj:gone told/VERB/VBD:root:- me/PRON/PRP:iobj:told that/SCONJ/IN:mark:gone "
        "Ben/PROPN/NNP:nsubj:gone had/AUX/VBD:aux:gone gone/VERB/VBN:ccomp:told",
        {"Ann": "nsubj told", "Ben": "nsubj gone"},
    ),
    "a subject behind the verb of saying": (
        "source/NOUN/NN:nsubj:said said/VERB/VBD:root:- Lee/PROPN/NNP:nsubj:said will/AUX/MD:aux:hear "
        "hear/VERB/VB:ccomp:said it/PRON/PRP:obj:hear",
        {"Lee": "nsubj hear", "source": "nsubj said"},
    ),
    "a subject behind a subordinator": (
        "board/NOUN/NN:nsubj:sell may/AUX/MD:aux:sell sell/VERB/VB:root:- if/SCONJ/IN:mark:fail "
        "talks/NOUN/NNS:nsubj:sell fail/VERB/VBP:advcl:sell",
        {"talks": "nsubj fail", "board": "nsubj sell"},
    ),
    "a noun between a subordinator and a verb": (
        "board/NOUN/NN:nsubj:sell may/AUX/MD:aux:sell sell/VERB/VB:root:- if/SCONJ/IN:mark:talks "
        "talks/NOUN/NNS:advcl:sell fail/VERB/VB:advcl:sell",
        {"talks": "nsubj fail", "if": "mark fail"},
    ),
    "a second subject right behind the verb": (
        "court/NOUN/NN:nsubj:sentenced sentenced/VERB/VBD:root:- Lee/PROPN/NNP:nsubj:sentenced "
        "to/ADP/IN:case:years three/NUM/CD:nummod:years years/NOUN/NNS:obj:sentenced",
        {"Lee": "obj sentenced", "court": "nsubj sentenced", "years": "obl sentenced"},
    ),
    "an active verb in the passive": (
        "court/NOUN/NN:nsubj:pass:sentenced sentenced/VERB/VBD:root:- Lee/PROPN/NNP:obj:sentenced",
        {"court": "nsubj sentenced"},
    ),
    "a passive verb beneath its complement": (
        "Lee/PROPN/NNP:nsubj:head was/AUX/VBD/be:aux:pass:elected elected/VERB/VBN:acl:head head/NOUN/NN:root:- "
        "of/ADP/IN:case:party party/NOUN/NN:nmod:head",
        {"elected": "root -", "Lee": "nsubj:pass elected", "head": "xcomp elected", "party": "nmod head"},
    ),
    "a passive verb beside its complement": (
        "Lee/PROPN/NNP:nsubj:head was/AUX/VBD/be:cop:head elected/VERB/VBN:ccomp:said head/NOUN/NN:ccomp:said "
        ",/PUNCT/,:punct:said they/PRON/PRP:nsubj:said said/VERB/VBD:root:-",
        {"elected": "ccomp said", "Lee": "nsubj:pass elected", "head": "xcomp elected", "was": "aux:pass elected"},
    ),
    "a bare verb beside its complement": (
        "she/PRON/PRP:nsubj:said said/VERB/VBD:root:- they/PRON/PRP:nsubj:partners would/AUX/MD:aux:partners "
        "remain/VERB/VB:ccomp:said partners/NOUN/NNS:ccomp:said",
        {"remain": "ccomp said", "they": "nsubj remain", "would": "aux remain", "partners": "xcomp remain"},
    ),
    "a name read into another one over a verb": (
        "Lee/PROPN/NNP:compound:Gazette married/VERB/VBD:ccomp:reported Ben/PROPN/NNP:obj:married "
        ",/PUNCT/,:punct:reported the/DET/DT:det:Gazette Gazette/PROPN/NNP:nsubj:reported reported/VERB/VBD:root:-",
        {"Lee": "nsubj married", "Gazette": "nsubj reported"},
    ),
    "a preposition without its noun": (
        "She/PRON/PRP:nsubj:left left/VERB/VBD:ccomp:said after/ADP/IN:case:defeat defeat/NOUN/NN:obl:left "
        "in/ADP/IN:case:defeat Rome/PROPN/NNP:compound:Gazette ,/PUNCT/,:punct:said the/DET/DT:det:Gazette "
        "Gazette/PROPN/NNP:nsubj:said said/VERB/VBD:root:-",
        {"Rome": "nmod defeat", "in": "case Rome"},
    ),
    "what the inner source says": (
        "Police/NOUN/NNS:nsubj:allege allege/VERB/VBP:ccomp:reported that/SCONJ/IN:mark:lied Lee/PROPN/NNP:nsubj:lied "
        "lied/VERB/VBD:ccomp:reported ,/PUNCT/,:punct:reported they/PRON/PRP:nsubj:reported reported/VERB/VBD:root:-",
        {"lied": "ccomp allege", "allege": "ccomp reported"},
    ),
    "a preposition hung past its noun": (
        "She/PRON/PRP:nsubj:won won/VERB/VBD:root:- it/PRON/PRP:obj:won in/ADP/IN:case:votes Rome/PROPN/NNP:nmod:it "
        "by/ADP/IN:case:votes ten/NUM/CD:nummod:votes votes/NOUN/NNS:obl:won",
        {"in": "case Rome", "by": "case votes"},
    ),
    "a preposition hung on a part of its noun": (
        "She/PRON/PRP:nsubj:met met/VERB/VBD:root:- with/ADP/IN:case:Harrow Harrow/PROPN/NNP:compound:United "
        "United/PROPN/NNP:obl:met",
        {"with": "case United"},
    ),
    "an object described and named": (
        "It/PRON/PRP:nsubj:suspended suspended/VERB/VBD:root:- the/DET/DT:det:surgeon surgeon/NOUN/NN:obj:suspended "
        "Lee/PROPN/NNP:obj:suspended",
        {"surgeon": "nmod:desc Lee", "Lee": "obj suspended"},
    ),
    "a name behind its description": (
        "Ann/PROPN/NNP:nsubj:dating is/AUX/VBZ:aux:dating dating/VERB/VBG:root:- her/PRON/PRP$:nmod:poss:manager "
        "manager/NOUN/NN:obj:dating ,/PUNCT/,:punct:Ben Ben/PROPN/NNP:nsubj:dating",
        {"Ben": "appos manager", "Ann": "nsubj dating"},
    ),
    "a part of a name over a verb": (
        "Lee/PROPN/NNP:nsubj:signed signed/VERB/VBD:root:- it/PRON/PRP:obj:signed with/ADP/IN:case:Harrow "
        "Harrow/PROPN/NNP:compound:United United/PROPN/NNP:flat:Lee",
        {"United": "obl signed", "with": "case United"},
    ),
    "a phrase behind the verb on its subject": (
        "Lee/PROPN/NNP:nsubj:resigned resigned/VERB/VBD:root:- as/ADP/IN:case:head head/NOUN/NN:obl:resigned "
        "of/ADP/IN:case:Harrow Harrow/PROPN/NNP:nmod:Lee",
        {"Harrow": "nmod head"},
    ),
    "a verb of saying between two subjects": (
        "lawyer/NOUN/NN:nsubj:pay said/VERB/VBD/say:advcl:pay the/DET/DT:det:firm firm/NOUN/NN:nsubj:pay "
        "would/AUX/MD:aux:pay pay/VERB/VB:ccomp:reported ,/PUNCT/,:punct:reported they/PRON/PRP:nsubj:reported "
        "reported/VERB/VBD:root:-",
        {"said": "ccomp reported", "lawyer": "nsubj said", "pay": "ccomp said", "firm": "nsubj pay"},
    ),
    "an owner read as an object": (
        "She/PRON/PRP:nsubj:sold sold/VERB/VBD:root:- her/PRON/PRP:obj:sold shares/NOUN/NNS:obj:sold",
        {"her": "nmod:poss shares", "shares": "obj sold"},
    ),
    "found guilty": (
        "They/PRON/PRP:nsubj:found found/VERB/VBD:root:- Lee/PROPN/NNP:nsubj:guilty guilty/ADJ/JJ:ccomp:found",
        {"Lee": "obj found", "guilty": "xcomp found"},
    ),
    "a subject hung past its verb": (
        "Nurses/NOUN/NNS:nsubj:strike went/VERB/VBD:root:- on/ADP/IN:case:strike strike/NOUN/NN:obl:went",
        {"Nurses": "nsubj went"},
    ),
    "a second subject with a preposition": (
        "It/PRON/PRP:nsubj:grew grew/VERB/VBD:root:- in/ADP/IN:case:Rome Rome/PROPN/NNP:nsubj:grew",
        {"Rome": "obl grew"},
    ),
    "the mark of the first of two clauses": (
        "If/SCONJ/IN:mark:go they/PRON/PRP:nsubj:want want/VERB/VBP:advcl:go it/PRON/PRP:obj:want "
        ",/PUNCT/,:punct:go we/PRON/PRP:nsubj:go go/VERB/VBP:root:-",
        {"If": "mark want"},
    ),
    "the mark and the subject of the first of two clauses": (
        "If/SCONJ/IN:mark:go they/PRON/PRP:nsubj:go want/VERB/VBP:advcl:go it/PRON/PRP:obj:want ,/PUNCT/,:punct:go "
        "we/PRON/PRP:nsubj:go go/VERB/VBP:root:-",
        {"If": "mark want", "they": "nsubj want", "we": "nsubj go"},
    ),
    "the mark of an infinitive": (
        "To/PART/TO:mark:go be/AUX/VB:cop:clear clear/ADJ/JJ:advcl:go ,/PUNCT/,:punct:go we/PRON/PRP:nsubj:go "
        "go/VERB/VBP:root:-",
        {"To": "mark clear"},
    ),
    "a title before a name": (
        "Duchess/PROPN/NNP:nsubj:reported Ann/PROPN/NNP:nsubj:left left/VERB/VBD:ccomp:reported "
        ",/PUNCT/,:punct:reported they/PRON/PRP:nsubj:reported reported/VERB/VBD:root:-",
        {"Duchess": "nmod:desc Ann"},
    ),
    "no name goes on over a comma": (
        "founder/NOUN/NN:nsubj:sold of/ADP/IN:case:Harrow Harrow/PROPN/NNP:nmod:founder ,/PUNCT/,:punct:Ann "
        "Ann/PROPN/NNP:flat:Harrow Lee/PROPN/NNP:flat:Harrow ,/PUNCT/,:punct:founder sold/VERB/VBD:root:- "
        "it/PRON/PRP:obj:sold",
        {"Ann": "appos founder", "Lee": "flat Ann"},
    ),
    "the last word of a name over a comma": (
        "founder/NOUN/NN:nsubj:sold of/ADP/IN:case:Harrow Harrow/PROPN/NNP:nmod:founder ,/PUNCT/,:punct:Ann "
        "Ann/PROPN/NNP:appos:Harrow Lee/PROPN/NNP:flat:Harrow ,/PUNCT/,:punct:founder sold/VERB/VBD:root:- "
        "it/PRON/PRP:obj:sold",
        {"Ann": "appos founder", "Lee": "flat Ann"},
    ),
    "the bearer of a name in another's trial": (
        "It/PRON/PRP:nsubj:ended ended/VERB/VBD:root:- trial/NOUN/NN:obj:ended of/ADP/IN:case:nurse "
        "the/DET/DT:det:nurse nurse/NOUN/NN:nmod:trial Lee/PROPN/NNP:nmod:trial",
        {"Lee": "appos nurse", "nurse": "nmod trial"},
    ),
    "an adjunct described and named": (
        "He/PRON/PRP:nsubj:sang sang/VERB/VBD:root:- with/ADP/IN:case:Lee his/PRON/PRP$:nmod:poss:sister "
        "sister/NOUN/NN:obl:sang Lee/PROPN/NNP:obl:sang",
        {"with": "case sister", "Lee": "appos sister"},
    ),
    "a preposition hung on the end of a name": (
        "She/PRON/PRP:nsubj:lives lives/VERB/VBZ:root:- near/ADP/IN:case:Harrow Lake/PROPN/NNP:obl:lives "
        "Harrow/PROPN/NNP:flat:Lake",
        {"near": "case Lake"},
    ),
    "a day over another phrase of the verb": (
        "They/PRON/PRP:nsubj:went went/VERB/VBD:root:- on/ADP/IN:case:strike strike/NOUN/NN:obl:went "
        "over/ADP/IN:case:pay pay/NOUN/NN:obl:went in/ADP/IN:case:May May/PROPN/NNP:nmod:strike",
        {"May": "obl went", "strike": "obl went"},
    ),
    "a phrase of the subject hung past the verb": (
        "Voters/NOUN/NNS:nsubj:chose in/ADP/IN:case:Harrow Harrow/PROPN/NNP:nmod:mayor chose/VERB/VBD:root:- "
        "the/DET/DT:det:mayor mayor/NOUN/NN:obj:chose",
        {"Harrow": "nmod Voters"},
    ),
    "where the subject works": (
        "Nurses/NOUN/NNS:nsubj:left at/ADP/IN:case:clinic the/DET/DT:det:clinic clinic/NOUN/NN:obl:left "
        "left/VERB/VBD:root:-",
        {"clinic": "nmod Nurses"},
    ),
    "a past form in the passive": (
        "train/NOUN/NN:nsubj:pass:derailed derailed/VERB/VBN:root:- near/ADP/IN:case:Harrow "
        "Harrow/PROPN/NNP:obl:derailed ./PUNCT/.:punct:derailed",
        {"train": "nsubj derailed"},
    ),
    "a perfect in the passive": (
        "Floods/NOUN/NNS:nsubj:pass:forced have/AUX/VBP:aux:forced forced/VERB/VBN:root:- people/NOUN/NNS:obj:forced",
        {"Floods": "nsubj forced"},
    ),
    "an object as what is said": (
        "She/PRON/PRP:nsubj:accused accused/VERB/VBD:root:- the/DET/DT:det:mayor mayor/NOUN/NN:ccomp:accused "
        "of/ADP/IN:case:theft theft/NOUN/NN:nmod:mayor",
        {"mayor": "obj accused"},
    ),
    "what is worth so much": (
        "It/PRON/PRP:nsubj:lost lost/VERB/VBD:root:- a/DET/DT:det:worth contract/NOUN/NN:obj:worth "
        "worth/ADJ/JJ:obj:lost millions/NOUN/NNS:obj:worth",
        {"contract": "obj lost", "worth": "amod contract", "a": "det contract"},
    ),
    "an object as a second subject": (
        "league/NOUN/NN:nsubj:fined fined/VERB/VBD:root:- Rovers/PROPN/NNP:nsubj:fined",
        {"Rovers": "obj fined"},
    ),
    "word is that": (
        "Word/NOUN/NN:nsubj:sold is/AUX/VBZ/be:cop:sold that/SCONJ/IN:mark:sold Lee/PROPN/NNP:nsubj:sold "
        "sold/VERB/VBD:root:-",
        {"Word": "root -", "sold": "ccomp Word", "that": "mark sold"},
    ),
    "what a noun says as a relative clause": (
        "claim/NOUN/NN:nsubj:fell that/PRON/WDT:obj:took Lee/PROPN/NNP:nsubj:took took/VERB/VBD:acl:relcl:claim "
        "money/NOUN/NN:obj:took fell/VERB/VBD:root:-",
        {"took": "acl claim", "that": "mark took", "money": "obj took"},
    ),
    "one of them, named": (
        "said/VERB/VBD:root:- one/NUM/CD:nsubj:said of/ADP/IN:case:them them/PRON/PRP:nmod:one ,/PUNCT/,:punct:Lee "
        "Lee/PROPN/NNP:nsubj:said",
        {"Lee": "appos one"},
    ),
}  # fmt: skip

RIGHT = [
    "mills/NOUN/NNS:nsubj:shut shut/VERB/VBP:root:- ./PUNCT/.:punct:shut",
    "LOWMERE/PROPN/NNP:nsubj:showed showed/VERB/VBD:root:- courage/NOUN/NN:obj:showed ./PUNCT/.:punct:showed",
    "Lee/PROPN/NNP:nsubj:fled fled/VERB/VBD:root:- ,/PUNCT/,:punct:said said/VERB/VBD/say:parataxis:fled "
    "officers/NOUN/NNS:nsubj:said",
    "It/PRON/PRP:nsubj:sent sent/VERB/VBD/send:root:- her/PRON/PRP:iobj:sent flowers/NOUN/NNS:obj:sent",
    "Strikes/NOUN/NNS:nsubj:ended over/ADP/IN:case:pay pay/NOUN/NN:nmod:Strikes ended/VERB/VBD:root:-",
    "Man/NOUN/NN:nsubj:pass:killed killed/VERB/VBN:root:- in/ADP/IN:case:crash crash/NOUN/NN:obl:killed",
    "A/DET/DT:det:man man/NOUN/NN:nsubj:left accused/VERB/VBN:acl:man of/ADP/IN:case:theft theft/NOUN/NN:obl:accused "
    "left/VERB/VBD:root:- ./PUNCT/.:punct:left",
    "Two/NUM/CD:nummod:men men/NOUN/NNS:root:- killed/VERB/VBN:acl:men in/ADP/IN:case:crash crash/NOUN/NN:obl:killed",
    "He/PRON/PRP:nsubj:met met/VERB/VBD:root:- Ann/PROPN/NNP:obj:met and/CCONJ/CC:cc:left left/VERB/VBD:conj:met",
    "Lee/PROPN/NNP:nsubj:told told/VERB/VBD:root:- the/DET/DT:det:court court/NOUN/NN:obj:told "
    "she/PRON/PRP:nsubj:left left/VERB/VBD:ccomp:told",
    "Lee/PROPN/NNP:nsubj:chosen was/AUX/VBD/be:aux:pass:chosen chosen/VERB/VBN:root:- head/NOUN/NN:xcomp:chosen",
    "Lee/PROPN/NNP:nsubj:head is/AUX/VBZ/be:cop:head its/DET/DT:det:head elected/VERB/VBN:amod:head "
    "head/NOUN/NN:root:-",
    "It/PRON/PRP:nsubj:gave gave/VERB/VBD:root:- the/DET/DT:det:surgeon surgeon/NOUN/NN:iobj:gave "
    "Harrow/PROPN/NNP:obj:gave",
    "Lee/PROPN/NNP:nsubj:said ,/PUNCT/,:punct:said she/PRON/PRP:nsubj:left left/VERB/VBD:ccomp:said "
    "said/VERB/VBD:root:-",
]


@pytest.mark.parametrize("name", CASES)
def test_a_slip_is_put_right(name: str) -> None:
    text, wanted = CASES[name]
    found = arcs(text)
    assert {word: found[word] for word in wanted} == wanted


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_tree_is_left_alone(text: str) -> None:
    assert mended(tree(text)) == tree(text)


@pytest.mark.parametrize("name", CASES)
def test_what_is_mended_needs_no_more_mending(name: str) -> None:
    once = mended(tree(CASES[name][0]))
    assert mended(once) == once
