"""The pages of `--help` in English: what stands in Danish beside each command and option -> the same in English.

A sentence that is not here is shown in Danish; a test holds every page to this list, and the list to the pages.
"""

TEXTS = {
    "Læser danske kommunale redegørelser, tilsynsbreve og dagsordener og finder tal, datoer og tilsagn i dem.": (
        "Reads Danish municipal letters, supervision letters and agendas; finds figures, dates and promises in them."
    ),
    "Vis version, regler og model.": "Show version, rules and model.",
    # shared
    "Database: sqlite:///FIL eller postgresql://…": "Database: sqlite:///FILE or postgresql://…",
    "Ét JSON-objekt på stdout.": "One JSON object on stdout.",
    "spaCy-model: none = kun regler, ellers navn eller mappe.": "spaCy model: none = rules alone, else name or folder.",
    "Sprog i beskeder og hjælp: da eller en.": "Language of messages and help: da or en.",
    "Kun fejl.": "Failures alone.",
    "Mere; -vv viser også spor af fejl.": "More; -vv shows the trace of errors, too.",
    "Erstat filer, der findes.": "Replace files that exist.",
    "Arbejdsprocesser; 0 = én pr. processor.": "Worker processes; 0 = one per processor.",
    "Mappe fra «extractor run», records.jsonl, database eller dokumenter.": (
        "Folder of `extractor run`, records.jsonl, database or documents."
    ),
    "Navn eller trecifret kode.": "Name or three-digit code.",
    "Kommunens navn eller kode; kan gentages.": "The municipality's name or code; may be repeated.",
    # run
    "Læs dokumenter, og skriv records.jsonl, tabeller og en projektmappe til Excel.": (
        "Read documents and write records.jsonl, tables and a workbook for Excel."
    ),
    "Filer, mapper, mønstre (*.pdf) eller - for stdin.": "Files, folders, patterns (*.pdf) or - for stdin.",
    "Mappe til resultatet.": "Folder for the result.",
    "Erstat en tidligere kørsel i mappen.": "Replace an earlier run in the folder.",
    "Spring over, hvad en tidligere kørsel har læst.": "Skip what an earlier run has read.",
    "Kode 1, når afgørelser i databasen skal ses igen.": "Code 1 when decisions in the database need another look.",
    "Stop ved den første fejl.": "Stop at the first failure.",
    "Dato på arket Læs mig (ÅÅÅÅ-MM-DD); ellers i dag.": "Day on the sheet Læs mig (YYYY-MM-DD); else today.",
    "Vis kun, hvilke filer der ville blive læst.": "Only list the files that would be read.",
    "Ingen fremdriftslinje.": "No progress.",
    "Én JSON-linje pr. fil på stdout, efterhånden.": "One JSON line per file on stdout, as each is done.",
    # show
    "Vis ét dokument med dets oplysninger markeret, i terminalen eller som HTML.": (
        "Show one document with its facts marked, on the terminal or as HTML."
    ),
    "Dokumentet, eller - for stdin.": "The document, or - for stdin.",
    "Skriv en HTML-side i stedet.": "Write an HTML page instead.",
    "List hvert tal med dets type, eller hvorfor det er afvist.": "List each number with its type, or why it is none.",
    "Erstat HTML-siden, hvis den findes.": "Replace the HTML page if it exists.",
    # check
    "Tjek, om en genopretningsplan indeholder det, den mindst skal, og om den kom til tiden.": (
        "Check whether a recovery plan holds what it must, and whether it came in time."
    ),
    "Slutter med 1, hvis noget mangler.": "Ends with 1 if something is missing.",
    "Genopretningsplanen eller redegørelsen.": "The recovery plan or the letter.",
    "Brevet, som planen svarer på; dets frist bruges.": "The letter that the plan answers; its deadline is used.",
    "Regel fra plan_requirements.toml.": "A rule of plan_requirements.toml.",
    # commitments
    "Vis tilsagn og krav med oprindelig og gældende frist, tilstand og bevis fra senere dokumenter.": (
        "Show promises and demands with original and current deadline, state and evidence from later documents."
    ),
    "Kun dem, hvis frist er overskredet uden opfyldelse.": "Only those whose deadline has passed unmet.",
    "Kun dem med frist inden for fx 30d eller 6u.": "Only those due within, for instance, 30d or 6w.",
    "Tilstand på denne dag (ÅÅÅÅ-MM-DD); ellers i dag.": "State on this day (YYYY-MM-DD); else today.",
    "Vis sagerne: breve, svar og hvad der mangler.": "Show the cases: letters, answers and what is missing.",
    "Skriv fristerne som kalenderfil.": "Write the deadlines as a calendar file.",
    "Erstat en kalenderfil, der findes.": "Replace a calendar file that exists.",
    "Slut med 1, når en frist er overskredet.": "End with 1 when a deadline has passed.",
    # compare
    "Sammenlign kommuner: tal, målgruppe og tid side om side, med tilsynsreglernes udfald og kilde til hvert tal.": (
        "Compare municipalities: figures, target group and time side by side, with what the supervision rules say "
        "and the source of each figure."
    ),
    "Indikator: id eller en del af navnet; kan gentages.": "Measure: id or a part of its name; may be repeated.",
    "Målgruppe: id eller en del af navnet; kan gentages.": "Target group: id or a part of its name; may be repeated.",
    "Tal fra denne dag (ÅÅÅÅ-MM-DD).": "Figures from this day (YYYY-MM-DD).",
    "Tal til og med denne dag.": "Figures up to and including this day.",
    "Kun dokumenter fra denne dag eller før.": "Only documents of this day or earlier.",
    "Mappe til Excel, CSV og figurer; - skriver CSV på stdout.": (
        "Folder for Excel, CSV and charts; - writes CSV on stdout."
    ),
    "Mappe med de oprindelige filer, så Excel kan linke til dem.": (
        "Folder with the original files, so that Excel can link to them."
    ),
    # export
    "Skriv projektmappe, tabeller, records eller et resumé på én side pr. kommune.": (
        "Write a workbook, tables, records or a summary of one page per municipality."
    ),
    "Mappe (alt), fil (.xlsx .csv .parquet .jsonl .html .pdf) eller - for stdout.": (
        "Folder (everything), file (.xlsx .csv .parquet .jsonl .html .pdf) or - for stdout."
    ),
    "Tabel til .csv og .parquet: oplysninger, tilsagn … eller facts, promises …": (
        "Table for .csv and .parquet: oplysninger, tilsagn … or facts, promises …"
    ),
    "Kun dokumenter fra denne dag.": "Only documents from this day on.",
    "Kun dokumenter til denne dag.": "Only documents up to this day.",
    "Tilsagn og frister på denne dag; ellers i dag.": "Promises and deadlines on this day; else today.",
    "Mappen med dokumenterne, som links fører til.": "The folder with the documents that links lead to.",
    "Erstat, hvad der findes.": "Replace what exists.",
    # evaluate
    "Mål fundne værdier mod facit: præcision, genkaldelse, F1 og attributter.": (
        "Measure what is found against gold: precision, recall, F1 and attributes."
    ),
    "Mappe med facit: én NAVN.json pr. dokument.": "Folder with gold: one NAME.json per document.",
    "records.jsonl; uden den læses facits egen tekst nu.": "records.jsonl; without it the gold's own text is read now.",
    "Sammenlign værdier uden placering (til PDF og OCR).": "Compare values without their place (for PDF and OCR).",
    "Vis de første N fejl.": "Show the first N errors.",
    # schema, doctor
    "Vis JSON Schema for en linje i records.jsonl.": "Show the JSON Schema of a line of records.jsonl.",
    "Indrykning; 0 giver én linje.": "Indentation; 0 gives one line.",
    "Undersøg installationen: pakker, model, grænser og valgfrie programmer.": (
        "Examine the installation: packages, model, limits and optional programs."
    ),
    # official
    "Officielle tal: læs udtræk, hold breve op mod dem, og hent fra jobindsats.": (
        "Official figures: read exports, hold letters against them, and fetch from jobindsats."
    ),
    "Hold dokumenternes tal op mod et udtræk: stemmer, eller afviger med x og mulige grunde.": (
        "Hold the documents' figures against an export: they agree, or differ by x with possible reasons."
    ),
    "Kørsel, records.jsonl, database eller dokumenter.": "Run, records.jsonl, database or documents.",
    "Udtræk (CSV eller Excel); kan gentages.": "Export (CSV or Excel); may be repeated.",
    "Indikator, når udtrækkets overskrift ikke viser hvilken.": "Measure, if the export's heading does not tell which.",
    "Dagen, udtrækket er hentet (ÅÅÅÅ-MM-DD).": "The day the export was fetched (YYYY-MM-DD).",
    "CSV-fil til Excel; ellers vises linjerne.": "CSV file for Excel; else the lines are shown.",
    "Vis, hvordan et udtræk er læst: én linje pr. tal, som CSV på stdout.": (
        "Show how an export is read: one line per figure, as CSV on stdout."
    ),
    "Udtræk fra jobindsats (CSV eller Excel).": "Export from jobindsats (CSV or Excel).",
    "Vis databankens tabeller (kræver EXTRACTOR_JOBINDSATS_TOKEN).": (
        "Show the databank's tables (needs EXTRACTOR_JOBINDSATS_TOKEN)."
    ),
    "Vis kun tabeller med denne tekst i id, navn eller emne.": "Only tables with this text in id, name or subject.",
    "API'ets adresse; ellers jobindsats.dk, version 3.": "The API's address; else jobindsats.dk, version 3.",
    "Hent en tabel fra databanken som CSV, der kan bruges med «official check» (kræver EXTRACTOR_JOBINDSATS_TOKEN).": (
        "Fetch a table from the databank as CSV for `official check` (needs EXTRACTOR_JOBINDSATS_TOKEN)."
    ),
    "Tabellens id, fx y36a02.": "The table's id, such as y36a02.",
    "CSV-fil, der skal skrives.": "CSV file to be written.",
    "Kommunens navn eller kode; ellers alle.": "The municipality's name or code; else all.",
    "Antal seneste måneder.": "Number of latest months.",
    "Måltalsgruppe=måltal, fx mgrpa02_3=*; kan gentages.": "Group=measures, such as mgrpa02_3=*; may be repeated.",
    "Anden inddeling, fx _ygrpi09=*; kan gentages.": "Another division, such as _ygrpi09=*; may be repeated.",
    # db
    "Databasen: opgradér, sikkerhedskopiér, kontrollér og afgør.": "The database: upgrade, back up, check and decide.",
    "Opret databasen, eller bring den op til programmets version; der tages en sikkerhedskopi først.": (
        "Make the database, or bring it up to the program's version; a backup is made first."
    ),
    "Tag ingen sikkerhedskopi først.": "Make no backup first.",
    "Skriv en sikkerhedskopi, også mens andre bruger databasen.": "Write a backup, also while others use the database.",
    "Filen, der skal skrives.": "The file to be written.",
    "Erstat en fil, der findes.": "Replace a file that exists.",
    "Kontrollér, at databasen er hel: filen, hændelseskæden, tekster, placeringer og antal. Kode 1 ved fund.": (
        "Check that the database is whole: the file, the chain of events, texts, places and counts. Code 1 on findings."
    ),
    "Kode 1 også, når noget venter på et menneske.": "Code 1 also when something waits for a person.",
    "Skriv et menneskes afgørelse i databasens historik; programmets egen værdi bliver stående ved siden af.": (
        "Write a person's decision into the database's history; the program's own value stays beside it."
    ),
    "Oplysnings-id fra en tabel eller «--json».": "Id of an item, from a table or `--json`.",
    "approve, correct, reject, unsure, control, reopen, comment; for tilsagn også status og deadline.": (
        "approve, correct, reject, unsure, control, reopen, comment; for promises also status and deadline."
    ),
    "Hvem der afgør, fx «kontrollant A.K.».": "Who decides, such as `controller A.K.`.",
    "Feltet, der rettes, fx value eller target_group.": "The field that is corrected, such as value or target_group.",
    "Ny værdi, tilstand (met, not_met …) eller frist.": "New value, state (met, not_met …) or deadline.",
    "Grund; kræves ved afvisning, tilstand og frist.": "Reason; needed for rejection, state and deadline.",
}

# What stands for a value.
PLACES = {
    "STI": "PATH", "MAPPE": "DIR", "DATO": "DATE", "FIL": "FILE", "UD": "OUT", "KILDE": "SOURCE", "TID": "TIME",
    "KOMMUNE": "MUNICIPALITY", "NAVN": "NAME", "POSTER": "RECORDS", "TEKST": "TEXT", "TABEL": "TABLE",
    "VÆRDI": "VALUE", "AFGØRELSE": "DECISION", "HVEM": "WHO", "FELT": "FIELD", "GRUND": "REASON",
    "KOMMANDO": "COMMAND",
}  # fmt: skip
