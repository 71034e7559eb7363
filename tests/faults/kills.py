"""Killing the typing app at random, and what must be there afterwards."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from threading import Timer
from uuid import UUID

import msgspec

from monitor.chart.entries import Stream
from monitor.chart.keying.draft import SetDraft
from monitor.chart.kinds import ObservationsRecorded
from monitor.clock import SystemClock
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.verify import verify
from ui.set_typing import DRAFT

ROOT = Path(__file__).parents[2]
MOST_SETS = 5
LAST_STRETCH_S = 0.4
LONGEST_LIFE_S = 60
"""An app that charts nothing for so long is stuck, and its test must fail."""


@dataclass
class Witness:
    """What the killed app had told on its pipe, line by whole line."""

    session: UUID | None = None
    saved: dict[UUID, str] = field(default_factory=dict)
    half: dict[UUID, SetDraft] = field(default_factory=dict)
    stands: UUID | None = None
    refused: list[str] = field(default_factory=list)

    def hear(self, line: str) -> None:
        what, *words = line.rstrip("\n").split("\t")
        if what == "session":
            self.session = UUID(words[0])
        elif what == "saved":
            self.saved[UUID(words[0])] = words[1]
        elif what == "stands":
            self.stands = UUID(words[0])
        elif what == "half":
            self.half[UUID(words[0])] = msgspec.json.decode(words[1], type=SetDraft)
        elif what == "dropped":
            self.half.pop(UUID(words[0]), None)
        else:
            self.refused.append(line)


def type_and_kill(folder: Path, random: Random) -> Witness:
    """Let the app type some sets and a random while longer, and kill it."""
    witness = Witness()
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "tests.faults.typist", str(folder)]
    with subprocess.Popen(
        [*command, str(random.randrange(1 << 30))],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=environment,
        text=True,
    ) as app:
        assert app.stdout is not None
        guard = Timer(LONGEST_LIFE_S, app.kill)
        guard.start()
        killer = Timer(random.uniform(0.0, LAST_STRETCH_S), app.kill)
        sets_before = random.randrange(MOST_SETS)
        for line in app.stdout:
            if not line.endswith("\n"):
                break
            witness.hear(line)
            is_time = witness.session and len(witness.saved) >= sets_before
            if is_time and killer.ident is None:
                killer.start()
        app.kill()
        guard.cancel()
        guard.join()
    if witness.session is not None:
        killer.join()
    return witness


def what_is_lost(folder: Path, witness: Witness) -> list[str]:
    """Everything told to the nurse that is not there; empty when nothing is lost."""
    lost: list[str] = list(witness.refused)
    with Database(folder) as database:
        journal = FileJournal(database, SystemClock())
        report = verify(database)
        if not report.is_whole:
            lost += report.lines
        if witness.session is None:
            return lost
        charted = {
            entry.id: entry.payload
            for entry in journal.entries(Stream("session", witness.session))
        }
        drafts = {d.id: d.content for d in journal.drafts()}
    for id_, values in witness.saved.items():
        payload = charted.get(id_)
        found = _values(payload) if isinstance(payload, ObservationsRecorded) else ""
        if found != values:
            lost.append(f"saved {id_} {values}, found {found or 'nothing'}")
    for id_, half in witness.half.items():
        if id_ not in charted and not _holds(drafts.get(id_), half):
            lost.append(f"half typed {id_}")
    return lost


def waiting_sets(folder: Path) -> set[UUID]:
    """The sets that are half typed in the record: one of them has to stand again."""
    with Database(folder) as database:
        drafts = FileJournal(database, SystemClock()).drafts()
    return {draft.id for draft in drafts if draft.form == DRAFT}


def _values(observations: ObservationsRecorded) -> str:
    return ",".join(f"{r.field}={r.value}" for r in observations.readings)


def _holds(content: str | None, half: SetDraft) -> bool:
    """Whether what is kept is what was told, or something typed further."""
    if content is None:
        return False
    kept = msgspec.json.decode(content, type=SetDraft)
    return all(
        code in kept.cells and kept.cells[code].typed.startswith(cell.typed)
        for code, cell in half.cells.items()
    )
