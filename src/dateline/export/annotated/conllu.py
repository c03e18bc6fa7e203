"""An annotated article as CoNLL-U (universaldependencies.org/format.html), with what has no column in MISC.

MISC holds, where there is any:

- `Name=B-PER`, `Name=I-PER` (and `NameKind=WORK` on the first word), `Timex=B-DATE`, `Timex=I-DATE`;
- `Event=` a TimeML class, with `Tense=`, `Aspect=`, `Modality=`, `Polarity=` where they are told; `Factuality=`;
- `Entity=` mentions as CorefUD 1.0 has them: "(c3x5e4a-person-2-form:name" opens a mention of chain 3 that the second
  of its words heads, "c3x5e4a)" closes it; "m7x5e4a" is the seventh mention, which has no chain. After the x stands
  the article, so that files can be joined; the kind is the one that most mentions of the chain have;
- `Attribution=` the parts that a word belongs to, "2:cue,1:content";
- `Order=` of events: "BEFORE:2-5" says that this one began before the fifth word of the second sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import fields

from dateline.model import Annotations, Article, EventHead
from dateline.span import Span

Marks = dict[int, list[str]]  # of each token

_ID = 8  # letters of an article's id that tell its chains from another's

_ASIDE = {"token", "label", "score"}  # what an event's MISC tells otherwise, or not at all


def conllu(article: Article, annotations: Annotations) -> str:
    """The article as one document, with a blank line after each sentence; nothing for an article without words."""
    if not annotations.sentences:
        return ""
    tokens = annotations.tokens
    marks = _Marks(annotations).of_tokens()
    starts = {block.start for block in article.blocks}
    lines = [f"# newdoc id = {article.id}", "# global.Entity = eid-etype-head-other"]
    if article.title:
        lines.append(f"# title = {' '.join(article.title.split())}")
    for number, (first, last) in enumerate(annotations.sentences, 1):
        if tokens[first].start in starts:
            lines.append("# newpar")
        text = article.text[tokens[first].start : tokens[last - 1].end]
        lines += [f"# sent_id = {article.id}-{number}", f"# text = {' '.join(text.split())}"]
        for i in range(first, last):
            token = tokens[i]
            head = 0 if token.head == i else token.head - first + 1
            misc = list(marks.get(i, ()))
            if i + 1 < len(tokens) and tokens[i + 1].start == token.end:
                misc.append("SpaceAfter=No")
            row = (i - first + 1, token.text, token.lemma, token.upos, token.xpos, "_", head, token.deprel, "_")
            lines.append("\t".join([*(_cell(str(each)) for each in row), "|".join(sorted(misc)) or "_"]))
        lines.append("")
    return "\n".join(lines) + "\n"


def _cell(value: str) -> str:
    return value if value.strip() else "_"


def _value(value: str) -> str:
    """What may stand in MISC, which "|" divides."""
    return "_".join(value.split()).replace("|", "/")


class _Marks:
    """What MISC says of each token."""

    def __init__(self, annotations: Annotations) -> None:
        self._annotations = annotations
        self._starts = [token.start for token in annotations.tokens]
        self._ends = [token.end for token in annotations.tokens]
        self._marks: Marks = defaultdict(list)

    def of_tokens(self) -> Marks:
        seen = self._annotations
        for name in seen.names:
            words = self._bio(name.span, "Name", name.label)
            if name.kind:
                self._marks[words[0]].append(f"NameKind={name.kind}")
        for timex in seen.timexes:
            self._bio(timex.span, "Timex", timex.type)
        for event in seen.events:
            self._marks[event.token] += [f"Event={event.label}", *_told(event)]
        for i, token in enumerate(seen.tokens):
            if token.factuality is not None:
                self._marks[i].append(f"Factuality={token.factuality:g}")
        for key, found in (
            ("Entity", {i: ["".join(brackets)] for i, brackets in self._brackets().items()}),
            ("Attribution", self._parts()),
            ("Order", self._orders()),
        ):
            for i, values in found.items():
                self._marks[i].append(f"{key}={','.join(values)}")
        return self._marks

    def _words(self, span: Span) -> range:
        """The tokens that share a character with a span."""
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))

    def _bio(self, span: Span, key: str, label: str) -> range:
        words = self._words(span)
        for i in words:
            self._marks[i].append(f"{key}={'B' if i == words[0] else 'I'}-{label}")
        return words

    def _brackets(self) -> dict[int, list[str]]:
        """Mentions' brackets: what closes stands before what opens; the longer opens first and closes last."""
        opens: dict[int, list[tuple[int, str]]] = defaultdict(list)
        closes: dict[int, list[tuple[int, str]]] = defaultdict(list)
        article = re.sub(r"\W|_", "", self._annotations.article)[:_ID]
        kinds: dict[int, Counter[str]] = defaultdict(Counter)
        for mention in self._annotations.mentions:
            kinds[mention.chain][mention.kind] += 1
        for number, mention in enumerate(self._annotations.mentions, 1):
            words = self._words(mention.span)
            linked = mention.chain >= 0
            name = f"c{mention.chain}x{article}" if linked else f"m{number}x{article}"
            kind = kinds[mention.chain].most_common(1)[0][0] if linked else mention.kind  # of equals, the first
            opening = f"({name}-{kind}-{mention.token - words[0] + 1}-form:{mention.form}"
            if len(words) > 1:
                opens[words[0]].append((-len(words), opening))
                closes[words[-1]].append((len(words), f"{name})"))
            else:
                opens[words[0]].append((0, f"{opening})"))
        return {
            i: [text for _, text in (*sorted(closes.get(i, ())), *sorted(opens.get(i, ())))]
            for i in sorted(opens.keys() | closes.keys())
        }

    def _parts(self) -> dict[int, list[str]]:
        parts: dict[int, list[str]] = defaultdict(list)
        for number, each in enumerate(self._annotations.attributions, 1):
            cue: Iterable[Span] = (each.cue,) if each.cue else ()
            for name, spans in (("source", each.source), ("cue", cue), ("content", each.content)):
                for i in sorted({i for span in spans for i in self._words(span)}):
                    parts[i].append(f"{number}:{name}")
        return parts

    def _orders(self) -> dict[int, list[str]]:
        orders: dict[int, list[str]] = defaultdict(list)
        tokens, sentences = self._annotations.tokens, self._annotations.sentences
        for order in self._annotations.orders:
            sentence = tokens[order.second].sentence
            place = f"{sentence + 1}-{order.second - sentences[sentence][0] + 1}"
            orders[order.first].append(f"{order.label}:{place}")
        return orders


def _told(event: EventHead) -> list[str]:
    """What else an event's fields tell, as MISC has it ("Tense=PAST"); defaults tell nothing."""
    return [
        f"{field.name.capitalize()}={_value(str(getattr(event, field.name)))}"
        for field in fields(event)
        if field.name not in _ASIDE and getattr(event, field.name) != field.default
    ]
