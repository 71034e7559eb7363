"""The views of the page of one session, each built once for what it is built from."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from monitor.chart.patient import Patient
from monitor.chart.session import Session
from monitor.charting.reads import SessionRead
from monitor.review.replay import Replay
from ui.views.live import LiveView, Looking, live_view
from ui.views.session_page.page import (
    SessionPage,
    Told,
    replayed_view,
    session_page,
    told_of,
)
from ui.views.session_page.rail import AS_KNOWN_NOW, Playing


class Shown(NamedTuple):
    """What stands on the page; a closed session has a ``page`` around its chart."""

    view: LiveView
    page: SessionPage | None = None

    def is_same(self, other: "Shown | None") -> bool:
        """Whether it is nothing new."""
        if other is None:
            return False
        return self.view is other.view and self.page is other.page


class _Built(NamedTuple):
    """A live view, and what it was built from."""

    read: SessionRead
    looking: Looking
    view: LiveView


class Replayed(NamedTuple):
    """A moment of a replay, and what the screen showed then; ``built`` is its view.

    It has the axis of ``whole``. Without the view where no chart is there whose axis it
    would have.
    """

    then: SessionRead
    built: _Built | None = None
    whole: _Built | None = None


class _Kept(NamedTuple):
    """What is told of a closed session, and of what session it is."""

    session: Session
    patient: Patient
    told: Told


class _Composed(NamedTuple):
    """What was shown, and of what it was put together."""

    built: _Built
    playing: Playing
    shown: Shown


class LiveViews:
    """Much changes that does not show in them: then the same is given again."""

    def __init__(self) -> None:
        self.playing = AS_KNOWN_NOW
        self._built: _Built | None = None
        self._replayed: _Built | None = None
        self._kept: _Kept | None = None
        self._composed: _Composed | None = None

    def of(self, read: SessionRead, looking: Looking) -> Shown:
        """As it is known now, or while it is replayed as it was."""
        built = self._build(read, looking)
        if read.session.is_open:
            return Shown(built.view)
        playing = self._playing(read)
        composed = self._composed
        if composed and composed.built is built and composed.playing is playing:
            return composed.shown
        view = built.view if playing.then is None else self._replay(built, playing)
        page = session_page(read, self._tell(read), view.trend, playing)
        self._composed = _Composed(built, playing, Shown(view, page))
        return self._composed.shown

    def moment(self, replay: Replay, at: datetime) -> Callable[[], Replayed]:
        """What works that moment out; whatever thread may run it."""
        whole = self._built

        def work_out() -> Replayed:
            then = replay.at(at)
            if whole is None or whole.read.id != then.id:
                return Replayed(then)
            playing, looking = Playing(at=then.at, then=then), whole.looking
            view = replayed_view(playing, looking, whole.view.trend)
            return Replayed(then, _Built(then, looking, view), whole)

        return work_out

    def keep(self, replayed: Replayed) -> None:
        """Show that view when the moment is played, if it is still looked at so."""
        if replayed.built is not None and replayed.whole is self._built:
            self._replayed = replayed.built

    def _playing(self, read: SessionRead) -> Playing:
        """Nothing of one session is replayed in another."""
        then = self.playing.then
        is_of_other = then is not None and then.id != read.id
        return AS_KNOWN_NOW if is_of_other else self.playing

    def _build(self, read: SessionRead, looking: Looking) -> _Built:
        built = self._built
        is_there = built is not None and built.looking is looking
        if built is None or not is_there or not _is_as(built.read, read):
            built = self._built = _Built(read, looking, live_view(read, looking))
        return built

    def _replay(self, whole: _Built, playing: Playing) -> LiveView:
        """The axis of the whole; time going by at the workstation changes nothing."""
        before, then, looking = self._replayed, playing.then, whole.looking
        if then is None:
            raise ValueError("No moment is chosen.")
        if before and before.read is then and before.looking is looking:
            return before.view
        view = replayed_view(playing, looking, whole.view.trend)
        self._replayed = _Built(then, looking, view)
        return view

    def _tell(self, read: SessionRead) -> Told:
        kept = self._kept
        is_same = kept is not None and kept.session is read.session
        if kept is None or not is_same or kept.patient is not read.patient:
            kept = _Kept(read.session, read.patient, told_of(read))
            self._kept = kept
        return kept.told


def _is_as(before: SessionRead, read: SessionRead) -> bool:
    """Whether it is the same, or closed and looked at again within the minute.

    Each second the rules are asked anew, also about a session in which nothing goes on:
    its chart would be put together and painted each time, and a replay would falter.
    """
    if before is read:
        return True
    is_known = before.session is read.session and before.patient is read.patient
    is_same = is_known and before.protocol is read.protocol
    if read.session.is_open or not is_same or before.earlier is not read.earlier:
        return False
    return _minute(before) == _minute(read)


def _minute(read: SessionRead) -> datetime:
    return read.assessment.at.replace(second=0, microsecond=0)
