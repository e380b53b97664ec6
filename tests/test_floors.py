"""Imports go down the floors, and never up (docs/architecture.md)."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "extractor"
FLOORS = {
    "errors": 0, "settings": 0, "problems": 0, "atomic": 0,
    "schema": 1, "lang": 1,
    "ingest": 2, "layout": 3, "facts": 4, "assembly": 5, "pipeline": 6,
    "store": 7, "corpus": 7, "compare": 7,
    "export": 8, "evaluation": 8, "training": 8,
    "batch": 9, "web": 9, "cli": 10,
}  # fmt: skip
# lang reads types of schema (a sentence rule takes a Document); both stand on floor 1.
BESIDE = {("lang", "schema")}
FILES = sorted(PACKAGE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """The rooms of this package that a file imports anywhere, also inside functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = (
                [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "extractor" else [node.module]
            )
        found |= {name.split(".")[1] for name in names if name.startswith("extractor.")}
    return found & set(FLOORS)


def test_every_room_has_a_floor():
    rooms = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in FILES}
    assert rooms - {"__init__"} <= set(FLOORS)


@pytest.mark.parametrize("path", [path for path in FILES if path.parent != PACKAGE], ids=lambda path: str(path.stem))
def test_imports_go_down(path):
    room = path.relative_to(PACKAGE).parts[0]
    up = {
        other
        for other in imported(path) - {room}
        if FLOORS[other] >= FLOORS[room] and (room, other) not in BESIDE
    }  # fmt: skip
    assert up == set()


def test_an_import_that_goes_up_is_seen(tmp_path):
    (tmp_path / "a.py").write_text(
        "def f():\n    from extractor.cli.say import say\n    import extractor.web\n", "utf-8"
    )
    assert imported(tmp_path / "a.py") == {"cli", "web"}


@pytest.mark.parametrize("name", ["extractor", "extractor.cli.app", "extractor.batch.run", "extractor.schema.records"])
def test_import_leaves_the_heavy_ones_out(name):
    code = (
        f"import sys, {name}; print(sorted({{'spacy', 'pandas', 'pyarrow', 'numpy', 'pypdfium2'}} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


def test_rooms_above_the_facts_name_no_single_kind_in_code():
    """Batch, command line and store know rooms, not kinds; words for people may name them."""
    allowed = {"summary.py", "showing.py"}  # a label or a colour per kind
    for room in ("batch", "pipeline"):
        for path in sorted((PACKAGE / room).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
            assert path.name in allowed or not texts & {"percentage", "amount", "duration"}, path
