"""A supervisor's morning, by keys alone: found, replayed, asked, co-signed, sent on."""

import json
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import cast
from uuid import uuid5

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from typing_extensions import override

from monitor.chart.commands import RecordPatient
from monitor.chart.entries import Actor
from monitor.chart.queries import Query, queries
from monitor.chart.signed_state import addenda, signed_state
from monitor.charting.recorder import Recorder
from monitor.steady_clock import SteadyClock
from tests.charting.clinic import CALM
from tests.desk import SPACE
from tests.journeys.closed_session import Bedside, chart_and_close, press
from tests.journeys.doorway import OTHER, PASSWORD, SIGN_IN, Doorway, Open
from tests.journeys.test_colleagues import marsh_comes, with_marsh
from tests.journeys.test_replay import page, to_alert
from tests.journeys.test_signing_off import is_asked, read, said, sign
from tests.journeys.typed_rows import CTRL
from tests.reports.fhir.reading import Found, in_error, of_type
from ui.views.report.export_choices import CHOICES

PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ON_WARD = ("Baker", "Kim")


class Calm(Bedside):
    """Another patient, two hours later, over whom nothing rang."""

    name = ON_WARD

    @override
    def at(self, minute: float) -> datetime:
        return super().at(minute) + timedelta(hours=2)

    @override
    def recording(self, **changes: object) -> RecordPatient:
        return super().recording(identifier="T-0002", **changes)


def chart_calm(by: Actor, here: Doorway, recorder: Recorder) -> None:
    second, patient = (uuid5(SPACE, f"{what} of the evening") for what in "sp")
    clinic = Calm(nurse=by, session_id=second, patient_id=patient)
    clinic.clock, clinic.recorder = here.clock, recorder
    clinic.steady = cast("SteadyClock", recorder.clock)
    clinic.minted = 1000
    clinic.start()
    for minute in (10, 20, 30, 40):
        clinic.chart(minute, CALM)
    clinic.close(41)


class Morning:
    """Two sessions of yesterday; the nurse has signed the one that rang."""

    def __init__(self, here: Doorway) -> None:
        self.here = here
        self.session = chart_and_close(here)
        sign(here)
        done: list[object] = []
        here.vigil.guard.watch.rest()
        here.vigil.bedside.ask(partial(chart_calm, here.is_in(), here), done.append)
        here.until(lambda: bool(done))
        with_marsh(here, "supervisor")
        here.clock.advance(minutes=16 * 60)
        here.vigil.bedside.tick()
        here.vigil.guard.begin(here.is_in())
        marsh_comes(here)

    @property
    def state(self) -> str:
        found = read(self.here)
        return signed_state(found.session, found.patient)

    @property
    def query(self) -> Query:
        (query,) = queries(read(self.here).session)
        return query

    def find(self, typed: str) -> None:
        """The list narrows to one session while it is typed; Enter opens it."""
        here = self.here
        press(Qt.Key.Key_F, CTRL | SHIFT)
        listed = here.vigil.parts.sessions
        here.until(lambda: bool(listed.facets.marks))
        here.type(typed)
        here.until(lambda: [line.id for line in listed.model.lines] == [self.session])
        here.type("\n")
        here.until(lambda: here.vigil.screens.screen == "live")
        here.is_in()
        assert read(here).id == self.session

    def to(self, pane: QWidget) -> None:
        """By F6, from pane to pane."""
        for _ in range(12):
            focus = QApplication.focusWidget()
            if focus is not None and (focus is pane or pane.isAncestorOf(focus)):
                return
            press(Qt.Key.Key_F6, PLAIN)
        pytest.fail("F6 does not lead there.")

    def change_to(self, name: str, password: str) -> None:
        """Lock, and somebody else signs in."""
        here = self.here
        press(Qt.Key.Key_U, CTRL)
        here.type_alt(Qt.Key.Key_S)
        here.sign_in(name, password)
        here.is_in()

    def saved(
        self, key: Qt.Key, with_: Qt.KeyboardModifier, out: Path, kind: str = ""
    ) -> None:
        """Asked for by its key, and saved as that kind there."""
        here = self.here
        press(key, with_)
        desks = here.vigil.desks
        asked = desks.paper if key == Qt.Key.Key_P else desks.export
        here.until(lambda: asked.dialog is not None)
        dialog = asked.dialog
        assert isinstance(dialog, QFileDialog)
        if kind:
            dialog.selectNameFilter(kind)
        dialog.fileSelected.emit(str(out))
        dialog.reject()
        here.until(out.exists)
        here.is_in()
        # As a window manager does, once the dialog is gone.
        here.window.activateWindow()
        here.until(lambda: QApplication.focusWidget() is not None)


