"""What was wasted, and how it stands to what the pump left."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import (
    InfusionRecorded,
    WasteRecorded,
)
from tests.desk import Desk
from tests.dosing import ORDERS, desk_by
from tests.ui.views.forms.filling import EMPTY, RATE, charted, lacking
from ui.views.forms.filled import AskAgain
from ui.views.forms.waste_form import WasteForm


class TestWaste:
    """What was thrown away, in the unit of the drug."""

    def test_amount_and_witness(self, desk: Desk) -> None:
        """mL of a fluid, mg of devices; both amount and witness are needed."""
        filled = EMPTY.typed("amount", "15.8").typed("witness", "S. Lindqvist RN")
        fluid = WasteForm(session=desk.session)
        assert charted(fluid, filled, desk).fact == WasteRecorded(
            ml=Decimal("15.8"), witness="S. Lindqvist RN"
        )
        devices = desk_by("devices").ready(ORDERS["devices"])
        dry = WasteForm(session=devices.session)
        assert charted(dry, filled.typed("amount", "28"), desk).fact == WasteRecorded(
            mg=Decimal(28), witness="S. Lindqvist RN"
        )
        assert lacking(fluid, filled.typed("amount", ""), desk).field == "amount"
        assert lacking(fluid, filled.typed("witness", ""), desk).field == "witness"

    def test_more_than_was_left_is_asked_about(self) -> None:
        """What was given by now counts, whatever time is typed; Enter keeps it."""
        desk = Desk().ready()
        desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
        desk.chart(40, InfusionRecorded(step="completed"))
        form = WasteForm(session=desk.session)
        filled = EMPTY.typed("witness", "S. Lindqvist RN").typed("time", "-35")
        left = charted(form, filled.typed("amount", "15.8"), desk).fact
        assert isinstance(left, WasteRecorded)
        filled = filled.typed("amount", "15.9")
        question = lacking(form, filled, desk)
        assert isinstance(question, AskAgain)
        assert question.field == "amount"
        assert "34.2 mL given (calculated) and 15.9 mL wasted" in question.what
        again = replace(filled, refusal=question)
        kept = charted(form, again, desk).fact
        assert kept == WasteRecorded(ml=Decimal("15.9"), witness="S. Lindqvist RN")

    def test_other_than_the_pump_left_is_asked_about(self) -> None:
        """14.2 mL of a bag that the pump left 14 mL of; Enter keeps it."""
        desk = Desk().ready()
        desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
        desk.chart(40, InfusionRecorded(step="completed", pump_ml=Decimal(36)))
        form = WasteForm(session=desk.session)
        filled = EMPTY.typed("witness", "S. Lindqvist RN")
        assert isinstance(
            charted(form, filled.typed("amount", "14"), desk).fact, WasteRecorded
        )
        filled = filled.typed("amount", "14.2")
        question = lacking(form, filled, desk)
        assert isinstance(question, AskAgain)
        assert "14.2 mL wasted, 14 mL left by the pump" in question.what
        kept = charted(form, replace(filled, refusal=question), desk).fact
        assert kept == WasteRecorded(ml=Decimal("14.2"), witness="S. Lindqvist RN")

    @pytest.mark.parametrize(
        ("read", "right", "below", "above"),
        [
            ("33", "17", "16.9", "17.1"),
            ("34.1", "15.9", "15.8", "16"),
            ("34.2", "15.8", "15.7", "15.9"),
            ("34.3", "15.7", "15.6", "15.8"),
            ("49.9", "0.1", "", "0.2"),
        ],
    )
    def test_where_the_pump_was_read_it_alone_judges(
        self, read: str, right: str, below: str, above: str
    ) -> None:
        """Read below, at and above the 34.2 mL that are calculated."""
        desk = Desk().ready()
        desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
        desk.chart(40, InfusionRecorded(step="completed", pump_ml=Decimal(read)))
        form = WasteForm(session=desk.session)
        filled = EMPTY.typed("witness", "S. Lindqvist RN")
        assert charted(form, filled.typed("amount", right), desk).fact == (
            WasteRecorded(ml=Decimal(right), witness="S. Lindqvist RN")
        )
        for wrong in filter(None, (below, above)):
            question = lacking(form, filled.typed("amount", wrong), desk)
            assert f"{wrong} mL wasted, {right} mL left by the pump" in question.what
