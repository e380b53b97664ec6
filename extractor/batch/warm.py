"""What workers are forked from: imported once by the fork server, so that imports are paid for once in a run.

Importing this module does the work, since a fork server knows no other way to prepare (`set_forkserver_preload`).
"""

import contextlib
import gc
import importlib
import os
import sys
import types

gc.disable()  # nothing of what is imported here is garbage: looking for it costs a tenth of the start


def _import_spacy() -> None:
    """Import spaCy without its command line, which it imports to offer `spacy.info`: a quarter of its time.

    Only this process and its forks go without; where the short cut does not fit the installed spaCy, it is dropped.
    """
    stand_ins = {name: types.ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    stand_ins["spacy.cli"].__path__ = []
    stand_ins["spacy.cli.info"].info = None  # type: ignore[attr-defined]
    if "spacy" not in sys.modules:
        sys.modules.update(stand_ins)
    with contextlib.suppress(ImportError, AttributeError):
        importlib.import_module("spacy")
    for name, module in stand_ins.items():
        if sys.modules.get(name) is module:
            del sys.modules[name]


MODEL = "EXTRACTOR_WARM_MODEL"  # set by the pool for its fork server alone
if os.environ.get(MODEL, "") not in ("", "none"):
    _import_spacy()  # rules alone do without

import pypdfium2  # noqa: E402, F401

import extractor.batch.pool  # noqa: E402, F401 (what each fork is told to run: 0.03 s with what pebble imports)
from extractor.ingest import read_bytes  # noqa: E402
from extractor.pipeline import extract, load  # noqa: E402
from extractor.schema.codec import encode  # noqa: E402
from extractor.settings import Settings  # noqa: E402

SAMPLE = "Kære Kommune\n\nPr. 1. marts 2020 var 12 borgere eller 38,5 pct. i forløb i 3 måneder for 1.000 kr.\n"


def warm(model: str) -> None:
    """Run one sentence through every floor: word lists are read and rules compiled before the first fork."""
    encode(extract(read_bytes(SAMPLE.encode(), "warm.txt", ".txt", Settings()), load(model)))


with contextlib.suppress(Exception):  # a worker that meets the same error reports it with the document
    warm(os.environ.get(MODEL, ""))
gc.enable()
gc.freeze()  # forked workers share these pages as long as nobody counts their references
