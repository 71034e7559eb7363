"""What is asked of the recorder about protocols, each as a function of it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.charting.recorder import Recorder
    from monitor.charting.shelf import Offer
    from monitor.charting.versions import Version


def offers(recorder: "Recorder") -> "tuple[Offer, ...]":
    return recorder.offers()


def protocol_drafts(recorder: "Recorder") -> "tuple[Version, ...]":
    return recorder.versions.drafts()


def stored_protocols(recorder: "Recorder") -> tuple[str, ...]:
    return recorder.versions.stored()


def stored_protocol(sha256: str, recorder: "Recorder") -> "Version | None":
    return recorder.versions.version(sha256)
