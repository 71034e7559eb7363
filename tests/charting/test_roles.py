"""Roles through the recorder, over a real file: what is refused appends nothing."""

from collections.abc import Iterator

import pytest

from monitor.chart.commands import (
    Amend,
    Retract,
)
from monitor.chart.entries import NOT_SIGNED_IN
from monitor.chart.kinds import EmergencyDeclared, NoteRecorded
from monitor.chart.refusals import Refusal
from monitor.chart.role_words import NOT_PERMITTED
from monitor.charting.faults import NotPermitted
from tests.charting.acts import COMMANDS, is_permitted, put_right, ready
from tests.charting.reading_acts import READS
from tests.charting.staffed import Ward, staffed_ward
from tests.charting.standing import who
from tests.role_table import cells

RIGHTS = [*cells()]


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ward]:
    with staffed_ward(tmp_path_factory.mktemp("ward") / "record") as ward:
        yield ward


@pytest.fixture(scope="module")
def in_memory() -> Ward:
    """The same without a file: what is permitted would sync it to disk each time."""
    return Ward().staffed()


def test_every_act_of_the_table_is_tried() -> None:
    """An act that is added is tried here too."""
    acts = {act for act, _, _ in RIGHTS}
    apart = {"audit", "verification", "backup", "recovery-code"}
    assert acts == {*COMMANDS, *READS} | apart


@pytest.mark.parametrize(("act", "standing"), [c[:2] for c in RIGHTS if c[2] == "-"])
def test_refused(ward: Ward, act: str, standing: str) -> None:
    """Nothing is written, and nothing is told."""
    asked = ready(ward, act, who(standing))
    before = ward.count()
    assert not is_permitted(asked)
    assert ward.count() == before


@pytest.fixture(scope="module")
def before_people() -> Ward:
    """A record in which nobody is enrolled: there a name is enough."""
    return Ward().unstaffed()


@pytest.mark.parametrize(("act", "standing"), [c[:2] for c in RIGHTS if c[2] == "yes"])
def test_permitted(
    in_memory: Ward, before_people: Ward, act: str, standing: str
) -> None:
    """Whatever else may be in its way, the role is not."""
    ward = before_people if standing == "unverified" else in_memory
    assert is_permitted(ready(ward, act, who(standing)))


@pytest.mark.parametrize("act", [*COMMANDS, *READS])
def test_a_name_alone_is_not_enough_where_people_sign_in(ward: Ward, act: str) -> None:
    asked = ready(ward, act, who("unverified"))
    before = ward.count()
    assert not is_permitted(asked)
    assert ward.count() == before


def test_nobody_signed_in_and_there_is_an_emergency(ward: Ward) -> None:
    """It is charted, as of nobody, and tells nobody anything of the chart."""
    ward.recorder.authority.sign_in(who("administrator"))
    declared = ward.charted(ward.fact(EmergencyDeclared()), NOT_SIGNED_IN)
    assert {entry.auth_method for entry in declared.entries} == {"nobody"}
    assert declared.session is None


def test_it_shows_to_whoever_is_signed_in(ward: Ward) -> None:
    ward.recorder.authority.sign_in(who("nurse"))
    noted = ward.charted(ward.fact(NoteRecorded(text="woke")), NOT_SIGNED_IN)
    assert noted.session is not None


def test_whoever_signed_in_last_reads(ward: Ward) -> None:
    """Also where nobody is named; who is refused leaves it as it was."""
    ward.recorder.authority.sign_in(who("nurse"))
    assert not isinstance(ward.recorder.authority.sign_in(who("auditor")), Refusal)
    with pytest.raises(NotPermitted):
        ward.recorder.session(ward.session_id)
    ward.recorder.authority.sign_in(who("nurse"))
    assert isinstance(ward.recorder.authority.sign_in(who("unverified")), Refusal)
    assert ward.recorder.session(ward.session_id).id == ward.session_id


@pytest.mark.parametrize("kind", [Amend, Retract])
@pytest.mark.parametrize("standing", ["nurse", "prescriber", "break-glass"])
def test_somebody_elses(ward: Ward, kind: type[Amend | Retract], standing: str) -> None:
    """What another charted is put right by a supervisor."""
    asked = put_right(ward, kind, ward.jot())
    before = ward.count()
    answer = ward.recorder.handle(asked, who(standing))
    assert isinstance(answer, Refusal)
    assert (answer.what, ward.count()) == (NOT_PERMITTED, before)
    assert "somebody else's" in answer.why


@pytest.mark.parametrize("kind", [Amend, Retract])
@pytest.mark.parametrize("standing", ["nurse", "break-glass"])
def test_ones_own(ward: Ward, kind: type[Amend | Retract], standing: str) -> None:
    me = who(standing)
    note = ward.charted(ward.fact(NoteRecorded(text="woke")), me).entries[-1]
    ward.charted(put_right(ward, Amend, note.id), me)
    ward.charted(put_right(ward, kind, note.id), me)


def test_ones_own_that_a_supervisor_amended(ward: Ward) -> None:
    """The nurse does not undo it; the supervisor puts it right again."""
    me = who("nurse")
    note = ward.charted(ward.fact(NoteRecorded(text="woke")), me).entries[-1]
    ward.charted(put_right(ward, Amend, note.id), who("supervisor"))
    answer = ward.recorder.handle(put_right(ward, Retract, note.id), me)
    assert isinstance(answer, Refusal)
    assert answer.what == NOT_PERMITTED
    ward.charted(put_right(ward, Retract, note.id), who("supervisor"))
