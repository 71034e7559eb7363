"""Joins veil and lock to the running app, where people sign in."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

from ui import questions
from ui.curtain import Curtain
from ui.glass_desk import GlassDesk
from ui.idle_watch import IdleWatch, Scene
from ui.lock_desk import Behind, LockDesk
from ui.screen_lock import ScreenLock
from ui.stepped_aside import SteppedAside
from ui.unlock_desk import UnlockDesk

if TYPE_CHECKING:
    from monitor.chart.audit import LockCause
    from monitor.chart.entries import Actor
    from monitor.chart.lock_times import LockTimes
    from ui.vigil import Vigil

_NO_CHANGE = "Nobody signs in here, so there is no password to change"


class Guard(QObject):
    """Asleep until somebody has signed in; a demo and a drill have none."""

    def __init__(self, vigil: "Vigil", window: QWidget) -> None:
        super().__init__(vigil)
        self._vigil = vigil
        self._clipboard = vigil.noted.copying.clipboard
        self._curtain = Curtain(vigil.screens, vigil.overlays)
        scene = Scene(self._is_session_open, self._is_emergency_shown)
        self.watch = IdleWatch(_of_system(window), vigil.bedside.seconds, scene)
        way_in = vigil.admission.way_in
        self.aside = SteppedAside(
            _of_system(window), vigil.bedside.seconds, lambda: way_in.is_busy
        )
        panel = vigil.parts.lock
        self.unlock = UnlockDesk(panel.form, vigil.bedside, vigil.admission.door)
        behind = Behind(
            vigil.bedside, vigil.store, vigil.desks.drafts, vigil.screens.setting
        )
        self.desk = LockDesk(panel, self.watch, self.unlock, self._curtain, behind)
        self.glass = GlassDesk(
            panel.glass, vigil.parts.glass, vigil.bedside, vigil.store
        )
        self._system = ScreenLock(self)
        self._hears_system = False
        self._join()

    @Slot(object)
    def begin(self, actor: "Actor") -> None:
        """Somebody signed in with the password, and may leave the screen now."""
        self._end_aside()
        self.desk.begin(actor)
        self.read_times()
        if not self._hears_system:
            self._hears_system = self._system.listen()

    @Slot()
    def read_times(self) -> None:
        """After how many minutes the site has its screens lock."""
        self._vigil.bedside.ask(questions.lock_times, self._take_times)

    @Slot()
    def change_person(self) -> None:
        """Somebody else is to chart: who that is they type, or prove at the lock."""
        if self._vigil.screens.setting.asks_name_only:
            self._vigil.navigation.show_start()
        else:
            self.lock()

    @Slot()
    def choose_own(self) -> None:
        """Whoever charts chooses another password, having typed the present one."""
        if self._vigil.screens.setting.asks_name_only:
            self._vigil.notice.tell(_NO_CHANGE)
            return
        self.lock()
        self._vigil.admission.way_in.chooses_anew = True
        self._sign_in_anew()

    @Slot()
    def lock(self) -> None:
        """At once: whoever wants to chart next unlocks."""
        self.desk.lock()

    def end(self) -> None:
        self.watch.rest()
        self._system.stop()
        self._clipboard.clear()

    def _join(self) -> None:
        vigil, panel, desk = self._vigil, self._vigil.parts.lock, self.desk
        vigil.admission.entered.connect(self.begin)
        desk.left.connect(vigil.navigation.clear_away)
        desk.person_changed.connect(vigil.navigation.enter)
        desk.locked.connect(vigil.notice.wait)
        desk.locked.connect(self._clipboard.clear)
        desk.unlocked.connect(vigil.notice.go_on)
        vigil.desks.people.lock_changed.connect(self.read_times)
        desk.done.connect(vigil.noted.noting.note)
        vigil.desks.signing.failed.connect(vigil.noted.noting.note)
        self.glass.begun.connect(self._curtain.open_glass)
        self.glass.ended.connect(self._close_glass)
        panel.sign_in_requested.connect(self._sign_in_anew)
        for page in (panel, vigil.parts.glass):
            page.emergency_requested.connect(vigil.emergency.begin)
            page.help_requested.connect(partial(vigil.overlays.swap, "help"))
            page.theme_requested.connect(partial(vigil.actions.do, "theme"))
        for teller in (vigil.actions, vigil.emergency, vigil.navigation):
            teller.told.connect(self._tell_over)
        self._system.locked.connect(desk.lock_for_system)
        # Whoever is back at the desktop says anew who they are and why.
        self._system.locked.connect(self.glass.end)
        vigil.store.changed.connect(self.aside.look)
        self.aside.over.connect(partial(self._step_back, "idle"))
        vigil.admission.way_in.left.connect(partial(self._step_back, "asked"))

    @Slot()
    def _close_glass(self) -> None:
        self._curtain.close_glass()
        self._vigil.parts.lock.ask_pin()
        self._vigil.parts.lock.take_focus()

    @Slot()
    def _sign_in_anew(self) -> None:
        """As at the start, where a first PIN is chosen, and a code takes the place."""
        self.desk.step_aside()
        self.aside.begin()
        self._vigil.admission.way_in.has_way_back = True
        self._vigil.navigation.show_start()
        self._vigil.admission.ask()

    def _step_back(self, cause: "LockCause") -> None:
        """Nobody signed in: PIN and break-glass are there again for everybody."""
        if self.aside.is_on:
            self._end_aside()
            self._vigil.admission.way_in.leave()
            self.desk.step_back(cause)

    def _end_aside(self) -> None:
        self.aside.end()
        self._vigil.admission.way_in.has_way_back = False

    @Slot(str)
    def _tell_over(self, words: str) -> None:
        """What answers a key at the lock is said there."""
        if self.desk.is_locked:
            self._vigil.notice.tell_over(words)

    def _take_times(self, times: "LockTimes") -> None:
        self.watch.times = times
        self.watch.look()

    def _is_session_open(self) -> bool:
        return bool(self._vigil.store.snapshot.open_sessions)

    def _is_emergency_shown(self) -> bool:
        return self._curtain.is_emergency_open


def _of_system(window: QWidget) -> QWindow:
    """The window of the system behind that widget, also before it is shown."""
    window.winId()
    handle = window.windowHandle()
    if handle is None:
        raise RuntimeError("The system gave no window.")
    return handle
