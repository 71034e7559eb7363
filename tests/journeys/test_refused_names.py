"""Where typing goes on once the record has refused a name."""

from PySide6.QtCore import Qt

from tests.journeys.nurse import Nurse
from tests.journeys.rooms import go, held
from tests.journeys.typed_checks import go_to_checks
from tests.journeys.typed_rows import CTRL, open_session

OWN = "A. Okafor RN"
OTHER = "S. Lindqvist RN"


def focused(nurse: Nurse) -> str:
    """The name of the field in which typing goes on."""
    return nurse.focus.accessibleName()


def checked(nurse: Nurse) -> tuple[str, str] | None:
    """Who checked the dose, and the mL that they came to."""
    check = nurse.session.session.dosing.check
    return None if check is None else (check.checker, str(check.ml))


def lot_charted(nurse: Nurse) -> None:
    """Up to the second check, with the cursor in the name of the checker."""
    nurse.type(f"{OWN}\n")
    nurse.settle()
    nurse.chord(Qt.Key.Key_N, CTRL)
    nurse.type("T-0001")
    nurse.settle()
    nurse.chord(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    nurse.type("Demo\tAlex\t\t14-Mar-1981\tnn\n")
    nurse.settle()
    nurse.type("AD\t1981\tRoom 1\n")
    nurse.settle()
    nurse.type("68.4\n")
    nurse.settle()
    nurse.type("34.2\tDr Meyer\t50\t50\t50\t40\t\n")
    nurse.settle()
    nurse.type("23LK\t01-2027\n")
    nurse.settle()


def test_a_refused_second_checker_is_typed_again_at_once(nurse: Nurse) -> None:
    """The name alone is replaced; what the checker came to stays."""
    lot_charted(nurse)
    nurse.type(f"{OWN}\t34.2\t51.3\n")
    nurse.settle()
    assert checked(nurse) is None
    assert focused(nurse) == "Checked by"
    nurse.type(f"{OTHER}\n")
    nurse.settle()
    assert checked(nurse) == (OTHER, "34.2")


def test_a_late_refusal_leaves_what_is_typed_meanwhile(nurse: Nurse) -> None:
    """Whoever types on by then keeps the cursor where it is."""
    lot_charted(nurse)
    nurse.type(f"{OWN}\t34.2\t51.3")
    event = held(nurse)
    nurse.type("\n35")
    event.set()
    nurse.settle()
    assert checked(nurse) is None
    assert focused(nurse) == "Volume, mL"


def test_a_refused_prescriber_before_the_start_is_typed_again(nurse: Nurse) -> None:
    """The field is marked, has the cursor, and the reason stays."""
    open_session(nurse)
    go_to_checks(nurse)
    nurse.type(f"o{OWN}\tknown, seen by me\n")
    nurse.settle()
    assert not nurse.session.session.overrides
    assert focused(nurse) == "Prescriber"
    assert "A. Okafor RN charts it" in nurse.focus.accessibleDescription()
    nurse.type("Dr Meyer\n")
    nurse.settle()
    (given,) = nurse.session.session.overrides
    assert given.overridden.reason == "known, seen by me"


def test_a_refused_prescriber_before_leaving_is_typed_again(roomed: Nurse) -> None:
    """The cursor goes back to the name; the reason stays."""
    nurse = roomed
    go(nurse, 1)
    nurse.press(4)
    nurse.type("e\n\n")
    nurse.settle()
    nurse.chord(Qt.Key.Key_E, CTRL)
    nurse.type(f"o{OWN}\tlives next door\n")
    nurse.settle()
    assert focused(nurse) == "Prescriber"
    nurse.type("Dr Meyer\n")
    nurse.settle()
    (given,) = nurse.session.session.overrides
    assert given.overridden.prescriber == "Dr Meyer"
    assert given.overridden.reason == "lives next door"
