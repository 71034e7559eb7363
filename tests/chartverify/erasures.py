"""Erasures that somebody appends to a bundle, with all worked out anew."""

from copy import deepcopy
from random import Random
from typing import Any

from monitor.chartverify.hashing import leaf_of, link_of
from monitor.chartverify.shapes import header_of
from tests.chartverify import mutations
from tests.chartverify.mutations import Line

EMPTIED = {"salt": None, "content": None}
_KEPT = ("signed-off", "patient-erased")


def append(
    lines: list[Line], kind: str, stream: str, content: str, **changes: Any
) -> Line:
    """One entry more at the end of the last chain; returns its line."""
    last = next(line for line in reversed(lines) if "entry" in line)
    fake = deepcopy(last)
    number = last["entry"]["seq"] + 1
    fake["entry"] |= {
        "id": f"00000000-0000-4000-8000-{number:012x}",
        "stream": stream,
        "stream_kind": "session",
        "kind": kind,
        "seq": number,
        "prev_link": last["entry"]["link"],
        "supersedes": [],
        "reason": None,
        **changes,
    }
    fake |= {"salt": "00" * 16, "content": content}
    fake["entry"]["leaf"] = leaf_of(fake["salt"], content)
    fake["entry"]["link"] = link_of(header_of(fake))
    lines.insert(lines.index(last) + 1, fake)
    return fake


def erasure(lines: list[Line], kind: str, stream: str, patient: str) -> None:
    append(
        lines,
        "patient-erased",
        stream,
        f'{{"kind":"patient-erased/1","patient":"{patient}"}}',
        stream_kind=kind,
    )


def signed_streams(lines: list[Line]) -> dict[str, str]:
    """The ids of the session and of the patient."""
    (manifest,) = [line["manifest"] for line in lines if "manifest" in line]
    return {kind: manifest[kind]["id"] for kind in ("session", "patient")}


def of_stream(lines: list[Line], stream: str) -> list[Line]:
    return [
        line
        for line in lines
        if "entry" in line
        and line["entry"]["stream"] == stream
        and line["entry"]["kind"] not in _KEPT
    ]


def erased(bundle: bytes, *kinds: str) -> bytes:
    """All of the session, of the patient, or of both, as an erasure leaves it."""
    lines = mutations.lines_in(bundle)
    streams = signed_streams(lines)
    for kind in kinds:
        for line in of_stream(lines, streams[kind]):
            line.update(EMPTIED)
    for kind in kinds:
        erasure(lines, kind, streams[kind], streams["patient"])
    return mutations.fitted(lines)


def erase_some(bundle: bytes, _: bytes, dice: Random) -> bytes:
    """Some entries of one stream, of both, or all of one, behind made-up erasures."""
    lines = mutations.lines_in(bundle)
    streams = signed_streams(lines)
    for kind in dice.sample(sorted(streams), dice.randrange(1, 3)):
        entries = of_stream(lines, streams[kind])
        for line in dice.sample(entries, dice.randrange(len(entries) + 1)):
            line.update(EMPTIED)
        erasure(lines, kind, streams[kind], streams["patient"])
    return mutations.fitted(lines)
