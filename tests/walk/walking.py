"""The whole walk: the rules of a nurse, of alerts and endings, and of time."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from monitor.chart.commands import (
    AcknowledgeAlert,
    ActOnAlert,
    CorrectPatient,
    Reattribute,
)
from monitor.chart.kinds import (
    AlertResolved,
    AlertSeen,
    AlertSnoozed,
    ClinicianArrived,
    ClinicianCalled,
    Ending,
    HandedOver,
    LimitChanged,
    SessionTakenOver,
    SlotSnoozed,
)
from monitor.protocol.assessment import Alert
from tests.walk import deeds
from tests.walk.after_dose import AfterTheDose
from tests.walk.during_dose import DuringTheDose
from tests.walk.walker import AGO, WHICH, Walker
from tests.walk.ward import ROOMS, details, identity

ENDINGS = st.sampled_from(
    [
        *("discharged", "transferred", "admitted", "against advice"),
        *("left unseen", "cancelled", "died"),
    ]
)
TEXTS = st.sampled_from(["", "known to the prescriber"])
ROOM = st.integers(0, ROOMS - 1)
HIGH, HIGHER = (deeds.LINES.index(line) for line in deeds.WORSENING)


class Alerted(Walker):
    """What is done about an alert, and to keep one from calling."""

    def alert(self, which: int) -> Alert | None:
        """One of those that nobody answered, or else of the active ones, or of all."""
        read = self.ward.read
        if read is None or not read.assessment.alerts:
            return None
        alerts = read.assessment.alerts
        active = [a for a in alerts if a.is_active] or alerts
        found = [a for a in active if a.answered_at is None] or active
        return found[-1 - which % len(found)]

    @rule(which=WHICH, ago=AGO)
    def acknowledge(self, which: int, ago: float) -> None:
        alert = self.alert(which)
        if alert is not None:
            self.acknowledge_key(alert.key, ago)

    @rule(which=WHICH)
    def grow_worse(self, which: int) -> None:
        """What was answered, or listed as late, and then a worse value that is not."""
        self.enter(HIGH, ago=14 * (which % 2))
        self.pass_time(1 + which)
        listed = self.answer_card()
        self.enter(HIGHER)
        for key in listed:
            self.acknowledge_key(key)
        self.pass_time(61)

    def enter(self, line: int, ago: float = 0) -> None:
        read = self.ward.read
        if read is not None:
            text = deeds.LINES[line]
            self.ward.chart(deeds.observed(read.protocol, text, "confirmed"), ago)

    def answer_card(self) -> list[str]:
        """Acknowledge the pressure's alerts; the keys of what is listed as late."""
        read = self.ward.read
        if read is None:
            return []
        card = read.assessment.card("bp")
        for key in () if card is None else card.unacknowledged:
            self.acknowledge_key(key)
        return [alert.key for alert in read.assessment.late]

    def acknowledge_key(self, key: str, ago: float = 0) -> None:
        read = self.ward.read
        if read is not None:
            id_, at = self.ward.mint(), self.ward.clock.now() - deeds.minutes(ago)
            self.ward.ask(AcknowledgeAlert(id=id_, stream_id=read.id, at=at, key=key))

    @rule(which=WHICH, who=st.sampled_from(["", "Dr Meyer"]))
    def act(self, which: int, who: str) -> None:
        alert, read = self.alert(which), self.ward.read
        if alert is not None and read is not None:
            id_, at = self.ward.mint(), self.ward.clock.now()
            codes = read.protocol.charting.action_codes
            code = codes[which % len(codes)]
            self.ward.ask(
                ActOnAlert(
                    id=id_, stream_id=read.id, at=at, key=alert.key, code=code, who=who
                )
            )

    @rule(which=WHICH, cause=TEXTS, ago=AGO)
    def answer(self, which: int, cause: str, ago: float) -> None:
        """Seen, called about, arrived at, or ended by a person."""
        alert = self.alert(which)
        if alert is not None:
            key = alert.key
            facts = (
                AlertSeen(key=key),
                ClinicianCalled(key=key, who="Dr Meyer"),
                ClinicianArrived(key=key, who="Dr Meyer"),
                AlertResolved(key=key, cause=cause),
            )
            self.ward.chart(facts[which % len(facts)], ago)

    @rule(which=WHICH, by=st.sampled_from([2, 5, 10]))
    def snooze_alert(self, which: int, by: int) -> None:
        alert = self.alert(which)
        if alert is not None:
            why = "Prescriber knows"
            self.ward.chart(AlertSnoozed(key=alert.key, minutes=by, reason=why))

    @rule(which=WHICH, by=st.sampled_from([2, 5]))
    def snooze_set(self, which: int, by: int) -> None:
        read = self.ward.read
        slots = () if read is None else read.assessment.slots
        if slots:
            slot = slots[which % len(slots)].at
            self.ward.chart(SlotSnoozed(slot=slot, minutes=by, cause="in bathroom"))

    @rule(which=WHICH, by=st.integers(-15, 15))
    def change_limit(self, which: int, by: int) -> None:
        read = self.ward.read
        if read is None:
            return
        rules = read.protocol.rules
        chosen = rules[which % len(rules)]
        limits = [c.limit for c in chosen.when if hasattr(c, "limit")]
        if limits:
            change = LimitChanged(
                rule=chosen.id,
                limit=int(limits[0]) + by,
                prescriber="Dr Meyer",
                reason="usual for the patient",
            )
            self.ward.chart(change)


