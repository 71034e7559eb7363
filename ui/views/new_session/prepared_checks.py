"""Lot and second check among the checks before the start."""

from collections.abc import Iterator

from monitor.chart.kinds import DoseChecked, DrugPrepared
from monitor.chart.session import Session
from monitor.protocol.preparing import disagreement
from ui.views.new_session.check_section import check_button, is_checking
from ui.views.new_session.known import Known, latest
from ui.views.new_session.parts import Act, ButtonView
from ui.views.new_session.preflight_parts import CheckView

_LOT, _CHECK = "Lot", "Second check"


def prepared_checks(known: Known) -> Iterator[CheckView]:
    """Those that the protocol wants, and a check that was charted without."""
    session, dose = known.session, known.protocol.dose
    prepared = None if session is None else session.dosing.prepared
    check = None if session is None else session.dosing.check
    if dose.lot_needed or prepared is not None:
        yield _lot(known, session, prepared)
    if dose.second_check_needed or check is not None:
        yield _check(known, session, check)


def _lot(
    known: Known, session: Session | None, prepared: DrugPrepared | None
) -> CheckView:
    fact = latest(session, DrugPrepared)
    if session is None or prepared is None or fact is None:
        return _due(known, _LOT, "lot")
    return CheckView(
        title=_LOT, mark="met", evidence=prepared.lot, by=known.charted(fact, session)
    )


def _check(
    known: Known, session: Session | None, check: DoseChecked | None
) -> CheckView:
    fact = latest(session, DoseChecked)
    if session is None or check is None or fact is None:
        return _due(known, _CHECK, "checker")
    unlike = disagreement(session)
    if unlike:
        return CheckView(
            title=_CHECK,
            mark="not met",
            evidence=f"does not agree: {unlike}",
            by="not met",
            button=_way(known, "Check the dose", "checker"),
        )
    return CheckView(
        title=_CHECK,
        mark="met",
        evidence=f"{check.checker} (unverified) came to the same",
        by=known.charted(fact, session),
    )


def _due(known: Known, title: str, focus: str) -> CheckView:
    session = known.session
    if session is None or session.order is None:
        words = "once the dose is charted"
        return CheckView(title=title, mark="waiting", evidence=words)
    return CheckView(
        title=title,
        mark="not met",
        evidence="not charted",
        by="not met",
        button=_way(known, f"Enter {title.lower()}", focus),
    )


def _way(known: Known, words: str, focus: str) -> ButtonView:
    draft = None if is_checking(known) else check_button(known).act.draft
    return ButtonView(words=words, act=Act(draft=draft, focus=focus))
