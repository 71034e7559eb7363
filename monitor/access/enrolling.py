"""Who has a slot: added, given another password, removed, and all keyed anew.

Each gives the slots as they are to be written; nothing holds before that.
"""

import secrets
from collections.abc import Collection
from uuid import UUID

from msgspec.structs import replace

from monitor.access.derivation import SALT_LENGTH, Derivation
from monitor.access.faults import SlotsRefused
from monitor.access.record_key import DataKeys, RecordKey
from monitor.access.sealing import (
    bound_to,
    new_opening_key,
    new_signing_key,
    public_opening_key,
    public_signing_key,
    sealed,
    sealed_to,
    secret_of_code,
)
from monitor.access.signing_in import Credentials, SignedIn, secret_of, sign_in
from monitor.access.slots import NOBODY, KeySlots, PersonSlot, RecoverySlot
from monitor.chart.refusals import Refusal


def new_slots(record: UUID, key: RecordKey, code: bytes) -> KeySlots:
    """Slots of a new record, which as yet only the recovery code opens."""
    return KeySlots(
        record=record,
        generation=1,
        name_salt=secrets.token_bytes(SALT_LENGTH),
        people=(),
        recovery=_recovery_slot(record, 1, code, DataKeys(current=key)),
    )


def with_person(
    slots: KeySlots,
    person: UUID,
    typed: Credentials,
    keys: DataKeys,
    cost: Derivation,
) -> KeySlots:
    """Let that person open the record, also one who had lost the password.

    The signing key is a new one. That no two people sign in by one name is for whoever
    knows the names to see to. Raises NotEnoughMemory, or SlotsRefused where the slots
    are not of these keys.
    """
    keys = _as_in(slots, keys)
    signed = SignedIn(person=person, keys=keys, signing_key=new_signing_key())
    return _with_slot(slots, signed, typed, cost)


def with_other_password(
    slots: KeySlots, old: Credentials, new: Credentials, cost: Derivation
) -> KeySlots | Refusal:
    """Another password, or another sign-in name, for whom the old ones sign in.

    The signing key stays. Raises NotEnoughMemory, or SlotsDamaged.
    """
    signed = sign_in(slots, old)
    if isinstance(signed, Refusal):
        return signed
    return _with_slot(slots, signed, new, cost)


def without_person(
    slots: KeySlots, person: UUID, administrators: Collection[UUID]
) -> KeySlots | Refusal:
    """Take away that person's slot; a person without one changes nothing.

    ``administrators`` are all of them by the record, which alone knows. What is kept
    elsewhere of the old file still opens old copies of the record: key it anew, too.
    """
    staying = tuple(slot for slot in slots.people if slot.person != person)
    if len(staying) == len(slots.people):
        return slots
    if not any(slot.person in administrators for slot in staying):
        return Refusal(
            what="The access is not taken away",
            why="nobody who could give it to others would be left",
            remedy="Make somebody else an administrator first",
        )
    return as_changed(replace(slots, people=staying))


def with_nobody(slots: KeySlots, above: int) -> KeySlots:
    """The recovery code alone, as newer slots than those of that generation.

    Of slots that are older than the record nobody knows whose password still holds.
    """
    return replace(slots, people=(), generation=max(slots.generation, above), seal=b"")


def with_other_code(slots: KeySlots, code: bytes, keys: DataKeys) -> KeySlots:
    """Another recovery code; the printed one opens nothing any more.

    Raises SlotsRefused where the slots are not of these keys.
    """
    keys = _as_in(slots, keys)
    version = slots.recovery.version + 1
    recovery = _recovery_slot(slots.record, version, code, keys)
    return as_changed(replace(slots, recovery=recovery))


def with_next_key(slots: KeySlots, key: RecordKey) -> KeySlots:
    """Give everybody another data key beside the one that the record still has.

    To be written before the record is keyed anew. Raises ValueError where that was
    begun before and not ended, and SlotsDamaged.
    """
    if slots.is_being_keyed_anew:
        raise ValueError("The record is being keyed anew: end that first.")
    recovery = slots.recovery
    bound = bound_to(slots.record, NOBODY, recovery.version)
    seal = sealed_to(recovery.opening_key, key, bound)
    return as_changed(
        replace(
            slots,
            people=tuple(_with_next(slots.record, slot, key) for slot in slots.people),
            recovery=replace(recovery, data_keys=(seal, *recovery.data_keys)),
        )
    )


def with_newest_key(slots: KeySlots) -> KeySlots:
    """Forget the key before. To be written once the record has the newest."""
    people = (replace(slot, data_keys=slot.data_keys[:1]) for slot in slots.people)
    recovery = replace(slots.recovery, data_keys=slots.recovery.data_keys[:1])
    return as_changed(replace(slots, people=tuple(people), recovery=recovery))


def _with_next(record: UUID, slot: PersonSlot, key: RecordKey) -> PersonSlot:
    bound = bound_to(record, slot.person, slot.version)
    seal = sealed_to(slot.opening_key, key, bound)
    return replace(slot, data_keys=(seal, *slot.data_keys))


def _with_slot(
    slots: KeySlots, signed: SignedIn, typed: Credentials, cost: Derivation
) -> KeySlots:
    """A new slot for that person, at the place of an old one."""
    old = slots.of(signed.person)
    version = old.version + 1 if old else 1
    bound = bound_to(slots.record, signed.person, version)
    opening_key = new_opening_key()
    public = public_opening_key(opening_key)
    secret = secret_of(slots, typed, cost)
    slot = PersonSlot(
        person=signed.person,
        version=version,
        cost=cost,
        private_keys=sealed(secret, opening_key + signed.signing_key, bound),
        opening_key=public,
        signing_key=public_signing_key(signed.signing_key),
        data_keys=_sealed_keys(public, signed.keys, bound),
    )
    others = tuple(each for each in slots.people if each.person != signed.person)
    return as_changed(replace(slots, people=(*others, slot)))


def _recovery_slot(
    record: UUID, version: int, code: bytes, keys: DataKeys
) -> RecoverySlot:
    bound = bound_to(record, NOBODY, version)
    opening_key = new_opening_key()
    public = public_opening_key(opening_key)
    return RecoverySlot(
        version=version,
        private_key=sealed(secret_of_code(code, record), opening_key, bound),
        opening_key=public,
        data_keys=_sealed_keys(public, keys, bound),
    )


def _as_in(slots: KeySlots, keys: DataKeys) -> DataKeys:
    """As many keys as the other slots have; they forget the one before, never the next.

    Raises SlotsRefused where one is wanting.
    """
    if not slots.is_being_keyed_anew:
        return DataKeys(current=keys.current)
    if keys.before is None or keys.before == keys.current:
        raise SlotsRefused("a key that everybody else has is wanting")
    return keys


def _sealed_keys(public: bytes, keys: DataKeys, bound: bytes) -> tuple[bytes, ...]:
    both = (keys.current, keys.before)
    return tuple(sealed_to(public, key, bound) for key in both if key is not None)


def as_changed(slots: KeySlots) -> KeySlots:
    """Not sealed: no seal of before stands for it."""
    return replace(slots, generation=slots.generation + 1, seal=b"")
