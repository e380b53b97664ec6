"""The tables of a run in a process that does nothing else."""

import contextlib
import gc
import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path

_LEFT_OUT = frozenset({"numpy", "pandas"})


class _Without:
    """Makes numpy and pandas absent, which Arrow can do without: it would import one to offer arrays of it (0.1 s) and
    the other to ask whether a plain list is a frame (0.4 s)."""

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: object = None) -> None:
        if name in _LEFT_OUT:
            raise ModuleNotFoundError(f"{name} is left out of this process", name=name)


def _keep_memory() -> None:
    """Have glibc keep what is freed: columns of text come and go, and fetching their pages anew took a fifteenth."""
    if sys.platform != "linux":
        return
    import ctypes

    trim_threshold, mmap_threshold = -1, -3  # M_TRIM_THRESHOLD, M_MMAP_THRESHOLD of <malloc.h>
    with contextlib.suppress(OSError, AttributeError):  # another C library
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(trim_threshold, 1 << 30)
        mallopt(mmap_threshold, 1 << 25)  # bytes, the most it takes


def write_all(out: Path, base: str, as_of: str | None) -> list[str]:
    """`extractor.export.files.write_all`, for a worker process (elsewhere both stay as they are)."""
    if multiprocessing.parent_process() is not None and sys.modules.keys().isdisjoint(_LEFT_OUT):
        sys.meta_path.insert(0, _Without())
        _keep_memory()
        gc.disable()  # rows make no cycles, and this process ends with its tables
    from extractor.export.files import write_all as write

    return write(out, base, as_of)
