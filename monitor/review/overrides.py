"""Which checks were let pass, for which reasons, and how often; pure."""

from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct

from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol


class OverrideCount(Struct, frozen=True, kw_only=True):
    """One reason at one check. ``label`` is the check in the protocol's words.

    ``void`` counts those given for a patient the chart was moved from. ``sessions``
    are those that have one, in the order in which they were looked at.
    """

    gate: str
    label: str
    reason: str
    count: int
    void: int
    sessions: tuple[UUID, ...]


class OverrideFigures(Struct, frozen=True, kw_only=True):
    """``with_any`` of the ``sessions`` that were looked at have an override."""

    sessions: int
    with_any: int
    counts: tuple[OverrideCount, ...]


def override_figures(
    sessions: Iterable[tuple[Session, CareProtocol | None]],
) -> OverrideFigures:
    """By check, and of one check the most frequent reason first.

    Reasons that differ in blanks or capitals alone are one. No person is counted.
    """
    tally = OverrideTally()
    for session, protocol in sessions:
        tally.add(session, protocol)
    return tally.figures


class OverrideTally:
    """The same, a session at a time: none is held in memory."""

    def __init__(self) -> None:
        self._looked_at = self._with_any = 0
        self._found: dict[tuple[str, str], OverrideCount] = {}

    def add(self, session: Session, protocol: CareProtocol | None) -> None:
        self._looked_at += 1
        self._with_any += bool(session.overrides)
        for override in session.overrides:
            said = override.overridden
            reason = " ".join(said.reason.split())
            key = (said.gate, reason.casefold())
            now = self._found.get(key) or OverrideCount(
                gate=said.gate,
                label=_label(said.gate, protocol),
                reason=reason,
                count=0,
                void=0,
                sessions=(),
            )
            self._found[key] = _and(now, session.id, is_void=override.is_void)

    @property
    def figures(self) -> OverrideFigures:
        return OverrideFigures(
            sessions=self._looked_at,
            with_any=self._with_any,
            counts=tuple(_ordered(self._found)),
        )


def _ordered(found: dict[tuple[str, str], OverrideCount]) -> list[OverrideCount]:
    def place(key: tuple[str, str]) -> tuple[str, int, str]:
        return (found[key].label.casefold(), -found[key].count, key[1])

    return [found[key] for key in sorted(found, key=place)]


def _and(before: OverrideCount, session: UUID, *, is_void: bool) -> OverrideCount:
    return OverrideCount(
        gate=before.gate,
        label=before.label,
        reason=before.reason,
        count=before.count + 1,
        void=before.void + is_void,
        sessions=tuple(dict.fromkeys((*before.sessions, session))),
    )


def _label(gate: str, protocol: CareProtocol | None) -> str:
    """The id where this version can't read the protocol."""
    gates = () if protocol is None else protocol.gates
    return next((g.label for g in gates if g.id == gate), gate)
