"""Whether what was typed is the recovery code of this workstation."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from monitor.access.record_key import DataKeys
from monitor.chart.refusals import Refusal

if TYPE_CHECKING:
    from ui.way_in.entrance import Entrance

Opened = Callable[[DataKeys, int], None]
"""Gets the keys, and the generation of the slots that the code opened."""


class CodeCheck(QObject):
    """Asks the door, and refuses in the form what opens nothing.

    *Signals:* ``failed(int)``: so many codes were tried in a row and opened nothing.
    """

    failed = Signal(int)

    def __init__(self, entrance: "Entrance") -> None:
        super().__init__(entrance)
        self._entrance = entrance
        self._tried: set[int] = set()

    def ask(self, typed: str, then: Opened) -> None:
        self._entrance.wait("Checking…")
        self._entrance.ask_door(
            lambda keeper: (keeper.open_by_code(typed), keeper.generation),
            partial(self._take, typed, then),
        )

    def _take(
        self, typed: str, then: Opened, opened: tuple[DataKeys | Refusal, int]
    ) -> None:
        answer, generation = opened
        if isinstance(answer, Refusal):
            self._note(typed, answer)
            self._entrance.refuse(answer)
            return
        self._tried.clear()
        then(answer, generation)

    def _note(self, typed: str, refusal: Refusal) -> None:
        """One code counts once, however often Enter is pressed; a slip does not."""
        from monitor.access.signing_in import NOT_THIS_CODE  # noqa: PLC0415 takes 100 ms

        if refusal == NOT_THIS_CODE and hash(typed) not in self._tried:
            self._tried.add(hash(typed))
            self.failed.emit(len(self._tried))
