"""What made a result: version, rules, model."""

import hashlib
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from extractor import __version__

_RULES = ("schema", "lang", "ingest", "layout", "facts", "assembly", "pipeline")


def rules_hash() -> str:
    """Eight hex digits over the code and the word lists that decide what is found."""
    package = Path(str(files("extractor")))
    digest = hashlib.sha256()
    for floor in _RULES:
        for path in sorted((package / floor).rglob("*")):
            if path.suffix in (".py", ".toml", ".csv"):
                digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:8]


def model_name() -> str:
    """Name and version of the shipped model, «rules only» where there is none."""
    spec = find_spec("da_kommune")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        import json

        for meta in sorted(Path(folder).glob("**/meta.json")):
            data = json.loads(meta.read_text("utf-8"))
            return f"{data.get('lang', '')}_{data.get('name', '')} {data.get('version', '')}"
    return "rules only"


def version_line() -> str:
    """One line: tool, rules, model."""
    return f"extractor {__version__} (rules {rules_hash()}, model {model_name()})"
