"""Makes a folder as an investigative reporter has it: `python -m examples.kessary.generate OUT [--seed N]`.

OUT/pages holds 150 saved files (and the companion folders of whole pages), OUT/gold.json what a careful editor would
say of them. The same seed gives the same bytes. Everything in it is invented; README.md says what is hard in it.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

if __package__ in {None, ""}:  # run by its path, from a bare checkout
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from examples.kessary import walls as other
from examples.kessary.data import Happening, story
from examples.kessary.data import walls as wall_texts
from examples.kessary.pages import DATED, TRAPS, Look, latest_day, page
from examples.kessary.saving import MANNERS, File, Frame, Gold, file_stem, save
from examples.kessary.wording import date_words
from examples.kessary.writing import Draft, Newsroom, Paragraph, Told

FILES = 150
UNDATED = 17


@dataclass(frozen=True)
class Mix:
    """How many files of each kind; what is left of 150 are articles."""

    amp: int = 3
    printed: int = 3
    again: int = 3
    wire: int = 5
    versions: int = 3
    stubs: int = 10
    consents: int = 14
    indexes: int = 14
    errors: int = 9
    foreign: int = 10
    unreadable: int = 6
    texts: int = 5

    @property
    def articles(self) -> int:
        """The articles that are read, second captures left out."""
        doubles = self.amp + self.printed + self.again + self.wire + self.versions
        others = self.stubs + self.consents + self.indexes + self.errors + self.foreign + self.unreadable
        return FILES - doubles - others


@dataclass(frozen=True)
class Kept:
    """An article's own file, with what is needed to make its copies and later versions."""

    file: File
    draft: Draft
    look: Look


def mix_of(seed: int) -> Mix:
    """Seed 1 has the counts above; others differ a little."""
    rng = random.Random(f"mix {seed}")
    mix = Mix()
    if seed == 1:
        return mix
    names = ("consents", "indexes", "errors", "wire", "texts")
    return replace(mix, **{name: getattr(mix, name) + rng.choice([-1, 0, 1]) for name in names})


def files(seed: int) -> list[File]:
    """All files of the folder, in the order of their names."""
    rng = random.Random(f"kessary {seed}")
    mix = mix_of(seed)
    drafts = Newsroom(rng).write(mix.articles + mix.stubs)
    stubs = rng.sample([each for each in drafts if _can_be_walled(each)], mix.stubs)
    whole = [each for each in drafts if each not in stubs]
    undated = set(rng.sample([each.number for each in whole if not each.hard], UNDATED))
    texts = set(rng.sample([each.number for each in whole if not each.links], mix.texts))
    kept = [
        (_plain_text if each.number in texts else _article)(each, each.number not in undated, rng) for each in whole
    ]
    made = [*_copies(kept, texts, undated, mix, rng), *(_stub(each, rng) for each in stubs)]
    made += other.consents(rng, mix.consents, drafts)
    made += other.indexes(rng, mix.indexes, drafts)
    made += other.errors(rng, mix.errors)
    made += other.foreign_articles(rng, mix.foreign)
    made += other.unreadable(rng, mix.unreadable)
    return sorted(_named_apart(made), key=lambda file: file.name)


def _can_be_walled(draft: Draft) -> bool:
    return draft.outlet.key in {"Lantern", "Courant", "Echo", "Dispatch", "Girder"} and not draft.hard


# ---- articles ----


def _look(draft: Draft, dated: bool, rng: random.Random) -> Look:
    traps = rng.sample(TRAPS, rng.randint(1, 3) if dated else rng.randint(3, 5))
    evidence = DATED[draft.outlet.template] if dated else ()
    if dated and len(evidence) > 1:
        evidence = tuple(rng.sample(evidence, rng.randint(1, len(evidence))))
    return Look(latest_day(draft, rng), evidence, tuple(traps), seed=rng.getrandbits(32))


def _article(draft: Draft, dated: bool, rng: random.Random) -> Kept:
    look = _look(draft, dated, rng)
    if draft.links:
        look = replace(look, extra=(_links(rng),))
    return Kept(_filed(draft, look, _manner(look, rng), rng, {"status": "read"}), draft, look)


