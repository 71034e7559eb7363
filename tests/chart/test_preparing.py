"""Lot and expiry, the second check, and a dose that becomes uncertain."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.given import given
from monitor.chart.kinds import (
    DoseChecked,
    DoseDoubtful,
    DrugPrepared,
    InfusionRecorded,
)
from monitor.chart.second_check import agrees, own_figures
from tests.desk import DOSE, NURSE, RELIEF, Desk
from tests.dosing import DEVICES, INJECTION, ORAL, desk_by, device
from tests.refused import why

CHECK = DoseChecked(
    checker="S. Lindqvist RN", ml=Decimal("34.2"), rate_ml_per_hour=Decimal("51.3")
)


class TestLot:
    """The session is on 14 March 2026."""

    @pytest.mark.parametrize(("day", "is_taken"), [(13, False), (14, True), (15, True)])
    def test_expiry(self, ordered: Desk, day: int, is_taken: bool) -> None:
        """A lot is good up to and including its day; an expired one is refused."""
        lot = DrugPrepared(lot="K2391", expiry=date(2026, 3, day))
        assert (ordered.chart(-15, lot) is None) == is_taken

    def test_without_number(self, ordered: Desk) -> None:
        """A lot has a number."""
        lot = DrugPrepared(lot=" ", expiry=date(2027, 1, 31))
        assert "lot is missing" in why(ordered.chart(-15, lot))


class TestSecondCheck:
    """What another person came to, held against the order in force."""

    def test_agreeing(self, ordered: Desk) -> None:
        """The same volume and rate agree."""
        assert ordered.chart(-15, CHECK) is None
        assert ordered.session.dosing.check == CHECK
        assert agrees(CHECK, DOSE)

    @pytest.mark.parametrize(
        "check",
        [
            replace(CHECK, ml=Decimal("34.1")),
            replace(CHECK, rate_ml_per_hour=Decimal("51.4")),
        ],
    )
    def test_disagreeing_is_charted(self, ordered: Desk, check: DoseChecked) -> None:
        """It is what the checker came to, and stands as a disagreement."""
        assert ordered.chart(-15, check) is None
        assert not agrees(check, DOSE)

    @pytest.mark.parametrize(
        ("order", "check"),
        [
            (INJECTION, DoseChecked(checker="S", ml=Decimal("0.68"))),
            (DEVICES, DoseChecked(checker="S", devices=3)),
            (ORAL, DoseChecked(checker="S", mg=Decimal(100))),
        ],
    )
    def test_figure_of_each_form(self, order: object, check: DoseChecked) -> None:
        """The volume drawn, the number of devices, the mg."""
        for known in (INJECTION, DEVICES, ORAL, DOSE):
            assert agrees(check, known) == (known is order)

    def test_figure_missing(self, ordered: Desk) -> None:
        """Both the volume and the rate are worked out."""
        half = replace(CHECK, rate_ml_per_hour=None)
        assert "mL/h missing" in why(ordered.chart(-15, half))
        more = replace(CHECK, devices=2)
        assert "not asked for" in why(ordered.chart(-15, more))

    def test_by_who_charted_the_dose(self, ordered: Desk) -> None:
        """The same name does not check itself, however it is written."""
        same = replace(CHECK, checker=f" {NURSE.name.upper()} ")
        assert "charted the dose" in why(ordered.chart(-15, same))
        assert "checker is missing" in why(
            ordered.chart(-15, replace(CHECK, checker=" "))
        )

    def test_new_order_asks_anew(self, ordered: Desk) -> None:
        """A check is of the order it was made for."""
        ordered.chart(-15, CHECK)
        ordered.chart(-10, replace(DOSE, ordered_by="Dr Osei"))
        assert ordered.session.dosing.check is None

    def test_amended_order_is_checked_by_the_same(self, ordered: Desk) -> None:
        """An amendment is held against the check that stands."""
        ordered.chart(-15, CHECK)
        fact = ordered.session.dosing.ordered
        assert fact is not None
        changed = replace(DOSE, minutes=60, rate_ml_per_hour=Decimal("34.2"))
        assert ordered.amend(-12, fact.id, changed) is None
        check, order = ordered.session.dosing.check, ordered.session.order
        assert check is not None
        assert order is not None
        assert not agrees(check, order)

    def test_before_any_order(self) -> None:
        """There is nothing to check."""
        assert "no dose" in why(Desk().open().chart(-20, CHECK))


class TestDoubt:
    """From a moment on it is not known how much was given."""

    @pytest.fixture
    def running(self) -> Desk:
        desk = Desk().ready()
        rate = Decimal("51.3")
        desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=rate))
        return desk

    def doubt(self, most: str) -> DoseDoubtful:
        return DoseDoubtful(
            cause="infiltration", at_most_mg=Decimal(most), new_site="right hand"
        )

    @pytest.mark.parametrize(
        ("most", "is_taken"),
        [("-0.1", False), ("0", True), ("17.1", True), ("50", True), ("50.1", False)],
    )
    def test_range(self, running: Desk, most: str, is_taken: bool) -> None:
        """From nothing to all that the bag held."""
        assert (running.chart(20, self.doubt(most)) is None) == is_taken

    def test_before_the_start(self, running: Desk) -> None:
        """Nothing is uncertain of what was not begun."""
        early = running.chart(20, self.doubt("0"), effective=-1)
        assert "nothing was given" in why(early)

    def test_at_most_grows_with_what_follows(self, running: Desk) -> None:
        """What is given after it, from a new site, adds to it."""
        running.chart(20, self.doubt("15.0"))
        found = [given(running.session, running.at(m)) for m in (19, 20, 30)]
        assert [g.mg for g in found if g] == [
            Decimal("16.2"),
            Decimal("17.1"),
            Decimal("25.7"),
        ]
        assert [g.at_most_mg for g in found if g] == [
            None,
            Decimal("15.0"),
            Decimal("23.6"),
        ]

    def test_of_devices(self) -> None:
        """A device that was partly lost makes the sum uncertain too."""
        desk = desk_by("devices").ready(DEVICES)
        desk.chart(0, device(1))
        lost = DoseDoubtful(cause="partly lost", at_most_mg=Decimal(28))
        assert desk.chart(1, lost) is None
        desk.chart(5, device(2))
        found = given(desk.session, desk.at(6))
        assert found is not None
        assert found.mg == found.at_most_mg == 56


class TestOwnFigures:
    """Nobody checks what they charted, or put right, themselves."""

    def test_by_whoever_amended_the_order(self, ordered: Desk) -> None:
        """It was charted by another nurse; only a third person checks it then."""
        target = ordered.session.dosing.ordered
        assert target is not None
        ordered.actor = RELIEF
        assert ordered.amend(-16, target.id, replace(DOSE, ordered_by="Dr Ito")) is None
        own = replace(CHECK, checker=RELIEF.name.upper())
        refused = why(ordered.chart(-15, own))
        assert refused == "they amended the dose"
        assert "charted the dose" in why(
            ordered.chart(-15, replace(CHECK, checker=NURSE.name))
        )
        assert ordered.chart(-15, CHECK) is None
        assert own_figures(CHECK, ordered.session) == ""

    def test_an_order_amended_to_what_was_checked(self, ordered: Desk) -> None:
        """The check agrees, and is of the checker's own figures."""
        mine = replace(CHECK, checker=RELIEF.name)
        assert ordered.chart(-15, mine) is None
        assert own_figures(mine, ordered.session) == ""
        target = ordered.session.dosing.ordered
        assert target is not None
        ordered.actor = RELIEF
        assert ordered.amend(-14, target.id, replace(DOSE, ordered_by="Dr Ito")) is None
        assert own_figures(mine, ordered.session) == "J. Marsh RN amended the dose"
