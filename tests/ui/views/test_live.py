"""The live screen of one session: what its parts are told of each other."""

from decimal import Decimal

import pytest

from monitor.chart.kinds import DoseChecked, DoseDoubtful
from monitor.charting.reads import SessionRead
from tests.builders import Chronicle, at
from tests.desk import PATIENT
from tests.protocol.gated import Room, answer
from tests.ui.views.test_dosing_words import intranasal
from ui.views.banner import BannerView
from ui.views.live import Looking, live_view


def banner(chronicle: Chronicle, minute: float) -> BannerView:
    """The banner of the live screen then."""
    read = SessionRead(
        session=chronicle.session,
        patient=PATIENT,
        protocol=chronicle.protocol,
        assessment=chronicle.assess(minute),
        entries=tuple(chronicle.entries),
        at=at(minute),
    )
    return live_view(read, Looking()).banner


def test_banner_counts_what_an_override_still_holds_for() -> None:
    """As the page of the checks does: answered since, a check is met or not."""
    room = Room().before()
    for gate in ("consent", "fasting"):
        assert room.override(gate, -9) is None
    assert "2 checks overridden" in banner(room, -8).badges[0]
    room.add(answer("consent"), -8)
    assert "1 check overridden" in banner(room, -7).badges[0]
    standing = {gate: room.state(gate, -7).standing for gate in ("consent", "fasting")}
    assert standing == {"consent": "met", "fasting": "overridden"}
    room.add(answer("fasting"), -6)
    assert banner(room, -5).badges == ()
    assert len(room.session.overrides) == 2


@pytest.mark.parametrize(("minute", "is_over"), [(37, False), (38, True)])
def test_banner_marks_more_than_ordered_beyond_the_percent(
    minute: float, is_over: bool
) -> None:
    """34.2 mg ordered, at 1 mg a minute: 10 % over is 37.62 mg."""
    chronicle = Chronicle().open()
    chronicle.infuse(0, "started", "60")
    badges = banner(chronicle, minute).badges
    assert ("More than ordered given" in badges) is is_over


def test_banner_tells_the_time_since_the_first_device() -> None:
    """Beside what is ordered, from the first one on; an infusion has it on its tab."""
    since = banner(intranasal(0, 5, 10), 41)
    assert since.course.endswith("84 mg in 3 devices, T+41min since the first device")
    assert banner(Chronicle().start(), 30).course.endswith("0.5 mg/kg over 40min")


def test_banner_tells_no_count_that_is_still_to_be_checked() -> None:
    """A second person counts the devices; until then none of it is told."""
    chronicle = intranasal()
    assert banner(chronicle, -10).course.endswith("Dose ordered")
    chronicle.add(DoseChecked(checker="S. Lindqvist RN", devices=3), -9)
    assert banner(chronicle, -8).course.endswith("84 mg in 3 devices")


def test_banner_marks_an_uncertain_dose() -> None:
    """Long and short words both hold how much at most."""
    chronicle = intranasal(0, 5)
    assert banner(chronicle, 6).badges == ()
    chronicle.add(DoseDoubtful(cause="partly lost", at_most_mg=Decimal("46.4")), 6)
    words = "At most 46.4 mg, uncertain", "Uncertain, to 46.4 mg"
    assert banner(chronicle, 6).badges == words
    chronicle.close(130)
    assert "at most 46.4 mg, uncertain" in banner(chronicle, 131).course
