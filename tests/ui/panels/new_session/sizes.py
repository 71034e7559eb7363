"""The sizes the page is made for, and what starts it at one of them."""

from collections.abc import Callable

from tests.ui.panels.new_session.bench import Bench

WIDE, LOW = (1920, 952), (1280, 592)
Start = Callable[..., Bench]
