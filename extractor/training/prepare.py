"""Treebank and names -> spaCy's training files (step `prepare` of models/recipes/project.yml).

Ten sentences make a `Doc`, so that the parser meets sentence ends. Municipal text comes from PDF and is full of line
breaks, news text has none: a fixed share of the training documents is therefore wrapped, with the breaks as tokens of
their own, the way `Language.make_doc` yields them.
"""

import argparse
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from extractor.training.conllu import Sentence, Token, read_conllu
from extractor.training.entities import read_names
from extractor.training.renaming import NameLists, renamed

PER_DOC = 10
_LINE = 12  # words a line in a wrapped document
_WRAPPED = 3  # one document in this many is wrapped

TREEBANK = {
    "train": "reconstructed/da_ddt-train-reconstructed.conllu",
    "dev": "ud-danish-ddt/da_ddt-ud-dev.conllu",
    "test": "ud-danish-ddt/da_ddt-ud-test.conllu",
}
NAMES = "uner-danish-ddt/da_ddt-ud-{split}.iob2"


def batches(sentences: Iterable[Sentence], size: int) -> Iterator[list[Sentence]]:
    """Cut a stream of sentences into lists of `size`, the last one shorter."""
    stream = iter(sentences)
    while batch := list(islice(stream, size)):
        yield batch


def to_doc(
    vocab: Vocab, sentences: Sequence[Sentence], names: Mapping[str, Sequence[str]], *, wrap: bool = False
) -> Doc:
    """Join sentences into one gold `Doc`; with `wrap`, some blanks between words become line breaks.

    Sentences without an entry in `names` carry no entity annotation at all (missing, not "none").
    """
    rows = _Rows()
    for sentence in sentences:
        labels = names.get(sentence.sent_id)
        if labels is not None and len(labels) != len(sentence.tokens):
            raise ValueError(f"{sentence.sent_id}: {len(labels)} name labels for {len(sentence.tokens)} tokens")
        rows.add(sentence, labels, wrap)
    return rows.doc(vocab)


