"""What was charted from the new-session page, and put right elsewhere since."""

from collections.abc import Iterator

from msgspec.structs import replace

from monitor.chart.amendments import Settled
from monitor.chart.kinds import (
    AnyKind,
    DoseOrdered,
    EntryAmended,
    WeightRecorded,
)
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from ui.views.new_session.dose_typed import typed_dose
from ui.views.new_session.draft import NewSessionDraft, new_draft
from ui.views.new_session.known import latest
from ui.views.new_session.weight import TypedWeight, typed_weight


def as_amended(
    draft: NewSessionDraft, protocol: CareProtocol, session: Session
) -> NewSessionDraft:
    """A slip that was amended stands here no more: Enter would chart it again."""
    charted = new_draft(draft.id, protocol, session).texts
    weight, dose = latest(session, WeightRecorded), latest(session, DoseOrdered)
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
    if not isinstance(version, DoseOrdered):
        return False
    typed = typed_dose(draft)
    amounts = (typed.mg_per_kg, typed.ordered, typed.stock, typed.bag_ml, typed.bag_mg)
    return (*amounts, typed.minutes, draft.text("ordered_by")) == (
        *(version.mg_per_kg, version.mg, version.stock_mg_per_ml),
        *(version.bag_ml, version.bag_mg, version.minutes, version.ordered_by),
    )
