"""Where whoever may see no chart belongs, and what they are told elsewhere."""

from monitor.chart.entries import Actor
from monitor.chart.roles import refuse_role
from ui.views.audit_page.who_may import may_read_audit
from ui.views.people_page.who_may import may_change_people
from ui.views.screen_names import Screen


def own_page(actor: Actor) -> Screen:
    """The page that somebody is here for who may see no chart."""
    if may_change_people(actor):
        return "people"
    return "audit" if may_read_audit(actor) else "protocol"


def kept_out(actor: Actor | None) -> str:
    """Why that person is shown no chart; empty where one may be shown."""
    refusal = None if actor is None else refuse_role(actor, "charts")
    return "" if refusal is None else refusal.sentence
