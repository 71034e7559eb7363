"""Whether people co-sign their own sessions, and what they had ticked as seen."""

from uuid import UUID

import pytest
from msgspec.structs import replace

from monitor.chart.co_signing import (
    decide_co_signing,
    fold_own_session,
    seen_for,
    seen_with,
)
from monitor.chart.commands import SetCoSigning
from monitor.chart.entries import NewEntry
from monitor.chart.kinds import CoSigningSet, SeenException
from monitor.chart.lock_times import SITE
from monitor.chart.refusals import Refusal
from monitor.chart.sign_refusals import refuse_own_session, refuse_sign_off
from monitor.chart.signing_off import (
    signatures,
)
from tests.chart.test_signing_off import LEE, OKAFOR, closed_desk, command, sign
from tests.clocks import START
from tests.desk import NURSE, PATIENT, Desk, minutes, seal
from tests.refused import why

CHIEF = replace(OKAFOR, roles=frozenset({"supervisor"}))
SEEN = (SeenException(key="amended:1", text="HR of 13:46 amended"),)


def wish(*, own_session: bool) -> SetCoSigning:
    return SetCoSigning(
        id=UUID(int=1), stream_id=SITE.id, at=START, own_session=own_session
    )


@pytest.fixture
def closed() -> Desk:
    return closed_desk()


def test_it_is_allowed_once_a_site_says_so() -> None:
    """The last that was chosen holds, on whatever workstation."""
    assert not fold_own_session([])
    chosen = [
        seal(
            NewEntry(
                id=UUID(int=at),
                stream=SITE,
                payload=CoSigningSet(own_session=own),
                effective_at=START,
            ),
            at,
            START + minutes(at),
            NURSE,
        )
        for at, own in ((1, True), (2, False), (3, True))
    ]
    assert [fold_own_session(chosen[:n]) for n in (1, 2, 3)] == [True, False, True]


def test_what_holds_already_is_not_chosen_again_nor_in_the_future() -> None:
    for before in (True, False):
        answer = decide_co_signing(wish(own_session=before), START, own_session=before)
        assert isinstance(answer, Refusal)
        assert answer.why == "it is so already"
    late = decide_co_signing(
        wish(own_session=True), START - minutes(1), own_session=False
    )
    assert isinstance(late, Refusal)
    (entry,) = _entries(
        decide_co_signing(wish(own_session=True), START, own_session=False)
    )
    assert entry.payload == CoSigningSet(own_session=True)
    assert entry.stream == SITE


def _entries(answer: tuple[NewEntry, ...] | Refusal) -> tuple[NewEntry, ...]:
    assert not isinstance(answer, Refusal), answer
    return answer


def test_ones_own_session_is_a_rule_by_itself(closed: Desk) -> None:
    """Whoever may co-sign nothing may not co-sign their own, whatever the site says."""
    assert sign(closed, OKAFOR, "charted by me") is None
    asked = command(closed, "reviewed and co-signed")
    own, by_role = (
        refuse_sign_off(asked, closed.session, PATIENT, by, closed.now)
        for by in (CHIEF, OKAFOR)
    )
    assert own is None
    assert "what they charted themselves" in why(by_role)
    assert "yourself" in why(refuse_own_session(asked, closed.session, CHIEF))
    assert refuse_own_session(asked, closed.session, LEE) is None
    signed_off = command(closed, "charted by me")
    assert refuse_own_session(signed_off, closed.session, CHIEF) is None


def test_what_was_ticked_is_found_by_its_signature(closed: Desk) -> None:
    assert sign(closed, OKAFOR, "charted by me") is None
    asked = command(closed, "reviewed and co-signed")
    closed.actor = LEE
    assert closed.keep((seen_with(asked, SEEN),)) is None
    assert seen_with(asked, SEEN) == seen_with(asked, SEEN)
    assert sign(closed, LEE, "reviewed and co-signed") is None
    *_, signed = signatures(closed.session)
    assert seen_for(closed.session, signed) == SEEN


def test_nothing_was_ticked_for_the_nurses_own(closed: Desk) -> None:
    assert sign(closed, OKAFOR, "charted by me") is None
    (signed,) = signatures(closed.session)
    assert seen_for(closed.session, signed) == ()
