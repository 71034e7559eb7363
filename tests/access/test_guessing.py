"""Whatever a guesser does: five PINs at most, and a wait between passwords."""

from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from monitor.access.throttling import (
    FORGOTTEN_AFTER_S,
    LONGEST_WAIT_S,
    MOST_PINS,
    Moment,
    Throttle,
    carried_over,
    password_was_right,
    pin_was_right,
    seconds_left,
    try_password,
    try_pin,
)
from tests.access.keyring import MARTHA, OWEN

_PEOPLE = [MARTHA, OWEN, UUID(int=9)]


class Guessing(RuleBasedStateMachine):
    """Somebody guesses, ends the program at any moment, and turns every clock.

    ``stored`` outlasts a restart, ``held`` is what the running program knows. True
    time goes on by itself; what the program sees of it starts anew in each boot.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stored = self.held = Throttle()
        self.true_s = 0.0
        self.boot = 0
        self.boot_began = 0.0
        self.pins_checked = 0
        self.checked_of = dict.fromkeys(_PEOPLE, 0)
        self.last_password: float | None = None
        self.passwords_checked = 0

    def _now(self) -> Moment:
        seconds = self.true_s - self.boot_began
        return Moment(boot=f"boot {self.boot}", seconds=seconds)

    @rule(person=st.sampled_from(_PEOPLE), killed=st.booleans())
    def guess_pin(self, person: UUID, *, killed: bool) -> None:
        """Killed between counting and checking, the try is used up unseen."""
        attempt = try_pin(self.held, person)
        self.held = self.stored = attempt.throttle
        if attempt.refusal is None and not killed:
            self.pins_checked += 1
            self.checked_of[person] += 1

    @rule(killed=st.booleans())
    def guess_password(self, *, killed: bool) -> None:
        attempt = try_password(self.held, self._now())
        self.held = self.stored = attempt.throttle
        if attempt.refusal is not None or killed:
            return
        if self.last_password is not None:
            waited = self.true_s - self.last_password
            if waited >= FORGOTTEN_AFTER_S:
                self.passwords_checked = 0
            wanted = min(LONGEST_WAIT_S, 2 ** (self.passwords_checked - 1))
            assert waited >= wanted - 1e-6
        self.passwords_checked += 1
        self.last_password = self.true_s

    @rule(person=st.sampled_from(_PEOPLE))
    def unlock_by_pin(self, person: UUID) -> None:
        attempt = try_pin(self.held, person)
        self.held = self.stored = attempt.throttle
        if attempt.refusal is None:
            self.held = self.stored = pin_was_right(self.held, person)
            self.pins_checked = self.checked_of[person] = 0

    @rule(person=st.sampled_from(_PEOPLE))
    def unlock_by_password(self, person: UUID) -> None:
        attempt = try_password(self.held, self._now())
        self.held = self.stored = attempt.throttle
        if attempt.refusal is None:
            own = self.held.passwords
            self.held = self.stored = password_was_right(self.held, person, own)
            self.pins_checked = self.checked_of[person] = self.passwords_checked = 0
            self.last_password = None

    @rule()
    def restart_the_program(self) -> None:
        self.held = self.stored

    @rule()
    def restart_the_workstation(self) -> None:
        """Its seconds start again."""
        self.boot += 1
        self.boot_began = self.true_s
        self.held = self.stored = carried_over(self.stored, self._now())

    @rule(seconds=st.floats(0, 400))
    def wait(self, seconds: float) -> None:
        self.true_s += seconds

    @invariant()
    def five_pins_at_most_are_checked_on_one_lock(self) -> None:
        assert self.pins_checked <= MOST_PINS
        assert all(checked <= MOST_PINS for checked in self.checked_of.values())

    @invariant()
    def nobody_waits_longer_than_five_minutes(self) -> None:
        assert seconds_left(self.held, self._now()) <= LONGEST_WAIT_S


TestGuessing = Guessing.TestCase
