"""Putting a theme on the application."""

import subprocess
import sys
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.theme.pixels import light_of
from ui.theme.fonts import Role, font
from ui.theme.theme import Theme, apply_theme, current_theme
from ui.theme.tokens import Mode

TIP = "qtooltip_label"
"""What Qt names the window of a tooltip."""

THEMES = pytest.mark.parametrize(
    "theme", [Theme.day(), Theme.night()], ids=["day", "night"]
)


@pytest.fixture(autouse=True)
def _day_again(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, Theme.day())


@THEMES
def test_theme_is_worn(qapp: QApplication, theme: Theme) -> None:
    """What was applied is what painters get."""
    apply_theme(qapp, theme)
    assert current_theme() == theme
    assert current_theme().font(Role.LABEL) == font(Role.LABEL, theme.mode)
    assert qapp.style().metaObject().className() == "QStyleSheetStyle"


def test_other_is_the_switch() -> None:
    """One key switches: the other of day is night, and back."""
    assert Theme.day().other.mode is Mode.NIGHT
    assert Theme.night().other == Theme.day()


def test_stock_parts_are_dark_at_night(qapp: QApplication, qtbot: QtBot) -> None:
    """No stock part of Qt lights up the room, whatever theme it was made under."""
    apply_theme(qapp, Theme.day())
    page = _stock_page()
    qtbot.addWidget(page)
    menu = QMenu(page)
    menu.addAction("Copy")
    apply_theme(qapp, Theme.night())
    for part in (page, menu):
        part.resize(part.sizeHint())
        _assert_dark(part)


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_tooltip_is_dark_at_night(qapp: QApplication, qtbot: QtBot) -> None:
    """A tooltip takes the night palette too."""
    apply_theme(qapp, Theme.night())
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    QToolTip.showText(page.pos(), "What this means", page)
    (tip,) = _tips(qapp)
    _assert_dark(tip)
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not _tips(qapp))


def _tips(app: QApplication) -> list[QWidget]:
    return [top for top in app.topLevelWidgets() if top.objectName() == TIP]


def _assert_dark(part: QWidget) -> None:
    light = light_of(part.grab().toImage())
    assert np.median(light) < 0.02
    # Only letters are lighter than a dim border.
    assert (light > 0.2).mean() < 0.15


def _stock_page() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    listing = QListWidget()
    listing.addItems(["one", "two", "three"])
    box = QComboBox()
    box.addItems(["Day", "Night"])
    scroll = QScrollArea()
    scroll.setWidget(QLabel("wide " * 80))
    for part in (listing, box, scroll, QLineEdit("text"), QPlainTextEdit("note")):
        column.addWidget(part)
    return page


def test_start_is_lean() -> None:
    """Nothing heavy is imported before the first frame: no SVG, no arrays."""
    program = (
        "import sys, pkgutil, importlib, ui.theme, ui.widgets\n"
        "for package in (ui.theme, ui.widgets):\n"
        "    for one in pkgutil.iter_modules(package.__path__):\n"
        "        importlib.import_module(f'{package.__name__}.{one.name}')\n"
        "print(*sorted(name for name in sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = set(run.stdout.split())
    heavy = {"PySide6.QtSvg", "numpy", "pyqtgraph", "sqlalchemy", "typing_extensions"}
    assert "ui.widgets.entry_box" in loaded
    assert not loaded & heavy
