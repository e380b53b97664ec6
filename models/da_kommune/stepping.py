"""Parser and name finder, all documents of a batch one step at a time: the same moves in half the time.

spaCy's own loop gives up the interpreter lock for a whole batch, and its small functions take it back several times a
word to look for errors: half of the name finder's time (spaCy 3.8, seen with perf). Here the lock is kept, and each
step is one matrix product for all documents that are not done.
"""

from collections.abc import Callable, Sequence
from typing import Any

from spacy.language import Language
from spacy.pipeline.dep_parser import DEFAULT_PARSER_MODEL, DependencyParser
from spacy.pipeline.ner import DEFAULT_NER_MODEL, EntityRecognizer
from spacy.tokens import Doc
from thinc.api import Model

Scorer = Callable[..., dict[str, Any]] | None


class StepParser(DependencyParser):
    """spaCy's parser with another loop; trained, saved and read as the original."""

    def predict(self, docs: Sequence[Doc]) -> Any:
        """Find the arcs of all documents; without words or with a beam, spaCy's way."""
        return in_steps(self, docs) if _simple(self, docs) else super().predict(docs)


class StepNames(EntityRecognizer):
    """spaCy's name finder with another loop; trained, saved and read as the original."""

    def predict(self, docs: Sequence[Doc]) -> Any:
        """Find the names of all documents; without words or with a beam, spaCy's way."""
        return in_steps(self, docs) if _simple(self, docs) else super().predict(docs)


def _simple(part: Any, docs: Sequence[Doc]) -> bool:
    model = part.model
    upper = model.attrs["has_upper"] and not model.attrs["unseen_classes"]
    # names set before may have labels the model does not know: spaCy then makes it larger
    named = isinstance(part, EntityRecognizer) and any(doc.has_annotation("ENT_IOB") for doc in docs)
    return upper and not named and part.cfg["beam_width"] == 1 and any(len(doc) for doc in docs)


def in_steps(part: Any, docs: Sequence[Doc]) -> Any:
    """Return the final states of all documents; `part` is a parser or name finder without beam."""
    states = part.moves.init_batch(docs)
    steps = part.model.predict(docs)
    upper = part.model.get_ref("upper")
    weights, bias = upper.get_param("W").T, upper.get_param("b")
    unfinished = [state for state in states if not state.is_final()]
    while unfinished:
        scores = steps.state2vec.predict(steps.get_token_ids(unfinished)) @ weights
        scores += bias
        unfinished = part.transition_states(unfinished, scores)
    steps.clear_memory()
    return states


@Language.factory(
    "kommune_parser",
    assigns=["token.dep", "token.head", "token.is_sent_start", "doc.sents"],
    default_config={
        "moves": None,
        "update_with_oracle_cut_size": 100,
        "learn_tokens": False,
        "min_action_freq": 30,
        "model": DEFAULT_PARSER_MODEL,
        "scorer": {"@scorers": "spacy.parser_scorer.v1"},
    },
    default_score_weights={"dep_uas": 0.5, "dep_las": 0.5, "sents_f": 0.0},
)
def make_parser(
    nlp: Language,
    name: str,
    model: Model[Any, Any],
    moves: Any,
    update_with_oracle_cut_size: int,
    learn_tokens: bool,
    min_action_freq: int,
    scorer: Scorer,
) -> StepParser:
    """Make the component; the settings are those of spaCy's `parser`."""
    return StepParser(
        nlp.vocab, model, name, moves, update_with_oracle_cut_size=update_with_oracle_cut_size,
        learn_tokens=learn_tokens, min_action_freq=min_action_freq, scorer=scorer,
    )  # fmt: skip


@Language.factory(
    "kommune_ner",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={
        "moves": None,
        "update_with_oracle_cut_size": 100,
        "model": DEFAULT_NER_MODEL,
        "incorrect_spans_key": None,
        "scorer": {"@scorers": "spacy.ner_scorer.v1"},
    },
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0},
)
def make_names(
    nlp: Language,
    name: str,
    model: Model[Any, Any],
    moves: Any,
    update_with_oracle_cut_size: int,
    incorrect_spans_key: str | None,
    scorer: Scorer,
) -> StepNames:
    """Make the component; the settings are those of spaCy's `ner`."""
    return StepNames(
        nlp.vocab, model, name, moves, update_with_oracle_cut_size=update_with_oracle_cut_size,
        incorrect_spans_key=incorrect_spans_key, scorer=scorer,
    )  # fmt: skip
