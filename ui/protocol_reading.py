"""Which text the page of protocols shows, with which it is compared, or what failed."""

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from ui.versions_shown import VersionsShown
from ui.views.protocol_page.comparing_with import compared_with
from ui.views.protocol_page.comparison import comparison_view, not_imported_view
from ui.views.protocol_page.page import ProtocolPageView, Shown, protocol_page_view

if TYPE_CHECKING:
    from monitor.protocol.care_protocol import CareProtocol
    from ui.bedside import Bedside
    from ui.panels.protocol_page.page import ProtocolPage
    from ui.store import Store
    from ui.views.protocol_page.import_view import NotImported
    from ui.views.snapshot import Snapshot

_NOTHING = (
    "There is no other version to compare with; mark one of another protocol by M"
)


class ProtocolReading(QObject):
    """One text, or what differs between two; a text is known by its hash.

    *Signals:* ``told(str)``: why nothing can be compared.
    """

    told = Signal(str)

    def __init__(
        self, page: "ProtocolPage", bedside: "Bedside", store: "Store"
    ) -> None:
        super().__init__(page)
        self._page = page
        self._store = store
        self._versions = VersionsShown(bedside, self)
        self._versions.changed.connect(self._look_again)
        self._versions.told.connect(self.told)
        self._shown: tuple[Shown, ...] = ()
        self._chosen = self._marked = ""
        self._is_comparing = False
        self._failed: NotImported | None = None

    def begin(self) -> None:
        """Read what is here; the shown session's protocol stands open."""
        read = self._store.snapshot.readable
        if read is not None:
            self._chosen = read.protocol.sha256
        self._is_comparing, self._failed = False, None
        self.read_anew()
        self.display(self._store.snapshot)

    def read_anew(self) -> None:
        """Something was approved, taken back or imported."""
        self._versions.read()

    def display(self, snapshot: "Snapshot") -> None:
        shown = self._versions.shown(snapshot)
        if shown and shown != self._shown:
            self._show(shown)

    @property
    def on_page(self) -> "CareProtocol | None":
        """The text that is shown; None before there is any."""
        return self._one.protocol if self._one is not None else None

    @property
    def approvable(self) -> "CareProtocol | None":
        """The same, where it is on offer or a draft."""
        one = self._one
        if one is None or self._failed is not None:
            return None
        return one.protocol if one.is_offered or one.is_draft else None

    @property
    def is_own_draft(self) -> bool:
        """Whether whoever is there imported what is on the page."""
        one = self._one
        return one is not None and one.is_draft and one.is_own

    @property
    def is_approved(self) -> bool:
        return self._one is not None and self._one.approved is not None

    def choose(self, place: int) -> None:
        """Another text, compared as the one before was."""
        self._chosen, self._failed = self._shown[place].protocol.sha256, None
        self._show(self._shown)

    def compare(self) -> None:
        """Or show the text again."""
        if not self._shown:
            return
        if not self._is_comparing and self._base is None:
            self.told.emit(_NOTHING)
            return
        self._is_comparing, self._failed = not self._is_comparing, None
        self._show(self._shown)

    def mark(self) -> None:
        """Others are compared with this one, or with none by choice any more."""
        if self._one is not None:
            sha256 = self._one.protocol.sha256
            self._marked = "" if self._marked == sha256 else sha256
            self._show(self._shown)

    def show_draft(self, protocol: "CareProtocol") -> None:
        """One that was just imported, compared once it is known here."""
        self._chosen, self._failed = protocol.sha256, None
        self._is_comparing = True
        self.read_anew()

    def show_faults(self, failed: "NotImported") -> None:
        self._failed = failed
        if self._shown:
            self._show(self._shown)

    @Slot()
    def show_text(self) -> None:
        """In the place of what was compared, or failed."""
        was = self._is_comparing or self._failed is not None
        self._is_comparing, self._failed = False, None
        if was and self._shown:
            self._show(self._shown)

    @property
    def _one(self) -> Shown | None:
        return self._shown[self._place(self._shown)] if self._shown else None

    @property
    def _base(self) -> int | None:
        return compared_with(self._shown, self._place(self._shown), self._marked)

    def _place(self, shown: tuple[Shown, ...]) -> int:
        found = [n for n, s in enumerate(shown) if s.protocol.sha256 == self._chosen]
        return found[0] if found else 0

    def _show(self, shown: tuple[Shown, ...]) -> None:
        self._shown = shown
        view = self._view()
        if view is not None:
            self._page.display(view)

    def _view(self) -> ProtocolPageView | None:
        shown = tuple(
            replace(one, is_marked=one.protocol.sha256 == self._marked)
            for one in self._shown
        )
        place, zone = self._place(shown), ZoneInfo(self._store.snapshot.zone)
        if self._failed is not None:
            return not_imported_view(shown, place, self._failed, zone)
        base = self._base if self._is_comparing else None
        if base is None:
            return protocol_page_view(shown, place, zone)
        return comparison_view(shown, place, base, zone)

    @Slot()
    def _look_again(self) -> None:
        self.display(self._store.snapshot)
