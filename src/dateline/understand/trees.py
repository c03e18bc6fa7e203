"""The best dependency tree of a sentence from the scores of its arcs: one root, no cycle.

Most sentences' best heads form a tree by themselves; for the others the maximum spanning arborescence is taken
(Chu & Liu 1965, Edmonds 1967), with the root's arcs made so dear that only one is used (after Zmigrod et al. 2020).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Arc = tuple[int, int]  # word, head


def heads(scores: Floats) -> list[int]:
    """The head of each word: its index, or −1 for the root. `scores[i, j]`: word i under word j − 1, j = 0 the root."""
    count = len(scores)
    scores = scores.copy()
    scores.ravel()[1 :: count + 2] = -np.inf  # no word hangs on itself
    greedy: list[int] = (scores.argmax(1) - 1).tolist()
    no_cycle = _is_tree(greedy)
    if no_cycle and greedy.count(-1) == 1:
        return greedy
    full = np.full((count + 1, count + 1), -np.inf)
    full[1:, :] = scores
    found = greedy if no_cycle else [head - 1 for head in _arborescence(full.copy())[1:]]
    if found.count(-1) == 1:  # the best of all trees has one root: it is the best of those with one
        return found
    finite = scores[np.isfinite(scores)]
    full[1:, 0] -= (finite.max() - finite.min() + 1.0) * (count + 1)
    return [head - 1 for head in _arborescence(full)[1:]]


def _is_tree(found: list[int]) -> bool:
    """Whether every word reaches the root."""
    walk = [-1] * len(found)  # from which word on each was first reached
    for start in range(len(found)):
        word = start
        while word >= 0 and walk[word] < 0:
            walk[word] = start
            word = found[word]
        if word >= 0 and walk[word] == start:
            return False
    return True


def _arborescence(scores: Floats) -> list[int]:
    """Heads (of nodes 1 …; node 0 is the root) of the spanning arborescence with the highest score.

    Tarjan's way (1977): a path of best heads grows until it reaches the root; where it bites itself, the cycle becomes
    one node. `head_of` and `word_of` say which words an arc between contracted nodes stands for.
    """
    count = len(scores)
    np.fill_diagonal(scores, -np.inf)
    scores[0] = -np.inf
    head_of = np.tile(np.arange(count), (count, 1))
    word_of = head_of.T.copy()
    inside: dict[int, list[tuple[int, Arc]]] = {}  # a contracted node's members with the arcs that joined them
    chosen: dict[int, Arc] = {}  # the arc into each node
    name = list(range(count))  # the node that stands in a row of the matrix
    finished = np.zeros(count, dtype=np.bool_)
    finished[0] = True
    merged = np.zeros(count, dtype=np.bool_)
    for start in range(1, count):
        if finished[start] or merged[start]:
            continue
        path = [start]
        while True:
            row = path[-1]
            best = int(scores[row].argmax())
            chosen[name[row]] = (int(word_of[row, best]), int(head_of[row, best]))
            if finished[best]:
                finished[path] = True
                break
            if best not in path:
                path.append(best)
                continue
            cycle = path[path.index(best) :]
            del path[path.index(best) :]
            new = count + len(inside)
            inside[new] = [(name[member], chosen[name[member]]) for member in cycle]
            _contract(scores, head_of, word_of, cycle)
            merged[cycle[1:]] = True
            name[cycle[0]] = new
            path.append(cycle[0])
    within = {member: node for node, members in inside.items() for member, _ in members}
    for node in sorted(inside, reverse=True):  # later nodes hold earlier ones
        entered = chosen[node][0]
        while within[entered] != node:
            entered = within[entered]
        for member, arc in inside[node]:
            chosen[member] = chosen[node] if member == entered else arc
    return [0, *(chosen[node][1] for node in range(1, count))]


def _contract(scores: Floats, head_of: npt.NDArray[np.int64], word_of: npt.NDArray[np.int64], cycle: list[int]) -> None:
    """Lets the first row and column of a cycle stand for all of it; an arc into it costs the arc that it replaces."""
    one, rest = cycle[0], cycle[1:]
    block = scores[cycle]
    block -= block.max(1, keepdims=True)
    block[:, cycle] = -np.inf
    every = np.arange(len(scores))
    best = block.argmax(0)
    scores[one] = block[best, every]
    head_of[one], word_of[one] = head_of[cycle][best, every], word_of[cycle][best, every]
    best = scores[:, cycle].argmax(1)
    columns = np.asarray(cycle)[best]
    head_of[:, one], word_of[:, one] = head_of[every, columns], word_of[every, columns]
    scores[:, one] = scores[every, columns]
    scores[one, one] = -np.inf
    scores[:, rest] = -np.inf
    scores[rest] = -np.inf
