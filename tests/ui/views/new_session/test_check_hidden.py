"""Nobody sees a result before charting their own; what is struck out goes."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from monitor.chart.kinds import DoseChecked, DrugPrepared, WeightRecorded
from tests.ui.opening import IV40
from tests.ui.views.new_session.checking import (
    CHECKED,
    come_back,
    enter,
    infusion,
    needed,
    said,
    strike,
)
from ui.views.new_session.prefilled import new_draft

HEAVIER = WeightRecorded(kg=Decimal("70.4"), typed="70.4", typed_unit="kg")


class TestHidden:
    """The second person works from the order, not from the screen."""

    def test_results_are_hidden_until_charted(self) -> None:
        """Neither volume nor rate is shown while they work; all inputs are."""
        opening = infusion()
        shown = said(opening)
        assert "51.3" not in shown
        assert "34.2 mL" not in shown
        for given in ("68.4 kg", "0.5 mg/kg", "34.2 mg", "50 mL", "50 mg/mL", "40min"):
            assert given in shown
        enter(opening.type(**CHECKED))
        assert "51.3 mL/h" in said(opening)

    def test_devices_are_counted_by_the_checker(self) -> None:
        """The ordered number stands nowhere while they count."""
        opening = needed("devices")
        assert [f.id for f in opening.view.dose.fields] == [
            "lot",
            "expiry",
            "checker",
            "check_devices",
        ]
        assert "3" not in said(opening).replace("31-Jan-2027", "")

    def test_volume_of_an_injection(self) -> None:
        """Nor the volume to draw."""
        opening = needed("injection")
        assert "0.68" not in said(opening)
        opening.type(lot="K1", expiry="01-2027")
        enter(opening).type(checker="S. Lindqvist RN", check_ml="0.68")
        enter(opening)
        assert opening.session is not None
        assert opening.session.dosing.prepared == DrugPrepared(
            lot="K1", expiry=date(2027, 1, 31), stock_mg_per_ml=Decimal(50)
        )
        assert "0.68 mL" in said(opening)


class TestWithdrawn:
    """Lot or check struck out while the page is left, or after it was ready."""

    def test_nothing_of_a_check_that_was_struck_out_stands_ready(self) -> None:
        """One blind Enter would chart it again."""
        opening = enter(infusion().type(**CHECKED))
        strike(opening, DoseChecked)
        assert opening.draft.text("check_ml") == "34.2"
        come_back(opening)
        parts = ("checker", "check_ml", "check_rate_ml_per_hour")
        assert [opening.draft.text(part) for part in parts] == ["", "", ""]
        assert opening.draft.text("lot") == "23LK"
        assert "51.3" not in said(opening)
        assert enter(opening).view.dose.verdict == "refused"

    def test_nor_of_a_lot(self) -> None:
        """Typed as a month, charted as a day."""
        opening = strike(infusion(), DrugPrepared)
        come_back(opening)
        assert (opening.draft.text("lot"), opening.draft.text("expiry")) == ("", "")

    def test_what_is_typed_otherwise_stays(self) -> None:
        """Another person was half way through theirs."""
        opening = strike(enter(infusion().type(**CHECKED)), DoseChecked)
        opening.type(checker="S. Lindqvist", check_ml="34", lot="23LK9")
        come_back(opening)
        assert opening.draft.text("checker") == "S. Lindqvist"
        assert opening.draft.text("check_ml") == "34"
        assert opening.draft.text("lot") == "23LK9"

    def test_a_page_begun_anew_is_at_what_is_missing(self) -> None:
        """With the lot as charted, and no result in sight."""
        opening = strike(enter(infusion().type(**CHECKED)), DoseChecked)
        opening.draft = new_draft(UUID(int=8), IV40, opening.session)
        assert [f.text for f in opening.view.dose.fields][:2] == ["23LK", "31-Jan-2027"]
        assert "51.3" not in said(opening)
        enter(opening.type(**CHECKED))
        assert opening.session is not None
        assert opening.session.dosing.check is not None

    def test_with_nothing_missing_it_is_at_the_order(self) -> None:
        """And what was charted stands at the check, to be looked at."""
        opening = enter(infusion().type(**CHECKED))
        opening.draft = new_draft(UUID(int=8), IV40, opening.session)
        assert opening.view.dose.fields[0].id == "weight"
        assert opening.draft.text("check_ml") == "34.2"

    def test_an_order_of_another_weight_comes_first(self) -> None:
        """It is charted again before anybody checks it."""
        opening = infusion().chart(HEAVIER)
        opening.draft = new_draft(UUID(int=8), IV40, opening.session)
        assert opening.view.dose.fields[0].id == "weight"
