"""A PostgreSQL server of the tests' own: a cluster in a folder that goes with it, on a socket that nobody else sees."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

OWNER, USER = "postgres", "dateline"  # the server refuses to run as root: then it runs as the one Debian makes for it
_SECONDS = 30
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "shared_buffers=16MB")


def binaries() -> Path | None:
    """The folder of the newest server that is installed here, if there is one that may be run."""
    if os.getuid() == 0 and (shutil.which("setpriv") is None or not _is_user(OWNER)):
        return None
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda each: int(each.parts[-3]))
    on_path = [Path(each) for each in [shutil.which("initdb")] if each]
    return next((each.parent for each in [*reversed(found), *on_path]), None)


def _is_user(name: str) -> bool:
    import pwd

    return any(each.pw_name == name for each in pwd.getpwall())


class Cluster:
    """A running server. `schema` makes an empty place for a store in it."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short: a socket's name may have 107 letters
        if os.getuid() == 0:
            shutil.chown(self.folder, OWNER)
        self._made = 0
        data, log = self.folder / "data", self.folder / "log"
        # ICU or the C library order words otherwise than SQLite; the store is to have its own order whatever they do.
        self._run("initdb", "-D", str(data), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        settings = [word for each in (*_FAST, "listen_addresses=") for word in ("-c", each)]
        with log.open("wb") as out:
            self._server = subprocess.Popen(
                self._as_owner("postgres", "-D", str(data), "-k", str(self.folder), *settings), stdout=out, stderr=out
            )
        try:
            self._wait(log)
        except BaseException:
            self.stop()
            raise

    def _as_owner(self, program: str, *words: str) -> list[str]:
        command = [str(self._programs / program), *words]
        if os.getuid() == 0:
            return ["setpriv", f"--reuid={OWNER}", f"--regid={OWNER}", "--clear-groups", "--", *command]
        return command

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(self._as_owner(program, *words), capture_output=True, text=True, cwd=self.folder)
        assert done.returncode == 0, done.stderr

    def _wait(self, log: Path) -> None:
        import psycopg

        until = time.monotonic() + _SECONDS
        while True:
            try:
                self.sql("SELECT 1")
                return
            except psycopg.OperationalError:
                assert self._server.poll() is None and time.monotonic() < until, log.read_text()
                time.sleep(0.05)

    def sql(self, statement: str, database: str = "postgres") -> list[Sequence[object]]:
        """What a statement gives."""
        import psycopg

        with psycopg.connect(host=str(self.folder), user=USER, dbname=database, autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return list(cursor.fetchall()) if cursor.description else []

    def url(self, database: str, user: str = USER) -> str:
        """The address of a database."""
        return f"postgresql://{user}@/{database}?host={quote(str(self.folder))}"

    def database(self, more: str = "") -> str:
        """The address of a new, empty database."""
        self._made += 1
        name = f"store{self._made}"
        self.sql(f"CREATE DATABASE {name} {more}")
        return self.url(name)

    def schema(self) -> str:
        """The address of a new, empty schema of one database: made sooner than a database."""
        self._made += 1
        name = f"store{self._made}"
        self.sql(f"CREATE SCHEMA {name}")
        return f"{self.url('postgres')}&options=-csearch_path%3D{name}"

    def stop(self) -> None:
        """End the server, whoever is connected, without tidying up what goes anyway, and take its files away."""
        self._server.send_signal(signal.SIGQUIT)
        self._server.wait(_SECONDS)
        shutil.rmtree(self.folder)
