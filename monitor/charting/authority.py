"""Who may do what now, by who the record says works here."""

from collections.abc import Callable

from msgspec import structs

from monitor.chart.commands import AnyCommand
from monitor.chart.entries import (
    BREAK_GLASS,
    NOBODY,
    NOT_SIGNED_IN,
    UNVERIFIED,
    Actor,
    broke_glass,
)
from monitor.chart.names import refuse_name, refuse_reason
from monitor.chart.people import PEOPLE, People, fold_people
from monitor.chart.refusals import Refusal
from monitor.chart.roles import Read, refuse_role
from monitor.charting import refused
from monitor.charting.faults import NotPermitted, UnknownKind
from monitor.charting.ports import Journal
from monitor.charting.reads import Charted


class Authority:
    """Asks the record anew whenever people were changed; takes no caller's word."""

    def __init__(self, journal: Journal, noted: Callable[[Read, Actor], None]) -> None:
        """``noted`` is called before a read is refused."""
        self._journal = journal
        self._noted = noted
        self._people: People | None = None
        self.present = NOT_SIGNED_IN
        """Who reads where nobody is named: whoever is at the workstation."""

    def people(self) -> People:
        """Raises UnknownKind where this version can't read who works here."""
        if self._people is None:
            self._people = fold_people(self._journal.entries(PEOPLE))
        return self._people

    def forget(self) -> None:
        """Read who works here anew when it is next asked for."""
        self._people = None

    def admit(self, actor: Actor) -> Actor | Refusal:
        """The actor with the name and the roles that the record has for the person.

        Whoever did not sign in has no roles; who broke the glass gave name and reason.
        """
        if actor.is_verified:
            return self._enrolled(actor)
        if actor.auth_method == BREAK_GLASS:
            unsaid = refuse_name("name", actor.name) or refuse_reason(
                "reason", actor.reason
            )
            return unsaid or broke_glass(actor.name, actor.reason)
        if actor.auth_method == UNVERIFIED:
            return self._unverified(actor)
        return structs.replace(actor, roles=frozenset())

    def sign_in(self, actor: Actor) -> Actor | Refusal:
        """Whoever is at the workstation from now on, as the record has that person."""
        who = self.admit(actor)
        if not isinstance(who, Refusal):
            self.present = who
        return who

    def permitted(self, actor: Actor, asked: AnyCommand | Read) -> Actor | Refusal:
        """Whoever asks, as the record has that person, or why that is not permitted."""
        who = self.admit(actor)
        if isinstance(who, Refusal):
            return who
        return refuse_role(who, asked) or who

    def reader(self, actor: Actor | None, read: Read) -> Actor:
        """Whoever may read that; raises NotPermitted where it may not be.

        Without an actor it is whoever is at the workstation.
        """
        asking = self.present if actor is None else actor
        who = self.permitted(asking, read)
        if isinstance(who, Refusal):
            self._noted(read, asking)
            raise NotPermitted(who)
        return who

    def signed_in(self, actor: Actor) -> Actor:
        """Whoever signed in as a person; raises NotPermitted of everybody else."""
        who = self.admit(actor)
        if isinstance(who, Refusal):
            raise NotPermitted(who)
        if not who.is_verified:
            raise NotPermitted(refused.NOT_ENROLLED)
        return who

    def shown(self, charted: Charted, actor: Actor) -> Charted:
        """What was charted, with no more of the chart than may be read here.

        What is charted in an emergency by nobody shows to whoever is signed in.
        """
        is_nobody = actor.auth_method == NOBODY
        for who in (actor, self.present) if is_nobody else (actor,):
            if self._may(who, "charts") and self._may(who, "patients"):
                return charted
        return Charted(entries=charted.entries)

    def _may(self, actor: Actor, read: Read) -> bool:
        return not isinstance(self.permitted(actor, read), Refusal)

    def _unverified(self, actor: Actor) -> Actor | Refusal:
        """Where people sign in, a name alone lets nobody in but in an emergency."""
        try:
            is_open = not self.people().everyone
        except UnknownKind:
            is_open = False
        if is_open:
            return structs.replace(actor, roles=frozenset())
        if actor.person != NOT_SIGNED_IN.person:
            return refused.NOT_ENROLLED
        return structs.replace(NOT_SIGNED_IN, auth_method=NOBODY)

    def _enrolled(self, actor: Actor) -> Actor | Refusal:
        try:
            person = self.people().person(actor.person)
        except UnknownKind:
            return refused.UNREADABLE_PEOPLE
        if person is None:
            return refused.NOT_ENROLLED
        if not person.is_active:
            return refused.ACCESS_ENDED
        return structs.replace(actor, name=person.name, roles=person.roles)
