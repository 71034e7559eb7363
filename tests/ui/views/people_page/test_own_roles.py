"""Whoever changes their own roles is told from when on these hold."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from monitor.chart.commands import ChangePerson
from monitor.chart.entries import Actor
from monitor.chart.kinds import Role
from monitor.chart.people import PEOPLE, Person
from ui.views.people_page.asked import Asked, Plan
from ui.views.people_page.outcome import own_roles_words

NOW = datetime(2026, 3, 14, 9, tzinfo=UTC)
JO = Person(
    id=UUID(int=3),
    name="Jo Marsh RN",
    sign_in="jo",
    roles=frozenset({"administrator"}),
    enrolled_at=NOW,
)


@pytest.mark.parametrize(
    ("by", "roles", "is_told"),
    [
        (JO.id, {"administrator", "nurse"}, True),
        (JO.id, {"administrator"}, False),
        (UUID(int=4), {"administrator", "nurse"}, False),
    ],
)
def test_only_of_other_roles_of_ones_own(
    by: UUID,
    roles: set[Role],
    is_told: bool,
) -> None:
    command = ChangePerson(
        id=UUID(int=9),
        stream_id=PEOPLE.id,
        at=NOW,
        person=JO.id,
        name=JO.name,
        sign_in=JO.sign_in,
        roles=frozenset(roles),
    )
    actor = Actor(person=by, name="whoever", auth_method="password")
    words = own_roles_words(Asked("change", JO.id, JO), Plan(command), actor)
    assert ("Ctrl+U" in words) is is_told
