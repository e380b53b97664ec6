"""What workers are forked from."""

import os
import subprocess
import sys
from importlib.util import find_spec

import pytest

from tests.command import extractor, letters

needs_model = pytest.mark.skipif(find_spec("da_kommune") is None, reason="the shipped model is not installed")


def test_rules_alone_are_warmed_without_spacy():
    code = (
        "import sys, gc, extractor.batch.warm\n"
        "assert gc.isenabled() and gc.get_freeze_count() > 10_000\n"
        "print([name for name in ('spacy', 'pandas', 'pdfplumber', 'dateparser', 'pydantic') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout == "[]\n", done.stderr


@needs_model
def test_a_named_model_is_warmed_without_the_command_line_of_spacy():
    code = (
        "import sys, gc, extractor.batch.warm, spacy\n"
        "assert len(spacy.blank('da')('Det er godt.')) == 4\n"
        "print([name for name in ('requests', 'weasel', 'spacy.cli') if name in sys.modules])\n"
    )
    env = os.environ | {"EXTRACTOR_WARM_MODEL": "da_kommune"}
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, timeout=60, env=env)
    assert done.stdout == "[]\n", done.stderr


@needs_model
def test_short_cut_that_does_not_fit_is_dropped(tmp_path):
    """A spaCy that asks its command line for more is imported whole."""
    shim = tmp_path / "shim"
    shim.mkdir()
    hook = (
        "import importlib.util, sys\n"
        "class Picky:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'spacy' and 'spacy.cli' in sys.modules:\n"
        "            raise ImportError('app')\n"
        "sys.meta_path.insert(0, Picky())\n"
    )
    (shim / "sitecustomize.py").write_text(hook, "utf-8")
    source, out = letters(tmp_path / "in", 1), tmp_path / "out"
    done = extractor("run", source, "--out", out, "--model", "da_kommune", PYTHONPATH=_with(shim))
    assert done.code == 0, done.err


def _with(folder):
    return os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])