class _Rows:
    """The columns of a `Doc` under construction, line breaks included."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.spaces: list[bool] = []
        self.pos: list[str] = []
        self.morphs: list[str] = []
        self.lemmas: list[str] = []
        self.heads: list[int] = []
        self.deps: list[str] = []
        self.starts: list[bool] = []
        self.ents: list[str | None] = []

    def add(self, sentence: Sentence, labels: Sequence[str] | None, wrap: bool) -> None:
        offset = len(self.words)
        breaks = _breaks(sentence) if wrap else frozenset()
        places = [offset + i + sum(b < i for b in breaks) for i in range(len(sentence.tokens))]
        for index, token in enumerate(sentence.tokens):
            head = places[token.head - 1] if token.head else places[index]
            label = None if labels is None else labels[index]
            self._word(token, head, label, first=index == 0, space=token.space_after and index not in breaks)
            if index in breaks:
                # a break inside a name belongs to it, as the tokenizer will show it at run time
                inside = labels is not None and index + 1 < len(labels) and labels[index + 1].startswith("I-")
                empty_line = index == len(sentence.tokens) - 1 and zlib.crc32(sentence.sent_id.encode()) % 3 == 0
                label = None if labels is None else (labels[index + 1] if inside else "O")
                self._break("\n\n" if empty_line else "\n", places[index], label)

    def _word(self, token: Token, head: int, label: str | None, *, first: bool, space: bool) -> None:
        self.words.append(token.form)
        self.spaces.append(space)
        self.pos.append(token.upos)
        self.morphs.append(token.feats)
        self.lemmas.append(token.lemma)
        self.heads.append(head)
        self.deps.append("ROOT" if token.head == 0 else token.deprel)
        self.starts.append(first)
        self.ents.append(label)

    def _break(self, text: str, head: int, label: str | None) -> None:
        self.words.append(text)
        self.spaces.append(False)
        self.pos.append("SPACE")
        self.morphs.append("")
        self.lemmas.append(text)
        self.heads.append(head)
        self.deps.append("dep")
        self.starts.append(False)
        self.ents.append(label)

    def doc(self, vocab: Vocab) -> Doc:
        known = all(label is not None for label in self.ents)
        return Doc(
            vocab, words=self.words, spaces=self.spaces, pos=self.pos, morphs=self.morphs, lemmas=self.lemmas,
            heads=self.heads, deps=self.deps, sent_starts=self.starts, ents=self.ents if known else None,
        )  # fmt: skip


def _breaks(sentence: Sentence) -> frozenset[int]:
    """Token numbers after which the line ends: about every `_LINE` words, and after the sentence."""
    shift = zlib.crc32(sentence.sent_id.encode()) % _LINE  # from the id, so that a re-run wraps the same
    last = len(sentence.tokens) - 1
    inner = {i for i in range(shift, last, _LINE) if sentence.tokens[i].space_after}
    return frozenset(inner | {last})


OWN = "own-"  # the ids of our own sentences start with it


def _is_wrapped(number: int, batch: Sequence[Sentence]) -> bool:
    """Our own sentences come from pages, headings and lists among them: there each line end is a break."""
    return number % _WRAPPED == 0 or batch[0].sent_id.startswith(OWN)


def write_split(sentences: Sequence[Sentence], names: Mapping[str, Sequence[str]], out: Path, *, wrap: bool) -> int:
    """Write a DocBin of `PER_DOC` sentences a `Doc`; return the number of documents."""
    vocab = spacy.blank("da").vocab
    own = [s for s in sentences if s.sent_id.startswith(OWN)]
    rest = [s for s in sentences if not s.sent_id.startswith(OWN)]
    docs = [
        to_doc(vocab, batch, names, wrap=wrap and _is_wrapped(number, batch))
        for number, batch in enumerate([*batches(rest, PER_DOC), *batches(own, PER_DOC)])
    ]
    out.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, store_user_data=False).to_disk(out)
    return len(docs)


def main(argv: Sequence[str] | None = None) -> None:
    """Write dev, test and our held-aside sentences for scoring, and train with our own and renamed sentences."""
    parser = argparse.ArgumentParser(prog="extractor.training.prepare", description=__doc__)
    parser.add_argument("treebank", type=Path, help="folder with reconstructed/, ud-danish-ddt/ and uner-danish-ddt/")
    parser.add_argument("out", type=Path, help="folder for the .spacy files")
    parser.add_argument("--own", type=Path, help="CoNLL-U of our own municipal sentences")
    parser.add_argument("--own-times", type=int, default=3, help="how often our own sentences are repeated")
    args = parser.parse_args(argv)
    parts = {split: _part(args.treebank, split) for split in TREEBANK}
    own = list(read_conllu(args.own)) if args.own else []
    for kind in ("train", "held"):
        mine = [s for s in own if dict(s.meta)["split"] == kind]
        parts[f"own-{kind}"] = mine, {s.sent_id: own_names(s) for s in mine}
    for split in ("dev", "test", "own-held"):
        write_split(*parts[split], args.out / f"{split}.spacy", wrap=False)
    training = [parts["train"], *[parts["own-train"]] * args.own_times]
    count = write_training(args.treebank, training, args.out / "train.spacy")
    print(f"train: {count} documents")
    print({part: len(sentences) for part, (sentences, _) in parts.items()})


Part = tuple[Sequence[Sentence], Mapping[str, Sequence[str]]]


def _part(treebank: Path, split: str) -> Part:
    return list(read_conllu(treebank / TREEBANK[split])), read_names(treebank / NAMES.format(split=split))


def write_training(treebank: Path, parts: Sequence[Part], out: Path) -> int:
    """Write a training file: the parts, and a copy of each sentence that names a person under other names."""
    lists = NameLists(treebank)
    sentences = [s for part, _ in parts for s in part]
    names = {sent_id: labels for _, part in parts for sent_id, labels in part.items()}
    copies = list(renamed(sentences, names, lists))
    names |= {copy.sent_id: labels for copy, labels in copies}
    return write_split([*sentences, *(copy for copy, _ in copies)], names, out, wrap=True)


def own_names(sentence: Sentence) -> tuple[str, ...]:
    """Name labels of one of our own sentences, from its MISC column (`Name=B-PER`)."""
    return tuple(dict(m.split("=", 1) for m in t.misc.split("|") if m).get("Name", "O") for t in sentence.tokens)


if __name__ == "__main__":
    main()
