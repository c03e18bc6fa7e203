"""Who says what, on trees that are given by hand."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.attribute import quotes
from dateline.attribute.hearing import hear
from dateline.attribute.marked import from_reader
from dateline.model import Annotations, Anonymity, Article, Attribution, Quote, QuoteKind, Stance

_spec = importlib.util.spec_from_file_location("attribute_build", Path(__file__).with_name("build.py"))
assert _spec is not None and _spec.loader is not None
build = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(build)

NAMES = "Ann Lee/PER, Bo Marsh/PER, Harrow Daily Gazette/ORG"

TOLD_OUTLET = """
“ PUNCT/`` punct 4
_They PRON/PRP nsubj 4 they
have AUX/VBP aux 4
left VERB/VBN ccomp 9 leave
_, PUNCT/, punct 9
_” PUNCT/'' punct 9
a DET/DT det 8
source NOUN/NN nsubj 9
told VERB/VBD root 0 tell
the DET/DT det 13
Harrow PROPN/NNP compound 13
Daily PROPN/NNP compound 13
Gazette PROPN/NNP iobj 9
_. PUNCT/. punct 9
"""

GOES_ON = """
“ PUNCT/`` punct 3
_They PRON/PRP nsubj 3 they
took VERB/VBD root 0 take
everything PRON/NN obj 3
_. PUNCT/. punct 3
_” PUNCT/'' punct 3
"""

DENIED = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
denied VERB/VBD root 0 deny
that SCONJ/IN mark 6
she PRON/PRP nsubj 6
took VERB/VBD ccomp 3 take
bribes NOUN/NNS obj 6
_. PUNCT/. punct 3
"""

NESTED = """
Bo PROPN/NNP nsubj 3
Marsh PROPN/NNP flat 1
said VERB/VBD root 0 say
that SCONJ/IN mark 7
Ann PROPN/NNP nsubj 7
Lee PROPN/NNP flat 5
denied VERB/VBD ccomp 3 deny
that SCONJ/IN mark 10
she PRON/PRP nsubj 10
left VERB/VBD ccomp 7 leave
_. PUNCT/. punct 3
"""

I_THINK = """
“ PUNCT/`` punct 3
_I PRON/PRP nsubj 3
think VERB/VBP ccomp 10
Harrow PROPN/NNP nsubj 5
won VERB/VBD ccomp 3 win
_, PUNCT/, punct 10
_” PUNCT/'' punct 10
Ann PROPN/NNP nsubj 10
Lee PROPN/NNP flat 8
said VERB/VBD root 0 say
_. PUNCT/. punct 10
"""

SCARE = """
The DET/DT det 3
“ PUNCT/`` punct 3
_gift NOUN/NN nsubj 5
_” PUNCT/'' punct 3
arrived VERB/VBD root 0 arrive
_. PUNCT/. punct 5
"""

MIXED = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
said VERB/VBD root 0 say
the DET/DT det 5
vote NOUN/NN nsubj 9
was AUX/VBD cop 9
“ PUNCT/`` punct 9
_a DET/DT det 9
farce NOUN/NN ccomp 3
_. PUNCT/. punct 3
_” PUNCT/'' punct 9
"""

DECLINED = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
declined VERB/VBD root 0 decline
to PART/TO mark 5
say VERB/VB xcomp 3
whether SCONJ/IN mark 8
she PRON/PRP nsubj 8
left VERB/VBD ccomp 5 leave
_. PUNCT/. punct 3
"""

