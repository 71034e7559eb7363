"""How a nurse types each row of a session, key by key."""

from PySide6.QtCore import Qt

from tests.journeys.checks import answer_checks
from tests.journeys.nurse import Nurse
from tests.journeys.script import Row

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
FIELDS = ("sbp", "dbp", "hr", "spo2", "rr", "sedation", "dissociation", "distress")
_EFFECT_KEYS = {"dizziness": "z", "nausea": "n"}


def open_session(nurse: Nurse) -> None:
    """From the name of the nurse to the first baseline set."""
    nurse.type("A. Okafor RN\n")
    nurse.settle()
    nurse.chord(Qt.Key.Key_N, CTRL)
    nurse.type("T-0001")
    nurse.settle()
    nurse.chord(Qt.Key.Key_N, ALT)
    nurse.type("Demo\tAlex\t\t14-Mar-1981\tnn\n")
    nurse.settle()
    nurse.type("AD\t1981\tRoom 1\n")
    nurse.settle()
    nurse.type("68.4\n")
    nurse.settle()
    nurse.type("34.2\tDr Meyer\t50\t50\t50\t40\t\n")
    nurse.settle()
    check_dose(nurse)
    nurse.press(2)


def check_dose(nurse: Nurse, ml: str = "34.2", rate: str = "51.3") -> None:
    """Lot and expiry, then what a second person comes to."""
    nurse.type("23LK\t01-2027\n")
    nurse.settle()
    nurse.type(f"S. Lindqvist RN\t{ml}\t{rate}\n")
    nurse.settle()


def chart(nurse: Nurse, row: Row) -> None:
    """Type one row."""
    match row.kind:
        case "set":
            _type_set(nurse, row)
        case "infusion":
            _type_infusion(nurse, row.values)
        case "acknowledge":
            code = row.remark.split()[1].strip(",")
            nurse.press(8)
            nurse.settle()
            nurse.press(9)
            nurse.type(f"{code}\n")
        case "amend":
            _amend(nurse, row.values)
        case "effect":
            _type_effect(nurse, row.values)
        case "note":
            nurse.press(7)
            nurse.type(f"{row.values}\n")
        case "close":
            nurse.chord(Qt.Key.Key_E, CTRL)
            check_all(nurse)
            nurse.type("d15:11\t15:15\tescort present, gait steady\n\n")
        case _:
            raise ValueError(f"nobody knows how to type {row.kind}")


CHECKS = ("1y", "2y", "3yy", "4yny1", "5yy", "6yJ. Doe\ty", "7yyyy")
"""The answers before leaving: each by its number, with all that is wanted."""


def check_all(nurse: Nurse, but: str = "") -> None:
    """Answer the checks before leaving in the panel of the end, but for those."""
    for keys in CHECKS:
        if keys[0] not in but:
            nurse.type(f"{keys}\n")
            nurse.settle()


def _type_set(nurse: Nurse, row: Row) -> None:
    nurse.press(2)
    values = row.values
    if row.effective != row.recorded:
        nurse.type(f"@-{row.recorded - row.effective:.0f}\n")
    if row.recorded == -14:
        values += "\na"  # the first baseline set asks what the patient breathes
    if "first key for HR is 0" in row.remark:
        pressure, rest = values.split(" ", 1)
        nurse.type(f"{pressure} 0")
        assert "0" in nurse.vigil.parts.strip.set.message
        values = rest
    if "HR first typed 174" in row.remark:
        pressure, rest = values.split(" ", 1)
        nurse.type(f"{pressure} 174")
        assert "up 96" in nurse.vigil.parts.strip.set.message
        nurse.type("\b\b\b\b")
        values = rest
    nurse.type(f"{values}\n")


def _type_infusion(nurse: Nurse, values: str) -> None:
    what = values.split(maxsplit=1)[0].strip(",")
    if what == "start":
        answer_checks(nurse)
        nurse.chord(Qt.Key.Key_Return, CTRL)
        nurse.settle()
    nurse.press(4)
    nurse.type({"start": "s", "pause": "p", "resume": "r", "complete": "e"}[what])
    if what == "pause":
        nurse.type("\t\tline check")
    if what == "complete":
        nurse.type("34.2")
    nurse.type("\n")


def _amend(nurse: Nurse, values: str) -> None:
    """In the amend form: to the field, the value, the reason, Enter.

    After the action *wrong value, amending* the form is open already; else it is
    opened from the newest row of the timeline.
    """
    field, _, change = values.partition(" ")
    code = {"HR": "hr", "DBP": "dbp"}[field]
    if not nurse.vigil.desks.forms.is_open:
        nurse.chord(Qt.Key.Key_J, CTRL)
        nurse.type("\n")
    place = FIELDS.index(code)
    nurse.type("\t" * place + change.split(" -> ")[1])
    nurse.type("\t" * (len(FIELDS) + 2 - place) + "1\n")


def _type_effect(nurse: Nurse, values: str) -> None:
    name, *rest = values.split()
    nurse.press(3)
    if rest == ["ended"]:
        nurse.type("-1\n")
    else:
        nurse.type(f"{_EFFECT_KEYS[name]}{rest[-1]}\n")
