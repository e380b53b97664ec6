"""Cut sentences into statements: one governing verb each, with the small clauses that hang on it.

A statement is what an initiative or a commitment is read from. It keeps the relative and adverbial clauses that
complete it; a coordinated main clause, or what a reporting verb governs («vi minder om, at …»), is a statement of
its own. Rules on closed word lists (lang/da/clauses.toml, lang/da/verbs.toml); linear in the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from extractor.assembly.scene import Scene, Span
from extractor.lang import table
from extractor.lang.verbs import Verb, verbs
from extractor.schema.document import Block

_WORD = re.compile(r"[a-zæøåéüöä0-9][\wæøå/-]*")
_CUT = re.compile(r"[,;:](?=[\s»\"'”’*)])|\s[-–—]\s|(?<=[.!?])[\s'\"”»*]{1,4}-\s|\sog\s")
_LABEL = re.compile(r"(?:[-*•–]\s{1,3})?(?:\d{1,2}(?:\.\d{1,2}){0,2}|[a-zA-Z])?[.)]\s{1,3}(?=\S)|[-*•–]\s{1,3}")
_TRIM_LEFT = " \t\n*_'\"»«”“’‘-–—•,;:()[]"
_TRIM_RIGHT = " \t\n*_.,;:'\"»«”“’‘-–—("
_PROPOSES = re.compile(r"\b(?:indstill|foreslå|anbefal)\w{0,3}\b")
_RESULT = re.compile(r"\b(?:sagstal\w{0,3}|råder|faldt?|falder|faldet|steg|stiger|forsvandt|sparer)\b")
_ELLIPSIS = re.compile(r"\b(?:har|er|var|kan|skal|vil)$")  # «de indsatser, vi har og vil iværksætte»
_LABELS = re.compile(
    r"^(?:model|alternativ|scenarie|scenarium|løsning|indsats|initiativ|tiltag|spor|forslag|ad|punkt|projekt)s? ?"
    r"(?:nr\. ?)?[\da-z]{0,2} ?[a-z]?$"
)
MAX_SENTENCE = 4000  # a longer one is no prose


class Token(NamedTuple):
    """A lower-cased word at `text[start:end]` with its readings as a verb."""

    start: int
    end: int
    word: str
    verbs: tuple[Verb, ...]
    finite: bool  # whether it can be a finite verb


@dataclass(slots=True)
class Statement:
    """A stretch with one governing verb."""

    start: int
    end: int
    sentence: Span
    tokens: list[Token]
    block: Block
    core: list[Token]  # the words outside relative and adverbial clauses
    governor: Span | None = None  # «vi minder om»: what governs it from outside its span
    condition: Span | None = None  # «hvis …», «når …»
    order: int = 0  # its place among the statements of its block
    words: frozenset[str] = field(default_factory=frozenset)
    cues: dict[str, int] | None = None  # filled by assembly/cues.py
    proposed: bool = False  # governed by «indstiller», «foreslår»
    grammar: Any = None  # filled by assembly/grammar.py
    label: str = ""  # what a colon sets before it: «model a», «indsats 2»


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("clauses")[name])


@cache
def _reports() -> re.Pattern[str]:
    return re.compile(table("clauses")["reports"])


def statements(scene: Scene) -> list[Statement]:
    """All statements of the running text and the lists, in text order; made once per document."""
    found: list[Statement] | None = scene.__dict__.get("statements")
    if found is None:
        found = scene.__dict__["statements"] = list(_statements(scene))
    return found


def _statements(scene: Scene) -> Iterator[Statement]:
    bounds, i = scene.reading.sentences, 0
    for block in scene.document.blocks:
        if block.kind not in ("paragraph", "list_item"):
            continue
        while i < len(bounds) and bounds[i][1] <= block.start:
            i += 1
        order = 0
        while i < len(bounds) and bounds[i][0] < block.end:
            start, end = max(bounds[i][0], block.start), min(bounds[i][1], block.end)
            if label := _LABEL.match(scene.text, start, end):
                start = label.end()
            if start < end and end - start <= MAX_SENTENCE:
                for statement in split((start, end), scene, block):
                    statement.order = order
                    order += 1
                    yield statement
            if bounds[i][1] > block.end:
                break
            i += 1


_Known = tuple[tuple[Verb, ...], bool]
_KNOWN: dict[str, _Known] = {}  # what a word can be; the same for every document
_MOST = 100_000  # words kept


def _know(word: str) -> _Known:
    readings = verbs().get(word, ())
    finite = word in _words("finite") or any(v.form in ("present", "past", "passive") for v in readings)
    if len(_KNOWN) > _MOST:
        _KNOWN.clear()
    _KNOWN[word] = (readings, finite)
    return readings, finite


def tokens(low: str, start: int, end: int) -> list[Token]:
    """The words of the range."""
    known = _KNOWN
    found = []
    for match in _WORD.finditer(low, start, end):
        word = match[0]
        readings, finite = known.get(word) or _know(word)
        found.append(Token(match.start(), match.end(), word, readings, finite))
    return found


class _Piece(NamedTuple):
    start: int
    end: int
    mark: str  # what stands before it: «,» «;» «:» «-» «.» «og»
    tokens: list[Token]


def split(sentence: Span, scene: Scene, block: Block) -> Iterator[Statement]:
    """The statements of one sentence."""
    pieces = _pieces(sentence, scene.lowered)
    current: Statement | None = None
    dropping = False  # behind a reason or a result
    waiting = False  # a leading condition whose main clause is still to come
    for n, piece in enumerate(pieces):
        role = _role(piece, current, waiting)
        if role == "part" and _resumes(pieces[n : n + 3]):
            role = "new"
        if role == "at":
            assert current is not None
            reported = _reports().search(scene.lowered, max(current.start, current.end - 90), current.end)
            role = "governed" if reported else "part"
        if current is None or role in ("new", "labelled"):
            label, dropping = "", False
            if current is not None and role == "labelled":
                label = " ".join(t.word for t in current.tokens)
            elif current is not None:
                label = current.label
                yield _close(current, scene)
            current = Statement(piece.start, piece.end, sentence, list(piece.tokens), block, core=list(piece.tokens))
            current.label = label
            waiting = n == 0 and _leading(piece, pieces)
            if waiting:
                current.condition = (piece.start, piece.end)
                current.core = []
        elif role == "governed":
            opened = _opened(piece)
            governor = (current.start, current.end)
            if piece.tokens[0].word in _words("openers"):
                yield _close(current, scene)
            elif current.governor is not None:
                yield _close(current, scene)
                governor = current.governor
            rest = [t for t in piece.tokens if t.start >= opened]
            current = Statement(opened, piece.end, sentence, rest, block, core=list(rest), governor=governor)
            current.proposed = _PROPOSES.search(scene.lowered, *governor) is not None
        else:
            if role == "main":
                waiting = False
            dropping = role == "part" and (dropping or (not waiting and _dropped(piece, n == len(pieces) - 1, scene)))
            if dropping:
                continue
            if piece.tokens and piece.tokens[0].word in ("hvis", "såfremt", "medmindre") and current.condition is None:
                current.condition = (piece.start, piece.end)
            current.end = piece.end
            current.tokens.extend(piece.tokens)
            if role == "main" or not _hangs(piece):
                current.core.extend(piece.tokens)
    if current is not None:
        yield _close(current, scene)


def _resumes(pieces: Sequence[_Piece]) -> bool:
    """«og de 186 sager | der mangler | bliver færdige»: a coordinated subject, its relative clause, its verb."""
    if len(pieces) < 3 or not all(p.tokens for p in pieces):
        return False
    first, relative, main = (p.tokens[0] for p in pieces)
    return first.word in ("og", "men", "mens") and relative.word in _words("relatives") and main.finite


def _opened(piece: _Piece) -> int:
    """Where a governed statement begins: after «at», «og at», «hvor»."""
    words = piece.tokens
    skipped = 2 if len(words) > 2 and words[0].word in ("og", "samt", "men") and words[1].word == "at" else 1
    return words[skipped].start if len(words) > skipped else piece.start


def _dropped(piece: _Piece, last: bool, scene: Scene) -> bool:
    """Whether a clause only tells a reason, a result or a price, which is no part of the doing."""
    if not piece.tokens or not any(t.finite for t in piece.tokens):
        return False
    first = piece.tokens[0].word
    if first in ("siger", "skriver", "forklarer", "lyder", "fortæller", "tilføjer", "mener") and len(piece.tokens) < 9:
        return True
    if first in ("fordi", "da", "idet", "hvilket", "uanset", "selvom", "hvori", "hvorved"):
        return True
    if (
        last
        and first in ("der", "som")
        and len(piece.tokens) > 1
        and piece.tokens[1].word in ("koster", "er", "kostede")
    ):
        return len(piece.tokens) < 7
    return first == "så" and _RESULT.search(scene.lowered, piece.start, piece.end) is not None


def _hangs(piece: _Piece) -> bool:
    words = [t.word for t in piece.tokens[:2]] or [""]
    first = words[-1] if words[0] in ("og", "samt", "eller") and len(words) > 1 else words[0]
    return first in _words("relatives") or first in _words("adverbials") or first == "at"


def _pieces(sentence: Span, low: str) -> list[_Piece]:
    found: list[_Piece] = []
    words = tokens(low, *sentence)
    start, mark, first = sentence[0], "", 0
    for match in _CUT.finditer(low, *sentence):
        sign = match[0].strip()
        after = first
        while after < len(words) and words[after].start < match.start() + 1:
            after += 1
        if sign == "og":
            following = (
                words[after + 1 : after + 4]
                if after < len(words) and words[after].word == "og"
                else words[after : after + 3]
            )
            if not _opens_clause(following) or _ELLIPSIS.search(low, max(start, match.start() - 8), match.start()):
                continue
        elif sign in ("-", "–", "—") and low[start : match.start()].strip() == "":
            start = match.end()
            continue
        if after > first:
            found.append(_Piece(start, match.start(), mark, words[first:after]))
        if sign in ("-", "–", "—") and low[match.start() - 1 : match.start()] in ".!?":
            sign = "!-"  # a new speaker's dash
        start, mark = match.start() + 1 if sign == "og" else match.end(), sign or "."
        first = after
    if first < len(words):
        found.append(_Piece(start, sentence[1], mark, words[first:]))
    return found


def _opens_clause(following: Sequence[Token]) -> bool:
    """Whether « og » is followed by a finite verb of its own, or by a pronoun and one."""
    if not following:
        return False
    if following[0].word in _words("cut_before") and not (following[0].word in ("er", "har") and len(following) < 2):
        return True
    if following[0].word in _words("pronouns") and len(following) > 1:
        return following[1].finite
    return False


def _leading(piece: _Piece, pieces: Sequence[_Piece]) -> bool:
    """Whether the first piece is a condition or purpose whose main clause follows with its verb first."""
    if len(pieces) < 2 or not piece.tokens or piece.tokens[0].word not in _words("conditions"):
        return False
    return any(p.tokens and p.tokens[0].finite for p in pieces[1:4])


def _role(piece: _Piece, current: Statement | None, waiting: bool) -> str:
    """`new` statement, `governed` by what stands before, `main` clause after a condition, or `part` of the last."""
    if current is None or not piece.tokens:
        return "new" if current is None else "part"
    first = piece.tokens[0].word
    if piece.mark in (".", ";", "!-"):
        return "new" if len(piece.tokens) > 2 else "part"
    finite = [t for t in piece.tokens if t.finite]
    if first == "at" or (first in ("og", "samt", "men") and len(piece.tokens) > 1 and piece.tokens[1].word == "at"):
        return _at_clause(piece, current, finite)
    if piece.mark == ":":
        if _LABELS.match(" ".join(t.word for t in current.tokens)):
            return "labelled"
        return "new" if finite and len(piece.tokens) > 3 else "part"
    if waiting:
        return "main" if piece.tokens[0].finite else "part"
    if first in _words("coordinators"):
        if len(piece.tokens) > 1 and piece.tokens[1].word in _words("relatives"):
            return "part"
        if finite and not _shared(piece, finite) and not _goes_on(piece):
            return "new"
        return "part"
    if first in _words("openers") and _own_statement(piece):
        return "governed"
    if first in _words("relatives") or first in _words("adverbials"):
        return "part"
    if piece.mark in ("-", "–", "—"):
        return "new" if finite else "part"
    return "part"


def _shared(piece: _Piece, finite: Sequence[Token]) -> bool:
    """Whether the piece only adds an object or a participle: its one «verb» is a noun's or participle's twin."""
    return all(t.word in ("arbejder", "møder", "stiller", "kurser", "tilbud", "plan") for t in finite)


def _goes_on(piece: _Piece) -> bool:
    """«…, og det skal være nået i foråret»: the same act, told on."""
    words = [t.word for t in piece.tokens[:5]]
    return words[1:3] in (["det", "skal"], ["dette", "skal"]) and words[-1] in ("nået", "opnået", "sket", "gennemført")


def _at_clause(piece: _Piece, current: Statement, finite: Sequence[Token]) -> str:
    if not finite:
        return "part"
    if piece.tokens[0].word != "at":  # «…, og at …»
        return "governed" if current.governor is not None else "part"
    return "governed" if current.governor is not None and current.proposed else "at"


def _own_statement(piece: _Piece) -> bool:
    """«…, hvor STAR vil fortælle», «…, hvori kommunen blev bedt om», «…, som vi derefter sender»."""
    words = [t.word for t in piece.tokens[1:9]]
    if piece.tokens[0].word == "som":
        return len(words) > 1 and words[0] in ("vi", "jeg") and piece.tokens[2].finite
    return any(w in ("vil", "blev", "beder", "bedt", "skal", "lovede", "forventer") for w in words)


def _close(statement: Statement, scene: Scene) -> Statement:
    text = scene.text
    start, end = statement.start, statement.end
    while start < end and text[start] in _TRIM_LEFT:
        start += 1
    for lead in ("og ", "men ", "samt ", "ligesom ", "hvorimod ", "at ", "mens "):
        if scene.lowered.startswith(lead, start):
            start += len(lead)
    while end > start and text[end - 1] in _TRIM_RIGHT:
        end -= 1
    statement.start, statement.end = start, max(start, end)
    statement.tokens = [t for t in statement.tokens if t.start >= start]
    statement.core = [t for t in statement.core if t.start >= start] or statement.tokens
    statement.words = frozenset(t.word for t in statement.tokens)
    return statement
