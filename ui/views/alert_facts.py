"""The facts of an alert card, each a column of the strip."""

from collections.abc import Iterable
from datetime import datetime, tzinfo

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.amendments import Settled
from monitor.chart.kept_values import Corrected, how_corrected
from monitor.chart.observations import ObservationSet
from monitor.chart.session import Session
from monitor.chart.timeliness import late_by
from monitor.protocol.assessment import Alert, Baseline, Card
from monitor.protocol.cards import UNCHECKED
from monitor.protocol.care_protocol import OVERDUE, CareProtocol
from ui.views import alert_words, wording
from ui.views.alert_baseline import SO_FAR, median_words, told_beside

_SHORT: dict[Corrected, str] = {"": "", "amended": "amended", "confirmed": "kept"}
"""In the room that a card has on the smallest screen."""


class Fact(Struct, frozen=True, kw_only=True):
    """A column of the card: what it is called, the fact, a detail.

    The short ones stand in where room is scarce; empty where there are none. What
    stands ``beside`` it is never cut.
    """

    label: str
    text: str
    detail: str = ""
    short: str = ""
    short_detail: str = ""
    beside: str = ""


class Scene(Struct, frozen=True, kw_only=True):
    """What the words of a card depend on beside the card."""

    session: Session
    protocol: CareProtocol
    now: datetime
    zone: tzinfo
    baselines: tuple[Baseline, ...] = ()

    def clock(self, at: datetime) -> str:
        return wording.clock(at, self.zone)


def beside(value: Fact, words: str, card: Card, scene: Scene) -> Fact:
    """The value with what else is open beside it, and fewer of its own reasons."""
    if not words or not value.detail:
        return replace(value, beside=words)
    if since := reading_since(card.top, scene):
        detail, short = _read_since(since, card, most=1), since
        return replace(value, beside=words, detail=detail, short_detail=short)
    return replace(
        value,
        beside=words,
        detail=alert_words.further_reasons(card.top, most=1),
        short_detail=alert_words.further_reasons(card.top, most=0),
    )


def facts(card: Card, scene: Scene) -> tuple[Fact, ...]:
    """The columns of a card; what its kind has no fact of is left out."""
    top = card.top
    value = _value(card, scene)
    if top.parameter == UNCHECKED:
        told = "The other rules go on being checked"
        return (Fact(label="What", text=top.value, detail=told),)
    if top.parameter == OVERDUE:
        return (value, _last_set(scene))
    return (value, _baseline(top, scene), _measured(top, scene), _trend(card, scene))


def _value(card: Card, scene: Scene) -> Fact:
    """What fired, and then the reading since; without one, what else fired."""
    first = alert_words.headline(card.top, scene.zone)
    since = reading_since(card.top, scene)
    if since:
        detail = _read_since(since, card, most=2)
        short_detail = _read_since(since, card, most=1)
    else:
        detail = alert_words.further_reasons(card.top, most=2)
        short_detail = alert_words.further_reasons(card.top, most=1)
    # The card's own name, which stands beside it, is left out where room is short.
    short = first.removeprefix(f"{wording.spelled(card.label)} ")
    return Fact(
        label="Value and limit",
        text=first,
        short=short,
        detail=detail,
        short_detail=short_detail,
    )


def _read_since(since: str, card: Card, most: int) -> str:
    """The reading since, with the limits that it is still beyond."""
    still = alert_words.still_beyond(card, most)
    return f"{since} with {still}" if still else since


def reading_since(top: Alert, scene: Scene) -> str:
    """``last 152/90 at 14:21``; empty where nothing was read since it fired.

    Of a reading in conflict each version: ``last 205/90 or 118/72 at 14:21``.
    """
    known = {p.id: p.fields for p in scene.protocol.parameters}
    fields = known.get(top.parameter, ())
    for later in reversed(scene.session.sets):
        if top.measured_at is None or later.observed_at <= top.measured_at:
            break
        if _read(later, fields):
            alike = (s for s in scene.session.sets if s.id == later.id)
            versions = dict.fromkeys(_read(version, fields) for version in alike)
            told = " or ".join(version for version in versions if version)
            return f"last {told} at {scene.clock(later.observed_at)}"
    return ""


