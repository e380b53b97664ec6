"""Tables in text: headers, merged cells, groups, captions, and lines with tabs that are no table."""

import pytest

from tests.timing import growth

PATHS = {
    "one header row": (
        "Ydelse\tmaj 2022\tjuni 2022\nSygedagpenge\t45,5\t.\nKontanthjælp\t12\t13",
        [
            "Sygedagpenge > maj 2022 = 45,5",
            "Sygedagpenge > juni 2022 = .",
            "Kontanthjælp > maj 2022 = 12",
            "Kontanthjælp > juni 2022 = 13",
        ],
    ),
    "two header rows, merged": (
        "\tPrivat\t\tOffentligt\t\n\t2021\t2022\t2021\t2022\nMatch 1\t15%\t12%\t7%\t9%",
        [
            "Match 1 > Privat / 2021 = 15%",
            "Match 1 > Privat / 2022 = 12%",
            "Match 1 > Offentligt / 2021 = 7%",
            "Match 1 > Offentligt / 2022 = 9%",
        ],
    ),
    "a title row over all columns": (
        "Greve\t\t\n\tAndel uden tilbud\t\n\tApril 2023\tMaj 2023\nA-dagpenge\t8,1\t9,4",
        [
            "A-dagpenge > Greve / Andel uden tilbud / April 2023 = 8,1",
            "A-dagpenge > Greve / Andel uden tilbud / Maj 2023 = 9,4",
        ],
    ),
    "two columns of labels, the first merged downwards": (
        "Køge – maj 2013\t\tMatch 1\t\tMatch 2\n\t\tA-dagpenge\tSyge\tSyge\nAndel i job\tAndel, pct.\t17\t9\t4\n"
        "\tKlyngen, pct.\t19\t13\t3",
        [
            "Andel i job / Andel, pct. > Match 1 / A-dagpenge = 17",
            "Andel i job / Andel, pct. > Match 1 / Syge = 9",
            "Andel i job / Andel, pct. > Match 2 / Syge = 4",
            "Andel i job / Klyngen, pct. > Match 1 / A-dagpenge = 19",
            "Andel i job / Klyngen, pct. > Match 1 / Syge = 13",
            "Andel i job / Klyngen, pct. > Match 2 / Syge = 3",
        ],
    ),
    "a header above a single column keeps its words over two rows": (
        "Gruppe\t2021\t\tÆndring\n\tAntal\tPct.\t\nUnge\t12\t34\t-3",
        ["Unge > 2021 / Antal = 12", "Unge > 2021 / Pct. = 34", "Unge > Ændring = -3"],
    ),
    "group rows, also without tabs": (
        "Gruppe\tI alt\tPct.\nUddannelseshjælp\nunder 25 år\t14\t35,7\n25-29 år\t9\t22,2\n"
        "Sygedagpenge\t\t\nI alt\t7\t9,1",
        [
            "Uddannelseshjælp / under 25 år > I alt = 14",
            "Uddannelseshjælp / under 25 år > Pct. = 35,7",
            "Uddannelseshjælp / 25-29 år > I alt = 9",
            "Uddannelseshjælp / 25-29 år > Pct. = 22,2",
            "Sygedagpenge / I alt > I alt = 7",
            "Sygedagpenge / I alt > Pct. = 9,1",
        ],
    ),
    "no header row": ("Offentlig sektor\t35\nPrivat sektor\t21", ["Offentlig sektor >  = 35", "Privat sektor >  = 21"]),
    "a caption as header row": (
        "Antal pladser i kommunen\t\nOffentlig sektor\t35\nPrivat sektor\t21",
        ["Offentlig sektor > Antal pladser i kommunen = 35", "Privat sektor > Antal pladser i kommunen = 21"],
    ),
    "years down the side": (
        "År\tLedige\n2019\t345\n2020\t1.402",
        ["2019 > Ledige = 345", "2020 > Ledige = 1.402"],
    ),
    "counts that look like years": (
        "Område\tAntal\tHeraf unge\nLedige i alt\t2012\t1998\nI tilbud\t35\t21",
        [
            "Ledige i alt > Antal = 2012",
            "Ledige i alt > Heraf unge = 1998",
            "I tilbud > Antal = 35",
            "I tilbud > Heraf unge = 21",
        ],
    ),
    "numbered rows": (
        "Nr.\tKommune\tAndel\n1\tGreve\t12,5\n2\tSolrød\t13,1",
        ["1 / Greve > Andel = 12,5", "2 / Solrød > Andel = 13,1"],
    ),
    "a table of words": (
        "Indsats\tStatus\tFrist\nMentorkorps\tI gang\t1. maj 2023\nJobklub\tAfsluttet\tmarts 2023",
        [
            "Mentorkorps > Status = I gang",
            "Mentorkorps > Frist = 1. maj 2023",
            "Jobklub > Status = Afsluttet",
            "Jobklub > Frist = marts 2023",
        ],
    ),
    "pipes": (
        "| Gruppe | 2021 | 2022 |\n|---|---:|---:|\n| Unge | 12 | 14 |\n| Ældre | 3 | . |",
        ["Unge > 2021 = 12", "Unge > 2022 = 14", "Ældre > 2021 = 3", "Ældre > 2022 = ."],
    ),
    "aligned by blanks": (
        "Gruppe              2021     2022\nUnge under 30 år      12     14,5\nÆldre                  3        .",
        [
            "Unge under 30 år > 2021 = 12",
            "Unge under 30 år > 2022 = 14,5",
            "Ældre > 2021 = 3",
            "Ældre > 2022 = .",
        ],
    ),
    "rows apart by blank lines": (
        "Gruppe\t2021\t2022\n\nUnge\t12\t14\n\nÆldre\t3\t5",
        ["Unge > 2021 = 12", "Unge > 2022 = 14", "Ældre > 2021 = 3", "Ældre > 2022 = 5"],
    ),
}
CAPTIONS = {
    "Udvikling i tilbud\n\nG\tA\nB\t1": "Udvikling i tilbud",
    "Tabel 3. Andel i pct. Kilde: egne tal.\nG\tA\nB\t1": "Tabel 3. Andel i pct. Kilde: egne tal.",
    "Effekt af tilbud\n\nAndel i pct., maj 2013\nG\tA\nB\t1": "Effekt af tilbud\n\nAndel i pct., maj 2013",
    "G\tA\nB\t1\nTabel 2: Andel af ledige": "Tabel 2: Andel af ledige",
    "Vi har set på det. Tabellen viser andelen i pct.\n\nG\tA\nB\t1": "Tabellen viser andelen i pct.",
    "Vi har set på det i år og holder fast i planen. Status pr. 31. august:\n\nG\tA\nB\t1": "Status pr. 31. august:",
    "Vi har set på det i år, og det går den rette vej.\n\nG\tA\nB\t1": None,
    "Økonomi\n\nG\tA\nB\t1": None,
}
NO_TABLE = {
    "contents": ("Indholdsfortegnelse\n\nTekst\tSide\n1. Status\t2\n2. Økonomi\t5", "contents"),
    "numbered contents": ("1. Status\t2\n2. Økonomi\t5\n3. Bilag\t9", "contents"),
    "attachments": ("1\tÅben\tStatus for tilbud\t30519/13\n2\tLukket\tNotat\t39745/13", "attachment"),
    "form": ("Dato:\t12. maj 2020\nSagsnr.:\t20/3456", "letterhead"),
}


