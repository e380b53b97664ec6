"""The trained pipeline -> models/da_kommune (step `package`): tables added, weights rounded, spaCy's own layout.

The folder keeps its hand-written modules and LICENSE; only `meta.json` and the data folder inside are replaced.
"""

import argparse
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import da_kommune
import spacy
import srsly
from da_kommune.edits import Edits
from da_kommune.half import narrow
from da_kommune.lemma import LemmaLookUp
from da_kommune.persons import Persons
from spacy.language import Language

from extractor.training.conllu import Sentence, read_conllu
from extractor.training.lemmas import own_lemmas, training_forms, word_list
from extractor.training.names import person_lists
from extractor.training.prepare import TREEBANK
from extractor.training.tokens import abbreviations

_META = {
    "name": "kommune",
    "description": "Danish for municipal letters and agendas: tags, lemmas, dependencies, persons",
    "author": "extractor",
    "email": "",
    "url": "",
    "license": "CC BY-SA 4.0",
    "sources": [
        {"name": "UD Danish DDT", "license": "CC BY-SA 4.0"},
        {"name": "Copenhagen Dependency Treebank v1", "license": "MIT or CC BY-SA 4.0"},
        {"name": "UNER Danish DDT (DaN+)", "license": "CC BY-SA 4.0"},
        {"name": "Folketinget debates 2022-2024 (word vectors)", "license": "none stated by the source"},
        {"name": "simplemma (word list)", "license": "MIT"},
        {"name": "annotations/treebank/da_kommune.conllu", "license": "CC BY-SA 4.0"},
    ],
}


# the same parts with quicker loops: what they say is the same (tests/models/test_quick.py)
_QUICK = {"trainable_lemmatizer": "kommune_edits", "parser": "kommune_parser", "ner": "kommune_ner"}


def assemble(model: Path, training: Sequence[Sentence], treebank: Path) -> Language:
    """Load a trained pipeline, put the lemma look-up after the trainable lemmatizer and keep persons only."""
    nlp = spacy.load(model, config={"components": {part: {"factory": name} for part, name in _QUICK.items()}})
    look_up = nlp.add_pipe("kommune_lemma", after="trainable_lemmatizer")
    assert isinstance(look_up, LemmaLookUp)
    persons = nlp.add_pipe("kommune_persons", after="ner")
    assert isinstance(persons, Persons)
    persons.fill(person_lists(treebank))
    look_up.fill(word_list(), training_forms(training), own_lemmas())
    return nlp


def write_package(nlp: Language, folder: Path, version: str, scores: Path | None) -> Path:
    """Write `nlp` with float16 weights into the package folder and return the data folder.

    `scores` is a file of `extractor.training.evaluate`; its figures go into meta.json as `performance`.
    """
    nlp.meta.update(_META, version=version, performance=json.loads(scores.read_text()) if scores else {})
    for old in folder.glob("da_kommune-*"):
        shutil.rmtree(old)
    data = folder / f"da_kommune-{version}"
    # training settings hold paths of the build; recipes/*.cfg is where they are kept
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    narrow(nlp).to_disk(data, exclude=["tokenizer"])
    srsly.write_json(data / "vocab" / "strings.json", strings_of(nlp))
    forms = json.dumps(abbreviations(), ensure_ascii=False, indent=0)
    (folder / da_kommune.ABBREVIATIONS.name).write_text(forms + "\n", encoding="utf-8")
    shutil.copyfile(data / "meta.json", folder / "meta.json")
    return data


def strings_of(nlp: Language) -> list[str]:
    """The strings that the saved parts name by hash: those of the edit trees.

    The 32,000 words of the training text are among the vocabulary's strings, too; no part asks for them again.
    """
    lemmatizer = nlp.get_pipe("trainable_lemmatizer")
    assert isinstance(lemmatizer, Edits)
    trees = lemmatizer.label_data["trees"]
    return sorted({tree[side] for tree in trees for side in ("orig", "subst") if side in tree})


def main(argv: Sequence[str] | None = None) -> None:
    """Assemble either the full pipeline for evaluation (`--full`) or the shipped package (`--package`)."""
    parser = argparse.ArgumentParser(prog="extractor.training.package", description=__doc__)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("model", type=Path, help="the trained pipeline, model-last or model-best")
    parser.add_argument("--own", type=Path, help="CoNLL-U of our own municipal sentences")
    parser.add_argument("--full", type=Path, help="folder for the float32 pipeline")
    parser.add_argument("--package", type=Path, help="the folder models/da_kommune")
    parser.add_argument("--scores", type=Path)
    parser.add_argument("--version", default=da_kommune.__version__)
    args = parser.parse_args(argv)
    training = list(read_conllu(args.treebank / TREEBANK["train"]))
    if args.own:
        training += [s for s in read_conllu(args.own) if dict(s.meta)["split"] == "train"]
    nlp = assemble(args.model, training, args.treebank)
    if args.full:
        nlp.to_disk(args.full)
    if args.package:
        data = write_package(nlp, args.package, args.version, args.scores)
        size = sum(f.stat().st_size for f in args.package.rglob("*") if f.is_file() and "__pycache__" not in f.parts)
        print(f"{data}: {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
