"""A trained model beside the rules: named, it reads commitments; unnamed, the rules stand alone."""

from importlib.util import find_spec

import pytest

from extractor import settings
from extractor.errors import MissingDependency
from extractor.ingest import read_bytes
from extractor.pipeline import extract, load
from extractor.pipeline.load import model_of
from extractor.settings import Settings

LETTER = (
    "Varde Kommune\n\nDato: 12. marts 2018\n\nKære minister\n\nKommunen har i januar ansat to mentorer, og alle "
    "borgere uden tilbud vil blive indkaldt til en samtale inden udgangen af april 2018.\n\nMed venlig hilsen\n"
)


def test_rules_stand_alone_unless_a_model_is_named():
    assert model_of(load()) is None
    assert model_of(load("none")) is None
    document = read_bytes(LETTER.encode(), "brev.txt", ".txt", Settings())
    assert extract(document, load()).model_version is None


@pytest.mark.skipif(find_spec("da_kommune") is None, reason="the shipped model is not installed")
def test_a_named_model_is_asked_and_named_in_the_record():
    document = read_bytes(LETTER.encode(), "brev.txt", ".txt", Settings())
    result = extract(document, load("da_kommune"))
    assert (result.model_version or "").startswith("da_kommune ")
    assert [c.deadline for c in result.commitments] == ["2018-04-30"]
    assert extract(document, load()).mentions == result.mentions


def test_a_model_that_is_not_there_is_said_before_any_work():
    with pytest.raises(MissingDependency, match="nixda"):
        settings.load({"model": "nixda"})
