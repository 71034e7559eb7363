"""How long a changed protocol takes with one stored session, against reading it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from monitor.chart.entries import Stream
from monitor.charting.ports import SessionQuery
from monitor.protocol.care_protocol import CareProtocol
from monitor.review.trial import Trial
from monitor.steady_clock import SteadyClock
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.bench.result import Result, middle
from tests.bench.timing import take_turns
from tests.desk import START
from tests.review.changing import changed, limit
from ui.command_line.scripts import example_script, play_whole

RUNS = 30


def measurements(folder: Path) -> Iterator[Result]:
    """A session that the screen lets pass, and one that both protocols judge."""
    with Database(folder / "record") as database:
        play_whole(database, example_script, START, "Europe/London")
        journal = FileJournal(database, SteadyClock())
        (row,) = journal.sessions(SessionQuery())
        read = partial(journal.entries, Stream("session", row.id))
        for name, protocol in (
            ("let_pass", changed(limit("SBP-LOW-3", 79, 78))),
            ("judged", changed(("grace_minutes = 5", "grace_minutes = 8"))),
        ):
            taken = take_turns(partial(tried, journal, protocol), read, runs=RUNS)
            yield Result(
                name=f"backtest_{name}",
                ours=middle(taken.ours),
                floor=middle(taken.floor),
                n=RUNS,
                note="one session; floor: its entries read and decoded",
            )


def tried(journal: FileJournal, protocol: CareProtocol) -> Trial:
    trial = Trial(journal, protocol, SteadyClock().now())
    trial.turn()
    return trial
