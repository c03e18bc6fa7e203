"""An annotated article as CoNLL-U (universaldependencies.org/format.html), with what has no column in MISC.

MISC holds, where there is any: `Name=B-PER` and `I-PER`, `Timex=B-DATE` and `I-DATE`, `Event=` a TimeML class,
`Tense=`, `Modality=` of events, `Factuality=`, `Entity=` mentions much as CorefUD writes them ("(c3-person" opens one
of chain 3, "c3)" closes it; "m7" is one without a chain), `Attribution=` the parts that a word belongs to, "2:cue".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dateline.model import Annotations, Article
from dateline.span import Span

Marks = dict[int, list[str]]  # of each token


def conllu(article: Article, annotations: Annotations) -> str:
    """The article as one document, with a blank line after each sentence."""
    tokens = annotations.tokens
    marks = _marks(annotations)
    starts = {block.start for block in article.blocks}
    lines = [f"# newdoc id = {article.id}"]
    if article.title:
        lines.append(f"# title = {' '.join(article.title.split())}")
    for number, (first, last) in enumerate(annotations.sentences, 1):
        if tokens[first].start in starts:
            lines.append("# newpar")
        text = article.text[tokens[first].start : tokens[last - 1].end]
        lines += [f"# sent_id = {article.id}-{number}", f"# text = {' '.join(text.split())}"]
        for i in range(first, last):
            token = tokens[i]
            head = "0" if token.head == i else str(token.head - first + 1)
            relation = "root" if token.head == i else token.deprel
            misc = list(marks.get(i, ()))
            if i + 1 < len(tokens) and tokens[i + 1].start == token.end:
                misc.append("SpaceAfter=No")
            columns = [str(i - first + 1), token.text, token.lemma, token.upos, token.xpos, "_", head, relation, "_"]
            lines.append("\t".join([*map(_cell, columns), "|".join(sorted(misc)) or "_"]))
        lines.append("")
    return "\n".join(lines) + "\n"


def _cell(value: str) -> str:
    return value if value.strip() else "_"


def _marks(annotations: Annotations) -> Marks:
    """What MISC says of each token."""
    marks: Marks = defaultdict(list)
    for name in annotations.names:
        _bio(marks, annotations, name.span, f"Name={{}}-{name.label}")
    for timex in annotations.timexes:
        _bio(marks, annotations, timex.span, f"Timex={{}}-{timex.type}")
    for event in annotations.events:
        marks[event.token] += [f"Event={event.label}", f"Tense={event.tense}"]
        if event.modality:
            marks[event.token].append(f"Modality={event.modality}")
    for i, token in enumerate(annotations.tokens):
        if token.factuality is not None:
            marks[i].append(f"Factuality={token.factuality:g}")
    for i, brackets in _brackets(annotations).items():
        marks[i].append(f"Entity={brackets}")
    for i, parts in _parts(annotations).items():
        marks[i].append(f"Attribution={','.join(parts)}")
    return marks


def _inside(annotations: Annotations, spans: Iterable[Span]) -> list[int]:
    pieces = [(span.start, span.end) for span in spans]
    return [i for i, t in enumerate(annotations.tokens) if any(a < t.end and t.start < b for a, b in pieces)]


def _bio(marks: Marks, annotations: Annotations, span: Span, form: str) -> None:
    for number, i in enumerate(_inside(annotations, [span])):
        marks[i].append(form.format("I" if number else "B"))


def _brackets(annotations: Annotations) -> dict[int, str]:
    """Mentions' brackets: what opens stands before what closes; the longer opens first and closes last."""
    opens: dict[int, list[tuple[int, str]]] = defaultdict(list)
    closes: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for number, mention in enumerate(annotations.mentions):
        words = _inside(annotations, [mention.span])
        name = f"c{mention.chain}" if mention.chain >= 0 else f"m{number}"
        length = words[-1] - words[0]
        if length:
            opens[words[0]].append((-length, f"({name}-{mention.kind}"))
            closes[words[-1]].append((length, f"{name})"))
        else:
            opens[words[0]].append((0, f"({name}-{mention.kind})"))
    return {
        i: "".join(text for _, text in (*sorted(opens.get(i, ())), *sorted(closes.get(i, ()))))
        for i in opens.keys() | closes.keys()
    }


def _parts(annotations: Annotations) -> dict[int, list[str]]:
    parts: dict[int, list[str]] = defaultdict(list)
    for number, each in enumerate(annotations.attributions, 1):
        for name, spans in (
            ("source", each.source),
            ("cue", (each.cue,) if each.cue else ()),
            ("content", each.content),
        ):
            for i in _inside(annotations, spans):
                parts[i].append(f"{number}:{name}")
    return parts
