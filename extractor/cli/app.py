"""The application: commands, the version, and how failures become exit codes."""

import signal
import sys
from typing import Annotated

import typer

from extractor.cli import (
    check,
    commitments,
    compare,
    db,
    doctor,
    evaluate,
    export,
    official,
    run,
    schema,
    show,
    streams,
)
from extractor.cli.help_page import Command, Group
from extractor.cli.language import asked, speak
from extractor.cli.misuse import misused
from extractor.cli.options import Language
from extractor.cli.say import describe, say, sentence
from extractor.errors import ExtractorError, UsageError

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Læser danske kommunale redegørelser, tilsynsbreve og dagsordener og finder tal, datoer og tilsagn i dem.",
)
for command in (
    run.run,
    show.show,
    check.check,
    commitments.commitments,
    compare.compare,
    export.export,
    evaluate.evaluate,
    schema.schema,
    doctor.doctor,
):
    app.command(cls=Command)(command)
for name, group in (("official", official.app), ("db", db.app)):
    group.callback()(speak)
    app.add_typer(group, name=name)


def _version(wanted: bool) -> None:
    if wanted:
        from extractor.cli.version import version_line

        print(version_line())
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Vis version, regler og model.")
    ] = False,
    language: Language = None,
) -> None:
    """Læser danske kommunale dokumenter og finder tal, datoer og tilsagn i dem."""
    speak(language)


def run_app() -> None:
    """Run the command line and end the process with the contract's exit code (docs/cli.md)."""
    streams.prepare()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a stop from outside puts things away, too
    language = asked()
    try:
        code = app(standalone_mode=False) or 0
        sys.stdout.flush()
        sys.exit(code)
    except ExtractorError as error:
        say(describe(error, language))
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if any(kind.__name__ == "ClickException" for kind in type(error).__mro__):
            sys.exit(misused(error, language))
        if {"-v", "-vv", "--verbose"} & set(sys.argv):
            raise
        if isinstance(error, OSError):
            say(describe(UsageError("system", error.filename or "stdout", error), language))
            sys.exit(UsageError.exit_code)
        say(sentence("unexpected", language, f"{type(error).__name__}: {error}"))
        sys.exit(15)
