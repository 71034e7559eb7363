"""Taking a paper sheet into a session, once no line of it is in doubt."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.commands import Chart
from monitor.chart.decisions import decide
from monitor.chart.entries import Actor, Entry, NewEntry
from monitor.chart.kinds import (
    NoteRecorded,
    ObservationsRecorded,
    Transcribed,
)
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session, fold
from monitor.charting.paper_file import PaperRow
from monitor.charting.paper_known import (
    Said,
    notes_charted_at,
    said,
    sets_charted_at,
)
from monitor.charting.paper_set import Unread, kept, occasion_on_paper, type_in, typed
from monitor.charting.paper_time import paper_time
from monitor.charting.ports import Circumstances, Station
from monitor.charting.reads import SessionRead
from monitor.charting.recorder import Recorder
from monitor.charting.stamping import stamped
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.refusing import refuse_by_protocol

ANOTHER = "a set of that minute is charted already, with other values"


class RowFault(Struct, frozen=True, kw_only=True):
    """What keeps a line from being charted; a question is kept once it is confirmed."""

    line: int
    text: str
    is_question: bool = False

    @property
    def sentence(self) -> str:
        said = self.text[:1].upper() + self.text[1:]
        asked = "; confirmed yes keeps it" if self.is_question else ""
        return f"Line {self.line}: {said}{asked}."


class PaperPlan(Struct, frozen=True, kw_only=True):
    """What taking it in would chart; with a fault in it, nothing is.

    ``known`` are the lines that are charted already, by whomever and however.
    """

    commands: tuple[Chart, ...] = ()
    new: tuple[int, ...] = ()
    known: tuple[int, ...] = ()
    faults: tuple[RowFault, ...] = ()

    @property
    def is_sound(self) -> bool:
        return not self.faults


def plan_paper(
    rows: Sequence[PaperRow], read: SessionRead, actor: Actor, now: datetime
) -> PaperPlan:
    """Type every line in as at the bedside, the earliest first, and store nothing.

    Each is judged with the record as it would be after those before it.
    """
    planning = _Planning(read, actor, now)
    dated: list[tuple[datetime, PaperRow]] = []
    for row in rows:
        at = paper_time(row.at, planning.zone)
        if isinstance(at, str):
            planning.doubt(row, at)
        else:
            dated.append((at, row))
    for at, row in sorted(dated, key=lambda one: (one[0], one[1].line)):
        planning.take(row, at)
    return planning.plan()


def carry_out(plan: PaperPlan, recorder: Recorder, actor: Actor) -> Iterator[Chart]:
    """Chart what a sound plan found, and give each command as it is charted.

    One that was interrupted is asked for again: what is charted is known then. Raises
    ValueError for a plan with faults.
    """
    if not plan.is_sound:
        raise ValueError("A sheet with faults is not taken in.")
    for command in plan.commands:
        answer = recorder.handle(command, actor)
        if isinstance(answer, Refusal):
            raise AssertionError(answer.sentence)  # noqa: TRY004 - planned as sound
        yield command


class _Planning:
    """The session as it would be, line after line."""

    def __init__(self, read: SessionRead, actor: Actor, now: datetime) -> None:
        self._protocol: CareProtocol = read.protocol
        self._entries: list[Entry] = list(read.entries)
        self._session: Session = read.session
        self._actor, self._now = actor, now
        self._commands: list[Chart] = []
        self._new: list[int] = []
        self._known: list[int] = []
        self._faults: list[RowFault] = []
        self._seen: dict[tuple[datetime, Said, str], int] = {}

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self._session.opened.zone)

    def plan(self) -> PaperPlan:
        return PaperPlan(
            commands=tuple(self._commands),
            new=tuple(sorted(self._new)),
            known=tuple(sorted(self._known)),
            faults=tuple(sorted(self._faults, key=lambda fault: fault.line)),
        )

    def doubt(self, row: PaperRow, text: str, *, is_question: bool = False) -> None:
        fault = RowFault(line=row.line, text=text, is_question=is_question)
        self._faults.append(fault)

    def take(self, row: PaperRow, at: datetime) -> None:
        if not row.cells and not row.note:
            self.doubt(row, "nothing but a time stands there")
            return
        before = len(self._commands), len(self._faults)
        self._take_set(row, at)
        if len(self._faults) == before[1]:
            self._take_note(row, at)
        if len(self._faults) > before[1]:
            return
        (self._new if len(self._commands) > before[0] else self._known).append(row.line)

    def _take_set(self, row: PaperRow, at: datetime) -> None:
        if not row.cells:
            return
        id_ = self._id(at, row)
        occasion = occasion_on_paper(self._session, self._protocol.charting)
        keying = type_in(row, at, occasion, id_)
        if isinstance(keying, Unread):
            self.doubt(row, keying.text)
            return
        told = said(typed(keying))
        twin = self._seen.setdefault((at, told, row.note), row.line)
        if twin != row.line:
            self.doubt(row, f"it repeats line {twin}")
            return
        charted = sets_charted_at(self._session, at)
        if told in charted:
            return
        if charted and not row.confirmed:
            self.doubt(row, ANOTHER, is_question=True)
            return
        found = kept(keying, at, confirmed=row.confirmed)
        if isinstance(found, Unread):
            self.doubt(row, found.text, is_question=found.is_question)
            return
        fact = ObservationsRecorded(
            readings=found.readings,
            transcribed=Transcribed(observed_by=row.observed_by),
        )
        self._chart(row, Chart(id=id_, stream_id=self._session.id, at=at, fact=fact))

    def _take_note(self, row: PaperRow, at: datetime) -> None:
        if not row.note or row.note in notes_charted_at(self._session, at):
            return
        fact = NoteRecorded(
            text=row.note, transcribed=Transcribed(observed_by=row.observed_by)
        )
        id_ = uuid5(self._id(at, row), "note")
        self._chart(row, Chart(id=id_, stream_id=self._session.id, at=at, fact=fact))

    def _chart(self, row: PaperRow, command: Chart) -> None:
        decided = decide(
            self._session, command, self._actor, self._now, self._protocol.charting
        )
        if not isinstance(decided, Refusal):
            decided = (
                refuse_by_protocol(self._protocol, self._session, command, self._now)
                or decided
            )
        if isinstance(decided, Refusal):
            self.doubt(row, f"{decided.what}: {decided.why}")
            return
        self._commands.append(command)
        self._entries += [self._as_charted(new) for new in decided]
        self._session = fold(self._entries)

    def _as_charted(self, new: NewEntry) -> Entry:
        """The entry as it would be, but for its place in the chain."""
        first = self._entries[0]
        circumstances = Circumstances(
            recorded_at=self._now,
            recorded_mono=0,
            boot_id=first.boot_id,
            app_version=first.app_version,
        )
        station = Station(id=first.station, epoch=first.epoch)
        seq = max(entry.seq for entry in self._entries) + 1
        return stamped(new, self._actor, circumstances, station, seq)

    def _id(self, at: datetime, row: PaperRow) -> UUID:
        """It follows from what is written, so that taking it in twice charts once."""
        cells = " ".join(f"{code} {row.cells[code]}" for code in sorted(row.cells))
        return uuid5(self._session.id, f"paper {at.isoformat()} {cells} {row.note}")
