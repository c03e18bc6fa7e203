"""Whether a predicate in the stretch of text that a source is marked to say is the source's words, or the author's."""

from __future__ import annotations

from dateline.attribute.cues import RELATIVES, Report
from dateline.attribute.governors import is_untrue, said_of_words
from dateline.attribute.tree import Tree
from dateline.lang import words


def holds(tree: Tree, report: Report, i: int) -> bool:
    """Whether a predicate in a content is said by its source, and is not about the source or the saying."""
    if _tells_of(tree, report, i):
        return False
    if report.kind == "floating":
        return True  # "LEE: I left", where the parser hangs the words on the label
    path = [i, *tree.ancestors(i)]
    below = path[: path.index(report.cue)] if report.cue in path else path
    if report.source in below and report.source != i:
        return False  # "according to papers that a judge unsealed"
    if any(_dates_a_promise(tree, report, a) for a in below):
        return False  # "promised to pay after they were chosen"
    if report.kind == "noun" and (said := said_of_words(tree, i)) is not None and is_untrue(tree, said):
        return False  # "reports that he left are false": the author says that he didn't
    return not any(_is_background(tree, a, report) for a in below)


def _dates_a_promise(tree: Tree, report: Report, i: int) -> bool:
    """Whether a clause only tells when or after what somebody promised to do a thing, which is nothing promised."""
    cue, mark = report.cue, tree.child(i, "mark", "advmod")
    if cue is None or mark is None or mark > i or tree.relation(i) != "advcl" or not tree.kids(i, "nsubj"):
        return False
    bare = tree.kids(cue, "xcomp") and not tree.kids(cue, "ccomp") and report.kind == "verb"
    timed = tree.lower(mark) in words("speech", "promised.dating")
    return bool(bare) and timed and tree.quotation(i) == tree.quotation(cue)


def is_said(tree: Tree, report: Report) -> bool:
    """Whether a report is one: somebody says it ("nobody knows how we feel" has no source), and what is marked as its
    content is no act that a verb turns down ("declined to comment") and nothing told of the source ("the words of Lee,
    who left")."""
    source, top = report.source, tree.top(report.content)
    if source is not None:
        said = {tree.lower(source), *(tree.lower(c) for c in tree.kids(source, "det"))}
        if said & words("speech", "governors.nobody_speaks"):
            return False
    if top is None or report.cue is None or report.denied:
        return True
    turned_down = tree.lemma(report.cue) in words("speech", "negation.implicative")
    if turned_down and tree.relation(top) == "xcomp" and tree.head(top) == report.cue:
        return False
    return not (source is not None and tree.tokens[top].deprel == "acl:relcl" and tree.head(top) == source)


def _tells_of(tree: Tree, report: Report, i: int) -> bool:
    """Whether a predicate holds the act of saying itself, which is then no part of what is said: "he is the man who
    pledged to leave"."""
    if report.cue is None or report.cue == i:
        return report.cue == i
    path = [report.cue, *tree.ancestors(report.cue)]
    return i in path and any(tree.relation(a) == "acl" for a in path[: path.index(i)])


def _is_background(tree: Tree, i: int, report: Report) -> bool:
    """Whether a clause beside a name in what is told, and not quoted, is the author's: "Harrow, which lost millions
    last year, may sell its ships, two people said"."""
    name = tree.head(i)
    if tree.tokens[i].deprel != "acl:relcl" or name is None or tree.tokens[name].upos != "PROPN":
        return False
    if tree.quotation(i) is not None or name not in report.content or tree.head(name) not in report.content:
        return False
    inside = tree.subtree(i)
    if report.cue in inside:
        return False
    first = next((j for j in inside if tree.relation(j) != "punct"), i)
    last = max(inside)
    closed = "," in (tree.lower(last), tree.lower(min(last + 1, len(tree.tokens) - 1)))
    return tree.tokens[first].xpos in RELATIVES and tree.lower(first - 1) == "," and closed
