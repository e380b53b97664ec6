"""Which inputs a run has, in which order, and what is said of names that are no documents."""

import os
from unicodedata import normalize

import pytest

from extractor.batch.inputs import base_folder, gather
from extractor.errors import NoInput


def sources(*arguments):
    return [item.source for item in gather([str(argument) for argument in arguments])]


def problems(*arguments):
    found = gather([str(argument) for argument in arguments])
    return {item.source: item.problem for item in found}


@pytest.fixture
def tree(tmp_path):
    for name in ("b.txt", "a.pdf", "under/c.md", "under/.skjult.txt", "~$laas.txt", "Thumbs.db", "æøå.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, "utf-8")
    return tmp_path


def test_folder_is_walked_in_a_fixed_order(tree):
    assert sources(tree) == ["a.pdf", "b.txt", "under/c.md", "æøå.txt"]


def test_order_of_arguments_does_not_matter_and_each_file_comes_once(tree):
    names = [tree / "b.txt", tree / "a.pdf", tree / "b.txt"]
    assert sources(*names) == sources(*reversed(names)) == ["a.pdf", "b.txt"]


def test_glob_is_expanded_where_the_shell_did_not(tree):
    assert sources(tree / "*.txt") == ["b.txt", "æøå.txt"]
    assert sources(tree / "**" / "*.md") == ["c.md"]


def test_name_with_brackets_is_itself(tmp_path):
    (tmp_path / "[1].txt").write_text("x", "utf-8")
    assert sources(tmp_path / "[1].txt") == ["[1].txt"]


def test_files_of_two_folders_keep_their_folders(tree):
    assert sources(tree / "a.pdf", tree / "under") == ["a.pdf", "under/c.md"]
    assert base_folder([str(tree / "a.pdf"), str(tree / "under")]) == str(tree)


def test_stdin_stands_beside_files(tree):
    assert sources("-", tree / "a.pdf") == ["a.pdf", "stdin.txt"]


def test_what_is_no_regular_file_is_a_problem(tmp_path):
    (tmp_path / "brev.txt").write_text("x", "utf-8")
    os.mkfifo(tmp_path / "roer.txt")
    (tmp_path / "led.txt").symlink_to(tmp_path / "brev.txt")
    (tmp_path / "ring").symlink_to(tmp_path)
    odd = "not_regular_file"
    assert problems(tmp_path) == {"brev.txt": "", "led.txt": odd, "ring": odd, "roer.txt": odd}
    assert problems(tmp_path / "led.txt") == {"led.txt": ""}, "a link that the user names is followed"
    assert problems(tmp_path / "intet.txt") == {"intet.txt": "not_found"}
    assert problems("/dev/null") == {"null": odd}


def test_name_that_is_no_utf8_is_kept_readable(tmp_path):
    path = os.fsencode(tmp_path) + b"/br\xe6v.txt"
    try:
        with open(path, "wb") as file:
            file.write(b"x")
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    assert sources(tmp_path) == ["bræv.txt"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file_is_a_problem(tmp_path):
    (tmp_path / "hemmelig.txt").write_text("x", "utf-8")
    (tmp_path / "hemmelig.txt").chmod(0)
    assert problems(tmp_path) == {"hemmelig.txt": "no_permission"}


def test_names_as_other_systems_write_them(tmp_path):
    """A list with Windows line ends, and accents that a Mac keeps apart."""
    folder = tmp_path / normalize("NFD", "Køge Å")
    folder.mkdir()
    for name in (normalize("NFD", "svar på brev.txt"), "b.txt"):
        (folder / name).touch()
    typed = tmp_path / "Køge Å"
    assert problems(typed / "svar på brev.txt", f"{typed / 'b.txt'}\r") == {
        normalize("NFD", "svar på brev.txt"): "",
        "b.txt": "",
    }
    assert problems(f"{typed / 'c.txt'}\r") == {"c.txt\r": "not_found"}


def test_folder_without_documents(tmp_path):
    with pytest.raises(NoInput):
        gather([str(tmp_path)])


def test_a_link_that_leads_to_itself_is_told_in_the_words_of_links(tmp_path):
    (tmp_path / "a.txt").symlink_to("a.txt")
    [found] = gather([str(tmp_path / "a.txt")])
    assert (found.problem, found.detail) == ("not_regular_file", "symbolic link")
