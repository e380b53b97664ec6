"""Runs the command as a user does: in a process of its own, with its own environment."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

SHARED = Path(__file__).parents[2] / "shared"
LETTER = (
    "Kære minister\n\nPr. 1. februar 2018 var {0} borgere uden indsats. Det svarer til {1},5 pct. af de "
    "aktivitetsparate.\n\nVi har ansat 3 mentorer i 6 måneder for 250.000 kr.\n\nMed venlig hilsen\nBorgmesteren\n"
)


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


def extractor(*arguments: object, stdin: bytes | None = None, cwd: Path | None = None, **environ: str) -> Done:
    """Run `extractor ARGUMENTS`; keywords are environment variables, an empty one is taken away."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("EXTRACTOR_")} | environ
    env = {k: v for k, v in env.items() if v != ""}
    command = [sys.executable, "-P", "-m", "extractor.cli", *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, env=env, cwd=cwd, timeout=240)
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "backslashreplace"))


def letters(folder: Path, count: int) -> Path:
    """Write so many different letters."""
    folder.mkdir(parents=True, exist_ok=True)
    for i in range(count):
        (folder / f"brev_{i:03}.txt").write_text(LETTER.format(i + 100, i % 90 + 1), "utf-8")
    return folder
