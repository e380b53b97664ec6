"""The treebank is not part of the repository: what needs it says so and is skipped without it."""

from pathlib import Path

import pytest

from extractor.training.conllu import Sentence, Token

TREEBANK = Path(__file__).parents[2].parent / "shared" / "treebank"
OWN = Path(__file__).parents[2] / "annotations" / "treebank" / "da_kommune.conllu"


@pytest.fixture(scope="session")
def treebank() -> Path:
    if not (TREEBANK / "ud-danish-ddt").is_dir():
        pytest.skip("the treebank folder is not beside the repository")
    return TREEBANK


@pytest.fixture(scope="session")
def own() -> Path:
    return OWN


NAMED = Sentence(
    "own-9",
    "Sagen er sendt til Karen Holm i går.",
    tuple(
        Token(form, form.lower(), pos, "", head, dep, form != "går")
        for form, pos, head, dep in [
            ("Sagen", "NOUN", 3, "nsubj"),
            ("er", "AUX", 3, "aux"),
            ("sendt", "VERB", 0, "root"),
            ("til", "ADP", 5, "case"),
            ("Karen", "PROPN", 3, "obl"),
            ("Holm", "PROPN", 5, "flat"),
            ("i", "ADP", 8, "case"),
            ("går", "NOUN", 3, "obl"),
            (".", "PUNCT", 3, "punct"),
        ]
    ),
    (("split", "train"),),
)
LABELS = {"own-9": ("O", "O", "O", "O", "B-PER", "I-PER", "O", "O", "O")}


@pytest.fixture
def named() -> Sentence:
    return NAMED


@pytest.fixture
def labels() -> dict[str, tuple[str, ...]]:
    return LABELS