@pytest.mark.parametrize(("text", "expected"), PATHS.values(), ids=PATHS)
def test_paths(paths, text, expected):
    assert paths(text) == expected


@pytest.mark.parametrize(("text", "caption"), CAPTIONS.items())
def test_caption(laid, text, caption):
    (table,) = laid(text).tables
    assert (text[slice(*table.caption)] if table.caption else None) == caption


@pytest.mark.parametrize(("text", "kind"), NO_TABLE.values(), ids=NO_TABLE)
def test_lines_with_tabs_that_are_no_table(laid, text, kind):
    document = laid(text)
    assert document.tables == ()
    assert {block.kind for block in document.blocks if block.kind != "heading"} == {kind}


def test_cells_point_at_their_text(laid):
    text = "Indledning.\n\n  A \t B\nC\t 1,5 \n\nSlut."
    (table,) = laid(text).tables
    assert [text[c.start : c.end] for c in table.cells] == ["A", "B", "C", "1,5"]


@pytest.mark.parametrize(
    "line", ["a\t1\n", "\t\t\t\n", "a\n\n", "| a | b |\n|---|---|\n", "ab  12  13\n", "Tabel 1\nx\t1\ny\t2\n\n"]
)
def test_cost_is_linear(laid, line):
    text = line * (240_000 // len(line))
    assert growth(laid, text, parts=4, under=10) < 10  # a quadratic rule takes sixteen times as long
