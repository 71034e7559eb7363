"""Lays veil or lock over a page, and takes it away as if it had never lain there."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from ui.overlays import Overlays
    from ui.screens import Screens


class Curtain:
    """Keeps where the focus was, and which sheet lay open."""

    def __init__(self, screens: "Screens", overlays: "Overlays") -> None:
        self._screens = screens
        self._overlays = overlays
        self._focus: QWidget | None = None
        self._sheet = ""

    @property
    def is_locked(self) -> bool:
        """Whether nobody is signed in, also while somebody charts all the same."""
        return self._screens.cover in ("lock", "glass")

    @property
    def is_emergency_open(self) -> bool:
        """Whether letters chart in one: nothing is laid over that."""
        return self._overlays.open_panel is self._overlays.emergency

    def veil(self) -> None:
        self._put_by()
        self._screens.lay("veil")

    def lock(self) -> None:
        if not self._screens.cover:
            self._put_by()
        # What was opened over the veil goes as well.
        self._overlays.close()
        self._screens.lay("lock")

    def open_glass(self) -> None:
        """The page on which somebody charts without having signed in."""
        self._overlays.close()
        self._screens.lay("glass")

    def close_glass(self) -> None:
        self._overlays.close()
        self._screens.lay("lock")

    def lift(self) -> None:
        """For who was there before: what was open lies open, and typing goes on."""
        if not self._screens.cover:
            return
        self._overlays.close()
        self._screens.lay("")
        focus, self._focus = self._focus, None
        if focus is not None and isValid(focus) and focus.isVisible():
            focus.setFocus()
        else:
            self._overlays.focus_lost.emit()
        if self._sheet:
            self._overlays.swap(self._sheet)

    def drop(self) -> None:
        """For another person: nothing of what was open is theirs."""
        self._overlays.close()
        self._focus, self._sheet = None, ""
        self._screens.lay("")

    def _put_by(self) -> None:
        panel, over = self._overlays.open_panel, self._overlays
        sheets = {
            "help": over.help,
            "eyes": over.eyes,
            "call": over.call,
            "transfer sheet": over.transfer,
        }
        self._sheet = next((n for n, sheet in sheets.items() if sheet is panel), "")
        # The focus goes back to the page, where it is found again.
        over.close()
        self._focus = QApplication.focusWidget()
