"""Who works here, and what each may do: facts of the one stream of people."""

from typing import Literal
from uuid import UUID

from monitor.chart.kinds.kind import Kind

Role = Literal["nurse", "supervisor", "prescriber", "administrator", "auditor"]
"""What a person is here for; one person may have several."""


class PersonEnrolled(Kind, frozen=True, kw_only=True, tag="person-enrolled/1"):
    """A person may sign in from here on, for the first time or again."""

    person: UUID
    name: str
    sign_in: str
    roles: tuple[Role, ...]


class PersonChanged(Kind, frozen=True, kw_only=True, tag="person-changed/1"):
    """What is known of a person from here on, all of it; the earlier facts stay."""

    person: UUID
    name: str
    sign_in: str
    roles: tuple[Role, ...]


class SigningKeyNamed(Kind, frozen=True, kw_only=True, tag="signing-key-named/1"):
    """A person, signed in with the password, told which key they sign with.

    ``key`` is the public one, hexadecimal. An earlier one holds for what was signed
    before.
    """

    person: UUID
    key: str


class PersonDisabled(Kind, frozen=True, kw_only=True, tag="person-disabled/1"):
    """A person's access ended; what that person charted stays."""

    person: UUID
    reason: str
