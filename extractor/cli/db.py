"""`extractor db`: set up, back up and check the store."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.help_page import Command, Group
from extractor.cli.options import AsJson, Language, StoreUrl

app = typer.Typer(cls=Group, no_args_is_help=True, help="Databasen: opgradér, sikkerhedskopiér, kontrollér og afgør.")


@app.command(cls=Command)
def upgrade(
    store: StoreUrl = None,
    no_backup: Annotated[bool, typer.Option("--no-backup", help="Tag ingen sikkerhedskopi først.")] = False,
    language: Language = None,
) -> None:
    """Opret databasen, eller bring den op til programmets version; der tages en sikkerhedskopi først.

    Eksempler: «extractor db upgrade --store sqlite:///arkiv.db» · «extractor db upgrade»
    """
    from extractor.cli import database

    raise typer.Exit(database.upgrade(store, language, not no_backup))


@app.command(cls=Command)
def backup(
    out: Annotated[Path, typer.Argument(help="Filen, der skal skrives.", metavar="FIL")],
    store: StoreUrl = None,
    force: Annotated[bool, typer.Option("--force", help="Erstat en fil, der findes.")] = False,
    language: Language = None,
) -> None:
    """Skriv en sikkerhedskopi, også mens andre bruger databasen.

    Eksempler: «extractor db backup kopi.db --store sqlite:///arkiv.db» · «extractor db backup kopi.dump»
    """
    from extractor.cli import database

    raise typer.Exit(database.backup(store, language, out, force))


@app.command(cls=Command)
def check(
    store: StoreUrl = None,
    check: Annotated[bool, typer.Option("--check", help="Kode 1 også, når noget venter på et menneske.")] = False,
    json: AsJson = False,
    language: Language = None,
) -> None:
    """Kontrollér, at databasen er hel: filen, hændelseskæden, tekster, placeringer og antal. Kode 1 ved fund.

    Eksempler: «extractor db check --store sqlite:///arkiv.db» · «extractor db check --json»
    """
    from extractor.cli import database

    raise typer.Exit(database.check(store, language, check, json))


@app.command(cls=Command)
def decide(
    item: Annotated[str, typer.Argument(help="Oplysnings-id fra en tabel eller «--json».", metavar="ID")],
    action: Annotated[
        str,
        typer.Argument(
            help="approve, correct, reject, unsure, control, reopen, comment; for tilsagn også status og deadline.",
            metavar="AFGØRELSE",
        ),
    ],
    by: Annotated[str, typer.Option("--by", help="Hvem der afgør, fx «kontrollant A.K.».", metavar="HVEM")],
    field: Annotated[
        str | None, typer.Option("--field", help="Feltet, der rettes, fx value eller target_group.", metavar="FELT")
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", help="Ny værdi, tilstand (met, not_met …) eller frist.", metavar="VÆRDI")
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", help="Grund; kræves ved afvisning, tilstand og frist.", metavar="GRUND")
    ] = None,
    store: StoreUrl = None,
    language: Language = None,
) -> None:
    """Skriv et menneskes afgørelse i databasens historik; programmets egen værdi bliver stående ved siden af.

    Eksempler: «extractor db decide 1f5ee57cc1c5225f status --to met --by A.K. --reason "brev af 1. marts"» ·
    «extractor db decide 0a… correct --field value --to 12,5 --by A.K.»
    """
    from extractor.cli import deciding

    raise typer.Exit(deciding.perform(deciding.Request(item, action, field, to, by, reason, store), language))
