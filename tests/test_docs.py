"""What the documents say is so: commands stand in the README, its shell blocks run, links lead somewhere."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import extractor

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
DOCS = [README, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(?:sh|bash|shell|console)\n(.*?)^```", re.M | re.S)
SETS_UP = ("make ", "pip install", "git clone", "cd ", "python3 -m venv", ". .venv/bin/activate")


def commands() -> list[str]:
    """The names of the commands, from the help itself."""
    listed = extractor("--help").out.partition("Kommandoer:")[2]
    return re.findall(r"^  (\S+)  ", listed, re.M)


def test_each_command_stands_in_the_readme_and_in_the_manual():
    names = commands()
    assert len(names) >= 5
    for path in (README, ROOT / "docs" / "cli.md"):
        text = path.read_text("utf-8")
        assert [name for name in names if f"extractor {name}" not in text] == [], path.name


def shell_lines() -> list[str]:
    lines = []
    for block in BLOCK.findall(README.read_text("utf-8")):
        joined = block.replace("\\\n", " ")
        lines += [line.removeprefix("$ ").strip() for line in joined.splitlines()]
    return [line for line in lines if line and not line.startswith("#") and not line.startswith(SETS_UP)]


def test_the_readme_has_something_to_run():
    assert any(line.startswith("extractor run") for line in shell_lines())


def test_the_readme_runs(tmp_path):
    """Every line of the README's shell blocks, in order, in a copy of what they use."""
    for name in ("corpus", "annotations"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("heldout"))
    bin = tmp_path / "bin"
    bin.mkdir()
    script = f'#!/bin/sh\nexec "{sys.executable}" -P -m extractor.cli "$@"\n'
    (bin / "extractor").write_text(script, "utf-8")
    (bin / "extractor").chmod(0o755)
    (bin / "python").symlink_to(sys.executable)
    env = os.environ | {"PATH": f"{bin}{os.pathsep}{os.environ['PATH']}"}
    for line in shell_lines():
        done = subprocess.run(["sh", "-c", line], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=180)
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path):
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text("utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_every_limit_and_setting_is_described():
    from dataclasses import fields

    from extractor.settings import Settings

    text = (ROOT / "docs" / "limits.md").read_text("utf-8")
    assert [field.name for field in fields(Settings) if f"`{field.name}`" not in text] == []


def test_every_problem_code_and_exit_code_is_described():
    from extractor.problems import CODES

    text = (ROOT / "docs" / "limits.md").read_text("utf-8")
    assert [code for code in CODES if f"`{code}`" not in text] == []
    manual = (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert [code for code in (0, 1, 2, 3, 4, 5, 6, 7, 8, 15, 130) if f"| {code} |" not in manual] == []


def test_every_key_of_the_record_is_described():
    text = (ROOT / "docs" / "records.md").read_text("utf-8")
    schema = json.loads(extractor("schema").out)
    keys = set(schema["properties"]) | {k for part in schema["$defs"].values() for k in part.get("properties", {})}
    assert sorted(key for key in keys if f"`{key}`" not in text) == []


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_no_path_of_a_machine(path):
    assert not re.search(r"(?<![\w.])/(?:root|home|tmp|work)/", path.read_text("utf-8"))
