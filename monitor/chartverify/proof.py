"""What a bundle claims, held against what it holds."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import BinaryIO, NamedTuple

from monitor.chartverify import counting, erasures, hashing, shapes, signed
from monitor.chartverify.lines import Line, Unreadable, lines_of
from monitor.chartverify.places import Places, chains_of
from monitor.chartverify.shapes import Header, expect, header_of
from monitor.chartverify.vouching import Vouching, covered

MOST_FINDINGS = 5
_EACH = (
    ("protocols", shapes.IS_PROTOCOL),
    ("entries", shapes.IS_ENTRY),
    ("signatures", shapes.IS_SIGNATURE),
)


class Proof(NamedTuple):
    """What was found wrong, and what was proved: both in sentences.

    ``codes`` are those of every end and every signature that was proved. What nobody
    signed and no code covers that was noted elsewhere, anybody can have put there.
    """

    findings: list[str]
    said: list[str]
    codes: list[str]
    keys: list[str]
    vouching: Vouching
    is_of_all: bool = False

    def is_vouched_for(self, codes: Collection[str]) -> bool:
        """Whether these and the signatures prove it.

        What was charted of a session once it was signed is told and needs no code, but
        for what empties it or gives it another patient.
        """
        left = self.vouching.left_by(codes)
        if left.erasures or left.others:
            return False
        return not left.unvouched or bool(self.keys and not self.is_of_all)


def prove(file: BinaryIO) -> Proof:
    """Everything that a bundle can be asked; Unreadable where it is none."""
    lines = lines_of(file)
    number, head = next(lines, (1, {}))
    expect(shapes.IS_HEAD, head, number)
    places = Places()
    findings: list[str] = []
    signatures: list[Line] = []
    for finding in _each_line(head, lines, places, signatures):
        findings.append(finding)
        if len(findings) == MOST_FINDINGS:
            findings.append("There is more.")
            return Proof(findings, [], [], [], _vouching(head, places, ()))
    lacking = erasures.wrong_with(places, signatures)
    findings += islice(lacking, MOST_FINDINGS)
    findings += _against_head(head, places)
    said: list[str] = []
    codes: list[str] = []
    keys: list[str] = []
    signing = signed.signing(places, signatures)
    for signature in signatures:
        wrong, told = signed.hold(signature, places, signing)
        findings += wrong
        said.append(told)
        codes += [signed.code_of(signature), hashing.code_of(signature["key"])]
        keys.append(signature["key"])
    return Proof(
        findings,
        _told(head, places) + said,
        _codes(head) + codes,
        keys,
        _vouching(head, places, signatures),
        is_of_all=head["session"] is None,
    )


def _vouching(head: Line, places: Places, signatures: Collection[Line]) -> Vouching:
    signing = signed.signing(places, signatures)
    return Vouching(places, head["root"], covered(places, signatures, signing))


def _each_line(
    head: Line,
    lines: Iterator[tuple[int, Line]],
    places: Places,
    signatures: list[Line],
) -> Iterator[str]:
    """What is wrong with a line by itself, or with where it stands."""
    for kind, shape in _EACH:
        for _ in range(head[kind]):
            number, line = next(lines, (0, {}))
            if not number:
                yield f"It ends before all of its {kind}"
                return
            expect(shape, line, number)
            if kind == "signatures":
                yield from _signature(line, signatures)
            elif kind == "protocols":
                yield from _protocol(line, places)
            else:
                yield from _entry(line, places)
    for number, _ in lines:
        raise Unreadable(f"Line {number} is more than the first line tells of.")


def _protocol(line: Line, places: Places) -> Iterator[str]:
    if hashing.sha256(line["text"].encode()) != line["protocol"]:
        yield f"The protocol {line['protocol']} has another text"
    if not places.add_protocol(line["protocol"]):
        yield f"The protocol {line['protocol']} stands out of its order"


def _entry(line: Line, places: Places) -> Iterator[str]:
    header = header_of(line)
    where = f"Entry {header.seq} of epoch {header.epoch}"
    salt, content = line["salt"], line["content"]
    if salt is None or content is None:
        places.empty[header.id] = header
    elif header.leaf != hashing.leaf_of(salt, content):
        yield f"{where}: its content is not what was written"
    else:
        places.told.take(header, content)
    if header.link != hashing.link_of(header):
        yield f"{where}: its header is not what was written"
    for finding in places.add(header):
        yield f"{where}: {finding}"


def _signature(line: Line, before: list[Line]) -> Iterator[str]:
    if before and before[-1]["signature"] >= line["signature"]:
        yield "Its signatures stand out of their order"
    before.append(line)


def _against_head(head: Line, places: Places) -> Iterator[str]:
    if head["chains"] != chains_of(places.headers):
        yield "Its entries are not those that its first line tells of"
    if head["root"] != hashing.root_of(header.link for header in places.headers):
        yield "Its entries do not come to the root that its first line tells of"
    if places.protocols != sorted(set(_gone_by(places.headers))):
        yield "Its protocols are not those that its entries go by"
    if head["session"] is None:
        yield from _of_all(head)
    else:
        yield from _of_one(head, places)


def _of_all(head: Line) -> Iterator[str]:
    if head["patients"]:
        yield "Its first line names patients, as only that of one session does"
    for chain in head["chains"]:
        if (chain["first"], chain["count"]) != (1, chain["last"]):
            yield f"Entries of epoch {chain['epoch']} are missing"


def _of_one(head: Line, places: Places) -> Iterator[str]:
    named = [("session", head["session"])]
    named += [("patient", patient) for patient in head["patients"]]
    if head["patients"] != sorted(set(head["patients"])):
        yield "Its first line names the patients out of order"
    if places.streams.keys() != set(named):
        yield "Its entries are not those of the session and the patients it names"


def _gone_by(headers: Iterable[Header]) -> Iterator[str]:
    return (h.protocol_hash for h in headers if h.protocol_hash is not None)


def _told(head: Line, places: Places) -> list[str]:
    if head["session"] is None:
        said = [f"It holds all of a record, {counting.of_all(places)}."]
        said += [
            f"Epoch {chain['epoch']} ends with entry {chain['last']}: "
            f"{hashing.code_of(chain['link'])}"
            for chain in head["chains"]
        ]
        return said + _erased(places)
    root = hashing.code_of(head["root"])
    held = counting.held(places)
    said = [f"It holds session {head['session']}: {held}, {root}."]
    return said + _erased(places)


def _erased(places: Places) -> list[str]:
    count = len(places.empty)
    told = f"The content of {count} of its entries is gone, by an erasure in it."
    return [told] if count else []


def _codes(head: Line) -> list[str]:
    ends = [chain["link"] for chain in head["chains"]]
    return [hashing.code_of(digest) for digest in (*ends, head["root"])]
