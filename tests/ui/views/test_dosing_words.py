"""How single doses, checks and doubts are told: timeline, banner, lanes, eyes-on."""

from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from monitor.chart.kinds import (
    AnyKind,
    DoseChecked,
    DoseDoubtful,
    DoseGiven,
    DosesEnded,
    DrugPrepared,
    Order,
    WasteRecorded,
)
from monitor.protocol.assessment import Assessment
from monitor.simulation.preparing import made_ready
from tests.builders import DOSE, Chronicle, at
from tests.desk import PATIENT
from tests.dosing import DEVICES, INJECTION, ORAL, device, protocol_by
from tests.ui.board_rooms import read_of
from ui.views import dose_words
from ui.views.banner import banner_view
from ui.views.eyes_on import eyes_on_view
from ui.views.state_card import state_card
from ui.views.timeline import timeline_view
from ui.views.trend.build import trend_view
from ui.views.trend.lanes import InfusionLane
from ui.views.trend.window import TrendWindow

LONDON = ZoneInfo("Europe/London")


def intranasal(*minutes: float) -> Chronicle:
    """A session of three devices, given at those minutes."""
    chronicle = Chronicle(protocol=protocol_by("devices"))
    chronicle.open()
    chronicle.add(DEVICES, -15)
    for number, minute in enumerate(minutes, start=1):
        chronicle.add(device(number), minute)
    return chronicle


def rows(chronicle: Chronicle, minute: float) -> list[tuple[str, str]]:
    view = timeline_view(
        chronicle.session, chronicle.protocol, chronicle.assess(minute), LONDON
    )
    return [(row.text, row.detail) for row in view.rows]


def lane(chronicle: Chronicle, minute: float) -> InfusionLane:
    assessment: Assessment = chronicle.assess(minute)
    window = TrendWindow()
    return trend_view(
        chronicle.session, chronicle.protocol, assessment, window
    ).infusion


def test_no_further_dose_has_its_row() -> None:
    """With why."""
    chronicle = intranasal(0)
    chronicle.add(DosesEnded(cause="BP 172/104"), 10)
    assert ("No further dose", "BP 172/104") in rows(chronicle, 11)


def test_each_device_has_its_row() -> None:
    """Its number, its mg, and what was given by then."""
    told = rows(intranasal(0, 5), 6)
    assert told[0] == (
        "Device 2 given 28 mg",
        "intranasal · 56 mg of 84 mg given",
    )
    assert told[1] == (
        "Device 1 given 28 mg",
        "intranasal · 28 mg of 84 mg given",
    )
    assert ("Dose ordered 84 mg", "84 mg in 3 devices · by Dr Meyer") in told


@pytest.mark.parametrize(
    ("payload", "fact", "detail"),
    [
        (
            INJECTION,
            "Dose ordered 34.2 mg",
            "0.5 mg/kg IM · 0.68 mL to draw · by Dr Meyer",
        ),
        (ORAL, "Dose ordered 100 mg", "100 mg PO · by Dr Meyer"),
        (
            DrugPrepared(
                lot="K2391", expiry=date(2027, 1, 31), stock_mg_per_ml=Decimal(50)
            ),
            "Lot K2391",
            "expires 31-Jan-2027 · 50 mg/mL",
        ),
        (
            DoseChecked(checker="S. Lindqvist RN", devices=3),
            "Second check 3 devices",
            "by S. Lindqvist RN · agrees",
        ),
        (
            DoseChecked(checker="S. Lindqvist RN", devices=2),
            "Second check 2 devices",
            "by S. Lindqvist RN · does not agree with the order",
        ),
        (
            WasteRecorded(mg=Decimal(28), witness="S. Lindqvist RN"),
            "Waste 28 mg",
            "witness S. Lindqvist RN",
        ),
        (
            DoseDoubtful(
                cause="infiltration", at_most_mg=Decimal("18.4"), new_site="right hand"
            ),
            "Dose uncertain, at most 18.4 mg",
            "infiltration · new site right hand",
        ),
    ],
)
def test_words_of_facts(payload: AnyKind, fact: str, detail: str) -> None:
    """What was charted in the first line, what belongs to it in the second."""
    chronicle = intranasal()
    chronicle.add(payload, -10)
    if isinstance(payload, Order):
        chronicle.add(made_ready(payload, at(-9))[1], -9)
    assert (fact, detail) in rows(chronicle, -5)


