"""What the user named -> the inputs of a run, in an order that no file system and no argument order changes.

Nothing here opens a document for reading its content: a name is a regular file, or it is a problem.
"""

import errno
import glob
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from extractor.errors import NoInput
from extractor.export.written import MARKS, ours

STDIN = "-"
IGNORED = frozenset({"thumbs.db", "desktop.ini"})  # what desktop systems leave behind; dot files and «~$» locks too


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to account for: a readable name, or a name with the code of what is wrong with it."""

    source: str  # name the record carries: relative to the input folder, forward slashes, valid Unicode
    path: str  # name for the operating system; "-" is standard input
    named: bool = True  # False: found in a folder, so that an unknown suffix is skipped, not failed
    problem: str = ""
    detail: str = ""


def gather(arguments: Sequence[str]) -> list[Input]:
    """Files, folders (with subfolders), globs and `-` as inputs sorted by source; each file once.

    Raises:
        NoInput: no file at all under the arguments.
    """
    found: dict[str, tuple[str, bool, str, str]] = {}
    roots: list[str] = []
    for argument in arguments:
        for name in _expand(argument):
            if name == STDIN:
                found.setdefault(STDIN, (STDIN, True, "", ""))
                continue
            is_folder = os.path.isdir(name)
            absolute = os.path.abspath(name)
            roots.append(absolute if is_folder else os.path.dirname(absolute))
            for path, named, problem, detail in _folder(absolute) if is_folder else [(absolute, True, *_check(name))]:
                found.setdefault(path, (path, named, problem, detail))
    if not found:
        raise NoInput(", ".join(arguments))
    common = _common(roots)
    inputs = [
        Input(_source(path, common), path, named, problem, detail) for path, named, problem, detail in found.values()
    ]
    return sorted(inputs, key=lambda item: (item.source, item.path))


def base_folder(arguments: Sequence[str]) -> str:
    """The folder that the sources of `gather` are relative to; "" for standard input alone."""
    names = [name for argument in arguments for name in _expand(argument) if name != STDIN]
    return _common(
        [os.path.abspath(name) if os.path.isdir(name) else os.path.dirname(os.path.abspath(name)) for name in names]
    )


def _common(roots: Sequence[str]) -> str:
    return os.path.commonpath(roots) if roots else ""


def _expand(argument: str) -> list[str]:
    """A glob that no shell has expanded; a name that exists is itself, brackets and all.

    A name is also found without the carriage return of a list that Windows made, and whether its accents are
    characters of their own, as on a Mac, or not.
    """
    if argument == STDIN:
        return [argument]
    spellings = [argument, *(normalize(form, argument.rstrip("\r")) for form in ("NFC", "NFD"))]
    if there := next(filter(os.path.lexists, spellings), None):
        return [there]
    if glob.has_magic(argument):
        names = sorted(glob.glob(argument, recursive=True))
        return [name for name in names if not _ignored(os.path.basename(name)) and not _own(name)] or [argument]
    return [argument]


def _own(path: str) -> bool:
    """Whether a file is one of those that a run wrote into this folder."""
    folder, name = os.path.split(path)
    return any(os.path.lexists(os.path.join(folder, mark)) for mark in MARKS) and ours(name)


def _folder(root: str) -> Iterator[tuple[str, bool, str, str]]:
    unreadable: list[tuple[str, bool, str, str]] = []

    def denied(error: OSError) -> None:
        unreadable.append((str(error.filename), True, "no_permission", ""))

    for folder, folders, files in os.walk(root, onerror=denied):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        result = not MARKS.isdisjoint(files)
        for name in sorted(files) + links:
            if _ignored(name) or (result and ours(name)):
                continue
            path = os.path.join(folder, name)
            if os.path.islink(path):
                yield path, False, "not_regular_file", "symbolic link"
            else:
                yield path, False, *_check(path)
    yield from unreadable


def _ignored(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in IGNORED


def _check(path: str) -> tuple[str, str]:
    """The code and detail of what is wrong with a name, ("", "") for a readable regular file."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return "not_found", ""
    except PermissionError:
        return "no_permission", ""
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno == errno.ELOOP:
            return "not_regular_file", "symbolic link"
        return "not_regular_file", str(getattr(error, "strerror", "") or "")
    if not stat.S_ISREG(mode):
        return "not_regular_file", _kind(mode)
    return ("", "") if os.access(path, os.R_OK) else ("no_permission", "")


def _kind(mode: int) -> str:
    tests = {"FIFO": stat.S_ISFIFO, "socket": stat.S_ISSOCK, "device": stat.S_ISCHR, "block device": stat.S_ISBLK}
    return next((name for name, test in tests.items() if test(mode)), "")


def _source(path: str, common: str) -> str:
    """The name in the record."""
    if path == STDIN:
        return "stdin.txt"
    name = os.path.relpath(path, common) if common else path
    text = readable(os.path.basename(path) if name == os.curdir else name)  # the named folder, where it is closed
    return text if sys.platform != "win32" else Path(text).as_posix()


def readable(path: str) -> str:
    """A path as text. Bytes that are no UTF-8 are read as Latin-1, so that the name can be shown."""
    raw = os.fsencode(path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
