"""A clinic's list of patients, read and taken in."""

from datetime import date
from uuid import uuid5

import pytest

from monitor.chart.kinds import Allergies
from monitor.charting.patient_import import carry_out, plan_import
from monitor.charting.patient_list import (
    MOST_CHARACTERS,
    PatientList,
    read_patient_list,
)
from tests.charting.clinic import Clinic
from tests.desk import NURSE, PATIENT, SPACE

HEADER = "identifier,family,given,title,born,sex,allergies\n"
INGRID = "K-004 217,Halvorsen,Ingrid,Ms,1981-03-14,female,latex; penicillin\n"
TESFAYE = "K-004 302,Abebe,Tesfaye,Mr,1987-09-02,m,none known\n"


NONE = Allergies(state="none known")
LATEX = Allergies(state="known", items=("latex",))
BOTH = Allergies(state="known", items=("latex", "penicillin"))


def taken_in_at_bedside(clinic: Clinic, number: str) -> None:
    clinic.patient_id = uuid5(SPACE, number)
    born = date(1990, 1, 1)
    clinic.charted(
        clinic.recording(identifier=number, family="Smith", given="Jan", born=born)
    )


def planned(clinic: Clinic, text: str) -> tuple[int, int, list[str]]:
    """How many are new, how many known, and what is said of the rest."""
    recorded = clinic.recorder.patients(limit=None)
    plan = plan_import(read_patient_list(text), recorded, NURSE, clinic.clock)
    return len(plan.new), len(plan.known), [f.sentence for f in plan.faults]


def taken_in(clinic: Clinic, text: str) -> int:
    recorder, clock = clinic.recorder, clinic.clock
    recorded = recorder.patients(limit=None)
    plan = plan_import(read_patient_list(text), recorded, NURSE, clock)
    return len(list(carry_out(plan, recorder, NURSE, clock)))


def said_of(line: str) -> str:
    """What is wrong with one line."""
    (fault,) = read_patient_list(HEADER + line).faults
    return fault.sentence


def test_a_list_is_taken_in(clinic: Clinic) -> None:
    """Everybody new is recorded, with allergies in their four states."""
    third = "K-5,Dubois,Marie,,1974-01-01,,\n"

    assert taken_in(clinic, HEADER + INGRID + TESFAYE + third) == 3

    found = {p.details.family: p.details for p in clinic.recorder.patients()}
    assert found["Halvorsen"].allergies.items == ("latex", "penicillin")
    assert found["Abebe"].allergies.state == "none known"
    assert found["Abebe"].sex == "male"
    assert found["Dubois"].allergies.state == "not recorded"
    assert found["Dubois"].sex == "not known"


def test_taking_a_list_in_again_changes_nothing(clinic: Clinic) -> None:
    """Who is recorded already stays as recorded, allergies too."""
    taken_in(clinic, HEADER + INGRID)
    before = clinic.recorder.patients()

    again = HEADER + INGRID.replace("latex; penicillin", "latex") + TESFAYE
    assert planned(clinic, again) == (1, 1, [])
    taken_in(clinic, again)

    assert before[0] in clinic.recorder.patients()


def test_a_number_of_somebody_else_is_in_doubt(clinic: Clinic) -> None:
    """The line is named with both people, and nobody at all is taken in."""
    clinic.charted(clinic.recording())
    other = "T 0001,Other,Alex,,1990-01-01,f,\n"

    _, _, said = planned(clinic, HEADER + INGRID + other)

    assert len(said) == 1
    assert said[0].startswith("Line 3: number T 0001 is that of DEMO, Alex")
    with pytest.raises(ValueError, match="not taken in"):
        taken_in(clinic, HEADER + INGRID + other)
    assert clinic.recorder.patients() == (PATIENT,)


