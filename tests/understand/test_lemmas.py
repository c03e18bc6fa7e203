"""Lemmas of words that no treebank has: what an ending took away comes back as the language spells it."""

from __future__ import annotations

import functools
import json
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.understand.lemmas import Lemmatizer

VERBS = """
    acquitted:acquit injures:injure watches:watch mended:mend abducting:abduct accuses:accuse admitting:admit
    alleges:allege annuls:annul arraigned:arraign assassinates:assassinate averted:avert banning:ban
    bankrolling:bankroll bars:bar battered:batter begged:beg beheads:behead berating:berate bludgeons:bludgeon
    bombs:bomb botching:botch bragging:brag bribes:bribe brokered:broker bugged:bug burgles:burgle
    canceled:cancel capsizes:capsize ceding:cede censures:censure chided:chide clashes:clash clubbed:club
    coerced:coerce collides:collide conceded:concede condemning:condemn confessed:confess confiding:confide
    confiscating:confiscate congratulates:congratulate convenes:convene corroborating:corroborate
    cripples:cripple crushing:crush curbing:curb debunks:debunk decries:decry deferring:defer defrauded:defraud
    demoting:demote denied:deny deplored:deplore deported:deport derailing:derail detained:detain
    detonating:detonate devastates:devastate digging:dig discloses:disclose disrupting:disrupt divorcing:divorce
    divulges:divulge dodging:dodge drags:drag drowning:drown dumps:dump embezzles:embezzle endorsing:endorse
    engulfs:engulf entrapped:entrap envisaging:envisage erupts:erupt escorted:escort evading:evade evicts:evict
    exaggerates:exaggerate exonerates:exonerate expelled:expel extorts:extort extraditing:extradite
    fabricates:fabricate falsifies:falsify ferries:ferry filed:file fines:fine flees:flee flogged:flog
    forges:forge forgives:forgive framing:frame fueling:fuel garnered:garner grabbed:grab grappling:grapple
    grieves:grieve handcuffing:handcuff harassed:harass hijacking:hijack hiked:hike hoarding:hoard hugged:hug
    impeached:impeach implicating:implicate indicting:indict infecting:infect inferred:infer inflicted:inflict
    infuriates:infuriate instigates:instigate interrogated:interrogate intervening:intervene
    intimidates:intimidate invades:invade jailing:jail jeopardises:jeopardise jogging:jog juggles:juggle
    kidnapped:kidnap knit:knit laundering:launder layered:layer libelled:libel lobbed:lob loots:loot lures:lure
    maimed:maim manoeuvred:manoeuvre marring:mar mauling:maul mops:mop mugging:mug mustered:muster nabs:nab
    negotiated:negotiate nominating:nominate nudging:nudge obliging:oblige occupied:occupy occurring:occur
    offending:offend omitting:omit ostracises:ostracise ousting:oust outlaws:outlaw overhauls:overhaul
    patrols:patrol pelts:pelt perjured:perjure perishes:perish petitions:petition pillaging:pillage pinning:pin
    pleads:plead plots:plot plunges:plunge poached:poach pondering:ponder prodding:prod prosecuting:prosecute
    provokes:provoke pruning:prune quashes:quash quelling:quell quit:quit quizzing:quiz rallies:rally
    ramming:ram ransacked:ransack raping:rape rebuts:rebut rebukes:rebuke recedes:recede recused:recuse
    redressed:redress refutes:refute reiterates:reiterate relegating:relegate remitting:remit reneging:renege
    repeals:repeal reprieving:reprieve rescinds:rescind resigns:resign resonating:resonate retaliates:retaliate
    retiring:retire revoked:revoke rigs:rig robbed:rob sabotages:sabotage scammed:scam scolding:scold
    scrapping:scrap scrapes:scrape scuffling:scuffle seducing:seduce seizes:seize sentences:sentence
    shelving:shelve shoved:shove shredding:shred shrugged:shrug shunning:shun shutting:shut slams:slam
    slandering:slander slapping:slap slashing:slash slit:slit smeared:smear smuggles:smuggle snatches:snatch
    snubs:snub sobbed:sob sparring:spar splurges:splurge spurred:spur stabs:stab stalking:stalk starved:starve
    stepping:step stifled:stifle stirs:stir stripping:strip strangles:strangle strangulates:strangulate
    subpoenaed:subpoena sued:sue summons:summon surmising:surmise swapping:swap swindles:swindle tackled:tackle
    taunting:taunt testified:testify thrived:thrive thwarting:thwart tips:tip tortures:torture trapped:trap
    traumatises:traumatise trespassing:trespass tweeting:tweet unveiled:unveil upheld:uphold vacated:vacate
    vandalises:vandalise vetoed:veto vying:vie vilifies:vilify vowed:vow wagging:wag waiving:waive wanes:wane
    wedded:wed whips:whip wielding:wield wiretaps:wiretap withdrawing:withdraw withholding:withhold wounds:wound
    wrecking:wreck yelling:yell zapping:zap
"""
NOUNS = """
    allegations:allegation ambushes:ambush anomalies:anomaly ashes:ash atrocities:atrocity bailiffs:bailiff
    ballots:ballot berries:berry birches:birch bishops:bishop breweries:brewery bribes:bribe buses:bus
    butterflies:butterfly calves:calf cargoes:cargo catastrophes:catastrophe celebrities:celebrity
    churches:church clashes:clash classes:class clauses:clause cookies:cookie coaches:coach coalitions:coalition
    colonies:colony conspiracies:conspiracy courtesies:courtesy crashes:crash crises:crisis crutches:crutch
    curfews:curfew daisies:daisy dictatorships:dictatorship eddies:eddy embargoes:embargo embassies:embassy
    factories:factory foxes:fox galleries:gallery gases:gas ghettos:ghetto halves:half heroes:hero
    hostages:hostage hypotheses:hypothesis inquiries:inquiry juries:jury knives:knife ladders:ladder
    landladies:landlady lassoes:lasso leaves:leaf lenses:lens levies:levy loaves:loaf mattresses:mattress
    melodies:melody mosques:mosque movies:movie mysteries:mystery nannies:nanny niches:niche oases:oasis
    observatories:observatory oxes:ox peaches:peach penalties:penalty policemen:policeman potatoes:potato
    prizes:prize quotas:quota refugees:refugee rehearsals:rehearsal remedies:remedy reptiles:reptile
    scarves:scarf secretaries:secretary shelves:shelf shoes:shoe sieges:siege sketches:sketch spies:spy
    stepchildren:stepchild studios:studio subsidies:subsidy suffixes:suffix taxes:tax thieves:thief
    theses:thesis tomatoes:tomato torches:torch toys:toy treaties:treaty trophies:trophy tsunamis:tsunami
    vacancies:vacancy viruses:virus wages:wage waltzes:waltz watches:watch wharves:wharf witches:witch
    wolves:wolf women:woman zombies:zombie
"""
# What a network says that knows no more than which letters an ending has: the likeliest first.
CUTS = {
    "VERB": {"ed": ["l2", "l1", "l0"], "ing": ["l3", "l0"], "s": ["l1", "l2", "l0"], "": ["l0"]},
    "NOUN": {"s": ["l1", "l2", "l0"], "": ["l0"]},
}


