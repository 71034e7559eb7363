"""What is asked about a person, and what a form of it comes to."""

from datetime import datetime
from typing import Literal, NamedTuple
from uuid import UUID

from typing_extensions import override

from monitor.access.recovery_code import refuse_typed_back
from monitor.access.signing_in import Credentials
from monitor.chart.commands import (
    ChangePerson,
    DisablePerson,
    EnrolPerson,
    PeopleCommand,
    SiteCommand,
)
from monitor.chart.kinds import Role
from monitor.chart.lock_times import SITE, LockTimes
from monitor.chart.people import PEOPLE, Person
from monitor.chart.refusals import Refusal
from monitor.chart.sign_in_names import folded
from ui.views.forms.filled import Filled
from ui.views.people_page.lock_form import begun_lock_form, planned_lock
from ui.views.people_page.rule_form import planned_rule

Kind = Literal["enrol", "change", "end", "pin", "lock", "rule", "code"]
NAME, SIGN_IN, ROLES, REASON = "name", "sign_in", "roles", "reason"
PASSWORD, AGAIN = "password", "again"
CODE = "code"

ROLE_KEYS: dict[str, Role] = {
    "N": "nurse",
    "S": "supervisor",
    "P": "prescriber",
    "A": "administrator",
    "U": "auditor",
}
_WANTED = {
    NAME: ("the name is missing", "Type it"),
    SIGN_IN: ("the sign-in name is missing", "Type it"),
    ROLES: ("no role is chosen", "Choose one or more, a key each"),
}


class Asked(NamedTuple):
    """A form about one person; ``person`` is None for somebody who is new.

    With ``times`` it is about the lock of all screens here, and with ``code`` about
    the recovery code that is to be put in place of the printed one. ``is_allowed`` is
    whether people may co-sign their own sessions now.
    """

    kind: Kind
    id: UUID
    person: Person | None = None
    times: LockTimes | None = None
    code: bytes = b""
    is_allowed: bool = False

    @override
    def __repr__(self) -> str:
        return f"Asked({self.kind})"  # The code must not come into a log.

    @property
    def is_again(self) -> bool:
        """Whether somebody is enrolled whose access had ended."""
        return self.kind == "enrol" and self.person is not None


class Plan(NamedTuple):
    """What is to be done: an entry, a slot by these credentials, or both.

    ``names`` are those a password must not be made of. With ``code`` it is that of the
    recovery code.
    """

    command: SiteCommand | None = None
    credentials: Credentials | None = None
    names: tuple[str, ...] = ()
    code: bytes = b""

    @override
    def __repr__(self) -> str:
        return "Plan(...)"


def about_lock(times: LockTimes) -> Asked:
    """The form of when the screens lock; these minutes hold now."""
    return Asked("lock", SITE.id, times=times)


def about_co_signing(*, is_allowed: bool) -> Asked:
    """The form of whether people co-sign their own sessions; so it is now."""
    return Asked("rule", SITE.id, is_allowed=is_allowed)


def about_code(code: bytes) -> Asked:
    """The form that shows another recovery code and has it typed back."""
    return Asked("code", SITE.id, code=code)


def begun(asked: Asked, id_: UUID) -> Filled:
    """The form as it is opened: with what is known of the person."""
    if asked.times is not None:
        return begun_lock_form(asked.times, id_)
    filled = Filled(id=id_)
    person = asked.person
    if person is None or asked.kind not in ("enrol", "change"):
        return filled
    keys = "".join(key for key, role in ROLE_KEYS.items() if role in person.roles)
    filled = filled.typed(NAME, person.name).typed(SIGN_IN, person.sign_in)
    return filled.picked(ROLES, keys)


def with_role(filled: Filled, key: str) -> Filled:
    """The form with that role given, or taken back where it was."""
    keys = filled.pick(ROLES)
    changed = keys.replace(key, "") if key in keys else keys + key
    return filled.picked(ROLES, changed)


def roles_of(filled: Filled) -> frozenset[Role]:
    return frozenset(ROLE_KEYS[key] for key in filled.pick(ROLES))


