"""The slots of a condensed session, as ``plan`` has them, in milliseconds."""

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.gate_tables import Gate
from monitor.protocol.pacing import MOST_SLOTS, beats
from monitor.review.milliseconds import MINUTE
from monitor.review.timed import Dose, Known

_NEVER = -1
_ALWAYS = 1 << 62


class DueSlot(NamedTuple):
    """``needs`` is a place among what the protocol needs at a slot."""

    at: int
    tolerance: int
    needs: int


class Unsure(Exception):
    """What is condensed does not tell whether a patient was kept from leaving."""


def slot_tables(protocol: CareProtocol) -> object:
    """All that decides what ``TimeTrial`` finds of a session."""
    asked = {gate.id for gate in protocol.gates if _is_asked_at_leaving(gate)}
    return protocol.schedule, protocol.overdue, protocol.series, asked


class Slots:
    """Of one protocol; what it says is worked out once."""

    def __init__(self, protocol: CareProtocol) -> None:
        schedule = protocol.schedule
        self._needs: dict[tuple[str, ...], int] = {}
        self._during = tuple(self._of_during(protocol))
        self._recovery = tuple(self._of_recovery(protocol))
        self._has_recovery = schedule.recovery is not None
        self._is_anew = schedule.during.anew_after_dose
        self._grace = protocol.overdue.grace_minutes * MINUTE
        self._closing: DueSlot | None = None
        if schedule.closing is not None:
            self._closing = DueSlot(
                schedule.closing.every_minutes * MINUTE,
                schedule.closing.tolerance_minutes * MINUTE,
                self._place(schedule.closing.fields),
            )
        self._asked = [g.id for g in protocol.gates if _is_asked_at_leaving(g)]
        self.needs = tuple(self._needs)

    def free_from(self, answered: dict[str, int]) -> int:
        """Before then a check of leaving had no answer, so that nobody could leave."""
        return max((answered.get(g, _ALWAYS) for g in self._asked), default=_NEVER)

    def planned(
        self, known: Known, until: int, free_from: int, last_read: int
    ) -> list[DueSlot]:
        """In order; as far as one can be overdue before ``until``, and answered.

        Raises Unsure where it is not known whether there is one after the last.
        """
        if known.started is None:
            return []
        if self._has_recovery and known.ended is None:
            return list(self._up_to(known.started, until))
        if not self._has_recovery:
            slots = {slot.at: slot for slot in self._after_doses(known, known.started)}
        else:
            slots = {slot.at: slot for slot in self._to_the_end(known)}
        in_order = [slots[at] for at in sorted(slots)]
        last = in_order[-1].at
        in_order += self._after(last, until, free_from, last_read)
        return in_order

    def _up_to(self, started: int, until: int) -> Iterator[DueSlot]:
        """One more than there is time for: a set can be of it already."""
        for slot in _from(self._during, started):
            yield slot
            if slot.at > until:
                return

    def _to_the_end(self, known: Known) -> Iterator[DueSlot]:
        if known.started is None or known.ended is None:
            return
        yield from self._before(_from(self._during, known.started), known.ended)
        yield from _from(self._recovery, known.ended.at)

    def _after_doses(self, known: Known, started: int) -> Iterator[DueSlot]:
        if not self._is_anew:
            yield from _from(self._during, started)
            return
        for dose, further in pairwise(known.doses):
            yield from self._before(_from(self._during, dose.at), further)
        last = known.doses[-1].at if known.doses else started
        yield from _from(self._during, last)

    def _before(self, slots: Iterator[DueSlot], turn: Dose) -> Iterator[DueSlot]:
        for slot in slots:
            opens = slot.at - slot.tolerance
            if opens > turn.at and slot.at > turn.known:
                return
            if opens <= turn.at or slot.at + self._grace <= turn.told:
                yield slot

    def _after(
        self, last: int, until: int, free_from: int, last_read: int
    ) -> Iterator[DueSlot]:
        """Where the patient can't leave; what nobody can be late for is left out."""
        if self._closing is None:
            return
        every, tolerance, needs = self._closing
        for count in range(1, MOST_SLOTS + 1):
            at = last + count * every
            if at - tolerance >= until:
                return
            if at < free_from:
                yield DueSlot(at, tolerance, needs)
            elif at + self._grace < until or at - tolerance <= last_read:
                raise Unsure
            else:
                return

    def _of_during(self, protocol: CareProtocol) -> Iterator[DueSlot]:
        during, also = protocol.schedule.during, protocol.schedule.during.also
        for beat in islice(beats(during), MOST_SLOTS):
            fields = during.fields
            if also is not None and beat.minute in also.at_minutes:
                fields += also.fields
            place = self._place(fields)
            yield DueSlot(beat.minute * MINUTE, beat.tolerance * MINUTE, place)

    def _of_recovery(self, protocol: CareProtocol) -> Iterator[DueSlot]:
        recovery = protocol.schedule.recovery
        if recovery is None:
            return
        every = recovery.every_minutes
        needs = self._place(recovery.fields)
        for count in range(1, recovery.for_minutes // every + 1):
            tolerance = recovery.tolerance_minutes * MINUTE
            yield DueSlot(count * every * MINUTE, tolerance, needs)

    def _place(self, fields: tuple[str, ...]) -> int:
        return self._needs.setdefault(fields, len(self._needs))


def _from(slots: tuple[DueSlot, ...], anchor: int) -> Iterator[DueSlot]:
    for at, tolerance, needs in slots:
        yield DueSlot(anchor + at, tolerance, needs)


def _is_asked_at_leaving(gate: Gate) -> bool:
    return gate.phase == "leave" and not gate.computed
