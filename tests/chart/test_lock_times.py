"""When screens lock is chosen within limits, and what was chosen last holds."""

from datetime import timedelta
from uuid import UUID

import pytest

from monitor.chart.commands import SetLockTimes
from monitor.chart.entries import NewEntry
from monitor.chart.kinds import LockTimesSet
from monitor.chart.lock_times import (
    DURING,
    OTHERWISE,
    SITE,
    LockTimes,
    decide_lock_times,
    fold_lock_times,
)
from monitor.chart.refusals import Refusal
from tests.clocks import START
from tests.desk import NURSE, seal

_USUAL = LockTimes()


def _asked(during: int, otherwise: int) -> SetLockTimes:
    return SetLockTimes(
        id=UUID(int=1),
        stream_id=SITE.id,
        at=START,
        minutes_during_session=during,
        minutes_otherwise=otherwise,
    )


@pytest.mark.parametrize(
    ("during", "otherwise", "refused_at"),
    [
        (0, 5, DURING),
        (1, 5, None),
        (14, 5, None),
        (16, 5, DURING),
        (15, 0, OTHERWISE),
        (15, 1, None),
        (15, 15, None),
        (15, 16, OTHERWISE),
        (-1, 5, DURING),
    ],
)
def test_the_minutes_have_limits(
    during: int, otherwise: int, refused_at: str | None
) -> None:
    answer = decide_lock_times(_USUAL, _asked(during, otherwise), START)

    if refused_at is None:
        assert not isinstance(answer, Refusal)
        assert answer[0].payload == LockTimesSet(
            minutes_during_session=during, minutes_otherwise=otherwise
        )
    else:
        assert isinstance(answer, Refusal)
        assert answer.field == refused_at
        assert "1 to 15 minutes" in answer.sentence


def test_what_holds_already_is_not_chosen_again() -> None:
    answer = decide_lock_times(_USUAL, _asked(15, 5), START)

    assert isinstance(answer, Refusal)


@pytest.mark.parametrize(("early", "is_taken"), [(0, True), (1, False)])
def test_nothing_is_chosen_in_the_future(early: int, *, is_taken: bool) -> None:
    now = START - timedelta(milliseconds=early)

    answer = decide_lock_times(_USUAL, _asked(10, 5), now)

    assert isinstance(answer, Refusal) is not is_taken


def test_what_was_chosen_last_holds() -> None:
    """Until anything is, the usual minutes do."""
    chosen = [
        seal(
            NewEntry(
                id=UUID(int=seq),
                stream=SITE,
                payload=LockTimesSet(
                    minutes_during_session=minutes, minutes_otherwise=1
                ),
                effective_at=START,
            ),
            seq,
            START + timedelta(minutes=seq),
            NURSE,
        )
        for seq, minutes in ((1, 12), (2, 3))
    ]

    assert fold_lock_times([]) == LockTimes(during_session=15, otherwise=5)
    assert fold_lock_times(reversed(chosen)).during_session == 3
