"""What `extractor evaluate` runs and prints."""

import hashlib
import json
from typing import Any

from extractor.batch.limits import estimated_pages, seconds
from extractor.batch.pool import Pool
from extractor.batch.run import default_jobs
from extractor.batch.worker import Task
from extractor.cli.say import plain
from extractor.evaluation.gold import Loaded, by_stem
from extractor.evaluation.score import Error
from extractor.settings import Settings


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


def show(report: dict[str, Any], differences: list[Error], as_json: bool) -> None:
    """Print the report as a table or as JSON; differences follow, one a line."""
    if as_json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        for name, row in report.items():
            if isinstance(row, dict) and "f1" in row:
                rates = f"P {row['precision']:.3f}  R {row['recall']:.3f}  F1 {row['f1']:.3f}"
                print(f"{name:38} {rates}   ({row['tp']} of {row['gold']} gold, {row['predicted']} predicted)")
        for name, value in report["attributes"].items():
            print(f"{name:38} accuracy {value:.3f}")
        if report["documents_without_record"]:
            print("no record for:", ", ".join(report["documents_without_record"]))
    for difference in differences:
        print(plain(" | ".join(str(part) for part in difference).replace("\n", "\\n")))
