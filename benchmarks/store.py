"""How long the store takes: loading generated records, and each list and comparison on what was loaded.

    python benchmarks/store.py [--documents 100000] [--engine sqlite|postgresql|both]

The records are those of tests/store/made.py, eight figures a letter. PostgreSQL runs as a throw-away cluster. Every
question is asked seven times, each time with other values; the median, the slowest and the quickest are printed in
milliseconds, and the median of the processor time: on a machine that others use, the quickest says most about the
store, and on SQLite the processor time, for the database works in the process that asks. Below them what `compare`,
`commitments` and `export` do with a filter: reading and making, without start-up and printing.
"""

import argparse
import contextlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "store"))

from cluster import binaries, cluster
from made import INDICATORS, record

from extractor.compare.comparison import compare
from extractor.compare.letters import letters_of
from extractor.compare.promises import assess
from extractor.compare.series import Selection, beside
from extractor.lang.names import municipalities
from extractor.schema.codec import encode
from extractor.store import lists
from extractor.store.engine import connect, reading
from extractor.store.lists import Filter
from extractor.store.query import StoreSource
from extractor.store.save import Store

FIGURES, ROUNDS, LIMIT_MS = 8, 7, 300
LETTERS = 1020  # of each municipality, of 100,000
Taken = tuple[float, float]  # milliseconds by the clock, and of this process's processor time


def line(seed: int) -> bytes:
    return encode(record(seed, FIGURES))


def lines(documents: int) -> Iterator[bytes]:
    with Pool(1) as pool:
        yield from pool.imap(line, range(documents), chunksize=200)


def questions(i: int) -> dict[str, Callable[[Any], object]]:
    """Every list and comparison, with values that differ from round to round."""
    codes = [m.code for m in municipalities()]
    code, eight = codes[i * 13 % 98], tuple(codes[(i * 13 + k * 11) % 98] for k in range(8))
    name, group = INDICATORS[i % len(INDICATORS)], "sygedagpenge"
    asked: dict[str, tuple[Callable[..., object], Filter]] = {
        "documents, all": (lists.documents, Filter()),
        "documents, municipality and year": (lists.documents, Filter((code,), since="2018-01-01", until="2018-12-31")),
        "documents, type": (lists.documents, Filter(doc_type="minutes")),
        "facts, all": (lists.facts, Filter()),
        "facts, percentages above 80 of a municipality": (
            lists.facts, Filter((code,), kind="percentage", above=Decimal(80)),
        ),
        "facts, percentages": (lists.facts, Filter(kind="percentage")),
        "observations, all": (lists.observations, Filter()),
        "observations, municipality": (lists.observations, Filter((code,))),
        "observations, indicator": (lists.observations, Filter(indicator=name)),
        "observations, indicator and group since 2020": (
            lists.observations, Filter(indicator=name, target_group=group, since="2020-01-01"),
        ),
        "commitments, all": (lists.commitments, Filter()),
        "commitments, overdue": (lists.commitments, Filter(status="open", until="2025-06-30")),
        "commitments, due within 30 days": (
            lists.commitments, Filter(status="open", since="2026-01-01", until="2026-01-30"),
        ),
        "commitments, municipality": (lists.commitments, Filter((code,))),
        "initiatives, all": (lists.initiatives, Filter()),
        "initiatives, municipality": (lists.initiatives, Filter((code,))),
        "initiatives, type": (lists.initiatives, Filter(kind="opkvalificering")),
        "comparison, eight municipalities, a group": (lists.series, Filter(eight, indicator=name, target_group=group)),
        "comparison, eight municipalities": (lists.series, Filter(eight, indicator=name)),
        "comparison, all municipalities, a group, a year": (
            lists.series, Filter(indicator=name, target_group=group, since="2022-01-01", until="2022-12-31"),
        ),
        "newest figure of each municipality, a group": (lists.latest, Filter(indicator=name, target_group=group)),
    }  # fmt: skip
    told = {title: partial(_ask, question, wanted) for title, (question, wanted) in asked.items()}
    return told | {"overview of all municipalities": partial(_overview, "2025-06-30")}


