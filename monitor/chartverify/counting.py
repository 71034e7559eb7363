"""How many entries there are, each time with whose they are."""

from collections.abc import Iterable, Mapping
from typing import Any

from monitor.chartverify.places import Places


def held(places: Places) -> str:
    """``33 entries of the session and 4 of the patient``."""
    return whose((kind, len(headers)) for (kind, _), headers in places.streams.items())


def signed(manifest: Mapping[str, Any]) -> str:
    """The same of what somebody signed, as they knew it."""
    return whose(
        (kind, sum(chain["count"] for chain in manifest[kind]["chains"]))
        for kind in ("session", "patient")
    )


def whose(streams: Iterable[tuple[str, int]]) -> str:
    """Of the session first; of several patients as of one, since a chart can be moved.

    What is neither is told as other.
    """
    counts = {"session": 0, "patient": 0, "": 0}
    for kind, count in streams:
        counts[kind if kind in counts else ""] += count
    session = counts["session"]
    told = [f"{session} {'entry' if session == 1 else 'entries'} of the session"]
    if counts["patient"]:
        told.append(f"{counts['patient']} of the patient")
    if counts[""]:
        told.append(f"{counts['']} other")
    return " and ".join(told)


def of_all(places: Places) -> str:
    """``120 entries: 90 of 3 sessions, 8 of 2 patients, 22 other``."""
    told = [f"{len(places.headers)} entries"]
    parts = []
    for kind in ("session", "patient"):
        found = [len(h) for (k, _), h in places.streams.items() if k == kind]
        if found:
            many = kind if len(found) == 1 else f"{kind}s"
            parts.append(f"{sum(found)} of {len(found)} {many}")
    rest = sum(
        len(headers)
        for (kind, _), headers in places.streams.items()
        if kind not in ("session", "patient")
    )
    if rest:
        parts.append(f"{rest} other")
    return ": ".join([*told, ", ".join(parts)] if parts else told)
