"""How fast the served pages are, of a store of many claims, alone and while a build writes.

    python -m benchmarks.load [--claims N] [--events N] [--requests N] [--store FILE] [--paint]

A made-up store (`_load_data`): one story of `--events` events (10,000 by default), and short ones until it has so many
`--claims` (100,000). The application runs in this process behind its own server, and is asked through a socket, one
request at a time, as one person asks: `--requests` times for each view, half of them of the long story, half of short
ones, of which every fourth is new to the server. First each story's own page is cold:

- fill_s: seconds to make the store. claims, events, stories: what it holds.
- cold_long_s, cold_short_ms: the first page of the long story, and of short ones (median), read and told for it.
- VIEW_ms, VIEW_p99_ms: the median and the 99th percentile of a view, wall time; VIEW_bytes: its median size.
- VIEW_processor_p99_ms: the same of this process's own time (client and server), which others on the machine slow less.
- median_ms, p99_ms: over all views; view_p99_ms: that of the slowest view; processor_ms: the process's own time, the
  mean, processor_median_ms, processor_p99_ms over all views, and processor_view_p99_ms that of the slowest view.
- writing_…: the same while another process adds articles to short stories and links these anew, without a pause.
  writes: how many it did meanwhile; writing_away: pages that said that their story is being told anew.
- probe_ms, writing_probe_ms: what a fixed piece of work takes on this machine just then: on a busy one more than on an
  idle one, and so does all else. median_in_probes, p99_in_probes, view_p99_in_probes, processor_p99_in_probes,
  processor_view_p99_in_probes and those with writing_: the times in its measure.
- first_paint_ms (--paint; needs Chromium): first contentful paint of the long story's page, median of five.

What changed between builds isn't asked for (the store was made by one), nor search by meaning, which has a benchmark of
its own (`search`).
"""

from __future__ import annotations

import argparse
import http.client
import multiprocessing
import random
import shutil
import socket
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks._load_data import fill, rewrite
from dateline.serve import application
from dateline.serve.app import VIEWS, prepare
from dateline.serve.paths import PATHS, at
from dateline.store import Store

