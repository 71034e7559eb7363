"""The way to what the tour shows of alerts: the card, its forms, its list."""

from PySide6.QtCore import Qt

from ui.tour import Tour


def drop_set(tour: Tour) -> None:
    """Drop what is half typed; D answers the question of Escape."""
    tour.press(Qt.Key.Key_Escape)
    tour.type("d")


def alert(tour: Tour) -> None:
    """A minute after the alert, just before it is acknowledged, a set half typed."""
    tour.press(Qt.Key.Key_Escape)
    tour.go_to(40.9)
    tour.wait_until(41)
    tour.type("176104909614")


def act(tour: Tour) -> None:
    tour.do("action")


def say(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.do("call")


def ask_why(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    drop_set(tour)
    card = tour.vigil.screens.card
    if card is not None:
        tour.vigil.parts.live.alert_bar.why_requested.emit(card.key)


def change_limit(tour: Tour) -> None:
    """A limit is typed and left as a draft: what follows goes by the protocol."""
    tour.vigil.screens.explain_nothing()
    tour.do("limits")
    for text in ("1", "190", "", "dr meyer", "usual pressure"):
        tour.type(text)
        tour.press(Qt.Key.Key_Tab)


def silence(tour: Tour) -> None:
    """The alert is silent for two minutes, since the prescriber knows."""
    tour.press(Qt.Key.Key_Escape)
    tour.do("silence")
    tour.type("21")
    tour.press(Qt.Key.Key_Return)


def chart_late(tour: Tour) -> None:
    """What was read long ago is charted now, too late to call anybody."""
    tour.press(Qt.Key.Key_Escape)
    tour.go_to(108)
    tour.do("set")
    tour.type("@-44")
    tour.press(Qt.Key.Key_Return)
    tour.press(Qt.Key.Key_Tab, 2)
    tour.type("91")
    tour.press(Qt.Key.Key_Return)