def _manner(look: Look, rng: random.Random) -> str:
    """An address tells the day only where it is known: such pages are saved in the manner that keeps it."""
    return "singlefile" if look.evidence == ("url",) else rng.choice(MANNERS)


def _filed(draft: Draft, look: Look, manner: str, rng: random.Random, gold: Gold, url: str = "") -> File:
    stem = file_stem(draft.headline, draft.outlet.name, look.saved, rng, manner, draft.slug)

    def render(frame: Frame) -> str:
        shown = replace(look, root=frame.root, assets=frame.assets, canonical=frame.canonical)
        return page(draft, shown)

    address = url or draft.url(look.evidence)
    kept = save(manner, stem, address, look.saved, render, rng)
    published = draft.day.isoformat() if look.evidence else None
    told = _told(draft)
    known: Gold = {"published": published, "language": "en"} | kept.known
    return File(stem + kept.ending, kept.data, gold | known, told, kept.companions)


def _told(draft: Draft) -> tuple[Told, ...]:
    return (*draft.headline_told, *(told for paragraph in draft.paragraphs for told in paragraph.told))


def _links(rng: random.Random) -> str:
    """Where to read more: a list of links at the end of a real article."""
    heads = [rng.choice(each.plain_headlines) for each in rng.sample(story().main, 12) if each.headlines]
    rows = "".join(f'<li><a href="/kessary/story-{rng.randint(10_000, 99_999)}">{head}</a></li>' for head in heads)
    return f"<h2>Read more</h2><ul>{rows}</ul>"


def _plain_text(draft: Draft, dated: bool, rng: random.Random) -> Kept:
    """Kept as text: by a clipper with its front matter, or copied into an editor."""
    saved = latest_day(draft, rng)
    day = date_words(draft.day, draft.outlet.dates)
    body = "\n\n".join(each.text for each in draft.paragraphs)
    gold: Gold = {"status": "read", "language": "en", "published": draft.day.isoformat() if dated else None}
    slug = draft.slug[:40]
    if rng.random() < 0.5:
        published = f"published: {draft.day}\n" if dated else ""
        url = draft.url(())
        front = (
            f'---\ntitle: "{draft.headline}"\nsource: "{url}"\nauthor:\n  - "[[{draft.author}]]"\n'
            f"{published}created: {saved:%Y-%m-%d}\ntags:\n  - clippings\n---\n"
        )
        data, ending = front + body + "\n", ".md"
        gold["url"] = url
    else:
        byline = f"By {draft.author}" + (f"\nPublished {day}" if dated else "")
        data, ending = f"{draft.headline}\n\n{draft.outlet.name}\n{byline}\n\n{body}\n", ".txt"
    look = Look(saved, ("byline",) if dated else ())
    return Kept(File(slug + ending, data.encode(), gold, _told(draft)), draft, look)


# ---- copies, versions, stubs ----


def _copies(kept: Sequence[Kept], texts: set[int], undated: set[int], mix: Mix, rng: random.Random) -> list[File]:
    """The articles' files, with copies and second captures of some of them."""
    pages = [each for each in kept if each.draft.number not in texts and not each.draft.links]
    dated = [each for each in pages if each.draft.number not in undated]
    wires = [each for each in dated if each.draft.outlet.key in {"Tidewire", "Dispatch", "Radio"}][: mix.wire]
    free = [each for each in dated if each not in wires and "ld" not in each.look.extra]
    chosen = rng.sample(free, mix.amp + mix.printed + mix.again + mix.versions)
    amp, chosen = chosen[: mix.amp], chosen[mix.amp :]
    printed, chosen = chosen[: mix.printed], chosen[mix.printed :]
    again, versions = chosen[: mix.again], chosen[mix.again :]
    doubles = [(each, _rendition(each, "amp", rng)) for each in amp]
    doubles += [(each, _rendition(each, "print", rng)) for each in printed]
    doubles += [(each, _again(each)) for each in again]
    doubles += [(each, _reprint(each, rng)) for each in wires]
    groups = {each.draft.number: f"group-{number}" for number, (each, _) in enumerate(doubles, 1)}
    made = [
        replace(each.file, gold=each.file.gold | {"copy_group": groups[each.draft.number]})
        if each.draft.number in groups
        else each.file
        for each in kept
    ]
    made += [replace(file, gold=file.gold | {"copy_group": groups[each.draft.number]}) for each, file in doubles]
    later = {each.draft.number: _captured(each, rng) for each in versions}
    firsts = {each.file.name: later[each.draft.number][0] for each in versions}
    return [firsts.get(file.name, file) for file in made] + [second for _, second in later.values()]


