"""Charting the second check: who checks, what agrees, and what it lacks."""

from datetime import date

import pytest

from monitor.chart.kinds import DoseChecked
from monitor.chart.refusals import Refusal
from tests.dosing import protocol_by
from tests.ui.opening import Opening
from tests.ui.views.new_session.checking import CHECKED, enter, infusion, needed
from tests.ui.views.new_session.test_dose_forms import TYPED
from ui.views.new_session.expiry import expiry_date
from ui.views.new_session.start_bar import start_bar


class TestCharting:
    """One Enter charts the lot, the next the check."""

    def test_agreeing(self) -> None:
        """Then nothing of the dose keeps the session from its start."""
        opening = needed().type(lot="23 LK", expiry="31-Jan-2027")
        enter(opening).type(checker="S. Lindqvist RN", check_devices="3")
        enter(opening)
        session = opening.session
        assert session is not None
        assert session.dosing.check == DoseChecked(checker="S. Lindqvist RN", devices=3)
        view = opening.view.dose
        assert view.message == "S. Lindqvist RN came to the same. Enter goes on"
        assert {field.verdict for field in view.fields} == {"agreed"}
        assert view.dose_enter.focus == "set"
        assert view.dose_enter.command is None
        told = start_bar(opening.known).detail.lower()
        assert "second" not in told
        assert "lot" not in told

    def test_each_enter_says_what_it_charts(self) -> None:
        """With all fields typed at once, the first charts the lot and says so."""
        opening = needed().type(lot="23LK", expiry="31-Jan-2027")
        opening.type(checker="S. Lindqvist RN", check_devices="3")
        assert opening.view.dose.main.words == "Chart lot"
        enter(opening)
        view = opening.view.dose
        assert view.main.words == "Chart check"
        assert view.message == "Lot 23LK charted. Enter charts the check"
        opening.type(check_devices="")
        assert opening.view.dose.message.startswith("Lot 23LK charted. A second person")
        opening.type(lot="23LK9")
        assert opening.view.dose.main.words == "Chart lot"
        assert "charted" not in opening.view.dose.message.split(";")[0]

    def test_disagreeing_blocks_until_one_is_amended(self) -> None:
        """What they came to stands; it is typed anew, or the order is."""
        opening = infusion()
        enter(opening.type(**{**CHECKED, "check_rate_ml_per_hour": "53.1"}))
        session = opening.session
        assert session is not None
        view = opening.view.dose
        assert view.verdict == "refused"
        figures = [f.verdict for f in view.fields if f.id.startswith("check_")]
        assert figures == ["agreed", "challenged"]
        assert "53.1 mL/h by S. Lindqvist RN, 51.3 mL/h in the order" in view.message
        assert "does not agree" in start_bar(opening.known).detail
        enter(opening.type(check_rate_ml_per_hour="51.3"))
        assert opening.view.dose.verdict == "none"
        assert "does not agree" not in start_bar(opening.known).detail
        assert len(opening.session.dosing.checks) == 2 if opening.session else False

    def test_what_is_missing_is_told(self) -> None:
        """Lot and check are both wanted here."""
        opening = enter(needed())
        told = {f.id: f.note for f in opening.view.dose.fields}
        assert (told["lot"], told["expiry"]) == ("missing", "missing")
        opening.type(lot="23LK", expiry="01-2027")
        enter(enter(opening))
        told = {f.id: f.note for f in opening.view.dose.fields}
        assert (told["checker"], told["check_devices"]) == ("missing", "missing")

    def test_by_who_charted_the_dose(self) -> None:
        """The record says no, beside the name."""
        opening = enter(infusion().type(**{**CHECKED, "checker": "a. okafor rn"}))
        assert opening.session is not None
        assert opening.session.dosing.check is None
        told = {f.id: f.verdict for f in opening.view.dose.fields}
        assert told["checker"] == "refused"
        assert "charted the dose" in opening.view.dose.message

    @pytest.mark.parametrize(
        ("expiry", "is_taken"),
        [("13-03-2026", False), ("14-03-2026", True), ("02-2026", False)],
    )
    def test_expired_lot_blocks(self, expiry: str, is_taken: bool) -> None:
        """The session is on 14 March 2026; an expired lot has to be changed."""
        opening = enter(needed().type(lot="23LK", expiry=expiry))
        assert opening.session is not None
        assert (opening.session.dosing.prepared is not None) == is_taken
        assert ("expired on" in opening.view.dose.message) != is_taken

    def test_not_needed(self) -> None:
        """Where the protocol wants neither, Enter goes on."""
        opening = Opening.under(protocol_by("devices")).open()
        opening.type(**TYPED["devices"])
        opening.do(opening.view.dose.main.act).back()
        act = opening.view.dose.dose_enter
        assert (act.command, act.focus) == (None, "set")

    def test_new_order_is_checked_anew(self) -> None:
        """Nothing of the check of the old order stands ready."""
        opening = enter(infusion().type(**CHECKED))
        other = opening.view.dose.other
        assert other is not None
        opening.do(other.act).type(ordered_by="Dr Osei")
        opening.do(opening.view.dose.main.act)
        assert opening.session is not None
        assert opening.session.dosing.check is None
        assert opening.draft.text("check_ml") == ""
        assert opening.draft.text("checker") == "S. Lindqvist RN"


def test_among_the_checks() -> None:
    """Lot and check stand in section 3 where they are wanted, or were charted."""
    plain = Opening.under(protocol_by("devices")).open()
    titles = [check.title for check in plain.view.preflight.checks]
    assert "Lot" not in titles
    opening = needed()
    checks = {c.title: c for c in opening.view.preflight.checks}
    assert checks["Lot"].mark == checks["Second check"].mark == "not met"
    opening.type(lot="23LK", expiry="01-2027")
    enter(opening).type(checker="S. Lindqvist RN", check_devices="2")
    enter(opening)
    checks = {c.title: c for c in opening.view.preflight.checks}
    assert (checks["Lot"].mark, checks["Lot"].evidence) == ("met", "23LK")
    assert checks["Weight"].mark == "not applicable"
    assert checks["Weight"].evidence == "not needed for this dose"
    assert checks["Second check"].evidence.startswith("does not agree: 2 devices")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("31-Jan-2027", date(2027, 1, 31)),
        ("31/01/2027", date(2027, 1, 31)),
        ("01-2027", date(2027, 1, 31)),
        ("02/2028", date(2028, 2, 29)),
        ("dec 2027", date(2027, 12, 31)),
        ("29-02-2027", None),
        ("13-2027", None),
        ("01-27", None),
        ("2027", None),
        ("00-01-2027", None),
        ("01-0000", None),
        ("", None),
    ],
)
def test_expiry_as_typed(text: str, found: date | None) -> None:
    """A day, or a month of which the last day counts; the year in full."""
    read = expiry_date(text)
    assert (None if isinstance(read, Refusal) else read) == found
