"""What the shorter forms ask the record to chart, and the room every form takes."""

from datetime import UTC
from decimal import Decimal

import pytest

from monitor.chart.commands import ActOnAlert
from monitor.chart.kinds import (
    NoteRecorded,
    OxygenRecorded,
    SlotSnoozed,
    TreatmentGiven,
)
from monitor.protocol.care_protocol import CareProtocol
from tests.desk import Desk
from tests.ui.views.forms.filling import EMPTY, charted, circumstance, infusion, lacking
from ui.views.forms.action_form import ActionForm
from ui.views.forms.close_form import CloseForm
from ui.views.forms.closing_facts import End
from ui.views.forms.effect_form import EffectForm
from ui.views.forms.form import ChoicePart, Form
from ui.views.forms.note_form import NoteForm
from ui.views.forms.oxygen_form import OxygenForm
from ui.views.forms.snooze_form import SnoozeForm
from ui.views.forms.treatment_form import TreatmentForm


class TestTimes:
    """A time left empty is now; a typed one is the latest such time."""

    @pytest.mark.parametrize(
        ("typed", "minute"), [("", 26), ("13:40", 14), ("@13:40", 14), ("-3", 23)]
    )
    def test_time_of_a_note(self, desk: Desk, typed: str, minute: int) -> None:
        """Minutes of the session at which the note is said to be true."""
        filled = EMPTY.typed("note", "calm").typed("time", typed)
        command = charted(NoteForm(), filled, desk)
        assert command.at == desk.at(minute)
        assert command.fact == NoteRecorded(text="calm")

    def test_impossible_time_is_refused_beside_its_field(self, desk: Desk) -> None:
        """The field of the time shows why it is not taken."""
        filled = EMPTY.typed("note", "calm").typed("time", "25:10")
        assert lacking(NoteForm(), filled, desk).field == "time"


class TestOthers:
    """Oxygen, treatments, putting off, closing, actions."""

    def test_oxygen_by_flow_or_air(self, desk: Desk, iv40: CareProtocol) -> None:
        """Air is one key; a flow is typed and kept in the protocol's range."""
        form = OxygenForm(oxygen=iv40.oxygen)
        air = charted(form, EMPTY.picked("air", "A"), desk).fact
        assert air == OxygenRecorded(litres_per_minute=None)
        flow = charted(form, EMPTY.typed("flow", "2"), desk).fact
        assert flow == OxygenRecorded(litres_per_minute=Decimal(2))
        highest = iv40.oxygen.highest_litres_per_minute
        assert (
            lacking(form, EMPTY.typed("flow", str(highest + 1)), desk).field == "flow"
        )
        assert lacking(form, EMPTY, desk).field == "flow"

    def test_treatment_carries_the_verbal_order(
        self, desk: Desk, iv40: CareProtocol
    ) -> None:
        """Drug, dose, route, prescriber, and that the order was read back."""
        form = TreatmentForm(treatments=iv40.treatments)
        filled = EMPTY.picked("read_back", "Y")
        for part, text in (
            ("drug", "ondansetron"),
            ("dose", "4 mg"),
            ("route", "intravenous"),
            ("ordered_by", "Dr Meyer"),
        ):
            filled = filled.typed(part, text)
        fact = charted(form, filled, desk).fact
        assert isinstance(fact, TreatmentGiven)
        assert fact.verbal_order_read_back
        assert fact.drug == "ondansetron"

    def test_due_set_is_put_off_with_a_reason(
        self, desk: Desk, iv40: CareProtocol
    ) -> None:
        """Minutes and a reason; without either nothing is put off."""
        form = SnoozeForm(
            slot=desk.at(30), due="Full set", minutes=(2, 5), snooze=iv40.snooze
        )
        filled = EMPTY.picked("minutes", "2").picked("cause", "1")
        assert charted(form, filled, desk).fact == SlotSnoozed(
            slot=desk.at(30), minutes=2, cause=iv40.snooze.causes[0]
        )
        assert lacking(form, EMPTY.picked("cause", "1"), desk).field == "minutes"
        assert lacking(form, EMPTY.picked("minutes", "2"), desk).field == "reason"
        nothing = SnoozeForm(slot=None, due="", minutes=(), snooze=iv40.snooze)
        assert "No set is due" in lacking(nothing, filled, desk).what

    def test_digit_chooses_an_action_and_a_note_may_follow(
        self, desk: Desk, iv40: CareProtocol
    ) -> None:
        """Nothing is charted at the digit; Enter charts it with the note."""
        form = ActionForm(key="k", headline="", actions=iv40.actions)
        part = form.view(EMPTY).rows[0][0]
        assert isinstance(part, ChoicePart)
        assert not part.completes
        filled = EMPTY.picked("code", "8").typed("note", "cuff slipped")
        command = form.command(filled, circumstance(desk))
        assert isinstance(command, ActOnAlert)
        assert (command.key, command.code, command.note) == ("k", 8, "cuff slipped")
        assert lacking(form, EMPTY, desk).field == "code"


def test_every_form_stands_in_at_most_four_lines(
    desk: Desk, iv40: CareProtocol
) -> None:
    """The strip has room for the header and four lines of 36 px."""
    forms: list[Form] = [
        infusion(desk.session),
        EffectForm(catalogue=iv40.effects, grades=iv40.grades, ongoing=()),
        OxygenForm(oxygen=iv40.oxygen),
        TreatmentForm(treatments=iv40.treatments),
        SnoozeForm(slot=None, due="", minutes=(), snooze=iv40.snooze),
        ActionForm(key="", headline="", actions=iv40.actions),
        CloseForm(
            end=End(session=desk.session, protocol=iv40),
            now=desk.now,
            zone=UTC,
            going_on=("dizziness goes on",),
        ),
        NoteForm(),
    ]
    for form in forms:
        lines = len(form.view(EMPTY).facts)
        for row in form.view(EMPTY).rows:
            heights = [
                -(-len(p.choices) // (p.columns or len(p.choices) or 1))
                for p in row
                if isinstance(p, ChoicePart)
            ]
            lines += max(heights, default=1)
        assert lines <= 4, form.name
