"""How often a PIN and a password may be tried.

Each try is counted before it is checked: store the ``throttle`` of an ``Attempt``,
then look at its ``refusal``, then check what was typed. Whoever ends the program in
between has used up the try. Time is the seconds of one boot, which nobody can set; in
another boot a wait begins anew.

One throttle belongs to the workstation, since a guesser does not mind whose PIN it is.
"""

from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.refusals import Refusal
from monitor.clock import Clock

MOST_PINS = 5
"""Wrong PINs on one lock, whosever; and one person's until it was right again."""
LONGEST_WAIT_S = 300


class Moment(Struct, frozen=True, kw_only=True):
    """The seconds of one boot; those of two boots can't be compared."""

    boot: str
    seconds: float


class PinsOf(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The tries at one person's PIN since it, or the password, was right."""

    person: UUID
    tries: int


class Throttle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was tried and not found right; to be stored, and read at the start.

    ``pins`` counts since the workstation was last unlocked. ``boot`` and ``since`` are
    when the last password was tried, or a wait begun anew.
    """

    pins: int = 0
    pins_of: tuple[PinsOf, ...] = ()
    passwords: int = 0
    boot: str = ""
    since: float = 0.0


class NotTried(Refusal, frozen=True, kw_only=True):
    """It was not looked at what was typed: neither right nor wrong, and no failure."""


class Attempt(Struct, frozen=True, kw_only=True):
    """The throttle to store first; without a refusal, one try may then be checked."""

    throttle: Throttle
    refusal: NotTried | None = None


def moment_of(clock: Clock) -> Moment:
    return Moment(boot=clock.boot_id, seconds=clock.monotonic())


def pins_left(throttle: Throttle, person: UUID) -> int:
    """How many PINs of that person may still be tried; none: ask the password."""
    tries = max(throttle.pins, _tries(throttle, person))
    return max(0, MOST_PINS - tries)


def try_pin(throttle: Throttle, person: UUID) -> Attempt:
    if not pins_left(throttle, person):
        refusal = NotTried(
            field="pin",
            what="No PIN is taken now",
            why=f"a wrong one was typed {MOST_PINS} times",
            remedy="Sign in with your password",
        )
        return Attempt(throttle=throttle, refusal=refusal)
    tries = _tries(throttle, person) + 1
    counted = _with_tries(throttle, person, tries)
    return Attempt(throttle=replace(counted, pins=throttle.pins + 1))


def pin_was_right(throttle: Throttle, person: UUID) -> Throttle:
    """Of others' PINs the tries stay counted: who knows one may be guessing another."""
    return replace(_with_tries(throttle, person, 0), pins=0)


def seconds_left(throttle: Throttle, now: Moment) -> float:
    """How long no password is taken; 0 where one is."""
    carried = carried_over(throttle, now)
    return max(0.0, carried.since + _wait_s(carried.passwords) - now.seconds)


def try_password(throttle: Throttle, now: Moment) -> Attempt:
    """The wait is counted from the try, so checking it is part of the wait."""
    carried = carried_over(throttle, now)
    left = seconds_left(carried, now)
    if left > 0:
        return Attempt(throttle=carried, refusal=_wait(carried.passwords, left))
    tried = replace(
        carried, passwords=carried.passwords + 1, boot=now.boot, since=now.seconds
    )
    return Attempt(throttle=tried)


def password_was_right(throttle: Throttle, person: UUID) -> Throttle:
    return replace(pin_was_right(throttle, person), passwords=0)


def carried_over(throttle: Throttle, now: Moment) -> Throttle:
    """The same wait in this boot; anew where nobody knows how much of it went by.

    To be stored at the start, so that it runs from then on.
    """
    if throttle.boot == now.boot and throttle.since <= now.seconds:
        return throttle
    return replace(throttle, boot=now.boot, since=now.seconds)


def _wait_s(tries: int) -> int:
    """1, 2, 4 s and so on after the first, second and third wrong one."""
    doublings = min(tries - 1, LONGEST_WAIT_S.bit_length())
    return min(LONGEST_WAIT_S, 2**doublings) if tries > 0 else 0


def _wait(tries: int, left: float) -> NotTried:
    whole = int(left) + (left > int(left))
    times = "once" if tries == 1 else f"{tries} times in a row"
    return NotTried(
        field="password",
        what="No password is taken yet",
        why=f"a wrong one was typed {times}",
        remedy=f"Wait {whole} s, then type it again",
    )


def _tries(throttle: Throttle, person: UUID) -> int:
    return next((each.tries for each in throttle.pins_of if each.person == person), 0)


def _with_tries(throttle: Throttle, person: UUID, tries: int) -> Throttle:
    others = tuple(each for each in throttle.pins_of if each.person != person)
    its = (PinsOf(person=person, tries=tries),) if tries else ()
    return replace(throttle, pins_of=(*others, *its))
