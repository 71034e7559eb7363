"""Writes the golden log of this release: ``python -m tests.golden.write``.

To be run once, when a release is made. What a release wrote is never written again;
before that, a log that no longer fits has to be deleted by hand first.
"""

from datetime import timedelta
from pathlib import Path

from monitor import __version__
from monitor.chart.entries import Actor
from monitor.charting.ports import Circumstances, Station
from monitor.clock import new_id
from monitor.storage.sealing import Head, sealed
from tests.golden.chronicle import entries
from tests.golden.log_file import Line, write_log
from tests.golden.placed import NURSE, START

FOLDER = Path(__file__).parent


def lines() -> list[Line]:
    """The chronicle, each entry charted 20 seconds after it was true."""
    actor = Actor(person=NURSE, name="A. Okafor RN")
    head = Head(station=Station(id=new_id(), epoch=new_id()))
    written: list[Line] = []
    for new in entries():
        recorded_at = new.effective_at + timedelta(seconds=20.125)
        circumstances = Circumstances(
            recorded_at=recorded_at,
            recorded_mono=(recorded_at - START).total_seconds() + 5000.000001,
            boot_id="2f1d7a34-7d6a-4b0a-9c57-0d4b3c2f6a11",
            app_version=__version__,
            protocol_hash="ab" * 32 if new.stream.kind == "session" else None,
        )
        done = sealed([new], actor, circumstances, head)
        head = head.after(done)
        written += [Line(one.row, one.salt, one.content) for one in done]
    return written


if __name__ == "__main__":
    write_log(FOLDER / f"{__version__}.jsonl", lines())
