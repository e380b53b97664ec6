"""A throw-away PostgreSQL: its own data folder and socket, no port, run by somebody who is not root."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine, text


def binaries() -> Path | None:
    """The folder with `initdb` and `postgres`, None where PostgreSQL 15 or later is not installed."""
    folders = [Path(found).parent for name in ("initdb",) if (found := shutil.which(name))]
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: -int(p.parent.name))
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            told = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True).stdout
            if int(told.split()[2].split(".")[0]) >= 15:
                return folder
    return None


def _somebody() -> str | None:
    """PostgreSQL refuses root: the user to become, None where we are not root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


@contextlib.contextmanager
def cluster(durable: bool = False) -> Iterator["Cluster"]:
    """Start a cluster and take it down again. `durable` leaves fsync on."""
    folder = binaries()
    assert folder is not None
    user = _somebody()
    home = Path(tempfile.mkdtemp(prefix="extractor-pg-"))
    try:
        if user:
            os.chown(home, pwd.getpwnam(user).pw_uid, -1)
        made = Cluster(folder, home, user, durable)
        made.make()
        made.start()
        try:
            yield made
        finally:
            made.stop()
    finally:
        shutil.rmtree(home, ignore_errors=True)


class Cluster:
    """A running server; databases are made on demand."""

    def __init__(self, folder: Path, home: Path, user: str | None, durable: bool) -> None:
        self.folder, self.home, self.user, self.durable = folder, home, user, durable
        self.count = 0

    def _run(self, *command: object) -> None:
        environ = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            list(map(str, command)), user=self.user, env=environ, cwd=self.home, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr

    def make(self) -> None:
        """`initdb`, in a locale that does not sort by code point, so that the tables must ask for it."""
        data = self.home / "data"
        self._run(
            self.folder / "initdb", "-D", data, "-U", "extractor", "-A", "trust", "-E", "UTF8", "--no-sync",
            "--locale-provider=icu", "--icu-locale=da", "--locale=C.UTF-8",
        )  # fmt: skip
        extra = ["listen_addresses = ''", f"unix_socket_directories = '{self.home}'", "max_connections = 40"]
        extra += ["shared_buffers = 128MB", "max_wal_size = 2GB"]
        if not self.durable:
            extra += ["fsync = off", "full_page_writes = off"]
        with open(data / "postgresql.conf", "a") as conf:
            conf.write("\n".join(extra) + "\n")

    def start(self) -> None:
        """Start the server and wait until it answers."""
        data, log = self.home / "data", self.home / "log"
        self._run(self.folder / "pg_ctl", "-D", data, "-l", log, "-w", "-t", "60", "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop the server."""
        self._run(self.folder / "pg_ctl", "-D", self.home / "data", "-m", mode, "-w", "stop")

    def database(self) -> str:
        """The URL of a new, empty database."""
        self.count += 1
        name = f"test{self.count}_{os.getpid()}"
        admin = create_engine(self._url("postgres"), isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        admin.dispose()
        return self._url(name).replace("+psycopg", "")

    def _url(self, name: str) -> str:
        return f"postgresql+psycopg://extractor@/{name}?host={self.home}"
