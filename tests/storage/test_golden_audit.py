"""What any release ever noted in the audit log, or handed out with its proof."""

import json
from pathlib import Path

import pytest

from monitor import __version__
from monitor.charting.ports import AuditQuery
from monitor.chartverify import __main__ as verifier
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.audit_rows import (
    KNOWN_DEEDS,
    SealedDeed,
    audit_link,
    audit_row,
    encoded,
)
from monitor.storage.database import Database
from monitor.storage.hashing import FIRST_PREV_LINK, leaf_of
from monitor.storage.tables import AUDIT, AUDIT_PAYLOAD, insertion
from monitor.storage.verify import verify
from tests.clocks import ManualClock
from tests.golden import audit, bundle

LOGS = sorted(audit.FOLDER.glob("*.jsonl"))
BUNDLES = sorted(bundle.FOLDER.glob("*.bundle"))


@pytest.fixture(params=LOGS, ids=lambda path: path.stem)
def log(request: pytest.FixtureRequest) -> list[SealedDeed]:
    path: Path = request.param
    return audit.read(path)


def test_this_release_has_its_log() -> None:
    """It holds every deed that can be noted."""
    log = audit.read(audit.FOLDER / f"{__version__}.jsonl")

    assert {f"{one.row.kind}/{one.row.version}" for one in log} == KNOWN_DEEDS


def test_every_deed_is_still_understood(log: list[SealedDeed]) -> None:
    """Under the name it was stored with, and with every value."""
    for row, _, content in log:
        deed = audit_row(row, content).deed

        assert deed is not None
        assert json.loads(content).items() <= json.loads(encoded(deed)).items()


def test_the_proof_still_holds(log: list[SealedDeed]) -> None:
    """Leaves, links and numbers are what this release works out."""
    prev_link = FIRST_PREV_LINK
    for seq, (row, salt, content) in enumerate(log, start=1):
        assert (row.seq, row.prev_link) == (seq, prev_link)
        assert row.leaf == leaf_of(salt, content)
        assert row.link == audit_link(row)
        prev_link = row.link


def test_it_goes_into_a_record(log: list[SealedDeed], folder: Path) -> None:
    """Byte for byte, and is told and proved there."""
    with Database(folder) as database:
        with database.transaction() as connection:
            for arrival, (row, salt, content) in enumerate(log, start=1):
                values = (arrival, *row)
                connection.exec_driver_sql(insertion(AUDIT), values)
                payload = (arrival, salt, content)
                connection.exec_driver_sql(insertion(AUDIT_PAYLOAD), payload)
        told = FileAuditLog(database, ManualClock()).find(AuditQuery())
        assert verify(database).is_whole

    assert [row.id.bytes for row in reversed(told)] == [one.row.id for one in log]


def test_this_release_has_its_bundle() -> None:
    assert bundle.FOLDER / f"{__version__}.bundle" in BUNDLES


@pytest.mark.parametrize("path", BUNDLES, ids=lambda path: path.stem)
def test_a_bundle_still_proves(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever keeps one can prove it with any later release."""
    assert verifier.main([str(path), "--signed", "--key", bundle.KEY]) == verifier.WHOLE
    assert "was signed by 'Dr A. Meyer'" in capsys.readouterr().out
