"""What each form of the strip asks the record to chart, or says it lacks."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from monitor.chart.commands import ActOnAlert, Amend, Chart, Retract
from monitor.chart.kinds import (
    EffectEnded,
    EffectRecorded,
    InfusionRecorded,
    InfusionStep,
    NoteRecorded,
    OxygenRecorded,
    SlotSnoozed,
    TreatmentGiven,
    WeightRecorded,
)
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.infusing import Infusing
from monitor.protocol.parsing import parse_protocol
from resources.locate import locate
from tests.builders import iv40 as shipped
from tests.desk import CHARTING, SPACE, WEIGHT, Desk, vitals
from ui.views.forms.action_form import ActionForm
from ui.views.forms.amend_form import AmendForm
from ui.views.forms.close_form import CloseForm
from ui.views.forms.closing_facts import Ending
from ui.views.forms.effect_form import EffectForm
from ui.views.forms.filled import AskAgain, Circumstance, Filled
from ui.views.forms.form import ChoicePart, Form, TextPart
from ui.views.forms.infusion_form import InfusionForm
from ui.views.forms.note_form import NoteForm
from ui.views.forms.oxygen_form import OxygenForm
from ui.views.forms.snooze_form import SnoozeForm
from ui.views.forms.treatment_form import TreatmentForm

LONDON = ZoneInfo("Europe/London")
ID = uuid5(SPACE, "form")
EMPTY = Filled(id=ID)
RATE = Decimal("51.3")
LIMITS = shipped().dose


@pytest.fixture(scope="module")
def iv40() -> CareProtocol:
    return parse_protocol(locate("protocols/iv40.toml").read_text(encoding="utf-8"))


@pytest.fixture
def desk() -> Desk:
    desk = Desk().ready()
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
    desk.now = desk.at(26)
    return desk


def circumstance(desk: Desk) -> Circumstance:
    return Circumstance(
        session_id=desk.session_id,
        now=desk.now,
        zone=LONDON,
        old_after=CHARTING.old_draft_after,
    )


def charted(form: Form, filled: Filled, desk: Desk) -> Chart:
    command = form.command(filled, circumstance(desk))
    assert isinstance(command, Chart), command
    assert command.id == ID
    return command


def lacking(form: Form, filled: Filled, desk: Desk) -> Refusal:
    command = form.command(filled, circumstance(desk))
    assert isinstance(command, Refusal), command
    return command


def infusion(session: Session) -> InfusionForm:
    return InfusionForm(
        infusing=Infusing(
            limits=LIMITS, ordered=session.dose, infusion=session.infusion
        )
    )


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
        view = infusion(desk.session).view(EMPTY.picked("step", "U"))
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
        filled = EMPTY.picked("step", "C")
        question = lacking(infusion(desk.session), filled, desk)
        assert question.what == "22.2 mg of 34.2 mg given, calculated"
        desk.now = desk.at(27)
        again = replace(filled, refusal=question)
        fact = charted(infusion(desk.session), again, desk).fact
        assert fact == InfusionRecorded(step="completed")

    @pytest.mark.parametrize(
        ("key", "step"), [("P", "paused"), ("X", "stopped"), ("C", "completed")]
    )
    def test_volume_read_from_the_pump_stands_beside(
        self, desk: Desk, key: str, step: InfusionStep
    ) -> None:
        """At a pause and at an end the pump's own volume may be typed."""
        filled = EMPTY.picked("step", key).typed("pump", "22.2").typed("cause", "check")
        if key == "C":
            asked = lacking(infusion(desk.session), filled, desk)
            filled = replace(filled, refusal=asked)
        assert charted(infusion(desk.session), filled, desk).fact == InfusionRecorded(
            step=step, pump_ml=Decimal("22.2"), cause="check"
        )

    def test_two_questions_are_both_answered(self, desk: Desk) -> None:
        """When it was, and then whether the rate is meant; neither comes again."""
        form = infusion(desk.session)
        filled = EMPTY.picked("step", "R").typed("rate", "513").begun(desk.now)
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
        filled = filled.picked("step", "R").typed("rate", "40")
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
            (EMPTY.picked("step", "R").typed("rate", "1e3"), "rate"),
            (EMPTY.picked("step", "R").typed("cause", "BP"), "rate"),
            (EMPTY.picked("step", "X").typed("pump", "22.2"), "cause"),
            (EMPTY.picked("step", "X").typed("cause", " "), "cause"),
        ],
    )
    def test_what_lacks_is_named(self, desk: Desk, filled: Filled, field: str) -> None:
        """A step that can't follow and a number that is none are refused."""
        assert lacking(infusion(desk.session), filled, desk).field == field


