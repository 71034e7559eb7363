"""A closing that is struck out lets the session go on, if it is the only one."""

from uuid import UUID, uuid5

import pytest

from monitor.chart.commands import Amend, Retract
from monitor.chart.kinds import Admitted, NoteRecorded, SessionClosed
from monitor.charting.ports import SessionQuery
from monitor.charting.reads import SessionRead
from tests.charting.clinic import SESSION, Clinic
from tests.desk import SPACE

SECOND = uuid5(SPACE, "second")


def striking_out(clinic: Clinic) -> Retract:
    """Strike out the closing of the first session."""
    read = clinic.recorder.session(SESSION)
    assert isinstance(read, SessionRead)
    facts = read.session.facts
    closing = next(f.id for f in facts if isinstance(f.payload, SessionClosed))
    return struck_out(clinic, closing)


def struck_out(clinic: Clinic, target: UUID) -> Retract:
    return Retract(
        id=clinic.mint(),
        stream_id=SESSION,
        at=clinic.clock.now(),
        target=target,
        reason="wrong patient",
    )


def amended_to_a_note(clinic: Clinic, target: UUID) -> Amend:
    return Amend(
        id=clinic.mint(),
        stream_id=SESSION,
        at=clinic.clock.now(),
        target=target,
        replacement=NoteRecorded(text="calm"),
        reason="slip",
    )


def opened(clinic: Clinic) -> list[UUID]:
    return [row.id for row in clinic.recorder.sessions(SessionQuery(state="open"))]


def test_it_goes_on(clinic: Clinic) -> None:
    """No other session of the patient is open."""
    clinic.start().close(40)
    clinic.move_to(60)
    clinic.charted(striking_out(clinic))
    assert opened(clinic) == [SESSION]


@pytest.mark.parametrize("how", [Retract, Amend])
def test_only_a_closing_can_let_it(clinic: Clinic, how: type[Retract | Amend]) -> None:
    """What a session is made of is never struck out, nor made something else."""
    clinic.start().close(40)
    clinic.move_to(60)
    read = clinic.recorder.session(SESSION)
    assert isinstance(read, SessionRead)
    for fact in read.session.facts:
        if isinstance(fact.payload, SessionClosed):
            continue
        if how is Amend:
            clinic.refused(amended_to_a_note(clinic, fact.id))
        else:
            clinic.ask(struck_out(clinic, fact.id))
        assert opened(clinic) == []


def test_it_stays_closed_while_another_is_open(clinic: Clinic) -> None:
    """Two would share out what happens to the patient; closing that one lets it."""
    clinic.start().close(40)
    clinic.session_id = SECOND
    clinic.move_to(60)
    clinic.charted(clinic.opening())
    refusal = clinic.refused(striking_out(clinic))
    assert "another session of this patient is open in Room 1" in refusal.why
    assert "Close that session first" in refusal.remedy
    assert opened(clinic) == [SECOND]


def test_asked_again_it_is_answered_as_done(clinic: Clinic) -> None:
    """Whoever sees no answer asks again, whatever was opened since."""
    clinic.start().close(40)
    clinic.move_to(60)
    command = striking_out(clinic)
    first = clinic.charted(command)
    facts = Admitted(where="Ward 4")
    left = clinic.at(61)
    clinic.chart(61, SessionClosed(ending="admitted", left_at=left, facts=facts))
    clinic.session_id = SECOND
    clinic.charted(clinic.opening())
    assert clinic.charted(command).entries[0] == first.entries[0]
