"""A file appears whole or not at all: temporary name in the same folder, flush, fsync, rename."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO


def sync_folder(folder: Path) -> None:
    """Make a rename last; a system that cannot sync folders goes without."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Open a temporary file that becomes `path` when the block ends well, and vanishes when it does not.

    Raises:
        OSError: the disk is full, or the folder or the file may not be written; the old file is as it was.
    """
    with temporary(path) as name, open(name, "wb") as file:
        yield file
        file.flush()


@contextlib.contextmanager
def temporary(path: Path, sync: bool = True) -> Iterator[Path]:
    """The same for writers that want a name: yields a temporary path beside `path`, renamed at the end.

    `sync=False` leaves `sync_folder` to a caller that writes many files.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    os.close(handle)
    try:
        yield Path(name)
        with open(name, "rb") as written:
            os.fsync(written.fileno())
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
    if sync:
        sync_folder(path.parent)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
