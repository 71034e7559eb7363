"""The marked session beside the list: whose it is, its chart, and six facts."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from functools import partial
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.observations import ObservationSet
from monitor.chart.queries import is_for, is_returned
from monitor.chart.session import Session
from monitor.chart.signed_state import waits_for_a_co_signature
from monitor.charting.reads import AnyRead, SessionRead
from monitor.protocol.baseline import medians
from monitor.review.figures import Response, response, timeliness
from ui.views import wording
from ui.views.banner import HIDDEN_NAME, masked_number
from ui.views.later import Later
from ui.views.review.wish import to_see
from ui.views.trend.build import trend_view
from ui.views.trend.lanes import ScaleLane, VitalLane
from ui.views.trend.view import Column, TrendView
from ui.views.trend.window import WHOLE, TrendWindow

_NONE = "none"
_AT_A_GLANCE = frozenset({"bp", "hr", "spo2", "dissociation"})
_MINUTE = timedelta(minutes=1)


class PreviewFact(Struct, frozen=True):
    """A label, what was found, and what stands beside it."""

    label: str
    fact: str
    detail: str = ""

    @property
    def words(self) -> tuple[str, str, str]:
        return self.label, self.fact, self.detail


class PreviewView(Struct, frozen=True, kw_only=True):
    """``trend`` is None where nothing of the session can be read.

    ``to_see`` says how much has to be seen before somebody co-signs, or who is to
    answer first; empty where nobody is to.
    """

    name: str
    identity: str
    trend: TrendView | None = None
    facts: tuple[PreviewFact, ...] = ()
    to_see: str = ""


def preview_view(read: AnyRead, *, is_name_hidden: bool = False) -> PreviewView:
    if not isinstance(read, SessionRead):
        return PreviewView(name="Can't be read here", identity=read.sentence)
    name, identity = _whose(read, is_name_hidden=is_name_hidden)
    return PreviewView(
        name=name,
        identity=identity,
        trend=_few_lanes(
            trend_view(read.session, read.protocol, read.assessment, TrendWindow(WHOLE))
        ),
        facts=_facts(read),
        to_see=_to_see(read),
    )


def _few_lanes(trend: TrendView) -> TrendView:
    """What tells a session at a glance, in lanes that are high enough to read."""
    places = [
        place
        for place, lane in enumerate(trend.lanes)
        if not isinstance(lane, VitalLane | ScaleLane) or lane.code in _AT_A_GLANCE
    ]
    return replace(
        trend,
        vitals=tuple(lane for lane in trend.vitals if lane.code in _AT_A_GLANCE),
        scales=tuple(lane for lane in trend.scales if lane.code in _AT_A_GLANCE),
        columns_later=Later(partial(_of_lanes, trend, places)),
    )


def _of_lanes(trend: TrendView, places: Sequence[int]) -> tuple[Column, ...]:
    return tuple(
        replace(
            column,
            words=tuple(column.words[place] for place in places),
            spoken=tuple(column.spoken[place] for place in places),
        )
        for column in trend.columns
    )


def _to_see(read: SessionRead) -> str:
    if is_returned(read.session):
        names = wording.listed(is_for(read.session))
        return f"Returned with query, for {names} to answer"
    if not waits_for_a_co_signature(read.session, read.patient):
        return ""
    return f"Exceptions to see before co-signing: {len(to_see(read))}"


def _whose(read: SessionRead, *, is_name_hidden: bool) -> tuple[str, str]:
    details, session = read.patient.details, read.session
    zone = ZoneInfo(session.opened.zone)
    on = wording.local_day(session.opened_at, zone)
    held = f"{wording.day(on)}, {session.opened.room}"
    if is_name_hidden:
        return HIDDEN_NAME, f"{masked_number(details.identifier)}   {held}"
    born = details.born
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    name = wording.patient_name(details.family, details.given, details.title)
    told = f"Born {wording.born(born, age)}   {details.identifier}   {held}"
    return name, told


def _facts(read: SessionRead) -> tuple[PreviewFact, ...]:
    session = read.session
    timely = timeliness(read.protocol, session)
    return (
        _pressure(read),
        _lowest(session, "SpO₂ lowest", "spo2"),
        _highest(session, "Dissociation peak", "dissociation"),
        _alerts(session, response(session.alerts)),
        PreviewFact(
            "Sets",
            f"{timely.late} of {len(session.sets)} late",
            f"{timely.missed} missed" if timely.missed else "none missed",
        ),
        _left(session),
    )


def _pressure(read: SessionRead) -> PreviewFact:
    session = read.session
    charted = _last_of(_ranked(session, "sbp"))
    if charted is None:
        return PreviewFact("Peak BP", _NONE)
    sbp, dbp = charted.value("sbp"), charted.value("dbp")
    told = "/".join(wording.as_charted(v) for v in (sbp, dbp) if v is not None)
    start = session.dose_started_at
    before = (
        None if start is None else medians(read.protocol, session, start).get("sbp")
    )
    rise = "" if before is None or sbp is None else wording.change(sbp - before)
    return PreviewFact("Peak BP", told, _joined(_when(session, charted), rise))


def _lowest(session: Session, label: str, field: str) -> PreviewFact:
    return _extreme(session, label, field, _ranked(session, field)[:1])


def _highest(session: Session, label: str, field: str) -> PreviewFact:
    return _extreme(session, label, field, _ranked(session, field)[-1:])


def _extreme(
    session: Session, label: str, field: str, found: list[ObservationSet]
) -> PreviewFact:
    for charted in found:
        value = charted.value(field)
        if value is not None:
            told = wording.as_charted(value)
            return PreviewFact(label, told, _when(session, charted))
    return PreviewFact(label, _NONE)


def _ranked(session: Session, field: str) -> list[ObservationSet]:
    """The sets in which it was read, by what was read."""
    ranked: list[tuple[Decimal, int, ObservationSet]] = []
    for place, charted in enumerate(session.sets):
        value = charted.value(field)
        if value is not None:
            ranked.append((value, place, charted))
    return [charted for *_, charted in sorted(ranked, key=lambda one: one[:2])]


def _last_of(found: list[ObservationSet]) -> ObservationSet | None:
    return found[-1] if found else None


def _alerts(session: Session, answered: Response) -> PreviewFact:
    raised = [alert.alert.priority for alert in session.alerts]
    told = [
        f"{count} {priority}"
        for priority in ("high", "medium")
        if (count := raised.count(priority))
    ]
    never = answered.unacknowledged
    detail = f"{never} never acknowledged" if never else ""
    if not never and answered.median is not None:
        detail = f"answered in {wording.duration(answered.median) or '0sec'}"
    return PreviewFact("Alerts", wording.listed(told) or _NONE, detail)


def _left(session: Session) -> PreviewFact:
    """How long after the dose began the patient was gone."""
    zone = ZoneInfo(session.opened.zone)
    start, over = session.dose_started_at, session.over_at
    if over is None:
        return PreviewFact("Left", "still here")
    at = wording.clock(over, zone)
    if start is None:
        return PreviewFact("Left", at, "without a dose")
    return PreviewFact("Left", at, f"{(over - start) // _MINUTE}min after start")


def _when(session: Session, charted: ObservationSet) -> str:
    start = session.dose_started_at
    if start is None:
        at = wording.clock(charted.observed_at, ZoneInfo(session.opened.zone))
        return f"at {at}"
    if charted.observed_at < start:
        return "before start"
    return f"at {(charted.observed_at - start) // _MINUTE}min"


def _joined(*words: str) -> str:
    return ", ".join(word for word in words if word)
