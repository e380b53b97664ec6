"""Client of the jobindsats.dk API, version 3. Asks only when a command says so; the token comes from the environment.

Addresses and shapes: rules.md, section 6 («v3»). The answer of `data` is `columns` and `rows`; areas are names.
"""

import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from extractor.errors import ConfigurationError, NoInput, UsageError

API = "https://api.jobindsats.dk/v3"
TOKEN = "EXTRACTOR_JOBINDSATS_TOKEN"  # noqa: S105 (the variable's name)
MOST_BYTES = 64 * 1024 * 1024
_TRIES, _WAIT, _TIMEOUT = 3, 1.0, 60.0
_AREA, _MUNICIPALITIES = "_omrade", "_nykom"


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A token is never carried to another address."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Client:
    """One key and one address."""

    token: str
    base: str = API
    wait: float = _WAIT

    def tables(self) -> list[tuple[str, str, str]]:
        """Id, name and subject of every table."""
        found = []
        for subject in _listed(self._get("tables")):
            for group in _listed(subject.get("table_groups")):
                for one in _listed(group.get("tables")):
                    found.append((str(one["table_id"]), str(one["table_name"]), str(subject.get("subject_name", ""))))
        return found

    def municipality_ids(self, table: str, names: Sequence[str]) -> list[str]:
        """The databank's ids of municipalities by name, from the table's own description.

        Raises:
            UsageError: the table has no such municipality.
        """
        ids: dict[str, str] = {}
        for dimension in _listed(self._get(f"table/{_safe(table)}").get("dimensions")):
            if dimension.get("dimension_id") != _AREA:
                continue
            for hierarchy in _listed(dimension.get("hierarchies")):
                if hierarchy.get("hierarchy_id") == _MUNICIPALITIES:
                    for level in _listed(hierarchy.get("levels")):
                        ids |= {str(v["value_name"]): str(v["value_id"]) for v in _listed(level.get("values"))}
        if lacking := [name for name in names if name not in ids]:
            raise UsageError("api_no_area", table, ", ".join(lacking))
        return [ids[name] for name in names]

    def data(
        self, table: str, municipalities: Sequence[str] = (), measures: Mapping[str, str] | None = None,
        latest: int = 12, more: Mapping[str, str] | None = None,
    ) -> list[list[Any]]:  # fmt: skip
        """Header and rows of a table's monthly figures; all municipalities where none is named.

        `measures` maps a measure group to its measures («*» for all); `more` holds further hierarchies.
        """
        area = ",".join(self.municipality_ids(table, municipalities)) if municipalities else "*"
        query = {f"mgroup.{group}": wanted for group, wanted in (measures or {"*": "*"}).items()}
        query |= {"period.M": f"latest:{latest}", f"hierarchy.{_MUNICIPALITIES}": area}
        query |= {f"hierarchy.{name}": wanted for name, wanted in (more or {}).items()}
        return _grid(self._get(f"data/{_safe(table)}", query))

    def _get(self, path: str, query: Mapping[str, str] | None = None) -> Any:
        asked = urllib.parse.urlencode({**(query or {}), "format": "json"}, safe="*:,/")
        raw = self._read(f"{self.base}/{path}?{asked}")
        try:
            return json.loads(raw.decode("utf-8-sig"), parse_float=Decimal)
        except ValueError as error:
            raise NoInput("api_answer", path) from error

    def _read(self, url: str) -> bytes:
        """The answer's bytes; tried again when the server is busy or the line breaks."""
        headers = {"Accept": "application/json", "Authorization": f"Bearer {self.token}"}
        request = urllib.request.Request(url, headers=headers)  # noqa: S310 (the scheme is checked in `client`)
        opener = urllib.request.build_opener(_NoRedirect)
        for attempt in range(_TRIES):
            try:
                with opener.open(request, timeout=_TIMEOUT) as answer:
                    raw: bytes = answer.read(MOST_BYTES + 1)
                if len(raw) > MOST_BYTES:
                    raise NoInput("api_failed", "svaret er over 64 MB")
                return raw
            except urllib.error.HTTPError as error:
                if error.code in (401, 403):
                    raise ConfigurationError("api_refused", TOKEN) from error
                if error.code < 500 and error.code != 429:
                    raise NoInput("api_failed", f"HTTP {error.code}") from error
                failed: Exception = error
            except OSError as error:
                failed = error
            if attempt + 1 < _TRIES:
                time.sleep(self.wait * 2**attempt)
        reason = f"HTTP {failed.code}" if isinstance(failed, urllib.error.HTTPError) else str(failed)
        raise NoInput("api_failed", reason) from failed


def client(base: str | None = None) -> Client:
    """A client with the token of the environment.

    Raises:
        ConfigurationError: there is no token, or the address is not https (this machine's own may be http).
    """
    token = os.environ.get(TOKEN, "").strip()
    if not token:
        raise ConfigurationError("api_no_token", TOKEN)
    address = (base or API).rstrip("/")
    parts = urllib.parse.urlsplit(address)
    local = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if parts.scheme != "https" and not (parts.scheme == "http" and local):
        raise ConfigurationError("api_address", address)
    return Client(token, address)


def _safe(table: str) -> str:
    return urllib.parse.quote(table.strip().lower(), safe="")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _grid(answer: Any) -> list[list[Any]]:
    """`columns` (names, or objects with one) and `rows` (lists, or objects by name) as cells under a header."""
    if not isinstance(answer, dict) or not isinstance(answer.get("columns"), list):
        raise NoInput("api_answer", "data")
    keys = [_name(column) for column in answer["columns"]]
    titles = [_title(column) for column in answer["columns"]]
    rows = [
        [row.get(key) for key in keys] if isinstance(row, dict) else list(row) for row in _listed(answer.get("rows"))
    ]
    return [titles, *([_cell(cell) for cell in row] for row in rows)]


def _name(column: Any) -> str:
    if isinstance(column, dict):
        return str(next((column[k] for k in ("column_id", "id", "name", "column_name") if k in column), ""))
    return str(column)


def _title(column: Any) -> str:
    if isinstance(column, dict):
        return str(next((column[k] for k in ("column_name", "label", "name", "id") if k in column), ""))
    return str(column)


def _cell(cell: Any) -> Any:
    """Numbers stay exact; text is read as in a CSV."""
    from extractor.compare.grids import number

    if cell is None:
        return ""
    if isinstance(cell, (int, Decimal)) and not isinstance(cell, bool):
        return Decimal(cell)
    text = " ".join(str(cell).split())
    value = number(text)
    return text if value is None else value
