"""Schedules that can't be kept are refused, each fault by its key path."""

import pytest

from monitor.protocol.parsing import parse_protocol
from tests.protocol.faulty import faults
from tests.protocol.scheduled import (
    EVERY_TEN,
    LEAVING,
    RECOVERY,
    pace,
    schedule_text,
)

ALSO = """[schedule.during.also]
fields = ["distress"]
at_minutes = [20, 25]
source = "A test"
"""
GIVEN = "at_minutes = [40, 70]"
FOREVER = "for_minutes = 60"


@pytest.mark.parametrize(
    ("during", "recovery", "path", "text"),
    [
        ("", RECOVERY, "schedule.during", "needs every_minutes or at_minutes"),
        (f"{EVERY_TEN}\n{GIVEN}", "", "schedule.during", "and not both"),
        (EVERY_TEN, "", "schedule.during.for_minutes", "no recovery"),
        (GIVEN, RECOVERY, "schedule.during.at_minutes", "there is a recovery"),
        (
            f"{EVERY_TEN}\n{FOREVER}",
            RECOVERY,
            "schedule.during.for_minutes",
            "there is a recovery",
        ),
        (f"{GIVEN}\n{FOREVER}", "", "schedule.during.at_minutes", "goes with neither"),
        (
            "at_minutes = [70, 40]",
            "",
            "schedule.during.at_minutes",
            "not in rising order",
        ),
        (
            "at_minutes = [40, 46]",
            "",
            "schedule.during.tolerance_minutes",
            "40min and 46min would meet",
        ),
        (
            f"{EVERY_TEN}\nfor_minutes = 9",
            "",
            "schedule.during.for_minutes",
            "ends before",
        ),
        (
            f"{EVERY_TEN}\n{pace(25, 30)}",
            RECOVERY,
            "schedule.during.then[1].after_minutes",
            "no slot at 25min",
        ),
        (
            f"{EVERY_TEN}\n{pace(60, 30)}{pace(30, 30)}",
            RECOVERY,
            "schedule.during.then",
            "not in rising order",
        ),
        (
            f"{EVERY_TEN}\n{pace(20, 9)}",
            RECOVERY,
            "schedule.during.then",
            "would meet",
        ),
        (
            f"{EVERY_TEN}\n{pace(20, 20).replace('source', 'sauce')}",
            RECOVERY,
            "schedule.during.then[1].source",
            "missing",
        ),
        (
            f"{EVERY_TEN}\n{ALSO}",
            RECOVERY,
            "schedule.during.also.at_minutes",
            "no slot at 25min",
        ),
        (
            EVERY_TEN,
            RECOVERY.replace("= 5", "= 8"),
            "schedule.recovery.tolerance_minutes",
            "would meet",
        ),
        (
            EVERY_TEN,
            RECOVERY.replace("= 60", "= 14"),
            "schedule.recovery.for_minutes",
            "before its first slot",
        ),
        (
            EVERY_TEN,
            RECOVERY.replace('"sbp"', '"sap"'),
            "schedule.recovery.fields",
            "no field sap",
        ),
    ],
)
def test_schedule_that_cannot_be_kept(
    *, during: str, recovery: str, path: str, text: str
) -> None:
    """One thing wrong is told where it stands."""
    assert text in faults(schedule_text(during, recovery))[path]


@pytest.mark.parametrize(
    ("during", "recovery"),
    [
        ("at_minutes = [40, 47]", ""),
        (f"{EVERY_TEN}\nfor_minutes = 10", ""),
        (EVERY_TEN, RECOVERY.replace("= 5", "= 7")),
        (EVERY_TEN, RECOVERY.replace("= 60", "= 15")),
        (f"{EVERY_TEN}\n{pace(20, 11)}", RECOVERY),
    ],
)
def test_schedule_just_possible(during: str, recovery: str) -> None:
    """At the limit of what can be kept there is no fault."""
    parse_protocol(schedule_text(during, recovery))


def test_leaving_says_at_least_one_time() -> None:
    """A table of leaving without a time is a mistake."""
    empty = LEAVING.replace("least_minutes_after_start = 120\n", "")
    assert (
        "needs" in faults(schedule_text(EVERY_TEN, RECOVERY, leaving=empty))["leaving"]
    )
