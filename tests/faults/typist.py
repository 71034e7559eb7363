"""The real app, offscreen, with a nurse who types for ever; run to be killed.

Prints a line for each set whose tick is painted, and for each half-typed set that is
kept: the parent's pipe is the only witness, so nothing here may be believed later.
"""

import sys
from pathlib import Path
from random import Random
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from monitor.chart.commands import Chart, OpenSession, RecordPatient
from monitor.chart.keying.asking import AskDiscard
from monitor.chart.keying.state import KeyedSet, Keying
from monitor.chart.kinds import IdentityTyped, OxygenRecorded, ProtocolPin
from monitor.charting.ports import Draft
from monitor.charting.recorder import Recorder
from monitor.clock import SystemClock, new_id
from tests.desk import PATIENT
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.theme.palettes import DAY
from ui.theme.theme import Theme, apply_theme
from ui.vigil import Vigil

_STEP_MS = 5
_HALF = 7


class Typist(QObject):
    """Types sets of plausible values, now and then leaving one half typed."""

    def __init__(self, vigil: Vigil, seed: int) -> None:
        super().__init__()
        self._vigil = vigil
        self._random = Random(seed)  # noqa: S311  (not for secrets)
        self._keys = ""
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._press_next)
        vigil.desks.sets.saved.connect(self._tell_saved)

    def begin(self) -> None:
        """Name the nurse, and go on with the session or open one."""
        self._vigil.bedside.name_nurse("K. Illed RN")
        rooms = self._vigil.store.snapshot.rooms
        if rooms:
            self._go_on(rooms[0].id)
        else:
            self._vigil.bedside.ask(_offered, self._open)

    def _open(self, pin: ProtocolPin) -> None:
        bedside = self._vigil.bedside
        record = RecordPatient(
            id=new_id(), stream_id=PATIENT.id, at=bedside.now(), details=PATIENT.details
        )
        session = new_id()
        opening = OpenSession(
            id=new_id(),
            stream_id=session,
            at=bedside.now(),
            patient=PATIENT.id,
            protocol=pin,
            zone="Europe/London",
            room="Room 1",
            identity=IdentityTyped(initials="AD", birth_year=1981),
        )
        bedside.send(record, _nothing, _fail)
        air = Chart(
            id=new_id(),
            stream_id=session,
            at=bedside.now(),
            fact=OxygenRecorded(litres_per_minute=None),
        )
        bedside.send(opening, _nothing, _fail)
        bedside.send(air, lambda _: self._go_on(session), _fail)

    def _go_on(self, session: UUID) -> None:
        vigil = self._vigil
        vigil.store.show_session(vigil.store.room(session))
        vigil.screens.go("live")
        vigil.parts.strip.show_set()
        vigil.desks.sets.show_in(vigil.parts.strip.set)
        vigil.parts.strip.set.take_focus()
        keying = vigil.desks.sets._typing._keying
        if keying is not None and not keying.is_untouched:
            _say("stands", str(keying.id))
        _say("session", str(session))
        self._timer.start()

    def _press_next(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None:
            return
        keying = self._vigil.desks.sets._typing._keying
        if not self._keys and keying is not None and not keying.is_untouched:
            self._throw_away(focus, keying)
            return
        if not self._keys:
            self._keys = self._set()
        key, self._keys = self._keys[0], self._keys[1:]
        if key == "\r":
            QTest.keyClick(focus, Qt.Key.Key_Return)
        elif key == "?":
            self._vigil.bedside.ask(_drafts, _tell_drafts)
        else:
            QTest.keyClicks(focus, key)

    def _throw_away(self, focus: QWidget, keying: Keying) -> None:
        """What was left by a kill, or refused, would be in the way of what is typed."""
        _say("dropped", str(keying.id))
        if isinstance(keying.asking, AskDiscard):
            QTest.keyClicks(focus, "d")
        else:
            QTest.keyClick(focus, Qt.Key.Key_Escape)

    def _set(self) -> str:
        """A set around the same values, so that none is challenged; ``?`` looks for
        the draft after a pause."""
        pick = self._random.randint
        systolic, diastolic = pick(112, 126), pick(70, 80)
        rest = f"{pick(62, 78)} {pick(95, 98)} {pick(12, 16)} 5010"
        keys = f"{systolic}{diastolic}{rest}"
        pause = "" if pick(0, 2) else " " * 70 + "?" + " " * 10
        return f"{keys[:_HALF]}{pause}{keys[_HALF:]}\r" + " " * 6

    def _tell_saved(self, keyed: KeyedSet) -> None:
        # The tick stands on the form; it is acknowledged once it is painted.
        self._vigil.parts.strip.set.repaint()
        values = ",".join(f"{r.field}={r.value}" for r in keyed.observations.readings)
        _say("saved", str(keyed.id), values)


def _offered(recorder: Recorder) -> ProtocolPin:
    found = recorder.protocols[0]
    return ProtocolPin(id=found.id, version=found.version, sha256=found.sha256)


def _drafts(recorder: Recorder) -> tuple[Draft, ...]:
    return recorder.drafts()


def _tell_drafts(drafts: tuple[Draft, ...]) -> None:
    for draft in drafts:
        _say("half", str(draft.id), draft.content)


def _nothing(_: object) -> None:
    """The patient may stand already."""


def _fail(refusal: object) -> None:
    _say("refused", str(refusal))


def _say(*words: str) -> None:
    sys.stdout.write("\t".join(words) + "\n")
    sys.stdout.flush()


def main() -> None:
    folder, seed = Path(sys.argv[1]), int(sys.argv[2])
    app = QApplication(["vigil"])
    apply_theme(app, Theme.day())
    window = MainWindow(DAY)
    window.show()
    vigil = Vigil(
        app,
        window,
        Launch(folder=folder, is_by_name=True),
        SystemClock("Europe/London"),
    )
    vigil.begin()
    typist = Typist(vigil, seed)
    vigil.bedside.drafts_found.connect(lambda _: typist.begin())
    app.exec()
    vigil.end()


if __name__ == "__main__":
    main()
