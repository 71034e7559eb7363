"""A form charts what it shows, or says what has become of it."""

from decimal import Decimal

import pytest
from msgspec import structs

from monitor.chart.commands import Chart, Retract
from monitor.chart.kinds import Amendable, InfusionRecorded
from monitor.chart.refusals import Refusal
from monitor.protocol.infusing import Infusing
from tests.desk import CHARTING, DOSE, PATIENT, Desk, vitals
from tests.ui.views.forms.filling import EMPTY, LIMITS, LONDON, RATE, circumstance
from tests.ui.views.forms.test_patient_form import BECAUSE, WITH_LATEX
from ui.views.forms.amend_form import AmendForm
from ui.views.forms.asking import CHANGED, GONE, asked, untimely
from ui.views.forms.infusion_form import InfusionForm
from ui.views.forms.note_form import NoteForm
from ui.views.forms.patient_form import PatientForm


@pytest.fixture
def desk() -> Desk:
    return Desk().ready()


def started(desk: Desk, rate: str) -> InfusionForm:
    ordered = structs.replace(DOSE, rate_ml_per_hour=Decimal(rate))
    infusion = desk.session.infusion
    infusing = Infusing(limits=LIMITS, ordered=ordered, infusion=infusion)
    return InfusionForm(infusing=infusing)


def amending(desk: Desk) -> AmendForm:
    fact = desk.session.sets[-1].fact
    return AmendForm(fact=fact, charting=CHARTING, zone=LONDON, headline="")


def amend(desk: Desk, replacement: Amendable) -> None:
    assert desk.amend(1, desk.session.sets[-1].id, replacement) is None


def test_rate_that_was_ordered_anew_is_shown_first(desk: Desk) -> None:
    """A start with the rate left empty is not charted with another than was shown."""
    filled, now = EMPTY.picked("step", "S"), circumstance(desk)
    shown, renewed = started(desk, "51.3"), started(desk, "60")
    assert asked(shown, renewed, filled, now) == CHANGED
    assert isinstance(asked(renewed, renewed, filled, now), Chart)
    typed = filled.typed("rate", "51.3")
    assert isinstance(asked(shown, renewed, typed, now), Chart)


def test_amendment_puts_back_no_other_value(desk: Desk) -> None:
    """What was amended since the form was opened is shown before Enter counts."""
    shown = amending(desk)
    amend(desk, vitals("128/72 70 98 14 5 0"))
    filled = EMPTY.typed("hr", "74").picked("reason", "1")
    assert asked(shown, amending(desk), filled, circumstance(desk)) == CHANGED


def test_nothing_is_struck_out_that_was_not_shown(desk: Desk) -> None:
    """An entry that says something else by now is not struck out unseen."""
    shown = amending(desk)
    filled = EMPTY.picked("whole", "X").picked("reason", "4")
    command = asked(shown, amending(desk), filled, circumstance(desk))
    assert isinstance(command, Retract)
    amend(desk, vitals("128/72 70 98 14 5 0"))
    assert asked(shown, amending(desk), filled, circumstance(desk)) == CHANGED


def test_patient_corrected_elsewhere_is_shown_first(desk: Desk) -> None:
    """An allergy put right meanwhile is not taken back by who corrects the name."""
    shown, now = PatientForm(patient=PATIENT), PatientForm(patient=WITH_LATEX)
    filled = BECAUSE.typed("given", "Alix")
    assert asked(shown, now, filled, circumstance(desk)) == CHANGED


def test_what_is_no_longer_there_is_not_charted(desk: Desk) -> None:
    """A form that has lost what it is about says so."""
    filled = EMPTY.typed("note", "calm")
    assert asked(NoteForm(), None, filled, circumstance(desk)) == GONE


def test_step_that_can_no_longer_follow_says_so(desk: Desk) -> None:
    """The infusion ended while a pause was being filled in."""
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
    shown = started(desk, "51.3")
    desk.chart(5, InfusionRecorded(step="paused"))
    filled = EMPTY.picked("step", "P")
    refusal = asked(shown, started(desk, "51.3"), filled, circumstance(desk))
    assert isinstance(refusal, Refusal)
    assert "Paused is not charted" in refusal.sentence
    assert "resumed or stopped early or completed" in refusal.sentence


@pytest.mark.parametrize(
    ("part", "typed", "is_told"),
    [
        ("time", "13:2x", True),
        ("time", "-3 ", False),
        ("time", "", False),
        ("note", "13:2x", False),
    ],
)
def test_what_is_no_time_is_told_when_its_field_is_left(
    desk: Desk, part: str, typed: str, is_told: bool
) -> None:
    """At its own field; an empty one is not asked for yet, and a note is no time."""
    filled = EMPTY.typed("note", "calm").typed(part, typed).begun(desk.at(-60))
    refusal = untimely(NoteForm(), filled, part, circumstance(desk))
    assert (refusal is not None) is is_told
    assert refusal is None or refusal.field == part
