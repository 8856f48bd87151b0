"""A real PostgreSQL for tests: a server of their own on a socket in a temporary folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

USER = "postgres"  # the server refuses to run as root; then it runs as this user


class Server:
    """One server in one folder; ``stop`` and ``start`` as often as a test wants."""

    def __init__(self, binaries: Path, folder: Path) -> None:
        """Make the files of a new server."""
        self._binaries, self._folder = binaries, folder
        self._databases = 0
        self._run("initdb", "-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "-D", self._data)

    def start(self) -> None:
        """Start and wait until it answers."""
        options = f"-c listen_addresses='' -c unix_socket_directories='{self._folder}' -c fsync=off"
        self._run("pg_ctl", "-w", "-D", self._data, "-l", str(self._folder / "log"), "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop and wait until it is gone; ``immediate`` is a crash."""
        self._run("pg_ctl", "-w", "-D", self._data, "-m", mode, "stop")

    def new_database(self, template: str = "template0") -> str:
        """The address of a new database, a copy of the template."""
        self._databases += 1
        name = f"test{self._databases}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
        return self.address(name)

    def address(self, name: str) -> str:
        """The address of a database of this name."""
        return f"postgresql://{USER}@/{name}?host={self._folder}"

    @property
    def _data(self) -> str:
        return str(self._folder / "data")

    def _run(self, program: str, *arguments: str) -> None:
        as_user = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups"] if os.geteuid() == 0 else []
        subprocess.run(
            [*as_user, str(self._binaries / program), *arguments],
            check=True,
            stdout=subprocess.DEVNULL,  # pg_ctl leaves its output to the server: a pipe would never end
            cwd=self._folder,
        )


def binaries() -> Path | None:
    """Where the newest installed PostgreSQL has its programs; None when there is none."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent  # a link to one program has not all the others beside it
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return installed[-1].parent if installed else None


@contextmanager
def running(programs: Path) -> Iterator[Server]:
    """A server that is stopped and removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="fundstelle-postgres-"))
    try:
        if os.geteuid() == 0:
            user = pwd.getpwnam(USER)
            os.chown(folder, user.pw_uid, user.pw_gid)
        server = Server(programs, folder)
        server.start()
        try:
            yield server
        finally:
            server.stop("immediate")
    finally:
        shutil.rmtree(folder)
