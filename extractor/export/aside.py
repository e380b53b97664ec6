"""The tables of a run in a process that does nothing else."""

import gc
import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path

_LEFT_OUT = frozenset({"numpy", "pandas"})
_KEPT = 32 * 1024 * 1024  # bytes; columns of text come and go, and fetching their pages anew took a twentieth


class _Without:
    """Makes numpy and pandas absent, which Arrow can do without: it would import one to offer arrays of it (0.1 s) and
    the other to ask whether a plain list is a frame (0.4 s)."""

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: object = None) -> None:
        if name in _LEFT_OUT:
            raise ModuleNotFoundError(f"{name} is left out of this process", name=name)


def write_all(out: Path, base: str, as_of: str | None) -> list[str]:
    """`extractor.export.files.write_all`, for a worker process (elsewhere both stay as they are)."""
    if multiprocessing.parent_process() is not None and sys.modules.keys().isdisjoint(_LEFT_OUT):
        sys.meta_path.insert(0, _Without())
        from extractor.ingest.pdf.memory import keep_freed_memory

        keep_freed_memory(_KEPT)
        gc.disable()  # rows make no cycles, and this process ends with its tables
    from extractor.export.files import write_all as write

    return write(out, base, as_of)
