"""What each action does, asked for by its id from key, footer or palette."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.commands import AcknowledgeAlert
from monitor.chart.refusals import Refusal
from monitor.clock import new_id
from ui.new_site import NewSite
from ui.page_deeds import page_deeds
from ui.questions import take_nothing
from ui.store import Store
from ui.views.forms.catalogue import known_of, latest_amendable
from ui.views.infusion_steps import STEPS
from ui.views.quick import KEYS
from ui.views.room_keys import ROOM
from ui.views.screen_names import Screen
from ui.views.series import SERIES
from ui.views.state_card import HANDOVER
from ui.views.trend.window import TrendWindow
from ui.views.whereabouts import where_or_whose

if TYPE_CHECKING:
    from ui.bedside import Bedside
    from ui.desks import Desks
    from ui.overlays import Overlays
    from ui.screens import Screens

_FORMS = (
    "effect",
    "infusion",
    "waste",
    "note",
    "treatment",
    "oxygen",
    "snooze",
    "score",
    "patient",
    "reattribute",
    "limits",
    "follow up",
    "addendum",
    "transcribe",
)
_PAGES: tuple[Screen, ...] = (
    *("protocol", "people", "audit", "figures", "oversight", "backtest"),
    "diagnostics",
)
"""Each is asked for by its name, and does nothing to what is charted."""
_OF_THE_CARD = frozenset(("acknowledge", "action", "silence"))
"""What is done about the card on the screen."""
_COVERED = "The alert lay behind; read it, and press again"
_TOO_EARLY = "The alert was not on the screen yet; press again"
_KNOWN = "This alert is acknowledged; another waits behind it"
_NOT_SAVED_YET = "What was charted last is still being saved; press again"


class ActionDesk(QObject):
    """Does what is asked, where the screen allows it; says why where it does not.

    *Signals:* ``begun(id)`` before something is done, so that what was said of another
    thing goes; ``told(str)``: a sentence to show for a moment. ``set_wanted()``,
    ``pane_wanted()``, ``overlay_wanted(str)``, ``theme_wanted()``, ``new_wanted()``,
    ``find_wanted()``, ``board_wanted()``, ``page_wanted(Screen)``, ``drill_wanted()``,
    ``nurse_wanted()``, ``summary_wanted()``, ``room_wanted(key)``, ``end_wanted()``,
    ``emergency_wanted()``, ``quit_wanted()``, ``own_wanted()``: wishes about all.
    """

    begun = Signal(str)
    told = Signal(str)
    set_wanted = Signal()
    pane_wanted = Signal()
    overlay_wanted = Signal(str)
    theme_wanted = Signal()
    new_wanted = Signal()
    find_wanted = Signal()
    board_wanted = Signal()
    page_wanted = Signal(str)
    nurse_wanted = Signal()
    own_wanted = Signal()
    summary_wanted = Signal()
    timeline_wanted = Signal()
    room_wanted = Signal(str)
    end_wanted = Signal()
    drill_wanted = Signal()
    emergency_wanted = Signal()
    quit_wanted = Signal()

    def __init__(
        self,
        bedside: "Bedside",
        store: Store,
        screens: "Screens",
        desks: "Desks",
        overlays: "Overlays",
    ) -> None:
        super().__init__(screens)
        self._bedside = bedside
        self._store = store
        self._screens = screens
        self._overlays = overlays
        self._forms = desks.forms
        self._sets = desks.sets
        self._site = NewSite(store, screens, desks)
        self._deeds: dict[str, Callable[[], None]] = {
            **self._wishes(),
            **self._doings(desks),
            **{form: partial(self._open_form, form) for form in _FORMS},
        }
        self._site.told.connect(self.told)

    def _wishes(self) -> dict[str, Callable[[], None]]:
        """What the window does."""
        wanted = {
            "set": self.set_wanted,
            "pane": self.pane_wanted,
            "timeline": self.timeline_wanted,
            "close": self.end_wanted,
            "new": self.new_wanted,
            "board": self.board_wanted,
            "sessions": self.find_wanted,
            "find": self.find_wanted,
            "nurse": self.nurse_wanted,
            "own password": self.own_wanted,
            "summary": self.summary_wanted,
            "theme": self.theme_wanted,
            "drill": self.drill_wanted,
            "emergency": self.emergency_wanted,
            "quit": self.quit_wanted,
        }
        wishes: dict[str, Callable[[], None]] = {
            action: signal.emit for action, signal in wanted.items()
        }
        for page in _PAGES:
            wishes[page] = partial(self.page_wanted.emit, page)
        for overlay in ("help", "palette", "events", "eyes", "call", "transfer sheet"):
            wishes[overlay] = partial(self.overlay_wanted.emit, overlay)
        return wishes

    def _doings(self, desks: "Desks") -> dict[str, Callable[[], None]]:
        """What is done here, or at the desk whose it is."""
        screens = self._screens
        return {
            "now": self._look_at_now,
            "acknowledge": self._acknowledge,
            "action": self._act,
            "handover": self._hand_over,
            "sign off": desks.signing.begin,
            **desks.leaving,
            "silence": self._silence,
            "privacy": screens.swap_privacy,
            "series": partial(screens.explain, SERIES),
            "ghosts": screens.swap_ghosts,
            "line": self._swap_line,
            "amend": self._amend_latest,
            "doubt": self._chart_doubt,
            **page_deeds(desks),
            "saved": self._say_saved,
            **{f"quick {key}": partial(desks.quick.chart, key) for key in KEYS},
            **{
                s: partial(desks.forms.open_at, "infusion", "step", s[-1])
                for s in STEPS
            },
        }

    @Slot(str)
    def do(self, action: str) -> None:
        """Do it, or say why it can't be done now, or where it can."""
        found = [a for a in self._screens.actions if a.id == action]
        if not found:
            actor = self._store.snapshot.actor
            where = where_or_whose(action, self._screens.on_top, actor)
            if where:
                self.told.emit(where)
            return
        if found[0].enabled and action in _OF_THE_CARD and self._overlays.uncover():
            self.told.emit(_COVERED)
        elif found[0].enabled:
            self.begun.emit(action)
            self._deed(action)()
        else:
            self.told.emit(found[0].why_not)

    def _deed(self, action: str) -> Callable[[], None]:
        """Rooms are as many as there are; all else is known beforehand."""
        room = action.removeprefix(ROOM)
        if room != action:
            return partial(self.room_wanted.emit, room)
        return self._deeds[action]

    @Slot(str)
    def acknowledge(self, key: str) -> None:
        """Acknowledge one alert by its key."""
        read = self._store.snapshot.readable
        if read is None:
            return
        command = AcknowledgeAlert(
            id=new_id(), stream_id=read.id, at=self._bedside.now(), key=key
        )
        self._bedside.send(command, take_nothing, self._tell_refusal)

    @Slot(str)
    def act(self, key: str) -> None:
        """Open the form for what was done about one alert."""
        self._forms.open("action", key)

    @Slot(str)
    def end(self, ending: str) -> None:
        """Open the form that closes the session in that way."""
        self._forms.open("close", ending)

    @Slot(str)
    def check(self, gate: str) -> None:
        """Open the form that answers one check before leaving."""
        self._forms.open("gate", gate)

    @Slot(str)
    def override(self, gate: str) -> None:
        """Open the form in which a prescriber lets one check pass."""
        self._forms.open("override", gate)

    @Slot(UUID)
    def amend(self, fact: UUID) -> None:
        """Open the form that puts a charted fact right."""
        if not self._forms.open("amend", str(fact)):
            self.told.emit("This row records what the app did and is not amended")

    def _chart_doubt(self) -> None:
        """The site that is still to be asked for, or another doubt."""
        if not self._site.ask_again():
            self._open_form("doubt")

    def _acknowledge(self) -> None:
        card = self._screens.card
        if card is None:
            self.told.emit(_TOO_EARLY)
        elif not card.unacknowledged:
            self.told.emit(_KNOWN)
        else:
            for key in card.unacknowledged:
                self.acknowledge(key)

    def _act(self) -> None:
        card = self._screens.card
        if card is None:
            self.told.emit(_TOO_EARLY)
        else:
            self.act(card.key)

    def _silence(self) -> None:
        card = self._screens.card
        if card is None:
            self.told.emit(_TOO_EARLY)
        elif not self._forms.open("silence", card.key):
            self.told.emit("This protocol has no snooze of an alert")

    def _hand_over(self) -> None:
        """The state card beside the chart, and the form below it."""
        if self._screens.looking.why != HANDOVER:
            self._screens.explain(HANDOVER)
        self._forms.open("handover")

    def _open_form(self, name: str) -> None:
        if not self._forms.open(name):
            self.told.emit("There is nothing to chart with that form now")

    def _swap_line(self) -> None:
        self.set_wanted.emit()
        self._sets.swap_line()

    def _amend_latest(self) -> None:
        read = self._store.snapshot.readable
        latest = None if read is None else latest_amendable(known_of(read))
        if read is not None and self._bedside.is_saving(read.id):
            self.told.emit(_NOT_SAVED_YET)
        elif latest is None:
            self.told.emit("Nothing was charted in the last minute; choose a row")
        else:
            self.amend(latest)

    def _look_at_now(self) -> None:
        self._screens.look_through(TrendWindow(self._screens.looking.window.span))

    def _say_saved(self) -> None:
        self.told.emit(self._screens.saved_words)

    def _tell_refusal(self, refusal: Refusal) -> None:
        self.told.emit(refusal.sentence)