def _read(observed: ObservationSet, fields: Iterable[str]) -> str:
    values = (v for f in fields if (v := observed.value(f)) is not None)
    return "/".join(wording.as_charted(value) for value in values)


def _baseline(top: Alert, scene: Scene) -> Fact:
    shift = top.shift
    if shift is None:
        return _baseline_beside(top, scene)
    return Fact(
        label="Baseline",
        text=alert_words.baseline_words(shift),
        detail=f"{alert_words.percent(shift)}, {median_words(shift.n)}",
        short_detail=f"{alert_words.percent(shift)}, n {shift.n}",
    )


def _baseline_beside(top: Alert, scene: Scene) -> Fact:
    told = told_beside(top, scene.baselines, scene.session, scene.protocol)
    if told is None:
        return Fact(label="Baseline", text=wording.NOT_RECORDED)
    detail = ", ".join(part for part in (told.of, told.note) if part)
    return Fact(
        label="Baseline",
        text=told.text,
        detail=detail,
        short=told.text.removesuffix(SO_FAR),
        short_detail=f"n {told.n}{SO_FAR if told.text.endswith(SO_FAR) else ''}",
    )


def _measured(top: Alert, scene: Scene) -> Fact:
    at = top.measured_at
    if at is None:
        return Fact(label="Measured", text=wording.NOT_RECORDED)
    who = _author(top, scene.session)
    charted = ""
    if top.charted_at is not None:
        charted = f"charted {scene.clock(top.charted_at)}"
        delay = late_by(at, top.charted_at, scene.protocol.charting)
        charted += f", {wording.late(delay)}" if delay else ""
    how, since = _corrected(top, scene)
    corrected = f"{how} {since}".strip()
    return Fact(
        label="Measured",
        text=f"{scene.clock(at)} by {who}",
        short=f"{scene.clock(at)} by {wording.initials(who) or who}",
        detail=", ".join(part for part in (charted, corrected) if part),
        short_detail=f"{_SHORT[how]} {since}".strip(),
    )


def _corrected(top: Alert, scene: Scene) -> tuple[Corrected, str]:
    """When the value got its present form, or was kept; empty where neither was."""
    fact = _fired_by(top, scene.session)
    how: Corrected = "" if fact is None else how_corrected(fact)
    if fact is None or not how:
        return "", ""
    return how, scene.clock(fact.entry.recorded_at)


def _author(top: Alert, session: Session) -> str:
    fact = _fired_by(top, session)
    if fact is None:
        return wording.NOT_KNOWN.lower()
    return session.name_of(fact.first.author)


def _fired_by(top: Alert, session: Session) -> Settled | None:
    """What was charted and tells why; of a reminder, why the alert before it was."""
    id_ = top.measured_in or top.opened_by
    return None if id_ is None else session.fact(id_)


def _last_set(scene: Scene) -> Fact:
    past = [s for s in scene.session.sets if s.observed_at <= scene.now]
    if not past:
        return Fact(label="Last set", text=wording.NOT_RECORDED)
    last = past[-1]
    at, who = scene.clock(last.observed_at), scene.session.name_of(last.author)
    return Fact(
        label="Last set",
        text=f"{at} by {who}",
        short=f"{at} by {wording.initials(who) or who}",
        detail=wording.old(last.observed_at, scene.now),
    )


def _trend(card: Card, scene: Scene) -> Fact:
    trend = card.trend
    if len(trend) < 2:
        return Fact(label="Trend", text="1 reading" if trend else wording.NOT_RECORDED)
    return Fact(
        label="Trend",
        text=" ".join(wording.as_charted(point.value) for point in trend),
        detail=f"{scene.clock(trend[0].at)} to {scene.clock(trend[-1].at)}",
    )
