"""Runs the form that stands in the strip, from opening to charted or left."""

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.refusals import Refusal
from monitor.charting.ports import Draft
from ui.form_filling import Filling, about, begin
from ui.form_sending import FormSending
from ui.kept_forms import KeptForms
from ui.store import Store
from ui.views.entry.view import Message
from ui.views.forms import before
from ui.views.forms.action_form import ActionForm
from ui.views.forms.filled import TARGET, Filled
from ui.views.forms.form import TextPart
from ui.views.forms.handover_form import HandoverForm, told_handover
from ui.views.forms.paper_form import PAPER
from ui.views.forms.reattribute_form import ReattributeForm
from ui.views.forms.strayed import let_go, refused, stray_question, with_stray

if TYPE_CHECKING:
    from monitor.chart.entries import Actor
    from ui.bedside import Bedside
    from ui.drafts import DraftKeeper
    from ui.panels.strip_form import StripFormPanel


class FormDesk(QObject):
    """Holds what is filled in, and turns it into a command when asked.

    A form belongs to the session it was opened in, whatever is shown when the record
    answers. What is typed on while one is being saved is another.

    *Signals:* ``opened()``, ``left()``; ``handed_over(name, Actor)``: who charts now,
    and who sent it, also once the form was left; ``closed()`` after a session was;
    ``told(str)``: what was charted, or what became of a form that is left.
    """

    opened = Signal()
    left = Signal()
    closed = Signal()
    told = Signal(str)
    handed_over = Signal(str, object)

    def __init__(
        self,
        panel: "StripFormPanel",
        bedside: "Bedside",
        store: Store,
        drafts: "DraftKeeper",
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._bedside = bedside
        self._store = store
        self._drafts = drafts
        self._kept = KeptForms(drafts)
        self._filling: Filling | None = None
        self._sending = FormSending(bedside, store)
        self._sending.saved.connect(self._finish)
        self._sending.refused.connect(self._refuse)
        self._before = Message()
        self._handed_by: Actor | None = None
        panel.typed.connect(self._type)
        panel.taken.connect(self._take)
        panel.left.connect(self._check)
        panel.picked.connect(self._pick)
        panel.strayed.connect(self._say_no_choice)
        panel.let_go.connect(self._let_go)
        panel.submitted.connect(self._submit)
        panel.cancelled.connect(self.leave)

    @property
    def is_open(self) -> bool:
        return self._filling is not None

    def open(self, name: str, target: str = "") -> bool:
        """Open a form, with what was left in it; False where it can't be opened."""
        read = self._store.snapshot.readable
        if read is None:
            return False
        blank = begin(read, name, target)
        if blank is None:
            return False
        self.put_away()
        dropped = self._kept.drop_of_others(blank)
        self._filling = self._sending.renewed(self._kept.take_up(blank))
        self._before = before.ANOTHERS if dropped else Message()
        if name in ("close", "handover"):
            left = self._drafts.half_typed_in(read.id)
            self._before = before.half_typed(left, name)
        self._show(self._filling)
        self.opened.emit()
        self._panel.take_focus()
        return True

    def open_at(self, name: str, part: str, key: str) -> None:
        """Open a form and choose there, as by that key."""
        if self.open(name) and self._filling is not None:
            if self._filling.filled.pick(part) != key:
                self._panel.pick(part, key)
            else:
                self._panel.lead_to(part)

    def restore(self, draft: Draft) -> None:
        """Put back what was half typed when the app last ended."""
        self._kept.restore(draft)

    def hide_names(self, *, is_hidden: bool) -> None:
        self._sending.is_name_hidden = is_hidden
        filling = self._filling
        if filling is not None and isinstance(filling.form, ReattributeForm):
            form = replace(filling.form, is_name_hidden=is_hidden)
            self._filling = filling._replace(form=form)
            self._show(self._filling)

    @Slot()
    def leave(self) -> None:
        """Leave the form; what is in it is kept for the next time."""
        if self._filling is None:
            return
        self.put_away()
        self.left.emit()

    def put_away(self) -> None:
        """The strip is left, or shows another form; what is in this one is kept."""
        filling, self._filling = self._filling, None
        if filling is not None and not self._sending.has(filling):
            self._kept.lay_aside(filling)

    @Slot(str, str)
    def _type(self, part: str, text: str) -> None:
        if self._filling is None:
            return
        filled, stood = self._filling.filled, ""
        if self._sending.has(self._filling):
            stood = filled.texts.get(part, "")
            if text == stood:
                return
            filled = self._begin_another(filled)
        now = self._bedside.now()
        self._become(filled.typed(part, text.removeprefix(stood), now))

    @Slot(str)
    def _take(self, part: str) -> None:
        """What was suggested means its instant, also where its time came twice."""
        filling = self._filling
        if filling is None or self._sending.has(filling):
            return
        shown = filling.form.view(filling.filled).parts
        for text in shown:
            if text.id == part and isinstance(text, TextPart) and text.suggested_at:
                self._become(filling.filled.took(part, text.suggested_at))

    @Slot(str)
    def _check(self, part: str) -> None:
        """What is no time is told when its field is left, not only at the end."""
        if self._filling is None or self._sending.has(self._filling):
            return
        refusal = self._sending.fault(self._filling, part)
        if refusal is not None:
            self._become(replace(self._filling.filled, refusal=refusal))

    @Slot(str, str)
    def _pick(self, part: str, key: str) -> None:
        if self._filling is None:
            return
        filled = self._filling.filled
        shown = self._filling.form.view(filled).choice(part)
        if shown is None:
            return
        choice = shown.meaning(key)
        if self._sending.has(self._filling):
            if filled.pick(part) == choice:
                return
            filled = self._begin_another(filled)
        self._become(shown.take(filled, key))
        if shown.completes:
            self._submit()

    @Slot(str, str)
    def _say_no_choice(self, part: str, typed: str) -> None:
        """What was typed among the choices was taken for none, and that is said."""
        filling = self._filling
        if filling is None or self._sending.has(filling):
            return
        shown = filling.form.view(filling.filled).choice(part)
        if shown is not None:
            self._become(with_stray(filling.filled, shown, typed))

    @Slot(str)
    def _let_go(self, part: str) -> None:
        if self._filling is not None and part in self._filling.filled.strays:
            self._become(let_go(self._filling.filled, part))

    def _begin_another(self, sent: Filled) -> Filled:
        """What is filled in while that one is being saved is no part of it any more."""
        self._before = before.SAVING
        return about(sent.pick(TARGET), sent.patient)

    def _become(self, filled: Filled) -> None:
        if self._filling is not None:
            begun = filled.begun(self._bedside.now())
            self._filling = self._filling.with_(begun)
            self._show(self._filling)
            self._kept.write(self._filling)

    def _show(self, filling: Filling) -> None:
        view = self._sending.shown(filling)
        said = before.beside(view.message, self._before)
        self._panel.display(replace(view, message=said))

    @Slot()
    def _submit(self) -> None:
        """Ask for what the form shows; once, however often Enter is pressed."""
        if self._filling is None or self._sending.has(self._filling):
            return
        command = self._held(self._filling) or self._sending.asked(self._filling)
        self._filling = self._sending.renewed(self._filling)
        if isinstance(command, Refusal):
            self._become(refused(self._filling.filled, command))
            self._panel.lead_to(self._filling.filled.leads_to)
            return
        self._kept.let_go(self._filling.filled.id)
        if isinstance(self._filling.form, HandoverForm):
            self._handed_by = self._store.snapshot.actor
        self._sending.send(self._filling, command)

    def _held(self, filling: Filling) -> Refusal | None:
        """By a key that strayed; nor is taken over what somebody has half typed."""
        stray = stray_question(filling.filled, filling.form.view(filling.filled))
        if stray is not None or filling.form.name != "handover":
            return stray
        return before.refuse_half_typed_set(self._drafts.mine_in(filling.session))

    @Slot(object, object)
    def _refuse(self, sent: Filling, refusal: Refusal) -> None:
        """The record said no: beside the form if it is still open, else in words."""
        if self._is_open_still(sent):
            told = refused(sent.filled, refusal)
            self._become(told)
            self._panel.lead_back(told.leads_to)
            return
        self._kept.write(sent)
        self._kept.lay_aside(sent)
        self._say_of_the_one_before(sent, before.NOT_SAVED)
        self.told.emit(f"{sent.title}. {refusal.sentence}")

    @Slot(object, str)
    def _finish(self, sent: Filling, words: str) -> None:
        is_open = self._is_open_still(sent)
        if is_open and words:
            self.told.emit(words)
        self._finish_form(sent)
        if isinstance(sent.form, HandoverForm):
            self._hand_over(sent, is_open=is_open)

    def _hand_over(self, sent: Filling, *, is_open: bool) -> None:
        """It is charted, wherever the nurse is by now: somebody else charts."""
        name = " ".join(sent.filled.text("name").split())
        self.handed_over.emit(name, self._handed_by)
        if not is_open:
            read = self._store.room(sent.session)
            self.told.emit(told_handover("" if read is None else read.room, name))

    def _finish_form(self, sent: Filling) -> None:
        if not self._is_open_still(sent):
            self._say_of_the_one_before(sent, before.SAVED)
            return
        self._filling = None
        self.left.emit()
        if sent.form.name == "close":
            self.closed.emit()
        if sent.form.name == PAPER:
            self.open(PAPER)
        if self._kept.has(sent.place):
            self.told.emit(f"{sent.title}. {before.WAITING}")
        if isinstance(sent.form, ActionForm) and sent.form.starts_amending(sent.filled):
            self._amend_cause(sent.form.key)

    def _is_open_still(self, sent: Filling) -> bool:
        open_ = self._filling
        return open_ is not None and open_.filled.id == sent.filled.id

    def _say_of_the_one_before(self, sent: Filling, message: Message) -> None:
        """Say it in the form that came after, which stands for what is so now."""
        if self._filling is not None and self._filling.place == sent.place:
            self._filling = self._sending.renewed(self._filling)
            self._before = message
            self._show(self._filling)

    def _amend_cause(self, key: str) -> None:
        """Go on to amend the value that fired an alert."""
        read = self._store.snapshot.readable
        alert = None if read is None else read.assessment.alert(key)
        if alert is not None and alert.opened_by is not None:
            self.open("amend", str(alert.opened_by))
