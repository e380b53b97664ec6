"""The handful of settings, gathered in one place: defaults, then `extractor.toml`, environment, flags.

Environment variables are `EXTRACTOR_` + the field's name in capitals (`EXTRACTOR_LANGUAGE=en`).
"""

import dataclasses
import os
import tomllib
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, get_type_hints

from extractor.errors import ConfigurationError, MissingDependency

MiB = 1024 * 1024


@dataclasses.dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set; every limit is from the reliability contract (docs/limits.md)."""

    language: str = "da"  # of messages to people: da | en; JSON keys are always English
    model: str = ""  # spaCy pipeline: ""/"none" = rules alone, else a package's name or a folder
    store: str = ""  # database URL; "" = none
    jobs: int = 0  # worker processes; 0 = one per available processor
    engine: str = "pdfium"  # reader of PDF text: pdfium | pdfplumber (slow second opinion)
    max_file_mb: int = 100
    max_pages: int = 5000
    max_characters: int = 10_000_000
    base_seconds: float = 30.0  # wall time for one document: base + per page, at most max_seconds
    page_seconds: float = 0.1
    max_seconds: float = 300.0
    worker_memory_mb: int = 1024  # beyond what the worker holds when it is ready
    worker_documents: int = 200  # a worker is replaced after so many documents
    attempts: int = 2

    def __post_init__(self) -> None:
        if self.language not in ("da", "en"):
            raise ConfigurationError("setting_choice", "language", "da, en", self.language)
        if self.engine not in ("pdfium", "pdfplumber"):
            raise ConfigurationError("setting_choice", "engine", "pdfium, pdfplumber", self.engine)
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if isinstance(value, int | float) and value < 0:
                raise ConfigurationError("setting_negative", field.name, value)


def load(
    overrides: Mapping[str, Any] | None = None, file: Path | None = None, environ: Mapping[str, str] = os.environ
) -> Settings:
    """Gather the settings: defaults < file < environment < `overrides` (flags; None means not given).

    Raises:
        ConfigurationError: an unknown name, or a value of the wrong type or out of range.
        MissingDependency: the model that is named is not there.
    """
    hints = get_type_hints(Settings)
    values: dict[str, Any] = {}
    path = file or Path("extractor.toml")
    if path.is_file():
        try:
            values.update(tomllib.loads(path.read_text("utf-8")))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ConfigurationError(f"{path}: {error}") from error
        except OSError as error:
            raise ConfigurationError("system", str(path), error) from error
    for name in hints:
        if (raw := environ.get(f"EXTRACTOR_{name.upper()}")) is not None:
            values[name] = raw
    values.update({name: value for name, value in (overrides or {}).items() if value is not None})
    if unknown := sorted(set(values) - set(hints)):
        raise ConfigurationError("setting_unknown", ", ".join(unknown), ", ".join(sorted(hints)))
    try:
        settings = Settings(**{name: _as(hints[name], name, value) for name, value in values.items()})
    except TypeError as error:
        raise ConfigurationError(str(error)) from error
    ensure_model(settings.model)
    return settings


def _as(kind: type, name: str, value: Any) -> Any:
    try:
        return kind(value)
    except (TypeError, ValueError) as error:
        raise ConfigurationError("setting_number", name, value) from error


def ensure_model(name: str) -> None:
    """Complain about a model that is not there before any work begins; a package is looked for, not imported.

    Raises:
        MissingDependency: neither an installed package nor a folder.
    """
    if name in ("", "none") or Path(name).is_dir():
        return
    if not name.isidentifier() or find_spec(name) is None:
        raise MissingDependency("no_model", name)
