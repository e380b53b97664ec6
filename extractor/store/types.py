"""Column types that hold the same on SQLite and PostgreSQL: any text, exact numbers, JSON, ordering by code point."""

import json
import re
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import Numeric, Text, types
from sqlalchemy.engine import Dialect

_ESCAPE = "\ufdd0"  # a noncharacter: valid UTF-8, means nothing in any text
_UNSAFE = re.compile("[\x00\ud800-\udfff\ufdd0]")
_ESCAPED = re.compile(_ESCAPE + "([0-9a-f]{4})")


def shield(text: str) -> str:
    """Text that every database takes: PostgreSQL refuses U+0000, and no encoder takes a lone surrogate.

    Those are written as U+FDD0 and four hex digits; `unshield` gives back the very same text.
    """
    return _UNSAFE.sub(lambda m: f"{_ESCAPE}{ord(m[0]):04x}", text) if _UNSAFE.search(text) else text


def unshield(text: str) -> str:
    """The text that `shield` was given."""
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text) if _ESCAPE in text else text


def dump(value: Any) -> str:
    """JSON of plain values; lone surrogates are written as JSON escapes."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(value), separators=(",", ":"))


def _shielded(value: str | None) -> str | None:
    return value if value is None or not _UNSAFE.search(value) else shield(value)


def _unshielded(value: str | None) -> str | None:
    return value if value is None or _ESCAPE not in value else unshield(value)


def _dumped(value: Any) -> str | None:
    return None if value is None else dump(value)


def _loaded(value: str | None) -> Any:
    if value is None:
        return None
    try:
        return msgspec.json.decode(value)
    except msgspec.DecodeError:  # a lone surrogate
        return json.loads(value)


def _digits(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


class SafeText(types.TypeDecorator[str]):
    """Any string of Python, sorted and compared by code point on both engines."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> types.TypeEngine[Any]:
        """`COLLATE "C"` on PostgreSQL, where a database may be sorted by any locale."""
        return dialect.type_descriptor(Text(collation="C") if dialect.name == "postgresql" else Text())

    def bind_processor(self, dialect: Dialect) -> Any:
        """Shield what a database refuses; one call a value, for there are millions of them."""
        return _shielded

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """The text as it was given."""
        return _unshielded


class Exact(types.TypeDecorator[Decimal]):
    """A decimal number, never a float: `numeric` on PostgreSQL, its digits as text on SQLite."""

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> types.TypeEngine[Any]:
        """SQLite has no decimals: its `NUMERIC` would make floats of them."""
        return dialect.type_descriptor(Numeric() if dialect.name == "postgresql" else Text())

    def bind_processor(self, dialect: Dialect) -> Any:
        """Digits for SQLite."""
        return None if dialect.name == "postgresql" else _digits

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """The number with the decimals that it was given with."""
        return None if dialect.name == "postgresql" else _number


class Json(types.TypeDecorator[Any]):
    """Plain values as JSON text; tuples come back as lists, decimals as strings."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Any:
        """JSON; U+0000 becomes an escape of JSON's own."""
        return _dumped

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """The plain value."""
        return _loaded
