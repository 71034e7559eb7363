"""A password's key takes as long as people can bear, and never less than the floor."""

from unittest.mock import patch

import pytest
from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given
from hypothesis import strategies as st

from monitor.access.derivation import (
    FLOOR,
    LONGEST_S,
    SHORTEST_S,
    Derivation,
    calibrated,
    derive_once,
    derived,
)
from monitor.access.faults import NotEnoughMemory
from monitor.clock import SystemClock
from tests.access.keyring import CHEAP
from tests.clocks import ManualClock

_MIB = 1024
_SALT = b"sixteen of salt."


class Workstation:
    """Derives in a time that is proportional to memory and passes."""

    def __init__(self, s_per_gib_pass: float, memory_mib: int = 4096) -> None:
        self.clock = ManualClock()
        self._s_per_gib_pass = s_per_gib_pass
        self._memory_kib = memory_mib * _MIB

    def work(self, cost: Derivation) -> None:
        if cost.memory_kib > self._memory_kib:
            raise NotEnoughMemory
        self.clock.advance(seconds=self.seconds(cost))

    def seconds(self, cost: Derivation) -> float:
        return cost.memory_kib / 1024**2 * cost.passes * self._s_per_gib_pass

    def calibrated(self) -> Derivation:
        return calibrated(self.clock, self.work)


@pytest.mark.parametrize(
    ("s_per_gib_pass", "memory_mib", "passes"),
    [
        (3.00, 64, 3),  # slower than the floor should be, and still the floor
        (2.68, 64, 3),  # 128 MiB would take 1.005 s
        (2.66, 128, 3),  # 0.998 s
        (1.40, 128, 3),  # 0.525 s, and 256 MiB 1.05 s
        (1.30, 256, 3),  # 128 MiB takes 0.49 s, 256 MiB 0.98 s
        (0.50, 256, 5),  # 0.375 s for three passes
        (0.05, 256, 55),
    ],
)
def test_memory_comes_before_passes(
    s_per_gib_pass: float, memory_mib: int, passes: int
) -> None:
    cost = Workstation(s_per_gib_pass).calibrated()

    assert (cost.memory_kib, cost.passes) == (memory_mib * _MIB, passes)


@pytest.mark.parametrize(
    ("there_mib", "taken_mib"),
    [(65, 64), (127, 64), (128, 128), (255, 128), (256, 256), (4096, 256)],
)
def test_memory_is_taken_where_there_is_some(there_mib: int, taken_mib: int) -> None:
    cost = Workstation(0.5, there_mib).calibrated()

    assert cost.memory_kib == taken_mib * _MIB


def test_less_memory_than_the_floor_is_a_fault() -> None:
    with pytest.raises(NotEnoughMemory):
        Workstation(0.5, 63).calibrated()


@given(st.floats(0.1, 10), st.integers(64, 1024))
def test_sign_in_takes_between_half_a_second_and_one(
    s_per_gib_pass: float, memory_mib: int
) -> None:
    """On every workstation but one on which the floor alone takes longer."""
    workstation = Workstation(s_per_gib_pass, memory_mib)

    cost = workstation.calibrated()
    seconds = workstation.seconds(cost)

    assert cost.memory_kib >= FLOOR.memory_kib
    assert cost.passes >= FLOOR.passes
    assert seconds >= SHORTEST_S - 1e-9
    assert seconds <= LONGEST_S + 1e-9 or cost == FLOOR


def test_a_workstation_faster_than_any_stays_within_what_a_file_may_ask() -> None:
    assert Workstation(0).calibrated().passes == 100


def test_a_busy_moment_weakens_nothing() -> None:
    """The shortest of three tries counts."""
    workstation = Workstation(1.4)
    quiet = workstation.calibrated()
    stalls = iter([30.0])

    def work(cost: Derivation) -> None:
        workstation.work(cost)
        workstation.clock.advance(seconds=next(stalls, 0))

    assert calibrated(workstation.clock, work) == quiet


def test_the_floor_is_64_mib_and_three_passes_in_fact() -> None:
    """What is asked of the library is the floor; the only costly one of these tests."""
    with patch("monitor.access.derivation.hash_secret_raw", wraps=hash_secret_raw) as h:
        clock = SystemClock()
        began = clock.monotonic()
        derive_once(FLOOR)

    assert clock.monotonic() - began > 0.01
    assert h.call_args.kwargs == {
        "time_cost": 3,
        "memory_cost": 64 * _MIB,
        "parallelism": 4,
        "hash_len": 32,
        "type": Type.ID,
    }


def test_password_salt_and_cost_all_count() -> None:
    keys = {
        derived(b"a", _SALT, CHEAP),
        derived(b"b", _SALT, CHEAP),
        derived(b"a", bytes(16), CHEAP),
        derived(b"a", _SALT, Derivation(memory_kib=16, passes=1, lanes=1)),
        derived(b"a", _SALT, Derivation(memory_kib=8, passes=2, lanes=1)),
    }

    assert len(keys) == 5
    assert {len(key) for key in keys} == {32}
    assert derived(b"a", _SALT, CHEAP) in keys


def test_another_library_derives_the_same_key() -> None:
    """It is Argon2id as everybody has it, so a record never depends on one library."""
    other = Argon2id(
        salt=_SALT, length=32, iterations=2, lanes=2, memory_cost=64, secret=None
    )
    cost = Derivation(memory_kib=64, passes=2, lanes=2)

    assert derived(b"password", _SALT, cost) == other.derive(b"password")


def test_missing_memory_is_told_in_a_sentence() -> None:
    failing = patch(
        "monitor.access.derivation.hash_secret_raw",
        side_effect=HashingError("Memory allocation error"),
    )
    with failing, pytest.raises(NotEnoughMemory, match="too little memory free"):
        derived(b"a", _SALT, CHEAP)
