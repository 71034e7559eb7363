"""A form as it is filled in: for which session, and about what."""

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from monitor.clock import new_id
from ui.views.forms.catalogue import form_named, known_of, standing_target
from ui.views.forms.filled import TARGET, Filled

if TYPE_CHECKING:
    from monitor.charting.reads import SessionRead
    from ui.views.forms.form import Form


OF_ONE_PATIENT = frozenset(("patient", "reattribute", "handover", "limits", "override"))
"""What is said of a patient by name, initials or limit: of no other, if the chart is
moved to one."""


class Place(NamedTuple):
    """Where a form is kept: of which session, which form, and what it is about.

    ``patient`` is whose, where it holds for one patient, whatever chart that is in.
    """

    session: UUID
    name: str
    target: str
    patient: UUID | None = None


class Filling(NamedTuple):
    """A form as it is filled in, with the session it is filled in for."""

    session: UUID
    form: "Form"
    filled: Filled

    @property
    def place(self) -> Place:
        return place_of(self.session, self.form.name, self.filled)

    @property
    def title(self) -> str:
        return self.form.view(self.filled).title

    def with_(self, filled: Filled) -> "Filling":
        return self._replace(filled=filled)


def place_of(session: UUID, name: str, filled: Filled) -> Place:
    patient = filled.patient if name in OF_ONE_PATIENT else None
    return Place(session, name, filled.pick(TARGET), patient)


def begin(read: "SessionRead", name: str, target: str) -> Filling | None:
    """A blank form of that name; None where it has nothing to be about."""
    known = known_of(read)
    blank = about(target or standing_target(name, known), known.patient.id)
    form = form_named(name, blank, known)
    return None if form is None else Filling(read.id, form, blank)


def about(target: str, patient: UUID | None) -> Filled:
    """Nothing filled in yet, about that, in the chart of that patient."""
    return Filled(id=new_id(), patient=patient).picked(TARGET, target)
