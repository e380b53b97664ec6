"""The Danish model of this project, an importable spaCy package: `import da_kommune; nlp = da_kommune.load()`.

Licence of the weights and tables: CC BY-SA 4.0, see LICENSE beside this file; card: models/README.md.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.util import load_model_from_init_py

from da_kommune import edits, lemma, persons, stepping  # noqa: F401  register the factories the config names
from da_kommune.embedding import remember
from da_kommune.half import quicken, widen
from da_kommune.pieces import piecewise

__version__ = "0.1.0"  # of the weights: they lie in da_kommune-<version>, as spaCy lays out a package
ABBREVIATIONS = Path(__file__).parent / "abbreviations.json"  # tokens the tokenizer must not split, «Sagsnr.»


def load(*, exclude: Iterable[str] = (), **overrides: Any) -> Language:
    """Load the pipeline; the arguments are those of `spacy.load` (`exclude=["ner"]`, `disable=…`, `config=…`).

    The weights lie on disk as float16 and are cast here, so `spacy.load` on the folder inside is not a way in.
    """
    # the tokenizer is spaCy's Danish one and our abbreviations: cheaper to make than to read (0.1 s)
    nlp = load_model_from_init_py(__file__, exclude=[*exclude, "tokenizer"], **overrides)
    for form in json.loads(ABBREVIATIONS.read_text(encoding="utf-8")):
        nlp.tokenizer.add_special_case(form, [{ORTH: form}])
    return piecewise(remember(quicken(widen(nlp))))
