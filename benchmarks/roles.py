"""Who takes part, against the answers of QA-SRL: `python -m benchmarks.roles [--errors N]`.

QA-SRL asks of each verb who did what to whom, when, where, how, and people answer with phrases of the sentence. The
development part of the Wikinews gold set of Roit et al. (ACL 2020), its verbs as given: what is measured is who takes
part in them, not whether they are worth a claim.

- `who_what_*`: the participants of the claim of each verb that are agent, patient or partner, each with its whole noun
  phrase, against the answers to "who" and "what". A participant names somebody or something that the article speaks of:
  clauses that answer "what" ("said that …", "decided to …"), pronouns that nothing in the sentence explains, and "I"
  can't be one and count as missed. `anybody_*` counts participants with any role, places and those of whom the clause
  only speaks too.
- `all_*`: the phrases and clauses that depend on the verb in the tree that claims are made from, against all answers.
- `roles_agree_pct`: of the questions that ask for a subject or an object and whose answer a participant meets, those
  where it has the role that is asked for (of several answers, the one met best): agent for the subject of an active
  verb and behind "by", patient for the subject of a passive and for objects.

Two spans meet where the tokens they share are at least 30 % (`_f1`) or half (`_iou50_f1`) of those of either: the first
is the threshold of the QA-SRL parsers since 2020, the second that of the evaluation first published with this set.
Each is met once, the best first; answers of several people to one question count once each.

Published beside it: the first parser (FitzGerald et al., ACL 2018) had 77.6 % of its spans judged right by people; that
is a precision, and on other sentences. Later papers score arguments as here, but no figure of theirs for this part was
at hand, so none is printed.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks._phrases import arguments_of, phrase_of
from benchmarks._run import Counts, Errors, Figures, article, main, one_to_one
from dateline.attribute.hearing import Hearing, hear
from dateline.attribute.participants import Cast
from dateline.attribute.units import units_at
from dateline.model import Role
from dateline.understand import Reader

PUBLISHED_SPANS_JUDGED_RIGHT = 77.6
_MORE = "~!~"  # between the answers to one question
_BY = "by"
_CORE = (Role.AGENT, Role.PATIENT, Role.PARTNER)
_PERSONAL = ("who", "what")

Range = tuple[int, int]  # tokens of the sentence, the end exclusive


@dataclass(frozen=True, slots=True)
class Question:
    """A question on a verb: its answers, what it asks with ("who"), and the role that it asks for, if that is clear."""

    text: str
    wh: str
    answers: tuple[Range, ...]
    role: Role | None


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of a sentence with its questions."""

    sentence: str
    token: int
    questions: tuple[Question, ...]

    def answers(self, wh: Iterable[str] | None = None) -> list[Range]:
        """The answers, each once, to the questions with some words, or to all."""
        return sorted({a for q in self.questions if wh is None or q.wh in wh for a in q.answers})


def score(reader: Reader, folder: Path, limit: int | None, errors: Errors) -> Figures:
    """F1 of participants and of phrases, and how often roles agree."""
    verbs = load(folder)
    by_sentence: defaultdict[str, list[Verb]] = defaultdict(list)
    for verb in verbs:
        by_sentence[verb.sentence].append(verb)
    counts = {name: Counts() for name in ("who_what", "who_what_iou50", "anybody", "all", "all_iou50")}
    agree = judged = 0
    for sentence, asked in list(by_sentence.items())[:limit]:
        text = article(sentence)
        heard = hear(text, reader.annotate(text))
        starts = _starts(sentence)
        for verb in asked:
            taking = participants(heard, starts, verb.token)
            phrases = [_range(starts, s, e) for s, e in arguments_of(heard.tree, _token(heard, starts[verb.token]))]
            wanted, everything = verb.answers(_PERSONAL), verb.answers()
            core = [span for span, role in taking.items() if role in _CORE]
            met = meet(list(taking), wanted, 0.3)
            counts["who_what"].add(len(meet(core, wanted, 0.3)), len(core), len(wanted))
            counts["who_what_iou50"].add(len(meet(core, wanted, 0.5)), len(core), len(wanted))
            counts["anybody"].add(len(met), len(taking), len(wanted))
            counts["all"].add(len(meet(phrases, everything, 0.3)), len(phrases), len(everything))
            counts["all_iou50"].add(len(meet(phrases, everything, 0.5)), len(phrases), len(everything))
            roles = [(ours, q) for q in verb.questions if q.role and (ours := _role_of(q, taking, met)) is not None]
            judged += len(roles)
            agree += sum(ours is q.role for ours, q in roles)
            _explain(verb, taking, met, roles, errors)
    figures: Figures = {"verbs": sum(len(v) for v in list(by_sentence.values())[:limit])}
    for name, each in counts.items():
        figures |= {f"{name}_precision": each.precision, f"{name}_recall": each.recall, f"{name}_f1": each.f1}
    return figures | {
        "roles_judged": judged,
        "roles_agree_pct": 100 * agree / max(1, judged),
        "published_spans_judged_right_pct": PUBLISHED_SPANS_JUDGED_RIGHT,
    }


