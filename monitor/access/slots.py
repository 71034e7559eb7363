"""The key slots: for each person, and for the recovery code, a way to the data key.

A slot has a pair of keys. The private one is sealed by what its owner knows; the data
key is sealed to the public one. So the record can be keyed anew for everybody who
stays, by somebody who knows nobody's password.

Nothing here is in clear but ids, costs and public keys: no name, no role.
"""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from monitor.access.derivation import Derivation

Sealed92 = Annotated[bytes, Meta(min_length=92, max_length=92)]
"""Nonce 12, two private keys of 32, tag 16."""
Sealed60 = Annotated[bytes, Meta(min_length=60, max_length=60)]
"""Nonce 12, one private key of 32, tag 16."""
SealedKey = Annotated[bytes, Meta(min_length=96, max_length=96)]
"""The key agreed on 32, record key 48, tag 16."""
PublicKey = Annotated[bytes, Meta(min_length=32, max_length=32)]
Salt = Annotated[bytes, Meta(min_length=16, max_length=16)]
Count = Annotated[int, Meta(ge=1, le=2**53)]
DataKeysSealed = Annotated[tuple[SealedKey, ...], Meta(min_length=1, max_length=2)]
"""The newest first; two only while the record is being keyed anew."""

NOBODY = UUID(int=0)
"""Whose the recovery slot is."""


class PersonSlot(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One person's way to the data key, and that person's key for signing.

    ``version`` counts up with each new password. The private keys of ``opening_key``
    (X25519) and of ``signing_key`` (Ed25519) are in ``private_keys``.
    """

    person: UUID
    version: Count
    cost: Derivation
    private_keys: Sealed92
    opening_key: PublicKey
    signing_key: PublicKey
    data_keys: DataKeysSealed


class RecoverySlot(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The printed code's way to the data key. It signs nothing: it is nobody."""

    version: Count
    private_key: Sealed60
    opening_key: PublicKey
    data_keys: DataKeysSealed


class KeySlots(
    Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """All slots of one record; ``generation`` counts up with every change.

    ``name_salt`` goes into every password's salt, together with the sign-in name.
    ``seal`` is over all the rest; files of before there was one have none.
    """

    record: UUID
    generation: Count
    name_salt: Salt
    people: Annotated[tuple[PersonSlot, ...], Meta(max_length=10_000)]
    recovery: RecoverySlot
    seal: Annotated[bytes, Meta(max_length=32)] = b""

    def of(self, person: UUID) -> PersonSlot | None:
        return next((slot for slot in self.people if slot.person == person), None)

    @property
    def proved_generation(self) -> int:
        """The generation where a seal stands for it, else none."""
        return self.generation if self.seal else 0

    @property
    def is_being_keyed_anew(self) -> bool:
        return len(self.recovery.data_keys) > 1

    @property
    def is_consistent(self) -> bool:
        """One slot for each person, and all of them with the same number of keys."""
        owners = [NOBODY, *(slot.person for slot in self.people)]
        count = len(self.recovery.data_keys)
        same = all(len(slot.data_keys) == count for slot in self.people)
        return same and len(set(owners)) == len(owners)
