"""CoNLL-U in and out: the treebanks and our own hand-checked sentences.

Ten columns a token, a blank line after each sentence (https://universaldependencies.org/format.html). Multiword
tokens and empty nodes do not occur in Danish DDT and are refused, so a column can never be read off by one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

_COLUMNS = 10


@dataclass(frozen=True, slots=True)
class Token:
    """One word with its analysis; `head` counts from 1 inside the sentence, 0 is the root."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    space_after: bool = True
    misc: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its id; `meta` keeps the remaining comments in file order."""

    sent_id: str
    text: str
    tokens: tuple[Token, ...]
    meta: tuple[tuple[str, str], ...] = field(default=())

    def __post_init__(self) -> None:
        built = "".join(t.form + (" " if t.space_after else "") for t in self.tokens).rstrip()
        if built != self.text.rstrip():
            raise ValueError(f"{self.sent_id}: the tokens spell {built!r}, the text is {self.text!r}")
        roots = sum(t.head == 0 for t in self.tokens)
        if roots != 1 or any(not 0 <= t.head <= len(self.tokens) for t in self.tokens):
            raise ValueError(f"{self.sent_id}: {roots} roots, or a head outside the sentence")


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file in order.

    Raises:
        ValueError: a line has not ten columns, an id is not a plain number, or the tokens do not spell the text.
    """
    block: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.strip():
            block.append(line)
        elif block:
            yield _sentence(block)
            block = []


def _sentence(lines: list[str]) -> Sentence:
    meta: dict[str, str] = {}
    tokens: list[Token] = []
    for line in lines:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            meta[key.strip()] = value.strip()
            continue
        cells = line.split("\t")
        if len(cells) != _COLUMNS or cells[0] != str(len(tokens) + 1):
            raise ValueError(f"not a plain CoNLL-U token line: {line!r}")
        _, form, lemma, upos, _, feats, head, deprel, _, misc = cells
        rest = "|".join(m for m in misc.split("|") if m not in ("_", "SpaceAfter=No"))
        space = "SpaceAfter=No" not in misc.split("|")
        tokens.append(Token(form, lemma, upos, "" if feats == "_" else feats, int(head), deprel, space, rest))
    sent_id, text = meta.pop("sent_id", ""), meta.pop("text", "")
    return Sentence(sent_id, text, tuple(tokens), tuple(meta.items()))


def write_conllu(sentences: Iterable[Sentence], path: Path) -> int:
    """Write sentences as CoNLL-U; return how many."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for sentence in sentences:
            out.write(f"# sent_id = {sentence.sent_id}\n# text = {sentence.text}\n")
            out.writelines(f"# {key} = {value}\n" for key, value in sentence.meta)
            out.writelines(_row(number, token) for number, token in enumerate(sentence.tokens, 1))
            out.write("\n")
            count += 1
    return count


def _row(number: int, token: Token) -> str:
    misc = "|".join(m for m in (token.misc, "" if token.space_after else "SpaceAfter=No") if m)
    cells = (str(number), token.form, token.lemma, token.upos, "_", token.feats, str(token.head), token.deprel, "_")
    return "\t".join(cell or "_" for cell in (*cells, misc)) + "\n"
