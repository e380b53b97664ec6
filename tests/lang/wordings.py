"""What a regular expression matches: strings that take each of its branches at least once.

Built from the parsed pattern, one change at a time from its plainest match: an alternative, a member of a class, an
optional part. What looks around is left out, so a caller keeps what the pattern truly finds.
"""

import re
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

_CLASSES = {op.CATEGORY_DIGIT: "7", op.CATEGORY_SPACE: " ", op.CATEGORY_WORD: "y", op.CATEGORY_NOT_SPACE: "q"}
_OTHERS = " qz,.;x7"  # tried where a class says what it is not


def wordings(pattern: str) -> list[str]:
    """Strings of which the pattern finds each; bare, and amid a blank on either side."""
    found = re.compile(pattern)
    return [one for made in _of(parser.parse(pattern)) for one in (made, f" {made} ") if found.search(one)]


def _of(items) -> list[str]:
    """The strings of a sequence: all parts plain, then each part's other forms in turn."""
    parts = [_forms(*item) for item in items]
    plain = [forms[0] for forms in parts]
    found = ["".join(plain)]
    for n, forms in enumerate(parts):
        found += ["".join((*plain[:n], other, *plain[n + 1 :])) for other in forms[1:]]
    return found


def _forms(kind, value) -> list[str]:
    if kind is op.LITERAL:
        return [chr(value)]
    if kind is op.NOT_LITERAL:
        return [next(sign for sign in _OTHERS if sign != chr(value))]
    if kind is op.ANY:
        return ["x"]
    if kind is op.IN:
        return _members(value)
    if kind is op.BRANCH:
        return [one for branch in value[1] for one in _of(branch)]
    if kind is op.SUBPATTERN:
        return _of(value[3])
    if kind is op.ATOMIC_GROUP:
        return _of(value)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _repeated(*value)
    if kind is op.ASSERT and value[0] > 0:
        return ["", *_of(value[1])]  # what must follow may stand there, or be what the next part is
    return [""]  # a border, what must not stand there


def _repeated(least: int, most: int, items) -> list[str]:
    once = _of(items)
    if " " in once and most > 1:  # a stretch of any signs parts two words
        return [" " * max(least, 1), *(one * max(least, 1) for one in once if one != " ")]
    found = [once[0] * least]
    if most > least:
        found += [once[0] * least + one for one in once]
    if least:
        found += [one + once[0] * (least - 1) for one in once[1:]]
    return found


def _members(members) -> list[str]:
    if members[0][0] is op.NEGATE:
        taken = _members(members[1:])
        return [next(sign for sign in _OTHERS if sign not in taken)]
    found = []
    for kind, value in members:
        if kind is op.LITERAL:
            found.append(chr(value))
        elif kind is op.RANGE:
            found.append(chr(value[0]))
        elif kind is op.CATEGORY:
            found.append(_CLASSES.get(value, "x"))
    return found
