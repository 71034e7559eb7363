"""Signatures of one person that follow on one another without a lock in between."""

from typing import TYPE_CHECKING, NamedTuple, Self
from uuid import UUID

from monitor.chart.sign_in_names import folded

if TYPE_CHECKING:
    from monitor.chart.entries import Actor


class SigningSeries(NamedTuple):
    """Whose it is, and the sign-in name that was typed with the first of them."""

    person: UUID | None = None
    sign_in: str = ""

    def with_actor(self, actor: "Actor | None") -> "SigningSeries":
        """Itself while the same person is here; another once it was locked."""
        person = None if actor is None else actor.person
        return self if person == self.person else SigningSeries(person)

    def under(self, sign_in: str) -> "SigningSeries":
        """Itself while that is still how they sign in; another once it was changed."""
        is_so = not self.sign_in or folded(self.sign_in) == folded(sign_in)
        return self if is_so else SigningSeries(self.person)

    def signed_as(self, sign_in: str) -> Self:
        return self._replace(sign_in=sign_in.strip())
