"""Names of one article: which spans name the same person, organization or place, and of what kind it is.

A name's kind is decided over the whole article, not mention by mention: readers flip types within a page. Short names
join a full name only where exactly one fits: unresolved beats wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from dateline.attribute.bearers import (
    NameCluster,
    NameMention,
    by_office,
    by_pronouns,
    may_be_called,
    one_of,
    without_suffix,
)
from dateline.attribute.outlet_names import find_outlet, looks_like_outlet, squash
from dateline.attribute.persons import is_title
from dateline.attribute.register import is_person_noun
from dateline.attribute.short_names import may_be_short
from dateline.attribute.tree import Tree
from dateline.lang import words
from dateline.lang.peoples import is_people
from dateline.model import BlockKind, EntityKind, Name

_HEADLINES = (BlockKind.TITLE, BlockKind.HEADING)
_LONGEST_OUTLET = 4  # words of an outlet's name that the reader missed
_KINDS = {
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "LOC": EntityKind.PLACE,
    "MISC": EntityKind.OTHER,
}


def find_names(tree: Tree) -> list[NameMention]:
    """The names that the reader marked, trimmed, and outlets that the text treats as speakers or hearers."""
    marked = [n for n in tree.annotations.names if not any(t.span.contains(n.span) for t in tree.annotations.timexes)]
    families = _families(tree, marked)
    found = [m for name in marked if (m := _known_outlet(tree, name, families) or _trim_name(tree, name))]
    outlets = [m for m in found if m.label == "ORG" and looks_like_outlet(" ".join(m.words))]
    found = [m for m in found if not any(_inside(m, outlet) for outlet in outlets)]
    taken = {i for m in found for i in range(m.first, m.last)}
    found += [m for m in _outlet_names(tree, taken) if squash(" ".join(m.words)) not in families]
    persons = frozenset(i for m in found if m.label == "PER" for i in range(m.first, m.last))
    found = [
        replace(
            m,
            dateline=_opens_dateline(tree, m),
            headline=tree.block(m.first).kind in _HEADLINES,
            determined=_determined(tree, m.first),
            acts=_acts(tree, m),
            located=_located(tree, m),
            sex=_told_sex(tree, m, persons),
        )
        for m in found
    ]
    bearers = {m.first: m for m in reversed(found) if m.label == "PER"}
    found = [m for m in found if not _job_of_next(tree, m, bearers.get(m.last)) and not _some_of(tree, m)]
    return sorted(_without_headline_words(found), key=lambda m: (m.first, m.last))


def _inside(one: NameMention, other: NameMention) -> bool:
    """Whether a name is a part of a longer one, as "Courier" of "Harrow Courier"."""
    return other.first <= one.first and one.last <= other.last and other.last - other.first > one.last - one.first


def _families(tree: Tree, marked: Sequence[Name]) -> frozenset[str]:
    """The family names of persons who are named in full: nobody of that name is an outlet ("Bloomberg")."""
    texts = (name.span.of(tree.article.text).split() for name in marked if name.label == "PER")
    return frozenset(squash(text[-1]) for text in texts if len(text) > 1)


def _told_sex(tree: Tree, mention: NameMention, persons: frozenset[int]) -> str:
    """The sex of a pronoun behind a name that is a subject, where nobody else is told of between them."""
    if mention.label != "PER" or tree.relation(mention.head) != "nsubj":
        return ""
    quotation = tree.quotation(mention.head)
    for i in range(mention.last, tree.sentence(mention.head)[-1] + 1):
        if i in persons or (tree.tokens[i].upos == "NOUN" and is_person_noun(tree.lemma(i))):
            return ""
        for sex, row in (("m", "male"), ("f", "female")):
            if tree.lower(i) in words("people", f"pronouns.{row}") and tree.quotation(i) == quotation:
                return sex
    return ""


def _job_of_next(tree: Tree, mention: NameMention, after: NameMention | None) -> bool:
    """Whether a "name" is what the person named right behind it is: "Swimmer" right before "Ann Lee"."""
    if after is None or mention.last - mention.first > 1:
        return False
    job = is_person_noun(tree.lower(mention.first)) or tree.tokens[mention.first].deprel == "nmod:desc"
    return job or (mention.label == "MISC" and tree.head(mention.first) == after.head)  # "Democrat Ann Lee"


def _some_of(tree: Tree, mention: NameMention) -> bool:
    """Whether a name tells what somebody belongs to, and of whom not all are meant: "a Harrow Democrat", "the lifelong
    Republican", "some Democrats", "young Londoners"."""
    head = mention.head
    if mention.label != "MISC" or tree.kind(head) != "person" or head not in range(mention.first, mention.last):
        return False
    told = [c for c in tree.kids(head, "det", "nummod") if c < mention.first]
    many = tree.tokens[head].xpos in ("NNS", "NNPS")
    some = any(not many or tree.lower(c) not in words("people", "determiners.definite") for c in told)
    return some or any(c < mention.first and tree.tokens[c].text.islower() for c in tree.kids(head, "amod"))


