"""The rules of the walk after a dose: to its end, and on to a discharge."""

from decimal import Decimal

from hypothesis.stateful import rule

from monitor.chart.kinds import EmergencyEnded, InfusionRecorded
from tests.walk import deeds
from tests.walk.before_dose import BeforeTheDose

_CALM, _LETHARGIC, _PRESSED = 0, 2, 3
"""Lines of sets: nothing outside, responsiveness 4, and a pressure too high."""


class AfterTheDose(BeforeTheDose):
    """What leads to a discharge, which is asked for at each step of the way."""

    @rule()
    def leave(self) -> None:
        """Too soon and without answers, lethargic, too high, one set, and well."""
        read = self.ward.read
        if read is None or not read.session.is_open or self.watch.form is not None:
            return
        if read.session.dose_started_at is None:
            self.make_ready()
        self._give_all()
        self._read_after(20, _CALM)
        self._read_after(16, _CALM)
        self.answer_all("leave")
        self._go()
        self._read_after(90, _LETHARGIC)
        self._read_after(1, _PRESSED)
        self._read_after(1, _CALM)
        self._read_after(16, _CALM)

    def _read_after(self, minutes: int, line: int) -> None:
        self.pass_time(60 * minutes)
        self.send_form(line, "confirmed")
        self._go()

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
