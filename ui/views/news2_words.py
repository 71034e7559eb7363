"""NEWS2 beside a set of observations, and that it is not what watches the patient."""

from zoneinfo import ZoneInfo

from monitor.chart.early_warning import early_warning, has_vital_signs
from monitor.chart.observations import ObservationSet
from monitor.chart.session import Session
from monitor.protocol.breathing import is_oxygen_unsaid
from monitor.protocol.care_protocol import CareProtocol
from monitor.scales.news2 import NOTICE, News2
from ui.views import wording

ACKNOWLEDGEMENT = NOTICE
SHORT_ACKNOWLEDGEMENT = "RCP 2017"
"""Beside a number in a row; the Royal College of Physicians is to be acknowledged."""

NOT_THE_NET = "not the safety net"
SCALE = "SpO2 is scored on scale 1; scale 2 needs a prescription and is not offered"


def news2_words(
    protocol: CareProtocol, session: Session, observed: ObservationSet
) -> str:
    """``NEWS2 3 (RCP 2017), not the safety net``; empty where anything is missing.

    Whose score it is stands with it, and whole on the help sheet. A row for each set
    has no room for what is not known; a handover says it. Empty also where a value
    lies outside what the score takes at all.
    """
    if not has_vital_signs(observed):
        return ""
    try:
        score = _scored(protocol, session, observed)
    except ValueError:
        return ""
    if score.missing:
        return ""
    return f"NEWS2 {score.words} ({SHORT_ACKNOWLEDGEMENT}), {NOT_THE_NET}"


def news2_told(protocol: CareProtocol, session: Session) -> str:
    """NEWS2 of the last set with all vital signs, holes and all, for a handover.

    ``NEWS2 incomplete, at least 3 without temperature, not the safety net``; with the
    time of that set where others came after it. Empty before there is such a set, and
    where a value lies outside what the score takes.
    """
    complete = [s for s in session.sets if has_vital_signs(s)]
    if not complete:
        return ""
    try:
        score = _scored(protocol, session, complete[-1])
    except ValueError:
        return ""
    holes = " and ".join(_HOLES.get(name, name) for name in score.missing)
    lacking = f" without {holes}" if holes else ""
    return f"NEWS2{_when(session, complete[-1])} {score.words}{lacking}, {NOT_THE_NET}"


def _scored(
    protocol: CareProtocol, session: Session, observed: ObservationSet
) -> News2:
    at = observed.observed_at
    is_unsaid = is_oxygen_unsaid(protocol, session, at)
    return early_warning(session, observed, is_oxygen_unsaid=is_unsaid)


def _when(session: Session, observed: ObservationSet) -> str:
    if observed is session.sets[-1]:
        return ""
    zone = ZoneInfo(session.opened.zone)
    return f" of {wording.clock(observed.observed_at, zone)}"


def news2_lines(protocol: CareProtocol, session: Session) -> tuple[str, ...]:
    """For a page: the score, by which scale of SpO2, and whose score it is."""
    told = news2_told(protocol, session)
    return (told, SCALE, ACKNOWLEDGEMENT) if told else ()


_HOLES = {"on_oxygen": "oxygen or air"}
