"""Every test of the store runs on both engines; without PostgreSQL's programs its half is skipped with the reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.store.save import Store
from tests.store.cluster import Cluster, binaries, cluster
from tests.store.made import LETTER

ENGINES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[Cluster]:
    """One throw-away PostgreSQL for all tests of the process."""
    if binaries() is None:
        pytest.skip("PostgreSQL 15 or later is not installed (Debian: apt install postgresql)")
    with cluster() as started:
        yield started


@pytest.fixture(params=ENGINES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database on each engine."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/store.db"
    started: Cluster = request.getfixturevalue("server")
    return started.database()


@pytest.fixture
def store(url: str) -> str:
    """A store of either engine that holds one letter (`made.LETTER`)."""
    with Store(url, "key") as opened:
        opened.save(LETTER)
        opened.finish()
    return url
