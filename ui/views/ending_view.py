"""What the panel of the end shows: the checks before leaving, and the endings."""

from datetime import datetime, tzinfo
from typing import Literal

from msgspec import Struct

from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.gate_state import GateStanding, GateState
from monitor.protocol.readiness import Readiness, readiness
from ui.views.ending_words import ENDINGS
from ui.views.wording import clock, spelled
from ui.widgets.faces import Choice

GateMark = Literal["met", "not met", "waiting", "overridden", "not applicable"]
NOT_BINDING = "Not binding"
"""A discharge goes on over such a check, and tells that it was not met."""
_KEYS = "1234567890"
_MARKS: dict[GateStanding, GateMark] = {
    "met": "met",
    "not met": "not met",
    "waiting": "waiting",
    "overridden": "overridden",
    "not applicable": "not applicable",
}


_NOTHING_TO_PASS: dict[GateMark, str] = {
    "met": "it is met",
    "not applicable": "it does not apply",
    "overridden": "it is overridden already",
}


class GateRow(Struct, frozen=True, kw_only=True):
    """One check before leaving: how it stands, by what evidence, and what is missing.

    ``key`` answers it; empty where it is worked out from the record. ``by`` is who
    answered or overrode it, and when. ``weight`` says that it holds nobody back.
    """

    id: str
    label: str
    mark: GateMark
    key: str = ""
    evidence: str = ""
    by: str = ""
    weight: str = ""
    can_override: bool = False

    @property
    def spoken(self) -> str:
        parts = (self.label, self.weight, self.mark, self.evidence, self.by)
        return ", ".join(part for part in parts if part)

    @property
    def why_not_overridden(self) -> str:
        """What is said to whoever tries; empty where it can be overridden."""
        if self.can_override:
            return ""
        why = _NOTHING_TO_PASS.get(self.mark, "it holds nobody back")
        return f"{self.label} is not overridden: {why}"


class EndingView(Struct, frozen=True, kw_only=True):
    """The checks in the protocol's order, and the endings, each by its key."""

    title: str
    progress: str = ""
    rows: tuple[GateRow, ...] = ()
    endings: tuple[Choice, ...]

    def row(self, id_: str) -> GateRow | None:
        return next((row for row in self.rows if row.id == id_), None)


def ending_view(
    session: Session, protocol: CareProtocol, now: datetime, zone: tzinfo
) -> EndingView:
    ready = readiness(protocol, session, now)
    asked = [s.gate.id for s in ready.states if s.gate.asks]
    keys = dict(zip(asked, _KEYS, strict=False))
    return EndingView(
        title=f"End the session in {session.opened.room}",
        progress="" if session.dose_started_at is None else progress(ready, zone),
        rows=tuple(
            _row(state, keys.get(state.gate.id, ""), session, zone)
            for state in ready.states
        ),
        endings=tuple(
            Choice(key, label)
            for key, ending, label in ENDINGS
            if ending != "cancelled" or session.dose_started_at is None
        ),
    )


def progress(ready: Readiness, zone: tzinfo) -> str:
    """``Ready to leave 7 of 12``; empty where the protocol asks for nothing."""
    if not ready.states:
        return ""
    told = f"Ready to leave {ready.met} of {len(ready.states)}"
    since = "" if ready.since is None else f", since {clock(ready.since, zone)}"
    return f"{told}{since}"


def _row(state: GateState, key: str, session: Session, zone: tzinfo) -> GateRow:
    judged = state.judged
    evidence = judged.evidence if not state.is_unmet else ""
    if state.is_unmet:
        is_asked = state.gate.asks and state.answered is None
        why = "" if is_asked or judged.why in judged.evidence else judged.why
        evidence = ", ".join(part for part in (why, judged.evidence) if part)
    by = ""
    if state.by is not None and state.at is not None:
        by = f"{session.name_of(state.by)} {clock(state.at, zone)}"
    if state.standing == "overridden" and state.override is not None:
        passed = state.override.overridden
        evidence = f"{judged.why or judged.evidence}. Overridden by {passed.prescriber}"
        evidence = f"{evidence}, {passed.reason}"
    return GateRow(
        id=state.gate.id,
        label=state.gate.label,
        mark=_MARKS[state.standing],
        key=key,
        evidence=spelled(evidence),
        by=by,
        weight="" if state.gate.blocks else NOT_BINDING,
        can_override=state.blocks,
    )


def ending_of(key: str) -> str:
    """The ending that is chosen by that key; empty where none is."""
    return next((ending for known, ending, _ in ENDINGS if known == key), "")