def _opens_dateline(tree: Tree, mention: NameMention) -> bool:
    """Whether a name is the place of a dateline: "NORTHGATE (Wire) — "."""
    tokens = tree.tokens
    opens = tokens[mention.first].start == tree.block(mention.first).start and mention.last < len(tokens)
    return opens and tokens[mention.first].deprel == "dep" and tree.lower(mention.last) == "("


def _acts(tree: Tree, mention: NameMention) -> bool:
    """Whether a name stands where bodies stand and places don't: it says, plans or reports, it has a president."""
    head = tree.head(mention.head)
    if head is None:
        return False
    if tree.relation(mention.head) == "nsubj":
        lists = ("cues.verbs.certain", "future.verbs", "cues.denials.verbs")
        return any(tree.lemma(head) in words("speech", key) for key in lists)
    owned = tree.tokens[mention.head].deprel == "nmod:poss"
    return owned and tree.lemma(head) in words("speech", "sources.officer")


def _located(tree: Tree, mention: NameMention) -> bool:
    """Whether a single word, no acronym, stands where places do and bodies seldom: behind "in" or "near", by itself."""
    alone = mention.last - mention.first == 1 and tree.relation(mention.head) in ("obl", "nmod")
    case = tree.child(mention.head, "case")
    beside = case == mention.first - 1 and tree.lower(case) in words("people", "places.cases")
    return alone and beside and not mention.words[0].isupper()


def _without_headline_words(found: Sequence[NameMention]) -> list[NameMention]:
    """The names, those of headlines cut to what the text itself names: "Lee Names Panel" is Lee."""
    known = {m.key for m in found if not m.headline}
    short = {k for key in known for k in ((key[0],), (key[-1],))}
    out = []
    for m in found:
        if m.headline and len(m.words) > 1 and m.key not in known:
            ranges = [(a, b) for a in range(len(m.key)) for b in range(a + 1, len(m.key) + 1)]
            parts = [(b - a, -a) for a, b in ranges if m.key[a:b] in known or (m.key[a:b] in short and b - a == 1)]
            if parts:
                size, back = max(parts)
                first, last = m.first - back, m.first - back + size
                head = m.head if first <= m.head < last else first
                m = replace(m, first=first, last=last, head=head, words=m.words[-back : size - back])
            elif m.label != "PER":
                continue
        out.append(m)
    return out


def _determined(tree: Tree, first: int) -> bool:
    """Whether a definite article stands before a token, or is the token."""
    return any(tree.lower(i) in words("people", "determiners.told") for i in (first - 1, first) if i >= 0)


def cluster_names(mentions: Sequence[NameMention]) -> list[NameCluster]:
    """Group mentions into name-bearers: full names first, then short names that fit exactly one."""
    votes = _votes(mentions)
    clusters: list[NameCluster] = []
    for mention in sorted(mentions, key=lambda m: (m.headline, -len(m.words), m.first)):
        kind = votes[mention.key]
        fits = [c for c in clusters if _same(c, mention, kind) and may_be_called(c, mention)]
        fits = by_office(fits, mention) or by_pronouns(fits, mention, mentions) or fits
        exact = [c for c in fits if any(m.key == mention.key for m in c.mentions)]
        if len(exact) == 1:
            exact[0].add(mention)
        elif len(fits) == 1:
            fits[0].add(mention)
        elif len(fits) > 1 and (chosen := one_of(fits, mention, mentions)):
            chosen.add(mention)
        else:
            clusters.append(NameCluster([mention], kind))
    for cluster in clusters:
        cluster.mentions.sort(key=lambda m: m.first)
        cluster.kind = votes[cluster.full.key]
    return sorted(clusters, key=lambda c: c.mentions[0].first)


