"""What each sheet about one session has around its own blocks."""

from monitor.reports.session_record import INTENDED_USE
from ui.views import wording
from ui.views.report.blocks import Block, Name, Report, Words
from ui.views.report.identity import identity_words
from ui.views.report.proof import short_head
from ui.views.report.scene import Scene

GAP = "   "


def of_session(
    title: str, scene: Scene, blocks: tuple[Block, ...], by: str, app_version: str
) -> Report:
    """Who it is above the blocks, and below them what was printed, when and by whom."""
    read = scene.read
    details = read.patient.details
    as_of = scene.day_and_clock(read.at)
    name = wording.patient_name(details.family, details.given, details.title)
    return Report(
        title=title,
        who=f"{name}{GAP}ID No. {details.identifier}",
        front=(
            Name(name, wording.day(scene.day)),
            Words(identity_words(scene)),
            *blocks,
        ),
        rest=(),
        foot=(
            (f"Session {read.id}", f"record {short_head(read)}"),
            (
                f"as of {as_of}{GAP}Vigil {app_version}{GAP}by {by}",
                f"times are local, {scene.zone.key}, 24-hour",
            ),
        ),
        use=INTENDED_USE,
    )
