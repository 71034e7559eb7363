"""Amending: steps are held against the order, times near the entry or back from now."""

from decimal import Decimal
from uuid import UUID, uuid5

import pytest
from msgspec.structs import replace

from monitor.chart.commands import Amend
from monitor.chart.entries import NewEntry, Stream
from monitor.chart.kinds import (
    ChartReattributed,
    IdentityTyped,
    InfusionRecorded,
    NoteRecorded,
    SessionClosed,
)
from monitor.chart.refusals import Refusal
from monitor.protocol.alerts import evaluate
from monitor.protocol.care_protocol import CareProtocol
from tests.builders import iv40 as shipped
from tests.desk import PATIENT, SPACE, Desk
from tests.ui.views.forms.filling import EMPTY, LONDON, RATE, circumstance
from ui.views.forms.amend_form import AmendForm
from ui.views.forms.catalogue import Known, form_named
from ui.views.forms.filled import TARGET, AskAgain, Filled
from ui.views.forms.infusion_form import InfusionForm

BECAUSE = EMPTY.picked("reason", "1")


@pytest.fixture
def iv40() -> CareProtocol:
    return shipped()


@pytest.fixture
def desk() -> Desk:
    """Started at 13:26; a note eight hours before what is now."""
    desk = Desk().ready()
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
    desk.chart(1, NoteRecorded(text="calm"))
    return desk


def move(desk: Desk) -> None:
    desk.now = at = desk.at(5)
    moved = ChartReattributed(
        from_patient=PATIENT.id,
        to_patient=uuid5(SPACE, "other"),
        identity=IdentityTyped(initials="BB", birth_year=1970),
    )
    stream = Stream("session", desk.session_id)
    entry = NewEntry(id=desk.next_id(), stream=stream, payload=moved, effective_at=at)
    desk.keep((entry,))


def known_of(desk: Desk, iv40: CareProtocol) -> Known:
    return Known(
        session=desk.session,
        patient=PATIENT,
        protocol=iv40,
        assessment=evaluate(iv40, desk.session, desk.now),
        zone=LONDON,
    )


def amending(desk: Desk, target: UUID, iv40: CareProtocol) -> AmendForm:
    known = known_of(desk, iv40)
    form = form_named("amend", EMPTY.picked(TARGET, str(target)), known)
    assert isinstance(form, AmendForm)
    return form


def answer(desk: Desk, form: AmendForm, filled: Filled) -> Amend | Refusal:
    command = form.command(filled, circumstance(desk))
    assert isinstance(command, Amend | Refusal)
    return command


def test_rate_amended_far_from_the_order_is_asked_about(
    desk: Desk, iv40: CareProtocol
) -> None:
    """Once, like a rate that is charted; a reason alone asks nothing."""
    form = amending(desk, desk.session.facts[-2].id, iv40)
    filled = BECAUSE.typed("rate", "513")
    question = answer(desk, form, filled)
    assert isinstance(question, AskAgain)
    assert (question.field, question.what) == ("rate", "513 mL/h, ordered 51.3 mL/h")
    amend = answer(desk, form, replace(filled, refusal=question))
    assert isinstance(amend, Amend)
    assert amend.replacement == InfusionRecorded(
        step="started", rate_ml_per_hour=Decimal(513)
    )
    assert isinstance(answer(desk, form, BECAUSE.typed("cause", "slip")), Amend)


def test_it_is_asked_about_after_the_chart_was_moved_too(
    desk: Desk, iv40: CareProtocol
) -> None:
    """The move was after the dose, also while its start is put right."""
    start = desk.session.facts[-2].id
    move(desk)
    question = answer(desk, amending(desk, start, iv40), BECAUSE.typed("rate", "513"))
    assert isinstance(question, AskAgain)
    assert question.what == "513 mL/h, ordered 51.3 mL/h"


def test_it_is_asked_about_where_a_start_is_charted_again(
    desk: Desk, iv40: CareProtocol
) -> None:
    """One struck out since the move; the order of the first patient is not told."""
    start = desk.session.facts[-2].id
    move(desk)
    assert desk.retract(6, start, "slip") is None
    form = form_named("infusion", EMPTY, known_of(desk, iv40))
    assert isinstance(form, InfusionForm)
    started = EMPTY.picked("step", "S")
    assert "51.3" not in str(form.view(started))
    question = form.command(started.typed("rate", "513"), circumstance(desk))
    assert isinstance(question, AskAgain)
    assert question.what == "513 mL/h, ordered 51.3 mL/h"


