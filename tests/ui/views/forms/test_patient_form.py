"""A patient's details are put right in the strip, with a reason."""

from datetime import date, timedelta
from uuid import uuid5
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from monitor.chart.commands import CorrectPatient
from monitor.chart.kinds import Allergies
from monitor.chart.refusals import Refusal
from tests.desk import PATIENT, SPACE, START
from ui.views.forms.filled import Circumstance, Filled
from ui.views.forms.form import ChoicePart, TextPart
from ui.views.forms.patient_form import PatientForm

EMPTY = Filled(id=uuid5(SPACE, "form"))
BECAUSE = EMPTY.picked("reason", "1")
WITH_LATEX = replace(
    PATIENT,
    details=replace(
        PATIENT.details, allergies=Allergies(state="known", items=("latex", "nuts"))
    ),
)
FORM = PatientForm(patient=WITH_LATEX)
NOW = Circumstance(
    session_id=uuid5(SPACE, "session"),
    now=START + timedelta(minutes=5),
    zone=ZoneInfo("Europe/London"),
    old_after=timedelta(minutes=2),
)


def corrected(filled: Filled) -> CorrectPatient:
    command = FORM.command(filled, NOW)
    assert isinstance(command, CorrectPatient), command
    return command


def lacking(filled: Filled) -> Refusal:
    command = FORM.command(filled, NOW)
    assert isinstance(command, Refusal), command
    return command


def test_it_opens_with_what_stands() -> None:
    """Every detail is there to be edited, and its choice is marked."""
    parts = FORM.view(EMPTY).parts
    texts = {p.id: p.text for p in parts if isinstance(p, TextPart)}
    assert texts["identifier"] == "T-0001"
    assert texts["born"] == "14-Mar-1981"
    assert texts["allergens"] == "latex, nuts"
    marked = [
        c.text
        for p in parts
        if isinstance(p, ChoicePart)
        for c in p.choices
        if c.marked
    ]
    assert marked == ["Not known", "Known"]


def test_only_what_is_typed_is_other() -> None:
    """The command carries all details, with the one that was put right."""
    command = corrected(BECAUSE.typed("given", "Alexis"))
    assert command.details == replace(WITH_LATEX.details, given="Alexis")
    assert command.stream_id == PATIENT.id
    assert command.reason == "misheard"
    assert command.at == NOW.now


@pytest.mark.parametrize(
    ("key", "state"), [("N", "none known"), ("R", "not recorded"), ("U", "unavailable")]
)
def test_allergies_in_every_state(key: str, state: str) -> None:
    """What the patient was allergic to goes with any state but known."""
    details = corrected(BECAUSE.picked("allergies", key)).details
    assert (details.allergies.state, details.allergies.items) == (state, ())


def test_known_allergies_are_named() -> None:
    """Known allergies are named apart by commas, and not without a name."""
    details = corrected(BECAUSE.typed("allergens", "latex, eggs")).details
    assert details.allergies.items == ("latex", "eggs")
    assert lacking(BECAUSE.typed("allergens", " ")).field == "allergens"


def test_birth_is_read_as_on_the_opening_page() -> None:
    """Day first; what is no day is refused beside its field."""
    assert corrected(BECAUSE.typed("born", "15/3/1981")).details.born == date(
        1981, 3, 15
    )
    assert lacking(BECAUSE.typed("born", "1981")).field == "born"


def test_a_reason_is_needed() -> None:
    """Without a reason nothing is put right; one in words does as well."""
    assert lacking(EMPTY.typed("given", "Alexis")).field == "reason"
    typed = EMPTY.typed("given", "Alexis").typed("other", "as she says")
    assert corrected(typed).reason == "as she says"


def test_what_was_stands_beside_what_is_typed() -> None:
    """A changed field says what it was."""
    parts = FORM.view(EMPTY.typed("family", "DEMOS")).parts
    notes = {p.id: p.note for p in parts if isinstance(p, TextPart)}
    assert notes["family"] == "was Demo"
    assert notes["given"] == ""
