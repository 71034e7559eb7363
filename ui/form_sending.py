"""A form on its way to the record, and what it means for the session as it is now."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from monitor.chart.refusals import Refusal
from ui.views.form_charted import form_charted
from ui.views.forms.asking import NOT_READ, asked, clocked, untimely
from ui.views.forms.catalogue import Known, form_named, known_of
from ui.views.forms.filled import Circumstance
from ui.views.forms.paper_form import PaperForm

if TYPE_CHECKING:
    from monitor.charting.reads import Charted
    from ui.bedside import Bedside
    from ui.form_filling import Filling
    from ui.store import Store
    from ui.views.forms.form import FormCommand, FormView


class FormSending(QObject):
    """Sends what a form shows, once, and says what became of it.

    *Signals:* ``saved(Filling, str)``: with what is to be said of it;
    ``refused(Filling, Refusal)``: the record said no.
    """

    saved = Signal(object, str)
    refused = Signal(object, object)

    def __init__(self, bedside: "Bedside", store: "Store") -> None:
        super().__init__(bedside)
        self._bedside = bedside
        self._store = store
        self._under_way: set[UUID] = set()
        self.is_name_hidden = False

    def has(self, filling: "Filling") -> bool:
        """Whether the answer about it is still awaited."""
        return filling.filled.id in self._under_way

    def send(self, filling: "Filling", command: "FormCommand") -> None:
        self._under_way.add(filling.filled.id)
        self._bedside.send(
            command, partial(self._finish, filling), partial(self._refuse, filling)
        )

    def renewed(self, filling: "Filling") -> "Filling":
        """The same form for the session as it is now, where it has something there."""
        known = self._known(filling)
        if known is None:
            return filling
        now = form_named(filling.form.name, filling.filled, known)
        return filling if now is None else filling._replace(form=now)

    def asked(self, filling: "Filling") -> "FormCommand | Refusal":
        """What the form asks for, if the session still is as the form shows it."""
        known = self._known(filling)
        if known is None:
            return NOT_READ
        now = form_named(filling.form.name, filling.filled, known)
        if filling.place.patient not in (None, known.patient.id):
            now = None
        circumstance = self._circumstance(filling, known)
        return asked(filling.form, now, filling.filled, circumstance)

    def fault(self, filling: "Filling", part: str) -> Refusal | None:
        """What is wrong in that part by itself, before the form is asked for."""
        known = self._known(filling)
        if known is None:
            return None
        circumstance = self._circumstance(filling, known)
        return untimely(filling.form, filling.filled, part, circumstance)

    def shown(self, filling: "Filling") -> "FormView":
        """How the form looks as it is filled in, with the times that are meant."""
        view = filling.form.view(filling.filled)
        known = self._known(filling)
        if known is None:
            return view
        return clocked(view, filling.filled, self._circumstance(filling, known))

    def _circumstance(self, filling: "Filling", known: Known) -> Circumstance:
        now, form = self._bedside.now(), filling.form
        return Circumstance(
            session_id=filling.session,
            now=form.as_of(now) if isinstance(form, PaperForm) else now,
            zone=known.zone,
            old_after=known.protocol.charting.old_draft_after,
        )

    def _known(self, filling: "Filling") -> Known | None:
        read = self._store.snapshot.readable
        if read is None or read.id != filling.session:
            return None
        return known_of(read, is_name_hidden=self.is_name_hidden)

    def _finish(self, filling: "Filling", charted: "Charted") -> None:
        self._under_way.discard(filling.filled.id)
        self.saved.emit(filling, form_charted(charted))

    def _refuse(self, filling: "Filling", refusal: Refusal) -> None:
        self._under_way.discard(filling.filled.id)
        self.refused.emit(filling, refusal)
