"""Lets people to the record of one folder, and counts how often it was tried."""

from collections.abc import Callable, Collection
from pathlib import Path
from uuid import UUID

from msgspec.structs import replace

from monitor.access import enrolling, pins, signing_in, throttling, to_key_anew
from monitor.access.derivation import Derivation, calibrated
from monitor.access.faults import SlotsExist, SlotsRefused
from monitor.access.kept_slots import KeptSlots
from monitor.access.record_key import DataKeys, RecordKey, new_record_key
from monitor.access.signing_in import Credentials, SignedIn
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
        self._folder = folder
        self._kept = KeptSlots(folder)
        self._clock = clock
        self._cost = cost or calibrated
        now = moment_of(clock)
        self._tries = Tries(folder, now, is_new=not self._kept.exists())
        self._untold = self._tries.throttle.untold
        self._is_noted = False

    @property
    def has_slots(self) -> bool:
        """Whether anybody was let in yet."""
        return self._kept.exists()

    @property
    def remark(self) -> str:
        """What was found wrong with the key file and mended, or is empty."""
        return self._kept.remark

    @property
    def generation(self) -> int:
        """Of the slots that were read or written last; 0 without a seal."""
        return self._kept.generation

    @property
    def generation_twice(self) -> int:
        """The newest generation of the slots that both copies of the file have."""
        return self._kept.twice

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
        self._kept.write(enrolling.with_person(slots, first, typed, keys, cost), keys)
        self._tries.count(self._tries.throttle)
        self._kept.keys = keys
        return keys

    def sign_in(
        self, typed: Credentials, slots: KeySlots | None = None
    ) -> SignedIn | Refusal:
        """Who that is, and the keys; NotTried where it was tried too often.

        ``slots`` are those of a copy of the record; else they are its own.
        """
        known = slots or self._kept.read()  # Damaged ones cost nobody a try.
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
                self._kept.opened(known, answer.keys)
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
        """Also of older slots; who is let in by that says ``after`` which."""
        known = slots or self._kept.read(takes_older=True)
        answer = signing_in.open_by_code(known, typed)
        if slots is None and isinstance(answer, DataKeys):
            self._kept.opened(known, answer)
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

    def let_in(
        self,
        person: UUID,
        typed: Credentials,
        keys: DataKeys,
        after: int | None = None,
    ) -> None:
        """A slot for that person, also for one who had lost the password.

        ``after`` is the generation that the record knows of, where the recovery code
        lets somebody in: of older slots nobody else's is left then. Raises SlotsRefused
        where the slots are not of these keys.
        """
        self._demand(keys)
        slots = self._kept.read(takes_older=after is not None)
        cost = self._cost_of(slots)
        if after is not None and slots.proved_generation < self._kept.least(after):
            # Whoever had them put back may know a password of then, and the key by it.
            to_key_anew.note(self._folder)
            slots = enrolling.with_nobody(slots, self._kept.least(after))
        self._kept.write(enrolling.with_person(slots, person, typed, keys, cost), keys)

    def change_password(self, old: Credentials, new: Credentials) -> Refusal | None:
        """Another password, or sign-in name; tries at the old one are counted."""
        signed = self.sign_in(old)
        if isinstance(signed, Refusal):
            return signed
        slots = self._kept.read()
        cost = self._cost_of(slots)
        changed = enrolling.with_other_password(slots, old, new, cost)
        if isinstance(changed, Refusal):
            return changed
        self._kept.write(changed)
        return None

    def has_slot(self, person: UUID) -> bool:
        return self._kept.read().of(person) is not None

    def shut_out(
        self,
        person: UUID,
        administrators: Collection[UUID],
        keys: DataKeys | None = None,
    ) -> Refusal | None:
        """Take that person's slot away. The record is to be keyed anew after it.

        ``keys`` are those of the slots where nobody signed in here.
        """
        slots = self._kept.read()
        changed = enrolling.without_person(slots, person, administrators)
        if isinstance(changed, Refusal):
            return changed
        if changed is not slots:
            self._kept.write(changed, keys)
        return None

    def seal(self, keys: DataKeys) -> None:
        """Slots of before there was a seal get one."""
        slots = self._kept.read()
        if not slots.seal:
            self._kept.write(enrolling.as_changed(slots), keys)

    def change_code(self, code: bytes, keys: DataKeys) -> None:
        """Another recovery code; the printed one opens nothing any more.

        Raises SlotsRefused where the slots are not of these keys.
        """
        self._demand(keys)
        changed = enrolling.with_other_code(self._kept.read(), code, keys)
        self._kept.write(changed, keys)

    def begin_keying_anew(self, keys: DataKeys) -> DataKeys:
        """Give everybody another key as well; then the record is to be keyed anew.

        Where that was begun before and cut short, it goes on with the same key. Raises
        SlotsRefused where the slots are not of these keys.
        """
        slots = self._kept.read()
        self._demand(keys)
        if slots.is_being_keyed_anew:
            if keys.before is None:
                raise SlotsRefused("a key that everybody has is wanting")
            return keys
        both = DataKeys(current=new_record_key(), before=keys.current)
        self._kept.write(enrolling.with_next_key(slots, both.current), both)
        self._kept.keys = both
        return both

    def end_keying_anew(self, keys: DataKeys | None = None) -> None:
        """The record has the newest key: forget the one before.

        ``keys`` are as above.
        """
        slots = self._kept.read()
        if slots.is_being_keyed_anew:
            self._kept.write(enrolling.with_newest_key(slots), keys)

    def _is_alone_with(self, typed: Credentials, key: RecordKey | None) -> bool:
        slots = self._kept.read()
        answer = signing_in.sign_in(slots, typed)
        if key is None or not isinstance(answer, SignedIn):
            return False
        return len(slots.people) == 1 and answer.keys == DataKeys(current=key)

    def _demand(self, keys: DataKeys) -> None:
        """Raises SlotsRefused for keys of which it is known that they are others."""
        known = self._kept.keys
        if known is not None and known.current != keys.current:
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