def _known_outlet(tree: Tree, name: Name, families: Collection[str]) -> NameMention | None:
    """A marked name that, with up to two words after it, is a known outlet ("E!" of "E! News") or the page's own, but
    no family name of a person's; or one that describes an outlet's last word ("Harrow" of "the Harrow Courier")."""
    tokens = tree.within(name.span)
    own = squash(tree.article.outlet or "")
    for more in (2, 1, 0):
        group = range(tokens.start, min(tokens.stop + more, len(tree.tokens)))
        text = tree.article.text[tree.tokens[group[0]].start : tree.tokens[group[-1]].end]
        capital = all(tree.tokens[i].text[:1].isupper() or not tree.tokens[i].text[:1].isalpha() for i in group)
        if (
            capital
            and (squash(text) == own or find_outlet(text) or (more == 1 and _names_outlet(tree, tokens, text)))
            and squash(text) not in families
            and any(c.isalpha() for c in tree.tokens[group[-1]].text)
        ):
            head = tree.top(group)
            return NameMention(
                group.start, group.stop, tokens.start if head is None else head, tuple(text.split()), "ORG"
            )
    return None


def _names_outlet(tree: Tree, name: range, text: str) -> bool:
    """Whether a name is what the next word, which only outlets' names end in, is called by."""
    last, after = name.stop - 1, name.stop
    within = tree.head(last) == after and tree.relation(last) == "compound" and tree.tokens[after].upos == "PROPN"
    return within and looks_like_outlet(text)


def _trim_name(tree: Tree, name: Name) -> NameMention | None:
    return _trim(tree, tree.within(name.span), name.label)


def _trim(tree: Tree, tokens: range, label: str) -> NameMention | None:
    """A name without the determiner, titles and possessive at its edges; None if nothing is left."""
    first, last = tokens.start, tokens.stop
    title = ""
    while first < last and tree.tokens[first].upos in ("DET", "PUNCT", "ADP", "CCONJ"):
        first += 1
    while last > first and (
        tree.tokens[last - 1].upos in ("PUNCT", "PART", "ADP", "CCONJ") or tree.lower(last - 1) in ("'s", "'")
    ):
        last -= 1
    legal = words("people", "bodies.firms.legal")
    while (
        last - first > 1
        and tree.tokens[last - 1].upos == "NOUN"
        and tree.tokens[last - 1].text.islower()
        and tree.lower(last - 1) not in legal
    ):
        last -= 1  # "the Harrow clinic": a description, the name in it is Harrow
    while first < last and _goes_on(tree, last):
        last += 1
    while last - first > 1 and (_describes(tree, first) or (label == "PER" and _beside(tree, first))):
        first += 1  # "Swimmer Ann Lee"
    if label == "PER":
        while last - first > 1 and is_title(tree.lower(first)):
            title = tree.lower(first)
            first += 1
        if not title and first > 0 and is_title(tree.lower(first - 1)):
            title = tree.lower(first - 1)
    if first >= last or not any(c.isalpha() for i in range(first, last) for c in tree.tokens[i].text):
        return None
    head = tree.top(range(first, last))
    assert head is not None
    return NameMention(first, last, head, tuple(tree.tokens[i].text for i in range(first, last)), label, title)


def _describes(tree: Tree, i: int) -> bool:
    """Whether the first word of a name is a common noun with the capital of its sentence: "Carmaker Harrow"."""
    noun = tree.tokens[i].upos == "NOUN"
    opens = i == tree.sentence(i)[0] and (
        tree.tokens[i].deprel == "nmod:desc" or (tree.tokens[i].deprel == "compound" and tree.tokens[i].xpos == "NN")
    )
    return noun and (opens or is_person_noun(tree.lemma(i)))


def _beside(tree: Tree, i: int) -> bool:
    """Whether a word that a person's name begins with is no part of it: "Former Lee", "Greens Lee"."""
    return tree.tokens[i].xpos == "NNPS" or tree.lower(i) in words("people", "titles.former")


