"""Who is offered the page of people: whoever may enrol somebody."""

from monitor.chart.commands import ChangePerson, EnrolPerson
from monitor.chart.entries import Actor
from monitor.chart.roles import TABLE, standings


def may_change_people(actor: Actor | None) -> bool:
    """What the screen offers; whether it is permitted is for the recorder to say."""
    if actor is None:
        return False
    return all(
        any(standing in TABLE[act] for standing in standings(actor))
        for act in (EnrolPerson, ChangePerson)
    )
