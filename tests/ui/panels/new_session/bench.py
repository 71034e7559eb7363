"""The new-session page joined to an opening in memory."""

from monitor.chart.commands import Chart
from monitor.chart.keying.keys import Key
from monitor.chart.keying.press import press
from monitor.chart.keying.state import Keying, begin
from tests.ui.opening import LONDON, Opening
from ui.panels.new_session.page import NewSessionPage
from ui.views.entry.occasion import occasion_of
from ui.views.entry.scene import Scene
from ui.views.entry.strip import entry_strip_view
from ui.views.new_session.draft import NewSessionDraft


class Bench:
    """The page joined to an opening in memory, as the app joins it to the record."""

    def __init__(self, opening: Opening) -> None:
        self.opening = opening
        self.keying: Keying | None = None
        self.page = NewSessionPage()
        self.page.draft_changed.connect(self._take)
        self.page.submitted.connect(self._send)
        self.page.entry.keyed.connect(self._key)
        self.show()

    def show(self) -> None:
        self.page.display(self.opening.view)
        session, assessment = self.opening.session, self.opening.known.assessment
        if session is None or assessment is None:
            return
        protocol = self.opening.known.protocol
        occasion = occasion_of(session, protocol, assessment)
        if self.keying is None:
            id_ = self.opening.draft.id_for(f"set {len(self.opening.entries)}")
            self.keying = begin(occasion, id_)
        scene = Scene(
            session=session,
            protocol=protocol,
            assessment=assessment,
            now=self.opening.now,
            zone=LONDON,
        )
        self.page.entry.display(entry_strip_view(self.keying, scene))

    def _take(self, draft: NewSessionDraft) -> None:
        self.opening.draft = draft
        self.show()

    def _send(self, command: Chart) -> None:
        self.opening.send(command)
        self.show()

    def _key(self, key: Key) -> None:
        assert self.keying is not None
        self.keying = press(self.keying, key, self.opening.now, _nothing_alerts)
        keyed = self.keying.keyed
        if keyed is not None:
            self.keying = None
            if keyed.oxygen is not None:
                self.opening.chart(keyed.oxygen)
            self.opening.chart(keyed.observations)
        self.show()


def _nothing_alerts(*_: object) -> frozenset[str]:
    return frozenset()
