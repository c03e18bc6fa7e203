"""How fast the reader is beside its bare encoder, and how long whole commands take a user.

    python -m benchmarks.speed [--data DIR] [--reader-only]

DIR is a folder of articles (.html, .txt) or of JSON lines with a "text" (default: the example story's articles).

- tokens_per_s_of_bare_encoder_pct: one process, one thread, articles of 600 words made of DIR's paragraphs. All heads
  decoded (words, sentences, trees, lemmas, names, times, attributions, events, mentions, chains, orders), against the
  encoder alone on the same pieces in full windows without overlap, same file and run, turn by turn. Processor time, so
  that other work on the machine counts little. reader_tokens_per_s and encoder_tokens_per_s are the two rates.
- …_s: seconds of whole commands in a fresh process, the least of three runs. No floors: machines differ.
"""

from __future__ import annotations

import argparse
import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dateline.model import Article

EXAMPLE = Path(__file__).parents[1] / "examples" / "hesterwick" / "articles"
DATELINE = [sys.executable, "-c", "from dateline.cli import main; main()"]
RUNS = 3
WORDS, ARTICLES = 600, 20


def seconds(*arguments: str) -> float:
    """How long `dateline ARGUMENTS` takes."""
    start = time.perf_counter()
    subprocess.run([*DATELINE, *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


def texts(folder: Path) -> list[str]:
    """The texts of a folder's articles."""
    from benchmarks import _data
    from dateline.read import read_paths

    if any(path.suffix in (".html", ".txt") for path in folder.iterdir()):
        return [each.text for each in read_paths([str(folder)]) if isinstance(each, Article)]
    return [row["text"] for path in sorted(folder.glob("*.jsonl")) for row in _data.jsonl(path)]


def of_length(paragraphs: Iterable[str], words: int) -> list[str]:
    """Texts of just over so many words, of one paragraph after another; a shorter rest is left out."""
    made: list[str] = []
    now: list[str] = []
    for paragraph in paragraphs:
        now.append(paragraph)
        if sum(len(each.split()) for each in now) >= words:
            made.append("\n".join(now))
            now = []
    return made


def bare_encoder(directory: Path) -> Any:
    """The part of the reader's graph that makes the words' vectors, as a session of its own."""
    try:
        from onnx.utils import extract_model
    except ImportError as error:
        raise SystemExit("the bare encoder is cut out with onnx: pip install onnx") from error
    from dateline.understand.network import session

    with tempfile.TemporaryDirectory() as place:
        alone = Path(place) / "encoder.onnx"
        extract_model(str(directory / "reader.onnx"), str(alone), ["pieces", "shapes", "firsts"], ["words"])
        return session(alone, 1)


def reader_share(folder: Path, model: Path | None) -> dict[str, float]:
    """The reader's rate as a share of the bare encoder's, and both."""
    from benchmarks._run import article
    from dateline.understand import Reader

    paragraphs = [line for text in texts(folder) for line in text.split("\n") if line.strip()]
    articles = [article(text) for text in of_length(paragraphs, WORDS)[:ARTICLES]]
    if not articles:
        raise SystemExit(f"too little text in {folder}: {WORDS} words are needed")
    reader = Reader.load(directory=model)
    network = reader.network
    encoder = bare_encoder(network.directory)
    tokens, spent = 0, {"reader": 0.0, "encoder": 0.0}
    for each in articles:
        words = [t.text for t in reader.annotate(each).tokens]
        feeds = list(network.plain_feeds(words))
        tokens += len(words)
        for name in ("encoder", "reader"):
            best = math.inf
            for _ in range(RUNS):
                start = time.process_time()
                if name == "reader":
                    reader.annotate(each)
                else:
                    for feed in feeds:
                        encoder.run(["words"], feed)
                best = min(best, time.process_time() - start)
            spent[name] += best
    rates = {f"{name}_tokens_per_s": tokens / seconds for name, seconds in spent.items()}
    return {"tokens_per_s_of_bare_encoder_pct": 100 * spent["encoder"] / spent["reader"], **rates}


def main(given: list[str] | None = None) -> None:
    """Print the times of help, of builds of two articles and of the folder, and of a second build."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=EXAMPLE, metavar="DIR", help="a folder of articles")
    parser.add_argument("--model", type=Path, help="the folder of another reader than the shipped one")
    parser.add_argument("--reader-only", action="store_true", help="leave the commands out")
    chosen = parser.parse_args(given)
    folder = chosen.data
    for name, value in reader_share(folder, chosen.model).items():
        print(f"{name}: {value:.1f}", flush=True)
    if chosen.reader_only:
        return
    if not any(path.suffix in (".html", ".txt") for path in folder.iterdir()):
        folder = EXAMPLE
    two = [str(path) for path in sorted(folder.iterdir()) if path.suffix in (".html", ".txt")][:2]
    print(f"help_s: {min(seconds('--help') for _ in range(RUNS)):.2f}")
    with tempfile.TemporaryDirectory() as place:
        stores = [str(Path(place) / f"{n}.dateline") for n in range(2 * RUNS)]
        print(f"build_two_articles_s: {min(seconds('build', *two, '--store', s) for s in stores[:RUNS]):.2f}")
        print(f"build_folder_s: {min(seconds('build', str(folder), '--store', s) for s in stores[RUNS:]):.2f}")
        print(f"second_build_s: {min(seconds('build', str(folder), '--store', s) for s in stores[RUNS:]):.2f}")


if __name__ == "__main__":
    main()
