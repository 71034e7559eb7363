"""How long it takes until a record of 500,000 entries is open and proved to go on."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from time import perf_counter

from monitor.chart.entries import NewEntry
from monitor.chart.kinds import Admitted, SessionClosed
from monitor.clock import SystemClock
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.proved import FILE
from monitor.storage.start_check import check_since_proved
from tests.bench.proof import charted
from tests.bench.result import Result, middle
from tests.desk import NURSE
from tests.storage.charted import at, circumstances, new
from ui.opening import open_recorder

ENTRIES = 500_000
NEW = (0, 1_000, 20_000)
"""Entries behind the last proof: none, those of a day, the most that are followed."""
RUNS = 5
LIMIT_MS = 2_000.0
_A_SESSION = 500
_names = (f"session {number}" for number in count())


def measurements(folder: Path) -> Iterator[Result]:
    """From a closed file, its key at hand, to a recorder that charts.

    Its pages are in the system's memory, since it was just open.
    """
    _write(folder, ENTRIES - sum(NEW))
    _prove_all(folder)
    for behind in NEW:
        _write(folder, behind)
        proof = (folder / FILE).read_bytes()
        taken = [_open(folder, proof) for _ in range(RUNS)]
        yield Result(
            name=f"open_record_{behind}_new",
            ours=middle(taken),
            limit=LIMIT_MS,
            n=RUNS,
            note=f"{ENTRIES} entries, key at hand, followed from the last proof",
        )


def _write(folder: Path, entries: int) -> None:
    with Database(folder) as database:
        journal = FileJournal(database, SystemClock())
        for _ in range(entries // _A_SESSION):
            name = next(_names)
            opening, *sets = charted(name, _A_SESSION - 1)
            # Apart, since the first and the last have what is derived made anew.
            for at_once in ([opening], sets, [_closing(name)]):
                journal.append(at_once, NURSE, circumstances())


def _closing(name: str) -> NewEntry:
    """A start reads every session that is open; of these it reads none."""
    left_at, facts = at(_A_SESSION), Admitted(where="Ward 4")
    closed = SessionClosed(ending="admitted", left_at=left_at, facts=facts)
    return new(f"{name} closed", closed, _A_SESSION, name)


def _prove_all(folder: Path) -> None:
    """As the copy of each day leaves it."""
    before, proof = None, b""
    while proof != before:
        with Database(folder) as database:
            check_since_proved(database, SystemClock().now())
        before, proof = proof, (folder / FILE).read_bytes()


def _open(folder: Path, proof: bytes) -> float:
    """Milliseconds; the proof is put back, so that as much is behind it each time."""
    (folder / FILE).write_bytes(proof)
    began = perf_counter()
    with open_recorder(folder, SystemClock()):
        return (perf_counter() - began) * 1000
