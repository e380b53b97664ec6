"""Sentences for people, Danish by default, on stderr; data goes to stdout."""

import sys

from extractor.errors import ExtractorError

SENTENCES: dict[str, tuple[str, str]] = {
    "exists": (
        "{0} indeholder allerede en kørsel. Brug --force for at erstatte den eller --resume for at fortsætte.",
        "{0} holds a run already. Use --force to replace it or --resume to go on with it.",
    ),
    "not_a_folder": (
        "{0} er en fil. Angiv en mappe til --out.",
        "{0} is a file. Name a folder for --out.",
    ),
    "not_writable": (
        "Der kan ikke skrives i {0}. Vælg en anden mappe til --out, eller få skriveadgang.",
        "{0} cannot be written. Choose another folder for --out, or get permission to write.",
    ),
    "not_written": (
        "Resultatet kunne ikke skrives: {0}. De gamle filer er urørte. Skaf plads, og kør igen med --resume.",
        "The result could not be written: {0}. The old files are untouched. Make room and run again with --resume.",
    ),
    "file_exists": (
        "{0} findes allerede. Brug --force for at erstatte den.",
        "{0} exists already. Use --force to replace it.",
    ),
    "one_file": (
        "{0} er ikke én fil. «extractor show» viser ét dokument ad gangen.",
        "{0} is not one file. `extractor show` shows one document at a time.",
    ),
    "no_input": (
        "Ingen dokumenter i {0}. Angiv en fil eller en mappe med PDF- eller tekstfiler.",
        "No documents in {0}. Name a file or a folder with PDF or text files.",
    ),
    "no_gold": (
        "Ingen facit (*.json) i {0}. Angiv en mappe med annoterede dokumenter.",
        "No gold annotations (*.json) in {0}. Name a folder with annotated documents.",
    ),
    "bad_records": (
        "{0} kan ikke læses som records.jsonl ({1}). Angiv filen fra «extractor run».",
        "{0} cannot be read as records.jsonl ({1}). Name the file from `extractor run`.",
    ),
    "bad_gold": (
        "{0} kan ikke læses som facit ({1}). Ret filen, eller fjern den fra mappen.",
        "{0} cannot be read as gold ({1}). Mend the file, or take it out of the folder.",
    ),
    "bad_date": (
        "«{0}» er ikke en dato. Skriv den som 2026-03-01.",
        "`{0}` is not a date. Write it as 2026-03-01.",
    ),
    "configuration": ("Indstillingen kan ikke bruges: {0}.", "The setting cannot be used: {0}."),
    "missing_dependency": ("Noget mangler: {0}.", "Something is missing: {0}."),
    "stopped": (
        "Stoppet. Færdige dokumenter er gemt i {0}; fortsæt med --resume.",
        "Stopped. Finished documents are kept in {0}; go on with --resume.",
    ),
    "unexpected": (
        "Uventet fejl: {0}. Kør igen med -v, og send fejlen til udviklerne.",
        "Unexpected error: {0}. Run again with -v and send the error to the developers.",
    ),
    "written": ("Skrevet til {0}", "Written to {0}"),
}


def sentence(code: str, language: str, *values: object) -> str:
    """The sentence for a code, with its values put in."""
    danish, english = SENTENCES[code]
    return (english if language == "en" else danish).format(*values)


def describe(error: ExtractorError, language: str) -> str:
    """One sentence for an expected failure: by the code in its first argument, else by its class."""
    arguments = [plain(str(argument)) for argument in error.args]
    if arguments and arguments[0] in SENTENCES:
        return sentence(arguments[0], language, *arguments[1:])
    if error.code in SENTENCES:
        return sentence(error.code, language, *(arguments or [""]))
    return plain(str(error))


def plain(text: str) -> str:
    """Text safe for a terminal: control characters are shown, not sent."""
    return "".join(c if c.isprintable() or c in "\n\t" else repr(c)[1:-1] for c in text)


def say(text: str) -> None:
    """A line to stderr, in whatever encoding the terminal has."""
    stream = sys.stderr
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
    stream.flush()
