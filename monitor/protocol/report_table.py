"""What has to be reported to whom after a session, and by when; all by the site."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from msgspec import Meta, Struct

from monitor.protocol.faults import Fault

ReportOf = Literal["dosed session", "emergency", "serious effect"]
"""What gives rise to it: a session in which the drug began, each emergency, or each
side effect that was charted as serious."""


class ReportRule(Struct, frozen=True, kw_only=True):
    """A report to one recipient.

    It is due at the latest so many ``days`` after the day of the event; without them
    nobody said by when, and it stands as needed.
    """

    to: Annotated[str, Meta(min_length=1, max_length=100)]
    of: ReportOf
    days: Annotated[int, Meta(ge=1, le=365)] | None = None
    source: Annotated[str, Meta(min_length=1, max_length=200)]


def report_faults(rules: Sequence[ReportRule]) -> Iterator[Fault]:
    """Of one event each recipient gets one report."""
    seen: set[tuple[str, str]] = set()
    for place, rule in enumerate(rules, start=1):
        key = (rule.of, " ".join(rule.to.split()).casefold())
        if key in seen:
            yield Fault(f"report[{place}].to", f"{rule.to} stands twice for {rule.of}")
        seen.add(key)