WANTS = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
wants VERB/VBZ root 0 want
the DET/DT det 5
vote NOUN/NN obj 3
_. PUNCT/. punct 3
"""

REPORTEDLY = """
Ann PROPN/NNP nsubj 4
Lee PROPN/NNP flat 1
reportedly ADV/RB advmod 4
left VERB/VBD root 0 leave
_. PUNCT/. punct 4
"""

CONCERNS = """
Concerns NOUN/NNS nsubj 4 concern
about ADP/IN case 3
turnout NOUN/NN nmod 1
grew VERB/VBD root 0 grow
_. PUNCT/. punct 4
"""


def read(*paragraphs: str) -> tuple[Article, tuple[Quote, ...]]:
    article, annotations = build.article(*paragraphs, names=NAMES)
    return article, quotes(article, annotations)


def told(article: Article, quote: Quote) -> str:
    return " … ".join(span.of(article.text) for span in quote.content)


def who(quote: Quote) -> list[str]:
    return [hop.name for hop in quote.sources]


def test_a_quotation_comes_with_the_outlet_that_was_told_and_the_source_last() -> None:
    article, (quote,) = read(TOLD_OUTLET)
    assert told(article, quote) == "They have left"
    assert who(quote) == ["Harrow Daily Gazette", "a source"]
    assert (quote.kind, quote.stance) == (QuoteKind.DIRECT, Stance.STATED)
    assert quote.cue is not None and quote.cue.of(article.text) == "told"
    assert quote.source is quote.sources[-1]


def test_a_quotation_in_the_next_paragraph_is_the_same_speakers() -> None:
    article, (first, second) = read(TOLD_OUTLET, GOES_ON)
    assert told(article, second) == "They took everything."
    assert [hop.key for hop in first.sources] == [hop.key for hop in second.sources]
    assert second.cue is None


def test_a_quotation_that_goes_on_in_its_paragraph_is_one_quote() -> None:
    article, annotations = one_paragraph(TOLD_OUTLET, GOES_ON)
    (quote,) = quotes(article, annotations)
    assert told(article, quote) == "They have left … They took everything."


def test_a_quotation_that_nobody_is_named_for_says_so() -> None:
    article, (quote,) = read(GOES_ON)
    assert (told(article, quote), quote.sources, quote.source) == ("They took everything.", (), None)
    assert quote.kind is QuoteKind.DIRECT


def test_a_denial_is_its_subjects() -> None:
    article, (quote,) = read(DENIED)
    assert (told(article, quote), who(quote)) == ("that she took bribes", ["Ann Lee"])
    assert (quote.kind, quote.stance) == (QuoteKind.INDIRECT, Stance.DENIED)


def test_what_is_told_of_a_denial_has_both_sources() -> None:
    article, (outer, inner) = read(NESTED)
    assert (who(outer), who(inner)) == (["Bo Marsh"], ["Bo Marsh", "Ann Lee"])
    assert told(article, inner) == "that she left"
    assert (outer.stance, inner.stance) == (Stance.STATED, Stance.DENIED)


def test_what_a_speaker_thinks_is_no_quote_besides_what_he_says() -> None:
    article, (quote,) = read(I_THINK)
    assert (told(article, quote), who(quote)) == ("I think Harrow won", ["Ann Lee"])


def test_a_mixed_quote_keeps_the_mark_that_closes_inside_it() -> None:
    article, (quote,) = read(MIXED)
    assert quote.kind is QuoteKind.MIXED
    assert told(article, quote) == "the vote was “a farce.”"


def test_words_set_apart_by_the_author_are_scare_quotes() -> None:
    article, (quote,) = read(SCARE)
    assert (told(article, quote), quote.kind, quote.sources) == ("gift", QuoteKind.SCARE, ())


def test_what_was_not_said_is_withheld() -> None:
    _, (quote,) = read(DECLINED)
    assert (quote.stance, who(quote)) == (Stance.WITHHELD, ["Ann Lee"])


def test_hearsay_names_nobody() -> None:
    _, (quote,) = read(REPORTEDLY)
    assert [(hop.name, hop.kind.value) for hop in quote.sources] == [("", "hearsay")]


def test_a_noun_of_saying_that_says_nothing_is_no_quote() -> None:
    assert read(CONCERNS)[1] == ()


def test_what_the_reader_marks_besides_reports_is_a_quote_of_a_mind() -> None:
    article, annotations = build.article(WANTS, names=NAMES)
    assert quotes(article, annotations) == ()
    at = article.text.index
    marked = Attribution(
        (article.span(0, 7),),
        article.span(at("wants"), at("wants") + 5),
        (article.span(at("the"), at("the") + 8),),
        0.9,
    )
    (quote,) = quotes(article, replace(annotations, attributions=(marked,)))
    assert (told(article, quote), who(quote), quote.stance) == ("the vote", ["Ann Lee"], Stance.THOUGHT)


ROWER = """
“ PUNCT/`` punct 4
_Ann PROPN/NNP nsubj 4
Lee PROPN/NNP flat 2
left VERB/VBD ccomp 14 leave
_, PUNCT/, punct 4
_” PUNCT/'' punct 4
the DET/DT det 13
33 NUM/CD nummod 10
_- PUNCT/HYPH punct 10
_year NOUN/NN obl:unmarked 12
_- PUNCT/HYPH punct 10
_old ADJ/JJ amod 13
rower NOUN/NN nsubj 14
said VERB/VBD root 0 say
_. PUNCT/. punct 14
"""


def test_a_source_is_who_it_is_and_not_how_old() -> None:
    article, annotations = build.article(ROWER, names=NAMES)
    at = article.text.index
    source, cue = article.span(at("the 33"), at(" said")), article.span(at("said"), at("."))
    marked = Attribution((source,), cue, (article.span(0, at(" the 33")),), 0.9)
    tree = hear(article, replace(annotations, attributions=(marked,))).tree
    report = from_reader(tree, marked)
    assert report is not None and report.source is not None
    assert tree.tokens[report.source].text == "rower"


@pytest.mark.parametrize(
    ("cue", "stance"),
    [("promised", Stance.PROMISED), ("admitted", Stance.CONFIRMED), ("claimed", Stance.CLAIMED)],
)
def test_the_cue_tells_the_stance(cue: str, stance: Stance) -> None:
    lemma = {"promised": "promise", "admitted": "admit", "claimed": "claim"}[cue]
    _, (quote,) = read(DENIED.replace("denied VERB/VBD root 0 deny", f"{cue} VERB/VBD root 0 {lemma}"))
    assert quote.stance is stance


def one_paragraph(*sentences: str) -> tuple[Article, Annotations]:
    """Sentences joined in one paragraph."""
    article, annotations = build.article(*sentences, names=NAMES)
    text = article.text.replace("\n\n", "  ")
    block = replace(article.blocks[0], end=len(text))
    return replace(article, text=text, blocks=(block,)), annotations


def unnamed(noun: str, *, lemma: str = "", tag: str = "NN") -> Quote:
    """What "the NOUN said" is."""
    sentence = f"""
