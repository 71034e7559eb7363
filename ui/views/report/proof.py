"""Who signed, what was amended, and the code of the record's head."""

from collections.abc import Iterator

from monitor.chart.manifest import head_code
from monitor.chart.queries import queries
from monitor.chart.signing_off import signatures
from monitor.charting.reads import SessionRead
from ui.views.charted_by import charted_by
from ui.views.corrections import CORRECTION, correction_rows
from ui.views.left_uncharted import without_signing_in
from ui.views.proof_words import both_clocks, head_lines, since_lines, unsigned_lines
from ui.views.report.blocks import (
    Block,
    SignatureBox,
    Signatures,
    Title,
    Words,
    quiet,
    strong,
)
from ui.views.report.corrected import correction
from ui.views.report.scene import Scene
from ui.views.review.about import about_query, about_words
from ui.views.review.queries import state_of
from ui.views.timeline_row import TimelineRow

_SHORT = len("4f7c 91a2")


def amendment_blocks(scene: Scene) -> tuple[Block, ...]:
    """Old and new value, who, when and why, a line for each."""
    rows = sorted(_corrections(scene), key=lambda row: row.recorded_at)
    if not rows:
        return (Title("Amendments", "none"),)
    lines = (Words(correction(row, scene)) for row in rows)
    return (Title("Amendments"), *lines)


def _corrections(scene: Scene) -> Iterator[TimelineRow]:
    """An odd value that was right after all is no amendment."""
    for fact in {fact.id: fact for fact in scene.facts.values()}.values():
        for row in correction_rows(fact, scene.ledger):
            if row.key.startswith(CORRECTION):
                yield row


def signature_blocks(scene: Scene) -> tuple[Block, ...]:
    """A box for each signature, and an empty one for what is still to be signed."""
    signed = signatures(scene.session)
    boxes = [
        SignatureBox(
            one.name, both_clocks(one.at, scene.zone), f"{one.meaning}, code {one.code}"
        )
        for one in signed
    ]
    if not any(not one.is_co_signature for one in signed):
        boxes.insert(0, SignatureBox("Signature", "", "not signed", is_signed=False))
    if not any(one.is_co_signature for one in signed):
        boxes.append(SignatureBox("Co-sign", "", "not yet co-signed", is_signed=False))
    since = since_lines(scene.read)
    told = (
        *since,
        *unsigned_lines(scene.read),
        *_asked(scene),
        *without_signing_in(scene.read),
    )
    return (
        Title("Signatures"),
        *(Words(strong(line), keeps_next=True) for line in told),
        Signatures(tuple(boxes)),
    )


def _asked(scene: Scene) -> Iterator[str]:
    """What is still open of what was asked; each query stands on a later page."""
    found = queries(scene.session)
    for query in found:
        if not query.is_closed:
            about = about_words(about_query(query), scene.read)
            yield f"Q{query.number}, {about}: {state_of(query)}."


def record_blocks(scene: Scene, printed_by: str) -> tuple[Block, ...]:
    """What to hold this paper against."""
    pin = scene.session.opened.protocol
    lines = (
        charted_by(scene.session),
        *head_lines(scene.read.entries),
        f"Protocol {pin.id} v{pin.version}, SHA-256 {pin.sha256}",
        f"Handed out by {printed_by}",
    )
    return (Title("Record"), *(Words(quiet(line)) for line in lines if line))


def short_head(read: SessionRead) -> str:
    """``4f7c 91a2``: enough to tell two printings apart."""
    return "".join(head_code(last.link)[:_SHORT] for last in read.entries[-1:])
