"""The page of people: everybody who ever was enrolled, found by typing."""

from datetime import tzinfo
from typing import NamedTuple, get_args
from uuid import UUID

from monitor.chart.kinds import Role
from monitor.chart.lock_times import LockTimes
from monitor.chart.people import People, Person
from monitor.chart.sign_in_names import folded
from ui.views import wording
from ui.views.people_page.lock_form import lock_words

READING = "Reading who works here…"


class PersonLine(NamedTuple):
    """A line of the list; ``access`` says whether it goes on, or since when not."""

    id: UUID
    name: str
    sign_in: str
    roles: str
    since: str
    access: str
    is_active: bool

    @property
    def spoken(self) -> str:
        """All of the line in words."""
        return (
            f"{self.name}, signs in as {self.sign_in}, {self.roles},"
            f" since {self.since}, {self.access}"
        )


class PeoplePageView(NamedTuple):
    """What the page shows; ``message`` takes the place of the lines."""

    typed: str = ""
    lines: tuple[PersonLine, ...] = ()
    note: str = ""
    message: str = ""
    detail: str = ""


def people_page_view(
    people: People | None,
    typed: str,
    zone: tzinfo,
    times: LockTimes | None = None,
) -> PeoplePageView:
    """Those in whom every word of ``typed`` occurs; who has access comes first.

    ``people`` and when the screen locks are None until the record has answered.
    """
    if people is None:
        return PeoplePageView(typed=typed, message=READING)
    words = [folded(word) for word in typed.split()]
    found = [p for p in people.everyone if _is_meant(p, words)]
    found.sort(key=lambda p: (not p.is_active, p.name.casefold()))
    lines = tuple(_line(person, zone) for person in found)
    view = PeoplePageView(typed=typed, lines=lines, note=_note(people, times))
    if lines:
        return view
    return view._replace(
        message="Nobody is found",
        detail=f"No name, sign-in name or role here has {typed} in it; Esc clears it",
    )


def roles_in_words(person: Person) -> str:
    """In the order of the table of roles, which is that of the forms."""
    known: tuple[Role, ...] = get_args(Role)
    return ", ".join(role for role in known if role in person.roles)


def _is_meant(person: Person, words: list[str]) -> bool:
    told = folded(f"{person.name} {person.sign_in} {roles_in_words(person)}")
    return all(word in told for word in words)


def _line(person: Person, zone: tzinfo) -> PersonLine:
    return PersonLine(
        id=person.id,
        name=person.name,
        sign_in=person.sign_in,
        roles=roles_in_words(person),
        since=wording.day(wording.local_day(person.enrolled_at, zone)),
        access=_access(person, zone),
        is_active=person.is_active,
    )


def _access(person: Person, zone: tzinfo) -> str:
    if person.disabled_at is None:
        return "may sign in"
    ended = wording.day(wording.local_day(person.disabled_at, zone))
    return f"ended {ended}, {person.disabled_for}"


def _note(people: People, times: LockTimes | None) -> str:
    """The last administrator stays one, so how many there are is said."""
    count = len(people.active)
    ended = len(people.everyone) - count
    told = [
        f"{wording.counted(count, 'person', 'people')} may sign in",
        f"{wording.counted(len(people.administrators), 'administrator')} among them",
    ]
    if ended:
        told.append(f"access ended for {ended}")
    said = ", ".join(told)
    return said if times is None else f"{said}; {lock_words(times)}"
