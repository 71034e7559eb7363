"""A sentence on the footer: it hides keys for a moment, and nothing that is read."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.panels.test_footer_bar import VIEW
from ui.panels.footer_bar import FooterBar
from ui.panels.notice import Notice
from ui.theme.theme import Theme, apply_theme
from ui.views.footer import FooterView, HintView
from ui.widgets.keys import KeyHint

SHORT = "Everything is saved (14:06)"
LONG = (
    "Here people give a name and nobody signs in, so no session is signed off: a"
    " signature takes a password of one's own."
)
HINTS = (
    HintView("set", "F2", "Set"),
    HintView("event", "F3", "Event"),
    HintView("emergency", "Pause", "Emergency", stays=True),
    *VIEW.hints[3:],
)


class Bench(QWidget):
    """A page with the footer below it, and what is told over both."""

    def __init__(self) -> None:
        super().__init__()
        self.page, self.footer = QWidget(), FooterBar()
        self.footer.display(FooterView(hints=HINTS, due=VIEW.due, notes=VIEW.notes))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.page, 1)
        whole.addWidget(self.footer)
        self.notice = Notice(self, self.footer)

    def tell(self, words: str, width: int) -> QRect:
        self.resize(width, 720)
        QApplication.processEvents()
        self.notice.tell(words)
        return self.notice.geometry()

    def box_of(self, key: str = "") -> QRect:
        """That of a hint, or of what stands at the right of the footer."""
        found: QWidget = self.footer._notes
        if key:
            hints = self.footer.findChildren(KeyHint)
            found = next(h for h in hints if h.key == key)
        return QRect(found.mapTo(self, QPoint(0, 0)), found.size())


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication) -> Bench:
    apply_theme(qapp, Theme.day())
    made = Bench()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


@pytest.mark.parametrize("width", [1280, 1600, 1920])
@pytest.mark.parametrize("words", [SHORT, LONG])
def test_it_hides_neither_page_nor_what_is_due_nor_emergency(
    bench: Bench, words: str, width: int
) -> None:
    where = bench.tell(words, width)
    assert not where.intersects(bench.page.geometry())
    assert not where.intersects(bench.box_of())
    assert not where.intersects(bench.box_of("Pause"))
    assert where.bottom() < bench.height()
    assert where.right() < bench.width()


def test_a_key_is_hidden_whole_or_not_at_all(bench: Bench) -> None:
    """Half a word beside the sentence would read as part of it."""
    for width in range(1280, 1500, 10):
        where = bench.tell(SHORT, width)
        for hint in bench.footer.findChildren(KeyHint):
            box = bench.box_of(hint.key)
            if not hint.isHidden() and where.intersects(box):
                assert where.left() <= box.left(), (width, hint.key)


def test_every_word_of_a_long_sentence_is_there(bench: Bench) -> None:
    """In two lines where one is too wide; in as many as it takes, over the page."""
    bench.tell(SHORT, 1280)
    assert list(bench.notice._lines) == [SHORT]
    bench.tell(LONG, 1280)
    assert len(bench.notice._lines) == 2
    assert " ".join(bench.notice._lines) == LONG
    where = bench.tell(f"{LONG} {LONG} {LONG}", 1280)
    assert " ".join(bench.notice._lines) == f"{LONG} {LONG} {LONG}"
    assert where.bottom() < bench.height()
    assert where.top() < bench.page.geometry().bottom()


def test_it_moves_with_what_is_due(bench: Bench) -> None:
    """Which may change while it stands there."""
    bench.tell(SHORT, 1280)
    longer = ("Protocol iv40 v1, not approved", "Demo data", "and so on and so forth")
    bench.footer.display(FooterView(hints=HINTS, due=VIEW.due, notes=longer))
    QApplication.processEvents()
    assert not bench.notice.geometry().intersects(bench.box_of())


def test_without_a_footer_it_stands_at_the_bottom(bench: Bench) -> None:
    """As on the start page, and where the screen is locked."""
    bench.footer.hide()
    where = bench.tell(SHORT, 1280)
    assert bench.notice.isVisible()
    assert where.center().x() in range(638, 642)
    assert where.bottom() in range(640, 720)


def test_what_is_said_of_the_cover_is_past_when_that_goes(bench: Bench) -> None:
    """Whoever heard it first; what waits for the page is said then."""
    notice = bench.notice
    for tells in ((notice.tell_over, notice.tell), (notice.tell, notice.tell_over)):
        notice.wait()
        for tell in tells:
            tell("The screen is locked")
        assert notice.words == "The screen is locked"
        notice.tell("Room 1 is handed over")
        assert notice.words == "The screen is locked"
        notice.go_on()
        assert notice.words == "Room 1 is handed over"
        notice.wait()
        notice.tell_over("The screen is locked")
        notice.go_on()
        assert notice.words == ""
