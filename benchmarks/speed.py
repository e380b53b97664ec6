"""Processor time of the whole `extractor run`, beside the naive baseline in the same minute.

    python benchmarks/speed.py [--shared ../shared] [--limit N] [--json]

Prints what one page of a letter costs beyond start-up (reading, extraction, records, tables and workbook, all
processes), the same for the naive baseline, their ratio, what a page of the agenda costs at three lengths (linear in
pages?), the start of `--help`, and one letter from start to written record.
"""

import argparse
import compileall
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
ENV = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def cpu(command: list[str]) -> tuple[float, str]:
    """Run a command; processor seconds of it and of every process it waited for, and its output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True, env=ENV, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 4):
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-500:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def extractor(*arguments: object) -> tuple[float, str]:
    """Run the command of this repository."""
    return cpu([sys.executable, "-P", "-m", "extractor.cli", *map(str, arguments)])


def run(source: Path, work: Path) -> tuple[float, int]:
    """One whole run with one worker: processor seconds and pages."""
    seconds, out = extractor("run", source, "--out", work / "out", "--force", "--jobs", 1, "--json")
    return seconds, int(json.loads(out)["pages"])


def best(measure, times: int = 3):
    """The least of several measurements: a busy neighbour only adds."""
    return min(measure() for _ in range(times))


def letters(shared: Path, work: Path, limit: int) -> dict[str, float]:
    """Letters beyond start-up, and the baseline on the same files."""
    files = sorted((shared / "bench" / "letters").glob("*.pdf"))[:limit]
    some, one = work / "letters", work / "one"
    for folder, kept in ((some, files), (one, files[:1])):
        folder.mkdir()
        for file in kept:
            shutil.copy(file, folder)
    seconds, pages = best(lambda: run(some, work), 2)
    start, first = best(lambda: run(one, work))
    baseline = str(shared / "bench" / "naive_baseline.py")
    _, out = cpu([sys.executable, baseline, str(some), str(work / "naive"), "--limit", str(limit)])
    naive = json.loads(out.splitlines()[-1])
    ours, theirs = 1000 * (seconds - start) / (pages - first), 1000 * naive["cpu_s"] / naive["pages"]
    return {
        "letters": len(files), "pages": pages, "one_letter_cpu_s": start, "run_cpu_s": seconds,
        "ms_per_page": ours, "naive_ms_per_page": theirs, "ratio": theirs / ours,
    }  # fmt: skip


def agenda(shared: Path, work: Path) -> dict[str, float]:
    """Milliseconds a page of the agenda at a fourth, half and all of its length, beyond one page."""
    import pikepdf

    found: dict[str, float] = {}
    for path in sorted((shared / "bench" / "agenda").glob("*.pdf")):
        with pikepdf.open(path) as whole:
            total = len(whole.pages)
            spent = {}
            for count in (1, total // 4, total // 2, total):
                part = work / f"{path.stem}_{count}.pdf"
                with pikepdf.new() as cut:
                    cut.pages.extend(whole.pages[:count])
                    cut.save(part)
                spent[count] = best(lambda part=part: run(part, work))[0]
        for count in list(spent)[1:]:
            found[f"{path.stem}_{count}_pages_ms_per_page"] = 1000 * (spent[count] - spent[1]) / (count - 1)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--limit", type=int, default=200, help="letters to read")
    parser.add_argument("--no-agenda", action="store_true")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    compileall.compile_dir(ROOT / "extractor", quiet=1)  # as an installed package is
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        figures = {"help_cpu_s": best(lambda: extractor("--help")[0])} | letters(
            arguments.shared, work, arguments.limit
        )
        if not arguments.no_agenda:
            figures |= agenda(arguments.shared, work)
    if arguments.json:
        print(json.dumps({name: round(value, 3) for name, value in figures.items()}))
    else:
        for name, value in figures.items():
            print(f"{name:40} {value:10.3f}")


if __name__ == "__main__":
    main()