def _goes_on(tree: Tree, last: int) -> bool:
    """Whether the word behind a marked name belongs to it: "Court" of "High Court", where only "High" is marked."""
    if last >= len(tree.tokens) or tree.relation(last - 1) != "amod":
        return False
    word = tree.tokens[last]
    joined = tree.head(last - 1) == last and word.text[:1].isupper() and not word.text.isupper()
    return joined and word.upos in ("NOUN", "PROPN") and word.sentence == tree.tokens[last - 1].sentence


def _outlet_names(tree: Tree, taken: set[int]) -> list[NameMention]:
    """Known outlets that the reader missed: capitalised, beside a word of reporting ("told People")."""
    out = []
    for i, first in enumerate(tree.tokens):
        if not first.text[:1].isupper():
            continue
        for length in range(_capitals(tree, i), 0, -1):
            group = range(i, i + length)
            if not taken.isdisjoint(group):
                continue
            text = tree.article.text[tree.tokens[i].start : tree.tokens[group[-1]].end]
            if find_outlet(text) and (length > 1 or _reporting_place(tree, i)):
                out.append(
                    NameMention(i, i + length, tree.top(group) or i, tuple(tree.tokens[j].text for j in group), "ORG")
                )
                taken.update(group)
                break
    return out


def _capitals(tree: Tree, i: int) -> int:
    """How many words with a capital stand from token i on, four at most."""
    words_ = tree.tokens[i : i + _LONGEST_OUTLET]
    return next((n for n, token in enumerate(words_) if not token.text[:1].isupper()), len(words_))


def _reporting_place(tree: Tree, i: int) -> bool:
    """Whether a capitalised common word ("People", "Time") stands where an outlet speaks or is told."""
    head = tree.head(i)
    if head is None or tree.tokens[i].start in (tree.tokens[tree.sentence(i)[0]].start,):
        return False
    cues = words("speech", "cues.verbs.certain") | words("speech", "sources.tell")
    case = tree.child(i, "case")
    according = case is not None and tree.lower(case) in words("speech", "cues.according.words")
    return according or tree.lemma(head) in cues


def _votes(mentions: Sequence[NameMention]) -> dict[tuple[str, ...], EntityKind]:
    """The kind of each name over the article; a short name takes the votes of the full names that it may stand for."""
    tally: dict[tuple[str, ...], Counter[EntityKind]] = {}
    for m in mentions:
        # a full name is surer than a short one; persons are what readers mistake least
        weight = 1 if m.headline or len(m.words) == 1 else 2
        tally.setdefault(m.key, Counter())[_KINDS[m.label]] += weight
        if m.dateline:
            tally[m.key] = Counter({EntityKind.PLACE: sum(tally[m.key].values()) + 2})
        if m.title:
            tally[m.key][EntityKind.PERSON] += 2
        if len(m.words) > 1 and m.key[0] in words("speech", "sources.outlet_first_words"):
            tally[m.key][EntityKind.ORGANIZATION] += 3  # "Radio Harrow"
        if m.located:
            tally[m.key][EntityKind.PLACE] += 2
        if len(m.words) > 1 and m.key[-1] in words("people", "bodies.last_words"):
            tally[m.key][EntityKind.ORGANIZATION] += 3
        if m.determined and len(m.words) > 1 and m.key[-1] in words("speech", "sources.outlet_words"):
            tally[m.key][EntityKind.ORGANIZATION] += 3  # "the Harrow Gazette" is nobody
    titled = {m.key for m in mentions if m.title}
    acting = {m.key for m in mentions if m.acts} - {m.key for m in mentions if m.located}
    out = {}
    for key, own in tally.items():
        if key not in titled and (_is_body(key, tally, acting=key in acting) or _is_acronym(key, tally)):
            own = Counter({EntityKind.ORGANIZATION: sum(own.values())})
        votes = Counter(own)
        named = own[EntityKind.PERSON] and any(
            len(other) > 1 and other[-1] == key[-1] and _first_kind(counts) is EntityKind.PERSON
            for other, counts in tally.items()
        )
        for other, counts in tally.items():
            short = len(key) == 1 and key[0] in (other[0], other[-1]) and not is_people(key[0].title())
            if other != key and short and _stands_for(own, counts):
                if _first_kind(counts) is not EntityKind.PERSON and named:
                    continue  # "Harrow" of "Harrow Airways" is a person where somebody bears that family name
                votes.update(counts)
        if find_outlet(" ".join(key)) and not named and not votes[EntityKind.PERSON] > sum(votes.values()) / 2:
            votes[EntityKind.ORGANIZATION] += 100
        out[key] = min(votes, key=lambda k: (-votes[k], list(EntityKind).index(k)))
    return out