def commands(i: int, source: StoreSource) -> dict[str, Callable[[], object]]:
    """What the commands ask and make of the answer, without start-up and printing."""
    codes = [m.code for m in municipalities()]
    code, eight = codes[i * 13 % 98], tuple(codes[(i * 13 + k * 11) % 98] for k in range(8))
    name = ("andel_uden_1_tilbud_6m", "antal_mentorer", "andel_uden_tilbud_eller_mentor_12m")[i % 3]
    year = {"since": f"{2014 + i}-01-01", "until": f"{2014 + i}-12-31"}

    def compared(codes: tuple[str, ...]) -> object:
        wanted = Selection(codes, (name,))
        return compare(source.figures(codes, beside(wanted.indicators)), wanted)

    return {
        "compare, a municipality and an indicator": partial(compared, (code,)),
        "compare, eight municipalities and an indicator": partial(compared, eight),
        "commitments, a municipality": lambda: assess(letters_of(source.results(code, dates_alone=True)), "2025-06-30"),
        "export, records of a municipality and a year": lambda: list(source.results(code, **year)),
        "export, records of a municipality": lambda: list(source.results(code)),
    }


def _ask(question: Callable[..., object], wanted: Filter, connection: Any) -> object:
    return question(connection, wanted)


def _overview(day: str, connection: Any) -> object:
    return lists.overview(connection, day)


def measure(url: str, documents: int, check: bool) -> float:
    """Load, ask, print; the slowest median in milliseconds."""
    started = time.perf_counter()
    store = Store(url, "benchmark")
    store.load(lines(documents))
    store.finish()
    store.close()
    seconds = time.perf_counter() - started
    print(f"  load: {documents} documents in {seconds:.1f} s, {documents / seconds:.0f} a second", flush=True)
    return ask(url, check)


def ask(url: str, check: bool) -> float:
    """Ask every question of a loaded store, print; the slowest median in milliseconds."""
    engine = connect(url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        started = time.perf_counter()
        if engine.dialect.name == "postgresql":  # SQLite was sampled as the load ended; this comes by itself in time
            connection.exec_driver_sql("VACUUM ANALYZE")
            print(f"  vacuum: {time.perf_counter() - started:.1f} s", flush=True)
    times: dict[str, list[Taken]] = {}
    work: dict[str, list[Taken]] = {}  # not held to the limit: they grow with the letters of a municipality
    with reading(engine) as connection:
        for i in range(ROUNDS):
            for title, question in questions(i).items():
                times.setdefault(title, []).append(_timed(partial(question, connection)))
    source = StoreSource(url)
    for i in range(ROUNDS):
        for title, command in commands(i, source).items():
            work.setdefault(title, []).append(_timed(command))
    worst = max(_print(title, taken) for title, taken in times.items())
    print(f"  what the commands make of it, about {LETTERS} letters a municipality:")
    for title, taken in work.items():
        _print(title, taken)
    if check:
        _check(engine)
    engine.dispose()
    return worst


def _timed(ask: Callable[[], object]) -> Taken:
    wall, own = time.perf_counter(), time.process_time()
    ask()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - own) * 1000


def _print(title: str, taken: list[Taken]) -> float:
    """One line; the median in milliseconds."""
    walls = [wall for wall, _ in taken]
    own = statistics.median(own for _, own in taken)
    print(f"  {title:50} {statistics.median(walls):8.1f} {max(walls):8.1f} {min(walls):8.1f} {own:8.1f}", flush=True)
    return statistics.median(walls)


def _check(engine: Any) -> None:
    from extractor.store.check import check

    started = time.perf_counter()
    with reading(engine) as connection:
        found = list(check(connection))
    print(f"  db check: {len(found)} findings in {time.perf_counter() - started:.0f} s", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--engine", choices=("sqlite", "postgresql", "both"), default="both")
    parser.add_argument("--check", action="store_true", help="run `db check` on what was loaded, too")
    parser.add_argument("--ask", metavar="URL", help="load nothing: ask a store that was loaded before")
    given = parser.parse_args()
    if given.ask:
        return 0 if ask(given.ask, given.check) < LIMIT_MS else 1
    worst = 0.0
    with contextlib.ExitStack() as stack:
        if given.engine in ("sqlite", "both"):
            path = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "store.db"
            print(f"SQLite; question, median, slowest, quickest and processor ms of {ROUNDS}")
            worst = measure(f"sqlite:///{path}", given.documents, given.check)
            print(f"  file: {os.path.getsize(path) / 1e6:.0f} MB")
        if given.engine in ("postgresql", "both"):
            if binaries() is None:
                print("PostgreSQL: not installed, not measured")
            else:
                print(f"PostgreSQL; question, median, slowest, quickest and processor ms of {ROUNDS}")
                worst = max(worst, measure(stack.enter_context(cluster()).database(), given.documents, given.check))
    print(f"slowest median: {worst:.1f} ms; wanted: under {LIMIT_MS}")
    return 0 if worst < LIMIT_MS else 1


if __name__ == "__main__":
    sys.exit(main())
