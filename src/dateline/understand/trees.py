"""The best dependency tree of a sentence from the scores of its arcs: one root, no cycle.

Most sentences' best heads form a tree by themselves; for the others the maximum spanning arborescence is taken
(Chu & Liu 1965, Edmonds 1967), with the root's arcs made so dear that only one is used (after Zmigrod et al. 2020).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def heads(scores: Floats) -> list[int]:
    """The head of each word: its index, or −1 for the root. `scores[i, j]`: word i under word j − 1, j = 0 the root."""
    count = len(scores)
    scores = scores.copy()
    scores[np.arange(count), np.arange(count) + 1] = -np.inf
    greedy = [int(head) - 1 for head in scores.argmax(1)]
    if greedy.count(-1) == 1 and _is_tree(greedy):
        return greedy
    full = np.full((count + 1, count + 1), -np.inf)
    full[1:, :] = scores
    finite = scores[np.isfinite(scores)]
    full[1:, 0] -= (finite.max() - finite.min() + 1.0) * (count + 1)
    return [head - 1 for head in _arborescence(full)[1:]]


def _is_tree(found: list[int]) -> bool:
    """Whether every word reaches the root."""
    good = [False] * len(found)
    for word in range(len(found)):
        path = []
        while word >= 0 and not good[word]:
            if word in path:
                return False
            path.append(word)
            word = found[word]
        for seen in path:
            good[seen] = True
    return True


def _cycle(found: list[int]) -> list[int]:
    """The nodes of a cycle, or []; node 0 is the root and has no head."""
    state = [0] * len(found)
    state[0] = 2
    for start in range(1, len(found)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = found[node]
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []


def _arborescence(scores: Floats) -> list[int]:
    """Heads (of nodes 1 …; node 0 is the root) of the spanning arborescence with the highest score."""
    found = [0, *(int(head) for head in scores[1:].argmax(1))]
    cycle = _cycle(found)
    if not cycle:
        return found
    rest = np.array([node for node in range(len(found)) if node not in set(cycle)])
    # One node stands for the cycle: an arc into it costs the arc of the cycle that it replaces.
    inside = np.array(cycle)
    lost = np.array([scores[node, found[node]] for node in cycle])
    into = scores[np.ix_(inside, rest)] - lost[:, None]
    out_of = scores[np.ix_(rest, inside)]
    small = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    small[-1, :-1] = into.max(0)
    small[:-1, -1] = out_of.max(1)
    small[0, :] = -np.inf
    solved = _arborescence(small)
    for place, node in enumerate(rest):
        if place == 0:
            continue
        head = solved[place]
        found[node] = int(inside[out_of[place].argmax()]) if head == len(rest) else int(rest[head])
    entry = solved[-1]
    entered = int(into[:, entry].argmax())
    found[cycle[entered]] = int(rest[entry])
    return found
