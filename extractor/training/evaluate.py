"""Scores of a pipeline per split, by spaCy's own scorer on predicted tokens (step `evaluate`)."""

import argparse
import importlib
import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import da_kommune  # noqa: F401  registers the lemma look-up, which folders assembled here name
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

# spaCy's name of a score -> ours; all in per cent with two decimals
_SCORES = {
    "token_acc": "tokens",
    "pos_acc": "pos",
    "morph_acc": "morph",
    "lemma_acc": "lemma",
    "dep_uas": "uas",
    "dep_las": "las",
    "sents_f": "sentences_f",
}

_SAME = 0.05  # per cent points


def open_model(name: str) -> Language:
    """Open a pipeline by the name of an importable package with `load()`, or by its folder."""
    if Path(name).is_dir():
        return spacy.load(name)
    loaded = importlib.import_module(name).load()
    assert isinstance(loaded, Language)
    return loaded


def gold(nlp: Language, path: Path) -> list[Doc]:
    """Read a .spacy file."""
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def score(nlp: Language, docs: Sequence[Doc], *, preset_starts: bool = False) -> dict[str, float]:
    """Score `nlp` on gold documents.

    With `preset_starts` the tokens and sentence starts are gold and the parser keeps them: what rules that find every
    sentence would give it.
    """
    examples = [Example(_bare(nlp, doc) if preset_starts else nlp.make_doc(doc.text), doc) for doc in docs]
    scores = nlp.evaluate(examples)
    found = {ours: _percent(scores[theirs]) for theirs, ours in _SCORES.items() if scores.get(theirs) is not None}
    person: Mapping[str, float] = (scores.get("ents_per_type") or {}).get("PER", {})
    return found | {f"persons_{key}": _percent(person[key]) for key in ("p", "r", "f") if key in person}


def _bare(nlp: Language, doc: Doc) -> Doc:
    words, spaces = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
    return Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=[bool(t.is_sent_start) for t in doc])


def _percent(value: float) -> float:
    return round(100 * value, 2)


def speed(nlp: Language, texts: Sequence[str]) -> float:
    """Tokens a second of processor time, one thread, batches of 128, after one warm-up."""
    list(nlp.pipe(texts[:4], batch_size=128))
    started = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=128))
    return tokens / (time.process_time() - started)


Report = Mapping[str, Mapping[str, float]]


def measure(nlp: Language, data: Path, splits: Sequence[str]) -> Report:
    """Score each split twice: sentence starts found by the parser, and given."""
    report: dict[str, dict[str, float]] = {}
    for split in splits:
        docs = gold(nlp, data / f"{split}.spacy")
        report[split] = score(nlp, docs)
        report[f"{split}, starts given"] = score(nlp, docs, preset_starts=True)
    return report


def differences(report: Report, other: Report) -> list[str]:
    """Name the scores of `other` that `report` misses by more than rounding the weights may cost."""
    return [
        f"{split} {name}: {report[split][name]} for {value}"
        for split, scores in other.items()
        if split in report
        for name, value in scores.items()
        if abs(report[split][name] - value) > _SAME
    ]


def main(argv: Sequence[str] | None = None) -> None:
    """Print the scores, and write them as JSON with `--out`."""
    parser = argparse.ArgumentParser(prog="extractor.training.evaluate", description=__doc__)
    parser.add_argument("model", help="a folder, or the name of an importable package such as da_kommune")
    parser.add_argument("data", type=Path, help="folder of the .spacy files of step prepare")
    parser.add_argument("--splits", default="test,dev,own-held")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--like", type=Path, help=f"fail when a score differs by more than {_SAME} from this report")
    args = parser.parse_args(argv)
    report = measure(open_model(args.model), args.data, args.splits.split(","))
    text = json.dumps(report, indent=2, ensure_ascii=False)
    print(text)
    if args.out:
        args.out.write_text(text + "\n", encoding="utf-8")
    if args.like:
        unlike = differences(report, json.loads(args.like.read_text(encoding="utf-8")))
        if unlike:
            raise SystemExit("not the scores of " + str(args.like) + ": " + "; ".join(unlike))


if __name__ == "__main__":
    main()
