"""Lemmas the edit trees get wrong: the field's words by list, words of the training text by memory, others by look-up.

Order: our own list; the lemma the training text shows for form and part of speech, when it shows only one; for forms it
does not show, the word list, then the word list's entry of the longest known tail of a compound
(«sygedagpengemodtagere» by «modtagere»); what is left keeps the trained lemmatizer's lemma.
"""

import gzip
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from spacy.language import Language
from spacy.symbols import PROPN
from spacy.tokens import Doc, Token

from da_kommune.words import WordList

_LOOKED_UP = frozenset({"ADJ", "NOUN", "VERB"})  # names and function words are not in the word list
_TAIL = 4  # letters a compound's known tail has at least
_LONG_TAIL = 6  # where a chance hit would do harm: «Schwarzenegger»
_HEAD = 2  # letters left before it at least
_LONGEST = 60  # longer strings are no words; bounds the search for a tail
_INFINITIVE = ("e", "å", "o", "i", "y", "ø")
_MOST_KEPT = 100_000  # answers remembered; a name's depends on its case, too
_FILE = "lemmas.json.gz"

Forms = Mapping[str, Mapping[str, str]]  # part of speech -> lower-case form -> lemma


def tail_lemma(form: str, known: Callable[[str], str | None], least: int = _TAIL) -> str:
    """Return the lemma of a compound by the longest tail `known` has a lemma for; empty when there is none."""
    for cut in range(_HEAD, min(len(form), _LONGEST) - least + 1):
        lemma = known(form[cut:])
        if lemma:
            return form[:cut] + lemma
    return ""


@Language.factory("kommune_lemma", assigns=["token.lemma", "token.pos"], requires=["token.pos", "token.lemma"])
def make_lemma_look_up(nlp: Language, name: str) -> "LemmaLookUp":
    """Make the component; its tables come from `from_disk` or `fill`."""
    return LemmaLookUp()


class LemmaLookUp:
    """Corrects `token.lemma_`; see the module's text for the order."""

    def __init__(self) -> None:
        self.fill({}, {}, {})

    def fill(self, words: Mapping[str, str], seen: Forms, own: Forms) -> None:
        """Set the data: the word list; the training text's forms (an empty lemma: seen with several); our own list."""
        self.words = WordList(words)
        self.seen = {pos: dict(forms) for pos, forms in seen.items()}
        self.own = {pos: dict(forms) for pos, forms in own.items()}
        self._kept: dict[tuple[int, int], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        for token in doc:
            if token.is_space:  # the tagger has met single line breaks only
                token.pos_, token.lemma_ = "SPACE", token.text
                continue
            key = token.pos, token.orth
            lemma = self._kept.get(key)
            if lemma is None:
                lemma = self.lemma(token)
                if token.pos != PROPN and len(self._kept) < _MOST_KEPT:
                    self._kept[key] = lemma
            if lemma:
                token.lemma_ = lemma
        return doc

    def lemma(self, token: Token) -> str:
        """Return the lemma for a tagged token; empty leaves the one it has."""
        pos, form = token.pos_, token.lower_
        lemma = self.own.get(pos, {}).get(form)
        if lemma is None:
            lemma = self.seen.get(pos, {}).get(form)
        if lemma is None and pos in _LOOKED_UP:
            lemma = self.look_up(token.text)
            if pos == "VERB" and not lemma.endswith(_INFINITIVE):
                return ""  # the word list knows the noun only: «sparer» as «spar»
        if lemma is None and pos == "PROPN":
            # the edit trees take names for words, «Madsens» needs no more than its ending off
            lemma = token.text[:-1] if token.text.endswith("s") and "Gen" in token.morph.get("Case") else token.text
        return lemma or ""

    def look_up(self, form: str) -> str:
        """Return the lemma of a form by the word list, or of a compound by its tail; empty when neither knows it."""
        # a capital that only opens a sentence goes, those of «EU-landene» and «STAR-tilsynet» stay
        if form[1:] == form[1:].lower() and "-" not in form:
            form = form.lower()
        return self.words.get(form) or tail_lemma(form, self.words.get)

    def is_word(self, form: str) -> bool:
        """Whether a lower-case form is an ordinary word, or a compound that ends in a long one."""
        return form in self.words or self._in_training(form) or bool(tail_lemma(form, self.words.get, _LONG_TAIL))

    def _in_training(self, form: str) -> bool:
        return any(form in forms for pos, forms in self.seen.items() if pos != "PROPN")

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the word list as arrays and the smaller tables as one gzip file, the same bytes for the same data."""
        Path(path).mkdir(parents=True, exist_ok=True)
        self.words.to_disk(Path(path))
        data = {"edits": self.words.edits, "seen": self.seen, "own": self.own}
        text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        (Path(path) / _FILE).write_bytes(gzip.compress(text.encode(), mtime=0))

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> "LemmaLookUp":
        """Read what `to_disk` wrote."""
        data = json.loads(gzip.decompress((Path(path) / _FILE).read_bytes()))
        self.words = WordList().from_disk(Path(path), data["edits"])
        self.seen, self.own, self._kept = data["seen"], data["own"], {}
        return self
