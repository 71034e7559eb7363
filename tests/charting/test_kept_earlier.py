"""What is kept in memory of earlier sessions is what reading them anew would give."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from uuid import UUID, uuid5

import pytest
from typing_extensions import override

from monitor.chart.commands import Amend
from monitor.chart.earlier import EarlierSession
from monitor.chart.entries import Entry, Stream
from monitor.chart.kinds import Cancelled, EffectRecorded, SessionClosed
from monitor.charting import kept_earlier
from monitor.charting.earlier import earlier_sessions
from monitor.charting.kept_earlier import KeptEarlier
from monitor.charting.patient_sessions import PatientSession
from monitor.charting.reads import SessionRead
from monitor.storage.memory_journal import MemoryJournal
from tests.charting.clinic import CALM, SESSION, Clinic, observed
from tests.desk import SPACE, START


class Counting(MemoryJournal):
    """Notes which sessions were read whole."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[UUID] = []

    @override
    def entries(self, stream: Stream) -> tuple[Entry, ...]:
        if stream.kind == "session":
            self.read.append(stream.id)
        return super().entries(stream)

    @override
    def sessions_of(self, patient: UUID) -> tuple[PatientSession, ...]:
        """A file lists them without reading any."""
        so_far = len(self.read)
        found = super().sessions_of(patient)
        del self.read[so_far:]
        return found


@dataclass
class Course(Clinic):
    """Three sessions of one patient, all closed; the last one is looked at."""

    journal: Counting = field(default_factory=Counting)

    def hold(self) -> "Course":
        self.start()
        self.chart(20, "152/96 84 97 14 4 6 2 1")
        self.chart(22, EffectRecorded(code="NAUS", grade=2))
        self.close(40)
        for number, name in enumerate(("second", "third"), start=1):
            self.session_id = uuid5(SPACE, name)
            self.move_to(number * 3 * 1440)
            self.charted(self.opening())
            self.charted(self.fact(observed(CALM)))
            ending = SessionClosed(
                ending="cancelled",
                left_at=self.steady.now(),
                facts=Cancelled(cause="fever"),
            )
            self.charted(self.fact(ending))
        return self

    def looked_at(self) -> SessionRead:
        self.clock.advance(seconds=60)
        return self.read

    def put_right(self, line: str) -> None:
        """Another value stands in the set of minute 20 of the first session."""
        self.clock.advance(seconds=1)
        read = self.recorder.session(SESSION)
        assert isinstance(read, SessionRead)
        peak = max(read.session.sets, key=lambda s: s.value("sbp") or Decimal(0))
        command = Amend(
            id=self.mint(),
            stream_id=SESSION,
            at=peak.observed_at,
            target=peak.fact.entry.id,
            replacement=observed(line),
            reason="misread",
        )
        self.charted(command)


@pytest.fixture
def course() -> Course:
    return Course().hold()


def test_it_is_what_reading_them_gives(course: Course) -> None:
    """The first time, and each time after."""
    anew = earlier_sessions(course.journal, course.patient_id, course.session_id)

    assert len(anew) == 2
    assert anew[1].highest["sbp"] == 152
    assert course.looked_at().earlier == anew
    assert course.looked_at().earlier == anew


def test_they_are_read_once(course: Course) -> None:
    """Looking at a session again reads that session alone."""
    course.looked_at()
    course.journal.read.clear()

    course.looked_at()

    assert course.journal.read == [course.session_id]


def test_what_is_put_right_in_one_is_told(course: Course) -> None:
    """One that was charted in is read anew, the other is not."""
    assert course.looked_at().earlier[1].highest["sbp"] == 152
    course.put_right("148/96 84 97 14 4 6 2 1")
    course.journal.read.clear()

    read = course.looked_at()

    assert read.earlier[1].highest["sbp"] == 148
    assert course.journal.read == [course.session_id, SESSION]


def test_another_recorder_of_the_record_is_noticed(course: Course) -> None:
    """What was charted past this one counts as well."""
    ours = course.recorder
    course.looked_at()
    course.restart()
    course.put_right("148/96 84 97 14 4 6 2 1")

    read = ours.session(course.session_id)

    assert isinstance(read, SessionRead)
    assert read.earlier[1].highest["sbp"] == 148


def test_the_past_is_told_as_it_was_known(course: Course) -> None:
    """What is kept is of now: an earlier time has its own."""
    before = course.looked_at().at
    course.put_right("148/96 84 97 14 4 6 2 1")
    assert course.looked_at().earlier[1].highest["sbp"] == 148

    read = course.recorder.session(course.session_id, before)

    assert isinstance(read, SessionRead)
    assert read.earlier[1].highest["sbp"] == 152


class Finding:
    """Finds what it is given, and notes of which it was asked."""

    def __init__(self, found: EarlierSession | None) -> None:
        self.kept = KeptEarlier()
        self.asked: list[UUID] = []
        self._found = found

    def of(self, name: str) -> EarlierSession | None:
        row = PatientSession(uuid5(SPACE, name), START, 1)
        return self.kept.of(row, partial(self._find, row.id))

    def _find(self, id_: UUID) -> EarlierSession | None:
        self.asked.append(id_)
        return self._found


def test_what_was_not_asked_for_longest_goes(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a day of reviewing does not fill the memory."""
    monkeypatch.setattr(kept_earlier, "MOST_KEPT", 2)
    finding = Finding(course.looked_at().earlier[0])

    for name in "abacab":
        assert finding.of(name) is not None

    assert finding.asked == [uuid5(SPACE, name) for name in "abcb"]


def test_what_can_not_be_read_is_tried_again() -> None:
    """Nothing is kept of it."""
    finding = Finding(None)

    assert [finding.of("a"), finding.of("a")] == [None, None]

    assert len(finding.asked) == 2


def test_nothing_is_kept_once_it_is_forgotten(course: Course) -> None:
    """As after an erasure, whoever's."""
    finding = Finding(course.looked_at().earlier[0])
    finding.of("a")
    finding.kept.forget()

    finding.of("a")

    assert len(finding.asked) == 2
