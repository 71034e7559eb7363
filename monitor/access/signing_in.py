"""Opening a slot by a name and a password, or by the recovery code.

The sign-in name is part of the salt from which the password's key is derived. Whose
slot it is shows when that key opens one: the file holds nothing of a name, and nobody
can try names without trying passwords too.
"""

import hashlib
from collections.abc import Iterator
from uuid import UUID

from msgspec import Struct
from typing_extensions import override

from monitor.access.derivation import SALT_LENGTH, Derivation, derived
from monitor.access.faults import SlotsDamaged
from monitor.access.passwords import normalised
from monitor.access.record_key import DataKeys
from monitor.access.recovery_code import code_typed
from monitor.access.sealing import (
    bound_to,
    public_signing_key,
    secret_of_code,
    unsealed,
    unsealed_with,
)
from monitor.access.sign_in_names import normalised_name
from monitor.access.slot_seal import is_sealed_by
from monitor.access.slots import NOBODY, KeySlots, PersonSlot, RecoverySlot
from monitor.chart.refusals import Refusal

_HALF = 32
NOT_ONE_PERSON = Refusal(
    field="password",
    what="Nobody is signed in",
    why="name and password are not those of one person here",
    remedy="Look at Caps Lock and the keyboard's language, and type both again",
)
"""Whichever of the two was wrong."""
NOT_THIS_CODE = Refusal(
    field="code",
    what="The record is not opened",
    why="the code is not of this record, or was replaced by a later one",
    remedy="Look for the code that was printed last for this workstation",
)
"""It is a code, and was tried; a slip of typing is none."""


class Credentials(Struct, frozen=True, kw_only=True):
    """What somebody types to sign in."""

    name: str
    password: str

    @override
    def __repr__(self) -> str:
        return "Credentials(...)"  # It must not come into a log.


class SignedIn(Struct, frozen=True, kw_only=True):
    """Who opened a slot and what was in it; ``signing_key`` is the private one.

    ``generation`` is that of the slots, 0 where no seal stands for it.
    """

    person: UUID
    keys: DataKeys
    signing_key: bytes
    generation: int = 0

    @override
    def __repr__(self) -> str:
        return f"SignedIn({self.person})"


def sign_in(slots: KeySlots, typed: Credentials) -> SignedIn | Refusal:
    """Takes as long as the slots' costs say, also where nobody has that name.

    Raises NotEnoughMemory, or SlotsDamaged.
    """
    for cost, secret in _secrets(slots, typed):
        for slot in slots.people:
            if slot.cost == cost:
                private_keys = unsealed(secret, slot.private_keys, _bound(slots, slot))
                if private_keys is not None:
                    return _signed_in(slots, slot, private_keys)
    return NOT_ONE_PERSON


def open_by_code(slots: KeySlots, typed: str) -> DataKeys | Refusal:
    """What the printed recovery code opens. Raises SlotsDamaged."""
    code = code_typed(typed)
    if isinstance(code, Refusal):
        return code
    secret = secret_of_code(code, slots.record)
    bound = bound_to(slots.record, NOBODY, slots.recovery.version)
    private_key = unsealed(secret, slots.recovery.private_key, bound)
    if private_key is None:
        return NOT_THIS_CODE
    keys = _data_keys(slots.recovery, private_key, bound)
    demand_seal(slots, keys)
    return keys


def demand_seal(slots: KeySlots, keys: DataKeys) -> None:
    """Raises SlotsDamaged where somebody without the key changed them."""
    if slots.seal and not is_sealed_by(slots, keys.current):
        raise SlotsDamaged


def secret_of(slots: KeySlots, typed: Credentials, cost: Derivation) -> bytes:
    """What seals the slot of whoever types that. Raises NotEnoughMemory."""
    salt = hashlib.blake2b(
        normalised_name(typed.name),
        key=slots.name_salt,
        digest_size=SALT_LENGTH,
        person=b"vigil sign-in 1",
    ).digest()
    return derived(normalised(typed.password), salt, cost)


def _secrets(slots: KeySlots, typed: Credentials) -> Iterator[tuple[Derivation, bytes]]:
    """One for each cost in use, which is one in all unless the workstation changed."""
    for cost in dict.fromkeys(slot.cost for slot in slots.people):
        yield cost, secret_of(slots, typed, cost)


def _signed_in(slots: KeySlots, slot: PersonSlot, private_keys: bytes) -> SignedIn:
    opening_key, signing_key = private_keys[:_HALF], private_keys[_HALF:]
    # In clear, so somebody may have put a public key of their own there.
    if public_signing_key(signing_key) != slot.signing_key:
        raise SlotsDamaged
    keys = _data_keys(slot, opening_key, _bound(slots, slot))
    demand_seal(slots, keys)
    return SignedIn(
        person=slot.person,
        keys=keys,
        signing_key=signing_key,
        generation=slots.proved_generation,
    )


def _data_keys(
    slot: PersonSlot | RecoverySlot, private_key: bytes, bound: bytes
) -> DataKeys:
    keys = [unsealed_with(private_key, seal, bound) for seal in slot.data_keys]
    return DataKeys(current=keys[0], before=keys[1] if len(keys) > 1 else None)


def _bound(slots: KeySlots, slot: PersonSlot) -> bytes:
    return bound_to(slots.record, slot.person, slot.version)
