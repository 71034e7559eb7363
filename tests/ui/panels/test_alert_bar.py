"""The bar of alerts: what it shows whole, and what can be pressed on it."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.panels.alert_cards import (
    ANOTHER,
    BEFORE,
    BESIDE,
    CARD,
    CHIP,
    CLOSED,
    KEPT,
    LONG,
    LONGEST,
    MANY,
    MANY_LONG,
    SEEN,
)
from ui.panels import alert_chip, alert_columns
from ui.panels.alert_bar import AlertBar
from ui.panels.alert_card import LIFE
from ui.theme.theme import Theme, apply_theme
from ui.views.alert_strip import AlertStripView, Form


@pytest.fixture
def bar(qtbot: QtBot, qapp: QApplication) -> AlertBar:
    apply_theme(qapp, Theme.day())
    made = AlertBar()
    qtbot.addWidget(made)
    made.resize(1888, 88)
    return made


def show(bar: AlertBar, view: AlertStripView, width: int = 1888) -> None:
    bar.display(view)
    bar.resize(width, bar.sizeHint().height())
    QApplication.processEvents()


def test_absent_without_an_alert(bar: AlertBar) -> None:
    """Without a card the bar takes no room, and comes back with the next."""
    show(bar, CARD)
    assert bar.isVisible()
    bar.display(None)
    assert not bar.isVisible()


def test_heights(bar: AlertBar) -> None:
    """A card is 88 px high and has a line for its life, a chip less."""
    show(bar, CARD)
    assert bar.sizeHint().height() == alert_columns.HEIGHT + LIFE == 106
    show(bar, CHIP)
    assert bar.sizeHint().height() == alert_chip.HEIGHT < 88


@pytest.mark.parametrize(
    "view",
    [CARD, SEEN, ANOTHER, MANY, CLOSED, KEPT, BEFORE],
    ids=["new", "seen", "another", "many", "closed", "kept", "before"],
)
@pytest.mark.parametrize("width", [1888, 1248])
@pytest.mark.parametrize("theme", [Theme.day(), Theme.night()], ids=["day", "night"])
def test_nothing_that_matters_is_cut(
    bar: AlertBar, view: AlertStripView, width: int, theme: Theme
) -> None:
    """All facts and the whole quotation fit, also on the smallest screen."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, theme)
    show(bar, view, width)
    assert not bar.card.is_cut()
    shown = " ".join(bar.card.shown_texts())
    for fact in view.facts:
        assert (fact.text if width > 1300 else fact.short or fact.text) in shown
    assert "Pausing the infusion is an option listed here.”" in shown


def test_shown_from_right_to_left_nothing_overlaps(bar: AlertBar) -> None:
    """Rule link and buttons stand beside each other, none over another."""
    for view, width in ((CARD, 1888), (CARD, 1248), (SEEN, 1888), (SEEN, 1248)):
        show(bar, view, width)
        parts = [bar.card.rule, bar.card.act]
        parts += [bar.card.acknowledge] if view.unacknowledged else []
        boxes = [part.geometry() for part in parts]
        for place, box in enumerate(boxes):
            assert bar.card.rect().contains(box)
            inner = box.adjusted(3, 3, -3, -3)
            assert not any(inner.intersects(b) for b in boxes[place + 1 :])


READ_AGAIN = (
    "last 176/92 at 13:38 with SBP rise 58, limit 40; SBP 176 mmHg, limit 160, "
    "and 1 more"
)


@pytest.mark.parametrize("width", [1888, 1248])
def test_a_limit_is_on_one_line_with_its_number(bar: AlertBar, width: int) -> None:
    """Where a detail takes two lines, none of them ends before a number."""
    told = replace(CARD.facts[0], detail=READ_AGAIN, short_detail=READ_AGAIN)
    show(bar, replace(CARD, facts=(told, *CARD.facts[1:])), width)
    shown = bar.card.shown_texts()
    assert READ_AGAIN in " ".join(shown)
    assert not any(text.startswith(("40", "176", "160")) for text in shown)


def test_acknowledge_asks_for_every_key(bar: AlertBar) -> None:
    """One press acknowledges all that the card stands for."""
    show(bar, CARD)
    keys: list[str] = []
    bar.acknowledge_requested.connect(keys.append)
    QTest.mouseClick(bar.card.acknowledge, Qt.MouseButton.LeftButton)
    assert keys == ["SBP-HIGH-2:x", "SBP-RISE-2:x"]


