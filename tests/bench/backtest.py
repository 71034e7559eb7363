"""How long a changed protocol takes with 10,000 sessions, and with a single one."""

import gc
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random
from time import process_time

from monitor.chart.entries import Stream, unverified
from monitor.chart.session import Session
from monitor.charting.all_sessions import AllSessions
from monitor.charting.authority import Authority
from monitor.charting.ports import SessionQuery
from monitor.charting.recorder import Recorder
from monitor.charting.stored import StoredForReview
from monitor.protocol.care_protocol import CareProtocol
from monitor.review.condensing import condensed
from monitor.review.trial import Trial
from monitor.simulation.nursing import Nurse
from monitor.simulation.playing import StageClock
from monitor.simulation.running import AT_STEPS, chart_dosed
from monitor.steady_clock import SteadyClock
from monitor.storage.database import Database
from monitor.storage.driving import add_rows
from monitor.storage.journal import FileJournal
from monitor.storage.memory_journal import MemoryJournal
from monitor.storage.projections import session_row
from monitor.storage.tables import CONDENSED, SESSION_INDEX, insertion
from tests.bench.result import Result, middle, percentile
from tests.bench.timing import stopwatch, take_turns
from tests.builders import iv40, iv40_text
from tests.desk import START
from tests.review.changing import changed, limit
from tests.review.rescheduled import PROTOCOLS
from ui.command_line.scripts import example_script, play_whole
from ui.opening import recorder_over

RUNS = 30
SESSIONS = 10_000
CHARTED = 40
"""So many sessions are drawn; the others are copies of what is condensed of them."""

_LIMIT_MS = 2000.0
_TURN_MS = 50.0


def measurements(folder: Path) -> Iterator[Result]:
    yield from _of_many(folder)
    yield from _of_one(folder)


def _of_many(folder: Path) -> Iterator[Result]:
    """Limits that few and many sessions come near, and what is due when."""
    with Database(folder / "many") as database:
        journal = FileJournal(database, SteadyClock())
        _fill(database, journal)
        # As the app does once it has begun: what stays is not looked through again.
        gc.collect()
        gc.freeze()
        for name, protocol in (
            ("limit_180_to_170", changed(limit("SBP-HIGH-2", 180, 170))),
            ("limit_160_to_150", changed(limit("SBP-HIGH-1", 160, 150))),
            ("limit_100_to_95", changed(limit("DBP-HIGH-1", 100, 95))),
            ("clearing", changed(("readings_to_clear = 2", "readings_to_clear = 3"))),
            ("grace", changed(("grace_minutes = 5", "grace_minutes = 8"))),
            ("every_5", PROTOCOLS["often"]),
            ("leaving", PROTOCOLS["leaving"]),
            ("many", PROTOCOLS["many"]),
            ("baseline", changed(("within_minutes = 60", "within_minutes = 16"))),
        ):
            yield from _tried_on_all(name, journal, protocol)


def _tried_on_all(
    name: str, journal: FileJournal, protocol: CareProtocol
) -> Iterator[Result]:
    turns: list[float] = []
    trials: list[Trial] = []
    spent: list[float] = []

    def try_all() -> None:
        began = process_time()
        trial = Trial(readable(journal), protocol, SteadyClock().now())
        while not trial.is_done:
            turns.append(stopwatch(trial.turn))
        trial.result()
        trials.append(trial)
        spent.append((process_time() - began) * 1000)

    taken = [stopwatch(try_all) for _ in range(3)]
    trial, found = trials[-1], trials[-1].result()
    judged = f"{trial.walked:,} judged, {trial.folded:,} in full"
    yield Result(
        name=f"backtest_{name}",
        ours=min(taken),
        limit=_LIMIT_MS,
        n=found.sessions,
        note=f"{judged}, {len(found.concerned):,} differ; {min(spent):.0f} ms of CPU",
    )
    yield Result(
        name=f"backtest_{name}_turn",
        ours=percentile(turns, 0.99),
        limit=_TURN_MS,
        n=len(turns),
        note="99th percentile; other work has its turn after each",
    )


def _fill(database: Database, journal: FileJournal) -> None:
    """Drawn sessions, charted as people chart, again and again under other ids."""
    drawn = [*_drawn()]
    journal.keep_protocol(iv40_text())
    cut = [condensed(session, iv40()) for session in drawn]
    index = [session_row(session, iv40(), to_sign=False) for session in drawn]
    dice = Random(10)  # noqa: S311 - the same ids at each run
    ids = [dice.randbytes(16) for _ in range(SESSIONS)]
    with database.transaction() as connection:
        for number, id_ in enumerate(ids):
            row = cut[number % len(cut)]
            assert row is not None
            add_rows(connection, _ADD_CUT, [row._replace(session=id_)])
            of_list = index[number % len(index)]._replace(session=id_)
            add_rows(connection, _ADD_INDEX, [of_list])


def _drawn() -> Iterator[Session]:
    def make(clock: StageClock) -> Recorder:
        journal = MemoryJournal()
        return recorder_over(journal, journal, clock)

    for read in chart_dosed(CHARTED, 26, make, Nurse(is_tidy=False), AT_STEPS):
        if not read.session.is_open:
            yield read.session


_ADD_CUT, _ADD_INDEX = insertion(CONDENSED), insertion(SESSION_INDEX)


def _of_one(folder: Path) -> Iterator[Result]:
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


def readable(journal: FileJournal) -> StoredForReview:
    """As a recorder gives it; each turn asks once more."""
    authority = Authority(journal, lambda _, __: None)
    return AllSessions(journal, authority).stored(by=unverified("B. Bench"))


def tried(journal: FileJournal, protocol: CareProtocol) -> Trial:
    trial = Trial(readable(journal), protocol, SteadyClock().now())
    trial.turn()
    return trial
