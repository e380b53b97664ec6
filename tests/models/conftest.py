from pathlib import Path

import da_kommune
import pytest
from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    return da_kommune.load()


@pytest.fixture(scope="session")
def package() -> Path:
    return Path(da_kommune.__file__).parent
