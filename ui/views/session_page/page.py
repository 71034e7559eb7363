"""The page of one closed session beside its chart and its timeline."""

from typing import NamedTuple

from monitor.chart.kinds import AlertRaised
from monitor.charting.reads import SessionRead
from ui.views.live import LiveView, Looking, live_view
from ui.views.report.scene import Scene
from ui.views.report.sentence import summary_sentences
from ui.views.session_page.alert_table import AlertTable, alert_table
from ui.views.session_page.rail import Playing, RailView, rail_view
from ui.views.session_page.series_table import SeriesTable, series_table
from ui.views.trend.as_of import trend_as_of
from ui.views.trend.view import TrendView


class Told(NamedTuple):
    """What is told of the whole session, as it is known now."""

    sentence: str
    alerts: AlertTable
    series: SeriesTable


class SessionPage(NamedTuple):
    """``marked`` are the alerts that were raised at the moment that is shown."""

    told: Told
    replayed: str
    rail: RailView
    marked: tuple[str, ...] = ()


def told_of(read: SessionRead) -> Told:
    scene = Scene(read)
    return Told(summary_sentences(scene), alert_table(scene), series_table(read))


def replayed_view(playing: Playing, looking: Looking, whole: TrendView) -> LiveView:
    """What the screen showed then, on the axis of the whole session."""
    if playing.then is None or playing.at is None:
        raise ValueError("No moment is chosen.")
    trend = trend_as_of(playing.then, whole, playing.at)
    return live_view(playing.then, looking, trend)


def session_page(
    read: SessionRead, told: Told, shown: TrendView, playing: Playing
) -> SessionPage:
    """Beside the chart that is ``shown``, of now or of a moment."""
    rail = rail_view(read, shown, playing)
    if playing.at is None:
        return SessionPage(told, "", rail)
    marked = tuple(
        entry.payload.key
        for entry in read.entries
        if isinstance(entry.payload, AlertRaised) and entry.received_at == playing.at
    )
    words = f"Replay, {rail.clock}: no alert stood on the screen."
    return SessionPage(told, words, rail, marked)
