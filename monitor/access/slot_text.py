"""The bytes of a key file: what it is, a sum over the rest, and the slots as JSON."""

import msgspec

from monitor.access.faults import NewerSlots, SlotsRefused
from monitor.access.slots import KeySlots
from monitor.summed import parts, summed

FORMAT = 1
LONGEST = 16 * 1024 * 1024
"""Bytes; 10,000 people come to 8 MB."""

_MAGIC = b"Vigil key slots "
_MOST_DIGITS = 9
_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(KeySlots, strict=True)


class Damaged(Exception):
    """These bytes are not a whole key file."""


def written(slots: KeySlots) -> bytes:
    body = _ENCODER.encode(slots)
    head = b"%s%d" % (_MAGIC, FORMAT)
    return summed(head, body)


def proved(slots: KeySlots) -> bytes:
    """The same, which ``read`` gives back; raises SlotsRefused where it would not."""
    content = written(slots)
    try:
        back = read(content)
    except Damaged as damage:
        raise SlotsRefused(str(damage)) from damage
    if len(content) > LONGEST or back != slots:
        raise SlotsRefused("it could not be read back")
    return content


def read(content: bytes) -> KeySlots:
    """Raises Damaged, or NewerSlots where a later version wrote it."""
    found = parts(content)  # Every later format keeps this frame.
    if found is None:
        raise Damaged("the sum does not fit")
    head, body = found
    if head != b"%s%d" % (_MAGIC, FORMAT):
        raise _fault_of_head(head)
    try:
        slots = _DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Damaged(str(error)) from error
    if not slots.is_consistent:
        raise Damaged("the slots contradict each other")
    return slots


def _fault_of_head(head: bytes) -> Exception:
    number = head.removeprefix(_MAGIC)
    is_number = number != head and number.isdigit() and len(number) <= _MOST_DIGITS
    if is_number and int(number) > FORMAT:
        return NewerSlots()
    return Damaged("it begins as no key file does")