CLAIMS, EVENTS, REQUESTS = 100_000, 10_000, 200
FRESH = 4  # every so-manieth short story is one that was not asked for before
SHORT = 12  # short stories that are asked for again and again
WARNED = 120  # seconds that a request may take before it counts as lost
# What is asked of a story's views, one after the other.
ASKED = {
    "timeline": (
        "", "?all=yes", "?lanes=people", "?lanes=standing", "?standing=disputed", "?min-origins=2",
        "?from=2016&to=2016", "?all=yes&lanes=people", "?from=2016-03&to=2016-03&lanes=people",
        "?from=2017-05-01&to=2017-05-09&zoom=days",
    ),
    "search": ("?q=court&by=words", "?q=dispute&by=words", "?q=arrested+council&by=words",
        "?q=court&by=words&page=2", "?q=council&by=words&standing=disputed", "?q=sued&by=words"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds of an answer, wall and processor time, and its bytes."""

    wall: float
    processor: float
    size: int


class Asker:
    """A person with a browser: one connection, one request at a time."""

    def __init__(self, port: int) -> None:
        self.away = 0
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=WARNED)

    def ask(self, address: str) -> Took:
        """What an answer takes. Raises SystemExit for one that is none."""
        began, spent = time.perf_counter(), time.process_time()
        answer, body = self._answer(address)
        if answer.status == 307:  # the story has another id since a build
            answer, body = self._answer(answer.headers["location"])
        self.away += answer.status == 503
        if answer.status not in (200, 503):
            raise SystemExit(f"{address}: {answer.status} {body[:500].decode(errors='replace')}")
        return Took(1000 * (time.perf_counter() - began), 1000 * (time.process_time() - spent), len(body))

    def __enter__(self) -> Asker:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def _answer(self, address: str) -> tuple[http.client.HTTPResponse, bytes]:
        self._connection.request("GET", address)
        answer = self._connection.getresponse()
        return answer, answer.read()


@contextmanager
def served(path: Path) -> Iterator[int]:
    """The port at which a store is served by this process."""
    import uvicorn

    listening = socket.create_server(("127.0.0.1", 0))
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # as the command does
    app = application(path)
    prepare(app)  # as the command does
    config = uvicorn.Config(app, log_level="warning", ws="none", lifespan="off", loop="asyncio")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()


def addresses(path: Path, ids: Mapping[str, list[str]], count: int, seed: int) -> dict[str, list[str]]:
    """What is asked for of each view: half of the long story, where there is one, half of short ones."""
    dice = random.Random(seed)
    known = ids["short"][:SHORT]
    fresh = iter(dice.sample(ids["short"][SHORT:], len(ids["short"]) - SHORT))
    inside = {story: _inside(path, story) for story in [*ids["long"], *known]}
    found: dict[str, list[str]] = {}
    for view in (name for name in VIEWS if name not in ("static", "changes", "export")):
        asked = []
        for number in range(count):
            story = (ids["long"] or known)[0] if number % 2 else dice.choice(known)
            if (
                number % (2 * FRESH) == 0
                and "{" in PATHS[view]
                and view not in ("event", "article", "entity", "origin")
            ):
                story = next(fresh, story)
            filled = {key: dice.choice(values) for key, values in inside.get(story, {}).items() if values}
            options = ASKED.get(view, ("",))
            asked.append(at(view, options[number % len(options)], story=story, **filled))
        found[view] = asked
    return found


def _inside(path: Path, story: str) -> dict[str, list[str]]:
    """Ids of what a story has, by the names that addresses have for them."""
    with Store(path) as store:
        links = store.story(story).links
        return {
            "event": [event.id for event in links.events],
            "article": store.articles_in(story),
            "entity": [entity.id for entity in links.entities],
            "origin": [origin.id for origin in links.origins],
        }


def measure(port: int, asked: Mapping[str, Sequence[str]], prefix: str = "") -> dict[str, float]:
    """The figures of all views."""
    with Asker(port) as asker:
        return _measure(asker, asked, prefix)


def _measure(asker: Asker, asked: Mapping[str, Sequence[str]], prefix: str) -> dict[str, float]:
    for list_of in asked.values():
        asker.ask(list_of[0])
    turns = [(view, address) for view, list_of in asked.items() for address in list_of]
    random.Random(1).shuffle(turns)
    times: dict[str, list[Took]] = {view: [] for view in asked}
    probes = []
    for number, (view, address) in enumerate(turns):
        times[view].append(asker.ask(address))
        if number % 10 == 0:
            probes.append(probe())
    every = [took for of_view in times.values() for took in of_view]
    wall, processor = sorted(took.wall for took in every), sorted(took.processor for took in every)
    figures: dict[str, float] = {}
    slowest, busiest = 0.0, 0.0
    for view, of_view in times.items():
        late, spent = percentile([took.wall for took in of_view], 99), percentile([t.processor for t in of_view], 99)
        figures[f"{prefix}{view}_ms"] = statistics.median(took.wall for took in of_view)
        figures[f"{prefix}{view}_p99_ms"] = late
        figures[f"{prefix}{view}_processor_p99_ms"] = spent
        figures[f"{prefix}{view}_bytes"] = statistics.median(took.size for took in of_view)
        slowest, busiest = max(slowest, late), max(busiest, spent)
    measured, worked = (statistics.median(each) for each in zip(*probes, strict=True))
    figures |= {
        f"{prefix}median_ms": statistics.median(wall),
        f"{prefix}p99_ms": percentile(wall, 99),
        f"{prefix}view_p99_ms": slowest,
        f"{prefix}worst_ms": max(wall),
        f"{prefix}away": asker.away,
        f"{prefix}processor_ms": statistics.mean(processor),
        f"{prefix}processor_median_ms": statistics.median(processor),
        f"{prefix}processor_p99_ms": percentile(processor, 99),
        f"{prefix}processor_view_p99_ms": busiest,
        f"{prefix}probe_ms": measured,
        f"{prefix}median_in_probes": statistics.median(wall) / measured,
        f"{prefix}p99_in_probes": percentile(wall, 99) / measured,
        f"{prefix}view_p99_in_probes": slowest / measured,
        f"{prefix}processor_p99_in_probes": percentile(processor, 99) / worked,
        f"{prefix}processor_view_p99_in_probes": busiest / worked,
    }
    return figures


def probe() -> tuple[float, float]:
    """Milliseconds that a fixed piece of work takes, wall and processor: about 5 on an idle machine of 2020."""
    began, spent = time.perf_counter(), time.process_time()
    words: dict[str, int] = {}
    for number in range(40_000):
        words[str(number % 997)] = number
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - spent)


def percentile(values: Sequence[float], share: int) -> float:
    """The smallest value that so many per cent do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)]


