"""The rules of the walk after a dose: to its end, and on to a discharge."""

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from monitor.chart.kinds import (
    EffectEnded,
    EffectRecorded,
    EmergencyDeclared,
    EmergencyEnded,
    EmergencyStamped,
    GateOverridden,
    InfusionRecorded,
    OxygenRecorded,
)
from monitor.protocol.gates import gates
from tests.walk import deeds
from tests.walk.before_dose import BeforeTheDose

_CALM, _LETHARGIC, _PRESSED, _AWAKE, _RACING = 0, 2, 3, 12, 16
"""Lines of sets: nothing outside, responsiveness 4, a pressure too high, responsiveness
5 without a pressure, a pulse too high.
"""


class AfterTheDose(BeforeTheDose):
    """What leads to a discharge, which is asked for at each step of the way."""

    @rule(on_a_word=st.booleans())
    def leave(self, on_a_word: bool) -> None:
        """Too soon and without answers, lethargic, too high, one set, and well."""
        if not self._is_dosed():
            return
        self._read_after(20, _CALM)
        self._read_after(16, _CALM)
        self.answer_all("leave")
        self._go()
        self._read_after(90, _LETHARGIC)
        self._read_after(1, _PRESSED)
        if on_a_word:
            self._override_all()
            self._read_after(1, _RACING)
        self._read_after(1, _CALM)
        if not on_a_word:
            self._hold()

    def _is_dosed(self) -> bool:
        """Whether the session on the screen has its whole dose, given here if not."""
        read = self.ward.read
        if read is None or not read.session.is_open or self.watch.form is not None:
            return False
        if read.session.dose_started_at is None:
            self.make_ready()
        self._give_all()
        return True

    @rule(which=st.sampled_from(["oxygen", "age", "alert", "worn", "stamp"]))
    def leave_on_an_old_word(self, which: str) -> None:
        """A prescriber lets pass what stands; then comes what nobody knew of."""
        if not self._is_dosed():
            return
        self._read_after(20, _CALM)
        self._read_after(90, _CALM)
        self.answer_all("leave")
        self._read_after(1, _PRESSED)
        if which == "alert":
            self._fall_ill("PANICON")
        self._override_all()
        self.pass_time(60)
        self._come_later(which)
        self._go()
        self._end_effects()

    def _come_later(self, which: str) -> None:
        match which:
            case "alert":
                self._end_effects()
                self._fall_ill("UNRESP")
            case "oxygen":
                self.ward.chart(OxygenRecorded(litres_per_minute=Decimal(4)))
            case "stamp":
                self.ward.chart(EmergencyDeclared())
                self.ward.chart(EmergencyStamped(code="O", label="oxygen"))
                self.ward.chart(EmergencyEnded(outcome="breathing again"))
            case "worn" | "age":
                if which == "age":
                    self.send_form(_CALM, "confirmed")
                self.pass_time(60 * 31)
                self.send_form(_AWAKE, "confirmed")
            case unknown:
                raise AssertionError(f"{unknown} comes never")

    def _fall_ill(self, code: str) -> None:
        self.ward.chart(EffectRecorded(code=code, grade=3))
        self.pass_time(60)

    def _hold(self) -> None:
        """Well but for oxygen, a fall, and a set that is too old by then."""
        for litres in (Decimal(2), None):
            self.pass_time(60)
            self.ward.chart(OxygenRecorded(litres_per_minute=litres))
        self._read_after(16, _CALM)
        self._read_after(16, _CALM, fallen=True)
        self.pass_time(60 * 31)
        self._go()
        self._read_after(1, _CALM)

    def _override_all(self) -> None:
        """A prescriber lets pass whatever is in the way by now."""
        read, now = self.ward.read, self.ward.clock.now()
        assert read is not None
        for state in gates(read.protocol, read.session, "leave", now):
            if state.blocks:
                word = GateOverridden(
                    gate=state.gate.id,
                    prescriber="Dr Meyer",
                    reason="known to me",
                    values=state.overridable,
                )
                self.ward.chart(word)

    def _read_after(self, minutes: int, line: int, *, fallen: bool = False) -> None:
        """A set after some time; a fall that has been seen to by the next one."""
        self.pass_time(60 * minutes)
        self.send_form(line, "confirmed")
        if fallen:
            self.ward.chart(EffectRecorded(code="FALL", grade=1))
        self._go()
        if fallen:
            self._end_effects()

    def _end_effects(self) -> None:
        read = self.ward.read
        assert read is not None
        for effect in read.session.effects:
            self.ward.chart(EffectEnded(effect=effect.id))

    def _go(self) -> None:
        self.ward.chart(deeds.ending("discharged", self.ward.clock.now()))

    def _give_all(self) -> None:
        read = self.ward.read
        assert read is not None
        if read.session.emergency is not None:
            self.ward.chart(EmergencyEnded(outcome="breathing again"))
        if read.protocol.charting.form == "infusion":
            rate = Decimal("51.3")
            self.ward.chart(InfusionRecorded(step="started", rate_ml_per_hour=rate))
            self.ward.chart(InfusionRecorded(step="completed", pump_ml=Decimal(34)))
            return
        order = read.session.order or deeds.order_of(read.protocol)
        for _ in range(4):
            read = self.ward.read
            assert read is not None
            if read.session.dose_ended_at is None:
                self.ward.chart(deeds.next_dose(read.session, order))
                self.pass_time(600)
