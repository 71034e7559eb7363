"""Erasures: that they excuse what is empty, are of all or nothing, and who vouches."""

from collections.abc import Iterable, Iterator
from typing import Any

from monitor.chartverify.hashing import code_of
from monitor.chartverify.lines import Line
from monitor.chartverify.places import Places, chains_of
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


def covering(places: Places, root: str) -> list[set[str]]:
    """For each erasure the codes of which one, noted elsewhere, vouches for it."""
    lasts = {(chain["station"], chain["epoch"]): chain for chain in _tails(places)}
    return [
        {code_of(root)} | _ends_with(header, lasts)
        for header in places.headers
        if header.kind == ERASURE
    ]


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


def _tails(places: Places) -> list[dict[str, Any]]:
    """Each chain with the number from which on nothing is left out of it."""
    chains = chains_of(places.headers)
    begins: dict[tuple[str, str], tuple[int, int]] = {}
    for header in places.headers:
        chain = (header.station, header.epoch)
        first, last = begins.get(chain, (header.seq, header.seq))
        begins[chain] = (first if header.seq <= last + 1 else header.seq, header.seq)
    return [{**c, "from": begins[c["station"], c["epoch"]][0]} for c in chains]


def _ends_with(
    header: Header, lasts: dict[tuple[str, str], dict[str, Any]]
) -> set[str]:
    chain = lasts[header.station, header.epoch]
    return {code_of(chain["link"])} if chain["from"] <= header.seq else set()
