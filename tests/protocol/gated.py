"""A protocol with gates of every kind, and sessions before their dose."""

from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid5

from msgspec.structs import replace

from monitor.chart.commands import Amend, Chart, Chartable, ClearStart, SessionCommand
from monitor.chart.decisions import decide
from monitor.chart.entries import Actor, NewEntry
from monitor.chart.kinds import (
    Amendable,
    Answer,
    EntryAmended,
    EntryRetracted,
    GateAnswered,
    GateOverridden,
    Order,
)
from monitor.chart.refusals import Refusal
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.gate_state import GateState
from monitor.protocol.gate_tables import GatePhase
from monitor.protocol.gates import gates
from monitor.protocol.parsing import parse_protocol
from monitor.protocol.refusing import refuse_by_protocol
from monitor.simulation.preparing import made_ready
from tests.builders import DOSE, NURSE, SESSION, SPACE, Chronicle, at, iv40_text

BEGIN = "# What has to be so before the dose"
"""The heading of the gates in the protocol that ships; they stand at its end."""

TABLES = (Path(__file__).parent / "gates.toml").read_text(encoding="utf-8")
ANSWERS: dict[str, dict[str, str]] = {
    "consent": {"signed": "2026-01-02"},
    "fasting": {"food": "2026-03-14T08:10Z", "fluids": "2026-03-14T11:30Z"},
    "pregnancy": {"result": "negative"},
    "medicines": {"maoi": "no"},
    "site": {"gauge": "22", "patent": "yes", "vip": "0"},
}
"""An answer to each gate of the test that meets it; the dose is at 13:26."""


def gated_text() -> str:
    return iv40_text().split(BEGIN)[0] + TABLES


def gated() -> CareProtocol:
    return parse_protocol(gated_text())


def answer(gate: str, **values: str) -> GateAnswered:
    told = values or ANSWERS[gate]
    answers = tuple(Answer(ask=ask, value=value) for ask, value in told.items())
    return GateAnswered(gate=gate, answers=answers)


def override(gate: str, prescriber: str = "Dr Meyer") -> GateOverridden:
    return GateOverridden(gate=gate, prescriber=prescriber, reason="seen by me")


class Room(Chronicle):
    """A session under the gates of the test, charted as the recorder would.

    Minutes are from 13:26, when the dose is to start.
    """

    def __init__(self, protocol: CareProtocol | None = None) -> None:
        super().__init__(protocol=protocol or gated())

    def before(self) -> "Room":
        """Opened, the dose checked, and read once, 118/72; nothing is answered."""
        self.open()
        self.order()
        self.observe(-14, "118/72 70 98 14 5 0 1 0")
        return self

    def order(self, order: Order = DOSE, minute: float = -19) -> None:
        """Another dose, its lot, and the check of a second person."""
        for fact in (order, *made_ready(order, at(minute))):
            self.add(fact, minute)

    def answered(self) -> "Room":
        """Every gate answered so that it is met."""
        self.before()
        for gate in ANSWERS:
            self.add(answer(gate), -10)
        return self

    def ask(self, command: SessionCommand, now: datetime) -> Refusal | None:
        """What the recorder answers; what it charts is charted."""
        nurse = Actor(person=NURSE, name="A. Okafor")
        decided = decide(self.session, command, nurse, now, self.protocol.charting)
        if isinstance(decided, Refusal):
            return decided
        refusal = refuse_by_protocol(self.protocol, self.session, command, now)
        if refusal is None:
            for entry in decided:
                self._keep(entry, now)
        return refusal

    def chart(
        self, fact: Chartable, minute: float, known: float | None = None
    ) -> Refusal | None:
        """Chart what was true at that minute, at ``known`` where that was later."""
        command = Chart(id=self._id(), stream_id=SESSION, at=at(minute), fact=fact)
        return self.ask(command, at(minute if known is None else known))

    def put_right(self, target: UUID, now: Amendable, minute: float) -> Refusal | None:
        fact = self.session.fact(target)
        assert fact is not None
        command = Amend(
            id=self._id(),
            stream_id=SESSION,
            at=fact.effective_at,
            target=target,
            replacement=now,
            reason="misread",
        )
        return self.ask(command, at(minute))

    def clear(self, minute: float = -1) -> Refusal | None:
        command = ClearStart(id=self._id(), stream_id=SESSION, at=at(minute))
        return self.ask(command, at(minute))

    def override(
        self, gate: str, minute: float, prescriber: str = "Dr Meyer"
    ) -> Refusal | None:
        """Override a gate as it is shown then."""
        shown = self.state(gate, minute)
        fact = GateOverridden(
            gate=gate,
            prescriber=prescriber,
            reason="seen by me",
            values=shown.overridable,
        )
        return self.chart(fact, minute)

    def states(
        self, minute: float = -1, phase: GatePhase = "start"
    ) -> dict[str, GateState]:
        found = gates(self.protocol, self.session, phase, at(minute))
        return {state.gate.id: state for state in found}

    def state(self, gate: str, minute: float = -1) -> GateState:
        phase = next(g.phase for g in self.protocol.gates if g.id == gate)
        return self.states(minute, phase)[gate]

    def _id(self) -> UUID:
        return uuid5(SPACE, f"command {len(self.entries)}")

    def _keep(self, entry: NewEntry, now: datetime) -> None:
        minute = (now - at(0)).total_seconds() / 60
        effective = (entry.effective_at - at(0)).total_seconds() / 60
        self.add(entry.payload, minute, effective=effective, over=entry.supersedes)
        if isinstance(entry.payload, EntryAmended | EntryRetracted):
            return
        self.entries[-1] = replace(self.entries[-1], id=entry.id)
