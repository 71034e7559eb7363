"""The audit log answers by patient, by person and by day at a million rows (R23)."""

import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from monitor.chart.audit import NewDeed, SessionViewed, Subject
from monitor.chart.entries import unverified
from monitor.charting.ports import AuditQuery
from monitor.clock import SystemClock, new_id
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.database import Database
from tests.storage.charted import circumstances

MANY, FEW = 1_000_000, 20_000
AT_ONCE = 1000
LIMIT_S = 2.0
SEARCHES = 20
START = datetime(2024, 1, 1, tzinfo=UTC)
PEOPLE = [unverified(f"Nurse {number}") for number in range(40)]
PATIENTS = [new_id() for _ in range(5000)]


def _written(folder: Path, rows: int) -> Iterator[FileAuditLog]:
    """Somebody looks at somebody each minute, for as long as it takes."""
    dice = random.Random(1)  # noqa: S311  (which rows, not how they are sealed)
    with Database(folder) as database:
        log = FileAuditLog(database, SystemClock())
        for first in range(0, rows, AT_ONCE):
            deeds = [
                NewDeed(
                    id=new_id(),
                    deed=SessionViewed(),
                    subject=Subject("session", new_id()),
                    patient=dice.choice(PATIENTS[: rows // 200]),
                )
                for _ in range(AT_ONCE)
            ]
            at = START + timedelta(minutes=first)
            when = replace(circumstances(), recorded_at=at)
            log.add(deeds, PEOPLE[first // AT_ONCE % len(PEOPLE)], when)
        yield log


def _slowest(log: FileAuditLog, queries: list[AuditQuery]) -> float:
    seconds = []
    for query in queries:
        began = time.perf_counter()
        assert log.find(query)
        seconds.append(time.perf_counter() - began)
    return max(seconds)


def _searches(rows: int) -> dict[str, list[AuditQuery]]:
    dice = random.Random(2)  # noqa: S311
    written = range(0, rows, AT_ONCE)
    days = [START + timedelta(minutes=dice.choice(written)) for _ in range(SEARCHES)]
    people = [dice.choice(PEOPLE[: len(written)]).person for _ in days]
    patients = [dice.choice(PATIENTS[: rows // 200]) for _ in days]
    day = timedelta(days=1)
    return {
        "patient": [AuditQuery(patient=one, limit=10_000) for one in patients],
        "person": [AuditQuery(who=one) for one in people],
        "day": [AuditQuery(since=at, until=at + day, limit=5000) for at in days],
    }


def _search(folder: Path, rows: int, capsys: pytest.CaptureFixture[str]) -> None:
    for log in _written(folder / "record", rows):
        for name, queries in _searches(rows).items():
            slowest = _slowest(log, queries)
            with capsys.disabled():
                print(f"\n{rows:,} rows, by {name}: {slowest:.3f} s at most", end="")  # noqa: T201
            assert slowest <= LIMIT_S, name
        first = log.find(AuditQuery(who=PEOPLE[0].person, limit=AT_ONCE // 2))
        page = [AuditQuery(who=PEOPLE[0].person, after=first[-1])]
        assert _slowest(log, page) <= LIMIT_S


def test_each_search_is_quick(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The short form."""
    _search(tmp_path, FEW, capsys)


@pytest.mark.faults
@pytest.mark.timeout(1800)
def test_each_search_is_quick_at_a_million(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _search(tmp_path, MANY, capsys)
