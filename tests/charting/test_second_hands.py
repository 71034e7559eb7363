"""The record takes nobody as their own second person under a part of their name."""

from decimal import Decimal

from monitor.chart.kinds import WasteRecorded
from monitor.chart.refusals import Refusal
from monitor.charting.reads import Charted
from tests.charting.clinic import Clinic
from tests.desk import NURSE


def waste(witness: str) -> WasteRecorded:
    return WasteRecorded(ml=Decimal(5), witness=witness)


def test_a_waste_seen_by_the_family_name_alone(clinic: Clinic) -> None:
    clinic.start()
    answer = clinic.recorder.handle(clinic.fact(waste("Okafor")), NURSE)
    assert isinstance(answer, Refusal)
    assert answer.why == "Okafor could be A. Okafor RN, who charts it"
    answer = clinic.recorder.handle(clinic.fact(waste("B. Okafor")), NURSE)
    assert isinstance(answer, Charted)
