"""Random programs of what people do to a chart, beside what it then should show."""

from collections.abc import Callable
from datetime import datetime
from random import Random
from uuid import UUID

import pytest

from monitor.access.signing import OwnKey
from monitor.chart.audit import Locked, Unlocked
from monitor.chart.commands import Amend, AnyCommand, Retract
from monitor.chart.entries import NOT_SIGNED_IN, Actor
from monitor.chart.kinds import (
    AddendumRecorded,
    Amendable,
    Cancelled,
    IdentityTyped,
    Meaning,
    NoteRecorded,
    ObservationsRecorded,
    SessionClosed,
)
from monitor.charting.faults import NotPermitted
from monitor.charting.ports import Draft
from monitor.charting.reads import Charted, SessionRead
from monitor.clock import new_id
from tests.charting.clinic import observed
from tests.charting.signed import NURSES, SUPERVISORS, SignedWard
from tests.charting.standing import GLASS, who
from tests.storage.killed_station import Chart, Station, shown, values

NURSE, COLLEAGUE, SUPERVISOR = who("nurse"), who("prescriber"), who("supervisor")


class Program:
    """What is done to one session, step by step; ``chart`` is what it should show."""

    def __init__(self, station: Station, random: Random) -> None:
        self._station = station
        self._random = random
        self.chart = Chart()
        self.half: dict[UUID, str] = {}
        self.done: list[str] = []
        self._signers: set[UUID] = set()
        self._of_others: set[UUID] = set()
        self._is_reviewer_in_it = False
        ward = self._ward
        ward.session_id, ward.patient_id = new_id(), new_id()
        number = f"P-{ward.minted}"
        ward.charted(ward.recording(identifier=number), NURSE)
        identity = IdentityTyped(initials="AD", birth_year=1981)
        ward.charted(ward.opening(identity=identity), NURSE)

    def run(self, steps: int) -> None:
        """Does so much, and finds what it shows equal after every step."""
        acts = [act for act, weight in _ACTS.items() for _ in range(weight)]
        for _ in range(steps):
            act = self._random.choice(acts)
            self.done.append(act.__name__)
            self._ward.clock.advance(seconds=self._random.choice((0, 1, 40, 400)))
            act(self)
            self.hold()
        self.leave()

    def hold(self) -> None:
        session = self.read.session
        assert shown(session) == self.chart, self.done
        times = [fact.effective_at for fact in session.facts]
        assert times == sorted(times), self.done
        drafts = self._ward.recorder.drafts(by=NURSE)
        assert {d.id: d.content for d in drafts} == self.half, self.done

    def leave(self) -> None:
        """Nothing stays open: each open session is looked at at every tick."""
        self.close()
        for id_ in self.half:
            self._ward.recorder.delete_draft(id_, by=NURSE)
        self.half = {}
        self.hold()

    @property
    def read(self) -> SessionRead:
        found = self._ward.recorder.session(self._ward.session_id, by=NURSE)
        assert isinstance(found, SessionRead)
        return found

    def chart_set(self) -> None:
        pick = self._random.randint
        line = (
            f"{pick(95, 150)}/{pick(50, 75)} {pick(55, 95)} {pick(94, 100)} 14 5 0 1 0"
        )
        fact = observed(line, "confirmed")
        command = self._ward.fact(fact)
        if self._ask(command, is_taken=not self.chart.is_closed):
            self.chart.sets[command.id] = values(fact)

    def write_note(self) -> None:
        text = self._word()
        command = self._ward.fact(NoteRecorded(text=text))
        if self._ask(command, is_taken=not self.chart.is_closed):
            self.chart.notes[command.id] = text

    def amend(self) -> None:
        if not self.chart.standing:
            return
        target = self._random.choice(self.chart.standing)
        now = self._replacement(target)
        command = Amend(
            id=self._ward.mint(),
            stream_id=self._ward.session_id,
            at=self._effective_at(target),
            target=target,
            replacement=now,
            reason=self._word(),
        )
        if self._correct(command):
            self.chart.amended.add(target)
            if isinstance(now, NoteRecorded):
                self.chart.notes[target] = now.text
            elif isinstance(now, ObservationsRecorded):
                self.chart.sets[target] = values(now)

    def strike_out(self) -> None:
        if not self.chart.standing:
            return
        target = self._random.choice(self.chart.standing)
        command = Retract(
            id=self._ward.mint(),
            stream_id=self._ward.session_id,
            at=self._ward.steady.now(),
            target=target,
            reason=self._word(),
        )
        if self._correct(command):
            self.chart.sets.pop(target, None)
            self.chart.notes.pop(target, None)
            self.chart.amended.discard(target)
            self.chart.struck[target] = command.reason

    def close(self) -> None:
        if self.chart.is_closed:
            return
        now = self._ward.steady.now()
        closing = SessionClosed(
            ending="cancelled", left_at=now, facts=Cancelled(cause="fever")
        )
        self._ask(self._ward.fact(closing), is_taken=True)
        self.chart.is_closed = True

    def sign(self) -> None:
        self._sign("charted by me", NURSE, NURSES)

    def co_sign(self) -> None:
        self._sign("reviewed and co-signed", SUPERVISOR, SUPERVISORS)

    def addend(self) -> None:
        text = self._word()
        command = self._ward.fact(AddendumRecorded(text=text))
        if self._ask(command, is_taken=bool(self.chart.signed)):
            self.chart.addenda[command.id] = text
            # What each of them signed is not all that is there any more.
            self._signers.clear()

    def half_type(self) -> None:
        id_ = self._random.choice([*self.half, new_id()])
        self.half[id_] = self._word()
        draft = Draft(
            id=id_,
            form="note",
            stream=self._ward.session_id,
            author=NURSE.person,
            content=self.half[id_],
            saved_at=self._ward.steady.now(),
        )
        self._ward.recorder.put_draft(draft, by=NURSE)

    def lock(self) -> None:
        """Nothing is shown; somebody charts all the same, and somebody else unlocks."""
        recorder = self._ward.recorder
        recorder.audit.happened(Locked(cause="asked"))
        recorder.authority.present = NOT_SIGNED_IN
        with pytest.raises(NotPermitted):
            recorder.session(self._ward.session_id)
        text = self._word()
        command = self._ward.fact(NoteRecorded(text=text))
        if self._ask(command, GLASS, is_taken=not self.chart.is_closed):
            self._of_others.add(command.id)
            self.chart.notes[command.id] = text
        recorder.audit.happened(Unlocked(method="pin"))
        recorder.authority.sign_in(self._random.choice((NURSE, COLLEAGUE)))

    def kill(self) -> None:
        session, patient = self._ward.session_id, self._ward.patient_id
        self._station.kill()
        self._ward.session_id, self._ward.patient_id = session, patient

    @property
    def _ward(self) -> SignedWard:
        return self._station.ward

    def _ask(self, command: AnyCommand, by: Actor = NURSE, *, is_taken: bool) -> bool:
        """And now and then once more, which must change nothing."""
        for _ in range(self._random.choice((1, 1, 2))):
            answer = self._ward.ask(command, by)
            assert isinstance(answer, Charted) == is_taken, (self.done, answer)
        return is_taken

    def _correct(self, command: Amend | Retract) -> bool:
        """A nurse what is their own, as it stands, and a supervisor all.

        Nobody once it is signed.
        """
        by = self._random.choice((NURSE, NURSE, SUPERVISOR))
        is_own = command.target not in self._of_others
        is_taken = not self.chart.signed and (is_own or by is SUPERVISOR)
        if is_taken and by is SUPERVISOR:
            self._is_reviewer_in_it = True
            self._of_others.add(command.target)
        return self._ask(command, by, is_taken=is_taken)

    def _sign(self, meaning: Meaning, by: Actor, key: OwnKey) -> None:
        """Once by each, and again once something was added since theirs.

        Nobody co-signs what they had a hand in, nor before the nurse has signed.
        """
        is_new = by.person not in self._signers
        has_nurse_signed = NURSE.person in self._signers
        may = by is NURSE or (has_nurse_signed and not self._is_reviewer_in_it)
        is_taken = self.chart.is_closed and is_new and may
        answer = self._ward.sign(meaning, by, key, self._ward.session_id)
        assert isinstance(answer, Charted) == is_taken, (self.done, answer)
        if is_taken:
            self.chart.signed.append(meaning)
            self._signers.add(by.person)

    def _replacement(self, target: UUID) -> Amendable:
        """Another than stands there: what changes nothing is refused."""
        if target in self.chart.notes:
            return NoteRecorded(text=f"{self.chart.notes[target]} {self._word()}"[-60:])
        before = self.chart.sets[target]
        changed = before["hr"] + (1 if before["hr"] < 90 else -1)
        line = f"{before['sbp']}/{before['dbp']} {changed} {before['spo2']} 14 5 0 1 0"
        return observed(line, "confirmed")

    def _effective_at(self, target: UUID) -> datetime:
        found = self.read.session.fact(target)
        assert found is not None
        return found.effective_at

    def _word(self) -> str:
        drawn = self._random.choices("abcdé患-=' ;%", k=self._random.randint(1, 12))
        return f"a{''.join(drawn)}b"


_ACTS: dict[Callable[[Program], None], int] = {
    Program.chart_set: 4,
    Program.write_note: 3,
    Program.amend: 4,
    Program.strike_out: 2,
    Program.half_type: 2,
    Program.lock: 1,
    Program.kill: 2,
    Program.close: 1,
    Program.sign: 2,
    Program.co_sign: 2,
    Program.addend: 2,
}
"""How often each is drawn, of 25."""