def plan(asked: Asked, filled: Filled, now: datetime) -> Plan | Refusal:
    """What Enter is to do, or what is missing for it."""
    if asked.kind == "end":
        return Plan(_disabling(asked, filled, now))
    if asked.kind == "pin":
        return Plan()
    if asked.kind in ("lock", "rule", "code"):
        return _of_site(asked, filled, now)
    command = _details(asked, filled, now)
    refusal = _missing(asked, filled) or _fault_of_typing(asked, filled)
    if refusal is not None:
        return refusal
    typed = filled.texts.get(PASSWORD, "")
    name = filled.text(SIGN_IN)
    credentials = Credentials(name=name, password=typed) if typed else None
    return Plan(command, credentials, (filled.text(NAME), name))


def _of_site(asked: Asked, filled: Filled, now: datetime) -> Plan | Refusal:
    """What is about nobody: the lock, who may co-sign, the recovery code."""
    if asked.kind == "lock":
        lock = planned_lock(filled, now)
        return lock if isinstance(lock, Refusal) else Plan(lock)
    if asked.kind == "rule":
        return Plan(planned_rule(filled.id, now, is_allowed=asked.is_allowed))
    refusal = refuse_typed_back(filled.text(CODE), asked.code)
    return refusal or Plan(code=asked.code)


def has_other_sign_in(asked: Asked, filled: Filled) -> bool:
    """The name is part of the salt: another one needs a password with it."""
    person = asked.person
    return person is None or folded(filled.text(SIGN_IN)) != folded(person.sign_in)


def is_password_needed(asked: Asked, filled: Filled) -> bool:
    return asked.kind == "enrol" or has_other_sign_in(asked, filled)


def _disabling(asked: Asked, filled: Filled, now: datetime) -> DisablePerson | None:
    """Nothing where the access ended before and only the slot is left."""
    if asked.person is not None and not asked.person.is_active:
        return None
    return DisablePerson(
        id=filled.id,
        stream_id=PEOPLE.id,
        at=now,
        person=asked.id,
        reason=filled.text(REASON),
    )


def _details(asked: Asked, filled: Filled, now: datetime) -> PeopleCommand | None:
    """Nothing where all is as it was."""
    roles, person = roles_of(filled), asked.person
    name, sign_in = " ".join(filled.text(NAME).split()), filled.text(SIGN_IN)
    if asked.kind == "change" and person is not None:
        is_same = (name, sign_in, roles) == (person.name, person.sign_in, person.roles)
        if is_same and filled.texts.get(PASSWORD):
            return None
    kind = EnrolPerson if asked.kind == "enrol" else ChangePerson
    return kind(
        id=filled.id,
        stream_id=PEOPLE.id,
        at=now,
        person=asked.id,
        name=name,
        sign_in=sign_in,
        roles=roles,
    )


def first_empty(asked: Asked, filled: Filled) -> str:
    """The part that enrolling somebody waits for, in the order of the form."""
    if asked.kind != "enrol":
        return ""
    held = {
        NAME: filled.text(NAME),
        SIGN_IN: filled.text(SIGN_IN),
        ROLES: filled.pick(ROLES),
        PASSWORD: filled.texts.get(PASSWORD, ""),
        AGAIN: filled.texts.get(AGAIN, ""),
    }
    return next((part for part, text in held.items() if not text), "")


def _missing(asked: Asked, filled: Filled) -> Refusal | None:
    """What stands before the password comes before it here, too."""
    part = first_empty(asked, filled)
    if part not in _WANTED:
        return None
    why, remedy = _WANTED[part]
    return Refusal(field=part, what="Nobody is enrolled", why=why, remedy=remedy)


def _fault_of_typing(asked: Asked, filled: Filled) -> Refusal | None:
    """The record judges names and roles; it never sees a password."""
    typed, again = filled.texts.get(PASSWORD, ""), filled.texts.get(AGAIN, "")
    what = "The password is not taken"
    if not typed and is_password_needed(asked, filled):
        person = asked.person
        why = "none was typed"
        if asked.kind == "change" and person is not None:
            why = "another sign-in name needs one typed together with it"
        remedy = "Let the person it is for type one"
        return Refusal(field=PASSWORD, what=what, why=why, remedy=remedy)
    if typed != again:
        why = "the two are not the same"
        return Refusal(field=AGAIN, what=what, why=why, remedy="Type it again")
    return None
