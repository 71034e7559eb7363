"""The clocks tell aware time to the millisecond, and how it runs."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from monitor import clock
from monitor.clock import (
    ScaledClock,
    SystemClock,
    new_id,
    whole_milliseconds,
    workstation_zone,
)
from tests.clocks import ManualClock

START = datetime(2026, 3, 14, 13, 0, tzinfo=UTC)


def test_the_system_clock_is_aware_and_whole() -> None:
    """Its time is UTC in whole milliseconds and does not run backwards."""
    system = SystemClock()
    first, second = system.now(), system.now()

    assert first.utcoffset() == timedelta(0)
    assert first.microsecond % 1000 == 0
    assert first <= second
    assert system.monotonic() <= system.monotonic()


def test_a_zone_no_one_knows_is_not_taken() -> None:
    """A name the desktop made up would fail every screen that shows a local time."""
    assert SystemClock("Nowhere/Atall").zone == workstation_zone()
    assert SystemClock("Europe/Berlin").zone == "Europe/Berlin"


def test_a_boot_has_one_name() -> None:
    """The name of the boot is the same each time it is asked for."""
    system = SystemClock()

    assert system.boot_id
    assert system.boot_id == system.boot_id


def test_a_run_stands_in_for_a_boot_without_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where the system names no boot, each clock claims only its own run."""
    monkeypatch.setattr(clock, "_BOOT_ID", tmp_path / "none")

    one, other = SystemClock(), SystemClock()

    assert one.boot_id.startswith("run ")
    assert one.boot_id != other.boot_id


@pytest.mark.parametrize("name", ["Europe/London", ":America/New_York", "Asia/Tokyo"])
def test_the_zone_can_be_set_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A zone named in the environment is the workstation's."""
    monkeypatch.setenv("TZ", name)

    assert workstation_zone() == name.lstrip(":")
    assert SystemClock().zone == name.lstrip(":")


def test_the_zone_can_be_linked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Otherwise it is the one that the system's file of local time links to."""
    target = tmp_path / "zoneinfo" / "Europe" / "Oslo"
    target.parent.mkdir(parents=True)
    target.write_bytes(b"")
    link = tmp_path / "localtime"
    link.symlink_to(target)
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(clock, "_LOCAL_TIME", link)

    assert workstation_zone() == "Europe/Oslo"


@pytest.mark.parametrize("name", ["", "Nowhere/Atall", "../etc/passwd", "EST5EDT,M3"])
def test_an_unknown_zone_is_utc(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    """Where no zone can be made out, times are told as UTC and called so."""
    monkeypatch.setenv("TZ", name)
    monkeypatch.setattr(clock, "_LOCAL_TIME", tmp_path / "none")

    assert workstation_zone() == "UTC"


def test_a_caller_may_know_the_zone_better() -> None:
    """A zone that is given is not looked for."""
    assert SystemClock("Asia/Tokyo").zone == "Asia/Tokyo"


def test_a_scaled_clock_runs_faster() -> None:
    """Its time and its seconds run by the factor, from its own start."""
    real = ManualClock(datetime(2020, 1, 1, tzinfo=UTC))
    scaled = ScaledClock(START, 60, real)
    before = scaled.monotonic()

    real.advance(seconds=2)

    assert scaled.now() == START + timedelta(minutes=2)
    assert scaled.monotonic() - before == pytest.approx(120)


def test_a_scaled_clock_does_not_step() -> None:
    """It follows the steady seconds, whatever happens to the wall clock."""
    real = ManualClock()
    scaled = ScaledClock(START, 60, real)

    real.step_wall_to(datetime(2030, 1, 1, tzinfo=UTC))

    assert scaled.now() == START


def test_scaled_seconds_are_not_the_real_ones() -> None:
    """Its seconds can't be taken for those of the clock it is made of."""
    real = ManualClock()

    assert ScaledClock(START, 60, real).boot_id != real.boot_id
    assert ScaledClock(START, 60, real).zone == real.zone


def test_a_scaled_clock_starts_in_utc() -> None:
    """A start in another zone is the same moment; one without is refused."""
    there = START.astimezone(timezone(timedelta(hours=5)))

    assert ScaledClock(there, 1, ManualClock()).now() == START
    with pytest.raises(ValueError, match="aware"):
        ScaledClock(START.replace(tzinfo=None), 1)


def test_milliseconds_are_cut_not_rounded() -> None:
    """What lies below a millisecond is dropped, so that time never runs ahead."""
    moment = datetime(2026, 1, 1, 0, 0, 0, 999_999, tzinfo=ZoneInfo("Europe/London"))

    assert whole_milliseconds(moment).microsecond == 999_000


def test_ids_differ() -> None:
    """No two ids are alike."""
    assert len({new_id() for _ in range(1000)}) == 1000