def _rendition(kept: Kept, form: str, rng: random.Random) -> File:
    """The page's AMP or printed form, saved later."""
    url = kept.draft.url(kept.look.evidence)
    own = f"{url.rstrip('/')}/amp" if form == "amp" else f"{url}{'&' if '?' in url else '?'}print=1"
    evidence = (*kept.look.evidence, "ld") if form == "amp" else kept.look.evidence
    look = replace(
        kept.look, template=form, evidence=evidence, traps=(), saved=kept.look.saved + datetime.timedelta(hours=1)
    )
    manner = rng.choice(["plain", "singlefile", "complete"])
    file = _filed(kept.draft, look, manner, rng, {"status": "copy"}, url=own)
    gold = {key: value for key, value in file.gold.items() if key != "url"}
    stem, _, ending = file.name.rpartition(".")
    renamed = f"{stem} {form}.{ending}"
    return replace(file, gold=gold, name=renamed) if not file.companions else replace(file, gold=gold)


def _again(kept: Kept) -> File:
    """Downloaded twice: `X (1).html`, the same bytes."""
    stem, _, ending = kept.file.name.rpartition(".")
    return File(f"{stem} (1).{ending}", kept.file.data, kept.file.gold | {"status": "copy"}, kept.file.told)


def _reprint(kept: Kept, rng: random.Random) -> File:
    """The same text in another outlet, under another headline and with a credit."""
    takers = [each for each in story().outlets.values() if each.key in _TAKERS and each != kept.draft.outlet]
    outlet = rng.choice(takers)
    first, *rest = kept.draft.paragraphs
    source = kept.draft.outlet.name
    credit = Paragraph(rng.choice([f"This report was first published by {source}.", f"© {source}", f"({source})"]), ())
    subject = kept.draft.headline
    headline = rng.choice([f"{subject} – report", f"News from Kessary: {subject}", f"{subject} (wire)"])
    draft = replace(
        kept.draft,
        outlet=outlet,
        headline=headline,
        author=rng.choice(outlet.staff),
        paragraphs=(first, *rest, credit),
        number=kept.draft.number + 1,
    )
    look = replace(_look(draft, True, rng), saved=kept.look.saved)
    return _filed(draft, look, _manner(look, rng), rng, {"status": "copy"})


def _captured(kept: Kept, rng: random.Random) -> tuple[File, File]:
    """Two captures of one address: the second has been added to, and a sentence of the first is gone."""
    draft, look = kept.draft, kept.look
    cut = rng.randrange(1, len(draft.paragraphs) - 1)
    before = replace(draft, paragraphs=(*draft.paragraphs[:cut], *draft.paragraphs[cut + 1 :]))
    gone = len(before.paragraphs) - 1
    note = Paragraph(rng.choice(_NOTES), ())
    after = replace(draft, paragraphs=(*draft.paragraphs[:gone], *draft.paragraphs[gone + 1 :], note))
    manner = "singlefile"
    first = _filed(before, replace(look, modified=None), manner, rng, {"status": "read"})
    saved = look.saved + datetime.timedelta(days=rng.randint(1, 6))
    modified = datetime.datetime.combine(draft.day, draft.time) + datetime.timedelta(hours=rng.randint(3, 9))
    second = _filed(after, replace(look, saved=saved, modified=min(modified, saved)), manner, rng, {"status": "read"})
    return first, replace(second, gold=second.gold | {"version_of": first.name})