@functools.cache
def lemmatizer() -> Lemmatizer:
    """With the treebanks' lemmas and the words of the shipped reader."""
    shipped = resources.files("dateline") / "models" / "en"
    seen = json.loads((shipped / "lemmas.json").read_text(encoding="utf-8"))
    pieces = json.loads((shipped / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    return Lemmatizer(seen["words"], seen["endings"], [piece for piece in pieces if piece.isalpha()])


def lemma(word: str, upos: str) -> str:
    cuts = next(edits for ending, edits in CUTS[upos].items() if word.endswith(ending))
    return lemmatizer().lemma(word, upos, cuts)


@pytest.mark.parametrize(("upos", "forms"), [("VERB", VERBS), ("NOUN", NOUNS)])
def test_hardly_a_form_of_these_is_cut_wrongly(upos: str, forms: str) -> None:
    pairs = [form.split(":") for form in forms.split()]
    wrong = [(word, lemma(word, upos), right) for word, right in pairs if lemma(word, upos) != right]
    assert len(pairs) >= 90
    assert len(wrong) <= len(pairs) // 100, wrong


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("acquitted", "acquit"),
        ("injured", "injure"),
        ("watched", "watch"),
        ("mended", "mend"),
        ("hoped", "hope"),
        ("hopped", "hop"),
        ("quizzed", "quiz"),
        ("trafficking", "traffic"),
        ("underwent", "undergo"),
        ("overthrew", "overthrow"),
        ("re-elected", "re-elect"),
        ("re-emerged", "re-emerge"),
        ("resent", "resent"),
        ("bring", "bring"),
        ("refereed", "referee"),
        ("discuss", "discuss"),
    ],
)
def test_verbs(word: str, wanted: str) -> None:
    assert lemma(word, "VERB") == wanted


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("factories", "factory"),
        ("species", "species"),
        ("clothes", "clothes"),
        ("fishermen", "fisherman"),
        ("specimen", "specimen"),
    ],
)
def test_nouns(word: str, wanted: str) -> None:
    assert lemma(word, "NOUN") == wanted


def test_an_adjective_made_of_a_participle_keeps_its_form() -> None:
    assert lemmatizer().lemma("embattled", "ADJ", ["l2", "l1", "l0"]) == "embattled"
    assert lemmatizer().lemma("wealthiest", "ADJ", ["l2"]) == "wealthy"


def test_a_capital_of_the_treebank_does_not_come_over() -> None:
    seen = Lemmatizer({"VERB": {"deemed": "Deem"}}, {})
    assert seen.lemma("deemed", "VERB", ["l0"]) == "deem"
    assert seen.lemma("Deemed", "VERB", ["l0"]) == "Deem"


def test_what_changes_more_than_an_ending_is_left_to_the_network() -> None:
    assert Lemmatizer({}, {}).lemma("outshone", "VERB", ["l3ine"]) == "outshine"
    assert Lemmatizer({}, {}).lemma("plurals", "NOUN", ["=plural form"]) == "plural form"


@given(st.text(max_size=12), st.sampled_from(["VERB", "NOUN", "ADJ", "ADV", "PROPN", "PUNCT"]))
def test_any_word_has_a_lemma(word: str, upos: str) -> None:
    assert isinstance(lemmatizer().lemma(word, upos, ["l1", "l2", "l0", "k3y", "=be"]), str)
    if word:
        assert lemmatizer().lemma(word, upos, ["l1", "l0"])
