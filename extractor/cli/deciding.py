"""What `extractor db decide` does: a person's word on an item, into the journal of the store."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import get_args

from extractor import settings as settings_module
from extractor.cli.say import plain, sentence
from extractor.errors import UsageError

ACTIONS: Mapping[str, str] = {  # what is typed -> the action in the journal
    "approve": "approved", "correct": "corrected", "reject": "rejected", "unsure": "unsure", "status": "status",
    "deadline": "deadline_changed", "control": "controlled", "reopen": "reopened", "comment": "commented",
}  # fmt: skip
WITH_REASON = frozenset({"reject", "status", "deadline", "comment"})
_NUMBERS = frozenset({"value", "value_to", "target_value"})


@dataclass(frozen=True, slots=True)
class Request:
    """The arguments of `extractor db decide`."""

    item: str
    action: str
    field: str | None
    to: str | None
    by: str
    reason: str | None
    store: str | None


def perform(request: Request, language: str | None) -> int:
    """Write the decision and say how the item stands now; 0."""
    from extractor.compare.decided import act_words
    from extractor.schema.decided import Act
    from extractor.store import engine as engines
    from extractor.store import review
    from extractor.store.events import Draft
    from extractor.store.upgrade import ready

    settings = settings_module.load({"store": request.store, "language": language})
    if not settings.store:
        raise UsageError("no_store")
    field, value = _checked(request)
    engine = engines.connect(settings.store, must_exist=True)
    ready(engine)
    with engines.reading(engine) as connection:
        named = review.named(connection, request.item)
        view = review.view_of(connection, named.key) if named else None
    if named is None:
        raise UsageError("no_item", request.item)
    if request.action in ("status", "deadline") and named.subject != "commitment":
        raise UsageError("no_promise", request.item)
    if field and request.action == "correct" and field not in named.fields:
        raise UsageError("no_field", field, ", ".join(named.fields))
    draft = Draft(
        named.subject, named.key, named.document_id, request.by.strip(), ACTIONS[request.action], field,
        named.fields.get(field) if field else None, value, request.reason,
        base_event_id=view.last_event_id if view else None,
    )  # fmt: skip
    (after,) = review.decide(engine, [draft])
    engine.dispose()
    words = act_words(Act(value, draft.actor, "", request.reason)).replace("  ", " ")
    print(plain(sentence("decided", settings.language, request.item, after.last_event_id, words)))
    return 0


def _checked(request: Request) -> tuple[str | None, str | None]:
    """The field and the value, as the journal keeps them.

    Raises:
        UsageError: the action is none, nobody has decided it, a reason or a value is missing or cannot be read.
    """
    if request.action not in ACTIONS:
        raise UsageError("no_action", request.action, ", ".join(ACTIONS))
    if not request.by.strip() or request.by.startswith("run:"):
        raise UsageError("no_actor")
    if request.action in WITH_REASON and not (request.reason or "").strip():
        raise UsageError("no_reason", request.action)
    if request.action not in ("correct", "status", "deadline"):
        return None, None
    field = {"status": "status", "deadline": "deadline"}.get(request.action, request.field or "")
    if not field or request.to is None:
        raise UsageError("no_value", request.action)
    return field, _value(request.action, field, request.to.strip())


def _value(action: str, field: str, text: str) -> str:
    from extractor.compare.promises import State

    if action == "status" and text not in get_args(State):
        raise UsageError("no_state", text, ", ".join(get_args(State)))
    if action == "deadline" or field in ("as_of_start", "as_of_end", "start_date", "end_date", "deadline"):
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError as error:
            raise UsageError("bad_date", text) from error
    if field in _NUMBERS:
        try:
            number = Decimal(text.replace(",", "."))
        except InvalidOperation as error:
            raise UsageError("bad_number", text) from error
        if not number.is_finite():
            raise UsageError("bad_number", text)
        return format(number, "f")
    return text
