"""How the workstation's own clock stood to the times of the record."""

from datetime import timedelta

from monitor.chart.kinds.kind import Kind


class ClockStepped(Kind, frozen=True, kw_only=True, tag="clock-stepped/1"):
    """The workstation's clock was set; the record's times go on as if it was not.

    From here on that clock is ahead of them by ``ahead_ms`` milliseconds: behind them
    where it is negative, right again where it is 0.
    """

    ahead_ms: int

    @property
    def ahead(self) -> timedelta:
        return timedelta(milliseconds=self.ahead_ms)