@pytest.fixture
def morning(doorway: Open, monkeypatch: pytest.MonkeyPatch) -> Morning:
    monkeypatch.setattr(QPrinterInfo, "availablePrinters", list)
    # A native dialog is none of ours to look into.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    here = doorway()
    here.set_up()
    return Morning(here)


def test_a_supervisors_morning(morning: Morning, tmp_path: Path) -> None:
    """From the alert that nobody answered to the bundle that leaves the house."""
    morning.find("on:yesterday unack:yes")
    _replay(morning)
    _ask(morning)
    morning.change_to(SIGN_IN, PASSWORD)
    morning.find("query:yes")
    _answer(morning)
    morning.change_to("marsh", OTHER)
    morning.find("answered:yes")
    _co_sign(morning)
    _add(morning)
    morning.find("state:amended")
    _send_on(morning, tmp_path)


def _replay(morning: Morning) -> None:
    """The minute in which it fired, and back to now."""
    here = morning.here
    assert page(here).told.alerts.lines[0].is_never
    then = to_alert(here)
    assert then.at == then.assessment.alerts[0].raised_at
    assert here.vigil.parts.live.alert_bar.isVisible()
    press(Qt.Key.Key_End, PLAIN)


def _ask(morning: Morning) -> None:
    here = morning.here
    morning.to(here.vigil.parts.live.chart)
    press(Qt.Key.Key_Right, PLAIN)
    press(Qt.Key.Key_Q, PLAIN)
    here.type("Was 205 read on both arms?\n")
    here.until(lambda: morning.state == "returned with query")
    here.is_in()
    assert morning.query.about is not None


def _answer(morning: Morning) -> None:
    here = morning.here
    press(Qt.Key.Key_R, PLAIN)
    here.type("Yes, 203 on the left.\n")
    here.until(lambda: bool(morning.query.replies))
    here.is_in()
    assert morning.state == "signed"


def _co_sign(morning: Morning) -> None:
    here = morning.here
    press(Qt.Key.Key_X, PLAIN)
    here.type("seen\n")
    here.until(lambda: morning.query.is_closed)
    here.is_in()
    _tick_all(morning)
    press(Qt.Key.Key_Return, CTRL)
    assert is_asked(here), here.vigil.notice.words
    here.type(f"marsh\t{OTHER}\n")
    here.until(lambda: morning.state == "co-signed")
    here.is_in()


def _add(morning: Morning) -> None:
    """What comes after it, and the state flips."""
    here = morning.here
    here.clock.advance(minutes=1)
    here.vigil.bedside.tick()
    press(Qt.Key.Key_N, CTRL | SHIFT)
    here.type("The cuff was changed after 13:36.\n")
    here.until(lambda: bool(addenda(read(here).session)))
    here.is_in()
    assert morning.state == "amended since co-sign"
    assert any("The cuff was changed" in line for line in said(here))


def _send_on(morning: Morning, folder: Path) -> None:
    pdf, fhir = folder / "report.pdf", folder / "session.fhir.json"
    morning.saved(Qt.Key.Key_P, CTRL, pdf)
    assert pdf.read_bytes().startswith(b"%PDF-")
    (kind,) = (c.words for c in CHOICES if c.form == "fhir" and c.is_identified)
    morning.saved(Qt.Key.Key_J, CTRL | SHIFT, fhir, kind)
    _check(json.loads(fhir.read_text(encoding="utf-8")))


def _tick_all(morning: Morning) -> None:
    """Each row of what has to be seen, by Space and Down."""
    panel = morning.here.vigil.parts.live.review.co_sign
    morning.to(panel)
    rows = panel.rows.lines.lines
    assert len(rows) > 2
    for _ in rows:
        press(Qt.Key.Key_Space, PLAIN)
        press(Qt.Key.Key_Down, PLAIN)
    assert all(row.is_seen for row in panel.rows.lines.lines)


def _check(bundle: Found) -> None:
    """The value that was amended is there as it was first: in error, and by whom."""
    wrong = [o for o in of_type(bundle, "Observation") if in_error(o)]
    assert wrong
    urls = {e["resource"]["id"]: e["fullUrl"] for e in bundle["entry"]}
    told = {
        entity["what"]["reference"]
        for provenance in of_type(bundle, "Provenance")
        for entity in provenance.get("entity", ())
    }
    assert {urls[o["id"]] for o in wrong} & told