class Passed(Walker):
    """Who holds a room, whose chart it is, and how a session ends."""

    @rule(is_said=st.booleans())
    def pass_on(self, is_said: bool) -> None:
        """The other nurse goes on, told of it or taking the room over."""
        read = self.ward.read
        here = self.ward.nurse
        other = next(n for n in self.ward.nurses if n != here)
        if read is None:
            return
        mine = read.patient.details
        initials = mine.given[0] + mine.family[0]
        if is_said:
            handed = HandedOver(
                to=other.name,
                to_person=other.person,
                initials=initials,
                stood=("BP 118/72",),
            )
            self.ward.chart(handed)
        self.ward.nurse = other
        if not is_said:
            taken = SessionTakenOver(
                by=other.name, before=here.person, initials=initials
            )
            self.ward.chart(taken)

    @rule(patient=st.integers(0, 3), how=st.sampled_from(["", "swap", "Dr", "Ms"]))
    def put_right(self, patient: int, how: str) -> None:
        """Whose chart it is, or both of two that were swapped, or the title."""
        read = self.ward.read
        if how in ("Dr", "Ms"):
            self._correct(patient, how)
        elif read is not None:
            mine = self.ward.patients.index(read.patient.id)
            command = Reattribute(
                id=self.ward.mint(),
                stream_id=read.id,
                at=self.ward.clock.now(),
                identifier=details(patient).identifier,
                identity=identity(patient),
                reason="wrong wristband",
                swap=identity(mine) if how == "swap" else None,
            )
            self.ward.ask(command)

    def _correct(self, patient: int, title: str) -> None:
        changed = deeds.titled(details(patient), title)
        command = CorrectPatient(
            id=self.ward.mint(),
            stream_id=self.ward.patients[patient],
            at=self.ward.clock.now(),
            details=changed,
            reason="misheard",
        )
        self.ward.ask(command)

    @rule(which=ENDINGS, ago=AGO)
    def close(self, which: Ending, ago: float) -> None:
        now = self.ward.clock.now()
        self.ward.chart(deeds.ending(which, now - deeds.minutes(ago)))


_ROUNDED = timedelta(milliseconds=-1)
"""What the seconds of the record lose, in whole microseconds."""


class Walk(AfterTheDose, DuringTheDose, Alerted, Passed):
    """Everything that can be done in three rooms, and time passing."""

    taken = 0
    """Steps of all walks so far."""

    @initialize(
        protocols=st.tuples(*[st.integers(0, 4)] * ROOMS),
        far=st.tuples(*[st.sampled_from([3, 3, 3, 2, 1, 0, 4])] * ROOMS),
    )
    def rooms(self, protocols: tuple[int, ...], far: tuple[int, ...]) -> None:
        """Each room is empty, opened, ready, has begun, or tried to without checks."""
        for room, (protocol, stage) in enumerate(zip(protocols, far, strict=True)):
            self.switch(room)
            if stage and self.ward.open(protocol, room) and stage > 1:
                self.make_ready(is_checked=stage < 4)
                if stage > 2:
                    self.start(0)
        self.switch(0)
        self.pass_time(1)

    @rule(room=ROOM)
    def switch(self, room: int) -> None:
        """Another room comes on the screen; an open form stays what it was."""
        self.ward.displayed = room

    @rule(room=ROOM, line=WHICH)
    def observe_from_elsewhere(self, room: int, line: int) -> None:
        """A form that was opened in one room is saved while another is shown."""
        self.watch.form = self.watch.form or self.ward.form()
        self.switch(room)
        self.send_form(line, "confirmed")

    @rule(seconds=st.sampled_from([1, 5, 30, 59, 60, 61, 120, 180, 300, 600, 900]))
    def wait(self, seconds: int) -> None:
        self.pass_time(seconds)

    @rule(
        minutes=st.sampled_from([0, 0, 1, -1, 5, -5, -59, 180]), is_anew=st.booleans()
    )
    def disturb(self, minutes: int, is_anew: bool) -> None:
        """The workstation's clock is set, the app starts anew, or both."""
        before = self.ward.clock.now()
        wall = self.ward.wall
        wall.step_wall_to(wall.now() + timedelta(minutes=minutes))
        if is_anew:
            self.ward.restart()
        self.tick()
        reads = map(self.ward.read_of, filter(None, self.ward.sessions))
        if any(read.session.is_open for read in reads):
            assert self.ward.clock.now() - before in (timedelta(0), _ROUNDED)

    @rule(which=WHICH)
    def ask_again(self, which: int) -> None:
        """A command whose answer was lost: it is not charted twice."""
        if self.ward.asked:
            command, actor = self.ward.asked[-1 - which % len(self.ward.asked)]
            before, asked = self.ward.written, len(self.ward.asked)
            form, self.watch.form = self.watch.form, None
            self.ward.after, after = None, self.ward.after
            assert self.ward.ask(command, actor)
            del self.ward.asked[asked:]
            self.ward.after, self.watch.form = after, form
            assert self.ward.written == before

    @invariant()
    def holds(self) -> None:
        type(self).taken += 1
        self.watch.record()
        self.watch.sessions(time_moved=self.moved)
        if self.watch.is_fresh:
            self.watch.told()
        self.moved = self.watch.is_fresh = False
