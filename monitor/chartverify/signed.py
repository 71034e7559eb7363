"""Who signed a session, and whether it is still what they signed."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from monitor.chartverify import counting, hashing
from monitor.chartverify.lines import Line
from monitor.chartverify.places import Places, chains_of
from monitor.chartverify.shapes import Header
from monitor.chartverify.somebody_else import is_another

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_KINDS = ("session", "patient")


def hold(line: Line, places: Places, signing: frozenset[str]) -> tuple[list[str], str]:
    """What is wrong with a signature, and what it says.

    ``signing`` are the entries that are nothing but the signing itself.
    """
    manifest = line["manifest"]
    told = _told(line, places, signing)
    if not is_by(line):
        return [f"A signature does not hold: {told}"], told
    wrong = [
        f"The {kind} is not as it was signed: {told}"
        for kind in _KINDS
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
    then = _then(part, headers)
    return bool(then) and (part["chains"], part["root"]) == (
        chains_of(then),
        hashing.root_of(header.link for header in then),
    )


def _then(part: dict[str, Any], headers: list[Header]) -> list[Header]:
    """What was there when it was signed."""
    lasts = _lasts(part)
    return [h for h in headers if h.seq <= lasts.get((h.station, h.epoch), 0)]


def _later(
    part: dict[str, Any], headers: list[Header], signing: frozenset[str]
) -> list[Header]:
    """What was charted after it was signed, apart from the signing itself."""
    lasts = _lasts(part)
    return [
        h
        for h in headers
        if h.seq > lasts.get((h.station, h.epoch), 0) and h.id not in signing
    ]


def signing(places: Places, signatures: Iterable[Line]) -> frozenset[str]:
    """The entries that are nothing but a sign-off, or the name of whoever signed.

    Whoever made the bundle can append what looks like either: it counts where the
    signature holds, and the name where it is the signed one and renames nobody.
    """
    held = {line["signature"]: line["manifest"] for line in signatures if is_by(line)}
    signs = {
        header.id: (header.stream, header.author, held[said]["name"])
        for header, said in places.told.signed
        if said in held and held[said]["session"]["id"] == header.stream
    }
    names: dict[tuple[str, str], set[str]] = {}
    for named in places.told.named:
        names.setdefault((named.header.stream, named.person), set()).add(named.name)
    return frozenset(signs) | {
        named.header.id
        for named in places.told.named
        if named.verified
        and named.person == named.header.author
        and names[named.header.stream, named.person] == {named.name}
        and (named.header.stream, named.person, named.name) in signs.values()
    }


def _stream(kind: str, manifest: dict[str, Any], places: Places) -> list[Header]:
    return places.streams.get((kind, manifest[kind]["id"]), [])


def _told(line: Line, places: Places, signing: frozenset[str]) -> str:
    manifest = line["manifest"]
    session = manifest["session"]
    return (
        f"Session {session['id']} was signed by {manifest['name']!r}"
        f" as {manifest['meaning']!r} on {_time(manifest['signed_ms'])}, over"
        f" {counting.signed(manifest)}, code {code_of(line)}, with the key"
        f" {hashing.code_of(line['key'])}."
        f"{_gone(manifest, places)}{_since(manifest, places, signing)}"
    )


def _since(manifest: Line, places: Places, signing: frozenset[str]) -> str:
    """What nobody signed with it: how many entries, and whether of somebody else."""
    streams = {kind: _stream(kind, manifest, places) for kind in _KINDS}
    later = {k: len(_later(manifest[k], h, signing)) for k, h in streams.items()}
    if not any(later.values()):
        return ""
    many = "is" if sum(later.values()) == 1 and later["session"] else "are"
    told = f" {counting.whose(later.items())} {many} later."
    known = _then(manifest["patient"], streams["patient"])
    if is_another(places, known, streams["patient"]):
        told += " Since then the patient has another number, name or birth date."
    return told


def _gone(manifest: dict[str, Any], places: Places) -> str:
    """How much of what was signed is empty now, which no signature covers."""
    gone = sum(
        header.id in places.empty
        for kind in _KINDS
        for header in _then(manifest[kind], _stream(kind, manifest, places))
    )
    told = f" What {gone} of the signed entries said is gone; nobody signed that."
    return told if gone else ""


def _lasts(part: dict[str, Any]) -> dict[tuple[str, str], int]:
    return {(c["station"], c["epoch"]): c["last"] for c in part["chains"]}


def _time(milliseconds: int) -> str:
    try:
        moment = _EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        return "no day that there is"
    return moment.strftime("%Y-%m-%d at %H:%M:%SZ")
