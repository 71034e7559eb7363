"""Whether the patient of a signed session is somebody else by what came after it."""

from collections.abc import Iterable

from monitor.chartverify.places import Places
from monitor.chartverify.shapes import Header
from monitor.chartverify.telling import MOVED, Identity


def who_is_another(places: Places, signed: frozenset[str]) -> frozenset[str]:
    """The ids of what says so, of each stream of which anything was ``signed``."""
    found: set[str] = set()
    for (kind, _), headers in places.streams.items():
        known = [header for header in headers if header.id in signed]
        later = [header for header in headers if header.id not in signed]
        if kind == "session" and known:
            found |= {header.id for header in later if header.kind == MOVED}
        elif kind == "patient" and is_another(places, known, headers):
            found |= {h.id for h in later if h.id in places.told.identities}
    return frozenset(found)


def is_another(places: Places, known: list[Header], headers: list[Header]) -> bool:
    """Whether number, name or birth date are others than by those that were known."""
    return bool(known) and _last(places, known) != _last(places, headers)


def _last(places: Places, headers: list[Header]) -> Identity | None:
    told = places.told.identities
    return next((told[h.id] for h in _newest(headers) if h.id in told), None)


def _newest(headers: Iterable[Header]) -> list[Header]:
    """The last written first: of each workstation as it wrote them, whatever time."""
    reached: dict[tuple[str, str], int] = {}
    keyed = []
    for header in sorted(headers, key=lambda h: h.seq):
        chain = (header.station, header.epoch)
        reached[chain] = max(header.recorded_ms, reached.get(chain, header.recorded_ms))
        keyed.append(((reached[chain], header.station, header.seq), header))
    return [header for _, header in sorted(keyed, key=lambda k: k[0], reverse=True)]
