"""Warm spaCy's tokenizer cache by hand.

spaCy stops caching a text's strings after its first special case (a lone newline is one), so that nearly every
word of every letter is split anew (explosion/spaCy issue 13950, open when this was written). Calling the tokenizer
once on each new string fills the cache; the tokens are the same, the second pass many times faster. A test compares
the tokens with those of a plain tokenizer, so that a mended spaCy can drop this file.
"""

from spacy.language import Language

MOST = 200_000  # distinct strings kept: about 0.7 kB each


class Warmer:
    """Fills the tokenizer cache of one pipeline with the strings of each text before it is tokenized."""

    def __init__(self, nlp: Language) -> None:
        self.tokenizer = nlp.tokenizer
        self.tokenizer.max_cache_size = MOST
        self.seen: set[str] = set()

    def __call__(self, text: str) -> None:
        """Warm the cache for `text`; strings longer than 40 letters are not worth keeping."""
        new = set(text.split()) - self.seen
        if len(self.seen) + len(new) > MOST:
            return
        for string in sorted(new):
            if len(string) <= 40:
                self.tokenizer(string)
        self.seen |= new