class TestEffects:
    """Side effects by letter or by name, and their ends."""

    def form(self, iv40: CareProtocol, desk: Desk) -> EffectForm:
        ongoing = tuple(e for e in desk.session.effects if e.ended is None)
        return EffectForm(catalogue=iv40.effects, grades=iv40.grades, ongoing=ongoing)

    def test_letter_and_grade_make_an_effect(
        self, desk: Desk, iv40: CareProtocol
    ) -> None:
        """Two keys chart nausea of grade 1."""
        filled = EMPTY.picked("effect", "N").picked("grade", "1").picked("mode", "A")
        assert charted(self.form(iv40, desk), filled, desk).fact == EffectRecorded(
            code="NAUS", grade=1, mode="asked"
        )

    def test_any_effect_of_the_catalogue_by_its_name(
        self, desk: Desk, iv40: CareProtocol
    ) -> None:
        """The beginning of a name is enough where it names one effect only."""
        filled = EMPTY.typed("code", "eupho").picked("grade", "2")
        fact = charted(self.form(iv40, desk), filled, desk).fact
        assert isinstance(fact, EffectRecorded)
        assert fact.code == "EUPH"
        form = self.form(iv40, desk)
        several = lacking(form, EMPTY.typed("code", "d").picked("grade", "1"), desk)
        assert "Dissociation" in several.why
        none = lacking(form, EMPTY.typed("code", "qqq").picked("grade", "1"), desk)
        assert "none of that name" in none.why

    def test_every_quick_choice_is_reachable(
        self, desk: Desk, iv40: CareProtocol
    ) -> None:
        """The two lists together show each quick choice of the protocol once."""
        form = self.form(iv40, desk)
        shown: list[str] = []
        for filled in (EMPTY, EMPTY.picked("effect", "+")):
            part = form.view(filled).rows[0][0]
            assert isinstance(part, ChoicePart)
            shown += [c.key for c in part.choices if c.key not in "+-0"]
        assert sorted(shown) == sorted(e.key for e in iv40.effects if e.key)

    def test_open_effect_ends(self, desk: Desk, iv40: CareProtocol) -> None:
        """An effect that goes on can be ended by its number."""
        desk.chart(20, EffectRecorded(code="DIZZ", grade=1))
        form = self.form(iv40, desk)
        (effect,) = desk.session.effects
        part = form.view(EMPTY.picked("effect", "-")).rows[0][0]
        assert isinstance(part, ChoicePart)
        assert part.choices[0].text == "Dizziness ended"
        picked = EMPTY.picked("effect", part.meaning("1"))
        fact = charted(form, picked, desk).fact
        assert fact == EffectEnded(effect=effect.id)

    def test_a_list_that_shifts_ends_no_other_effect(
        self, desk: Desk, iv40: CareProtocol
    ) -> None:
        """What was picked ends, though an earlier effect came before it meanwhile."""
        desk.chart(20, EffectRecorded(code="NAUS", grade=1))
        (nausea,) = desk.session.effects
        part = self.form(iv40, desk).view(EMPTY.picked("effect", "-")).rows[0][0]
        assert isinstance(part, ChoicePart)
        picked = EMPTY.picked("effect", part.meaning("1"))

        desk.chart(14, EffectRecorded(code="DIZZ", grade=1))
        form = self.form(iv40, desk)

        shown = form.view(picked).rows[0][0]
        assert isinstance(shown, ChoicePart)
        assert [c.text for c in shown.choices if c.marked] == ["Nausea ended"]
        fact = charted(form, picked, desk).fact
        assert fact == EffectEnded(effect=nausea.id)

    def test_what_ended_meanwhile_is_no_longer_picked(
        self, desk: Desk, iv40: CareProtocol
    ) -> None:
        """A pick of an effect that has ended since is asked for again."""
        desk.chart(14, EffectRecorded(code="DIZZ", grade=1))
        desk.chart(20, EffectRecorded(code="NAUS", grade=1))
        dizziness, _ = desk.session.effects
        picked = EMPTY.picked("effect", str(dizziness.id))
        desk.chart(25, EffectEnded(effect=dizziness.id))
        refusal = lacking(self.form(iv40, desk), picked, desk)
        assert refusal.field == "effect"
        assert "has ended already" in refusal.why

    @pytest.mark.parametrize(
        ("filled", "field"),
        [(EMPTY, "effect"), (EMPTY.picked("effect", "N"), "grade")],
    )
    def test_effect_and_grade_are_both_needed(
        self, desk: Desk, iv40: CareProtocol, filled: Filled, field: str
    ) -> None:
        """Neither half is charted alone."""
        assert lacking(self.form(iv40, desk), filled, desk).field == field


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
            ending=Ending(
                session=desk.session, observed_for=timedelta(minutes=60), asks=""
            ),
            now="13:52",
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
