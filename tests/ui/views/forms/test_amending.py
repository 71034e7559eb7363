"""What the form of an amendment opens with, and what it asks to amend or strike out."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from msgspec import structs

from monitor.chart.commands import Amend, Retract
from monitor.chart.kinds import LimitChanged, WeightRecorded
from tests.desk import CHARTING, WEIGHT, Desk, vitals
from tests.ui.views.forms.filling import EMPTY, LONDON, circumstance, lacking
from ui.views.forms.amend_form import AmendForm


class TestAmending:
    """What was charted opens with what it says, and the change is the amendment."""

    def form(self, desk: Desk, id_: UUID) -> AmendForm:
        fact = desk.session.fact(id_)
        assert fact is not None
        return AmendForm(fact=fact, charting=CHARTING, zone=LONDON, headline="")

    @pytest.fixture
    def slip(self, desk: Desk) -> UUID:
        desk.chart(26, vitals("128/78 80 98"))
        desk.now += timedelta(seconds=30)
        return desk.session.sets[-1].id

    def test_one_value_is_put_right(self, desk: Desk, slip: UUID) -> None:
        """Only the value changes; the time stays to the millisecond."""
        filled = EMPTY.typed("hr", "74").picked("reason", "1")
        command = self.form(desk, slip).command(filled, circumstance(desk))
        assert isinstance(command, Amend)
        assert command.replacement == vitals("128/78 74 98")
        assert command.at == desk.at(26)
        assert command.reason == "typing slip"

    def test_value_becomes_a_reason(self, desk: Desk, slip: UUID) -> None:
        """A value that was none is amended to the reason."""
        filled = EMPTY.typed("hr", "-e").typed("other", "no signal")
        command = self.form(desk, slip).command(filled, circumstance(desk))
        assert isinstance(command, Amend)
        assert command.reason == "no signal"
        reading = command.replacement.readings[2]  # type: ignore[union-attr]  # a set was given
        assert reading.not_done == "equipment"

    def test_time_is_put_right(self, desk: Desk, slip: UUID) -> None:
        """A typed time moves the set."""
        filled = EMPTY.typed("time", "13:50").picked("reason", "3")
        command = self.form(desk, slip).command(filled, circumstance(desk))
        assert isinstance(command, Amend)
        assert command.at == desk.at(24)

    def test_time_amended_the_next_day_stays_on_its_day(
        self, desk: Desk, slip: UUID
    ) -> None:
        """A time of day is meant near the entry's own, however late it is amended."""
        desk.now = desk.at(24 * 60)
        filled = EMPTY.typed("time", "13:50").picked("reason", "3")
        command = self.form(desk, slip).command(filled, circumstance(desk))
        assert isinstance(command, Amend)
        assert command.at == desk.at(24)

    def test_whole_entry_is_struck_out(self, desk: Desk, slip: UUID) -> None:
        """Striking out also needs its reason."""
        filled = EMPTY.picked("whole", "X")
        form = self.form(desk, slip)
        assert lacking(form, filled, desk).field == "reason"
        command = form.command(filled.picked("reason", "4"), circumstance(desk))
        assert isinstance(command, Retract)
        assert command.target == slip

    def test_weight_is_put_right_in_kg(self, desk: Desk) -> None:
        """The weight opens as charted; what is typed over it is kilograms."""
        (weight,) = [f for f in desk.session.facts if f.payload == WEIGHT]
        filled = EMPTY.typed("weight", "70.4").picked("reason", "2")
        form = self.form(desk, weight.id)
        command = form.command(filled, circumstance(desk))
        assert isinstance(command, Amend)
        assert command.replacement == WeightRecorded(
            kg=Decimal("70.4"), typed="70.4", typed_unit="kg"
        )
        no_number = EMPTY.typed("weight", "70 q").picked("reason", "2")
        assert lacking(form, no_number, desk).field == "weight"

    @pytest.mark.parametrize("typed", ["7x", "-q", ""])
    def test_what_is_no_value_is_refused(
        self, desk: Desk, slip: UUID, typed: str
    ) -> None:
        """The one number grammar holds here as well."""
        filled = EMPTY.typed("hr", typed).picked("reason", "1")
        assert lacking(self.form(desk, slip), filled, desk).field == "hr"


CHANGED = LimitChanged(
    rule="SBP-HIGH-2", limit=910, prescriber="Dr Meyer", reason="usual pressure"
)


class TestAmendingALimit:
    """A changed limit is put right where it stands, and so are its words."""

    @pytest.fixture
    def form(self, desk: Desk) -> AmendForm:
        desk.chart(5, CHANGED)
        fact = next(f for f in desk.session.facts if f.payload == CHANGED)
        return AmendForm(fact=fact, charting=CHARTING, zone=LONDON, headline="")

    def test_the_number(self, desk: Desk, form: AmendForm) -> None:
        """The limit opens as charted; only what is typed over it changes."""
        filled = EMPTY.typed("limit", "190").picked("reason", "1")
        command = form.command(filled, circumstance(desk))
        assert isinstance(command, Amend)
        assert command.replacement == structs.replace(CHANGED, limit=190)
        assert command.reason == "typing slip"

    def test_the_words(self, desk: Desk, form: AmendForm) -> None:
        """Prescriber and reason too; the reason of the amendment is another one."""
        filled = EMPTY.typed("prescriber", "Dr Roy ").typed("grounds", "known")
        command = form.command(filled.picked("reason", "1"), circumstance(desk))
        assert isinstance(command, Amend)
        assert command.replacement == structs.replace(
            CHANGED, prescriber="Dr Roy", reason="known"
        )

    @pytest.mark.parametrize("typed", ["19x", "190.5", ""])
    def test_no_number(self, desk: Desk, form: AmendForm, typed: str) -> None:
        """What is no whole number is refused beside the limit."""
        filled = EMPTY.typed("limit", typed).picked("reason", "1")
        assert lacking(form, filled, desk).field == "limit"