def test_a_number_stands_once(clinic: Clinic) -> None:
    """Two lines with one number, however spaced, are in doubt."""
    twice = HEADER + INGRID + TESFAYE.replace("K-004 302", "k004217")

    assert planned(clinic, twice)[2] == ["Line 3: number k004217 stands in line 2 too."]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("K-1,,Ingrid,,1981-03-14,f,\n", "Line 2: family is empty."),
        ("K-1,A,B,,14/03/1981,f,\n", "is not a date such as 1981-03-14"),
        ("K-1,A,B,,19810314,f,\n", "is not a date such as 1981-03-14"),
        ("K-1,A,B,,1981-02-30,f,\n", "is not a date such as 1981-03-14"),
        ("K-1,A,B,,1981-03-14,x,\n", "is none of female, male"),
        ("K-1,A,B,,1981-03-14,f,none\n", "names none"),
        ("K-1,A,B,,1981-03-14,f,known\n", "names none"),
        ("K-1,A,B,,1981-03-14,f,NKDA\n", "allergies 'NKDA' names none"),
        ("K-1,A,B,,1981-03-14,f,n/a\n", "names none"),
        ("K-1,A,B,,1981-03-14,f,nil known\n", "names none"),
        ("K-1,A,B,,1981-03-14,f,No known allergies\n", "names none"),
        ("K-1,A,B,,1981-03-14,f,N.K.D.A.\n", "names none"),
        ("K-1,A,B,,1981-03-14,f,not known\n", "names none"),
        ("K-1,A,B,,1981-03-14,f,?\n", "names none"),
        ("K-1,A,B,,1981-03-14,f,latex; nka\n", "allergies 'nka' names none"),
        ("K-1,A,B,,1981-03-14,f\n", "6 cells under 7 columns"),
        ("K-1,A\u202eB,C,,1981-03-14,f,\n", "characters that can't be shown"),
        (f"K-1,{'A' * 101},C,,1981-03-14,f,\n", "longer than 100 characters"),
        ('K-1,"A,B,,1981-03-14,f,\n', "unexpected end of data"),
    ],
)
def test_a_line_in_doubt_is_named(line: str, said: str) -> None:
    """What is wrong is said with its line."""
    assert said in said_of(line)


def test_the_four_states_are_named_where_an_allergy_is_none() -> None:
    """Whoever mends the file reads what can stand there."""
    assert said_of("K-1,A,B,,1981-03-14,f,-\n").endswith(
        "write what to, or none known, not recorded, unavailable."
    )


def test_what_sounds_like_no_allergen_may_be_one() -> None:
    """A word of the list beside another word names something."""
    read = read_patient_list(HEADER + "K-1,A,B,,1981-03-14,f,drug eluting stent\n")
    (patient,) = read.patients
    assert patient.details.allergies.items == ("drug eluting stent",)


@pytest.mark.parametrize(
    ("recorded", "listed", "said"),
    [
        (NONE, "penicillin", "allergies penicillin, and recorded is none known"),
        (LATEX, "penicillin", "allergies penicillin, and recorded is latex"),
        (LATEX, "Latex; penicillin", "allergies penicillin, and recorded is latex"),
        (LATEX, "none known", "allergies none known, and recorded is latex"),
        (LATEX, "LATEX", ""),
        (BOTH, "latex", ""),
        (LATEX, "", ""),
        (LATEX, "unavailable", ""),
        (NONE, "none known", ""),
    ],
)
def test_an_allergy_that_differs_is_in_doubt(
    clinic: Clinic, recorded: Allergies, listed: str, said: str
) -> None:
    """What the list has and the record has not; never the other way round."""
    clinic.charted(clinic.recording(allergies=recorded))
    text = f"{HEADER}T-0001,Demo,Alex,,1981-03-14,,{listed}\n"
    _, _, faults = planned(clinic, text)
    assert bool(faults) == bool(said)
    assert said in " ".join(faults)


