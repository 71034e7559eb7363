"""Commands, too, let nobody in by a key file that is older than the record."""

import logging

from monitor.access.faults import SlotsOlder
from monitor.chart.audit import OlderSlots
from monitor.chart.entries import Actor
from monitor.charting.faults import EnvironmentFault, Unconfirmed
from monitor.steady_clock import SteadyClock
from monitor.storage.database import Database
from monitor.storage.folder import RecordFolder
from monitor.storage.keys import Keys
from monitor.storage.opening import fitting_key
from monitor.storage.slot_generation import generation_in
from ui.opening import recorder_here

_log = logging.getLogger(__name__)


def refuse_older(folder: RecordFolder, keys: Keys, generation: int, who: Actor) -> None:
    """Raises SlotsOlder, once that is noted; the folder is let go for it.

    A record that can't be read says nothing, and is opened to be salvaged at most.
    """
    try:
        known = generation_in(folder.record, fitting_key(folder.record, keys))
    except EnvironmentFault:
        return
    if generation < known:
        folder.release()
        _note(
            folder, keys, OlderSlots(found=generation, known=known, replaced=False), who
        )
        raise SlotsOlder(generation, known)


def _note(folder: RecordFolder, keys: Keys, deed: OlderSlots, who: Actor) -> None:
    """Nobody is let in either way, so a disk that takes no row changes nothing."""
    try:
        with Database(folder.path, keys) as database:
            recorder_here(database, SteadyClock()).audit.note(deed, who)
    except (EnvironmentFault, Unconfirmed) as fault:
        _log.warning("Older key slots are not noted: %s", type(fault).__name__)
