"""Covers the screen of a shared workstation, and shows it again to who may see it."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from monitor.chart.audit import AnyDeed, LockCause, Locked, SignInFailed, Unlocked
from monitor.chart.entries import Actor
from ui.views.lock import HalfTypedIn, lock_view

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.chart.audit import SignInMethod
    from monitor.chart.people import Person
    from ui.bedside import Bedside
    from ui.curtain import Curtain
    from ui.drafts import DraftKeeper
    from ui.idle_watch import IdleWatch
    from ui.panels.lock_panel import LockPanel
    from ui.store import Store
    from ui.unlock_desk import UnlockDesk
    from ui.views.surroundings import Setting


class Behind(NamedTuple):
    """What goes on behind the lock."""

    bedside: "Bedside"
    store: "Store"
    drafts: "DraftKeeper"
    setting: "Setting"


class LockDesk(QObject):
    """Nobody charts while it is locked; all that was half typed stays where it was.

    *Signals:* ``locked()``, ``unlocked()``; ``left()`` and then
    ``person_changed(Actor)``: another than who locked it unlocked;
    ``done(AnyDeed, Actor)``: for the audit log.
    """

    locked = Signal()
    unlocked = Signal()
    left = Signal()
    person_changed = Signal(object)
    done = Signal(object, object)

    def __init__(
        self,
        panel: "LockPanel",
        watch: "IdleWatch",
        unlock: "UnlockDesk",
        curtain: "Curtain",
        behind: Behind,
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._watch = watch
        self._unlock = unlock
        self._curtain = curtain
        self._bedside, self._store, self._drafts, self._setting = behind
        self._cause: LockCause = "idle"
        self._locked_at: datetime | None = None
        self._who: Actor | None = None
        self._half_typed: tuple[HalfTypedIn, ...] = ()
        self._is_page_left = False
        watch.changed.connect(self._cover)
        self._store.changed.connect(self.display)
        unlock.changed.connect(self.display)
        unlock.let_in.connect(self._let_in)
        unlock.failed.connect(self._note_failed)

    @property
    def is_locked(self) -> bool:
        return self._curtain.is_locked

    def begin(self, actor: Actor, *, by_password: bool = True) -> None:
        """Somebody signed in, and whatever they leave open is covered."""
        self._who, self._is_page_left = actor, False
        self._watch.let_in(by_password=by_password)

    def step_aside(self) -> None:
        """For the page on which people sign in; nobody is signed in any more."""
        if self.is_locked:
            self.left.emit()
            self._watch.rest()
            self._curtain.drop()
            self.unlocked.emit()

    def step_back(self, cause: "LockCause") -> None:
        """Nobody signed in there after all; of the page that was left nothing comes."""
        self._cause, self._is_page_left = cause, True
        self._watch.lock_again()
        self._cause = "idle"

    @Slot()
    def lock(self, cause: "LockCause" = "asked") -> None:
        """At once."""
        self._cause = cause
        self._watch.lock()
        self._cause = "idle"

    @Slot()
    def lock_for_system(self) -> None:
        """The desktop is locked, or about to sleep."""
        self.lock("system")

    @Slot()
    def display(self) -> None:
        if self.is_locked:
            at = self._locked_at
            locked = None if at is None else (at, self._who.name if self._who else "")
            view = lock_view(
                self._store.snapshot,
                self._setting,
                locked,
                self._unlock.unlocking,
                self._half_typed,
            )
            self._panel.display(view)

    @Slot(str)
    def _cover(self, cover: str) -> None:
        if cover == "veiled":
            self._curtain.veil()
        elif cover == "open":
            # Who may see a locked page is known where the watch is told of it.
            if not self.is_locked:
                self._curtain.lift()
        else:
            if not self.is_locked:
                self._lock()
            self._unlock.is_long = cover == "password"
            self.display()

    def _lock(self) -> None:
        actor = self._store.snapshot.actor
        self._who, self._locked_at = actor or self._who, self._bedside.now()
        self._half_typed = self._half_typed_now()
        self._curtain.lock()
        self._panel.ask_pin()
        self.locked.emit()
        self._drafts.flush()
        self._store.name_actor(None)
        _forget_copied()
        self._unlock.begin(None if self._who is None else self._who.person)
        self.display()
        self._panel.take_focus()
        self.done.emit(Locked(cause=self._cause), self._who)

    def _half_typed_now(self) -> tuple[HalfTypedIn, ...]:
        """Only of whoever was there: what others left is asked about, as always."""
        mine = (
            HalfTypedIn(read.room or "a room", self._drafts.mine_in(read.id))
            for read in self._store.snapshot.open_sessions
        )
        return tuple(half for half in mine if half.forms)

    @Slot(object, str)
    def _let_in(self, actor: Actor, method: "SignInMethod") -> None:
        was_there = self._who is not None and self._who.person == actor.person
        is_same = was_there and not self._is_page_left
        self._who, self._is_page_left = actor, False
        by_password = method == "password"
        if is_same:
            self._store.name_actor(actor)
            self._watch.let_in(by_password=by_password)
            self._curtain.lift()
        else:
            # Under the lock: a form must not take the focus for the wrong person.
            self.left.emit()
            self._watch.let_in(by_password=by_password)
            self._curtain.drop()
            self.person_changed.emit(actor)
        self.unlocked.emit()
        self.done.emit(Unlocked(method=method), actor)

    @Slot(object, str, int)
    def _note_failed(
        self, person: "Person", method: "SignInMethod", failures: int
    ) -> None:
        failed: AnyDeed = SignInFailed(method=method, failures=failures)
        who = Actor(person=person.id, name=person.name, auth_method=method)
        self.done.emit(failed, who)


def _forget_copied() -> None:
    """What was copied or marked here may name a patient."""
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
    if clipboard.ownsSelection():
        # Of X11: what is marked is pasted by the middle button.
        clipboard.clear(QClipboard.Mode.Selection)
