"""How often a PIN and a password may be tried.

Each try is counted before it is checked: store the ``throttle`` of an ``Attempt``,
then look at its ``refusal``, then check what was typed. Whoever ends the program in
between has used up the try. Time is the seconds since the workstation was
started, which nobody can set.

One throttle belongs to the workstation, since a guesser does not mind whose PIN it is.
Another is of each sign-in name, and is never stored: no name may stand on the disk. The
wait of the workstation is short, so that nobody keeps a whole staff out.
"""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct
from msgspec.structs import replace

from monitor.chart.refusals import Refusal
from monitor.clock import Clock

MOST_PINS = 5
"""Wrong PINs on one lock, whosever; and one person's until it was right again."""
LONGEST_WAIT_S = 300
"""At one sign-in name."""
LONGEST_HERE_S = 30
"""At the workstation, whosever the name."""
FORGOTTEN_AFTER_S = 3600
"""Without a wrong password for so long the next one is the first again."""

Count = Annotated[int, Meta(ge=0)]


class Moment(Struct, frozen=True, kw_only=True):
    """The seconds of one boot; those of two boots can't be compared."""

    boot: str
    seconds: float


class PinsOf(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The tries at one person's PIN since it, or the password, was right."""

    person: UUID
    tries: Count


class Throttle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was tried and not found right; to be stored, and read at the start.

    ``pins`` counts since the workstation was last unlocked; ``others`` are the tries of
    everybody who is not in ``pins_of``. ``boot`` and ``since`` are when the last
    password was tried, or a wait begun anew. ``untold`` failures are in no audit log.
    """

    pins: Count = 0
    pins_of: tuple[PinsOf, ...] = ()
    others: Count = 0
    passwords: Count = 0
    boot: str = ""
    since: float = 0.0
    untold: Count = 0


SPENT = Throttle(pins=MOST_PINS, others=MOST_PINS)
"""Where nobody knows what was tried: whose password was right has PINs again."""


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


def seconds_left(
    throttle: Throttle, now: Moment, longest: int = LONGEST_WAIT_S
) -> float:
    """How long no password is taken; 0 where one is."""
    carried = carried_over(throttle, now)
    wait = min(longest, _wait_s(carried.passwords))
    return max(0.0, carried.since + wait - now.seconds)


def try_password(
    throttle: Throttle, now: Moment, longest: int = LONGEST_WAIT_S
) -> Attempt:
    """The wait is counted from the try, so checking it is part of the wait."""
    carried = carried_over(throttle, now)
    left = seconds_left(carried, now, longest)
    if left > 0:
        return Attempt(throttle=carried, refusal=_wait(carried.passwords, left))
    tried = replace(
        carried, passwords=carried.passwords + 1, boot=now.boot, since=now.seconds
    )
    return Attempt(throttle=tried)


def password_was_right(before: Throttle, person: UUID, own: int) -> Throttle:
    """``before`` that try; of those counted then ``own`` were at the same name.

    Others' stay: who knows one password may be guessing another.
    """
    left = max(0, before.passwords - own)
    return replace(pin_was_right(before, person), passwords=left)


def carried_over(throttle: Throttle, now: Moment) -> Throttle:
    """The same wait, as much of it as surely went by; nothing after a long peace.

    The seconds of a boot are those since the workstation was started: in a later one
    at least they went by. To be stored at the start, so that it runs from then on.
    """
    since = throttle.since
    if since > now.seconds:
        # Of a machine that was set back to an earlier state nobody knows.
        since = now.seconds if throttle.boot == now.boot else 0.0
    if now.seconds - since >= FORGOTTEN_AFTER_S:
        throttle = replace(throttle, passwords=0)
    return replace(throttle, boot=now.boot, since=since)


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
    its = (each.tries for each in throttle.pins_of if each.person == person)
    return next(its, throttle.others)


def _with_tries(throttle: Throttle, person: UUID, tries: int) -> Throttle:
    others = tuple(each for each in throttle.pins_of if each.person != person)
    its = (PinsOf(person=person, tries=tries),) if tries or throttle.others else ()
    return replace(throttle, pins_of=(*others, *its))
