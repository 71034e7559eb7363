"""Everybody who ever was enrolled, found by typing."""

from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import Role
from monitor.chart.people import People, Person
from tests.clocks import START
from ui.views.people_page.page import READING, people_page_view

LONDON = ZoneInfo("Europe/London")


def person(place: int, name: str, *roles: Role, sign_in: str = "") -> Person:
    return Person(
        id=UUID(int=place),
        name=name,
        sign_in=sign_in or name.rsplit(maxsplit=1)[-1].casefold(),
        roles=frozenset(roles),
        enrolled_at=START,
    )


SINGH = person(1, "R. Singh", "administrator", "nurse")
LEE = person(2, "B. Lee", "nurse")
WIRTH = replace(
    person(3, "A. Wirth", "auditor"),
    disabled_at=START + timedelta(days=20),
    disabled_for="has left",
)
PEOPLE = People((SINGH, WIRTH, LEE))


def found(typed: str) -> list[str]:
    return [line.name for line in people_page_view(PEOPLE, typed, LONDON).lines]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ["B. Lee", "R. Singh", "A. Wirth"]),
        ("LEE", ["B. Lee"]),
        ("nurse", ["B. Lee", "R. Singh"]),
        ("nurse admin", ["R. Singh"]),
        ("wirth", ["A. Wirth"]),
        ("nobody", []),
    ],
)
def test_every_word_has_to_occur(typed: str, names: list[str]) -> None:
    """In name, sign-in name or roles; whose access ended comes last."""
    assert found(typed) == names


def test_a_line_says_all_there_is_to_say() -> None:
    lines = people_page_view(PEOPLE, "", LONDON).lines
    assert lines[1].spoken == (
        "R. Singh, signs in as singh, nurse, administrator, since 14-Mar-2026,"
        " may sign in"
    )
    assert lines[2].access == "ended 03-Apr-2026, has left"
    assert not lines[2].is_active


def test_how_many_may_sign_in_is_said() -> None:
    view = people_page_view(PEOPLE, "nobody", LONDON)
    assert view.note == (
        "2 people may sign in, 1 administrator among them, access ended for 1"
    )
    assert view.message == "Nobody is found"
    assert "nobody" in view.detail


def test_before_the_record_answers_it_says_so() -> None:
    assert people_page_view(None, "", LONDON).message == READING
