"""What workers are forked from."""

import subprocess
import sys

from tests.command import extractor, letters


def test_the_warmed_process_holds_spacy_without_its_command_line():
    code = (
        "import sys, gc, extractor.batch.warm, spacy\n"
        "assert gc.isenabled() and gc.get_freeze_count() > 10_000\n"
        "assert len(spacy.blank('da')('Det er godt.')) == 4\n"
        "print([name for name in ('requests', 'weasel', 'spacy.cli') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout == "[]\n", done.stderr


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
    done = extractor("run", letters(tmp_path / "in", 1), "--out", tmp_path / "out", PYTHONPATH=_with(shim))
    assert done.code == 0, done.err


def _with(folder):
    import os

    return os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])
