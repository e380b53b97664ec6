"""What is written to stdout and stderr: UTF-8 in every locale, and no trouble where the reader has gone."""

import io
import os
import stat
import sys
from contextlib import suppress
from typing import Any


class _Pipe(io.FileIO):
    """A pipe that swallows what is written once nobody reads it (`… | head`): the work behind it is done all the same.

    A run would otherwise end without its tables because somebody had seen enough of its progress.
    """

    def write(self, data: Any) -> int:
        try:
            return super().write(data)
        except BrokenPipeError:
            return len(data)


def prepare() -> None:
    """Before anything is written."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        with suppress(OSError, ValueError, AttributeError):  # a stream without a file, as in a test
            if _is_pipe(stream.fileno()):
                buffer = io.BufferedWriter(_Pipe(stream.fileno(), "w", closefd=False))
                stream = io.TextIOWrapper(buffer, stream.encoding, stream.errors, line_buffering=stream.line_buffering)
                setattr(sys, name, stream)
        if hasattr(stream, "reconfigure") and (stream.encoding or "").lower() in ("ascii", "ansi_x3.4-1968", ""):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _is_pipe(handle: int) -> bool:
    mode = os.fstat(handle).st_mode
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)
