"""Erasures: that they excuse what is empty, and are of all or nothing."""

from collections.abc import Iterable, Iterator
from typing import Any

from monitor.chartverify.lines import Line
from monitor.chartverify.places import Places
from monitor.chartverify.shapes import Header
from monitor.chartverify.telling import ERASURE, SIGNED_OFF

_KEPT = (SIGNED_OFF, ERASURE)
Stream = tuple[str, str]


def wrong_with(places: Places, signatures: Iterable[Line]) -> Iterator[str]:
    """Content that is missing, or is left where all had to go."""
    for stream, headers in places.streams.items():
        ends = _ends(headers)
        for header in headers:
            where = f"Entry {header.seq} of epoch {header.epoch}"
            is_gone = header.kind not in _KEPT and _is_before(header, ends)
            if header.id in places.empty and not is_gone:
                yield f"{where}: its content is missing"
            if is_gone and header.id not in places.empty:
                yield f"{where}: its content is left by an erasure that takes all"
        yield from _of_another(places, stream, headers)
    for signature in signatures:
        yield from _halved(places, signature["manifest"])


def _ends(headers: list[Header]) -> dict[tuple[str, str], tuple[int, int]]:
    """Of each chain that an erasure is in, the last number and time of one."""
    ends: dict[tuple[str, str], tuple[int, int]] = {}
    for said in headers:
        if said.kind == ERASURE:
            chain = (said.station, said.epoch)
            seq, at = ends.get(chain, (said.seq, said.recorded_ms))
            ends[chain] = (max(seq, said.seq), max(at, said.recorded_ms))
    return ends


def _is_before(header: Header, ends: dict[tuple[str, str], tuple[int, int]]) -> bool:
    """By number in one chain; of two by when they were recorded."""
    own = (header.station, header.epoch)
    return any(
        header.seq < seq if chain == own else header.recorded_ms <= at
        for chain, (seq, at) in ends.items()
    )


def _of_another(places: Places, stream: Stream, headers: list[Header]) -> Iterator[str]:
    """A session is erased together with the patient that its erasure names."""
    for said in headers:
        if said.kind != ERASURE:
            continue
        patient = places.told.erased.get(said.id, "")
        own = stream[1] if stream[0] == "patient" else patient
        if patient != own or ("patient", patient) not in places.erased:
            yield (
                f"Entry {said.seq} of epoch {said.epoch}: it erases no patient who was"
                " erased"
            )


def _halved(places: Places, manifest: dict[str, Any]) -> Iterator[str]:
    """What was signed as of one patient is erased together."""
    parts = [(kind, manifest[kind]["id"]) for kind in ("session", "patient")]
    if len({stream in places.erased for stream in parts}) > 1:
        yield (
            f"Of session {parts[0][1]} and its patient one was erased, the other not"
        )
