"""The key of the record itself, which everybody's slot holds."""

import secrets

from msgspec import Struct
from typing_extensions import override

_KEY_LENGTH = 32
_SALT_LENGTH = 16
LENGTH = _KEY_LENGTH + _SALT_LENGTH


class RecordKey(Struct, frozen=True, kw_only=True):
    """What SQLCipher takes as a raw key: ``x'`` and the 96 hex digits of ``raw``.

    ``raw`` is 32 bytes of key and 16 of salt; the salt is also the file's first 16
    bytes, so a record keyed by 32 bytes alone goes on under those 32 and its own 16.
    """

    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != LENGTH:
            raise ValueError(f"A record key has {LENGTH} bytes, not {len(self.raw)}.")

    @override
    def __repr__(self) -> str:
        return "RecordKey(...)"  # It must not come into a log.


class DataKeys(Struct, frozen=True, kw_only=True):
    """The key of the record, and the one before it while the record is keyed anew.

    A crash can leave the file under either: where ``current`` does not open it,
    ``before`` does, and keying it anew has to be done again.
    """

    current: RecordKey
    before: RecordKey | None = None


def new_record_key() -> RecordKey:
    return RecordKey(raw=secrets.token_bytes(LENGTH))
