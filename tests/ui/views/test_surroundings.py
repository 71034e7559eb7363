"""What the bars, help and palette say of the screen as it is now."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.commands import ActOnAlert
from monitor.chart.kinds import (
    Admitted,
    ApprovedThen,
    DoseGiven,
    InfusionRecorded,
    SessionClosed,
)
from monitor.charting.reads import SessionRead
from tests.charting.clinic import HIGH, INSIDE, Clinic
from tests.dosing import INJECTION, desk_by
from ui.views.palette import ActionView
from ui.views.screen_names import Screen
from ui.views.snapshot import RecordState, Saving, Snapshot
from ui.views.surroundings import Setting, actions_on, footer, saved_words, top_bar


def snapshot(clinic: Clinic) -> Snapshot:
    return Snapshot(now=clinic.clock.now(), zone="Europe/London", shown=clinic.read)


def put_off(clinic: Clinic) -> ActionView:
    """The action of putting a set off, as it stands now."""
    actions = {a.id: a for a in actions_on("live", snapshot(clinic))}
    return actions["snooze"]


@pytest.mark.parametrize(
    ("minute", "why"),
    [(5, "It is not due yet"), (6.9, "It is not due yet"), (7, ""), (10, "")],
)
def test_a_set_is_put_off_within_its_tolerance(minute: float, why: str) -> None:
    """The set at 10 min can be put off from 7 min on, and until then it says why."""
    clinic = Clinic().start()
    clinic.move_to(minute)
    assert put_off(clinic).why_not == why


def test_a_repeat_is_not_put_off() -> None:
    """While a repeat comes next, that is the reason, not that nothing is due."""
    clinic = Clinic().start()
    clinic.chart(10, HIGH)
    (alert,) = clinic.raised
    act = ActOnAlert(
        id=clinic.mint(),
        stream_id=clinic.session_id,
        at=clinic.clock.now(),
        key=alert.key,
        code=1,
    )
    clinic.charted(act)
    assert "only a planned set" in put_off(clinic).why_not
    clinic.chart(12, INSIDE)
    assert put_off(clinic).why_not == "It is not due yet"


def test_nothing_charted_is_said_of_this_run_alone() -> None:
    """After a restart the record may hold much; only this run charted nothing."""
    clinic = Clinic().start()
    words = saved_words(snapshot(clinic))
    assert snapshot(clinic).record == RecordState(saving=Saving.NOTHING)
    assert words == "Everything is saved; nothing was charted since Vigil started"


def closed() -> Clinic:
    """A session that was closed while an alert stood."""
    clinic = Clinic().start()
    clinic.chart(10, HIGH)
    clinic.chart(12, InfusionRecorded(step="completed", pump_ml=Decimal("10.3")))
    at = clinic.clock.now()
    facts = Admitted(where="Ward 4")
    clinic.chart(13, SessionClosed(ending="admitted", left_at=at, facts=facts))
    assert not clinic.read.session.is_open
    return clinic


def test_nothing_that_charts_can_be_asked_of_a_closed_session() -> None:
    """Answers to alerts and the bedside view included; each says why."""
    actions = {a.id: a for a in actions_on("live", snapshot(closed()))}
    for id_ in ("set", "note", "acknowledge", "action", "eyes"):
        assert actions[id_].why_not == "The session is closed"
    assert actions["amend"].enabled


def test_the_bar_of_a_closed_session_offers_what_can_be_done() -> None:
    """No key of the bar answers that the session is closed."""
    shown = snapshot(closed())
    actions = {a.id: a for a in actions_on("live", shown)}
    hints = footer("live", shown, Setting(station="B")).hints
    assert [h.action for h in hints if not actions[h.action].enabled] == []
    assert "timeline" in [hint.action for hint in hints]


@pytest.mark.parametrize(
    "screen", ["board", "sessions", "taking", "protocol", "opening", "live"]
)
def test_the_key_of_the_emergency_stands_wherever_it_works(screen: Screen) -> None:
    """It never goes for want of room; over a closed session neither."""
    for clinic in (Clinic().start(), closed()):
        hints = footer(screen, snapshot(clinic), Setting(station="B")).hints
        assert [h.stays for h in hints if h.key == "Pause"] == [True]


def test_alerting_that_is_off_is_said_on_every_screen() -> None:
    """Beside the chart it concerns by its own words, elsewhere by its room."""
    clinic = Clinic().start()
    off = replace(clinic.read.protocol, record_only=True)
    read = replace(clinic.read, protocol=off)
    known = replace(snapshot(clinic), shown=read, rooms=(read,))
    setting = Setting(station="Bay 2")
    assert top_bar("live", known, setting).statuses[0].text == "Alerts off, record only"
    for elsewhere in (known, replace(known, shown=None)):
        words = top_bar("sessions", elsewhere, setting).statuses[0].text
        assert words == "Alerts off in Room 1"
    on = replace(known, shown=clinic.read, rooms=(clinic.read,))
    assert top_bar("live", on, setting).statuses[0].text == "Silent"


def test_a_protocol_that_nobody_approved_is_told_below_the_chart() -> None:
    """For as long as the session is shown, also once it is closed."""
    setting = Setting(station="Bay 2")
    for clinic in (Clinic().start(), closed()):
        known = snapshot(clinic)
        told = footer("live", known, setting).notes
        assert told == ("iv40 v1, not approved",)
        opened = replace(
            clinic.read.session.opened,
            approved=ApprovedThen(by="Dr Meyer", at=clinic.read.at),
        )
        session = replace(clinic.read.session, opened=opened)
        known = replace(known, shown=replace(clinic.read, session=session))
        assert footer("live", known, setting).notes == ("Protocol iv40 v1",)


def f4(read: SessionRead) -> str:
    """Why F4 charts nothing more."""
    shown = Snapshot(now=read.at, zone="Europe/London", shown=read)
    return {a.id: a for a in actions_on("live", shown)}["infusion"].why_not


def test_only_an_infusion_has_ended() -> None:
    """After an injection F4 speaks of the order, not of an infusion nobody gave."""
    clinic = Clinic().start()
    clinic.chart(40, InfusionRecorded(step="completed"))
    assert f4(clinic.read).startswith("The infusion ended at 14:06")
    desk = desk_by("injection").ready(INJECTION)
    given = DoseGiven(drug="ketamine", mg=INJECTION.mg, route="IM")
    assert desk.chart(1, given) is None
    read = replace(clinic.read, session=desk.session)
    assert (
        f4(read) == "The last of the order was given at 13:27; amend it in the timeline"
    )
