"""What is due next, as the entry strip's pill and the footer say it."""

from datetime import datetime, timedelta, tzinfo
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from monitor.protocol.asked_sets import Due
from monitor.protocol.care_protocol import CareProtocol
from ui.views import wording
from ui.widgets import faces

PillState = Literal["plain", "due", "late", "snoozed", "closed"]


_NAMED = 3


class DueView(Struct, frozen=True, kw_only=True):
    """The pill's words and state; ``footer`` says the same where no form stands."""

    text: str
    footer: str
    state: PillState = "plain"
    cause: str = ""

    @property
    def pill(self) -> faces.Due:
        """How the pill is drawn; what is put off or over presses nobody."""
        match self.state:
            case "due":
                return faces.Due.DUE
            case "late":
                return faces.Due.LATE
            case "plain" | "snoozed" | "closed":
                return faces.Due.PLAIN


class _Moment(Struct, frozen=True):
    now: datetime
    zone: tzinfo

    def clock(self, at: datetime | None) -> str:
        return wording.NOT_KNOWN if at is None else wording.clock(at, self.zone)

    def away(self, at: datetime) -> str:
        """How long until then, counted up so that no minute seems gone early."""
        whole, rest = divmod(max(at - self.now, timedelta(0)), timedelta(minutes=1))
        return wording.in_minutes(timedelta(minutes=whole + (1 if rest else 0)))


def repeated(due: Due, most: int) -> str:
    """What is read again then, ``BP and SpO₂``; beyond so many it is counted."""
    names = [label for label in (due.label, *due.also) if label]
    more = [f"{len(names) - most} more"] if len(names) > most else []
    return wording.spelled(wording.listed([*names[:most], *more]))


def due_view(due: Due, protocol: CareProtocol, now: datetime, zone: tzinfo) -> DueView:
    view = _alone(due, protocol, _Moment(now, zone))
    if not due.others:
        return view
    return replace(
        view,
        text=f"{view.text} +{due.others}",
        footer=f"{view.footer}, {due.others} more due",
    )


def _alone(due: Due, protocol: CareProtocol, moment: _Moment) -> DueView:
    match due.state:
        case "next":
            return _next(due, protocol, moment)
        case "snoozed":
            return _snoozed(due, moment)
        case "due":
            return _now(due, moment)
        case "late" | "overdue":
            return _late(due)
        case "done":
            return _done(due, moment)


def _next(due: Due, protocol: CareProtocol, moment: _Moment) -> DueView:
    if due.at is None:
        return DueView(text=f"{_what(due)} due", footer=f"{_what(due)} due")
    when = f"{moment.clock(due.at)} · {moment.away(due.at)}"
    if due.kind == "slot":
        asked = {spec.code for spec in protocol.charting.fields}
        kind = "Next full set" if asked <= set(due.needs) else "Next set"
        return DueView(text=f"Next {when}", footer=f"{kind} {when}")
    return DueView(text=f"{_what(due)} due {when}", footer=f"{_what(due)} due {when}")


def _snoozed(due: Due, moment: _Moment) -> DueView:
    if due.kind == "paused":
        told = f"Due prompts paused since {moment.clock(due.at)}, emergency"
        return DueView(text=told, footer=told, state="snoozed")
    text = f"Put off until {moment.clock(due.until or due.at)}"
    cause = due.cause[:1].lower() + due.cause[1:]
    footer = f"Set put off until {moment.clock(due.until or due.at)}"
    return DueView(
        text=f"{text} · {cause}" if cause else text,
        footer=footer,
        state="snoozed",
        cause=due.cause,
    )


def _now(due: Due, moment: _Moment) -> DueView:
    """Due now; a repeat has no tolerance to be late by, so its time is told."""
    if due.kind == "recheck" and due.late_by >= timedelta(minutes=1):
        ago = f"{wording.in_minutes(due.late_by)} ago"
        told = f"{_what(due)} due {moment.clock(due.at)} · {ago}"
        return DueView(text=told, footer=told, state="due")
    text = "Due now" if due.kind == "slot" else f"{_what(due)} due now"
    return DueView(text=text, footer=f"{_what(due)} due now", state="due")


def _late(due: Due) -> DueView:
    late = wording.late(due.late_by)
    text = late if due.kind == "slot" else f"{_what(due)} {late}"
    return DueView(text=text, footer=f"{_what(due)} {late}", state="late")


def _done(due: Due, moment: _Moment) -> DueView:
    if due.kind == "closed":
        text = "Session closed"
        if due.at is not None:
            text = f"Closed {moment.clock(due.at)}"
        return DueView(text=text, footer=text, state="closed")
    parts = [] if due.at is None else [f"Last set {moment.clock(due.at)}"]
    if due.until is not None:
        verb = "ended" if due.until <= moment.now else "ends"
        parts.append(f"observation {verb} {moment.clock(due.until)}")
    text = wording.sentence(", ".join(parts) or "No set is due")
    return DueView(text=text, footer=text, state="plain")


def _what(due: Due) -> str:
    match due.kind:
        case "baseline":
            return f"Baseline set {due.number}" if due.number else "Baseline set"
        case "recheck":
            return wording.sentence(f"repeat {repeated(due, _NAMED)}".rstrip())
        case _:
            return "Set"
