"""Every command takes the address of a server's database in the place of a file, and says and writes the same."""

from __future__ import annotations

import re
import traceback
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.pipeline import open_story
from dateline.store import Store
from tests.cli.conftest import TEXTS, Run
from tests.servers import Cluster

BEFORE = [
    "build news",
    "timeline",
    "claims",
    "sources",
    "entities",
    "conflicts",
    "states",
    "stories",
    "files",
    "search --words ada left",
    "show {event}",
    "judge right {event} --by Kim",
    "judge note {event} look-again --by Kim",
    "judge list",
    "judge undo --by Kim",
    "fact Ada=1980-01-01",
    "export --format json -o out.json",
    "export --format csv -o out.csv",
    "verify",
]
AFTER = [
    "watch news --once",
    "changes",
    "remove a.txt",
    "timeline",
    "remove --undo a.txt",
    "build news",
    "remove --purge a.txt",
    "timeline",
    "judge list",
    "verify",
]


def said(run: Run, store: str, event: str, commands: list[str]) -> list[object]:
    """What commands say, with the store's name and the times of judgements left out, and what they write."""
    found: list[object] = []
    for command in commands:
        code, out, err = run(*command.format(event=event).split(), "--store", store)
        text = f"{out}{err}".replace(f"'{store}'", "STORE").replace(store, "STORE")
        found.append((command, code, re.sub(r"\d{4}-\d\d-\d\d.\d\d:\d\d(:\d\dZ)?", "NOW", text)))
        for written in sorted(Path().glob("out.*")):
            found.append(written.read_bytes())
            written.unlink()
    return found


@pytest.mark.parametrize("commands", [BEFORE, AFTER], ids=["reading", "removing"])
def test_commands_say_the_same_of_a_server_as_of_a_file(
    run: Run, folder: Path, cluster: Cluster, commands: list[str]
) -> None:
    url = cluster.schema()
    told = []
    for store in (url, "file.dateline"):
        for name, text in TEXTS.items():
            (folder / name).write_text(text)
        run("build", folder.name, "--store", store)
        (folder / "c.txt").write_text("Dee said Ada left Hull.")
        event = open_story(store).links.events[0].id
        told.append(said(run, store, event, commands))
        (folder / "c.txt").unlink()
    for server, file in zip(*told, strict=True):
        assert server == file


def test_a_password_is_in_nothing_that_is_said_or_written(run: Run, folder: Path, cluster: Cluster) -> None:
    url = cluster.schema().replace("dateline@", "dateline:pass%40word@")
    secret = re.compile("pass(%40|@)word")
    for words in ("news -o news.html", "build news", "timeline", "watch news --once", "verify"):
        code, out, err = run(*words.split(), "--store", url)
        assert code == 0, err
        assert not secret.search(out + err)
    assert "--store 'postgresql://dateline@/" in run("build", "news", "--store", url)[1]
    assert not secret.search(Path("news.html").read_text())
    with pytest.raises(StoreError, match="does not exist") as raised:
        Store(url.replace("/postgres?", "/nosuch?"))
    assert not secret.search("".join(traceback.format_exception(raised.value)))
