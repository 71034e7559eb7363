"""Whatever is charted in whatever order, the record agrees with a plain model."""

from contextlib import suppress
from decimal import Decimal

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from monitor.chart.commands import AcknowledgeAlert, Amend, AnyCommand, Retract
from monitor.chart.entries import Actor
from monitor.chart.kinds import AlertRaised, NoteRecorded, ObservationsRecorded
from monitor.chart.refusals import Refusal
from monitor.charting.faults import EnvironmentFault, Unconfirmed
from monitor.charting.reads import Charted
from monitor.storage.hashing import FIRST_PREV_LINK, link_of
from monitor.storage.rows import row_of
from tests.charting.clinic import Clinic, observed
from tests.charting.failing_journal import FailingJournal, Failure
from tests.desk import NURSE, RELIEF

Values = dict[str, Decimal]

SETS = st.builds(
    "{}/{} {} {} {} {}".format,
    st.integers(90, 210),
    st.integers(50, 85),
    st.integers(45, 150),
    st.integers(86, 100),
    st.integers(8, 26),
    st.integers(2, 5),
)
NURSES = st.sampled_from([NURSE, RELIEF])


def values(charted: ObservationsRecorded) -> Values:
    return {r.field: r.value for r in charted.readings if r.value is not None}


class AnyOrder(RuleBasedStateMachine):
    """Charts, corrects, fails, forgets and repeats; the model is two dicts."""

    @initialize()
    def start(self) -> None:
        self.journal = FailingJournal()
        self.clinic = Clinic(journal=self.journal, drafts=self.journal).start()
        self.minute = 1.0
        self.clinic.move_to(self.minute)
        self.sets = {
            s.id: values(ObservationsRecorded(readings=s.readings))
            for s in self.clinic.read.session.sets
        }
        self.notes: list[str] = []
        self.done: list[tuple[AnyCommand, Actor]] = []

    @rule(minutes=st.integers(1, 12))
    def wait(self, minutes: int) -> None:
        self.minute += minutes
        self.clinic.move_to(self.minute)

    @rule(line=SETS, back=st.integers(0, 3), nurse=NURSES)
    def chart_set(self, line: str, back: int, nurse: Actor) -> None:
        charted = observed(line, "confirmed")
        command = self.clinic.fact(charted, max(self.minute - back, 1))
        self._ask(command, nurse)
        self.sets[command.id] = values(charted)

    @rule(text=st.text("ab", min_size=1, max_size=4))
    def write_note(self, text: str) -> None:
        self._ask(self.clinic.fact(NoteRecorded(text=text)))
        self.notes.append(text)

    @rule(line=SETS, which=st.integers(0, 50))
    def amend(self, line: str, which: int) -> None:
        target = sorted(self.sets)[which % len(self.sets)] if self.sets else None
        charted = observed(line, "confirmed")
        if target is None or self.sets[target] == values(charted):
            return
        found = self.clinic.read.session.fact(target)
        assert found is not None
        command = Amend(
            id=self.clinic.mint(),
            stream_id=self.clinic.session_id,
            at=found.effective_at,
            target=target,
            replacement=charted,
            reason="slip",
        )
        self._ask(command)
        self.sets[target] = values(charted)

    @rule(which=st.integers(0, 50))
    def strike_out(self, which: int) -> None:
        if not self.sets:
            return
        target = sorted(self.sets)[which % len(self.sets)]
        command = Retract(
            id=self.clinic.mint(),
            stream_id=self.clinic.session_id,
            at=self.clinic.clock.now(),
            target=target,
            reason="wrong patient",
        )
        self._ask(command)
        del self.sets[target]

    @rule(which=st.integers(0, 50))
    def acknowledge(self, which: int) -> None:
        waiting = [a for a in self.clinic.read.session.alerts if not a.is_acknowledged]
        if waiting:
            command = AcknowledgeAlert(
                id=self.clinic.mint(),
                stream_id=self.clinic.session_id,
                at=self.clinic.clock.now(),
                key=waiting[which % len(waiting)].key,
            )
            self._ask(command)

    @rule(which=st.integers(0, 50))
    def ask_again(self, which: int) -> None:
        """A repeat of anything charted before changes nothing."""
        if self.done:
            command, nurse = self.done[which % len(self.done)]
            before = self.clinic.read.entries
            again = self.clinic.charted(command, nurse)
            assert [entry.id for entry in again.entries] == [command.id]
            assert self.clinic.read.entries == before

    @rule()
    def tick(self) -> None:
        with suppress(EnvironmentFault, Unconfirmed):
            self.clinic.recorder.tick()

    @rule()
    def restart(self) -> None:
        held = self.clinic.read
        self.clinic.restart()
        assert self.clinic.read == held

    @rule(failure=st.sampled_from(["full", "lost", "stored"]))
    def fail_next(self, failure: Failure) -> None:
        self.journal.fails = failure

    @invariant()
    def nothing_is_lost_or_made_up(self) -> None:
        """What is shown is what was charted and not struck out, as amended."""
        session = self.clinic.read.session
        shown = {
            s.id: values(ObservationsRecorded(readings=s.readings))
            for s in session.sets
        }
        notes = [
            fact.payload.text
            for fact in session.facts
            if isinstance(fact.payload, NoteRecorded)
        ]
        assert shown == self.sets
        assert sorted(notes) == sorted(self.notes)

    @invariant()
    def every_alert_is_raised_once_with_its_cause(self) -> None:
        """No key twice, and none by value that waits to be raised."""
        read = self.clinic.read
        keys = [
            e.payload.key for e in read.entries if isinstance(e.payload, AlertRaised)
        ]
        assert len(keys) == len(set(keys))
        assert all(alert.opened_by is None for alert in read.assessment.to_raise)

    @invariant()
    def the_chain_holds(self) -> None:
        """Numbers without a gap, each link after the one before."""
        chain = self.journal.entries_since(self.journal.station, 0)
        links = [FIRST_PREV_LINK, *(entry.link for entry in chain)]
        assert [entry.seq for entry in chain] == list(range(1, len(chain) + 1))
        assert [entry.prev_link for entry in chain] == links[:-1]
        assert all(entry.link == link_of(row_of(entry)) for entry in chain)

    def _ask(self, command: AnyCommand, nurse: Actor = NURSE) -> None:
        """Ask until it is known to be charted, as the screen does."""
        try:
            answer: Charted | Refusal | None = self.clinic.ask(command, nurse)
        except EnvironmentFault:
            answer = None
        except Unconfirmed:
            answer = self.clinic.recorder.confirm(command, nurse)
        if answer is None:
            answer = self.clinic.ask(command, nurse)
        assert isinstance(answer, Charted), answer
        self.done.append((command, nurse))


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(
    max_examples=settings().max_examples // 6,
    stateful_step_count=20,
    deadline=None,
    # Shrinking a whole session takes minutes and says little more.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