def test_chip_is_acknowledged_too(bar: AlertBar) -> None:
    """The chip's one answer is to acknowledge."""
    show(bar, CHIP)
    keys: list[str] = []
    bar.acknowledge_requested.connect(keys.append)
    QTest.mouseClick(bar.chip.acknowledge, Qt.MouseButton.LeftButton)
    assert keys == ["SBP-HIGH-2:x", "SBP-RISE-2:x"]


def test_acknowledged_card_offers_the_action_only(bar: AlertBar) -> None:
    """Once somebody knows of it, only the action can still be recorded."""
    show(bar, SEEN)
    assert not bar.card.acknowledge.isVisible()
    assert bar.card.act.isVisible()
    assert "14:07 by AO" in bar.card.shown_texts()


def test_action_and_explanation(bar: AlertBar, qtbot: QtBot) -> None:
    """The second button and the rule name the alert they are about."""
    show(bar, CARD)
    with qtbot.waitSignal(bar.action_requested) as asked:
        QTest.mouseClick(bar.card.act, Qt.MouseButton.LeftButton)
    assert asked.args == ["SBP-HIGH-2:x"]
    with qtbot.waitSignal(bar.why_requested) as why:
        QTest.mouseClick(bar.card.rule, Qt.MouseButton.LeftButton)
    assert why.args == ["SBP-HIGH-2:x"]


def test_more_cards(bar: AlertBar, qtbot: QtBot) -> None:
    """How many more there are is shown, named to a screen reader, and a click turns."""
    show(bar, replace(CARD, others=("HIGH HR", "MED RR")))
    more = bar.card.more
    assert more.isVisible()
    assert more.text() == "+2"
    assert more.accessibleName() == "2 more: HIGH HR, MED RR"
    with qtbot.waitSignal(bar.next_requested):
        QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    show(bar, CARD)
    assert not more.isVisible()


def test_targets_are_large_enough(bar: AlertBar) -> None:
    """Everything that can be pressed is at least 36 px high."""
    for width in (1888, 1248):
        show(bar, replace(CARD, others=("HIGH HR",)), width)
        card = bar.card
        for part in (card.acknowledge, card.act):
            assert part.contentsRect().height() >= 36
        assert min(card.more.height(), card.rule.height()) >= 36


def test_accessible_name_says_it_all(bar: AlertBar) -> None:
    """A screen reader gets the card in one sentence."""
    show(bar, CARD)
    assert bar.accessibleName() == CARD.spoken


def test_theme_moves_nothing(bar: AlertBar, qapp: QApplication) -> None:
    """Rule and buttons stay where they are when the theme is switched."""
    show(bar, CARD, 1248)
    before = (bar.card.rule.geometry(), bar.card.act.geometry())
    apply_theme(qapp, Theme.night())
    QApplication.processEvents()
    assert (bar.card.rule.geometry(), bar.card.act.geometry()) == before


def test_escape_never_dismisses(bar: AlertBar) -> None:
    """Escape leaves an alert where it is."""
    show(bar, CARD)
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.isVisible()


@pytest.mark.parametrize(
    "view", [LONG, MANY_LONG, LONGEST], ids=["sedation", "many", "dissociation"]
)
@pytest.mark.parametrize("width", [1888, 1248])
def test_long_facts_keep_clear_of_the_rest(
    bar: AlertBar, view: AlertStripView, width: int
) -> None:
    """Long facts and rules take two lines, and no column runs into the next."""
    show(bar, view, width)
    assert not bar.card.is_cut()
    shown = " ".join(bar.card.shown_texts())
    assert "Protocol lists pausing the infusion here.”" in shown
    assert view.facts[0].short in shown


@pytest.mark.parametrize("width", [1888, 1248])
def test_what_else_is_open_is_read_on_the_card(bar: AlertBar, width: int) -> None:
    """The other values stand on the card in words, not as a count alone."""
    show(bar, MANY, width)
    assert BESIDE in bar.card.shown_texts()


@pytest.mark.parametrize("form", ["card", "chip"])
def test_a_closed_session_offers_no_answer(bar: AlertBar, form: Form) -> None:
    """Nothing is charted about its alerts, so nothing is offered to press."""
    show(bar, replace(CLOSED, form=form))
    part = bar.card if form == "card" else bar.chip
    assert not part.acknowledge.isVisible()
    assert not bar.card.act.isVisible()