@pytest.mark.parametrize(
    ("typed", "minute"),
    [("-30", 450), ("-8h", 0), ("13:20", -6), ("@13:20", -6)],
)
def test_minutes_count_from_now_and_times_lie_near_the_entry(
    desk: Desk, iv40: CareProtocol, typed: str, minute: int
) -> None:
    """A note of 13:27 is amended at 21:26."""
    note = desk.session.facts[-1].id
    desk.now = desk.at(480)
    amend = answer(desk, amending(desk, note, iv40), BECAUSE.typed("time", typed))
    assert isinstance(amend, Amend)
    assert amend.at == desk.at(minute)


class TestClosing:
    """The times of the end and the escort note are put right like any other fact."""

    @pytest.fixture
    def closed(self, desk: Desk) -> Desk:
        """Infusion 13:26 to 14:06, ready 15:11, left and closed 15:16."""
        desk.chart(40, InfusionRecorded(step="completed"))
        closing = SessionClosed(
            ready_at=desk.at(105), left_at=desk.at(110), note="escort seen"
        )
        desk.chart(110, closing)
        desk.now = desk.at(240)
        return desk

    def form(self, desk: Desk, iv40: CareProtocol) -> AmendForm:
        return amending(desk, desk.session.facts[-1].id, iv40)

    def test_each_text_stands_as_it_was_charted(
        self, closed: Desk, iv40: CareProtocol
    ) -> None:
        """Under the words that the protocol asks with."""
        parts = self.form(closed, iv40).view(EMPTY).rows[0]
        assert [(p.label, getattr(p, "text", "")) for p in parts] == [
            ("Ready", "15:11"),
            ("Left", "15:16"),
            ("Escort, gait, advice", "escort seen"),
        ]

    def test_all_three_are_amended(self, closed: Desk, iv40: CareProtocol) -> None:
        """The replacement is whole, and what was not typed stays as it was."""
        filled = BECAUSE.typed("ready", "15:09").typed("note", "escort late")
        amend = answer(closed, self.form(closed, iv40), filled)
        assert isinstance(amend, Amend)
        assert amend.replacement == SessionClosed(
            ready_at=closed.at(103), left_at=closed.at(110), note="escort late"
        )
        assert closed.do(amend) is None
        assert closed.session.closed == amend.replacement
        left = answer(closed, self.form(closed, iv40), BECAUSE.typed("left", "15:14"))
        assert isinstance(left, Amend)
        assert left.replacement == SessionClosed(
            ready_at=closed.at(103), left_at=closed.at(108), note="escort late"
        )

    @pytest.mark.parametrize(
        ("part", "typed"), [("ready", "15:1"), ("left", ""), ("ready", " ")]
    )
    def test_what_is_no_time_is_refused_at_its_field(
        self, closed: Desk, iv40: CareProtocol, part: str, typed: str
    ) -> None:
        """An emptied time is not now."""
        refusal = answer(closed, self.form(closed, iv40), BECAUSE.typed(part, typed))
        assert isinstance(refusal, Refusal)
        assert refusal.field == part

    def test_unlikely_times_are_asked_about(
        self, closed: Desk, iv40: CareProtocol
    ) -> None:
        """Once, as they are at the closing."""
        form = self.form(closed, iv40)
        filled = BECAUSE.typed("ready", "14:30")
        question = answer(closed, form, filled)
        assert isinstance(question, AskAgain)
        assert question.what == "Ready 24min after the end, protocol 1hr"
        assert isinstance(
            answer(closed, form, replace(filled, refusal=question)), Amend
        )

    def test_impossible_times_are_refused(
        self, closed: Desk, iv40: CareProtocol
    ) -> None:
        """Ready before the infusion ended, by the record itself."""
        filled = BECAUSE.typed("ready", "14:05")
        refusal = answer(closed, self.form(closed, iv40), filled)
        assert isinstance(refusal, Refusal)
        assert not isinstance(refusal, AskAgain)
        assert (refusal.field, refusal.why) == ("ready", "the infusion ended at 14:06")
