"""The rules a clinic approved: schedule, ranges, alerts; pure."""
