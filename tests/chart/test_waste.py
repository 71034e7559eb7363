"""What is wasted: with its witness, and no more than the bag held."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import WasteRecorded
from tests.desk import DOSE, NURSE, RELIEF, Desk
from tests.refused import why


class TestWaste:
    """What was thrown away, before a witness; chartable until closing."""

    @pytest.mark.parametrize(
        ("ml", "mg", "is_taken"),
        [
            ("15.8", None, True),
            ("0.1", None, True),
            (None, "28", True),
            (None, None, False),
            ("0", None, False),
            ("0.0", "28", False),
            (None, "0", False),
        ],
    )
    def test_amount(
        self, ordered: Desk, ml: str | None, mg: str | None, is_taken: bool
    ) -> None:
        """In mL or mg; of nothing no waste is charted, nor of what is not told."""
        waste = WasteRecorded(
            ml=None if ml is None else Decimal(ml),
            mg=None if mg is None else Decimal(mg),
            witness="S. Lindqvist RN",
        )
        assert (ordered.chart(-5, waste) is None) == is_taken

    def test_negative_or_unseen(self, ordered: Desk) -> None:
        """An amount is not below 0, and somebody saw it."""
        waste = WasteRecorded(ml=Decimal("-0.1"), witness="S. Lindqvist RN")
        assert "missing" in why(ordered.chart(-5, waste))
        unseen = WasteRecorded(ml=Decimal(1))
        assert "witness is missing" in why(ordered.chart(-5, unseen))


class TestWhatWasHeld:
    """The bag held 50 mL with 50 mg."""

    @pytest.mark.parametrize(
        ("ml", "is_refused"), [("49.9", False), ("50", False), ("50.1", True)]
    )
    def test_waste_of_more_than_the_bag_held(
        self, ordered: Desk, ml: str, is_refused: bool
    ) -> None:
        """All of its wastes together."""
        waste = WasteRecorded(ml=Decimal(5), witness="S. Lindqvist RN")
        assert ordered.chart(-15, waste) is None
        more = replace(waste, ml=Decimal(ml) - 5)
        refusal = ordered.chart(-14, more)
        assert (refusal is not None) is is_refused
        assert refusal is None or "the bag held 50 mL, 50 mg" in refusal.why

    @pytest.mark.parametrize(("mg", "is_refused"), [("50", False), ("50.1", True)])
    def test_waste_in_mg(self, ordered: Desk, mg: str, is_refused: bool) -> None:
        """As it is told where the drug is no fluid."""
        waste = WasteRecorded(mg=Decimal(mg), witness="S. Lindqvist RN")
        assert (ordered.chart(-15, waste) is not None) is is_refused

    @pytest.mark.parametrize(
        ("ml", "mg", "is_refused"),
        [
            (None, "9.9", False),
            (None, "10", False),
            (None, "10.1", True),
            ("10", None, False),
            ("10.1", None, True),
        ],
    )
    def test_two_wastes(
        self, ordered: Desk, ml: str | None, mg: str | None, is_refused: bool
    ) -> None:
        """40 mg and what comes after it, told in mL or in mg."""
        waste = WasteRecorded(mg=Decimal(40), witness="S. Lindqvist RN")
        assert ordered.chart(-15, waste) is None
        more = WasteRecorded(
            ml=None if ml is None else Decimal(ml),
            mg=None if mg is None else Decimal(mg),
            witness="S. Lindqvist RN",
        )
        refusal = ordered.chart(-14, more)
        assert (refusal is not None) is is_refused
        unit = "mg" if ml is None else "mL"
        assert refusal is None or f"50.1 {unit}" in refusal.what

    def test_bag_smaller_than_its_waste(self, ordered: Desk) -> None:
        """The waste is put right first."""
        waste = WasteRecorded(ml=Decimal(50), witness="S. Lindqvist RN")
        assert ordered.chart(-15, waste) is None
        target = ordered.session.dosing.ordered
        assert target is not None
        smaller = replace(
            DOSE, bag_ml=Decimal(45), bag_mg=Decimal(45), remain_ml=Decimal("10.8")
        )
        refusal = ordered.amend(-14, target.id, smaller)
        assert why(refusal) == "50 mL are charted as waste of 45 mL"

    def test_witness_is_another_than_who_charts(self, ordered: Desk) -> None:
        """Also than who amends it."""
        waste = WasteRecorded(ml=Decimal(5), witness=NURSE.name.upper())
        assert why(ordered.chart(-15, waste)) == "A. Okafor RN charts it"
        assert ordered.chart(-15, replace(waste, witness=RELIEF.name)) is None
        target = ordered.session.facts[-1].id
        mine = replace(waste, ml=Decimal(6), witness=RELIEF.name)
        ordered.actor = RELIEF
        assert why(ordered.amend(-14, target, mine)) == "J. Marsh RN charts it"
