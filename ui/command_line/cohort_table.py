"""What a cohort comes to beside the published figures, as lines of text."""

from collections.abc import Sequence

from monitor.simulation.aggregates import (
    Figures,
    Row,
    alert_share,
    overdue_share,
    rows,
    rule_shares,
    share_with_amended,
)

MOST_ALERTING = 20.0
"""Percent of sessions with a medium or high value alert; ruling 29."""

ENOUGH = 1000
"""Dosed sessions below which a figure is off by chance as often as not."""

_HEAD = ("", "Figure", "Published", "Here", "Holds from", "to", "")


def holds(cohort: Sequence[Figures]) -> bool:
    """Whether every figure does, and few enough sessions alert."""
    return alert_share(cohort) <= MOST_ALERTING and all(
        row.holds for row in rows(cohort)
    )


def cohort_table(cohort: Sequence[Figures], held: int) -> tuple[str, ...]:
    """``held`` are the sessions that were cancelled before a dose; none is in it."""
    patients = len({figures.patient for figures in cohort})
    alerting = alert_share(cohort)
    verdict = "holds" if alerting <= MOST_ALERTING else "does not hold"
    alerted = f"Medium or high value alert in {alerting:.1f} % of sessions"
    with_amended = share_with_amended(cohort)
    return (
        f"{len(cohort)} dosed sessions of {patients} patients, protocol iv40",
        f"{held} of {len(cohort) + held} held by the baseline, none overridden",
        *_too_few(cohort),
        "",
        _line(_HEAD),
        *(_line(_cells(row)) for row in rows(cohort)),
        "",
        f"{alerted}, at most {MOST_ALERTING:.0f} %: {verdict}",
        f"{with_amended:.1f} % with those on a mistyped value that was amended",
        f"Overdue alert in {overdue_share(cohort):.1f} %, counted apart",
        "",
        "Of the value alerts, by rule, percent of sessions",
        *(f"  {rule:24} {share:5.1f}" for rule, share in rule_shares(cohort)),
    )


def _too_few(cohort: Sequence[Figures]) -> tuple[str, ...]:
    if len(cohort) >= ENOUGH:
        return ()
    return ("Few sessions: what does not hold may be chance. Compare 2000.",)


def _cells(row: Row) -> tuple[str, ...]:
    verdict = "holds" if row.holds else "does not hold"
    return (
        row.id,
        row.what,
        row.published,
        f"{row.found:.2f}",
        "" if row.lowest is None else f"{row.lowest:g}",
        "" if row.highest is None else f"{row.highest:g}",
        verdict if row.is_judged else "of the nasal spray, not judged",
    )


def _line(cells: tuple[str, ...]) -> str:
    id_, what, published, found, lowest, highest, verdict = cells
    return (
        f"{id_:4} {what:36} {published:>12} {found:>8} {lowest:>10} {highest:>6}"
        f"  {verdict}"
    ).rstrip()
