"""What the desks of the pages do, by the ids of the actions."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.desks import Desks


def page_deeds(desks: "Desks") -> dict[str, Callable[[], None]]:
    """Each is asked for on its own page alone."""
    board = desks.board.panel
    return {
        **desks.replay.deeds,
        **desks.review.deeds,
        **desks.course.deeds,
        **desks.figures.deeds,
        **desks.list.deeds,
        **overseen_deeds(desks),
        "approve": desks.protocols.open_form,
        "withdraw": desks.protocols.open_withdrawal,
        "import protocol": desks.protocols.file.begin,
        "compare": desks.protocols.compare,
        "mark version": desks.protocols.mark,
        "enrol": desks.people.enrol,
        "change person": desks.people.change,
        "end access": partial(desks.people.open, "end"),
        "another pin": partial(desks.people.open, "pin"),
        "co-signing": desks.rule.begin,
        "lock times": desks.people.change_lock,
        "another code": desks.people.code.begin,
        "audit patient": desks.audit.narrow_to_patient,
        "audit person": desks.audit.narrow_to_person,
        "audit proof": desks.audit.prove,
        "copy diagnostics": desks.diagnostics.copy,
        "open card": board.open_current,
        "acknowledge card": board.acknowledge_current,
        "sort": board.sort_now,
    }


def overseen_deeds(desks: "Desks") -> dict[str, Callable[[], None]]:
    """On the page of oversight, whose own keys ask for them as well."""
    desk, forms = desks.oversight, desks.oversight.forms
    return {
        "open overseen": desk.open_marked,
        "oversight period": desk.swap_period,
        "report status": forms.tell_report,
        "draw sample": forms.draw_sample,
        "who viewed": desk.tell_viewers,
        "place hold": forms.place_hold,
        "lift hold": forms.lift_hold,
        "keep years": forms.set_years,
    }
