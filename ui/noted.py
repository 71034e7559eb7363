"""What notes in the running app: made together, and told apart by what they note."""

from typing import TYPE_CHECKING, NamedTuple

from ui.copying import Copying
from ui.noting import Noting
from ui.view_watch import ViewWatch

if TYPE_CHECKING:
    from ui.bedside import Bedside
    from ui.screens import Screens
    from ui.store import Store


class Noted(NamedTuple):
    """The way to the log, who looks at what the screen shows, and what is copied."""

    noting: Noting
    views: ViewWatch
    copying: Copying


def make_noted(bedside: "Bedside", store: "Store", screens: "Screens") -> Noted:
    noting = Noting(bedside)
    views = ViewWatch(bedside, store, screens, noting)
    return Noted(noting, views, Copying(noting, store))
