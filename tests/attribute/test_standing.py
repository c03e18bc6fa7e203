"""What can't stand alone is told with more of its sentence: rules on trees given by hand."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType


def _beside(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"standing_{name}", Path(__file__).with_name(f"{name}.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build = _beside("build")


def titles(*paragraphs: str, names: str = "Ann Lee/PER") -> list[str]:
    return [claim.title for claim in build.facts(*paragraphs, names=names)[1].claims]


def test_a_clause_of_time_that_is_no_statement_is_told_with_what_it_dates() -> None:
    told = titles(
        """
    Ann PROPN/NNP nsubj 4
    Lee PROPN/NNP flat 1
    must AUX/MD aux 4
    pay VERB/VB root 0
    nurses NOUN/NNS obj 4
    when ADV/WRB advmod 8
    they PRON/PRP nsubj 8
    work VERB/VBP advcl 4
    on ADP/IN case 10
    Sunday PROPN/NNP obl 8
    _. PUNCT/. punct 4
    """
    )
    assert all(title.replace("[", "").replace("]", "") == "Ann Lee must pay nurses when they work on Sunday"
               for title in told if "work" in title)  # fmt: skip


def test_what_only_tells_which_ones_is_not_told_of_all() -> None:
    told = titles(
        """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    thanked VERB/VBD root 0 thank
    voters NOUN/NNS obj 3
    who PRON/WP nsubj 6
    backed VERB/VBD acl:relcl 4 back
    Ben PROPN/NNP obj 6
    Fox PROPN/NNP flat 7
    _. PUNCT/. punct 3
    """,
        names="Ann Lee/PER, Ben Fox/PER",
    )
    assert told == ["Ann Lee thanked voters who backed Ben Fox"]


def test_a_verb_of_the_bracket_has_who_does_it() -> None:
    told = titles(
        """
    Economists NOUN/NNS nsubj 2
    believe VERB/VBP root 0
    that SCONJ/IN mark 6
    Ann PROPN/NNP nsubj 6
    Lee PROPN/NNP flat 4
    sold VERB/VBD ccomp 2 sell
    shares NOUN/NNS obj 6
    _. PUNCT/. punct 2
    """
    )
    assert told == ["[Economists believe that] Ann Lee sold shares"]


def test_a_pronoun_is_told_with_its_noun_in_the_same_sentence() -> None:
    told = titles(
        """
    Harrow PROPN/NNP nsubj 2
    found VERB/VBD root 0 find
    the DET/DT det 4
    posting NOUN/NN obj 2
    and CCONJ/CC cc 6
    removed VERB/VBD conj 2 remove
    it PRON/PRP obj 6
    _. PUNCT/. punct 2
    """,
        names="Harrow/ORG",
    )
    assert told[-1] == "[Harrow found the posting and] removed it"


def test_a_verb_whose_object_stands_behind_the_next_goes_on() -> None:
    told = titles(
        """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    derided VERB/VBD root 0 deride
    and CCONJ/CC cc 5
    insulted VERB/VBD conj 3 insult
    nurses NOUN/NNS obj 5
    _. PUNCT/. punct 3
    """
    )
    assert told[0] == "Ann Lee derided [and insulted nurses]"


def test_courtesy_gives_way_to_the_full_name() -> None:
    told = titles(
        """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    resigned VERB/VBD root 0 resign
    _. PUNCT/. punct 3
    """,
        """
    Ms. PROPN/NNP compound 2
    Lee PROPN/NNP nsubj 3
    left VERB/VBD root 0 leave
    Paris PROPN/NNP obj 3
    _. PUNCT/. punct 3
    """,
        names="Ann Lee/PER, Lee/PER",
    )
    assert told[-1] == "Ann Lee left Paris"


def test_a_noun_that_happens_is_told_with_its_clause() -> None:
    told = titles(
        """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    denied VERB/VBD root 0 deny
    reports NOUN/NNS obj 3 report
    of ADP/IN case 7
    a DET/DT det 7
    divorce NOUN/NN nmod 4
    _. PUNCT/. punct 3
    """
    )
    assert all("denied" in title for title in told)


def test_a_stranded_preposition_is_told_with_its_noun() -> None:
    told = titles(
        """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    is AUX/VBZ cop 5 be
    the DET/DT det 5
    mayor NOUN/NN root 0
    that PRON/WDT obl 8
    voters NOUN/NNS nsubj 8
    waited VERB/VBD acl:relcl 5 wait
    for ADP/IN case 6
    _. PUNCT/. punct 5
    """
    )
    assert not any(title.lower() == "voters waited for" for title in told)


def test_a_pronoun_of_nobody_known_is_no_claim_of_its_own() -> None:
    told = titles(
        """
    She PRON/PRP nsubj 2
    placed VERB/VBD root 0 place
    flowers NOUN/NNS obj 2
    there ADV/RB advmod 2
    _. PUNCT/. punct 2
    """,
        names="",
    )
    assert told == []


def test_a_clause_whose_noun_stands_in_the_bracket_keeps_what_ties_them() -> None:
    told = titles(
        """
    Ben PROPN/NNP nsubj 3
    Fox PROPN/NNP flat 1
    cited VERB/VBD root 0 cite
    the DET/DT det 5
    allegation NOUN/NN obj 3
    Ann PROPN/NNP nsubj 8
    Lee PROPN/NNP flat 6
    lied VERB/VBD acl 5 lie
    _. PUNCT/. punct 3
    """,
        names="Ann Lee/PER, Ben Fox/PER",
    )
    assert not any(title.startswith("[Allegation]") for title in told)


def test_a_title_does_not_end_with_a_word_that_needs_another() -> None:
    told = titles(
        """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    left VERB/VBD root 0 leave
    Paris PROPN/NNP obj 3
    _, PUNCT/, punct 6
    meaning VERB/VBG advcl 3 mean
    Ben PROPN/NNP nsubj 9
    Fox PROPN/NNP flat 7
    won VERB/VBD ccomp 6 win
    _. PUNCT/. punct 3
    """,
        names="Ann Lee/PER, Ben Fox/PER",
    )
    assert not any(title.endswith("meaning") for title in told)


def test_a_relative_pronoun_keeps_the_verb_of_its_clause() -> None:
    told = titles(
        """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    described VERB/VBD root 0
    a DET/DT det 5
    case NOUN/NN obj 3
    in ADP/IN case 7
    which PRON/WDT obl 17
    a DET/DT det 9
    clerk NOUN/NN nsubj 17
    - PUNCT/HYPH punct 14
    who PRON/WP nsubj 14
    was AUX/VBD cop 14 be
    rather ADV/RB advmod 14
    new ADJ/JJ acl:relcl 9
    - PUNCT/HYPH punct 14
    had AUX/VBD aux 17 have
    lost VERB/VBN acl:relcl 5
    it PRON/PRP obj 17
    _. PUNCT/. punct 3
    """
    )
    assert told
    assert all("lost" in title for title in told if "in which" in title)


def test_an_adjective_keeps_the_clause_behind_a_word_between_commas() -> None:
    told = titles(
        """
    Ann PROPN/NNP nsubj 4
    Lee PROPN/NNP flat 1
    was AUX/VBD cop 4 be
    aware ADJ/JJ root 0
    _, PUNCT/, punct 6
    however ADV/RB advmod 4
    _, PUNCT/, punct 6
    that SCONJ/IN mark 11
    the DET/DT det 10
    yard NOUN/NN nsubj 11
    closed VERB/VBD ccomp 4
    _. PUNCT/. punct 4
    """
    )
    assert not any(title.endswith(("aware", "however")) for title in told)
    assert any("closed" in title and "aware" in title for title in told)
