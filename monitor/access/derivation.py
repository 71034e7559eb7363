"""From a password to a key: Argon2id, as slow as people can bear at sign-in."""

from collections.abc import Callable
from typing import Annotated

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from msgspec import Meta, Struct
from msgspec.structs import replace

from monitor.access.faults import NotEnoughMemory
from monitor.clock import Clock

KEY_LENGTH = 32
SALT_LENGTH = 16
_MIB = 1024


class Derivation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one derivation costs; stored beside what it opens.

    The upper bounds keep a damaged or planted file from taking the whole workstation.
    """

    memory_kib: Annotated[int, Meta(ge=8, le=1024 * _MIB)]
    passes: Annotated[int, Meta(ge=1, le=100)]
    lanes: Annotated[int, Meta(ge=1, le=16)]


FLOOR = Derivation(memory_kib=64 * _MIB, passes=3, lanes=4)
"""Never less: the second choice of RFC 9106, section 4."""

WANTED = replace(FLOOR, memory_kib=128 * _MIB)
"""Where the workstation has the memory and needs no more than a second for it."""

MOST_MEMORY_KIB = 256 * _MIB
"""More would be missed by the charts of a small workstation."""

SHORTEST_S = 0.5
LONGEST_S = 1.0
_AIM_S = 0.7
_MOST_PASSES = 100
_TRIES = 3

Work = Callable[[Derivation], object]


def derived(password: bytes, salt: bytes, cost: Derivation) -> bytes:
    """The key; takes as long as the costs say, so never on the screen's thread.

    Raises NotEnoughMemory.
    """
    try:
        return hash_secret_raw(
            password,
            salt,
            time_cost=cost.passes,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=KEY_LENGTH,
            type=Type.ID,
        )
    except HashingError as error:
        raise NotEnoughMemory from error


def derive_once(cost: Derivation) -> None:
    """As much work as one sign-in."""
    derived(b"a password to measure with", bytes(SALT_LENGTH), cost)


def calibrated(clock: Clock, work: Work = derive_once) -> Derivation:
    """Costs at which signing in takes 0.5 to 1.0 s here, measured in some seconds.

    Below the floor it never goes, however slow the workstation; there it takes longer.
    """
    took, cost = _affordable(clock, work)
    if took < SHORTEST_S and cost.memory_kib < MOST_MEMORY_KIB:
        more = replace(cost, memory_kib=MOST_MEMORY_KIB)
        try:
            longer = _least_s(clock, work, more)
        except NotEnoughMemory:
            longer = LONGEST_S + took
        if longer <= LONGEST_S:
            took, cost = longer, more
    if took < SHORTEST_S:
        # Passes cost time alone, and in proportion.
        passes = _MOST_PASSES if took <= 0 else int(cost.passes * _AIM_S / took)
        cost = replace(cost, passes=min(passes, _MOST_PASSES))
    return cost


def _affordable(clock: Clock, work: Work) -> tuple[float, Derivation]:
    """The wanted memory, or the floor where that is missing or too slow."""
    try:
        took = _least_s(clock, work, WANTED)
    except NotEnoughMemory:
        took = LONGEST_S + 1
    if took <= LONGEST_S:
        return took, WANTED
    return _least_s(clock, work, FLOOR), FLOOR


def _least_s(clock: Clock, work: Work, cost: Derivation) -> float:
    """Of some tries the shortest, so that a busy moment weakens nobody for years."""
    return min(_seconds(clock, work, cost) for _ in range(_TRIES))


def _seconds(clock: Clock, work: Work, cost: Derivation) -> float:
    began = clock.monotonic()
    work(cost)
    return clock.monotonic() - began
