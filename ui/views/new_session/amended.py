"""What was charted from the new-session page, and put right elsewhere since."""

from collections.abc import Iterator

from msgspec.structs import replace

from monitor.chart.amendments import Settled
from monitor.chart.kinds import (
    AnyKind,
    EntryAmended,
    Order,
    WeightRecorded,
)
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from ui.views.new_session.dose_typed import typed_dose
from ui.views.new_session.draft import NewSessionDraft
from ui.views.new_session.known import latest
from ui.views.new_session.prefilled import new_draft, order_texts
from ui.views.new_session.weight import TypedWeight, typed_weight


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
        texts |= {field: text for field, text in charted.items() if field != "weight"}
    return replace(draft, texts=texts)


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
