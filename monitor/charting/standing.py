"""Who may do what by the people of a record that is not open for charting."""

from msgspec import structs

from monitor.chart.entries import Actor
from monitor.chart.people import People
from monitor.chart.refusals import Refusal
from monitor.chart.roles import Read, refuse_role
from monitor.charting import refused


def permitted_among(people: People, actor: Actor, read: Read) -> Actor | Refusal:
    """Whoever asks, with name and roles as they are there, or why that may not be."""
    if not actor.is_verified:
        return refuse_role(actor, read) or actor
    person = people.person(actor.person)
    if person is None:
        return refused.NOT_ENROLLED
    if not person.is_active:
        return refused.ACCESS_ENDED
    who = structs.replace(actor, name=person.name, roles=person.roles)
    return refuse_role(who, read) or who
