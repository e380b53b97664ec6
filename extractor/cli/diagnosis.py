"""What `extractor doctor` looks at. States: ok, absent (optional) and missing (needed)."""

import json
import multiprocessing
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import NamedTuple

from extractor.cli.version import model_name, version_line
from extractor.settings import Settings

_NEEDED = ("spacy", "pypdfium2", "pdfplumber", "rapidfuzz", "msgspec", "pebble", "pyarrow", "xlsxwriter", "rich")
_HINTS = {
    "da": {"missing": "mangler: kør «pip install extractor» igen", "absent": "ikke installeret (valgfri)"},
    "en": {"missing": "missing: run `pip install extractor` again", "absent": "not installed (optional)"},
}
_DANISH = {
    "model": "sprogmodel", "forkserver": "adskilte processer", "memory limit": "hukommelsesgrænse",
    "tesseract (OCR)": "tesseract (skannede sider)", "weasyprint": "weasyprint (PDF-resumé)",
    "psycopg": "psycopg (PostgreSQL)", "absent": "mangler", "missing": "MANGLER",
}  # fmt: skip


class Check(NamedTuple):
    """One thing that was looked at."""

    name: str
    state: str
    detail: str = ""


def checks(settings: Settings) -> list[Check]:
    """Look at packages, model, isolation of workers and optional programs."""
    found = [Check("python", "ok", sys.version.split()[0]), Check("extractor", "ok", version_line())]
    found += [_package(name, "missing") for name in _NEEDED]
    found.append(Check("model", "ok" if find_spec("da_kommune") else "absent", model_name()))
    methods = multiprocessing.get_all_start_methods()
    found.append(Check("forkserver", "ok" if "forkserver" in methods else "absent", ", ".join(methods)))
    found.append(Check("memory limit", "ok" if find_spec("resource") else "absent", f"{settings.worker_memory_mb} MiB"))
    found.append(Check("tesseract (OCR)", "ok" if shutil.which("tesseract") else "absent"))
    found += [_package(name, "absent") for name in ("weasyprint", "psycopg")]
    return found


def _package(name: str, otherwise: str) -> Check:
    try:
        return Check(name, "ok", version(name))
    except PackageNotFoundError:
        return Check(name, otherwise)


def show(found: list[Check], language: str, as_json: bool) -> None:
    """Print the checks as lines or as one JSON object."""
    if as_json:
        print(json.dumps({check.name: {"state": check.state, "detail": check.detail} for check in found}))
        return
    words = _DANISH if language == "da" else {}
    width = max(len(words.get(check.name, check.name)) for check in found)
    for check in found:
        detail = check.detail if check.state == "ok" else _HINTS[language][check.state]
        name, state = words.get(check.name, check.name), words.get(check.state, check.state)
        print(f"{name:{width}}  {state:8} {detail}")
