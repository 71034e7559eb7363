"""What keeps a session from being signed or added to, in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from monitor.chart.entries import Actor, unverified
from monitor.chart.kinds import AddendumRecorded
from monitor.charting.reads import SessionRead
from tests.charting.clinic import Clinic
from tests.charting.signed import FIRST, SignedWard, signed_ward
from tests.charting.standing import who
from ui.views.proof_words import ADD, SIGN
from ui.views.signing.who_may import NOBODY_ENROLLED, signing_obstacles


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[SignedWard]:
    with signed_ward(tmp_path / "record") as ward:
        yield ward


def as_known(ward: SignedWard, role: str) -> Actor:
    actor = ward.recorder.authority.admit(who(role))
    assert isinstance(actor, Actor)
    return actor


def obstacles(ward: SignedWard, role: str, method: str = "password") -> dict[str, str]:
    read = ward.recorder.session(FIRST, by=who("supervisor"))
    assert isinstance(read, SessionRead)
    actor = replace(as_known(ward, role), auth_method=method)
    return signing_obstacles(read, actor, ward.steady.now())


def test_where_nobody_signs_in_nothing_is_signed() -> None:
    """A demo and a drill say so in one sentence."""
    clinic = Clinic().start()
    clinic.close(40)
    now = clinic.steady.now()
    found = signing_obstacles(clinic.read, unverified("A. Okafor RN"), now)
    assert found[SIGN] == NOBODY_ENROLLED
    assert NOBODY_ENROLLED.count(".") == 1
    assert ADD in found


def test_an_open_session_waits(ward: SignedWard) -> None:
    clinic = Clinic().start()
    found = signing_obstacles(clinic.read, as_known(ward, "nurse"), clinic.steady.now())
    assert found == {
        SIGN: "The session is still open",
        ADD: "The session is still open",
    }


def test_on_no_session_nothing_is_said() -> None:
    clinic = Clinic().start()
    assert signing_obstacles(None, unverified("A"), clinic.steady.now()) == {}
    assert signing_obstacles(clinic.read, None, clinic.steady.now()) == {}


def test_who_may_sign_and_add(ward: SignedWard) -> None:
    """The nurse who charted, by PIN too since the form asks; a supervisor co-signs."""
    assert list(obstacles(ward, "nurse", "pin")) == [ADD]
    assert list(obstacles(ward, "supervisor")) == [ADD]
    assert "an auditor may not" in obstacles(ward, "auditor")[SIGN]
    ward.sign()
    assert "you signed it before" in obstacles(ward, "nurse")[SIGN]
    assert obstacles(ward, "supervisor") == {}
    ward.charted(ward.fact(AddendumRecorded(text="Slept badly.")), who("nurse"))
    assert obstacles(ward, "nurse") == {}
