"""The sheet on which charting goes on by hand while the workstation is down."""

from collections.abc import Iterator
from datetime import UTC

from monitor.chart.kinds import ApprovedThen
from monitor.charting.reads import SessionRead
from monitor.protocol.care_protocol import CareProtocol
from monitor.reports.session_record import INTENDED_USE
from ui.views import dose_words, wording
from ui.views.new_session.protocol_words import (
    NOT_APPROVED,
    approval_words,
    protocol_words,
)
from ui.views.report.blocks import (
    Block,
    Boxed,
    Column,
    Grid,
    Name,
    Report,
    Title,
    Words,
    plain,
    quiet,
    strong,
)
from ui.views.report.scene import Scene
from ui.views.sheets.due_rows import (
    grid_of,
    rows_of_protocol,
    rows_of_session,
    scale_lines,
)
from ui.views.sheets.of_session import GAP, of_session

TITLE = "Vigil downtime sheet"
_RULE = "________________________"
_HOW = (
    "For charting by hand while the workstation is down. Write the time at which it "
    "was observed, by the clock of the room. Not measured: R refused, A asleep, "
    "E equipment, D observed and not disturbed, O other. Strike a slip out once and "
    "initial it. When Vigil is back, type it in: Ctrl+Shift+H, or vigil import-paper."
)
_DOTS = "A dot: this set does not ask for it."
_EVENTS, _EVENT_ROWS = ("Time", "Event, effect, drug, dose, order, step of the dose"), 6
_PEOPLE, _PEOPLE_ROWS = ("Name", "Initials", "From", "Until"), 3
_TALL = 36.0


def downtime_sheet(read: SessionRead, printed_by: str, app_version: str) -> Report:
    """Of one session: who it is, what runs, and the sets that are still to come."""
    scene = Scene(read)
    blocks = (
        Words(quiet(GAP.join(p for p in _about(scene) if p))),
        *(Words(strong(line)) for line in _dose_lines(scene)),
        Boxed(plain(_HOW)),
        Title("Sets", "due, and what is asked"),
        grid_of(scene.protocol, rows_of_session(scene)),
        *_below(scene.protocol),
    )
    return of_session(TITLE, scene, blocks, printed_by, app_version)


def blank_sheet(
    protocol: CareProtocol,
    app_version: str,
    approved: ApprovedThen | None = None,
    *,
    is_verified: bool = False,
) -> Report:
    """Of no session yet: whose it is and when is written in.

    ``approved`` is whose approval the text has here, and whether they had signed in;
    the day is that in UTC.
    """
    words = f"Protocol {protocol_words(protocol)}"
    told = protocol.approval.note or NOT_APPROVED
    if approved is not None:
        told = approval_words(approved, UTC, is_verified=is_verified)
    return Report(
        title=TITLE,
        who=f"Name {_RULE}{GAP}ID No. {_RULE[:16]}",
        front=(
            Name(protocol.title, f"Date {_RULE[:14]}"),
            _ruled(("Family name, given name", "Born", "ID No.", "Allergies"), 1),
            _ruled(("Room", "Weight, kg", "Dose ordered, by whom", "Lot"), 1),
            _ruled(("Dose started", "Paused, resumed", "Dose ended", "Total given"), 1),
            Words(quiet(f"{words}, {told}")),
            Boxed(plain(_HOW)),
            Title("Sets", "minutes from the start, or the end, of the dose"),
            grid_of(protocol, rows_of_protocol(protocol)),
            *_below(protocol),
        ),
        rest=(),
        foot=(
            (words, f"SHA-256 {protocol.sha256[:16]}"),
            (f"Vigil {app_version}", "local times, 24-hour"),
        ),
        use=INTENDED_USE,
    )


def _about(scene: Scene) -> tuple[str, ...]:
    session = scene.session
    return (
        session.opened.room,
        _opened(scene),
        f"Protocol {protocol_words(scene.protocol)}",
    )


def _opened(scene: Scene) -> str:
    session = scene.session
    by = session.name_of(session.opened_by)
    return f"opened {scene.clock(session.opened_at)} by {by}"


def _dose_lines(scene: Scene) -> Iterator[str]:
    """What is ordered, and how far it had gone when this was printed."""
    session, at = scene.session, scene.read.at
    order = session.order
    if order is None:
        yield "No dose is ordered yet"
        return
    yield (
        f"Ordered {wording.amount(order.mg, 'mg')} {order.drug} {order.route}"
        f" by {order.ordered_by}"
    )
    started = session.dose_started_at
    if started is None:
        yield "Not started when this was printed"
        return
    told = f"Started {scene.clock(started)}"
    if session.dose_ended_at is not None:
        told += f", ended {scene.clock(session.dose_ended_at)}"
    elif paused := dose_words.paused(session.infusion, scene.zone):
        told += f", {paused}"
    yield f"{told}; {dose_words.told(session, at)} when this was printed"


def _below(protocol: CareProtocol) -> Iterator[Block]:
    yield Words(quiet(_DOTS))
    for line in scale_lines(protocol):
        yield Words(quiet(line))
    yield Title("Events, effects, drugs")
    yield Grid(
        (Column(_EVENTS[0], 0.12), Column(_EVENTS[1], 0.68), Column("By", 0.2)),
        (("", "", ""),) * _EVENT_ROWS,
        _TALL,
    )
    yield Title("Who charted on this sheet")
    yield _ruled(_PEOPLE, _PEOPLE_ROWS)
    yield Title("Typed in")
    yield _ruled(("By", "Date and time", "Checked by", "Date and time"), 1)


def _ruled(names: tuple[str, ...], rows: int) -> Grid:
    columns = tuple(Column(name, 1 / len(names)) for name in names)
    return Grid(columns, (("",) * len(names),) * rows, _TALL)
