"""Who signed a session, and whether it is still what they signed."""

from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from monitor.chartverify import hashing
from monitor.chartverify.lines import Line
from monitor.chartverify.places import Places, chains_of
from monitor.chartverify.shapes import Header

_SIGNING = ("signed-off", "staff-named")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def hold(line: Line, places: Places) -> tuple[list[str], str]:
    """What is wrong with a signature, and what it says."""
    manifest = line["manifest"]
    told = _told(line, places)
    if not is_by(line):
        return [f"A signature does not hold: {told}"], told
    wrong = [
        f"The {kind} is not as it was signed: {told}"
        for kind in ("session", "patient")
        if not _is_of(manifest[kind], _stream(kind, manifest, places))
    ]
    hashes = {h.protocol_hash for h in _stream("session", manifest, places)}
    if manifest["protocol"] not in hashes:
        wrong.append(f"The session went by another protocol: {told}")
    return wrong, told


def code_of(line: Line) -> str:
    """What stands beside the signature on paper."""
    return hashing.code_of(hashing.sha256(hashing.signed_bytes(line["manifest"])))


def is_by(line: Line) -> bool:
    """Whether whoever has that key signed exactly that manifest."""
    signature = bytes.fromhex(line["signature"])
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(line["key"]))
        key.verify(signature, hashing.signed_bytes(line["manifest"]))
    except (InvalidSignature, ValueError):
        return False
    return True


def _is_of(part: dict[str, Any], headers: list[Header]) -> bool:
    """Whether the entries up to the last of each chain are those that were signed."""
    lasts = {(c["station"], c["epoch"]): c["last"] for c in part["chains"]}
    then = [h for h in headers if h.seq <= lasts.get((h.station, h.epoch), 0)]
    return bool(then) and (part["chains"], part["root"]) == (
        chains_of(then),
        hashing.root_of(header.link for header in then),
    )


def _later(part: dict[str, Any], headers: list[Header]) -> list[Header]:
    """What was charted after it was signed, apart from the signing itself."""
    lasts = {(c["station"], c["epoch"]): c["last"] for c in part["chains"]}
    return [
        h
        for h in headers
        if h.seq > lasts.get((h.station, h.epoch), 0) and h.kind not in _SIGNING
    ]


def _stream(kind: str, manifest: dict[str, Any], places: Places) -> list[Header]:
    return places.streams.get((kind, manifest[kind]["id"]), [])


def _told(line: Line, places: Places) -> str:
    manifest = line["manifest"]
    session = manifest["session"]
    later = len(_later(session, _stream("session", manifest, places)))
    since = f" {later} of its entries are later." if later > 0 else ""
    return (
        f"Session {manifest['session']['id']} was signed by {manifest['name']!r}"
        f" as {manifest['meaning']!r} on {_time(manifest['signed_ms'])}, code"
        f" {code_of(line)}, with the key {hashing.code_of(line['key'])}.{since}"
    )


def _time(milliseconds: int) -> str:
    try:
        moment = _EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        return "no day that there is"
    return moment.strftime("%Y-%m-%d at %H:%M:%SZ")
