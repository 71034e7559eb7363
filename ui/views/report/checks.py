"""The checks of a session as they stand, and what let one pass."""

from monitor.reports.check_rows import check_rows
from monitor.reports.session_record import CheckOut
from ui.views import wording
from ui.views.left_unmet import left_unmet
from ui.views.report.blocks import (
    Block,
    Column,
    Row,
    Table,
    Title,
    Words,
    plain,
    strong,
)
from ui.views.report.scene import Scene

_COLUMNS = (
    Column("Check", 0.24),
    Column("Asked before", 0.12),
    Column("Stands", 0.14),
    Column("Found", 0.3),
    Column("Last charted", 0.2),
)
_PHASES = {"start": "the dose", "leave": "leaving"}


def check_blocks(scene: Scene) -> tuple[Block, ...]:
    """Each check of the protocol, and those that somebody left with unmet."""
    rows = check_rows(scene.protocol, scene.session, scene.read.at)
    if not rows:
        return ()
    blocks: list[Block] = [
        Title("Checks as they stand"),
        Table(_COLUMNS, tuple(_row(row, scene) for row in rows)),
    ]
    if unmet := left_unmet(scene.read):
        blocks.append(Words(strong(f"Not met before leaving: {'; '.join(unmet)}")))
    return tuple(blocks)


def _row(check: CheckOut, scene: Scene) -> Row:
    at = "" if check.at is None else scene.clock(check.at)
    standing = plain if check.state in ("met", "not applicable") else strong
    return Row(
        (
            plain(check.label),
            plain(_PHASES.get(check.phase, check.phase)),
            standing(check.state),
            plain(wording.spelled(check.evidence)),
            plain(" ".join(part for part in (at, check.by or "") if part)),
        )
    )
