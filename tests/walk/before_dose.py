"""The rules of the walk before a dose: opening, ordering, checking, clearing."""

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from monitor.chart.commands import ClearStart
from monitor.chart.kinds import (
    GateOverridden,
    WasteRecorded,
    WeightRecorded,
)
from monitor.protocol.gate_tables import GatePhase
from monitor.protocol.gates import gates
from monitor.simulation.checks import checks_met
from tests.walk import deeds
from tests.walk.walker import AGO, WHICH, Walker

PHASES = st.sampled_from(["start", "leave"])


class BeforeTheDose(Walker):
    """Opening, weighing, ordering, checking, and the checks before the dose."""

    @rule(protocol=st.integers(0, 4), patient=st.integers(0, 3))
    def open(self, protocol: int, patient: int) -> None:
        self.ward.open(protocol, patient)

    @rule(which=WHICH)
    def prepare(self, which: int) -> None:
        """Weigh, order, chart the lot, check a second time, or waste."""
        read = self.ward.read
        if read is None:
            return
        order = deeds.order_of(read.protocol)
        kg = ("68.4", "70.1")[which % 2]
        facts = (
            WeightRecorded(kg=Decimal(kg), typed=kg, typed_unit="kg"),
            order,
            deeds.lot(order),
            deeds.second_check(order),
            WasteRecorded(ml=Decimal(which % 3), witness="S. Lindqvist RN"),
        )
        self.ward.chart(facts[which % len(facts)])

    @rule(phase=PHASES, which=WHICH, ago=AGO, is_met=st.booleans())
    def answer_gate(
        self, phase: GatePhase, which: int, ago: float, is_met: bool
    ) -> None:
        read = self.ward.read
        if read is not None:
            met = checks_met(read.protocol, phase, self.ward.clock.now())
            found = met[which % len(met)]
            self.ward.chart(found if is_met else deeds.spoilt(found, which), ago)

    def answer_all(self, phase: GatePhase) -> None:
        read = self.ward.read
        if read is not None:
            for met in checks_met(read.protocol, phase, self.ward.clock.now()):
                self.ward.chart(met)

    @rule(phase=PHASES, which=WHICH)
    def override(self, phase: GatePhase, which: int) -> None:
        read, now = self.ward.read, self.ward.clock.now()
        if read is None:
            return
        states = gates(read.protocol, read.session, phase, now)
        state = states[which % len(states)]
        fact = GateOverridden(
            gate=state.gate.id,
            prescriber="Dr Meyer",
            reason="known to me",
            values=state.overridable,
        )
        self.ward.chart(fact)

    @rule(ago=AGO)
    def clear(self, ago: float) -> None:
        read = self.ward.read
        if read is not None:
            at = self.ward.clock.now() - deeds.minutes(ago)
            self.ward.ask(ClearStart(id=self.ward.mint(), stream_id=read.id, at=at))

    def make_ready(self, *, is_checked: bool = True) -> None:
        """Everything that a start asks for, with its checks or without them."""
        read = self.ward.read
        assert read is not None
        order = deeds.order_of(read.protocol)
        kg = Decimal("68.4")
        self.ward.chart(WeightRecorded(kg=kg, typed="68.4", typed_unit="kg"))
        for fact in (order, deeds.lot(order), deeds.second_check(order)):
            self.ward.chart(fact)
        self.send_form(0, "confirmed")
        if is_checked:
            self.answer_all("start")
        self.clear(0)

    @rule()
    def ready(self) -> None:
        if self.ward.read is not None and self.ward.read.session.is_open:
            self.make_ready()
