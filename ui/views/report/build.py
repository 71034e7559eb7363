"""``report_view``: a session as it is put on paper."""

from datetime import tzinfo

from msgspec.structs import replace

from monitor.charting.reads import SessionRead
from monitor.reports.session_record import INTENDED_USE
from ui.views import wording
from ui.views.charted_by import moved_lines
from ui.views.new_session.protocol_words import approval_words, protocol_words
from ui.views.report.alerts import alert_blocks, response_blocks
from ui.views.report.blocks import (
    Block,
    Boxed,
    Chart,
    Name,
    Report,
    Words,
    quiet,
    strong,
)
from ui.views.report.checks import check_blocks
from ui.views.report.figures import six_figures
from ui.views.report.happened import happened_blocks
from ui.views.report.identity import identity_words
from ui.views.report.proof import (
    amendment_blocks,
    record_blocks,
    short_head,
    signature_blocks,
)
from ui.views.report.scene import Scene
from ui.views.report.sentence import summary_sentences
from ui.views.report.sets import set_blocks
from ui.views.series import series_words
from ui.views.trend.build import trend_view
from ui.views.trend.view import TrendView
from ui.views.trend.window import WHOLE, TrendWindow

TITLE = "Vigil session report"
_LIMITS = "Limits are those of the protocol named above."
_EMPTY = "No readings were charted."
_GAP = "   "


def report_view(read: SessionRead, printed_by: str, app_version: str) -> Report:
    """Page 1 first; then every set, alert, fact, check and signature."""
    scene = Scene(read)
    details = read.patient.details
    name = wording.patient_name(details.family, details.given, details.title)
    as_of = scene.day_and_clock(read.at)
    return Report(
        title=TITLE,
        who=f"{name}{_GAP}ID No. {details.identifier}",
        front=_front(scene, name),
        rest=(
            *set_blocks(scene),
            *alert_blocks(scene),
            *happened_blocks(scene),
            *check_blocks(scene),
            *record_blocks(scene, printed_by),
        ),
        foot=(
            (f"Session {read.id}", f"record {short_head(read)}"),
            (
                f"as of {as_of}{_GAP}Vigil {app_version}",
                f"times are local, {scene.zone.key}, 24-hour",
            ),
        ),
        use=f"{INTENDED_USE} {_LIMITS}",
    )


def _front(scene: Scene, name: str) -> tuple[Block, ...]:
    return (
        Name(name, _when(scene)),
        Words(identity_words(scene)),
        Words(quiet(_GAP.join(part for part in _about(scene) if part))),
        *(Words(strong(line)) for line in moved_lines(scene.session)),
        Boxed(strong(summary_sentences(scene))),
        six_figures(scene),
        Chart(_chart(scene.read)),
        *response_blocks(scene),
        *amendment_blocks(scene),
        *signature_blocks(scene),
    )


def _when(scene: Scene) -> str:
    """``14-Mar-2026   13:26 to 15:21``."""
    session = scene.session
    end = session.closed_at
    until = "not closed" if end is None else f"to {scene.clock(end)}"
    day = wording.day(scene.day)
    return f"{day}{_GAP}{scene.clock(session.opened_at)} {until}"


def _about(scene: Scene) -> tuple[str, ...]:
    session = scene.session
    order, prepared = session.order, session.dosing.prepared
    drug = "" if order is None else f"{order.drug} {order.route}"
    lot = "" if prepared is None else f"lot {prepared.lot}"
    return (
        series_words(scene.read),
        session.opened.room,
        session.name_of(session.opened_by),
        _protocol(scene, scene.zone),
        ", ".join(part for part in (drug, lot) if part),
    )


def _protocol(scene: Scene, zone: tzinfo) -> str:
    words = protocol_words(scene.protocol)
    approved = approval_words(
        scene.session.opened.approved,
        zone,
        is_verified=scene.read.is_approval_verified,
    )
    return f"Protocol {words}, {approved}"


def _chart(read: SessionRead) -> TrendView:
    """All of it, with words that paper can keep."""
    view = trend_view(read.session, read.protocol, read.assessment, TrendWindow(WHOLE))
    return replace(view, empty_words=_EMPTY) if view.empty_words else view
