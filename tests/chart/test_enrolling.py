"""Whether somebody is enrolled, changed or disabled."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID, uuid5

import pytest
from msgspec.structs import replace

from monitor.chart.commands import PeopleCommand
from monitor.chart.enrolling import decide_people
from monitor.chart.entries import Actor, Entry, unverified
from monitor.chart.kinds import PersonDisabled, PersonEnrolled, Role, StaffNamed
from monitor.chart.people import PEOPLE, People, Person, fold_people
from monitor.chart.refusals import Refusal
from tests.desk import SPACE, START, seal
from tests.refused import why
from tests.staff import (
    ADMIN,
    FIRST,
    SETTING_UP,
    change,
    disabling,
    enrolment,
    signed_in,
)

WIDE = "".join(chr(ord(letter) + 0xFEE0) for letter in "okafor")
"""As a keyboard for full-width letters writes it."""

NURSE = uuid5(SPACE, "Anna Okafor RN")
SECOND = uuid5(SPACE, "B. Lee")


@dataclass
class Office:
    """Where people are enrolled, by the first of them unless another is named."""

    entries: list[Entry] = field(default_factory=list)

    @property
    def people(self) -> People:
        return fold_people(self.entries)

    def person(self, id_: UUID) -> Person:
        found = self.people.person(id_)
        assert found is not None
        return found

    def ask(self, command: PeopleCommand, actor: Actor | None = None) -> Refusal | None:
        who = actor or signed_in(ADMIN)
        decided = decide_people(self.people, command, who, START)
        if isinstance(decided, Refusal):
            return decided
        for new in decided:
            assert new.stream == PEOPLE
            self.entries.append(seal(new, len(self.entries) + 1, START, who))
        return None

    def done(self, command: PeopleCommand, actor: Actor | None = None) -> None:
        refusal = self.ask(command, actor)
        assert refusal is None, refusal


@pytest.fixture
def office() -> Office:
    """A clinic with one administrator and one nurse."""
    office = Office()
    office.done(FIRST, SETTING_UP)
    office.done(enrolment("Anna Okafor RN", "nurse"))
    return office


class TestTheFirst:
    """Where nobody is enrolled, whoever sets Vigil up becomes its administrator."""

    def test_is_whoever_sets_up(self) -> None:
        office = Office()
        office.done(FIRST, SETTING_UP)
        named, enrolled = (entry.payload for entry in office.entries)
        assert named == StaffNamed(person=ADMIN, name="R. Singh", verified=False)
        assert isinstance(enrolled, PersonEnrolled)
        assert [p.id for p in office.people.administrators] == [ADMIN]

    def test_is_an_administrator(self) -> None:
        refusal = Office().ask(enrolment("R. Singh", "nurse"), SETTING_UP)
        assert "as an administrator" in why(refusal)

    def test_is_nobody_else(self) -> None:
        refusal = Office().ask(enrolment("B. Lee", "administrator"), SETTING_UP)
        assert "is whoever sets Vigil up" in why(refusal)

    @pytest.mark.parametrize("actor", [signed_in(ADMIN), unverified("R. Singh")])
    def test_is_enrolled_at_set_up_only(self, actor: Actor) -> None:
        assert why(Office().ask(FIRST, actor)) == "nobody is enrolled here yet"

    def test_is_enrolled_before_anything_else(self) -> None:
        refusal = Office().ask(disabling(ADMIN), SETTING_UP)
        assert why(refusal) == "nobody is enrolled here yet"

    def test_is_enrolled_once(self, office: Office) -> None:
        """Once anybody is enrolled, also if disabled since, set-up is over."""
        other = replace(SETTING_UP, person=SECOND)
        refusal = office.ask(enrolment("B. Lee", "administrator"), other)
        assert why(refusal) == "people are enrolled here already"


class TestNames:
    def test_two_of_one_name_are_told_apart(self, office: Office) -> None:
        """However it is written; a middle name is enough."""
        for name in ("anna  okafor", "Okafor, Anna", "Nurse Anna Okafor"):
            refusal = office.ask(enrolment(name, "nurse", sign_in="other"))
            assert why(refusal) == "Anna Okafor RN has that name"
            assert refusal is not None
            assert refusal.field == "name"
        office.done(enrolment("Anna B. Okafor RN", "nurse", sign_in="other"))

    def test_a_name_in_the_record_is_taken_for_good(self, office: Office) -> None:
        """What a disabled person charted still bears it."""
        office.done(disabling(NURSE))
        refusal = office.ask(enrolment("Anna Okafor", "nurse", sign_in="other"))
        assert why(refusal) == "Anna Okafor RN, whose access ended, has that name"

    @pytest.mark.parametrize("name", ["", " ", "-", "42", "a\x00b", "M" * 201])
    def test_no_name(self, office: Office, name: str) -> None:
        refusal = office.ask(replace(enrolment("B. Lee", "nurse"), name=name))
        assert refusal is not None
        assert refusal.field == "name"

    def test_ones_own_name_may_be_put_otherwise(self, office: Office) -> None:
        office.done(change(office.person(NURSE), name="Anna Okafor RN BSN"))
        assert office.person(NURSE).name == "Anna Okafor RN BSN"


class TestSignInNames:
    @pytest.mark.parametrize("typed", ["okafor", "OKAFOR", " Okafor ", WIDE])
    def test_neither_case_nor_width_makes_another(
        self, office: Office, typed: str
    ) -> None:
        refusal = office.ask(enrolment("B. Lee", "nurse", sign_in=typed))
        assert why(refusal) == "Anna Okafor RN has the sign-in name okafor"
        found = office.people.signing_in(typed)
        assert found is not None
        assert found.id == NURSE

    def test_is_taken_for_good(self, office: Office) -> None:
        office.done(disabling(NURSE))
        refusal = office.ask(enrolment("B. Lee", "nurse", sign_in="okafor"))
        assert "has the sign-in name" in why(refusal)

    def test_of_a_change_is_unique_too(self, office: Office) -> None:
        refusal = office.ask(change(office.person(NURSE), sign_in="SINGH"))
        assert why(refusal) == "R. Singh has the sign-in name singh"

    @pytest.mark.parametrize(
        ("typed", "is_taken"),
        [("ab", True), ("a", False), ("b" * 64, True), ("b" * 65, False)],
    )
    def test_has_two_to_64_characters(
        self, office: Office, typed: str, *, is_taken: bool
    ) -> None:
        refusal = office.ask(enrolment("B. Lee", "nurse", sign_in=typed))
        assert (refusal is None) == is_taken

    @pytest.mark.parametrize("typed", ["b lee", "b\tlee", "b\u202elee", "b/lee", "._"])
    def test_is_of_letters_and_digits(self, office: Office, typed: str) -> None:
        refusal = office.ask(enrolment("B. Lee", "nurse", sign_in=typed))
        assert refusal is not None
        assert refusal.field == "sign_in"

    @pytest.mark.parametrize("typed", ["b.lee", "b_lee-2@ward", "Ødegård", "李明"])
    def test_of_any_script(self, office: Office, typed: str) -> None:
        office.done(enrolment("B. Lee", "nurse", sign_in=typed))


class TestTheLastAdministrator:
    """There always is somebody who can enrol, so that nobody is locked out."""

    def test_stays_one(self, office: Office) -> None:
        told = "R. Singh is the last administrator"
        admin = office.person(ADMIN)
        refusal = office.ask(change(admin, roles=frozenset({"nurse"})))
        assert why(refusal) == told
        office.done(enrolment("B. Lee", "administrator"))
        second = signed_in(SECOND)
        office.done(disabling(ADMIN), second)
        assert why(
            office.ask(change(office.person(SECOND), roles=frozenset({"nurse"})))
        )
        nobody = signed_in(NURSE)
        assert why(office.ask(disabling(SECOND), nobody)).startswith(
            "B. Lee is the last"
        )

    def test_may_get_further_roles(self, office: Office) -> None:
        both = frozenset({"administrator", "nurse"})
        office.done(change(office.person(ADMIN), roles=both))
        assert office.person(ADMIN).roles == both

    def test_one_of_two_may_go(self, office: Office) -> None:
        office.done(enrolment("B. Lee", "administrator"))
        office.done(change(office.person(ADMIN), roles=frozenset({"nurse"})))
        assert [p.id for p in office.people.administrators] == [SECOND]

    def test_one_who_is_disabled_does_not_count(self, office: Office) -> None:
        office.done(enrolment("B. Lee", "administrator"))
        office.done(disabling(SECOND))
        refusal = office.ask(change(office.person(ADMIN), roles=frozenset({"nurse"})))
        assert "last administrator" in why(refusal)


class TestEndingAccess:
    def test_ends_it_and_keeps_the_person(self, office: Office) -> None:
        office.done(disabling(NURSE, " has left "))
        assert isinstance(office.entries[-1].payload, PersonDisabled)
        person = office.person(NURSE)
        assert (person.is_active, person.disabled_at) == (False, START)
        assert (person.disabled_for, person.name) == ("has left", "Anna Okafor RN")
        assert person not in office.people.active

    def test_nobody_ends_their_own(self, office: Office) -> None:
        office.done(enrolment("B. Lee", "administrator"))
        assert "their own access" in why(office.ask(disabling(ADMIN)))

    @pytest.mark.parametrize("reason", ["", "  ", "-"])
    def test_says_why(self, office: Office, reason: str) -> None:
        assert office.ask(disabling(NURSE, reason)) is not None

    def test_only_once_and_only_of_who_is_there(self, office: Office) -> None:
        office.done(disabling(NURSE))
        for person in (NURSE, SECOND):
            assert "is not enrolled" in why(office.ask(disabling(person)))

    def test_is_for_good_until_enrolled_again(self, office: Office) -> None:
        """The same person, with all that was charted before."""
        office.done(disabling(NURSE))
        assert "is not enrolled" in why(office.ask(change(office.person(NURSE))))
        office.done(enrolment("Anna Okafor RN", "supervisor"))
        person = office.person(NURSE)
        assert person.is_active
        assert person.roles == frozenset[Role]({"supervisor"})
        assert (person.disabled_at, person.disabled_for) == (None, "")


def test_somebody_enrolled_is_not_enrolled_again(office: Office) -> None:
    refusal = office.ask(enrolment("Anna Okafor RN", "nurse"))
    assert why(refusal) == "Anna Okafor RN is enrolled already"


def test_a_change_changes_something(office: Office) -> None:
    assert why(office.ask(change(office.person(NURSE)))) == "it is as it was"


def test_everybody_has_a_role(office: Office) -> None:
    assert why(office.ask(enrolment("B. Lee"))) == "no role was chosen"
    changed = change(office.person(NURSE), roles=frozenset())
    assert why(office.ask(changed)) == "no role was chosen"


@pytest.mark.parametrize(("seconds", "is_taken"), [(-1, True), (0, True), (1, False)])
def test_not_in_the_future(office: Office, *, seconds: int, is_taken: bool) -> None:
    at = START + timedelta(seconds=seconds)
    refusal = office.ask(enrolment("B. Lee", "nurse", at=at))
    assert (refusal is None) == is_taken


def test_roles_are_written_in_one_order(office: Office) -> None:
    office.done(enrolment("B. Lee", "auditor", "nurse", "supervisor"))
    payload = office.entries[-1].payload
    assert isinstance(payload, PersonEnrolled)
    assert payload.roles == ("nurse", "supervisor", "auditor")


def test_whoever_is_enrolled_is_not_named_again(office: Office) -> None:
    """The stream itself says who that is."""
    kinds = [type(entry.payload) for entry in office.entries]
    assert kinds == [StaffNamed, PersonEnrolled, PersonEnrolled]


def test_the_order_of_arrival_does_not_count(office: Office) -> None:
    office.done(disabling(NURSE))
    assert fold_people(reversed(office.entries)) == office.people


def test_what_is_said_of_a_stranger_waits(office: Office) -> None:
    """An enrolment that has not arrived can't be ended before."""
    office.done(disabling(NURSE))
    *_, ended = office.entries
    assert fold_people([ended]) == People()
