from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.clocks import ManualClock
from tests.desk import START
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.remembered import remember_theme, remembered_theme, theme_file
from ui.theme.theme import Theme, apply_theme
from ui.vigil import Vigil

DAY, NIGHT = Theme.day(), Theme.night()


@pytest.fixture(params=[True, False], ids=["asked folder", "settings"])
def launch(request: pytest.FixtureRequest, tmp_path: Path) -> Launch:
    return Launch(folder=tmp_path if request.param else None)


def test_day_until_night_is_chosen(launch: Launch) -> None:
    """A new workstation is bright; what was chosen last is worn at the next start."""
    theme_file(launch).unlink(missing_ok=True)
    assert remembered_theme(launch) == DAY
    remember_theme(launch, NIGHT)
    assert remembered_theme(launch) == NIGHT
    remember_theme(launch, DAY)
    assert remembered_theme(launch) == DAY


@pytest.mark.parametrize("content", [b"", b"dusk", b"\xff\xfe\x00", b"night" * 99])
def test_what_is_not_a_theme_is_day(tmp_path: Path, content: bytes) -> None:
    """A file that says nothing sensible does not keep the app from starting."""
    (tmp_path / "theme").write_bytes(content)
    assert remembered_theme(Launch(folder=tmp_path)) == DAY


def test_the_demo_wears_the_theme_of_the_workstation(launch: Launch) -> None:
    """Whoever works by night is not dazzled by the demo."""
    remember_theme(launch, NIGHT)
    assert remembered_theme(launch._replace(speed=1.0)) == NIGHT
    theme_file(launch).unlink()


def test_the_theme_of_a_demo_is_not_kept(launch: Launch) -> None:
    """Who looks at the demo by night leaves the workstation as it was."""
    remember_theme(launch, DAY)
    remember_theme(launch._replace(speed=1.0), NIGHT)
    assert remembered_theme(launch) == DAY
    theme_file(launch).unlink()


def test_swapping_the_theme_keeps_it(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    """The key that swaps the theme also keeps it for the next start."""
    apply_theme(qapp, DAY)
    launch = Launch(folder=tmp_path)
    window = MainWindow(DAY.palette)
    qtbot.addWidget(window)
    vigil = Vigil(qapp, window, launch, ManualClock(START))
    window.setCentralWidget(vigil.parts.frame)
    vigil.actions.theme_wanted.emit()
    assert remembered_theme(launch) == NIGHT
    vigil.actions.theme_wanted.emit()
    assert remembered_theme(launch) == DAY
