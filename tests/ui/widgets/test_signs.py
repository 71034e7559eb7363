"""Tags, pills and status items tell their state without colour."""

import pytest
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme, apply_theme
from ui.theme.tokens import Urgency
from ui.widgets.faces import Due, Health
from ui.widgets.pill import Pill
from ui.widgets.status_item import StatusItem
from ui.widgets.tag import Tag

THEMES = pytest.mark.parametrize(
    "theme", [Theme.day(), Theme.night()], ids=["day", "night"]
)


def _in_grey(widget: QWidget) -> QImage:
    widget.resize(160, 28)
    picture = widget.grab().toImage()
    return picture.convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.mark.parametrize(
    ("urgency", "word"),
    [(Urgency.HIGH, "HIGH"), (Urgency.MEDIUM, "MED"), (Urgency.LOW, "INFO")],
)
def test_tag_words(qtbot: QtBot, urgency: Urgency, word: str) -> None:
    """Each priority has its word, on the tag and for the ear."""
    tag = Tag(urgency)
    qtbot.addWidget(tag)
    assert tag.text() == word
    spoken = QAccessible.queryAccessibleInterface(tag)
    assert spoken.text(QAccessible.Text.Name) == f"{urgency.value.title()} priority"
    assert tag.sizeHint().height() == 24


@THEMES
def test_due_states_differ_in_grey(
    qapp: QApplication, qtbot: QtBot, theme: Theme
) -> None:
    """Plain, due and late differ by outline and fill, with the same words."""
    apply_theme(qapp, theme)
    pill = Pill()
    qtbot.addWidget(pill)
    pictures = []
    for due in Due:
        pill.show_due("14:08", due)
        pictures.append(_in_grey(pill))
    assert pictures[0] != pictures[1]
    assert pictures[1] != pictures[2]
    middle = pictures[2].height() // 2
    late, ready = (
        picture.pixelColor(150, middle).lightness()
        for picture in (pictures[2], pictures[1])
    )
    assert abs(late - ready) > 100


def test_pill_is_as_wide_in_every_state(qtbot: QtBot) -> None:
    """A set that becomes due moves nothing beside it."""
    widths = set()
    for due in Due:
        pill = Pill("Next 14:11", due)
        qtbot.addWidget(pill)
        widths.add(pill.sizeHint().width())
    assert len(widths) == 1


def test_broken_status_stands_out(qtbot: QtBot) -> None:
    """A broken engine is told from a fine one in grey, and in words."""
    item = StatusItem("Rules engine running")
    qtbot.addWidget(item)
    fine = _in_grey(item)
    item.show_health("Rules engine stopped", Health.BROKEN)
    assert item.text() == "Rules engine stopped"
    assert item.health is Health.BROKEN
    broken = _in_grey(item)
    assert (
        fine.pixelColor(155, 14).lightness() - broken.pixelColor(155, 14).lightness()
        > 80
    )


def test_saving_has_no_tick(qtbot: QtBot) -> None:
    """While a save is under way there is no tick; there is one after."""
    item = StatusItem("", Health.BUSY)
    qtbot.addWidget(item)
    busy = _in_grey(item)
    item.show_health("", Health.FINE)
    assert _in_grey(item) != busy
