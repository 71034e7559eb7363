"""The seal over all slots of a file, which only whoever has the record's key can make.

Each slot is bound to its owner and version, and not to the slots beside it. The seal
keeps whoever can write the file, and opens nothing, from putting a slot of before among
those of now, and from making an older file out to be a newer one.
"""

import hmac

import msgspec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec.structs import replace

from monitor.access.record_key import RecordKey
from monitor.access.slots import KeySlots

_INFO = b"vigil slots seal 1"
_ENCODER = msgspec.json.Encoder(order="deterministic")


def sealed_by(slots: KeySlots, key: RecordKey) -> KeySlots:
    """The same, sealed; ``key`` is the newest that they hold."""
    return replace(slots, seal=_seal(slots, key))


def is_sealed_by(slots: KeySlots, key: RecordKey) -> bool:
    return hmac.compare_digest(slots.seal, _seal(slots, key))


def _seal(slots: KeySlots, key: RecordKey) -> bytes:
    derived = HKDF(
        algorithm=SHA256(), length=32, salt=slots.record.bytes, info=_INFO
    ).derive(key.raw)
    return hmac.digest(derived, _ENCODER.encode(replace(slots, seal=b"")), "sha256")
