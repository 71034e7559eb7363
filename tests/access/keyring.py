"""Slots of a small clinic, at costs that a test can bear."""

from uuid import UUID

from monitor.access.derivation import Derivation
from monitor.access.enrolling import new_slots, with_person, without_person
from monitor.access.record_key import DataKeys, RecordKey
from monitor.access.recovery_code import printed
from monitor.access.signing_in import Credentials, SignedIn, open_by_code, sign_in
from monitor.access.slot_file import FIRST, SECOND
from monitor.access.slots import KeySlots
from monitor.chart.refusals import Refusal

CHEAP = Derivation(memory_kib=8, passes=1, lanes=1)
RECORD = UUID(int=1)
MARTHA = UUID(int=2)
OWEN = UUID(int=3)
KEY = RecordKey(raw=bytes(range(48)))
KEYS = DataKeys(current=KEY)
NEXT_KEY = RecordKey(raw=bytes(range(100, 148)))
CODE = bytes(range(16))
CODE_PRINTED = printed(CODE)
MARTHAS = Credentials(name="martha", password="kettle grass anvil moss")
OWENS = Credentials(name="owen", password="puddle harp mitten crow")
STRANGERS = Credentials(name="martha", password="anything but the right one")


def bare_slots() -> KeySlots:
    """Slots that only the recovery code opens."""
    return new_slots(RECORD, KEY, CODE)


def two_people() -> KeySlots:
    alone = with_person(bare_slots(), MARTHA, MARTHAS, KEYS, CHEAP)
    return with_person(alone, OWEN, OWENS, KEYS, CHEAP)


def signed_in(slots: KeySlots, typed: Credentials) -> SignedIn:
    answer = sign_in(slots, typed)
    assert isinstance(answer, SignedIn), answer
    return answer


def refused(slots: KeySlots, typed: Credentials) -> Refusal:
    answer = sign_in(slots, typed)
    assert isinstance(answer, Refusal), answer
    return answer


def recovered(slots: KeySlots, typed: str = CODE_PRINTED) -> DataKeys:
    answer = open_by_code(slots, typed)
    assert isinstance(answer, DataKeys), answer
    return answer


def changed(answer: KeySlots | Refusal) -> KeySlots:
    assert isinstance(answer, KeySlots), answer
    return answer


def full_width(text: str) -> str:
    """As some keyboards of East Asia type it."""
    return "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else c for c in text)


OLD = two_people()
NEW = changed(without_person(OLD, OWEN, {MARTHA}))
COPIES = [FIRST, SECOND]
