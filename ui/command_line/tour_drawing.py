"""Drawing the tour: a record of made-up sessions, the real window, a clock by hand."""

import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from PySide6.QtWidgets import QApplication

from monitor import __version__
from monitor.durable import write_whole
from monitor.reports.compiling import compile_record
from monitor.reports.csv_export import to_csv
from monitor.reports.json_export import to_json
from monitor.simulation.playing import StageClock, read_stage
from monitor.storage.database import Database
from ui.command_line.scripts import (
    LEAD,
    example_script,
    play_whole,
    quiet_script,
    staged,
    synthetic_script,
)
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.opening import recorder_on
from ui.printing.report.pdf import pdf_of
from ui.record_folder import record_folder
from ui.theme.palettes import DAY
from ui.theme.theme import Theme, apply_theme
from ui.tour import Tour
from ui.tour_devices import devices
from ui.tour_stops import STOPS, Stop
from ui.views.report.build import report_view
from ui.views.sheets.downtime import blank_sheet, downtime_sheet
from ui.views.sheets.esketamine import esketamine_sheet
from ui.vigil import Vigil

_START = datetime(2026, 3, 14, 13, 26, tzinfo=UTC)
_ZONE = "Europe/London"
_MODES = ("day", "night")
"""As they follow on one another when the theme is swapped, from the first of them."""
_EARLIER = (
    (timedelta(days=7), example_script),
    (timedelta(days=4), quiet_script),
    (timedelta(days=2), synthetic_script),
)


def draw_tour(out: Path, size: tuple[int, int]) -> int:
    """Every stop by day and by night, and the session it shows as CSV, JSON and PDF.

    ``size`` is that of the window in logical pixels. Returns the count of pictures.
    Raises OSError where a file can't be written, or an EnvironmentFault.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("Something else runs in this process already.")
    click.echo(f"Drawing {len(STOPS)} screens, each by day and by night.", err=True)
    with TemporaryDirectory(prefix="vigil-tour-") as folder:
        launch = Launch(folder=Path(folder), station="Clinic A, desk 2", speed=1.0)
        clock = StageClock(_START - LEAD, _ZONE)
        with Database(record_folder(launch)) as database:
            for back, scripted in _EARLIER:
                play_whole(database, scripted, _START - back, _ZONE)
            protocol = recorder_on(database, clock).protocols[0]
        stage = staged(example_script(protocol), protocol, _START, _ZONE)
        apply_theme(app, Theme.day())
        window = MainWindow(DAY)
        window.resize(*size)
        window.show()
        window.activateWindow()
        vigil = Vigil(app, window, launch, clock)
        tour = Tour(window, vigil, stage, clock)
        try:
            return _draw(tour, out)
        finally:
            vigil.end()
            window.close()


def _draw(tour: Tour, out: Path) -> int:
    tour.begin(tour.stage.actor.name)
    hidden = not sys.stderr.isatty()
    pictures = 0
    with click.progressbar(STOPS, label="Screens", hidden=hidden) as stops:
        for number, stop in enumerate(stops, start=1):
            pictures += _draw_stop(tour, stop, out)
            if hidden:
                click.echo(f"{number} of {len(STOPS)}: {stop.name}", err=True)
    record = compile_record(tour.read(), "vigil tour", __version__)
    write_whole(out / "session.csv", to_csv([record]).encode())
    write_whole(out / "session.json", to_json(record))
    report = report_view(tour.read(), "vigil tour", __version__)
    write_whole(out / "report.pdf", pdf_of(report))
    _draw_sheets(tour, out)
    return pictures


def _draw_sheets(tour: Tour, out: Path) -> None:
    """Of the session of a spray, and a blank one of the first protocol."""
    spray = tour.ask(partial(read_stage, devices(tour)))
    if spray is None:
        raise LookupError("The tour has no session of a spray.")
    by = "vigil tour"
    summary = esketamine_sheet(spray, by, __version__)
    write_whole(out / "esketamine.pdf", pdf_of(summary))
    sheet = downtime_sheet(spray, by, __version__)
    write_whole(out / "downtime.pdf", pdf_of(sheet))
    blank = blank_sheet(tour.read().protocol, __version__)
    write_whole(out / "downtime_blank.pdf", pdf_of(blank))


def _draw_stop(tour: Tour, stop: Stop, out: Path) -> int:
    """Draw it in each theme; returns how many pictures that were."""
    stop.reach(tour)
    for mode in _MODES:
        tour.draw(out / f"{stop.name}_{mode}.png")
        tour.swap_theme()
    return len(_MODES)
