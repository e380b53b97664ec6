"""The tables of a run in a process that does nothing else."""

import gc
import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path


class _WithoutPandas:
    """Makes pandas absent: to ask whether a plain list is a frame, Arrow would import it, which takes 0.4 s."""

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: object = None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError("pandas is left out of this process", name=name)


def write_all(out: Path, base: str, as_of: str | None) -> list[str]:
    """`extractor.export.files.write_all`, for a worker process (elsewhere pandas stays as it is)."""
    if multiprocessing.parent_process() is not None and "pandas" not in sys.modules:
        sys.meta_path.insert(0, _WithoutPandas())
        gc.disable()  # rows make no cycles, and this process ends with its tables
    from extractor.export.files import write_all as write

    return write(out, base, as_of)
