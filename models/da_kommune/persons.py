"""Persons: what the name finder says, mended by lists of first and last names, titles and places.

The name finder is trained with places and organisations beside persons, and only persons are kept: the other two help
it, but are right too seldom (F 60 to 72) where gazetteers and patterns know municipalities and authorities nearly for
certain. Lists mend what it gets wrong most: a title taken into a name, half a name, a country taken for a person, and
the common Danish name it missed.
"""

import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from spacy.attrs import POS
from spacy.language import Language
from spacy.symbols import PROPN
from spacy.tokens import Doc, Span, Token

_FILE = "persons.json.gz"
_LONGEST = 6  # tokens of one name; bounds every walk
_LISTS = ("first", "last", "titles", "never", "places")


@Language.factory("kommune_persons", assigns=["doc.ents"], requires=["doc.ents", "token.pos"])
def make_persons(nlp: Language, name: str) -> "Persons":
    """Make the component; its lists come from `from_disk` or `fill`, its words from `kommune_lemma`."""
    return Persons(nlp)


class Persons:
    """Keeps and mends the entities labelled PER; all others go.

    A name alone that stands on no list is kept when the document gives a reason: a title before it, or a longer name
    that holds it. In letters such finds are form labels, towns and headings far oftener than persons.
    """

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.fill({})

    def fill(self, lists: Mapping[str, Iterable[str]]) -> None:
        """Set the lists `first`, `last`, `titles` (lower case), `never` (lower case) and `places`."""
        # a letter alone is an initial or a class, and on the lists by mistake
        self.lists = {name: frozenset(w for w in lists.get(name, ()) if len(w) > 1) for name in _LISTS}
        self.no_opening = self.lists["titles"] | self.lists["never"]
        self.known: dict[str, bool] = {}

    def __call__(self, doc: Doc) -> Doc:
        proper = [doc[int(place)] for place in (doc.to_array(POS) == PROPN).nonzero()[0]]
        if not proper and not doc.ents:
            return doc
        others = [ent for ent in doc.ents if ent.label_ != "PER" and not self._holds_full_name(ent)]
        taken = {token.i for ent in others for token in ent}
        found: dict[int, int] = {}
        for ent in doc.ents:
            if ent.label_ == "PER":
                self._keep(doc, *self._mended(doc, ent.start, ent.end, taken), found)
        taken.update(i for start, end in found.items() for i in range(start, end))
        for token in proper:
            if token.i not in taken and self._is_first(token):
                start, end = self._mended(doc, token.i, token.i + 1, taken)
                self._keep(doc, start, end, found)
                taken.update(range(start, end))
        parts = {bare(doc[i]) for start, end in found.items() if end - start > 1 for i in range(start, end)}
        kept = [(s, e) for s, e in sorted(found.items()) if e - s > 1 or self._has_reason(doc, s, parts)]
        doc.set_ents([Span(doc, start, end, label="PER") for start, end in kept])
        return doc

    def _holds_full_name(self, ent: Span) -> bool:
        pairs = zip(ent, list(ent)[1:], strict=False)
        return any(self._is_first(token) and self._in(after, "last") for token, after in pairs)

    def _has_reason(self, doc: Doc, place: int, parts: set[str]) -> bool:
        token = doc[place]
        titled = place > 0 and doc[place - 1].lower_ in self.lists["titles"]
        return titled or self._is_name(token) or bare(token) in parts

    def _keep(self, doc: Doc, start: int, end: int, found: dict[int, int]) -> None:
        words = [token for token in doc[start:end] if not token.is_space]
        if not words or any(start < e and s < end for s, e in found.items()):
            return
        if any(token.lower_ in self.lists["never"] for token in words):
            return
        if len(words) == 1 and self._in(words[0], "places"):
            return
        listed = any(self._is_name(token) for token in words)
        if listed or (all(token.pos_ == "PROPN" for token in words) and not any(map(self._is_word, words))):
            found[start] = end

    def _mended(self, doc: Doc, start: int, end: int, taken: set[int]) -> tuple[int, int]:
        while start < end and not self._opens(doc[start]):
            start += 1
        for place in range(start + 1, end - 1):
            if doc[place].is_space and not self._is_name(doc[place + 1]):
                end = place  # «Karen Holm», and below it «Kontorchef»
                break
        while start < end and not self._closes(doc[end - 1]):
            end -= 1
        # «Erfarne Ivan Nielsen»: what stands before a common first name, itself on no list, is no part of it
        for place in range(start + 1, end):
            if self._is_first(doc[place]) and not any(self._is_name(t) for t in doc[start:place]):
                start = place
                break
        while start > 0 and end - start < _LONGEST and start - 1 not in taken and self._leads(doc[start - 1]):
            start -= 1
        while end < len(doc) and end - start < _LONGEST and end not in taken and self._continues(doc, end):
            end += 1
        return start, end

    def _opens(self, token: Token) -> bool:
        return token.text[:1].isupper() and token.lower_ not in self.no_opening

    def _closes(self, token: Token) -> bool:
        return token.text[:1].isupper() and (self._is_name(token) or not self._is_word(token))

    def _leads(self, token: Token) -> bool:
        if self._is_first(token) or (token.shape_ == "X." and token.pos_ == "PROPN"):
            return True
        other = self._in(token, "places") or token.text.endswith("s") or self._is_word(token)  # «Københavns Mette Holm»
        long = token.text.istitle() and len(token) > 2  # «Vh Mette»
        return long and token.pos_ == "PROPN" and self._opens(token) and not other

    def _continues(self, doc: Doc, place: int) -> bool:
        # a genitive ends a name: «Karens Holm» are two
        before = doc[place - 1].text
        return self._in(doc[place], "last") and (before in self.lists["first"] or before in self.lists["last"])

    def _is_first(self, token: Token) -> bool:
        return self._in(token, "first")

    def _is_name(self, token: Token) -> bool:
        return self._in(token, "first") or self._in(token, "last")

    def _in(self, token: Token, name: str) -> bool:
        return token.text in self.lists[name] or bare(token) in self.lists[name]

    def _is_word(self, token: Token) -> bool:
        """Whether a word list knows it: «Handleplan» and «Listen» are no names, capital or not."""
        form = token.lower_
        if form not in self.known:
            words = self.nlp.get_pipe("kommune_lemma") if self.nlp.has_pipe("kommune_lemma") else None
            self.known[form] = words is not None and words.is_word(form)
        return self.known[form]

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the lists as one gzip file, the same bytes for the same data."""
        text = json.dumps({name: sorted(words) for name, words in self.lists.items()}, ensure_ascii=False)
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / _FILE).write_bytes(gzip.compress(text.encode(), mtime=0))

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> "Persons":
        """Read what `to_disk` wrote."""
        self.fill(json.loads(gzip.decompress((Path(path) / _FILE).read_bytes())))
        return self


def bare(token: Token) -> str:
    """The word without a genitive «s»."""
    return token.text.removesuffix("s")
