"""F4 without an infusion, and the dose that becomes uncertain."""

from datetime import date
from decimal import Decimal

import pytest

from monitor.chart.commands import ChartDoubt
from monitor.chart.kinds import (
    DoseDoubtful,
    DoseGiven,
    DosesEnded,
    DrugPrepared,
    InfusionRecorded,
    WasteRecorded,
)
from monitor.chart.refusals import Refusal
from tests.builders import iv40
from tests.desk import Desk
from tests.dosing import ORDERS, SingleForm, desk_by, device, protocol_by
from tests.ui.views.forms.filling import EMPTY, RATE, charted, circumstance, lacking
from ui.views.forms.amendable import editables, edited
from ui.views.forms.asking import CHANGED, asked
from ui.views.forms.doubt_form import DoubtForm
from ui.views.forms.filled import AskAgain, Filled
from ui.views.forms.given_form import GivenForm


def ready(form: SingleForm) -> Desk:
    desk = desk_by(form).ready(ORDERS[form])
    desk.now = desk.at(0)
    return desk


def doubt_form(desk: Desk) -> DoubtForm:
    return DoubtForm(session=desk.session, protocol=iv40())


def given_form(desk: Desk, form: SingleForm) -> GivenForm:
    return GivenForm(session=desk.session, protocol=protocol_by(form))


class TestDevices:
    """Each Enter charts the next device, at its own time."""

    def test_one_after_the_other(self) -> None:
        """The title counts; nothing but the time is asked."""
        desk = ready("devices")
        titles = []
        for minute in (0, 5, 10):
            desk.now = desk.at(minute)
            form = given_form(desk, "devices")
            view = form.view(EMPTY)
            titles.append(view.title)
            asks = ["time"] if minute == 0 else ["next", "time"]
            assert [part.id for part in view.parts] == asks
            fact = charted(form, EMPTY, desk).fact
            assert desk.chart(minute, fact) is None
        assert titles == [f"Device {n} of 3 given" for n in (1, 2, 3)]
        assert [g.dose for g in desk.session.doses] == [device(n) for n in (1, 2, 3)]
        refusal = lacking(given_form(desk, "devices"), EMPTY, desk)
        assert "all that was ordered is given" in refusal.why

    def test_no_further_one(self) -> None:
        """Once one is given the rest can be left out, with why and since when."""
        desk = ready("devices")
        ends = EMPTY.picked("next", "N")
        assert isinstance(
            charted(given_form(desk, "devices"), ends, desk).fact, DoseGiven
        )
        desk.chart(0, device(1))
        desk.now = desk.at(10)
        form = given_form(desk, "devices")
        view = form.view(ends)
        assert [part.id for part in view.parts] == ["next", "cause", "time"]
        assert (view.submit, view.focus) == ("Chart no further dose", "cause")
        assert lacking(form, ends, desk).field == "cause"
        command = charted(form, ends.typed("cause", "BP 172/104"), desk)
        assert (command.fact, command.at) == (DosesEnded(cause="BP 172/104"), desk.now)
        assert desk.chart(10, command.fact) is None
        after = given_form(desk, "devices").view(EMPTY)
        assert after.note == "No further dose is given; amend from the timeline"
        assert [part.id for part in after.parts] == ["time"]
        assert isinstance(
            charted(given_form(desk, "devices"), EMPTY.picked("next", "G"), desk).fact,
            DoseGiven,
        )

    def test_what_is_said_before_enter(self) -> None:
        """Which drug, how much, by whose order, and what was given so far."""
        desk = ready("devices")
        assert given_form(desk, "devices").view(EMPTY).note == (
            "28 mg esketamine intranasal, as ordered by Dr Meyer"
        )
        desk.chart(0, device(1))
        view = given_form(desk, "devices").view(EMPTY)
        assert view.facts == (("So far", "28 mg of 84 mg given"),)
        assert view.submit == "Chart device 2 of 3 given"

    @pytest.mark.parametrize(("minute", "is_asked"), [(4, True), (5, False)])
    def test_too_soon_is_asked_once(self, minute: int, is_asked: bool) -> None:
        """A second Enter charts it: it is what happened."""
        desk = ready("devices")
        desk.chart(0, device(1))
        desk.now = desk.at(minute)
        form = given_form(desk, "devices")
        answer = form.command(EMPTY, circumstance(desk))
        assert isinstance(answer, AskAgain) == is_asked
        if isinstance(answer, AskAgain):
            assert "4min after the device before" in answer.what
            again = Filled(id=EMPTY.id, refusal=answer)
            assert charted(form, again, desk).fact == device(2)

    def test_device_charted_elsewhere_is_shown_first(self) -> None:
        """Enter does not chart the third for the second."""
        desk = ready("devices")
        desk.chart(0, device(1))
        desk.now = desk.at(20)
        shown = given_form(desk, "devices")
        desk.chart(10, device(2))
        desk.now = desk.at(20)
        now = given_form(desk, "devices")
        assert asked(shown, now, EMPTY, circumstance(desk)) == CHANGED


