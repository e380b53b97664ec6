"""What `extractor evaluate` runs and prints."""

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from extractor.batch.limits import estimated_pages, seconds
from extractor.batch.pool import Pool
from extractor.batch.run import default_jobs
from extractor.batch.worker import Task
from extractor.cli.say import plain
from extractor.evaluation.gold import Loaded, by_stem
from extractor.evaluation.score import Differs, Error
from extractor.settings import Settings

WORDS: dict[str, dict[str, str]] = {
    "da": {
        "percentage": "procent", "count": "antal", "amount": "beløb", "duration": "varighed", "date": "dato",
        "relative": "relativ", "ALL MENTIONS": "ALLE VÆRDIER", "exact span": "præcis placering",
        "observations": "tal i tidsserier", "initiatives": "indsatser", "commitments": "tilsagn og krav",
        "key fields right": "med alle nøglefelter", "metadata": "dokumentet", ".": ": ",
        "municipality": "kommune", "target_group": "målgruppe", "indicator": "indikator", "role": "rolle",
        "as_of_start": "opgjort fra", "as_of_end": "opgjort til", "type": "type", "status": "status", "name": "navn",
        "start_date": "fra dato", "end_date": "til dato", "participants": "deltagere", "origin": "tilsagn eller krav",
        "strength": "styrke", "state": "tilstand", "deadline": "frist", "target_value": "måltal",
        "doc_type": "dokumenttype", "P": "præcision", "R": "genkaldelse", "right": "rigtige",
        "counts": "{tp} af {gold} i facit, {predicted} fundet", "no record": "uden record", "missed": "overset",
        "wrong": "forkert", "attribute": "egenskab",
        "differs": "facit {gold}, fundet {got}", "nothing": "intet",
    },
    "en": {
        "P": "P", "R": "R", "right": "accuracy", "counts": "{tp} of {gold} gold, {predicted} predicted",
        "no record": "no record for", "differs": "gold {gold}, got {got}", "nothing": "nothing",
    },
}  # fmt: skip


def extract_texts(gold: Loaded, settings: Settings) -> Loaded:
    """Run the pipeline on the texts of the annotations themselves."""
    tasks = []
    for position, (name, document) in enumerate(gold.items()):
        data = document["text"].encode("utf-8")
        task = Task("-", f"{name}.txt", hashlib.sha256(data).hexdigest(), data)
        tasks.append((position, task, seconds(estimated_pages(data), settings)))
    pool = Pool(settings, default_jobs(settings, len(tasks)))
    try:
        lines = [outcome.line for _, outcome in pool.results(tasks)]
    finally:
        pool.close()
    return by_stem([json.loads(line) for line in lines])


def show(report: dict[str, Any], differences: list[Error], as_json: bool, language: str) -> None:
    """Print the report as a table or as JSON; differences follow, one a line."""
    words = WORDS[language]
    if as_json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        for line in _table(report, words):
            print(line.replace(".", ",") if language == "da" else line)
        if report["documents_without_record"]:
            print(words["no record"] + ":", ", ".join(map(plain, report["documents_without_record"])))
    for difference in differences:
        kind, label = words.get(difference.kind, difference.kind), _name(difference.label, words)
        told = (
            difference.document,
            kind,
            label,
            str(difference.start),
            difference.text,
            _how(difference.detail, words),
        )
        print(plain(" | ".join(told).replace("\n", "\\n")))


def _how(detail: Any, words: dict[str, str]) -> str:
    """The value of what is missed or wrong, or an attribute's two values."""
    if isinstance(detail, Differs):
        gold, got = (words["nothing"] if value is None else str(value) for value in detail)
        return words["differs"].format(gold=gold, got=got)
    return " ".join(str(part) for part in detail if part is not None) if isinstance(detail, tuple) else str(detail)


def _table(report: dict[str, Any], words: dict[str, str]) -> Iterator[str]:
    rates = {name: row for name, row in report.items() if isinstance(row, dict) and "f1" in row}
    names = {name: _name(name, words) for name in (*rates, *report["attributes"])}
    width = max(map(len, names.values()), default=0)
    for name, row in rates.items():
        figures = f"{words['P']} {row['precision']:.3f}  {words['R']} {row['recall']:.3f}  F1 {row['f1']:.3f}"
        yield f"{names[name]:{width}}  {figures}   ({words['counts'].format(**row)})"
    for name, value in report["attributes"].items():
        yield f"{names[name]:{width}}  {words['right']} {value:.3f}"


def _name(name: str, words: dict[str, str]) -> str:
    """A line of the report as it is told: its parts word by word, what has no other word as it is."""
    parts = re.split(r"(, | \(|\)|: |(?<=[a-z])\.)", name)
    return "".join(words.get(part, part) for part in parts)
