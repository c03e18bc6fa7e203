"""How fast the network of dates is solved: `python -m benchmarks.network [--events N] [--constraints N]`.

A made-up archive: articles with dates, events that they tell, order between events, patterns of the calendar, and a few
constraints that can't hold. Prints `name: value`, the times in seconds, each the best of three.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable

from dateline.date.network import CALENDAR, Calendar, Constraint, Difference, Network
from dateline.date.patterns import Pattern

_START = 733000  # 2007-11-19
_SPAN = 3650
_EVENTS_OF_ARTICLE = 5


def archive(events: int, constraints: int, seed: int = 7) -> tuple[list[Constraint], list[Constraint]]:
    """Constraints that hold for hidden days of publications and events, and those of one more article."""
    made = random.Random(seed)
    days = [_START + made.randrange(_SPAN) for _ in range(events)]
    published = [_START + made.randrange(_SPAN) for _ in range(events // _EVENTS_OF_ARTICLE)]
    told = [_of_article(n, day, days, made) for n, day in enumerate(published)]
    found = [each for article in told for each in article]
    while len(found) < constraints:
        left, right = made.randrange(events), made.randrange(events)
        if abs(days[left] - days[right]) > 200:
            continue
        found.append(_apart(f"order{len(found)}", f"e{left}", f"e{right}", days[right] - days[left], made))
    added = _of_article(len(published), _START + _SPAN // 2, days, made)
    return found[:constraints], added


def _of_article(number: int, day: int, days: list[int], made: random.Random) -> list[Constraint]:
    name = f"p{number}"
    found: list[Constraint] = []
    if number % 4:
        found.append(Difference(f"{name} stated", CALENDAR, name, day, day, 0.95))
    for n in range(_EVENTS_OF_ARTICLE):
        event = made.randrange(len(days))
        found.append(_apart(f"{name} tells {n}", f"e{event}", name, day - days[event], made))
        if n == 0:
            ordinal = days[event]
            found.append(Calendar(f"{name} weekday", f"e{event}", Pattern(weekday=(ordinal - 1) % 7 + 1), 0.8))
    return found


def _apart(key: str, left: str, right: str, days: int, made: random.Random) -> Difference:
    """What is said of two days: exact, rough, or one-sided."""
    kind = made.random()
    slack = made.choice((0, 3, 30, 365))
    if kind < 0.3:
        return Difference(key, left, right, min(0, days) - slack, None, 0.6)
    if kind < 0.6:
        return Difference(key, left, right, None, max(0, days) + slack, 0.6)
    return Difference(key, left, right, days - slack, days + slack, 0.7)


def wrong(constraints: list[Constraint], share: int, seed: int = 11) -> list[Constraint]:
    """The constraints with one in `share` moved by a year: some of these can't hold."""
    made = random.Random(seed)
    return [
        Difference(c.key, c.left, c.right, c.least + 365, c.most + 365, 0.3)
        if isinstance(c, Difference)
        and c.least is not None
        and c.most is not None
        and c.left
        and not made.randrange(share)
        else c
        for c in constraints
    ]


def seconds(run: Callable[[], object], prepare: Callable[[], object] = lambda: None) -> float:
    """The best of three runs."""
    best = float("inf")
    for _ in range(3):
        prepare()
        begun = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - begun)
    return best


def main(arguments: list[str] | None = None) -> None:
    """Print how long solving takes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.network", description="Times the network of dates.")
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--constraints", type=int, default=50_000)
    options = parser.parse_args(arguments)
    constraints, added = archive(options.events, options.constraints)
    network = Network()

    def solve() -> None:
        nonlocal network
        network = Network(constraints)

    print(f"solve_seconds: {seconds(solve):.3f}")
    print(f"conflicts: {len(network.conflicts)}")
    print(f"add_article_ms: {1000 * seconds(lambda: network.add(added), solve):.2f}")
    begun = time.perf_counter()
    known = [network.bounds(f"e{n}") for n in range(options.events)]
    print(f"explain_all_seconds: {time.perf_counter() - begun:.3f}")
    both = sum(each.earliest is not None and each.latest is not None for each in known)
    print(f"bounded_both_pct: {100 * both / len(known):.2f}")
    clashing = wrong(constraints, 5000)
    print(f"solve_with_conflicts_seconds: {seconds(lambda: Network(clashing)):.3f}")
    print(f"conflicts_found: {len(Network(clashing).conflicts)}")


if __name__ == "__main__":
    main()
