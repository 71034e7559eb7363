"""Asks whoever signs a session off who they are, and signs it as it stands."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from monitor.access.signing_in import Credentials
from monitor.chart.audit import SignInFailed
from monitor.chart.commands import SignOff
from monitor.chart.refusals import Refusal
from monitor.chart.wish_to_sign import by_password
from monitor.charting.faults import EnvironmentFault
from monitor.clock import new_id
from ui import questions
from ui.signing_key import Opened, opened_with
from ui.signing_series import SigningSeries
from ui.signing_try import Try
from ui.views.proof_words import said_of_signing
from ui.views.review.wish import Asking, Reviewing, nothing_ticked, wished
from ui.views.signing import refusals
from ui.views.signing.form import (
    BECAUSE,
    NAME,
    PASSWORD,
    Asked,
    Typed,
    sign_form,
)

if TYPE_CHECKING:
    from monitor.chart.entries import Actor
    from monitor.chart.people import Person
    from monitor.charting.reads import Charted, SessionRead
    from ui.bedside import Bedside
    from ui.panels.strip_form import StripFormPanel
    from ui.slot_access import Door
    from ui.store import Store
    from ui.views.snapshot import Snapshot

_CHECKING = "Checking the password…"
_SIGNING = "Signing…"
_SIGNED = "The session is signed"


class SigningDesk(QObject):
    """Nothing of it is kept half typed: a password is in it.

    ``door`` checks passwords in a thread of its own, and counts the tries; without it
    nobody signs in here.

    *Signals:* ``opened()``; ``closed()``, and before that ``left()`` where nothing else
    takes its place; ``told(str)``: what became of it; ``failed(AnyDeed, Actor)``: a
    wrong password, for the audit log.
    """

    opened = Signal()
    closed = Signal()
    left = Signal()
    told = Signal(str)
    failed = Signal(object, object)

    def __init__(
        self, panel: "StripFormPanel", bedside: "Bedside", store: "Store"
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._bedside = bedside
        self._store = store
        self.door: Door | None = None
        self._wish: SignOff | None = None
        self._entries: object = None
        self._typed, self._busy, self._own = Typed(), "", ""
        self._series = SigningSeries()
        self._refusal: Refusal | None = None
        self._failures = 0
        self._is_name_hidden = False
        self._is_co_sign = False
        self.reviewing: Callable[[SessionRead], Reviewing] = nothing_ticked
        panel.typed.connect(self._type)
        panel.submitted.connect(self._submit)
        panel.cancelled.connect(self.leave)
        store.changed.connect(self._look)

    @property
    def is_open(self) -> bool:
        return self._wish is not None

    def begin(self, *, is_co_sign: bool = False) -> None:
        """Ask for name and password, in place of what stands in the strip.

        As what fits whoever is here, or to co-sign and nothing else. The name alone is
        known from the signature before, since they came in.
        """
        self._is_co_sign = is_co_sign
        wish = self._wished(new_id())
        if isinstance(wish, Refusal):
            self.told.emit(wish.sentence)
            return
        self.put_away()
        self._wish = wish
        self._show()
        self._ask_own_name()
        self.opened.emit()
        self._panel.take_focus()

    @Slot()
    def leave(self) -> None:
        """Nothing is signed, unless that is on its way to the record already."""
        if self.is_open:
            self.put_away()
            self.left.emit()

    @Slot()
    def put_away(self) -> None:
        """Another page or form comes: what was typed stands in no field any more."""
        self._forget_all()
        if self._wish is not None:
            self._wish, self._refusal = None, None
            self.closed.emit()

    def hide_names(self, *, is_hidden: bool) -> None:
        self._is_name_hidden = is_hidden
        self._show()

    def _wished(self, id_: UUID) -> SignOff | Refusal:
        """As the session and whoever is here now are."""
        read, actor = self._store.snapshot.readable, self._store.snapshot.actor
        if read is None or actor is None:
            return refusals.NOTHING_SHOWN
        because, now = self._typed.unsigned_because.strip(), self._bedside.now()
        asking = Asking(id_, actor, now, self._is_co_sign, because)
        return wished(read, self.reviewing(read), asking)

    def _forget_all(self) -> None:
        self._typed, self._busy = Typed(), ""
        self._panel.empty(BECAUSE, NAME, PASSWORD)

    def _forget_typed(self) -> None:
        """One's own name is no secret and stays; anything else may be a password."""
        self._typed, self._busy = self._typed.kept(self._own), ""
        self._panel.empty(PASSWORD, *([] if self._typed.name else [NAME]))

    def _forget_name(self) -> None:
        self._typed = self._typed._replace(name="")
        self._panel.empty(NAME)

    def _ask_own_name(self) -> None:
        """Until it is known, whatever is typed there is covered."""
        self._own = ""
        wish, actor = self._wish, self._store.snapshot.actor
        if wish is not None and actor is not None:
            question = partial(questions.own_person, actor)
            self._bedside.ask(question, partial(self._know, wish, actor))

    def _know(self, wish: SignOff, actor: "Actor", person: "Person | Refusal") -> None:
        here = self._store.snapshot.actor
        is_here = here is not None and here.person == actor.person
        if self._wish is not wish or not is_here or isinstance(person, Refusal):
            return
        self._own, before = person.sign_in, self._series
        self._series = before.under(person.sign_in)
        if self._series is before:
            self._show()
        else:
            self._refuse(wish, refusals.NAME_CHANGED)

    def _show(self) -> None:
        read, actor = self._store.snapshot.readable, self._store.snapshot.actor
        wish = self._wish
        if wish is None or read is None or actor is None or read.id != wish.stream_id:
            return
        self._entries = read.entries
        view = sign_form(
            Asked(read, actor.name, wish.meaning, self._series.sign_in, self._own),
            self._typed,
            self._busy,
            self._refusal,
            is_name_hidden=self._is_name_hidden,
        )
        self._panel.display(view)

    @Slot(object)
    def _look(self, snapshot: "Snapshot") -> None:
        """A locked screen keeps no password; what is shown is what is signed."""
        read, before = snapshot.readable, self._series
        self._series = before.with_actor(snapshot.actor)
        if self._wish is None:
            return
        if snapshot.actor is None:
            self._forget_all()
        elif self._series is not before or (
            read is not None and read.entries is not self._entries
        ):
            self._show()
        if self._series is not before:
            self._ask_own_name()

    @Slot(str, str)
    def _type(self, part: str, text: str) -> None:
        if not self._busy:
            self._typed = self._typed._replace(**{part: text})
            self._refusal = None
        self._show()

    @Slot()
    def _submit(self) -> None:
        """Once, however often Enter is pressed."""
        read, actor = self._store.snapshot.readable, self._store.snapshot.actor
        wish = self._wish
        if wish is None or read is None or actor is None or self._busy:
            return
        typed = self._typed._replace(name=self._series.sign_in or self._typed.name)
        if (lacking := refusals.lacking(read, wish.meaning, typed)) is not None:
            self._refuse(wish, lacking)
            return
        self._busy = _CHECKING
        self._show()
        tried = Try(wish, read, actor, typed, self._series)
        check = partial(self._check, tried)
        question = partial(questions.own_person, actor)
        self._bedside.try_to_ask(question, check, partial(self._fail, wish))

    def _check(self, tried: Try, person: "Person | Refusal") -> None:
        if isinstance(person, Refusal):
            self._refuse(tried.wish, person)
        elif (why := tried.why_not_checked(person)) is not None:
            self._series = self._series.under(person.sign_in)
            self._note_failed(tried, why)
            self._refuse(tried.wish, why)
        elif self.door is None:
            self._refuse(tried.wish, refusals.NO_DOOR)
        else:
            typed = tried.typed
            opening = Credentials(name=typed.name, password=typed.password)
            take = partial(self._take, tried)
            fail = partial(self._fail, tried.wish)
            self.door.ask(partial(opened_with, opening), take, fail)

    def _take(self, tried: Try, answer: Opened | Refusal) -> None:
        """The password was right or not; what was shown is signed, or nothing."""
        if isinstance(answer, Refusal):
            self._note_failed(tried, answer)
            self._refuse(tried.wish, refusals.of_password(answer))
            return
        self._failures = 0
        if self._wish is not tried.wish:
            return  # It was left meanwhile: nobody waits for a signature.
        why = tried.why_not_now(answer, self._store.snapshot, self._series)
        asked = self._wished(tried.wish.id) if why is None else why
        if isinstance(asked, Refusal):
            self._refuse(tried.wish, asked)
        else:
            self._sign(tried, asked, answer)

    def _sign(self, tried: Try, asked: SignOff, key: Opened) -> None:
        self._busy = _SIGNING
        self._show()
        charted = partial(self._finish, tried)
        refused = partial(self._refuse, tried.wish)
        who = by_password(tried.actor)
        self._bedside.sign(who, asked, key.signer, charted, refused)

    def _finish(self, tried: Try, charted: "Charted") -> None:
        """By whom, when and with which codes the strip says, if it is still there."""
        read = charted.session
        if self._series is tried.series:
            self._series = self._series.signed_as(tried.typed.name)
        if self._wish is tried.wish:
            self.leave()
            self.told.emit(_SIGNED)
        elif read is not None:
            self.told.emit(said_of_signing(read))

    def _note_failed(self, tried: Try, answer: Refusal) -> None:
        """What is not looked at because of earlier tries is no further one."""
        if tried.typed.password and refusals.is_wrong(answer):
            self._failures += 1
            deed = SignInFailed(method="password", failures=self._failures)
            self.failed.emit(deed, by_password(tried.actor))

    def _fail(self, wish: SignOff, fault: Exception) -> None:
        if not isinstance(fault, EnvironmentFault):
            self._refuse(wish, refusals.MISTAKE)
            raise fault
        self._refuse(wish, refusals.of_fault(fault))

    def _refuse(self, wish: SignOff, refusal: Refusal) -> None:
        """Beside the form if it is still open, else in words."""
        if self._wish is not wish:
            self.told.emit(refusal.sentence)
            return
        self._forget_typed()
        if refusal.field == NAME:
            self._forget_name()
        self._refusal = refusal
        self._show()
        self._panel.lead_back(refusal.field or PASSWORD)
