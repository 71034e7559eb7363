"""What each lane says of each reading, shown short and spoken in full."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.fields import FieldSpec
from monitor.chart.observations import ObservationSet
from monitor.chart.transcribed import charted_late_by, transcribed
from monitor.protocol.breathing import said_with
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.care_protocol import Lane as ProtocolLane
from monitor.protocol.limits import AbsoluteLimit
from ui.views.breathing import SPO2
from ui.views.trend.limits import beyond_words, drawn_limits
from ui.views.trend.readings import REASONS, Found, find_readings
from ui.views.trend.scales import digit_words
from ui.views.trend.subject import Subject
from ui.views.trend.vitals import label_of, oxygen_words
from ui.views.wording import charted_late

_SPOKEN = {
    "BP": "blood pressure",
    "SpO₂": "oxygen saturation",
    "Resp rate": "respiratory rate",
}


class Said(Struct, frozen=True, kw_only=True):
    """One lane's text at one instant; ``lane`` is its place among the lanes."""

    at: datetime
    lane: int
    words: str
    spoken: str
    set_id: UUID | None = None


def vital_said(subject: Subject, lane: ProtocolLane, place: int) -> Iterator[Said]:
    """``182/104``; aloud ``blood pressure 182 over 104, above limit 180``."""
    label = label_of(lane)
    name = _SPOKEN.get(label, label.lower())
    judged_by: CareProtocol | None = None
    limits: list[tuple[AbsoluteLimit, ...]] = []
    for found in find_readings(subject, lane.fields):
        protocol = subject.protocol_at(found.observed.observed_at)
        if protocol is not judged_by:
            judged_by = protocol
            limits = [drawn_limits(protocol, field) for field in lane.fields]
        breathed = _breathed(subject, lane, found)
        value = found.text.replace("/", " over ") or f"not measured, {_reason(found)}"
        spoken = [f"{name} {value}{breathed}", *_beyond(limits, found)]
        words = f"{found.text or _reason(found)}{breathed}"
        yield _said(found, place, words, ", ".join(spoken))


def scale_said(subject: Subject, spec: FieldSpec, place: int) -> Iterator[Said]:
    """``4 lethargic``; aloud with the name of the scale before it."""
    name = spec.label.lower()
    for found in find_readings(subject, (spec.code,)):
        if found.value is None:
            words = _reason(found)
            yield _said(found, place, words, f"{name} not scored, {words}")
        else:
            words = digit_words(spec, found.value)
            yield _said(found, place, words, f"{name} {words}")


def set_remark(subject: Subject, observed: ObservationSet) -> str:
    """What is unusual about a set as a whole; empty when nothing is."""
    by = charted_late_by(observed.fact, subject.protocol.charting)
    remarks = [charted_late(by)] if by is not None else []
    if transcribed(observed.fact) is not None:
        remarks.append("from paper")
    if observed.fact.is_conflicting:
        remarks.append("conflicts with another set")
    return ", ".join(remarks)


def _said(found: Found, place: int, words: str, spoken: str) -> Said:
    remarks = [found.was] if found.was else []
    if found.is_unconfirmed:
        remarks.append("unconfirmed")
    if found.queried:
        remarks.append(f"query {found.queried}")
    return Said(
        at=found.observed.observed_at,
        lane=place,
        words=", ".join((words, *remarks)),
        spoken=", ".join((spoken, *remarks)),
        set_id=found.observed.id,
    )


def _reason(found: Found) -> str:
    return "" if found.reason is None else REASONS[found.reason]


def _breathed(subject: Subject, lane: ProtocolLane, found: Found) -> str:
    """What a saturation was read on: `` on air``, `` on 2 L/min``."""
    if lane.id != SPO2 or found.value is None:
        return ""
    said = said_with(subject.protocol, subject.session, found.observed)
    words = oxygen_words(said)
    return f", {words}" if words == "oxygen not recorded" else f" on {words}"


def _beyond(limits: Sequence[Sequence[AbsoluteLimit]], found: Found) -> list[str]:
    """What limits the value, or either pressure, is at or beyond."""
    values = zip(limits, (found.value, found.lower), strict=False)
    words = ["" if v is None else beyond_words(of, v) for of, v in values]
    return [
        f"diastolic {said}" if place else said
        for place, said in enumerate(words)
        if said
    ]
