"""Lets people to the record of one folder, and counts how often it was tried."""

from collections.abc import Callable, Collection
from pathlib import Path
from uuid import UUID

from msgspec.structs import replace

from monitor.access import enrolling, pins, signing_in, throttling
from monitor.access.derivation import Derivation, calibrated
from monitor.access.faults import SlotsExist, SlotsRefused
from monitor.access.record_key import DataKeys, RecordKey, new_record_key
from monitor.access.signing_in import Credentials, SignedIn
from monitor.access.slot_file import SlotFile
from monitor.access.slots import KeySlots
from monitor.access.throttling import (
    LONGEST_HERE_S,
    Moment,
    NotTried,
    Throttle,
    moment_of,
)
from monitor.access.tries import Tries
from monitor.chart.refusals import Refusal
from monitor.chart.sign_in_names import folded
from monitor.clock import Clock, new_id

_WRONG_PIN = "The screen stays locked"


class Doorkeeper:
    """Slow on purpose: for a thread that may wait, and for one at a time.

    Anything may raise one of ``monitor.access.faults``.
    """

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        cost: Callable[[Clock], Derivation] | None = None,
    ) -> None:
        """``cost`` is asked at set-up what a sign-in may take here; else measured."""
        self._file = SlotFile(folder)
        self._clock = clock
        self._cost = cost or calibrated
        now = moment_of(clock)
        self._tries = Tries(folder, now, is_new=not self._file.exists())
        self._untold = self._tries.throttle.untold
        self._is_noted = False
        # As the slots were opened or given them last: no others are sealed into one.
        self._keys: DataKeys | None = None
        self.remark = ""

    @property
    def has_slots(self) -> bool:
        """Whether anybody was let in yet."""
        return self._file.exists()

    def begin(
        self, first: UUID, typed: Credentials, code: bytes, key: RecordKey | None
    ) -> DataKeys:
        """Let the first person in, and whoever has the code.

        ``key`` is that of a record that is there already. On return the slots are
        durable: only then may a record be made under these keys. Raises SlotsExist
        where somebody was let in before, unless typing the same and with that key.
        """
        if self.has_slots and not self._is_alone_with(typed, key):
            raise SlotsExist
        keys = DataKeys(current=key or new_record_key())
        slots = enrolling.new_slots(new_id(), keys.current, code)
        cost = self._cost(self._clock)
        self._write(enrolling.with_person(slots, first, typed, keys, cost))
        self._tries.count(self._tries.throttle)
        self._keys = keys
        return keys

    def sign_in(
        self, typed: Credentials, slots: KeySlots | None = None
    ) -> SignedIn | Refusal:
        """Who that is, and the keys; NotTried where it was tried too often.

        ``slots`` are those of a copy of the record; else they are its own.
        """
        known = slots or self._slots()  # Damaged ones cost nobody a try.
        name, now = folded(typed.name), moment_of(self._clock)
        own = self._tries.at(name, now)
        before = throttling.carried_over(self._tries.throttle, now)
        refusal = self._count_password(name, own, now)
        if refusal is not None:
            return refusal
        answer = signing_in.sign_in(known, typed)
        if isinstance(answer, SignedIn):
            self._tries.names.pop(name, None)
            tried = own.passwords
            right = throttling.password_was_right(before, answer.person, tried)
            self._tries.count(right)
            if slots is None:
                self._keys = answer.keys
        return answer

    def _count_password(self, name: str, own: Throttle, now: Moment) -> NotTried | None:
        """At the name and at the workstation, or why it is not tried."""
        here = self._tries.throttle
        at_name = throttling.try_password(own, now)
        at_all = throttling.try_password(here, now, LONGEST_HERE_S)
        if at_name.refusal is not None:
            return at_name.refusal
        if at_all.refusal is not None:
            self._tries.count(at_all.throttle)
            return at_all.refusal
        untold = at_all.throttle.untold + (not self._is_noted)
        self._tries.names[name] = at_name.throttle
        self._tries.count(replace(at_all.throttle, untold=untold))
        return None

    def open_by_code(
        self, typed: str, slots: KeySlots | None = None
    ) -> DataKeys | Refusal:
        answer = signing_in.open_by_code(slots or self._slots(), typed)
        if slots is None and isinstance(answer, DataKeys):
            self._keys = answer
        return answer

    def check_pin(self, person: UUID, pin: str, verifier: str) -> Refusal | None:
        """Nothing where it is right; 0.2 s. NotTried where it was tried too often."""
        attempt = throttling.try_pin(self._tries.throttle, person)
        self._tries.count(attempt.throttle)
        if attempt.refusal is not None:
            return attempt.refusal
        if pins.is_right(pin, verifier):
            right = throttling.pin_was_right(self._tries.throttle, person)
            self._tries.count(right)
            return None
        return self._wrong_pin(person)

    def pins_left(self, person: UUID) -> int:
        return throttling.pins_left(self._tries.throttle, person)

    @property
    def failures(self) -> int:
        """How many passwords were tried here and wrong, also before this start.

        Those at a name are forgotten once its password was right, or in an hour.
        """
        return self._tries.throttle.passwords

    def tell_failures(self) -> int:
        """How many of before this start are in no audit log.

        The record is open: whatever fails from now on is noted as it happens.
        """
        self._is_noted, untold, self._untold = True, self._untold, 0
        self._tries.count(replace(self._tries.throttle, untold=0))
        return untold

    def seconds_left(self) -> float:
        """How long no password is taken, whosever."""
        here, now = self._tries.throttle, moment_of(self._clock)
        return throttling.seconds_left(here, now, LONGEST_HERE_S)

    def let_in(self, person: UUID, typed: Credentials, keys: DataKeys) -> None:
        """A slot for that person, also for one who had lost the password.

        Raises SlotsRefused where the slots are not of these keys.
        """
        self._demand(keys)
        slots = self._slots()
        cost = self._cost_of(slots)
        self._write(enrolling.with_person(slots, person, typed, keys, cost))

    def change_password(self, old: Credentials, new: Credentials) -> Refusal | None:
        """Another password, or sign-in name; tries at the old one are counted."""
        signed = self.sign_in(old)
        if isinstance(signed, Refusal):
            return signed
        slots = self._slots()
        cost = self._cost_of(slots)
        changed = enrolling.with_other_password(slots, old, new, cost)
        if isinstance(changed, Refusal):
            return changed
        self._write(changed)
        return None

    def has_slot(self, person: UUID) -> bool:
        return self._slots().of(person) is not None

    def shut_out(
        self, person: UUID, administrators: Collection[UUID]
    ) -> Refusal | None:
        """Take that person's slot away. The record is to be keyed anew after it."""
        slots = self._slots()
        changed = enrolling.without_person(slots, person, administrators)
        if isinstance(changed, Refusal):
            return changed
        if changed is not slots:
            self._write(changed)
        return None

    def change_code(self, code: bytes, keys: DataKeys) -> None:
        """Another recovery code; the printed one opens nothing any more.

        Raises SlotsRefused where the slots are not of these keys.
        """
        self._demand(keys)
        self._write(enrolling.with_other_code(self._slots(), code, keys))

    def begin_keying_anew(self, keys: DataKeys) -> DataKeys:
        """Give everybody another key as well; then the record is to be keyed anew.

        Where that was begun before and cut short, it goes on with the same key. Raises
        SlotsRefused where the slots are not of these keys.
        """
        slots = self._slots()
        self._demand(keys)
        if slots.is_being_keyed_anew:
            if keys.before is None:
                raise SlotsRefused("a key that everybody has is wanting")
            return keys
        key = new_record_key()
        self._write(enrolling.with_next_key(slots, key))
        self._keys = DataKeys(current=key, before=keys.current)
        return self._keys

    def end_keying_anew(self) -> None:
        """The record has the newest key: forget the one before."""
        slots = self._slots()
        if slots.is_being_keyed_anew:
            self._write(enrolling.with_newest_key(slots))

    def _is_alone_with(self, typed: Credentials, key: RecordKey | None) -> bool:
        slots = self._slots()
        answer = signing_in.sign_in(slots, typed)
        if key is None or not isinstance(answer, SignedIn):
            return False
        return len(slots.people) == 1 and answer.keys == DataKeys(current=key)

    def _demand(self, keys: DataKeys) -> None:
        """Raises SlotsRefused for keys of which it is known that they are others."""
        if self._keys is not None and self._keys.current != keys.current:
            raise SlotsRefused("the keys are not those of everybody else")

    def _wrong_pin(self, person: UUID) -> Refusal:
        left = self.pins_left(person)
        tries = "1 try is left" if left == 1 else f"{left} tries are left"
        return Refusal(
            field="pin",
            what=_WRONG_PIN,
            why="that is not your PIN",
            remedy=f"Type it again, {tries}" if left else "Sign in with your password",
        )

    def _cost_of(self, slots: KeySlots) -> Derivation:
        """As measured at set-up; each cost in use is tried at every sign-in."""
        return slots.people[0].cost if slots.people else self._cost(self._clock)

    def _slots(self) -> KeySlots:
        read = self._file.read()
        self.remark = read.remark
        return read.slots

    def _write(self, slots: KeySlots) -> None:
        self.remark = self._file.write(slots)
