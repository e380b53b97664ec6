"""`extractor doctor`: is everything here that the program can use?"""

import typer

from extractor.cli.options import AsJson, Language


def doctor(json: AsJson = False, language: Language = None) -> None:
    """Undersøg installationen: pakker, model, grænser og valgfrie programmer.

    Eksempler: «extractor doctor» · «extractor doctor --json»
    """
    from extractor import settings as settings_module
    from extractor.cli import diagnosis

    settings = settings_module.load({"language": language})
    checks = diagnosis.checks(settings)
    diagnosis.show(checks, settings.language, json)
    if any(check.state == "missing" for check in checks):
        raise typer.Exit(3)
