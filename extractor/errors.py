"""The tree of expected failures, each with the exit code that the command line ends with.

Exit codes follow the command line's contract (docs/cli.md): 0 done, 1 findings, 2 wrong use, 3 missing
dependency or model, 4 some files failed, 5 no input or nothing readable, 6 configuration, 7 database,
8 every file encrypted, 15 unexpected, 130 stopped by the user.
"""

from pathlib import Path


class ExtractorError(Exception):
    """Something a user can meet and mend; `str()` is one sentence for them."""

    exit_code = 15
    code = "unexpected"


class UsageError(ExtractorError):
    """The command line asks for something that cannot be done as asked."""

    exit_code = 2
    code = "usage"


class MissingDependency(ExtractorError):
    """A package, program or model is not installed; the sentence names the install line."""

    exit_code = 3
    code = "missing_dependency"


class NoInput(ExtractorError):
    """No file was found, or none of them could be read."""

    exit_code = 5
    code = "no_input"


class ConfigurationError(ExtractorError):
    """A setting from file, environment or flag has an impossible value."""

    exit_code = 6
    code = "configuration"


class DatabaseError(ExtractorError):
    """The store is locked, unreachable, or of another schema version."""

    exit_code = 7
    code = "database"


class UnreadableDocument(ExtractorError):
    """A file could not be turned into a `Document`; `code` is of the closed list in `problems.py`."""

    exit_code = 5

    def __init__(self, path: Path | str, code: str, detail: str = "") -> None:
        super().__init__(path, code, detail)  # the arguments themselves, so that it pickles

    @property
    def code(self) -> str:  # type: ignore[override]
        return str(self.args[1])

    def __str__(self) -> str:
        path, code, detail = self.args
        return f"{path}: {code}" + (f" ({detail})" if detail else "")
