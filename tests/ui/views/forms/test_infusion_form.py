"""Which steps of the infusion are offered, asked about, charted and refused."""

from datetime import timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.commands import Chart
from monitor.chart.kinds import (
    InfusionRecorded,
    InfusionStep,
)
from tests.desk import Desk
from tests.ui.views.forms.filling import (
    EMPTY,
    RATE,
    charted,
    circumstance,
    infusion,
    lacking,
)
from ui.views.forms.filled import AskAgain, Filled
from ui.views.forms.form import ChoicePart, TextPart
from ui.views.trend.flags import STEP_LETTERS


class TestInfusion:
    """Only the steps that can follow are offered."""

    def offered(self, desk: Desk) -> list[str]:
        part = infusion(desk.session).view(EMPTY).rows[0][0]
        assert isinstance(part, ChoicePart)
        return [choice.text for choice in part.choices]

    def test_steps_follow_the_infusion(self, desk: Desk) -> None:
        """Before, while running, while paused and after the end."""
        ready = Desk().ready()
        assert self.offered(ready) == ["Started"]
        assert self.offered(desk) == [
            "Paused",
            "Rate changed",
            "Stopped early",
            "Completed",
        ]
        desk.chart(26, InfusionRecorded(step="paused"))
        assert self.offered(desk) == ["Resumed", "Stopped early", "Completed"]
        desk.chart(28, InfusionRecorded(step="completed"))
        assert self.offered(desk) == []

    def test_each_step_has_the_letter_of_its_flag(self, desk: Desk) -> None:
        """What a letter charts stands under that letter on the chart."""
        ready, running = infusion(Desk().ready().session), infusion(desk.session)
        desk.chart(26, InfusionRecorded(step="paused"))
        for form in (ready, running, infusion(desk.session)):
            for key in form.offered:
                filled = EMPTY.picked("step", key).typed("cause", "check")
                filled = filled.typed("rate", "51.3")
                command = form.command(filled, circumstance(desk))
                if isinstance(command, AskAgain):
                    again = replace(filled, refusal=command)
                    command = form.command(again, circumstance(desk))
                assert isinstance(command, Chart)
                assert isinstance(command.fact, InfusionRecorded)
                assert STEP_LETTERS[command.fact.step] == key

    def test_start_takes_the_ordered_rate_unless_another_is_typed(self) -> None:
        """The ordered rate stands ready; what is read from the pump replaces it."""
        desk = Desk().ready()
        form = infusion(desk.session)
        started = EMPTY.picked("step", "S")
        assert charted(form, started, desk).fact == InfusionRecorded(
            step="started", rate_ml_per_hour=RATE
        )
        other = charted(form, started.typed("rate", "50,5"), desk).fact
        assert isinstance(other, InfusionRecorded)
        assert other.rate_ml_per_hour == Decimal("50.5")

    def test_ready_rate_has_no_trailing_zero(self, desk: Desk) -> None:
        """A rate that was charted as 60.0 stands ready as 60, which can't be 600."""
        rate = InfusionRecorded(step="rate changed", rate_ml_per_hour=Decimal("60.0"))
        desk.chart(24, rate)
        desk.chart(26, InfusionRecorded(step="paused"))
        view = infusion(desk.session).view(EMPTY.picked("step", "R"))
        parts = [part for row in view.rows for part in row]
        hints = [part.hint for part in parts if isinstance(part, TextPart)]
        assert "60" in hints
        assert "60.0" not in hints

    def test_rate_far_from_the_order_is_kept_by_a_second_enter(self) -> None:
        """It is asked about at its field; whatever is typed asks anew."""
        desk = Desk().ready()
        form = infusion(desk.session)
        filled = EMPTY.picked("step", "S").typed("rate", "513")
        question = lacking(form, filled, desk)
        assert isinstance(question, AskAgain)
        assert question.field == "rate"
        assert question.what == "513 mL/h, ordered 51.3 mL/h"
        again = replace(filled, refusal=question)
        assert charted(form, again, desk).fact == InfusionRecorded(
            step="started", rate_ml_per_hour=Decimal(513)
        )
        assert isinstance(lacking(form, again.typed("rate", "514"), desk), AskAgain)

    def test_impossible_rate_is_refused_before_it_is_asked_about(self) -> None:
        """The first Enter says what the protocol takes at most."""
        desk = Desk().ready()
        filled = EMPTY.picked("step", "S").typed("rate", "5130")
        refusal = lacking(infusion(desk.session), filled, desk)
        assert not isinstance(refusal, AskAgain)
        assert (refusal.field, refusal.why) == (
            "rate",
            "the protocol takes at most 999 mL/h",
        )

    def test_completed_long_before_the_dose_is_kept_by_a_second_enter(
        self, desk: Desk
    ) -> None:
        """26 of 40 minutes; what is calculated meanwhile does not ask anew."""
        filled = EMPTY.picked("step", "E")
        question = lacking(infusion(desk.session), filled, desk)
        assert question.what == "22.2 mg of 34.2 mg given, calculated"
        desk.now = desk.at(27)
        again = replace(filled, refusal=question)
        fact = charted(infusion(desk.session), again, desk).fact
        assert fact == InfusionRecorded(step="completed")

    @pytest.mark.parametrize(
        ("key", "step"), [("P", "paused"), ("X", "stopped"), ("E", "completed")]
    )
    def test_volume_read_from_the_pump_stands_beside(
        self, desk: Desk, key: str, step: InfusionStep
    ) -> None:
        """At a pause and at an end the pump's own volume may be typed."""
        filled = EMPTY.picked("step", key).typed("pump", "22.2").typed("cause", "check")
        if key == "E":
            asked = lacking(infusion(desk.session), filled, desk)
            filled = replace(filled, refusal=asked)
        assert charted(infusion(desk.session), filled, desk).fact == InfusionRecorded(
            step=step, pump_ml=Decimal("22.2"), cause="check"
        )

    def test_two_questions_are_both_answered(self, desk: Desk) -> None:
        """When it was, and then whether the rate is meant; neither comes again."""
        form = infusion(desk.session)
        filled = EMPTY.picked("step", "C").typed("rate", "513").begun(desk.now)
        begun = desk.now
        desk.now += timedelta(minutes=5)
        for field in ("time", "rate"):
            question = lacking(form, filled, desk)
            assert question.field == field
            filled = replace(filled, refusal=question)
        assert charted(form, filled, desk).at == begun

    def test_what_is_not_shown_is_not_charted(self, desk: Desk) -> None:
        """A volume typed for a pause is no part of the change of rate it became."""
        filled = EMPTY.picked("step", "P").typed("pump", "22.2")
        filled = filled.picked("step", "C").typed("rate", "40")
        fact = charted(infusion(desk.session), filled, desk).fact
        assert fact == InfusionRecorded(
            step="rate changed", rate_ml_per_hour=Decimal(40)
        )

    @pytest.mark.parametrize(
        ("filled", "field"),
        [
            (EMPTY, "step"),
            (EMPTY.picked("step", "S"), "step"),
            (EMPTY.picked("step", "P").typed("pump", "1.250,5"), "pump"),
            (EMPTY.picked("step", "C").typed("rate", "1e3"), "rate"),
            (EMPTY.picked("step", "C").typed("cause", "BP"), "rate"),
            (EMPTY.picked("step", "X").typed("pump", "22.2"), "cause"),
            (EMPTY.picked("step", "X").typed("cause", " "), "cause"),
        ],
    )
    def test_what_lacks_is_named(self, desk: Desk, filled: Filled, field: str) -> None:
        """A step that can't follow and a number that is none are refused."""
        assert lacking(infusion(desk.session), filled, desk).field == field
