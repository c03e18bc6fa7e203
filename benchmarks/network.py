"""How fast dates and orders are solved: `python -m benchmarks.network [--events N] [--constraints N] [--turned PCT]`.

A made-up archive: articles with dates, events that they tell, order between events, patterns of the calendar, and a few
constraints that can't hold. And one of linked events, of whose orders many are told the wrong way round: some
contradict the days of events, some close circles. Prints `name: value`, the times in seconds of the processor, each the
best of three, and beside them the same work counted: NAME_steps are lines of Python run for each constraint or order
(`add_article_steps` and `add_orders_steps`: for one more article). A busy machine changes seconds and no steps, so the
floors are of steps.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

from benchmarks._linked_archive import Story, linked_archive
from dateline.date.holding import Holding
from dateline.date.linked import order_events
from dateline.date.network import CALENDAR, Calendar, Constraint, Difference, Network
from dateline.date.patterns import Pattern

if TYPE_CHECKING:
    from _typeshed import TraceFunction

_START = 733000  # 2007-11-19
_SPAN = 3650
_EVENTS_OF_ARTICLE = 5
_ADDED = 25  # orders of one more article: five for each event


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
    """The best of three runs, in seconds of the processor: what else a machine does is no matter of the program."""
    best = float("inf")
    for _ in range(3):
        prepare()
        begun = time.process_time()
        run()
        best = min(best, time.process_time() - begun)
    return best


def steps(run: Callable[[], object]) -> int:
    """How many lines of Python a run takes."""
    counted = 0

    def line(frame: FrameType, event: str, argument: object) -> TraceFunction:
        nonlocal counted
        counted += event == "line"
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        run()
    finally:
        sys.settrace(before)
    return counted


def main(arguments: list[str] | None = None) -> None:
    """Print how long solving takes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.network", description="Times the network of dates.")
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--constraints", type=int, default=50_000)
    parser.add_argument("--turned", type=float, default=8, help="of 100 orders, how many are told the wrong way round")
    options = parser.parse_args(arguments)
    dates(options.events, options.constraints)
    orders(options.events, options.constraints, options.turned)


def dates(events: int, number: int) -> None:
    """The network of dates."""
    constraints, added = archive(events, number)
    network = Network()

    def solve() -> None:
        nonlocal network
        network = Network(constraints)

    print(f"solve_seconds: {seconds(solve):.3f}")
    print(f"solve_steps: {steps(solve) / number:.1f}")
    print(f"conflicts: {len(network.conflicts)}")
    print(f"add_article_ms: {1000 * seconds(lambda: network.add(added), solve):.2f}")
    solve()
    print(f"add_article_steps: {steps(lambda: network.add(added))}")
    begun = time.process_time()
    known = [network.bounds(f"e{n}") for n in range(events)]
    print(f"explain_all_seconds: {time.process_time() - begun:.3f}")
    both = sum(each.earliest is not None and each.latest is not None for each in known)
    print(f"bounded_both_pct: {100 * both / len(known):.2f}")
    clashing = wrong(constraints, 5000)
    print(f"solve_with_conflicts_seconds: {seconds(lambda: Network(clashing)):.3f}")
    print(f"conflicts_found: {len(Network(clashing).conflicts)}")


def orders(events: int, number: int, turned_pct: float) -> None:
    """The orders of linked events: without a contradiction, with many, and where an article comes."""
    _ordered("ordered", number, linked_archive(events, number, 0))
    story = _ordered("contradicted", number, linked_archive(events, number, turned_pct))
    whens = {event.id: event.when for event in story[2].events}
    told = [(f"e{o.earlier[1:]}", f"e{o.later[1:]}", o.sure) for facts in story[1] for o in facts.orders]
    random.Random(3).shuffle(told)
    before, after = told[:-_ADDED], told[-_ADDED:]
    holding = Holding()

    def hold() -> None:
        nonlocal holding
        holding = Holding()
        holding.add(before, whens)

    print(f"add_orders_ms: {1000 * seconds(lambda: holding.add(after, whens), hold):.2f}")
    hold()
    print(f"add_orders_steps: {steps(lambda: holding.add(after, whens))}")
    whole = Holding()
    whole.add(told, whens)
    print(f"added_as_at_once: {int(whole.left_out.keys() == holding.left_out.keys())}")


def _ordered(name: str, number: int, story: Story) -> Story:
    """Print how long the `number` orders of a story take, and how many are left out."""
    print(f"{name}_seconds: {seconds(lambda: order_events(*story)):.3f}")
    print(f"{name}_steps: {steps(lambda: order_events(*story)) / number:.1f}")
    orders = order_events(*story).orders
    print(f"{name}_left_out_pct: {100 * sum(bool(each.left_out) for each in orders) / len(orders):.2f}")
    return story


if __name__ == "__main__":
    main()
