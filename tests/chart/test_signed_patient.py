"""Whether a patient is who they were when a session was signed."""

from datetime import date
from typing import Any
from uuid import UUID, uuid5

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import Allergies
from monitor.chart.manifest import Part, Stretch
from monitor.chart.patient import Patient, PatientFact
from monitor.chart.signed_patient import facts_since, is_somebody_else
from tests.desk import PATIENT, SPACE

HERE, THERE = uuid5(SPACE, "here"), uuid5(SPACE, "there")
DETAILS = PATIENT.details


def fact(seq: int, station: UUID = HERE, **changed: Any) -> PatientFact:
    details = replace(DETAILS, **changed)
    return PatientFact(station=station, epoch=station, seq=seq, details=details)


def known(*facts: PatientFact) -> Patient:
    return replace(PATIENT, details=facts[-1].details, facts=facts)


def signed(**lasts: int) -> Part:
    """Up to the number of the last entry of each workstation."""
    stations = {"here": HERE, "there": THERE}
    chains = tuple(
        Stretch(
            station=stations[name],
            epoch=stations[name],
            first=1,
            last=last,
            count=last,
            link="",
        )
        for name, last in lasts.items()
    )
    return Part(id=PATIENT.id, root="", chains=chains)


def allergic() -> Allergies:
    return Allergies(state="known", items=("latex",))


@pytest.mark.parametrize(
    "changed",
    [
        {"identifier": "T-0009"},
        {"family": "Other"},
        {"given": "Other"},
        {"born": date(1981, 3, 15)},
    ],
)
def test_another_number_name_or_birth_date_is_somebody_else(
    changed: dict[str, Any],
) -> None:
    patient = known(fact(1), fact(3, **changed))
    assert is_somebody_else(signed(here=2), patient)
    assert not is_somebody_else(signed(here=3), patient)


def test_anything_else_is_told_and_makes_nobody_another() -> None:
    """As the allergies, which are asked anew at each visit."""
    patient = known(fact(1), fact(3, allergies=allergic()), fact(4, sex="female"))
    assert len(facts_since(signed(here=2), patient)) == 2
    assert len(facts_since(signed(here=3), patient)) == 1
    assert not is_somebody_else(signed(here=2), patient)


def test_what_was_put_back_is_as_it_was_signed() -> None:
    patient = known(fact(1), fact(3, family="Other"), fact(4))
    assert not is_somebody_else(signed(here=2), patient)
    assert is_somebody_else(signed(here=3), patient)


def test_each_workstation_counts_its_own() -> None:
    """Whoever signed had not heard of what another one wrote."""
    patient = known(fact(1), fact(1, THERE, family="Other"))
    assert is_somebody_else(signed(here=1), patient)
    assert not is_somebody_else(signed(here=1, there=1), patient)


def test_another_patient_is_somebody_else() -> None:
    """And so is one of whom nothing was known when it was signed."""
    other = replace(known(fact(1)), id=uuid5(SPACE, "other"))
    assert is_somebody_else(signed(here=1), other)
    assert is_somebody_else(signed(), known(fact(1)))
