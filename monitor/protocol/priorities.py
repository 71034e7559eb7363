"""The priorities of alerts, the most urgent first."""

from monitor.chart.kinds import Priority

PRIORITIES: tuple[Priority, ...] = ("high", "medium", "low")
