"""Tab after every value, as in any other form: nothing lands in another field."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, enter_third, go, open_third
from tests.journeys.typed_rows import CTRL
from ui.panels.choice_line import PAUSE_MS
from ui.views.forms.form import ChoicePart, TextPart


def said(nurse: Nurse, id_: UUID) -> dict[str, str]:
    readings = charted(nurse, id_).sets[-1].readings
    return {r.field: str(r.value) for r in readings if r.value is not None}


@pytest.mark.parametrize(
    "text",
    [
        "124 76 80\t97\t14\t5\t\n\n",
        "124\t76\t80\t97\t14\t5\t\n\n",
        "1247680\t97\t14 5\n\n",
    ],
)
def test_a_set_with_tabs_is_the_set_without(roomed: Nurse, text: str) -> None:
    """Each value stands where it belongs."""
    id_ = go(roomed, 1)
    roomed.type(text)
    roomed.settle()
    assert said(roomed, id_) == {
        "sbp": "124",
        "dbp": "76",
        "hr": "80",
        "spo2": "97",
        "rr": "14",
        "sedation": "5",
    }


def test_a_set_is_not_saved_past_a_digit_that_was_not_taken(roomed: Nurse) -> None:
    """Its words stand until it is typed, given a reason or let go."""
    id_ = go(roomed, 1)
    before = len(charted(roomed, id_).sets)
    strip = roomed.vigil.parts.strip.set
    roomed.type("124 76 80 97 14 7\n\n\n")
    roomed.settle()
    assert len(charted(roomed, id_).sets) == before
    assert strip.message.startswith("Responsiveness 7 is not taken")
    roomed.type("5\n\n")
    roomed.settle()
    assert said(roomed, id_)["sedation"] == "5"


def test_the_baseline_takes_tabs_as_the_live_set(roomed: Nurse) -> None:
    """The opening page has the same grid."""
    id_ = open_third(roomed)
    roomed.type("68.4\n")
    roomed.settle()
    roomed.press(2)
    roomed.type("118\t72\t70\t98\t14\t5\t0\t1\t0\t\na\n")
    roomed.settle()
    assert list(said(roomed, id_).values()) == [
        "118",
        "72",
        "70",
        "98",
        "14",
        "5",
        "0",
        "1",
        "0",
    ]


def test_tab_after_a_suggestion_that_was_taken_stays(roomed: Nurse) -> None:
    """Both times of a closing are as suggested, and the note is the note."""
    go(roomed, 1)
    roomed.chord(Qt.Key.Key_E, CTRL)
    roomed.type("d=\t=\tescort here")
    view = roomed.vigil.parts.strip.form._view
    assert view is not None
    told = {part.id: part.text for part in view.parts if isinstance(part, TextPart)}
    assert told.pop("note") == "escort here"
    assert all(told.values())
    assert "=" not in "".join(told.values())


@pytest.mark.parametrize("keys", ["f\tk\t", "fk\t", "f\tk"])
def test_tab_after_the_sex_stays_among_the_allergies(roomed: Nurse, keys: str) -> None:
    """And what is typed after them is the allergen."""
    enter_third(roomed)
    roomed.vigil.parts.opening.focus("sex")
    roomed.type(f"{keys}penicillin")
    view = roomed.vigil.parts.opening._view
    assert view is not None
    assert (view.draft.pick("sex"), view.draft.pick("allergies")) == ("F", "K")
    assert view.draft.text("allergens") == "penicillin"


@pytest.mark.parametrize("part", ["Sex", "Allergies"])
def test_a_letter_that_is_no_choice_is_said_on_the_page(
    roomed: Nurse, part: str
) -> None:
    """As in the forms of the strip, until a choice is made."""
    enter_third(roomed)
    page = roomed.vigil.parts.opening
    page.focus(part.lower())
    roomed.type("x")
    said = f"X is not taken: no choice of {part} has this key. Choose first, then type."
    assert page.patient.message.text() == said
    QTest.qWait(PAUSE_MS + 100)
    roomed.type("n")
    assert "X" not in page.patient.message.text()


def test_enter_says_once_that_a_choice_stays(roomed: Nurse) -> None:
    """After a letter that was refused where another choice is marked already."""
    enter_third(roomed)
    page = roomed.vigil.parts.opening
    page.focus("sex")
    roomed.type("f\tn")
    page.focus("sex")
    roomed.type("x\n")
    roomed.settle()
    said = "Sex stays Female. Enter again records the patient"
    assert page.patient.message.text() == said
    assert page.patient._view is not None
    assert page.patient._view.stage == "entering"
    roomed.type("\n")
    roomed.settle()
    assert page.patient._view.stage != "entering"


def test_backspace_takes_the_refused_letter_back(roomed: Nurse) -> None:
    enter_third(roomed)
    page = roomed.vigil.parts.opening
    page.focus("sex")
    roomed.type("x\b")
    assert page.patient.message.text() == ""


def test_words_among_choices_are_taken_for_none(roomed: Nurse) -> None:
    """The A in Lane is no clinician who arrived; the digit after it chooses."""
    go(roomed, 1)
    roomed.type("210118 82 98 14 5 2 1 0\n\n")
    roomed.settle()
    roomed.press(9)
    roomed.type("Dr Lane told")
    panel = roomed.vigil.parts.strip.form
    assert panel._view is not None
    assert panel._view.message.text.startswith("D is not taken")
    assert not marked(roomed)
    QTest.qWait(PAUSE_MS + 100)
    roomed.type("5")
    assert marked(roomed) == ["5"]


def test_a_key_that_moves_ends_what_was_typed_among_choices(roomed: Nurse) -> None:
    """Backspace, as one takes back what is wrong; the next key chooses at once."""
    go(roomed, 1)
    roomed.type("210118 82 98 14 5 2 1 0\n\n")
    roomed.settle()
    roomed.press(9)
    roomed.type("x\b5")
    assert marked(roomed) == ["5"]


def serious(nurse: Nurse, id_: UUID) -> list[bool | None]:
    return [effect.serious for effect in charted(nurse, id_).effects]


@pytest.fixture
def strayed(roomed: Nurse) -> UUID:
    """Nausea; Y for serious is no choice, and the S right after it is not taken."""
    id_ = go(roomed, 1)
    roomed.press(3)
    roomed.type("N2")
    roomed.type("eys")
    assert not serious(roomed, id_)
    return id_


def test_enter_charts_nothing_past_a_key_that_strayed(
    roomed: Nurse, strayed: UUID
) -> None:
    """It says once more what was not taken, and the key that was meant is taken now."""
    roomed.type("\n")
    roomed.settle()
    assert not serious(roomed, strayed)
    assert roomed.vigil.parts.strip.form._told.text.startswith("Y is not taken")
    roomed.type("s\n")
    roomed.settle()
    assert serious(roomed, strayed) == [True]


def test_a_second_enter_goes_on_without_what_strayed(
    roomed: Nurse, strayed: UUID
) -> None:
    """Once that was said, in words that name it."""
    roomed.type("\n\n")
    roomed.settle()
    assert serious(roomed, strayed) == [False]


def test_backspace_lets_go_of_what_strayed(roomed: Nurse, strayed: UUID) -> None:
    """Its words go, and Enter charts what is marked."""
    roomed.type("\b")
    assert not roomed.vigil.parts.strip.form._told.text
    roomed.type("\n")
    roomed.settle()
    assert serious(roomed, strayed) == [False]


def test_what_strayed_stands_whatever_is_typed_elsewhere(
    roomed: Nurse, strayed: UUID
) -> None:
    """Only a choice of the same part answers it."""
    panel = roomed.vigil.parts.strip.form
    panel.lead_to("action")
    roomed.type("ondansetron\n")
    roomed.settle()
    assert not serious(roomed, strayed)
    assert panel._told.text.startswith("Y is not taken")
    roomed.type("s\n")
    roomed.settle()
    assert serious(roomed, strayed) == [True]


def marked(nurse: Nurse) -> list[str]:
    view = nurse.vigil.parts.strip.form._view
    assert view is not None
    parts = [part for part in view.parts if isinstance(part, ChoicePart)]
    return [c.key for part in parts for c in part.choices if c.marked]