_TAKERS = {"Echo", "Courant", "Girder", "Glintz", "Lantern"}  # who prints what others wrote
_NOTES = [
    "An earlier version of this article gave the wrong age for one of the people named in it.",
    "This article has been updated to add the reaction of the town hall.",
    "Correction: an earlier version misstated the number of councillors who were present.",
]


def _stub(draft: Draft, rng: random.Random) -> File:
    """What a paywall leaves of an article: one or two paragraphs, and the box."""
    text = rng.choice(wall_texts()["paywall"])
    lines = [line.format(site=draft.outlet.name) for line in text["box"]]
    box = {
        "box": '<div class="paywall-box"><h3>{0}</h3>{1}</div>',
        "meter": '<section id="meter" class="piano-container"><p><b>{0}</b></p>{1}</section>',
        "fade": '<div class="fade-out"></div><div class="premium-offer" data-paywall="true"><h2>{0}</h2>{1}</div>',
    }[text["design"]]
    wall = box.format(lines[0], "".join(f"<p>{line}</p>" for line in lines[1:]))
    shown = replace(draft, paragraphs=draft.paragraphs[: rng.choice([1, 2])], credit="paywalled")
    look = replace(_look(draft, True, rng), wall=wall)
    return _filed(shown, look, _manner(look, rng), rng, {"status": "partial"})


# ---- the folder and its gold ----


def _named_apart(made: Sequence[File]) -> list[File]:
    """No two files have one name, however the file system takes capitals; a page's folder is renamed with it."""
    taken: set[str] = set()
    named = []
    for file in made:
        stem, _, ending = file.name.rpartition(".")
        name, number = file.name, 1
        while name.lower() in taken:
            number += 1
            name = f"{stem} - {number}.{ending}"
        taken.add(name.lower())
        if name != file.name and file.companions:
            old = file.companions[0][0].split("/")[0]
            new = old.replace(stem, f"{stem} - {number}", 1)
            moved = tuple((path.replace(old, new, 1), data) for path, data in file.companions)
            file = replace(file, companions=moved, data=file.data.replace(old.encode(), new.encode()))
        named.append(replace(file, name=name))
    return named


def gold_of(made: Sequence[File]) -> Gold:
    """What a careful editor says of the files, and every telling of every happening with its words."""
    told: dict[str, Gold] = {}
    known: dict[str, Happening] = {each.id: each for each in (*story().main, *story().items)}
    for file in made:
        for each in file.told:
            row = told.setdefault(each.id, _happening(each, known.get(each.id)))
            row["told"].append({"file": file.name, "evidence": each.words})
    return {
        "files": {file.name: {key: file.gold[key] for key in sorted(file.gold)} for file in made},
        "happenings": [told[id] for id in sorted(told)],
    }


def _happening(told: Told, known: Happening | None) -> Gold:
    when = known.when if known else told.when
    day = when.isoformat() if when else None
    return {
        "id": told.id,
        "title": known.title if known else told.title,
        "kind": known.kind if known else told.kind,
        "main": bool(known and known.main),
        "when": [day, day],
        "told": [],
    }


def write(out: Path, seed: int = 1) -> Gold:
    """Write OUT/pages and OUT/gold.json; returns the gold. Raises FileExistsError where OUT/pages is there already."""
    made = files(seed)
    pages = out / "pages"
    pages.mkdir(parents=True)
    for file in made:
        for name, data in [(file.name, file.data), *file.companions]:
            target = pages / name
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(data)
    gold = gold_of(made)
    (out / "gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return gold


def main(arguments: list[str] | None = None) -> int:
    """Write the folder."""
    parser = argparse.ArgumentParser(prog="python -m examples.kessary.generate", description="Makes a mixed folder.")
    parser.add_argument("out", type=Path, metavar="OUT", help="a folder that is made; pages/ must not be in it yet")
    parser.add_argument("--seed", type=int, default=1, help="other seeds give other mixes, days and pages (default: 1)")
    options = parser.parse_args(arguments)
    try:
        gold = write(options.out, options.seed)
    except FileExistsError:
        parser.error(f"{options.out / 'pages'} is there already; give a new folder or remove it")
    sys.stdout.write(f"{len(gold['files'])} files in {options.out / 'pages'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
