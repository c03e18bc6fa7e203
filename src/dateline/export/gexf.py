"""Who relays whom, as a network in GEXF 1.3 (https://gexf.net), for Gephi and the like.

A node is a source, or the page that names it; an edge leads from who tells to whom it has it from, and weighs as many
claims as go that way.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TextIO
from xml.etree import ElementTree

from dateline.export.clean import for_xml
from dateline.model import Story
from dateline.tell import ALL, Selection
from dateline.tell.chain import Step, StepKind, chain
from dateline.tell.index import Index
from dateline.tell.selection import claims_of
from dateline.tell.words import Words

_NAMESPACE = "http://gexf.net/1.3"
_OUTLETS = (StepKind.PAGE, StepKind.RELAY, StepKind.OUTLET)

Node = tuple[str, str]  # name and kind


def write(story: Story, out: TextIO, selection: Selection = ALL) -> None:
    """Write the network of the claims that a selection leaves; nodes and edges in the order of their names."""
    index, words = Index(story), Words()
    chosen = claims_of(selection, index)
    nodes: Counter[Node] = Counter()
    edges: Counter[tuple[Node, Node]] = Counter()
    for claim in story.claims:
        if claim.id in chosen:
            told = [_node(step) for step in chain(claim, index, words)]
            nodes.update(set(told))
            edges.update({(one, next) for one, next in pairwise(told) if one != next})
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n' + _xml(nodes, edges) + "\n")


def _node(step: Step) -> Node:
    return step.name, StepKind.OUTLET.value if step.kind in _OUTLETS else step.kind.value


def _xml(nodes: Counter[Node], edges: Counter[tuple[Node, Node]]) -> str:
    root = ElementTree.Element("gexf", {"xmlns": _NAMESPACE, "version": "1.3"})
    graph = ElementTree.SubElement(root, "graph", {"defaultedgetype": "directed", "mode": "static"})
    attributes = ElementTree.SubElement(graph, "attributes", {"class": "node"})
    for id, (title, type) in enumerate((("kind", "string"), ("claims", "integer"))):
        ElementTree.SubElement(attributes, "attribute", {"id": str(id), "title": title, "type": type})
    numbers = {node: str(number) for number, node in enumerate(sorted(nodes))}
    inside = ElementTree.SubElement(graph, "nodes")
    for node, number in numbers.items():
        each = ElementTree.SubElement(inside, "node", {"id": number, "label": _clean(node[0])})
        values = ElementTree.SubElement(each, "attvalues")
        for id, value in enumerate((node[1], str(nodes[node]))):
            ElementTree.SubElement(values, "attvalue", {"for": str(id), "value": value})
    between = ElementTree.SubElement(graph, "edges")
    for place, ((first, second), weight) in enumerate(sorted(edges.items())):
        ends = {"source": numbers[first], "target": numbers[second], "weight": str(weight)}
        ElementTree.SubElement(between, "edge", {"id": str(place), **ends})
    ElementTree.indent(root, " ")
    return ElementTree.tostring(root, encoding="unicode")


def _clean(text: str) -> str:
    return for_xml(text)
