"""What can be asked of the time window, and the window that answers it."""

from enum import StrEnum

from ui.views.trend.view import TrendView
from ui.views.trend.window import (
    TrendWindow,
    back_to_now,
    narrower,
    scrolled,
    showing,
    wider,
)


class WindowWish(StrEnum):
    """One way to change what stretch of time is shown."""

    EARLIER = "earlier"
    LATER = "later"
    NARROWER = "narrower"
    WIDER = "wider"
    NOW = "now"


def window_after(view: TrendView, wish: WindowWish) -> TrendWindow:
    """The window after that wish; earlier and later go by a third of its width."""
    third = view.frame.width / 3
    match wish:
        case WindowWish.EARLIER:
            return scrolled(view.window, view.frame, view.zero, -third)
        case WindowWish.LATER:
            return _later(view, third)
        case WindowWish.NARROWER:
            return narrower(view.window)
        case WindowWish.WIDER:
            return wider(view.window)
        case WindowWish.NOW:
            return back_to_now(view.window)


def window_showing(view: TrendView, minute: float) -> TrendWindow:
    """The window scrolled only as far as brings that minute into it."""
    return showing(view.window, view.frame, view.zero, minute)


def _later(view: TrendView, minutes: float) -> TrendWindow:
    """What follows the time stays with it; there is nothing later."""
    if view.frame.follows_now:
        return back_to_now(view.window)
    return scrolled(view.window, view.frame, view.zero, minutes)