The DET/DT det 2
{noun} NOUN/{tag} nsubj 3 {lemma or noun}
said VERB/VBD root 0 say
Harrow PROPN/NNP nsubj 5
won VERB/VBD ccomp 3 win
_. PUNCT/. punct 3
"""
    (quote,) = read(sentence)[1]
    return quote


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("source", Anonymity.SOURCE),
        ("aide", Anonymity.INSIDER),
        ("prosecutor", Anonymity.OFFICIAL),
        ("detective", Anonymity.POLICE),
        ("widow", Anonymity.FAMILY),
        ("economist", Anonymity.EXPERT),
        ("passenger", Anonymity.WITNESS),
        ("letter", Anonymity.NONE),
        ("company", Anonymity.NONE),
        ("court", Anonymity.NONE),
        ("slide", Anonymity.NONE),
    ],
)
def test_the_noun_tells_the_class_of_an_unnamed_source(noun: str, kind: Anonymity) -> None:
    assert unnamed(noun).anonymity is kind


def test_many_of_a_kind_are_people_and_hearsay_is_nobody() -> None:
    assert unnamed("skaters", lemma="skater", tag="NNS").anonymity is Anonymity.PEOPLE
    assert read(REPORTEDLY)[1][0].anonymity is Anonymity.NOBODY
    assert read(DENIED)[1][0].anonymity is Anonymity.NONE


def test_who_is_told_only_by_what_they_are_near_is_close() -> None:
    _, (quote,) = read("""
People NOUN/NNS nsubj 5 people
close ADJ/JJ amod 1
to ADP/IN case 4
Ann PROPN/NNP obl 2
said VERB/VBD root 0 say
Harrow PROPN/NNP nsubj 7
won VERB/VBD ccomp 5 win
_. PUNCT/. punct 5
""")
    assert quote.anonymity is Anonymity.CLOSE
