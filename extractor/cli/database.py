"""What `extractor db` and `extractor run --store` do between their arguments and the store."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from extractor import settings as settings_module
from extractor.cli.say import say, sentence
from extractor.errors import UsageError
from extractor.settings import Settings

if TYPE_CHECKING:
    from extractor.store.check import Finding
    from extractor.store.save import Store

FINDINGS: dict[str, tuple[str, str]] = {
    "integrity": ("Databasefilen er beskadiget: {0}", "The database file is damaged: {0}"),
    "orphan": ("Henvisning uden mål: {0}", "A reference leads nowhere: {0}"),
    "chain": ("Hændelseskæden er brudt ved hændelse {0}", "The chain of events is broken at event {0}"),
    "view": ("Den viste afgørelse passer ikke til hændelserne: {0}", "The view does not follow from its events: {0}"),
    "text": ("Teksten er ændret: {0}", "The text has been changed: {0}"),
    "no_text": ("Dokumentet har ingen tekst: {0}", "The document has no text: {0}"),
    "pages": ("Antallet af sider passer ikke: {0}", "The number of pages does not fit: {0}"),
    "count": ("Antallet af oplysninger passer ikke: {0}", "The number of items does not fit: {0}"),
    "offset": ("Placeringen ligger uden for teksten: {0}", "The place lies outside the text: {0}"),
    "quote": ("Citatet står ikke på sin plads: {0}", "The quote does not stand in its place: {0}"),
    "value": ("Værdien er ændret: {0}", "The value has been changed: {0}"),
    "double": ("Samme id to gange: {0}", "The same id twice: {0}"),
    "lost": ("Dokumentet mangler: {0}", "The document is missing: {0}"),
    "disagreement": ("Uenighed: {0}", "Disagreement: {0}"),
    "to_confirm": ("Skal genbekræftes: {0}", "To be confirmed again: {0}"),
}


def _settings(store: str | None, language: str | None) -> Settings:
    settings = settings_module.load({"store": store, "language": language})
    if not settings.store:
        raise UsageError("no_store")
    return settings


def upgrade(store: str | None, language: str | None, with_backup: bool) -> int:
    """Bring the schema to the newest version."""
    from extractor.store import backup as backups
    from extractor.store import engine as engines
    from extractor.store import upgrade as upgrades

    settings = _settings(store, language)
    engine = engines.connect(settings.store)
    with engines.reading(engine) as connection:
        before = upgrades.version(connection)
    if with_backup and before is not None and before in upgrades.versions()[:-1]:
        out = backups.before_upgrade(engine, before)
        backups.backup(engine, out)
        say(sentence("written", settings.language, out))
    before, after = upgrades.upgrade(engine)
    engine.dispose()
    code = "db_newest" if before == after else "db_upgraded" if before else "db_made"
    print(sentence(code, settings.language, after, before))
    return 0


def backup(store: str | None, language: str | None, out: Path, force: bool) -> int:
    """Write a backup."""
    from extractor.store import backup as backups
    from extractor.store import engine as engines

    settings = _settings(store, language)
    engine = engines.connect(settings.store, must_exist=True)
    backups.backup(engine, out, force)
    engine.dispose()
    print(sentence("written", settings.language, out))
    return 0


def check(store: str | None, language: str | None, waiting_counts: bool, as_json: bool) -> int:
    """Print every fault; 0 clean, 1 findings."""
    from extractor.store import check as checks
    from extractor.store import engine as engines
    from extractor.store import events
    from extractor.store.upgrade import ready

    settings = _settings(store, language)
    engine = engines.connect(settings.store, must_exist=True)
    ready(engine)
    with engines.reading(engine) as connection:
        findings = list(checks.check(connection))
        count, tip = events.tip(connection)
    engine.dispose()
    faults = [finding for finding in findings if not finding.waiting]
    if as_json:
        told = {"ok": not faults, "events": count, "last_hash": tip, "findings": [asdict(f) for f in findings]}
        print(json.dumps(told, ensure_ascii=False))
    else:
        _show(findings, settings.language)
        print(sentence("db_faults" if faults else "db_clean", settings.language, len(faults), count, tip[:16]))
    return 1 if faults or (waiting_counts and findings) else 0


def _show(findings: "list[Finding]", language: str) -> None:
    for finding in findings:
        print(FINDINGS[finding.code][language == "en"].format(finding.where))


class Storing:
    """What `run` gives each finished line to; nothing without `--store`.

    A run that `finish` was not called for counts as stopped: `--resume` goes on with it.
    """

    def __init__(self, settings: Settings, resume: bool) -> None:
        self._settings, self._resume, self.waiting = settings, resume, 0
        self._store: Store | None = None

    def __enter__(self) -> Callable[[bytes], None] | None:
        if not self._settings.store:
            return None
        from extractor.batch.ledger import run_key
        from extractor.store.save import Store

        own = {name: value for name, value in asdict(self._settings).items() if name not in ("jobs", "store")}
        self._store = Store(self._settings.store, run_key(self._settings), own, self._resume)
        return self._store.save_line

    def finish(self) -> None:
        """Every input is kept: close the run's books, and say how people's decisions fared."""
        if self._store is None:
            return
        self._store.finish()
        outcome = self._store.outcome
        self.waiting = outcome["disagreements"] + outcome["to_confirm"]
        if outcome.total():
            told = [outcome[name] for name in ("carried", "disagreements", "to_confirm", "kept")]
            say(sentence("decisions", self._settings.language, *told))

    def __exit__(self, *_: object) -> None:
        if self._store is not None:
            self._store.close()
