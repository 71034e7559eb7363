"""Writes the golden bundle of this release: ``python -m tests.golden.bundle``.

To be run once, when a release is made: what a release wrote is never written again.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from monitor import __version__
from monitor.access.sealing import public_signing_key
from monitor.storage.database import Database
from tests.chartverify.bundles import SECRET, make_bundles

FOLDER = Path(__file__).parent / "audit"
KEY = public_signing_key(SECRET).hex()


if __name__ == "__main__":
    with TemporaryDirectory() as folder, Database(Path(folder) / "record") as database:
        content = make_bundles(database).signed
    with (FOLDER / f"{__version__}.bundle").open("xb") as file:
        file.write(content)
