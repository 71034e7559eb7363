"""What a closed session still waits for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.chart.kinds import QueryAnswered, QueryRaised
from monitor.chart.queries import queries
from monitor.review.awaited import Awaited, awaited
from tests.charting.clinic import HIGH, Clinic
from tests.charting.signed import SECOND, SignedWard, signed_ward
from tests.charting.standing import who


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[SignedWard]:
    with signed_ward(tmp_path / "record") as ward:
        yield ward


def waits(ward: SignedWard) -> Awaited:
    read = ward.read
    return awaited(read.session, read.protocol, read.patient)


def test_what_nobody_has_seen_waits_for_review(ward: SignedWard) -> None:
    assert waits(ward) == "review"
    ward.sign()
    assert waits(ward) == "review"


def test_without_exceptions_it_waits_for_a_co_signature(ward: SignedWard) -> None:
    ward.session_id = SECOND
    assert waits(ward) == "co-signature"


def test_what_was_seen_and_co_signed_waits_for_nothing(ward: SignedWard) -> None:
    ward.signed_by_both()
    assert waits(ward) == ""


def test_what_was_returned_waits_for_an_answer(ward: SignedWard) -> None:
    raised = QueryRaised(text="Read twice?", returns=True)
    ward.charted(ward.fact(raised), who("supervisor"))
    assert waits(ward) == "an answer to a query"
    query = queries(ward.read.session)[-1].id
    ward.charted(ward.fact(QueryAnswered(query=query, text="Yes.")), who("nurse"))
    assert waits(ward) == "review"


def test_one_that_goes_on_waits_for_nothing() -> None:
    clinic = Clinic().start()
    clinic.chart(10, HIGH)
    read = clinic.read
    assert awaited(read.session, read.protocol, read.patient) == ""
