"""The built wheel, installed elsewhere, extracts a sample from another folder with no network."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.command import letters

ROOT = Path(__file__).parents[1]
DATA = (".toml", ".csv", ".html", ".css", ".js", ".mako", ".ini")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """A wheel built from what git would commit, without isolation: nothing is looked up."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "README.md", "LICENSE", "extractor", "models"):
        if (ROOT / name).exists():
            subprocess.run(["cp", "-r", str(ROOT / name), str(source)], check=True)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return next(out.glob("*.whl"))


def test_every_data_file_is_in_the_wheel(wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    files = [path for path in (ROOT / "extractor").rglob("*") if path.suffix in (*DATA, ".py")]
    missing = {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts} - held
    assert missing == set()
    assert "extractor/lang/da/municipalities.csv" in held


def test_installed_wheel_extracts_from_another_folder(wheel, tmp_path):
    site, work = tmp_path / "site", tmp_path / "et sted"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-compile"]
    subprocess.run([*pip, "--target", str(site), str(wheel)], check=True, capture_output=True, timeout=120)
    letters(work / "breve", 1)
    env = os.environ | {
        "PYTHONPATH": str(site),
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
    }
    run = [sys.executable, "-P", "-m", "extractor.cli", "run", "breve", "--out", "ud", "--json"]
    done = subprocess.run(run, cwd=work, env=env, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert sum(json.loads(done.stdout)["facts"].values()) >= 5
    where = [sys.executable, "-P", "-c", "import extractor; print(extractor.__file__)"]
    assert subprocess.run(where, cwd=work, env=env, capture_output=True, text=True).stdout.startswith(str(site))
