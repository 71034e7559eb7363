"""Everybody's way in: set-up where nobody was let in yet, and sign-in from then on."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.views.start import FirstStart, Recent
from ui.views.wording import initials
from ui.way_in.code_check import CodeCheck
from ui.way_in.entrance import Entrance
from ui.way_in.recovering import Recovering
from ui.way_in.setting_up import SettingUp
from ui.way_in.signing_in import SigningIn

if TYPE_CHECKING:
    from monitor.access.doorkeeper import Doorkeeper
    from ui.door import Door
    from ui.panels.step_form import StepForm
    from ui.way_in.arriving import Arrival
    from ui.worker import Worker

_MOST_RECENT = 3
_BACK = "Esc goes back to the lock, as does a minute without a key"

_ANEW = "Type your present password; then choose another"


class WayIn(QObject):
    """Joins the steps, and knows who came in since this program was started.

    *Signals:* ``entered(Actor)``; ``keys_found(DataKeys)``; ``print_wanted(str)``;
    ``failed(SignInMethod, int)``: somebody could not, so often in a row;
    ``waiting()``: for what was typed to be looked at; ``left()``: nobody wants to sign
    in after all;
    ``first_start(FirstStart)``: whether nobody was let in yet, and what there is then.
    """

    entered = Signal(object)
    keys_found = Signal(object)
    print_wanted = Signal(str)
    failed = Signal(str, int)
    waiting = Signal()
    left = Signal()
    first_start = Signal(str)

    def __init__(
        self, form: "StepForm", door: "Door", worker: "Worker", folder: Path
    ) -> None:
        super().__init__(form)
        self.has_way_back = False
        """Whether there is something to go back to, as the lock of an open record."""
        self.chooses_anew = False
        """Whether who signs in next wants another password and PIN of their own."""
        self._folder = folder
        self._recent: list[Recent] = []
        self._entrance = Entrance(form, door, worker)
        code = CodeCheck(self._entrance)
        self._setting_up = SettingUp(self._entrance, folder, code)
        self._signing_in = SigningIn(self._entrance)
        self._recovering = Recovering(self._entrance, code)
        self._entrance.keys_found.connect(self.keys_found)
        self._entrance.waiting.connect(self.waiting)
        self._setting_up.done.connect(self._enter)
        self._setting_up.print_wanted.connect(self.print_wanted)
        self._signing_in.done.connect(self._enter)
        self._signing_in.unfinished.connect(self._setting_up.finish)
        self._signing_in.failed.connect(partial(self.failed.emit, "password"))
        code.failed.connect(partial(self.failed.emit, "recovery code"))
        self._signing_in.turned_back.connect(self._turn_back)
        self._signing_in.forgotten.connect(self._recovering.begin)
        self._recovering.left.connect(self.begin)
        self._recovering.done.connect(self._ask_again)

    @Slot()
    def begin(self) -> None:
        """Ask who it is, or set up what nobody was let into yet."""
        self._entrance.ask_door(partial(_find, self._folder), self._take)

    @property
    def is_busy(self) -> bool:
        """Whether what was typed is being looked at."""
        return self._entrance.is_busy

    def leave(self) -> None:
        """Nothing is kept of what was typed."""
        self.chooses_anew = False
        self._signing_in.leave()

    def _take(self, first: FirstStart) -> None:
        self.first_start.emit(first)
        if first:
            self._setting_up.begin()
        else:
            self._turn_back(_ANEW if self.chooses_anew else "")

    @Slot(str)
    def _turn_back(self, said: str) -> None:
        """To the sign-in form, which says so and how it is left."""
        back = _BACK if self.has_way_back else ""
        self._ask_again(". ".join(part for part in (said, back) if part))

    @Slot(str)
    def _ask_again(self, message: str) -> None:
        left = self.left.emit if self.has_way_back else None
        self._signing_in.begin(
            tuple(self._recent), message, left, chooses_anew=self.chooses_anew
        )

    @Slot(object)
    def _enter(self, arrival: "Arrival") -> None:
        who = arrival.who
        if who is None:
            return
        self.chooses_anew = False
        known = Recent(initials(who.name), who.name, arrival.sign_in)
        others = [one for one in self._recent if one.typed != arrival.sign_in]
        self._recent = [known, *others][:_MOST_RECENT]
        self.first_start.emit("")
        self.entered.emit(who)


def _find(folder: Path, keeper: "Doorkeeper") -> FirstStart:
    """In the thread of the door."""
    from ui.opening import is_begun  # noqa: PLC0415 the screen is painted before

    if keeper.has_slots:
        return ""
    return "record of before" if is_begun(folder) else "nothing kept"
