"""The review list at 100,000 sessions, against the same SQL through the raw driver."""

import gc
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any
from unittest.mock import patch

from sqlalchemy import Connection

from monitor.charting.review_list import Place, Sought
from monitor.clock import SystemClock
from monitor.review.filter_text import read_filter
from monitor.storage import review_reading
from monitor.storage.database import Database
from monitor.storage.driving import all_rows
from monitor.storage.journal import FileJournal
from tests.bench.clinic import MADE, clinic, copied, last_day
from tests.bench.opening import opened
from tests.bench.processes import run_child
from tests.bench.result import Result, middle, percentile
from tests.bench.seeking import BY_DATE, RARE, ten_filters
from tests.bench.timing import stopwatch, take_turns

PIECES = ("counting", "listed", "opened", "scrolled")
RUNS = 25
DEPTH = 99_900
SCROLLED = 3_000
"""Rows that are scrolled to in the window: each page is asked for when it is near."""
_RATIO = 1.5
_SHOWN_MS = 50.0
_SOUGHT_MS = 100.0

Statements = list[tuple[str, Sequence[object]]]


def measurements(folder: Path, pieces: tuple[str, ...] = PIECES) -> Iterator[Result]:
    """The clinic lies beside the folder of the run, for the next one as well."""
    made = clinic(folder.parents[1])
    with Database(made) as database:
        if "counting" in pieces:
            journal = FileJournal(database, SystemClock())
            yield _counting(journal, last_day(database))
        if "listed" in pieces:
            yield from _listed(database)
        if "opened" in pieces:
            yield from opened(database)
    if "scrolled" in pieces:
        yield from _scrolled(copied(made, folder / "record"))


def _listed(database: Database) -> Iterator[Result]:
    journal = FileJournal(database, SystemClock())
    today, deep = last_day(database), _deep(database)
    while journal.review_counts(Sought(), today) is None:
        pass
    for name, typed in ten_filters():
        sought = read_filter(typed, today).sought
        limit = _SOUGHT_MS if '"felt' in typed else _SHOWN_MS
        first = partial(journal.reviewed, sought)
        yield _against(database, f"review_{name}", first, limit, note=typed)
        following = partial(journal.reviewed, sought, deep)
        yield _against(database, f"review_{name}_deep", following, limit)
        counts = partial(journal.review_counts, sought, today)
        yield _alone(f"review_{name}_counts", counts)
    for name, typed in BY_DATE:
        sought = read_filter(typed, today).sought
        first = partial(journal.reviewed, sought)
        yield _against(database, f"review_{name}", first, _SHOWN_MS, note=typed)
        following = partial(journal.reviewed, sought, deep)
        yield _against(database, f"review_{name}_deep", following, _SHOWN_MS)
    for name, typed in (("rare", f'"{RARE}"'), ("common", '"eyes cl"')):
        sought = read_filter(typed, today).sought
        first = partial(journal.reviewed, sought)
        yield _against(database, f"review_text_{name}", first, _SOUGHT_MS, note=MADE)


def _scrolled(record: Path) -> Iterator[Result]:
    """In the real window: how long at once it answers nothing, and till a chart."""
    told = run_child("reviewer", record, str(SCROLLED))
    for what in ("held_j", "page_down", "wheel", "dragged", "wheel_deep"):
        (longest,) = told.each(what)
        (busy,) = told.each(f"{what}_cpu")
        yield Result(
            name=f"scroll_{what}",
            ours=longest,
            limit=_SHOWN_MS,
            n=1,
            note=f"the longest standstill; the screen's thread itself {busy:.0f} ms",
        )
    yield Result(
        name="review_enter_to_chart",
        ours=percentile(told.each("opened"), 0.95),
        n=len(told.each("opened")),
        note="95 of 100: from Enter in the list to the painted session",
    )


def _against(
    database: Database,
    name: str,
    ours: Callable[[], object],
    limit: float,
    *,
    note: str = "",
) -> Result:
    """The floor executes what ours executed, and makes nothing of the rows."""
    statements = _executed(ours)
    with database.reading() as connection:
        driver: Any = connection.connection.driver_connection

        def floor() -> None:
            for sql, values in statements:
                driver.execute(sql, values).fetchall()

        taken = take_turns(ours, floor, runs=RUNS, warm_up=2)
    return Result(
        name=name,
        ours=middle(taken.ours),
        floor=middle(taken.floor),
        target=_RATIO,
        limit=limit,
        n=RUNS,
        note=note,
    )


def _counting(journal: FileJournal, today: date) -> Result:
    """The longest of the steps in which all is counted once, for each has its turn.

    What was there before is set aside, as the window does: there no step looks through
    it for garbage.
    """
    gc.collect()
    gc.freeze()
    taken: list[float] = []
    is_counted = False
    while not is_counted:
        began = perf_counter()
        is_counted = journal.review_counts(Sought(), today) is not None
        taken.append((perf_counter() - began) * 1000)
    gc.unfreeze()
    return Result(
        name="review_counting_step",
        ours=max(taken),
        limit=_SHOWN_MS,
        n=len(taken),
        note=f"the longest; all of them {sum(taken):.0f} ms, once",
    )


def _alone(name: str, ours: Callable[[], object]) -> Result:
    """What facets count is in arrays: no SQL does the same."""
    taken = [stopwatch(ours) for _ in range(RUNS)]
    return Result(name=name, ours=middle(taken), limit=_SHOWN_MS, n=RUNS)


def _executed(ours: Callable[[], object]) -> Statements:
    found: Statements = []
    execute = all_rows

    def noted(
        connection: Connection, question: str, values: Sequence[object]
    ) -> list[tuple[Any, ...]]:
        found.append((question, values))
        return execute(connection, question, values)

    with patch.object(review_reading, "all_rows", noted):
        ours()
    return found


def _deep(database: Database) -> Place:
    """The place there by time: what is to be reviewed is long passed by then."""
    with database.reading() as connection:
        number = connection.exec_driver_sql(
            "SELECT number FROM review_index ORDER BY number DESC LIMIT 1 OFFSET ?",
            (DEPTH - 1,),
        ).scalar_one()
    return Place(is_to_review=False, number=number)
