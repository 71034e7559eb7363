"""What was charted from the new-session page, and put right elsewhere since."""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from monitor.chart.amendments import Settled
from monitor.chart.kinds import (
    AnyKind,
    DoseChecked,
    DrugPrepared,
    EntryAmended,
    Kind,
    Order,
    WeightRecorded,
)
from monitor.chart.numbers import parse_number
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from ui.views.new_session.dose_typed import typed_dose
from ui.views.new_session.draft import NewSessionDraft
from ui.views.new_session.expiry import expiry_date
from ui.views.new_session.known import latest
from ui.views.new_session.prefilled import (
    check_texts,
    lot_texts,
    new_draft,
    order_texts,
)
from ui.views.new_session.weight import TypedWeight, typed_weight

_DECIMALS = 2


def as_amended(
    draft: NewSessionDraft, protocol: CareProtocol, session: Session
) -> NewSessionDraft:
    """A slip that was amended stands here no more: Enter would chart it again."""
    charted = new_draft(draft.id, protocol, session).texts
    weight, ordered = latest(session, WeightRecorded), session.dosing.ordered
    dose = None if ordered is None else session.fact(ordered.id)
    texts = dict(draft.texts)
    if any(_is_weight(draft, version) for version in _replaced(weight)):
        texts["weight"] = charted["weight"]
    if any(_is_dose(draft, version) for version in _replaced(dose)):
        texts |= {} if session.order is None else order_texts(session.order)
    for kind, parts_of in _PREPARED:
        for version in _withdrawn(session, kind):
            parts = parts_of(version)
            if all(_is_same(draft.text(part), text) for part, text in parts.items()):
                texts |= {part: charted.get(part, "") for part in parts}
    return replace(draft, texts=texts)


def _withdrawn(session: Session, kind: type[Kind]) -> Iterator[AnyKind]:
    """What was charted of that kind and stands no more, or was struck out."""
    for fact in (*session.facts, *session.settlement.retracted):
        if isinstance(fact.payload, kind):
            yield from _replaced(fact)


def _lot(version: AnyKind) -> dict[str, str]:
    return lot_texts(version) if isinstance(version, DrugPrepared) else {}


def _check(version: AnyKind) -> dict[str, str]:
    return check_texts(version) if isinstance(version, DoseChecked) else {}


_PREPARED: tuple[tuple[type[Kind], Callable[[AnyKind], dict[str, str]]], ...] = (
    (DrugPrepared, _lot),
    (DoseChecked, _check),
)


def _is_same(typed: str, charted: str) -> bool:
    """As words, as a number or as a date."""
    if typed.split() == charted.split():
        return True
    read = (parse_number(typed, _DECIMALS), expiry_date(typed))
    wanted = (parse_number(charted, _DECIMALS), expiry_date(charted))
    pairs = zip(read, wanted, strict=True)
    return any(one == other for one, other in pairs if not isinstance(one, Refusal))


def _replaced(fact: Settled | None) -> Iterator[AnyKind]:
    """The versions that are in force no more."""
    for entry in () if fact is None else fact.history:
        payload = entry.payload
        yield payload.replacement if isinstance(payload, EntryAmended) else payload


def _is_weight(draft: NewSessionDraft, version: AnyKind) -> bool:
    read = typed_weight(draft.text("weight"))
    return isinstance(read, TypedWeight) and read.recorded == version


def _is_dose(draft: NewSessionDraft, version: AnyKind) -> bool:
    if not isinstance(version, Order):
        return False
    texts = order_texts(version)
    made = NewSessionDraft(id=draft.id, texts=texts)
    same = replace(draft, texts={f: draft.text(f) for f in texts})
    is_by = draft.text("ordered_by") == version.ordered_by
    return is_by and typed_dose(same) == typed_dose(made)