class TestOthers:
    """An injection and a dose by mouth."""

    def test_injection(self) -> None:
        """All that is ordered, at the site that is typed."""
        desk = ready("injection")
        form = given_form(desk, "injection")
        view = form.view(EMPTY)
        assert view.title == "Injection given"
        assert [part.id for part in view.parts] == ["mg", "site", "time"]
        fact = charted(form, EMPTY.typed("site", "left deltoid"), desk).fact
        assert fact == DoseGiven(
            drug="ketamine", mg=Decimal("34.2"), route="IM", site="left deltoid"
        )

    def test_less_than_ordered_is_asked(self) -> None:
        """Part of it is charted once that is confirmed; the rest stands ready next."""
        desk = ready("injection")
        form, part = given_form(desk, "injection"), EMPTY.typed("mg", "20")
        question = lacking(form, part, desk)
        assert isinstance(question, AskAgain)
        fact = charted(
            form, Filled(id=EMPTY.id, texts=part.texts, refusal=question), desk
        )
        desk.chart(0, fact.fact)
        assert charted(given_form(desk, "injection"), EMPTY, desk).fact == DoseGiven(
            drug="ketamine", mg=Decimal("14.2"), route="IM"
        )

    def test_by_mouth(self) -> None:
        """No site is asked."""
        desk = ready("oral")
        form = given_form(desk, "oral")
        assert form.view(EMPTY).title == "Dose given"
        assert [part.id for part in form.view(EMPTY).parts] == ["mg", "time"]
        fact = charted(form, EMPTY, desk).fact
        assert fact == DoseGiven(drug="ketamine", mg=Decimal(100), route="PO")


class TestDoubt:
    """The dose becomes uncertain."""

    @pytest.fixture
    def running(self) -> Desk:
        desk = Desk().ready()
        desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
        desk.now = desk.at(20)
        return desk

    def test_at_most_what_was_given_by_then(self, running: Desk) -> None:
        """20 min at 51.3 mL/h of 1 mg/mL are 17.1 mg; 10 min ago they were 8.6."""
        form = doubt_form(running)
        picked = EMPTY.picked("cause", "P").typed("site", "right hand")
        assert charted(form, picked, running).fact == DoseDoubtful(
            cause="pump alarm", at_most_mg=Decimal("17.1"), new_site="right hand"
        )
        earlier = charted(form, picked.typed("time", "-10"), running).fact
        assert isinstance(earlier, DoseDoubtful)
        assert earlier.at_most_mg == Decimal("8.6")

    def test_an_infiltration_is_a_side_effect_too(self, running: Desk) -> None:
        """As its key charts it, with the site and the time that were typed."""
        picked = EMPTY.picked("cause", "I").typed("site", "right hand")
        picked = picked.typed("time", "-10")
        form = doubt_form(running)
        command = form.command(picked, circumstance(running))
        assert isinstance(command, ChartDoubt)
        assert command.at == running.at(10)
        assert command.doubt == DoseDoubtful(
            cause="infiltration", at_most_mg=Decimal("8.6"), new_site="right hand"
        )
        assert (command.effect.code, command.effect.grade) == ("INFIL", 2)

    @pytest.mark.parametrize(("cause", "told"), [("I", True), ("P", False)])
    def test_the_side_effect_is_told_before(self, cause: str, *, told: bool) -> None:
        """In the note of the form, once that cause is chosen."""
        form = doubt_form(Desk().ready())
        assert "side effect" not in form.view(EMPTY).note
        assert ("side effect" in form.view(EMPTY.picked("cause", cause)).note) is told

    def test_typed_amount(self, running: Desk) -> None:
        """What is typed goes before what was calculated."""
        picked = EMPTY.picked("cause", "P").typed("mg", "12.5")
        fact = charted(doubt_form(running), picked, running).fact
        assert fact == DoseDoubtful(cause="pump alarm", at_most_mg=Decimal("12.5"))

    def test_again(self, running: Desk) -> None:
        """A second doubt begins from what the first left certain."""
        running.chart(20, DoseDoubtful(cause="line", at_most_mg=Decimal(10)))
        running.now = running.at(20)
        form = doubt_form(running)
        fact = charted(form, EMPTY.picked("cause", "L"), running).fact
        assert isinstance(fact, DoseDoubtful)
        assert fact.at_most_mg == 10

    def test_cause_is_chosen(self, running: Desk) -> None:
        """Without one nothing is charted."""
        form = doubt_form(running)
        assert lacking(form, EMPTY, running).field == "cause"
        assert lacking(form, EMPTY.picked("cause", "M"), running).field == "cause"

    def test_of_a_single_dose(self) -> None:
        """A device has no line and no pump."""
        desk = ready("devices")
        desk.chart(0, device(1))
        form = doubt_form(desk)
        assert form.offered == ("M",)
        fact = charted(form, EMPTY.picked("cause", "M"), desk).fact
        assert fact == DoseDoubtful(cause="partly lost", at_most_mg=Decimal(28))


class TestAmending:
    """What can be put right of each in the strip."""

    def test_expiry_of_a_lot(self, desk: Desk) -> None:
        """Typed as on the new-session page; what is no date is refused."""
        lot = DrugPrepared(lot="23LK", expiry=date(2027, 1, 31))
        texts = [(e.part, e.text) for e in editables(lot, desk.charting)]
        assert texts == [("lot", "23LK"), ("expiry", "31-Jan-2027")]
        assert edited(lot, {}, desk.charting) == lot
        later = edited(lot, {"expiry": "02-2028"}, desk.charting)
        assert later == DrugPrepared(lot="23LK", expiry=date(2028, 2, 29))
        assert isinstance(edited(lot, {"expiry": "soon"}, desk.charting), Refusal)

    def test_texts_and_back(self, desk: Desk) -> None:
        """An amount and its words; what is left as it was stays the same fact."""
        charting = desk.charting
        waste = WasteRecorded(ml=Decimal("15.8"), witness="S. Lindqvist RN")
        assert [(e.part, e.text) for e in editables(waste, charting)] == [
            ("ml", "15.8"),
            ("witness", "S. Lindqvist RN"),
        ]
        assert edited(waste, {}, charting) == waste
        less = edited(waste, {"ml": "5.8"}, charting)
        assert less == WasteRecorded(ml=Decimal("5.8"), witness="S. Lindqvist RN")
        assert isinstance(edited(waste, {"ml": "x"}, charting), Refusal)
