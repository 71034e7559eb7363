"""One thing that can be asked of a screen."""

from msgspec import Struct

from ui.views.screen_names import Screen


class Action(Struct, frozen=True, kw_only=True):
    """An action: its id, what it is called, its key, and where it can be asked for.

    One that ``needs_open`` needs an open session. The key of one that ``is_local`` is
    heard by its page alone, since elsewhere it types. ``also`` is a second key, for
    keyboards that lack the first.
    """

    id: str
    title: str
    key: str
    also: str = ""
    screens: tuple[Screen, ...]
    needs_open: bool = False
    is_local: bool = False
