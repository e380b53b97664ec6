"""Frozen records that are filled by plain assignment are what `dataclass` makes of them."""

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, fields, replace

import pytest

from extractor.schema.facts import Provenance, TableRef
from extractor.schema.quick import quick
from extractor.schema.records import Observation


@dataclass(frozen=True, slots=True)
class Plain:
    start: int
    end: int
    name: str = "none"


@quick
@dataclass(frozen=True, slots=True)
class Quick:
    start: int
    end: int
    name: str = "none"


def test_the_same_parameters_and_values() -> None:
    assert str(inspect.signature(Quick)) == str(inspect.signature(Plain)).replace("Plain", "Quick")
    made = Quick(1, end=2)
    assert (made.start, made.end, made.name) == (1, 2, "none")
    assert type(made) is Quick
    assert made == Quick(1, 2, "none")
    assert hash(made) == hash(Quick(1, 2))
    assert repr(made) == repr(Plain(1, 2)).replace("Plain", "Quick")


def test_it_stays_frozen() -> None:
    made = Quick(1, 2)
    with pytest.raises(FrozenInstanceError):
        made.start = 3  # type: ignore[misc]
    with pytest.raises((AttributeError, TypeError)):
        made.other = 3  # type: ignore[attr-defined]


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(TypeError, match="missing 1 required"):
        Quick(1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword"):
        Quick(1, 2, nothing=3)  # type: ignore[call-arg]


def test_copies_and_pickles() -> None:
    place = Provenance(1, ((1.0, 2.0, 3.0, 4.0),), (0, 9), None, TableRef(1, 0, 2, ("a",), ("b",)))
    assert pickle.loads(pickle.dumps(place)) == place == copy.deepcopy(place)
    assert replace(place, page=2).page == 2


def test_records_are_made_so() -> None:
    assert Observation.__init__.__qualname__ == "Observation.__init__"
    assert list(inspect.signature(Observation).parameters) == [field.name for field in fields(Observation)]