def test_injection_is_called_one() -> None:
    """With its route and site."""
    chronicle = Chronicle(protocol=protocol_by("injection")).open()
    chronicle.add(INJECTION, -15)
    given = DoseGiven(
        drug="ketamine", mg=Decimal("34.2"), route="IM", site="left deltoid"
    )
    chronicle.add(given, 0)
    assert rows(chronicle, 1)[0] == (
        "Injection given 34.2 mg",
        "IM · left deltoid · 34.2 mg of 34.2 mg given",
    )
    assert dose_words.since(chronicle.session, at(41)) == "T+41min since the injection"


def test_uncertain_wherever_mg_are_told() -> None:
    """At most so much, and what is given after adds to it."""
    chronicle = Chronicle().start()
    doubt = DoseDoubtful(cause="infiltration", at_most_mg=Decimal("15.0"))
    chronicle.add(doubt, 20)
    session = chronicle.session
    assert dose_words.given(session, at(19)) == "16.2 mg of 34.2 mg"
    assert dose_words.note(session, at(19)) == "given, calculated"
    assert dose_words.given(session, at(20)) == "at most 15 mg of 34.2 mg"
    assert dose_words.note(session, at(20)) == "uncertain"
    assert dose_words.brief_note(session, at(30)) == "uncertain"
    shown = lane(chronicle, 30)
    assert (shown.total, shown.total_note) == ("at most 23.6 mg", "uncertain")
    assert shown.doubts == (20.0,)
    eyes = eyes_on_view(session, chronicle.protocol, chronicle.assess(30))
    assert eyes.dose == "at most 23.6 mg of 34.2 mg, uncertain"


def test_lane_of_devices() -> None:
    """A mark for each, by the name of the form, with the sum so far."""
    shown = lane(intranasal(0, 5), 6)
    assert shown.label == "Devices"
    assert [(mark.minute, mark.text) for mark in shown.doses] == [
        (0, "28 mg"),
        (5, "28 mg"),
    ]
    assert shown.doses[1].spoken == "device 2 given, 28 mg"
    assert (shown.total, shown.total_note) == ("56 mg of 84 mg", "given")
    assert lane(intranasal(), -5).total_note == "not given"


def test_flags_count_the_doses() -> None:
    """Each dose by its number, a doubt by its sign."""
    chronicle = intranasal(0, 5)
    chronicle.add(DoseDoubtful(cause="partly lost", at_most_mg=Decimal(56)), 6)
    view = trend_view(
        chronicle.session, chronicle.protocol, chronicle.assess(7), TrendWindow()
    )
    steps = [(f.letter, f.words) for f in view.events.flags if f.look == "step"]
    assert steps == [
        ("1", "device 1 given, 28 mg"),
        ("2", "device 2 given, 28 mg"),
        ("?", "dose uncertain, partly lost"),
    ]


def test_eyes_on_tells_since_when() -> None:
    """From the first device on, in words that say so."""
    chronicle = intranasal(0, 5)
    session = chronicle.session
    eyes = eyes_on_view(session, chronicle.protocol, chronicle.assess(41))
    assert eyes.dose == "56 mg of 84 mg given, T+41min since the first device"
    assert dose_words.since(intranasal().session, at(-5)) == ""


def test_banner_tells_the_course() -> None:
    """What is ordered, in the words of its form."""
    words = [dose_words.course(order) for order in (DOSE, INJECTION, DEVICES, ORAL)]
    assert words == [
        "0.5 mg/kg over 40min",
        "0.5 mg/kg IM",
        "84 mg in 3 devices",
        "100 mg PO",
    ]
    assert banner_view(PATIENT, intranasal(0).session, LONDON).course == words[2]


def test_device_that_is_outstanding_stands_in_the_lane() -> None:
    """Which one, and from when; after the last there is nothing to say."""
    assert lane(intranasal(), -1).outstanding == ""
    assert lane(intranasal(0), 1).outstanding == "Device 2 of 3 not given, from 13:31"
    told = lane(intranasal(0, 7), 30).outstanding
    assert told == "Device 3 of 3 not given, from 13:38"
    assert lane(intranasal(0, 7, 12), 30).outstanding == ""


def test_device_that_is_outstanding_is_handed_over() -> None:
    """The state card tells it beside the next set."""
    card = state_card(read_of(intranasal(0), 2))
    due = next(row.lines for row in card.rows if row.label == "Due")
    assert due[1] == "device 2 of 3 not given, from 13:31"
