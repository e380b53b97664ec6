"""How likely a statement tells of an effort, by weights learnt from annotated letters.

The rules know the words their writers met. Word vectors know which words mean much the same, so that an effort told in
other words is still heard: a logistic regression over the mean vector of the statement's words and of its heading, and
over what the rules read of its grammar. Only where a model with weights is named (pipeline/model.py).
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from math import exp
from pathlib import Path
from typing import Any

import numpy

from extractor.assembly.grammar import read
from extractor.assembly.scene import Scene
from extractor.assembly.statement import Statement
from extractor.lang import table
from extractor.schema.values import Period

Vector = Callable[[str], Any]  # of a lower-cased word; a float array of one length
_WORD = re.compile(r"[^\W\d_]\w*")
_SHORT, _LONG = 5, 30  # words of a statement
_OWN = 1.5  # how much the statement's own words count beside its heading and its grammar
_SURE = 50.0  # beyond it a probability is 0 or 1
_HEADING = 300  # letters of a heading that are read


Weights = tuple[float, ...]  # one a feature, in the order of `features`


def read_weights(path: Path) -> Weights:
    """Read what `write_weights` wrote."""
    return tuple(json.loads(path.read_text(encoding="utf-8"))["effort"])


def write_weights(weights: Sequence[float], path: Path) -> None:
    """Write the weights as JSON, one number a line, rounded where no probability shows it."""
    data = {"effort": [round(float(weight), 4) for weight in weights]}
    path.write_text(json.dumps(data, indent=0) + "\n", encoding="utf-8")


def weigh(statements: Iterable[Statement], scene: Scene, weights: Weights, vector: Vector) -> None:
    """Set `likely` of every statement that has words: the probability, 0 to 1, that it tells of an effort."""
    column = numpy.array(weights, dtype="float64")
    for statement in statements:
        if statement.tokens:
            value = float(column @ features(statement, scene, vector))
            statement.likely = 1 / (1 + exp(-max(-_SURE, min(_SURE, value))))


def features(statement: Statement, scene: Scene, vector: Vector) -> Any:
    """What a statement is weighed by: its words, its heading, its grammar; the last is 1 for all."""
    own = meaning([t.word for t in statement.tokens], vector)
    section = next(iter(scene.headings(statement.start)), None)
    heading = section.title[:_HEADING].lower() if section is not None else ""
    above = meaning(_WORD.findall(heading), vector)
    return numpy.concatenate([_OWN * own, numpy.array(list(map(float, told(statement, scene)))), above, [1.0]])


def meaning(words: Sequence[str], vector: Vector) -> Any:
    """The mean vector of the words that mean something, of length 1; zeros where there are none."""
    kept = [vector(word) for word in words if len(word) > 2 and word not in _closed("function_words")]
    if not kept:
        return numpy.zeros_like(vector("kommune"))
    return unit(numpy.mean(kept, axis=0))


def unit(vector: Any) -> Any:
    """A vector of length 1 in the same direction; zeros stay."""
    length = numpy.linalg.norm(vector)
    return vector / length if length > 0 else vector


def told(statement: Statement, scene: Scene) -> list[bool]:
    """What the rules read of a statement: tense, voice, verbs, subject, days, its place in the sentence."""
    grammar = read(statement)
    subject = [t.word for t in grammar.subject]
    words = [t.word for t in statement.tokens]
    own = {v.kind for t in statement.core for v in t.verbs}
    days = [d.value for d in scene.dates_in((statement.start, statement.end))]
    written = scene.written
    ahead = any(isinstance(d, Period) and d.end and written and d.end > written for d in days)
    return [
        *(grammar.tense == tense for tense in _list("tenses")),
        grammar.passive,
        grammar.negated,
        grammar.modal is not None,
        *(grammar.modal == modal for modal in _list("modals")),
        *(grammar.verb is not None and grammar.verb.kind == kind for kind in _list("kinds")),
        grammar.verb is None,
        *(kind in own for kind in _list("kinds")),
        any(word in _closed("we") for word in subject),
        any(_pattern("bodies").search(word) for word in subject),
        any(word in _closed("there") for word in subject),
        any(_pattern("citizens").search(word) for word in subject),
        not subject,
        bool(days),
        ahead,
        statement.block.kind == "list_item",
        statement.governor is not None,
        statement.condition is not None,
        statement.proposed,
        statement.order == 0,
        bool(statement.label),
        len(words) < _SHORT,
        len(words) > _LONG,
        "?" in scene.text[statement.start : statement.end + 2],
    ]


def _list(name: str) -> list[str]:
    found: list[str] = table("weighing")[name]
    return found


@cache
def _closed(name: str) -> frozenset[str]:
    return frozenset(_list(name))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(table("weighing")[name])
