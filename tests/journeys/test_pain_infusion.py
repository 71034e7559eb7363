"""A pain infusion of four hours and a pause, in a night of summer or winter time."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.clocks import ManualClock
from tests.journeys.nurse import Nurse
from tests.journeys.opened import opened
from tests.journeys.rooms import charted
from tests.journeys.test_choosing_protocol import to_identity
from tests.journeys.test_iv40_session import exported
from tests.journeys.typed_checks import check_keys, type_checks
from tests.journeys.typed_rows import CTRL, check_all, check_dose
from ui.widgets.pill import Pill

SPRING = datetime(2026, 3, 28, 21, 30, tzinfo=UTC)
"""In London clocks go from 01:00 to 02:00 three and a half hours later."""
AUTUMN = datetime(2026, 10, 24, 18, 45, tzinfo=UTC)
"""There they go from 02:00 to 01:00 six and a quarter hours later."""

TAB = "\t"
VITALS = "118 72 70 98 14 5"
MINUTE = timedelta(minutes=1)
PAUSED, RESUMED, ENDED, LEFT = 185, 260, 315, 380
SETS = (15, 30, 45, 60, 90, 120, 150, 180, 240, 300, 330, 345, 360, 375)


class Night(NamedTuple):
    """One of the two nights, and what the pill says on the clocks of the wall."""

    start: datetime
    signed: str
    ate: str
    told: tuple[str, ...]


NIGHTS = (
    Night(
        SPRING,
        "02-Jan-2026",
        "13:10\t17:30",
        ("Next 21:45", "Next 00:30", "Next 02:30", "Next 03:30", "Next 04:00"),
    ),
    Night(
        AUTUMN,
        "02-Sep-2026",
        "10:10\t15:30",
        ("Next 20:00", "Next 22:45", "Next 23:45", "Next 00:45", "Next 01:15"),
    ),
)


@pytest.fixture(params=NIGHTS, ids=["spring", "autumn"])
def night(request: pytest.FixtureRequest) -> Night:
    found: Night = request.param
    return found


@pytest.fixture
def nurse(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, night: Night
) -> Iterator[Nurse]:
    clock = ManualClock(night.start - timedelta(minutes=10))
    nurse = opened(qtbot, qapp, tmp_path / "record", clock)
    nurse.start = night.start
    yield nurse
    nurse.vigil.end()


def pill(nurse: Nurse) -> str:
    found = nurse.vigil.parts.strip.set.findChildren(Pill)
    (text,) = [pill.text() for pill in found if pill.isVisible()]
    return text


def jump(nurse: Nurse, minute: float) -> None:
    """On to that minute at once."""
    nurse.clock.advance(minutes=minute - nurse.minute)
    nurse.vigil.bedside.tick()
    nurse.settle()


def chart(nurse: Nurse, values: str) -> None:
    nurse.press(2)
    nurse.type(f"{values}\n")
    nurse.settle()


def pump(nurse: Nurse, minute: float, keys: str) -> None:
    jump(nurse, minute)
    nurse.press(4)
    nurse.type(keys)
    nurse.settle()


def begin(nurse: Nurse, night: Night) -> None:
    """Open a session for pain, order 34.2 mg over 240min, and start."""
    to_identity(nurse)
    nurse.type("2\n")
    nurse.settle()
    nurse.type("68.4\n")
    nurse.settle()
    nurse.type("34.2\tDr Meyer\t50\t50\t50\t240\t\n\n")
    nurse.settle()
    check_dose(nurse, rate="8.6")
    jump(nurse, -4)
    chart(nurse, f"{VITALS} 0 1 0 7\na")
    type_checks(nurse, check_keys(night.signed, night.ate))
    jump(nurse, 0)
    nurse.chord(Qt.Key.Key_Return, CTRL)
    nurse.settle()
    pump(nurse, 0, "s\n")


def observe(nurse: Nurse, *minutes: int) -> None:
    """The sets of those minutes, each when it is due."""
    for minute in minutes:
        jump(nurse, minute)
        assert pill(nurse) == "Due now"
        # What is not asked this time is left out.
        is_whole = minute in {30, 60, 120, 180, 240} or minute > ENDED
        chart(nurse, f"{VITALS} {'0 1 0 3' if is_whole else f'{TAB * 2}1{TAB * 2}3'}")


def infuse(nurse: Nurse) -> list[str]:
    """From the start to the last recovery set; what the pill said on the way."""
    told = [pill(nurse)]
    observe(nurse, *SETS[:7])
    told.append(pill(nurse))
    observe(nurse, 180)
    told.append(pill(nurse))
    pump(nurse, PAUSED, "p\t\tline check\n")
    observe(nurse, 240)
    told.append(pill(nurse))
    pump(nurse, RESUMED, "r\n")
    observe(nurse, 300)
    pump(nurse, ENDED, "e34.2\n")
    told.append(pill(nurse))
    observe(nurse, *SETS[-4:])
    return told


def leave(nurse: Nurse) -> UUID:
    """Discharged by two keys that take the times that are suggested."""
    jump(nurse, LEFT)
    id_ = nurse.session.id
    nurse.chord(Qt.Key.Key_E, CTRL)
    check_all(nurse)
    nurse.type("d==\n\n")
    nurse.settle()
    return id_


def test_hourly_sets_over_midnight_and_a_clock_change(
    nurse: Nurse, night: Night, tmp_path: Path
) -> None:
    """Minutes are counted and clocks are told, whatever the clocks on the wall do."""
    begin(nurse, night)
    told = infuse(nurse)
    waits = ("15min", "30min", "1hr", "1hr", "15min")
    each = zip(night.told, waits, strict=True)
    assert told == [f"{clock} · {wait}" for clock, wait in each]
    assert [s for s in nurse.session.assessment.slots if s.state == "missed"] == []
    assert not [a for a in nurse.session.assessment.alerts if a.parameter == "overdue"]

    id_ = leave(nurse)
    session = charted(nurse, id_)
    observed = [(s.observed_at - nurse.start) / MINUTE for s in session.sets]
    assert observed == [-4, *SETS]
    assert session.dose_ended_at == nurse.at(ENDED)
    assert session.closed is not None
    assert session.closed.ending == "discharged"
    assert session.closed.left_at == nurse.at(LEFT)
    nurse.vigil.end()
    record = exported(tmp_path / "record", str(id_), tmp_path / "session.json")
    assert record["session"]["left_at"] == written(nurse.at(LEFT))
    times = {row["observed_at"] for row in record["observations"]}
    assert times == {written(nurse.at(minute)) for minute in (-4, *SETS)}


def written(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