def _is_body(key: tuple[str, ...], tally: Mapping[tuple[str, ...], Counter[EntityKind]], *, acting: bool) -> bool:
    """Whether a word that readers take for a person or place is short for an organization that the article names in
    full ("Harrow" of "Harrow Airways"): nobody of that name is told of, and as a place it says or plans something."""
    if len(key) > 1:
        return False
    full = {
        other: _first_kind(counts)
        for other, counts in tally.items()
        if len(other) > 1 and key[0] in (other[0], other[-1])
    }
    bodies = [other for other, kind in full.items() if kind is EntityKind.ORGANIZATION and other[0] == key[0]]
    named = EntityKind.PERSON in full.values() or is_people(key[0].title())
    return bool(bodies) and not named and (not tally[key][EntityKind.PLACE] or acting)


def _is_acronym(key: tuple[str, ...], tally: Mapping[tuple[str, ...], Counter[EntityKind]]) -> bool:
    """Whether a word, whatever readers take it for, is made of the letters that a body's full name begins with."""
    full = [other for other in tally if len(other) > 2 and len(key) == 1 and key[0] == _initials(other)]
    return any(_first_kind(tally[other]) is EntityKind.ORGANIZATION for other in full)


def _first_kind(counts: Counter[EntityKind]) -> EntityKind:
    """The kind with most votes."""
    return min(counts, key=lambda k: (-counts[k], k.value))


def _stands_for(short: Counter[EntityKind], full: Counter[EntityKind]) -> bool:
    """Whether a short name may stand for a full one: for a person, or for an organization unless it is a place too
    ("Harrow" is not Harrow Council)."""
    kind = full.most_common(1)[0][0]
    return kind is EntityKind.PERSON or (kind is EntityKind.ORGANIZATION and not short[EntityKind.PLACE])


def _same(cluster: NameCluster, mention: NameMention, kind: EntityKind) -> bool:
    """Whether a mention may name the bearer of a cluster."""
    full, key = cluster.full.key, mention.key
    if key == full:
        return True
    if kind == EntityKind.PERSON and cluster.kind == EntityKind.PERSON:
        family = without_suffix(full)
        if len(key) == 1:
            return key[0] in (family[0], family[-1]) and len(family) > 1
        if 1 < len(key) < len(family) and key == family[-len(key) :]:
            return True  # "Holtz-Marrow" of "Ann Holtz-Marrow"
        # "Ann B. Lee" and "Ann Lee": same first and last word
        ends = len(family) > 2 and key[0] == family[0] and without_suffix(key)[-1] == family[-1]
        return ends and _middle_fits(without_suffix(key), family)
    if cluster.kind == EntityKind.ORGANIZATION and kind in (EntityKind.ORGANIZATION, EntityKind.OTHER):
        if len(key) == 1 and len(full) > 2 and key[0] == _initials(full):
            return True
        if len(key) == 1 and is_people(mention.words[0]):
            return False  # "Danish" is not the Danish Council
        return may_be_short(mention, cluster.full)
    return False


def _middle_fits(key: tuple[str, ...], family: tuple[str, ...]) -> bool:
    """Whether what stands between a given and a family name isn't another's: "Ann B. Lee" is not "Ann C. Lee"."""
    one, two = key[1:-1], family[1:-1]
    return not one or not two or any(a[0] == b[0] for a in one for b in two)


def _initials(words_: tuple[str, ...]) -> str:
    """The letters of an acronym: "National Transport Board" → "ntb"."""
    return "".join(w[0] for w in words_ if w not in words("people", "conjunctions.in_names"))
