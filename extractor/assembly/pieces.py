"""Cut a sentence at commas, colons, dashes and «og» into pieces, the stuff that statements are put together from."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from extractor.assembly.scene import Scene, Span
from extractor.assembly.shared import ACTS
from extractor.assembly.statement import Token, closed, read

_CUT = re.compile(
    r"[,;:\s'\"”»*](?:(?<=[,;:])(?=[\s»\"'”’*)])|(?<=\s)[-–—]\s|(?<=[.!?][\s'\"”»*])[\s'\"”»*]{0,3}-\s|(?<=\s)og\s)"
)
_ELLIPSIS = re.compile(r"\b(?:har|er|var|kan|skal|vil)$")  # «de indsatser, vi har og vil iværksætte»
_RESULT = re.compile(r"\b(?:sagstal\w{0,3}|råder|faldt?|falder|faldet|steg|stiger|forsvandt|sparer)\b")


FEWEST = 4  # words of a main clause in a row of them
NEAR = 6  # within so many words its verb stands
ROW = 6  # pieces ahead in which the row ends
LEAST_WORDS = 2  # a participle with fewer words behind it is no doing of its own


Mark = tuple[int, int, str]  # where it begins and ends, the sign


class Piece(Struct, gc=False):
    """A stretch between two marks."""

    start: int
    end: int
    mark: str  # what stands before it: «,» «;» «:» «-» «.» «og»
    tokens: list[Token]


def cut(sentence: Span, scene: Scene) -> tuple[list[Piece], int]:
    """The pieces of a sentence, with what stands before each, and the bits of the patterns that can have a match in it.

    `\\n` is the mark of a line that opens with «at».
    """
    if scene.text.find("\nat ", *sentence) < 0:
        return _cut(sentence, scene.lowered)
    found: list[Piece] = []
    may = 0
    for span, first in _lines(sentence, scene.text):
        pieces, through = _cut(span, scene.lowered)
        if first and pieces:
            pieces[0].mark = "\n"
        found += pieces
        may |= through
    return found, may


def _lines(sentence: Span, text: str) -> Iterator[tuple[Span, bool]]:
    """The sentence, cut before each line that opens with «at»: recommendations set as lines without a mark.

    A single one may be prose that a typewriter wrapped («… oplyser,\\nat …»).
    """
    start = sentence[0]
    several = text.startswith("at ", start) or text.count("\nat ", start, sentence[1]) > 1
    while several and (at := text.find("\nat ", start, sentence[1])) >= 0:
        yield (start, at), start > sentence[0]
        start = at + 1
    yield (start, sentence[1]), start > sentence[0]


class _Marks(dict[str, tuple[Mark, ...]]):
    """What stands between two words, with an «og» behind it -> the marks in it; the same few stretches everywhere."""

    def __missing__(self, between: str) -> tuple[Mark, ...]:
        if len(self) > _MOST:
            self.clear()
        found = self[between] = tuple([(*m.span(), m[0].strip()) for m in _CUT.finditer(between)])
        return found


_MOST = 10_000  # stretches kept
_MARKS = _Marks()


def _cut(sentence: Span, low: str) -> tuple[list[Piece], int]:
    found: list[Piece] = []
    words, edges, may = read(low, *sentence)
    start, mark, first = sentence[0], "", 0
    for after in dict.fromkeys(edges):
        before, marks = _marks(words, after, sentence, low)
        for begins, ends, sign in marks:
            begins, ends = before + begins, before + ends
            if sign == "og":
                following = (
                    words[after + 1 : after + 4]
                    if after < len(words) and words[after].word == "og"
                    else words[after : after + 3]
                )
                if not (_opens_clause(following) or _doing(following)):
                    continue
                if _ELLIPSIS.search(low, max(start, begins - 8), begins):
                    continue
            elif sign in ("-", "–", "—") and low[start:begins].strip() == "":
                start = ends
                continue
            if after > first:
                found.append(Piece(start, begins, mark, words[first:after]))
            if sign in ("-", "–", "—") and low[begins - 1 : begins] in ".!?":
                sign = "!-"  # a new speaker's dash
            start, mark = begins + 1 if sign == "og" else ends, sign or "."
            first = after
    if first < len(words):
        found.append(Piece(start, sentence[1], mark, words[first:] if first else words))
    return found, may


def _marks(words: Sequence[Token], n: int, sentence: Span, low: str) -> tuple[int, Sequence[Mark]]:
    """Where what stands before the word `n` begins, and the marks in it; no mark reaches over a word but «og»."""
    start = words[n - 1].end if n else sentence[0]
    end = words[n].start if n < len(words) else sentence[1]
    if n < len(words) and words[n].word == "og":
        end = min(words[n].end + 1, sentence[1])
    if n:
        return start, _MARKS[low[start:end]]
    return 0, [(*m.span(), m[0].strip()) for m in _CUT.finditer(low, start, end)]  # it sees what stands before


def _opens_clause(following: Sequence[Token]) -> bool:
    """Whether « og » is followed by a finite verb of its own, or by a pronoun and one."""
    if not following:
        return False
    if following[0].word in closed("cut_before") and not (following[0].word in ("er", "har") and len(following) < 2):
        return True
    if following[0].word in closed("pronouns") and len(following) > 1:
        return following[1].finite
    return False


def _doing(following: Sequence[Token]) -> bool:
    """Whether « og » is followed by a participle or infinitive that may share the auxiliary before it."""
    return len(following) > LEAST_WORDS and any(
        v.kind in ACTS and v.form in ("participle", "infinitive") for v in following[0].verbs
    )


def resumes(pieces: Sequence[Piece]) -> bool:
    """«og de 186 sager | der mangler | bliver færdige»: a coordinated subject, its relative clause, its verb."""
    if len(pieces) < 3 or not all(p.tokens for p in pieces):
        return False
    first, relative, main = (p.tokens[0] for p in pieces)
    return first.word in ("og", "men", "mens") and relative.word in closed("relatives") and main.finite


def in_a_row(pieces: Sequence[Piece], n: int, before: Sequence[Token]) -> bool:
    """«Der er ansat to, alle sager gennemgås, og der er aftalt …»: main clauses in a row, «og» before the last."""
    if not any(t.finite for t in before) or not _main_clause(pieces[n].tokens):
        return False
    for later in pieces[n + 1 : n + ROW]:
        words = later.tokens[1:] if later.tokens and later.tokens[0].word == "og" else later.tokens
        if later.mark not in (",", "og") or len(words) == len(later.tokens):
            continue
        if _main_clause(words) or (len(words) > 2 and words[0].word == "der" and words[1].finite):
            return True
    return False


def _main_clause(words: Sequence[Token]) -> bool:
    """Whether the words are a clause of their own: a subject, then a finite verb."""
    if len(words) < FEWEST or words[0].finite or words[0].word in closed("relatives"):
        return False
    if words[0].word in ("at", "og", "men", "eller") or words[0].word in closed("adverbials"):
        return False
    return any(
        t.word in closed("finite") or (t.finite and t.verbs[0].kind != "state") for t in words[1:NEAR] if t.finite
    )


def opened(piece: Piece) -> int:
    """Where a governed statement begins: after «at», «og at», «hvor»."""
    words = piece.tokens
    skipped = 2 if len(words) > 2 and words[0].word in ("og", "samt", "men") and words[1].word == "at" else 1
    return words[skipped].start if len(words) > skipped else piece.start


_SHARES = frozenset(("heraf", "hvoraf"))
_TELLS = frozenset(("siger", "skriver", "forklarer", "lyder", "fortæller", "tilføjer", "mener"))
_REASONS = frozenset(("fordi", "da", "idet", "hvilket", "uanset", "selvom", "hvori", "hvorved"))
_DROPS = _SHARES | _TELLS | _REASONS | {"så", "der", "som"}  # what opens a clause that may be dropped


def dropped(piece: Piece, last: bool, scene: Scene) -> bool:
    """Whether a clause only tells a reason, a result or a price, which is no part of the doing."""
    if not piece.tokens:
        return False
    first = piece.tokens[0].word
    if first not in _DROPS:
        return False
    if first == "så" and _RESULT.search(scene.lowered, piece.start, piece.end) is not None:
        return True
    if not any(t.finite for t in piece.tokens):
        return first in _SHARES  # «…, heraf en med særligt ansvar for …»
    if first in _TELLS and len(piece.tokens) < 9:
        return True
    if first in _REASONS:
        return True
    if not last or first not in ("der", "som") or len(piece.tokens) < 2:
        return False
    if len(piece.tokens) < 14 and any(
        t.word in ("fremgår", "beskrives", "omtales", "nævnes") for t in piece.tokens[1:6]
    ):
        return True  # «…, som blandt andet fremgår af aftalen»
    return piece.tokens[1].word in ("koster", "er", "kostede") and len(piece.tokens) < 7


def hangs(piece: Piece) -> bool:
    """Whether the piece is a relative or adverbial clause of what stands before."""
    words = [t.word for t in piece.tokens[:2]] or [""]
    first = words[-1] if words[0] in ("og", "samt", "eller") and len(words) > 1 else words[0]
    return first in closed("relatives") or first in closed("adverbials") or first == "at"
