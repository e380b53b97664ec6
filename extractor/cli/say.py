"""Sentences for people, Danish by default, on stderr; data goes to stdout."""

import errno
import sys

from extractor.errors import ExtractorError

SENTENCES: dict[str, tuple[str, str]] = {
    "exists": (
        "{0} indeholder allerede en kørsel. Brug --force for at erstatte den eller --resume for at fortsætte.",
        "{0} holds a run already. Use --force to replace it or --resume to go on with it.",
    ),
    "taken": (
        "{0} indeholder allerede {1}, som ville blive overskrevet. Vælg en anden mappe til --out, eller brug --force.",
        "{0} holds {1} already, which the run would write over. Choose another folder for --out, or use --force.",
    ),
    "no_stream": (
        "En kørsel skriver en mappe, så --out kan ikke være «-». Angiv en mappe; «extractor export» kan skrive en "
        "tabel på stdout.",
        "A run writes a folder, so --out cannot be `-`. Name a folder; `extractor export` can write a table on stdout.",
    ),
    "force_or_resume": (
        "--force erstatter en tidligere kørsel, og --resume fortsætter den. Brug kun den ene.",
        "--force replaces an earlier run, and --resume goes on with it. Use only one of them.",
    ),
    "left_out": (
        "{0} indeholder læste dokumenter, der ville gå tabt: de er ikke blandt de angivne filer (antal {1}, fx {2}). "
        "Angiv dem også, vælg en anden mappe til --out, eller brug --force for at erstatte kørslen.",
        "{0} holds documents that would be lost: they are not among the files you name (number {1}, such as {2}). "
        "Name them, too, choose another folder for --out, or use --force to replace the run.",
    ),
    "not_a_folder": (
        "{0} er en fil. Angiv en mappe til --out.",
        "{0} is a file. Name a folder for --out.",
    ),
    "not_writable": (
        "Der kan ikke skrives i {0}: {1}. Ret det, eller vælg en anden mappe til --out.",
        "{0} cannot be written to: {1}. Mend that, or choose another folder for --out.",
    ),
    "not_written": (
        "Resultatet kunne ikke skrives: {0}. De gamle filer er urørte. Ret det, og kør igen med --resume.",
        "The result could not be written: {0}. The old files are untouched. Mend that and run again with --resume.",
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
    "nothing_read": (
        "Ingen af dokumenterne kunne læses.",
        "None of the documents could be read.",
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
    "no_annotations": (
        "{0} er ikke facit: der er ingen «text» i den. Angiv en mappe med annoterede dokumenter.",
        "{0} is no gold: it holds no `text`. Name a folder with annotated documents.",
    ),
    "bad_date": (
        "«{0}» er ikke en dato. Skriv den som 2026-03-01.",
        "`{0}` is not a date. Write it as 2026-03-01.",
    ),
    "setting_choice": (
        "Indstillingen {0} kan ikke være «{2}». Vælg en af: {1}.",
        "The setting {0} cannot be `{2}`. Choose one of: {1}.",
    ),
    "setting_negative": (
        "Indstillingen {0} kan ikke være negativ ({1}). Skriv 0 eller et større tal.",
        "The setting {0} cannot be negative ({1}). Write 0 or a greater number.",
    ),
    "setting_number": (
        "Indstillingen {0} kan ikke være «{1}». Skriv et tal.",
        "The setting {0} cannot be `{1}`. Write a number.",
    ),
    "setting_unknown": (
        "Ingen indstilling hedder {0}. Vælg mellem: {1}.",
        "No setting is called {0}. Choose one of: {1}.",
    ),
    "no_model": (
        "Modellen «{0}» findes ikke. Brug none for regler alene, eller angiv navnet på en installeret model.",
        "There is no model `{0}`. Use none for rules alone, or name an installed model.",
    ),
    "option_missing": (
        "{0} mangler. Se «{1} --help».",
        "{0} is missing. See `{1} --help`.",
    ),
    "option_unknown": (
        "{0} kendes ikke.{2} Se «{1} --help».",
        "{0} is unknown.{2} See `{1} --help`.",
    ),
    "option_file": (
        " En fil, hvis navn begynder med en streg, skrives ./{0}.",
        " A file whose name begins with a dash is written ./{0}.",
    ),
    "option_suggestion": (" Mente du {0}?", " Did you mean {0}?"),
    "option_value": (
        "Værdien til {0} kan ikke bruges. Se «{1} --help».",
        "The value of {0} cannot be used. See `{1} --help`.",
    ),
    "option_needs_value": (
        "{0} skal have en værdi efter sig. Se «{1} --help».",
        "{0} must be followed by a value. See `{1} --help`.",
    ),
    "option_extra": (
        "Der står for meget efter «{0}». Se «{0} --help»; sæt anførselstegn om navne med mellemrum.",
        "Too much stands after `{0}`. See `{0} --help`; put quotes around names with spaces.",
    ),
    "page_not_written": (
        "{0} kan ikke skrives: {1}. Ret det, eller vælg et andet sted.",
        "{0} cannot be written: {1}. Mend that, or choose another place.",
    ),
    "no_such_records": (
        "{0} findes ikke. Angiv records.jsonl fra «extractor run».",
        "{0} does not exist. Name records.jsonl from `extractor run`.",
    ),
    "no_common": (
        "Ingen af facits dokumenter findes i {0}. Facit og dokumenter parres på filnavnet uden endelse.",
        "None of the gold documents is in {0}. Gold and records are paired by the file's name without its suffix.",
    ),
    "too_long": ("filen bliver større, end systemet tillader her", "the file grows larger than this system allows"),
    "disk_full": ("disken er fuld", "the disk is full"),
    "no_access": ("du har ikke adgang", "you have no access"),
    "no_place": ("mappen findes ikke", "there is no such folder"),
    "file_above": ("noget på stien er en fil og ikke en mappe", "something on the path is a file and no folder"),
    "folder_there": ("der ligger en mappe med det navn", "there is a folder of that name"),
    "name_too_long": ("navnet er for langt", "the name is too long"),
    "system": (
        "{0} kan ikke bruges: {1}. Ret det, og kør igen.",
        "{0} cannot be used: {1}. Mend that and run again.",
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
    "no_records": (
        "{0} findes ikke eller har ingen records.jsonl. Angiv mappen fra «extractor run», filen eller databasen.",
        "{0} does not exist or holds no records.jsonl. Name the folder from `extractor run`, the file or the database.",
    ),
    "no_municipality": (
        "Ingen kommune hedder «{0}». Skriv navnet eller den trecifrede kommunekode.",
        "No municipality is called `{0}`. Write its name or its three-digit code.",
    ),
    "no_rule": (
        "Ingen regel hedder «{0}». Vælg mellem: {1}.",
        "No rule is called `{0}`. Choose one of: {1}.",
    ),
    "no_item": (
        "Ingen oplysning i databasen har nøglen {0}.",
        "No item in the database has the key {0}.",
    ),
    "no_measure": (
        "Ingen indikator hedder noget med «{0}». Skriv et id eller en del af navnet, fx {1}",
        "No indicator is called anything like `{0}`. Write an id or a part of its name, such as {1}",
    ),
    "no_group": (
        "Ingen målgruppe hedder noget med «{0}». Skriv et id eller en del af navnet, fx {1}",
        "No target group is called anything like `{0}`. Write an id or a part of its name, such as {1}",
    ),
    "bad_export": (
        "{0} kan ikke læses som udtræk: {1}. Gem udtrækket fra jobindsats som CSV eller Excel (.xlsx).",
        "{0} cannot be read as an export: {1}. Save the export from jobindsats as CSV or Excel (.xlsx).",
    ),
    "checked": (
        "{0} stemmer, {1} afviger, {2} er ikke vist officielt, {3} har ingen officielle tal. "
        "{4} officielle tal har en ukendt indikator (--measure navngiver den).",
        "{0} agree, {1} differ, {2} are not shown officially, {3} have no official figures. "
        "{4} official figures have an unknown indicator (--measure names it).",
    ),
    "bad_pair": (
        "«{0}» forstås ikke. Skriv navn=værdi, fx mgrpa02_3=*.",
        "`{0}` is not understood. Write name=value, such as mgrpa02_3=*.",
    ),
    "api_no_token": (
        "Nøglen til jobindsats mangler. Sæt miljøvariablen {0}; en nøgle fås hos jobindsats@star.dk.",
        "The key to jobindsats is missing. Set the environment variable {0}; keys come from jobindsats@star.dk.",
    ),
    "api_refused": (
        "Jobindsats afviste nøglen. Kontrollér miljøvariablen {0}.",
        "Jobindsats refused the key. Check the environment variable {0}.",
    ),
    "api_address": (
        "Adressen {0} bruges ikke: nøglen sendes kun over https.",
        "The address {0} is not used: the key is sent over https alone.",
    ),
    "api_failed": (
        "Jobindsats svarede ikke som ventet ({0}). Prøv igen senere, eller brug et udtræk i CSV eller Excel.",
        "Jobindsats did not answer as expected ({0}). Try again later, or use an export in CSV or Excel.",
    ),
    "api_answer": (
        "Svaret fra jobindsats ({0}) kan ikke læses. Brug et udtræk i CSV eller Excel.",
        "The answer from jobindsats ({0}) cannot be read. Use an export in CSV or Excel.",
    ),
    "api_no_area": (
        "Tabellen {0} har ingen tal for {1}. Udelad --municipality for at hente alle.",
        "The table {0} has no figures for {1}. Leave out --municipality to fetch all.",
    ),
    "bad_store": (
        "«{0}» er ikke adressen på en database. Skriv sqlite:///arkiv.db eller postgresql://vært/navn.",
        "`{0}` is no address of a database. Write sqlite:///archive.db or postgresql://host/name.",
    ),
    "no_store": (
        "Ingen database er valgt. Brug --store sqlite:///arkiv.db, eller sæt store i extractor.toml.",
        "No database is chosen. Use --store sqlite:///archive.db, or set store in extractor.toml.",
    ),
    "database_absent": (
        "Der er ingen database i {0}. Opret den med «extractor db upgrade» eller «extractor run … --store».",
        "There is no database at {0}. Make it with `extractor db upgrade` or `extractor run … --store`.",
    ),
    "database_foreign": (
        "{0} indeholder noget andet end en database fra extractor. Vælg et andet sted.",
        "{0} holds something other than a database of extractor's. Choose another place.",
    ),
    "database_old": (
        "Databasen {0} er fra en tidligere version. Kør «extractor db upgrade».",
        "The database {0} is of an earlier version. Run `extractor db upgrade`.",
    ),
    "database_newer": (
        "Databasen {0} er fra en nyere version af extractor. Opdatér programmet.",
        "The database {0} is of a newer version of extractor. Update the program.",
    ),
    "database_locked": (
        "Databasen {0} er optaget af en anden. Vent, og kør igen med --resume.",
        "The database {0} is in use by another. Wait and run again with --resume.",
    ),
    "database_damaged": (
        "Databasen {0} er beskadiget ({1}). Hent den fra en sikkerhedskopi.",
        "The database {0} is damaged ({1}). Restore it from a backup.",
    ),
    "database_append_only": (
        "Historikken i {0} kan ikke ændres; der kan kun føjes til den.",
        "The history in {0} cannot be changed; it can only be added to.",
    ),
    "decided": (
        "{0}: afgørelsen er skrevet som hændelse {1} af {2}.",
        "{0}: the decision is kept as event {1}, by {2}.",
    ),
    "no_action": (
        "Der er ingen afgørelse, der hedder «{0}». Vælg en af: {1}.",
        "There is no decision called «{0}». Choose one of: {1}.",
    ),
    "no_actor": (
        "Skriv med --by, hvem der afgør; det kan ikke være en kørsel.",
        "Say with --by who decides; it cannot be a run.",
    ),
    "no_reason": (
        "En afgørelse af arten «{0}» skal have en grund: brug --reason.",
        "A decision of the kind «{0}» needs a reason: use --reason.",
    ),
    "no_value": (
        "Sig, hvad der sættes: --to VÆRDI, og ved correct også --field FELT.",
        "Say what is set: --to VALUE, and for correct also --field FIELD.",
    ),
    "no_state": (
        "Et tilsagn har ingen tilstand, der hedder «{0}». Vælg en af: {1}.",
        "A promise has no state called «{0}». Choose one of: {1}.",
    ),
    "bad_number": (
        "«{0}» kan ikke læses som et tal. Skriv det som 12,5 eller 1250.",
        "«{0}» is no number. Write it as 12.5 or 1250.",
    ),
    "no_field": (
        "Oplysningen har intet felt, der hedder «{0}». Vælg et af: {1}.",
        "The item has no field called «{0}». Choose one of: {1}.",
    ),
    "no_promise": (
        "{0} er ikke et tilsagn eller krav; tilstand og frist sættes kun på dem.",
        "{0} is no promise or demand; only those have a state and a deadline.",
    ),
    "no_decisions": (
        "Ingen har afgjort noget om de oplysninger, så der er intet at skrive. Afgørelser står kun i en database.",
        "Nobody has decided anything on these items, so there is nothing to write. Only a database keeps decisions.",
    ),
    "database_lost": (
        "Forbindelsen til databasen {0} gik tabt og kom ikke igen inden for {1} sekunder. Det, der er gemt, er helt. "
        "Start databasen, og kør igen med --resume.",
        "The connection to the database {0} was lost and did not come back within {1} seconds. What is kept is whole. "
        "Start the database and run again with --resume.",
    ),
    "database_unreachable": (
        "Databasen kan ikke bruges: {0}. Kontrollér adressen, og kør igen med --resume.",
        "The database cannot be used: {0}. Check its address and run again with --resume.",
    ),
    "db_newest": ("Databasen er i nyeste version ({0}).", "The database is of the newest version ({0})."),
    "db_made": ("Databasen er oprettet i version {0}.", "The database was made, version {0}."),
    "db_upgraded": ("Databasen er opgraderet fra {1} til {0}.", "The database was upgraded from {1} to {0}."),
    "db_clean": (
        "Databasen er hel. {1} hændelser, kæden er ubrudt ({2}).",
        "The database is whole. {1} events, the chain is unbroken ({2}).",
    ),
    "db_faults": ("{0} fejl fundet. {1} hændelser ({2}).", "{0} faults found. {1} events ({2})."),
    "decisions": (
        "Afgørelser: {0} bevaret, {1} uenigheder, {2} skal genbekræftes, {3} står som tilføjet af person.",
        "Decisions: {0} carried over, {1} disagreements, {2} to be confirmed, {3} kept as added by a person.",
    ),
    "bad_span": (
        "«{0}» er ikke et antal dage. Skriv 30d eller 6u (uger).",
        "`{0}` is not a number of days. Write 30d or 6w (weeks).",
    ),
    "holds_files": (
        "{0} indeholder allerede en kørsel eller eksport. Vælg en anden mappe, eller brug --force.",
        "{0} holds a run or an export already. Choose another folder or use --force.",
    ),
    "bad_suffix": (
        "{0} har en endelse, der ikke kan skrives. Brug en mappe eller en af {1}.",
        "{0} has a suffix that cannot be written. Use a folder or one of {1}.",
    ),
    "table_needed": (
        "{0} rummer én tabel. Vælg den med --table: {1}.",
        "{0} holds one table. Choose it with --table: {1}.",
    ),
    "no_table": (
        "«{0}» er ikke en tabel. Vælg en med --table: {1}.",
        "`{0}` is no table. Choose one with --table: {1}.",
    ),
    "exported": ("{0} dokumenter skrevet til {1}", "{0} documents written to {1}"),
    "run_written": ("Skrevet til {0}. Åbn {1}.", "Written to {0}. Open {1}."),
    "written": ("Skrevet til {0}", "Written to {0}"),
}


def sentence(code: str, language: str, *values: object) -> str:
    """The sentence for a code, with its values put in."""
    danish, english = SENTENCES[code]
    return (english if language == "en" else danish).format(*values)


_REASONS = {errno.ENOSPC: "disk_full", errno.EDQUOT: "disk_full", errno.ENOENT: "no_place", errno.EFBIG: "too_long"}
_REASONS |= {errno.ENOTDIR: "file_above", errno.EISDIR: "folder_there", errno.ENAMETOOLONG: "name_too_long"}
_REASONS |= dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "no_access")


def reason(error: OSError, language: str) -> str:
    """Why something could not be read or written, in a few words; the system's own words for what is rare."""
    code = _REASONS.get(error.errno or 0)
    return sentence(code, language) if code else error.strerror or str(error)


def describe(error: ExtractorError, language: str) -> str:
    """One sentence for an expected failure: by the code in its first argument, else by its class.

    An argument that is the system's own error is told in a few words.
    """
    told = (reason(argument, language) if isinstance(argument, OSError) else argument for argument in error.args)
    arguments = [named(str(argument)) for argument in told]
    if arguments and arguments[0] in SENTENCES:
        return sentence(arguments[0], language, *arguments[1:])
    if error.code in SENTENCES:
        return sentence(error.code, language, *(arguments or [""]))
    return plain(str(error))


def plain(text: str) -> str:
    """Text safe for a terminal: control characters are shown, not sent."""
    return "".join(c if c.isprintable() or c in "\n\t" else repr(c)[1:-1] for c in text)


def named(source: str) -> str:
    """A name, or a line that holds names, safe for a terminal and on one line: else it would tell of other files."""
    return plain(source).replace("\n", "\\n").replace("\t", "\\t")


def say(text: str) -> None:
    """A line to stderr, in whatever encoding the terminal has."""
    stream = sys.stderr
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
    stream.flush()
