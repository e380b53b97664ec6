"""PostgreSQL goes down in the middle of a run: nothing lost, nothing twice, and the run goes on or is resumed."""

import subprocess
import time

import pytest

from extractor.cli.say import describe
from extractor.errors import DatabaseError
from extractor.store.engine import connect, reading
from extractor.store.save import Store
from extractor.store.tables import document
from tests.command import letters
from tests.store.cluster import binaries, cluster
from tests.store.killing import faults, left, run, stored
from tests.store.made import record

LETTERS = 30


@pytest.fixture(scope="module")
def own():
    """A server of its own: others' tests must not lose theirs."""
    if binaries() is None:
        pytest.skip("PostgreSQL 15 or later is not installed (Debian: apt install postgresql)")
    with cluster() as started:
        yield started


def until(condition, seconds=60.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.parametrize("mode", ["immediate", "fast"])
def test_a_run_outlives_a_restart(own, tmp_path, mode):
    folder, url = letters(tmp_path / "breve", LETTERS), own.database()
    undisturbed = f"sqlite:///{tmp_path}/undisturbed.db"
    subprocess.run(
        run("run", folder, "--out", tmp_path / "a", "--store", undisturbed, "-q"), check=True, capture_output=True
    )
    command = run("run", folder, "--out", tmp_path / "b", "--store", url, "--jobs", 2, "-q")
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    until(lambda: stored(url) > 0)
    own.stop(mode)
    before = process.poll()
    own.start()
    told = process.communicate(timeout=120)
    assert before is None  # the server went down while the run was under way
    assert process.returncode == 0, told
    assert faults(url) == []
    assert left(url) == left(undisturbed)
    assert (tmp_path / "a" / "records.jsonl").read_bytes() == (tmp_path / "b" / "records.jsonl").read_bytes()


def test_a_server_that_stays_away_is_told_of_and_the_rest_resumed(own):
    url, results = own.database(), [record(seed) for seed in range(6)]
    with Store(url, "key", patience=1.0) as store:
        for result in results[:3]:
            store.save(result)
        own.stop("immediate")
        with pytest.raises(DatabaseError) as caught:
            store.save(results[3])
    own.start()
    told = describe(caught.value, "da")
    assert "gik tabt og kom ikke igen inden for 1 sekunder" in told
    assert "--resume" in told
    with Store(url, "key", resume=True) as store:
        assert store.run_id == 1
        for result in results:
            store.save(result)
        store.finish()
    assert faults(url) == []
    with reading(connect(url)) as connection:
        assert sorted(connection.execute(document.select()).scalars()) == sorted(r.document_id for r in results)