def load(folder: Path) -> list[Verb]:
    """The verbs of the test part where it is there, else of the development part, that somebody asked about."""
    files = sorted(folder.glob("*_test.csv")) or sorted(folder.glob("*_dev.csv"))
    if not files:
        raise SystemExit(f"nothing to score in {folder}: no *_dev.csv with its *_dev_sentences.csv")
    verbs = []
    for file in files:
        with file.with_name(f"{file.stem}_sentences.csv").open(encoding="utf-8", newline="") as lines:
            sentences = {row["qasrl_id"]: row["tokens"] for row in csv.DictReader(lines)}
        asked: defaultdict[tuple[str, int], list[Question]] = defaultdict(list)
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                asked[row["qasrl_id"], int(row["verb_idx"])].append(question(row))
        verbs += [Verb(sentences[id], token, tuple(all)) for (id, token), all in asked.items()]
    return verbs


def question(row: dict[str, str]) -> Question:
    """A row of the table as a question."""
    ranges = [tuple(int(n) for n in each.split(":")) for each in row["answer_range"].split(_MORE)]
    return Question(row["question"], row["wh"], tuple((r[0], r[1]) for r in ranges), asked_role(row))


def asked_role(row: dict[str, str]) -> Role | None:
    """The role that a question asks for, by the slots that it leaves open; None for adjuncts and other prepositions."""
    if row["wh"] not in _PERSONAL:
        return None
    passive = row["is_passive"] == "True"
    if not row["subj"]:
        return Role.PATIENT if passive else Role.AGENT
    if row["prep"] == _BY and passive and not row["obj2"]:
        return Role.AGENT
    return Role.PATIENT if not row["obj"] and not row["prep"] and not passive else None


def participants(heard: Hearing, starts: Sequence[int], verb: int) -> dict[Range, Role]:
    """Who takes part in what a verb tells."""
    tree = heard.tree
    at = _token(heard, starts[verb])
    cast = Cast(tree, heard.register, heard.referents)
    (unit,) = units_at(tree, heard.reports, [at])
    whole = {p: phrase_of(tree, p.span) for p in cast.of(unit)}
    return {_range(starts, *span): p.role for p, span in whole.items()}


def _role_of(asked: Question, taking: dict[Range, Role], met: list[tuple[Range, Range]]) -> Role | None:
    """The role of the participant that meets an answer to a question best."""
    pairs = [(-overlap(a, b), a) for a, b in met if b in asked.answers]
    return taking[min(pairs)[1]] if pairs else None


def meet(found: Sequence[Range], gold: Sequence[Range], least: float) -> list[tuple[Range, Range]]:
    """Pairs of spans that share at least some part of their tokens, each in one pair at most."""
    pairs = ((-overlap(a, b), i, j) for i, a in enumerate(found) for j, b in enumerate(gold))
    return [(found[i], gold[j]) for i, j in one_to_one(p for p in pairs if -p[0] >= least)]


def overlap(a: Range, b: Range) -> float:
    """Tokens in both as a share of the tokens in either."""
    common = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return common / (a[1] - a[0] + b[1] - b[0] - common)


def _starts(sentence: str) -> list[int]:
    starts, at = [], 0
    for word in sentence.split(" "):
        starts.append(at)
        at += len(word) + 1
    return starts


def _range(starts: Sequence[int], start: int, end: int) -> Range:
    """Offsets as tokens of the sentence."""
    first = max(i for i, s in enumerate(starts) if s <= start)
    return first, max(i for i, s in enumerate(starts) if s < end) + 1


def _token(heard: Hearing, offset: int) -> int:
    found = heard.tree.at(offset)
    assert found is not None
    return found


def _explain(
    verb: Verb,
    taking: dict[Range, Role],
    met: list[tuple[Range, Range]],
    roles: list[tuple[Role, Question]],
    errors: Errors,
) -> None:
    words = verb.sentence.split(" ")
    about = f"'{words[verb.token]}' of: {verb.sentence}"
    found, answered = {a for a, _ in met}, {b for _, b in met}
    for span in sorted(set(taking) - found):
        errors.show(f"extra {taking[span].value} ({' '.join(words[slice(*span)])}) {about}")
    for asked in verb.questions:
        missed = [a for a in asked.answers if asked.wh in _PERSONAL and a not in answered]
        for span in missed:
            errors.show(f"missed ({' '.join(words[slice(*span)])}) {asked.text} {about}")
    for ours, asked in roles:
        if asked.role is not None and ours is not asked.role:
            errors.show(f"role {ours.value}, asked for {asked.role.value}: {asked.text} {about}")


if __name__ == "__main__":
    main(__doc__, ("qasrl",), score)
