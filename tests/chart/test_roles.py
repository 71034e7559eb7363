"""Who may do what: every cell of the table, as somebody wrote it down beforehand."""

from typing import cast, get_args
from uuid import UUID

import pytest
from msgspec import Struct
from msgspec.structs import fields, replace

from monitor.chart import roles
from monitor.chart.commands import AnyCommand, Chart, Chartable
from monitor.chart.entries import (
    BREAK_GLASS,
    RECOVERY,
    SET_UP,
    SIGNED_IN,
    Actor,
    broke_glass,
    unverified,
)
from monitor.chart.kinds import (
    AddendumRecorded,
    BreakGlassCoSigned,
    EffectRecorded,
    EmergencyDeclared,
    EmergencyEnded,
    EmergencyStamped,
    NoteRecorded,
    QueryAnswered,
    QueryClosed,
    QueryRaised,
    ReportStatus,
    Role,
    ScoreReviewed,
)
from monitor.chart.roles import Door, Read, act_of, is_own_only, refuse_role
from tests.desk import SPACE, START
from tests.role_table import STANDINGS, cells

APART: dict[str, Chartable] = {
    "NoteRecorded": NoteRecorded(text="slept"),
    "EmergencyDeclared": EmergencyDeclared(),
    "EmergencyStamped": EmergencyStamped(code="C", label="CPR"),
    "EmergencyEnded": EmergencyEnded(outcome="patient well"),
    "ScoreReviewed": ScoreReviewed(score=SPACE, by="Dr Meyer", outcome="seen"),
    "ReportStatus": ReportStatus(to="REMS", state="needed"),
    "AddendumRecorded": AddendumRecorded(text="seen"),
    "QueryRaised": QueryRaised(text="which?"),
    "QueryAnswered": QueryAnswered(query=SPACE, text="this"),
    "QueryClosed": QueryClosed(query=SPACE),
    "BreakGlassCoSigned": BreakGlassCoSigned(opening=SPACE),
}
"""Facts that have a row of their own."""


def actor(standing: str) -> Actor:
    """Somebody with that role alone, or who came in by that door."""
    someone = unverified("A. Okafor RN")
    for role in get_args(Role):
        if role == standing:
            return replace(someone, auth_method="pin", roles=frozenset({role}))
    return replace(someone, auth_method=standing)


def acts() -> dict[str, type[Struct] | Read]:
    """Everything that can be asked for, from where it is declared."""
    commands: tuple[type[Struct], ...] = get_args(AnyCommand)
    reads: tuple[Read, ...] = get_args(Read)
    apart = (act for act in roles.TABLE if not isinstance(act, str))
    named = {kind.__name__: kind for kind in (*apart, *commands)}
    return {**named, **{read: read for read in reads}}


def asked(act: type[Struct] | Read) -> AnyCommand | Read:
    """That command, or a charting of that fact, with nothing in it."""
    if isinstance(act, str):
        return act
    if act in get_args(AnyCommand):
        return _bare(act)
    return Chart(id=SPACE, stream_id=SPACE, at=START, fact=APART[act.__name__])


def _bare(kind: type[Struct]) -> AnyCommand:
    if kind is Chart:
        effect = EffectRecorded(code="DIZZ", grade=1)
        return Chart(id=SPACE, stream_id=SPACE, at=START, fact=effect)
    # Who may do it hangs on what it is, and on nothing that it says.
    bare = kind(**{f.name: None for f in fields(kind) if f.required})
    return cast("AnyCommand", bare)


def test_every_command_and_every_read_is_in_the_table() -> None:
    """What is added without saying who may do it is found here."""
    listed = [act for act, standing, _ in cells() if standing == "nurse"]
    assert sorted(listed) == sorted(acts())
    assert set(roles.TABLE) == set(acts().values())


def test_no_cell_is_of_an_unknown_standing() -> None:
    for act, row in roles.TABLE.items():
        assert set(row) <= set(STANDINGS), act


