"""What seals a slot: AES-256-GCM under a secret, HPKE (RFC 9180) to a public key.

Each seal is bound to the record, the person and the version of the slot: moved into
another slot it does not open. Keys are not wiped from memory after use; Python can't
promise to.
"""

import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from monitor.access.faults import SlotsDamaged
from monitor.access.record_key import RecordKey

_NONCE_LENGTH = 12
_DOMAIN = b"vigil slot 1"


def bound_to(record: UUID, person: UUID, version: int) -> bytes:
    """The associated data of all seals of one slot."""
    return _DOMAIN + record.bytes + person.bytes + version.to_bytes(8, "big")


def sealed(secret: bytes, private_keys: bytes, bound: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE_LENGTH)
    return nonce + AESGCM(secret).encrypt(nonce, private_keys, bound)


def unsealed(secret: bytes, seal: bytes, bound: bytes) -> bytes | None:
    """The private keys; None where the secret is not the one that sealed them."""
    nonce, content = seal[:_NONCE_LENGTH], seal[_NONCE_LENGTH:]
    try:
        return AESGCM(secret).decrypt(nonce, content, bound)
    except InvalidTag:
        return None


def sealed_to(opening_key: bytes, key: RecordKey, bound: bytes) -> bytes:
    """The data key, for the owner of that public key. Raises SlotsDamaged."""
    try:
        public = X25519PublicKey.from_public_bytes(opening_key)
        return _suite().encrypt(key.raw, public, info=bound)
    except ValueError as error:
        raise SlotsDamaged from error


def unsealed_with(private_key: bytes, seal: bytes, bound: bytes) -> RecordKey:
    """Raises SlotsDamaged: who has the private key has what it was sealed to."""
    private = X25519PrivateKey.from_private_bytes(private_key)
    try:
        return RecordKey(raw=_suite().decrypt(seal, private, info=bound))
    except (InvalidTag, ValueError) as error:
        raise SlotsDamaged from error


def secret_of_code(code: bytes, record: UUID) -> bytes:
    """A code of 128 random bits needs no slow derivation: nobody guesses it."""
    info = b"vigil recovery 1"
    return HKDF(algorithm=SHA256(), length=32, salt=record.bytes, info=info).derive(
        code
    )


def new_opening_key() -> bytes:
    """A private key of 32 bytes to which a data key can be sealed."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_opening_key(private_key: bytes) -> bytes:
    private = X25519PrivateKey.from_private_bytes(private_key)
    return private.public_key().public_bytes_raw()


def new_signing_key() -> bytes:
    """A private key of 32 bytes for signing."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_signing_key(private_key: bytes) -> bytes:
    private = Ed25519PrivateKey.from_private_bytes(private_key)
    return private.public_key().public_bytes_raw()


def _suite() -> Suite:
    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