def write(path: str, ids: Sequence[str], stop: Any, count: Any) -> None:
    """What a build does to short stories, one after the other: an article more, and the story linked anew."""
    for number, id in enumerate(_again(ids)):
        if stop.is_set():
            return
        rewrite(Path(path), id, number)
        count.value += 1


def _again(ids: Sequence[str]) -> Iterator[str]:
    while True:
        yield from ids


def painted(port: int, address: str) -> float:
    """Milliseconds to the first contentful paint, median of five."""
    from playwright.sync_api import sync_playwright

    script = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_place(), args=["--no-sandbox", "--disable-gpu"])
        found = []
        for _ in range(5):
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{port}{address}", wait_until="load")
            while not (first := float(page.evaluate(script))):  # a page's policy lets nobody wait for a function in it
                page.wait_for_timeout(20)
            found.append(first)
            page.close()
        browser.close()
    return statistics.median(found)


def chromium_place() -> str:
    return next(found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name)))


def run(path: Path, ids: Mapping[str, list[str]], requests: int, *, paint: bool) -> Iterator[tuple[str, float]]:
    """All figures but those of the making."""
    with served(path) as port:
        if ids["long"]:
            with Asker(port) as asker:
                yield "cold_long_s", asker.ask(at("timeline", story=ids["long"][0])).wall / 1000
            if paint:
                yield "first_paint_ms", painted(port, at("timeline", story=ids["long"][0]))
                yield "all_first_paint_ms", painted(port, at("timeline", "?all=yes", story=ids["long"][0]))
        with Asker(port) as asker:
            cold = [asker.ask(at("timeline", story=id)).wall for id in ids["short"][:SHORT]]
        yield "cold_short_ms", statistics.median(cold)
        yield from measure(port, addresses(path, ids, requests, 1)).items()
        asked = addresses(path, ids, requests, 2)
        targets = ids["short"][SHORT // 2 : 2 * SHORT]  # half of them are asked for again and again
        context = multiprocessing.get_context("spawn")
        stop, count = context.Event(), context.Value("i", 0)
        beside = context.Process(target=write, args=(str(path), targets, stop, count))
        beside.start()
        try:
            while not count.value and beside.is_alive():
                time.sleep(0.05)
            yield from measure(port, asked, "writing_").items()
        finally:
            stop.set()
            beside.join()
        yield "writes", count.value


def main(arguments: Sequence[str] | None = None) -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=CLAIMS, help=f"claims of the store (default {CLAIMS:,})")
    parser.add_argument("--events", type=int, default=EVENTS, help=f"events of its long story (default {EVENTS:,})")
    parser.add_argument("--requests", type=int, default=REQUESTS, help=f"requests a view (default {REQUESTS})")
    parser.add_argument("--store", type=Path, help="where the store is made, or was made before (it is kept then)")
    parser.add_argument("--paint", action="store_true", help="also the first paint in Chromium")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.store or Path(folder) / "load.dateline"
        ids = known(path) if path.exists() else made(path, chosen.claims, chosen.events)
        for name, value in run(path, ids, chosen.requests, paint=chosen.paint):
            print(f"{name}: {value:.2f}" if isinstance(value, float) else f"{name}: {value}", flush=True)


def made(path: Path, claims: int, events: int) -> dict[str, list[str]]:
    """Make the store; its stories."""
    began = time.perf_counter()
    ids = fill(path, claims=claims, events=events)
    print(f"fill_s: {time.perf_counter() - began:.1f}", flush=True)
    return known(path) | {"long": ids["long"]}


def known(path: Path) -> dict[str, list[str]]:
    """The stories of a store that was made before: the one of most events is the long one."""
    with Store(path, write=True) as store:
        sizes = sorted(store.sizes(), key=lambda size: (-size.events, size.id))
        there = store.counts()
    print(f"claims: {there.claims}\nevents: {there.events}\nstories: {len(sizes)}", flush=True)
    return {"long": [sizes[0].id], "short": sorted(size.id for size in sizes[1:])}


if __name__ == "__main__":
    main()