@pytest.mark.parametrize(("act", "standing", "cell"), [*cells()])
def test_cell(act: str, standing: str, cell: str) -> None:
    """What is permitted is done; what is not says who asked and whom to ask."""
    who, what = actor(standing), asked(acts()[act])
    refusal = refuse_role(who, what)
    assert (refusal is None) == (cell != "-")
    if cell != "-":
        assert is_own_only(who, what) == (cell == "own")
    else:
        assert refusal is not None
        assert refusal.what == "This is not permitted"
        assert " may not " in refusal.why


class TestSeveralRoles:
    """One person may be here for more than one thing."""

    def test_what_any_of_them_permits_is_permitted(self) -> None:
        both = replace(actor("nurse"), roles=frozenset({"nurse", "administrator"}))
        assert refuse_role(both, "charts") is None
        assert refuse_role(both, "backup") is None
        assert refuse_role(both, "audit") is not None

    def test_everybodys_entries_go_before_ones_own(self) -> None:
        both = replace(actor("nurse"), roles=frozenset({"nurse", "supervisor"}))
        assert not is_own_only(both, asked(acts()["Amend"]))


def test_a_role_that_is_only_claimed_counts_for_nothing() -> None:
    """Who has not signed in has no roles, whatever the caller put there."""
    for door in get_args(Door):
        claimed = replace(actor(door), roles=frozenset(get_args(Role)))
        assert refuse_role(claimed, "audit") is not None


@pytest.mark.parametrize("method", ["", "app", "face", "PIN", "unverified "])
def test_a_method_that_nobody_knows_permits_nothing(method: str) -> None:
    everything = frozenset(get_args(Role))
    who = replace(actor("nurse"), auth_method=method, roles=everything)
    assert not who.is_verified
    refused = [refuse_role(who, asked(act)) for act in acts().values()]
    assert all(refusal is not None for refusal in refused)


def test_nobody_with_no_role_does_anything() -> None:
    """Enrolled without a role, one may sign in and that is all."""
    who = replace(actor("nurse"), roles=frozenset())
    refusal = refuse_role(who, "charts")
    assert refusal is not None
    assert refusal.why == "whoever has no role here may not view a chart"


def test_a_fact_permitted_apart_has_a_row_of_its_own() -> None:
    """A prescriber reviews a score, and charts nothing else."""
    effect = asked(acts()["Chart"])
    review = asked(acts()["ScoreReviewed"])
    assert (act_of(effect), act_of(review)) == (Chart, ScoreReviewed)
    assert refuse_role(actor("prescriber"), effect) is not None
    assert refuse_role(actor("prescriber"), review) is None


def test_words() -> None:
    """Who asked, for what, and who may."""
    refusal = refuse_role(actor("auditor"), asked(acts()["Chart"]))
    assert refusal is not None
    assert refusal.sentence == (
        "This is not permitted: an auditor may not chart. Ask a nurse or a supervisor."
    )


def test_doors_are_those_of_the_actors() -> None:
    assert {BREAK_GLASS, SET_UP, RECOVERY} < set(get_args(Door))
    assert not SIGNED_IN & set(get_args(Door))
    assert unverified("A").auth_method in get_args(Door)


class TestBreakingTheGlass:
    """Whoever charts without signing in is somebody by a typed name."""

    def test_the_same_name_is_the_same_person(self) -> None:
        one, same = broke_glass("Ann  Lee ", "lock"), broke_glass("ann lee", "again")
        assert one.person == same.person
        assert (one.name, one.reason) == ("Ann Lee", "lock")
        assert not one.is_verified

    def test_never_one_who_is_enrolled_or_was_not_verified(self) -> None:
        assert broke_glass("Ann Lee", "lock").person != unverified("Ann Lee").person
        assert broke_glass("Ann Lee", "lock").person != UUID(int=0)