def test_other_details_that_differ_are_told(clinic: Clinic) -> None:
    """The record stays as it is, and nobody has to find that out."""
    clinic.charted(clinic.recording(sex="female", title="Ms"))
    text = f"{HEADER}T-0001,Demo,Alex,Dr,1981-03-14,m,\n"
    recorded = clinic.recorder.patients(limit=None)
    plan = plan_import(read_patient_list(text), recorded, NURSE, clinic.clock)
    assert plan.is_sound
    assert [told.sentence for told in plan.told] == [
        "Line 2: title stays Ms, the list has Dr.",
        "Line 2: sex stays female, the list has male.",
    ]
    same = f"{HEADER}T-0001,Demo,Alex,ms,1981-03-14,,\n"
    plan = plan_import(read_patient_list(same), recorded, NURSE, clinic.clock)
    assert plan.told == ()


def test_one_person_with_two_numbers_is_in_doubt(clinic: Clinic) -> None:
    """Within the list and against the record; the day of birth tells two apart."""
    one = "K-1,Smith,Jan,,1990-01-01,f,latex\n"
    two = "K-2,SMITH,jan,,1990-01-01,f,\n"
    other = "K-3,Smith,Jan,,1990-01-02,f,\n"
    _, _, said = planned(clinic, HEADER + one + two + other)
    (only,) = said
    assert only.startswith(
        "Line 3: SMITH, jan, born 01-Jan-1990 has another number in line 2;"
    )
    taken_in(clinic, HEADER + one)
    _, _, said = planned(clinic, HEADER + two)
    assert "has another number in the record" in said[0]


def test_two_people_alike_are_known_once_both_are_recorded(clinic: Clinic) -> None:
    """Whoever was entered at the bedside is no doubt of the list any more."""
    one = "K-1,Smith,Jan,,1990-01-01,f,\n"
    two = "K-2,Smith,Jan,,1990-01-01,f,\n"
    taken_in(clinic, HEADER + one)
    taken_in_at_bedside(clinic, "K-2")
    assert planned(clinic, HEADER + one + two) == (0, 2, [])


def test_a_line_is_where_it_begins_though_a_cell_goes_on() -> None:
    """After a cell with a line break the numbers are still those of the file."""
    first = 'K-1,"A\nA",B,,1990-01-01,f,\n'
    assert said_of(first + "K-2,C,D,,nonsense,f,\n").startswith("Line 4: ")
    assert said_of('K-1,"A\nA",B,,nonsense,f,\n').startswith("Line 2: ")


def test_a_birth_in_the_future_is_in_doubt(clinic: Clinic) -> None:
    """The list is judged as the bedside is."""
    _, _, said = planned(clinic, HEADER + "K-1,A,B,,2031-03-14,f,\n")

    assert [s[:39] for s in said] == ["Line 2: Born 2031-03-14 is not possible"]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("", "has no column 'identifier'"),
        ("family,given,born", "has no column 'identifier'"),
        ("identifier,family,given,born,mrn", "has an unknown column 'mrn'"),
        ("identifier,family,given,born,born", "repeats the column 'born'"),
    ],
)
def test_a_header_in_doubt_is_named(header: str, said: str) -> None:
    """A file with other columns is no list, whatever its lines say."""
    read = read_patient_list(f"{header}\n{INGRID}")

    assert read.patients == ()
    assert said in read.faults[0].sentence


def test_columns_in_any_order(clinic: Clinic) -> None:
    """The header says what stands where; title, sex and allergies may be missing."""
    header = "\N{BYTE ORDER MARK}Born,Given,Family,Identifier\r\n"
    line = "1981-03-14,Ingrid,Halvorsen,K-1\r\n"

    assert planned(clinic, f"{header}{line}\r\n") == (1, 0, [])


def test_a_huge_file_is_refused() -> None:
    """At the limit a file is read, one character above it is not."""
    padding = "x" * (MOST_CHARACTERS - len(HEADER))

    assert read_patient_list(HEADER + padding) != PatientList()
    assert "longer than" in read_patient_list(HEADER + padding + "x").faults[0].sentence
    assert "longer than" not in read_patient_list(HEADER + padding).faults[0].sentence
