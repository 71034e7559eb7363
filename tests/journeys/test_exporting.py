"""A closed session leaves as a file: without names unless asked, and noted."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from monitor.chart.audit import Exported
from tests.journeys.closed_session import chart_and_close, press, show
from tests.journeys.doorway import Doorway, Open
from tests.journeys.noted import noted
from tests.journeys.test_colleagues import marsh_comes, with_marsh
from tests.journeys.test_signing_off import read
from tests.journeys.typed_rows import CTRL
from ui.views.report.export_choices import CHOICES, Choice

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def here(doorway: Open) -> Doorway:
    """A nurse has charted a session."""
    # A native dialog is none of ours to look into.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    here = doorway()
    here.set_up()
    chart_and_close(here)
    return here


def _exports(here: Doorway) -> list[Exported]:
    return [row.deed for row in noted(here) if isinstance(row.deed, Exported)]


def _asked(here: Doorway) -> QFileDialog:
    """A supervisor stands before the dialog."""
    id_ = read(here).id
    with_marsh(here, "supervisor")
    marsh_comes(here)
    show(here, id_)
    desk = here.vigil.desks.export
    press(Qt.Key.Key_J, CTRL | SHIFT)
    here.until(lambda: desk.dialog is not None)
    assert desk.dialog is not None
    return desk.dialog


@pytest.mark.parametrize("choice", CHOICES, ids=lambda c: f"{c.form} {c.is_identified}")
def test_a_supervisor_chooses_the_kind(
    here: Doorway, tmp_path: Path, choice: Choice
) -> None:
    """Nobody is named but where that kind is chosen; the hash is of the file."""
    out = tmp_path / f"out.{choice.ending}"
    dialog = _asked(here)
    assert dialog.selectedNameFilter() == CHOICES[0].words
    dialog.selectNameFilter(choice.words)
    dialog.fileSelected.emit(str(out))
    dialog.reject()
    here.until(lambda: "xported" in here.vigil.notice.words)

    text = out.read_text(encoding="utf-8")
    assert ("Halvorsen" in text or "T-0001" in text) is choice.is_identified
    (deed,) = _exports(here)
    whose = "identified" if choice.is_identified else "de-identified"
    assert deed.form == f"{choice.form}, {whose}"
    assert deed.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()


def test_nothing_is_written_once_the_screen_is_covered(
    here: Doorway, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asked has gone."""
    out = tmp_path / "out.csv"
    dialog = _asked(here)
    monkeypatch.setattr(here.vigil.screens, "cover", "veil")
    dialog.fileSelected.emit(str(out))
    dialog.reject()
    assert _exports(here) == []
    assert not out.exists()


def test_a_nurse_is_told_who_exports(here: Doorway) -> None:
    press(Qt.Key.Key_J, CTRL | SHIFT)
    here.until(lambda: "prints and exports" in here.vigil.notice.words)
    assert here.vigil.desks.export.dialog is None
