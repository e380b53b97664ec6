"""The client of the API, against a server on this machine that answers in the documented shape."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from extractor.compare.exports import figures
from extractor.compare.jobindsats import TOKEN, Client, client
from extractor.errors import ConfigurationError, NoInput, UsageError
from extractor.schema.codec import encode
from tests.command import extractor
from tests.compare.made import TALKS, figure, letter

KEY = "en-hemmelig-noegle"
COLUMNS = [
    "Område",
    "Periode",
    "Ydelsesgrupper",
    "Opfølgning: Andel personer, som har fået afholdt færre end 4 samtaler",
]
ROWS = [["Faxe", "2022M09", "Sygedagpenge mv.", 45.5], ["Faxe", "2022M10", "Sygedagpenge mv.", None]]
EARLY = {"table_id": "t01a01", "table_name": "Opfølgning på tidlig indsats"}
TABLES = [{"subject_name": "Tidlig indsats", "table_groups": [{"table_group_name": "Opfølgning", "tables": [EARLY]}]}]
PLACES = [{"value_id": "/", "value_name": "Hele landet"}, {"value_id": "k320", "value_name": "Faxe"}]
HIERARCHIES = [{"hierarchy_id": "_nykom", "levels": [{"values": PLACES}]}]
ABOUT = {"dimensions": [{"dimension_id": "_omrade", "hierarchies": HIERARCHIES}]}


class Handler(BaseHTTPRequestHandler):
    """Answers as version 3 does; what it was asked is kept on the server."""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.server.asked.append((parts.path, parse_qs(parts.query)))
        if self.server.failures:
            return self._say(self.server.failures.pop(0), b"")
        if self.headers["Authorization"] != f"Bearer {KEY}":
            return self._say(401, b"")
        answers = {"/v3/tables": TABLES, "/v3/table/t01a01": ABOUT, "/v3/data/t01a01": self.server.data}
        if parts.path not in answers:
            return self._say(404, b"")
        return self._say(200, b"\xef\xbb\xbf" + json.dumps(answers[parts.path]).encode())

    def _say(self, code: int, body: bytes) -> None:
        self.send_response(code)
        if code == 302:
            self.send_header("Location", "/v3/elsewhere")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def server():
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.asked, made.failures, made.data = [], [], {"columns": COLUMNS, "rows": ROWS}
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    made.url = f"http://127.0.0.1:{made.server_port}/v3"
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


def asking(server, key=KEY):
    return Client(key, server.url, wait=0.0)


def test_tables(server):
    assert asking(server).tables() == [("t01a01", "Opfølgning på tidlig indsats", "Tidlig indsats")]


def test_data_becomes_figures(server):
    cells = asking(server).data("T01A01", ["Faxe"], latest=14)
    first, second = figures(cells, "api")
    assert (first.code, first.group, first.indicator, str(first.value)) == ("320", "sygedagpenge", TALKS, "45.5")
    assert (second.value, second.start.isoformat()) == (None, "2022-10-01")
    path, query = server.asked[-1]
    assert path == "/v3/data/t01a01"
    assert query == {"mgroup.*": ["*"], "period.M": ["latest:14"], "hierarchy._nykom": ["k320"], "format": ["json"]}


def test_rows_as_objects_and_columns_with_names(server):
    names = [{"column_id": f"c{i}", "column_name": name} for i, name in enumerate(COLUMNS)]
    server.data = {"columns": names, "rows": [{f"c{i}": cell for i, cell in enumerate(row)} for row in ROWS]}
    assert [one.value is None for one in figures(asking(server).data("t01a01"), "api")] == [False, True]


def test_an_unknown_municipality_is_named(server):
    with pytest.raises(UsageError, match="Tønder"):
        asking(server).data("t01a01", ["Tønder"])


@pytest.mark.parametrize(("failures", "asked"), [([503], 2), ([429, 500], 3)])
def test_a_busy_server_is_asked_again(server, failures, asked):
    server.failures = list(failures)
    assert asking(server).tables()
    assert len(server.asked) == asked


@pytest.mark.parametrize(
    ("failures", "error"), [([500] * 3, NoInput), ([404], NoInput), ([403], ConfigurationError), ([302], NoInput)]
)
def test_what_fails_is_said(server, failures, error):
    server.failures = list(failures)
    with pytest.raises(error):
        asking(server).tables()


def test_no_redirect_is_followed(server):
    server.failures = [302]
    with pytest.raises(NoInput):
        asking(server).tables()
    assert [path for path, _ in server.asked] == ["/v3/tables"]


def test_a_wrong_key_is_refused(server):
    with pytest.raises(ConfigurationError, match="api_refused"):
        asking(server, "forkert").tables()


@pytest.mark.parametrize("data", [[], {}, {"columns": "a"}])
def test_another_shape_is_said(server, data):
    server.data = data
    with pytest.raises(NoInput, match="api_answer"):
        asking(server).data("t01a01")


def test_no_key_no_question(monkeypatch):
    monkeypatch.delenv(TOKEN, raising=False)
    with pytest.raises(ConfigurationError, match="api_no_token"):
        client()


@pytest.mark.parametrize("address", ["http://example.org/v3", "file:///etc", "ftp://127.0.0.1"])
def test_the_key_goes_over_https_alone(monkeypatch, address):
    monkeypatch.setenv(TOKEN, KEY)
    with pytest.raises(ConfigurationError, match="api_address"):
        client(address)


def test_fetch_and_check_on_the_command_line(server, tmp_path):
    env = {TOKEN: KEY}
    done = extractor(
        "official", "fetch", "t01a01", "-m", "Faxe", "--api", server.url, "-o", tmp_path / "tal.csv", **env
    )
    assert done.code == 0, done.err
    assert KEY not in done.err + done.out
    (tmp_path / "records.jsonl").write_bytes(
        encode(letter(figure("Faxe", TALKS, "sygedagpenge", "2022-09", "50,0"))) + b"\n"
    )
    done = extractor("official", "check", tmp_path / "records.jsonl", "-f", tmp_path / "tal.csv")
    assert done.code == 0, done.err
    assert "50,0; officielt 45,5: afviger med 4,5 procentpoint, måske fordi" in done.out
    assert "tal.csv, række 2, kolonne 4" in done.out
    assert done.err.startswith("0 stemmer, 1 afviger")
    done = extractor("official", "tables", "tidlig", "--api", server.url, **env)
    assert done.out == "t01a01\tOpfølgning på tidlig indsats\tTidlig indsats\n"
