"""When a session is ready to start, and the dose it starts with."""

from decimal import Decimal

import pytest
from msgspec import structs
from msgspec.structs import replace

from monitor.chart.commands import ClearStart
from monitor.chart.kinds import (
    DoseOrdered,
    WeightRecorded,
)
from tests.desk import DOSE, WEIGHT, Desk, vitals
from tests.refused import why


class TestStart:
    """Declaring the session ready to start."""

    def test_baseline_set_is_fresh_up_to_its_limit(self) -> None:
        """A baseline set 15 min old is fresh; a moment older it is not."""
        desk = Desk().open()
        for at, fact in (
            (-20, WeightRecorded(kg=Decimal("68.4"), typed="68.4", typed_unit="kg")),
            (-20, DOSE),
            (-16, vitals("118/72")),
        ):
            desk.chart(at, fact)
        assert "15min" in why(desk.ask(ClearStart, -0.99))
        assert desk.ask(ClearStart, -1) is None
        assert "already" in why(desk.ask(ClearStart, 0))

    def test_weight_and_dose_come_first(self) -> None:
        """Without weight and dose nothing is ready."""
        desk = Desk().open()
        desk.chart(-5, vitals("118/72"))
        assert "weight and dose" in why(desk.ask(ClearStart, -1))

    def test_a_dose_of_another_weight_is_charted_again_first(self) -> None:
        """A weight put right after the order holds the start until the dose is too."""
        desk = Desk().open()
        for fact in (WEIGHT, DOSE, vitals("118/72")):
            desk.chart(-5, fact)
        weight = WeightRecorded(kg=Decimal("70.4"), typed="70.4", typed_unit="kg")
        (charted,) = [f for f in desk.session.facts if f.payload == WEIGHT]
        assert desk.amend(-4, charted.id, weight) is None

        refusal = desk.ask(ClearStart, -1)

        assert refusal is not None
        assert refusal.sentence == (
            "Not ready to start: the dose was worked from 68.4 kg and the weight is"
            " 70.4 kg. Chart the dose again."
        )
        again = replace(
            DOSE,
            weight_kg=Decimal("70.4"),
            mg=Decimal("35.2"),
            infuse_ml=Decimal("35.2"),
            remain_ml=Decimal("14.8"),
            rate_ml_per_hour=Decimal("52.8"),
        )
        assert desk.chart(-1, again) is None
        assert desk.ask(ClearStart, -1) is None

    @pytest.mark.parametrize(
        ("kg", "possible"),
        [("24.9", False), ("25", True), ("300", True), ("300.1", False)],
    )
    def test_weight_within_the_protocols_range(self, kg: str, possible: bool) -> None:
        """The limits themselves are possible weights."""
        weight = WeightRecorded(kg=Decimal(kg), typed=kg, typed_unit="kg")
        assert (Desk().open().chart(-5, weight) is None) == possible


class TestDose:
    """The steps of the working must agree."""

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"mg": Decimal("34.3")}, "ordered"),
            ({"mg": Decimal(342)}, "ordered"),
            ({"weight_kg": Decimal("86.4")}, "ordered"),
            ({"bag_mg": Decimal(500)}, "mg_per_ml"),
            ({"infuse_ml": Decimal("34.3")}, "infuse_ml"),
            ({"remain_ml": Decimal(15)}, "remain_ml"),
            ({"rate_ml_per_hour": Decimal("51.4")}, "rate"),
            ({"mg": Decimal(0)}, "ordered"),
            ({"ordered_by": ""}, "ordered_by"),
            ({"bag_ml": Decimal(34), "bag_mg": Decimal(34)}, "bag_mg"),
        ],
    )
    def test_disagreeing_step_is_named(
        self, changes: dict[str, object], field: str
    ) -> None:
        """The first step that disagrees with the rest is named."""
        dose: DoseOrdered = structs.replace(DOSE, **changes)
        refusal = Desk().open().chart(-5, dose)
        assert refusal is not None
        assert refusal.field == field

    def test_agreeing_dose_is_charted(self) -> None:
        """0.5 mg/kg of 68.4 kg is 34.2 mg in 34.2 mL at 51.3 mL/h over 40 min."""
        desk = Desk().open()
        assert desk.chart(-5, DOSE) is None
        assert desk.session.dose == DOSE
