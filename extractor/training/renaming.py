"""More persons for the name finder: training sentences again, under other names.

The treebank is news of the 1980s and names some 1,200 persons, many of them foreign and famous. A copy of each sentence
with a person gets first and last names drawn from the population's name statistics.
"""

import random
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from extractor.training.conllu import Sentence, Token

FILES = ("names/first-names.tsv", "names/last-names.tsv")


class NameLists:
    """First and last names with how many persons bear them."""

    def __init__(self, treebank: Path) -> None:
        self.first, self.last = (_read(treebank / name) for name in FILES)
        self.known_first = frozenset(name for name, _ in self.first)

    def draw(self, names: Sequence[tuple[str, int]], chance: random.Random) -> str:
        """Draw a name; common names come oftener, but only by the square root of their count."""
        return chance.choices([n for n, _ in names], [count**0.5 for _, count in names])[0]


def _read(path: Path) -> list[tuple[str, int]]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(row[0], int(row[1])) for row in rows if len(row) > 1 and row[1].isdigit()]


def renamed(
    sentences: Iterable[Sentence], labels: Mapping[str, Sequence[str]], lists: NameLists
) -> Iterator[tuple[Sentence, Sequence[str]]]:
    """Yield a copy of each sentence that names a person, with other names and an id of its own."""
    for sentence in sentences:
        names = labels.get(sentence.sent_id, ())
        if "B-PER" in names:
            chance = random.Random(zlib.crc32(sentence.sent_id.encode()))  # noqa: S311  not for secrets
            pairs = zip(sentence.tokens, names, strict=True)
            tokens = tuple(_rename(token, label, lists, chance) for token, label in pairs)
            text = "".join(t.form + (" " if t.space_after else "") for t in tokens).rstrip()
            yield Sentence(f"{sentence.sent_id}-renamed", text, tokens, sentence.meta), names


def _rename(token: Token, label: str, lists: NameLists, chance: random.Random) -> Token:
    if not label.endswith("-PER") or token.upos != "PROPN" or not token.form[:1].isupper() or "." in token.form:
        return token
    genitive = token.form.endswith("s") and token.lemma == token.form[:-1]
    known_first = token.lemma in lists.known_first
    pool = lists.first if label == "B-PER" and (known_first or chance.random() < 0.5) else lists.last
    # «Jens'» would need a rule of its own
    name = lists.draw([n for n in pool if not n[0].endswith("s")] if genitive else pool, chance)
    return replace(token, form=name + "s" if genitive else name, lemma=name)
