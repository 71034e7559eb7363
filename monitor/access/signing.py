"""Signing a session's manifest with a person's own key (Ed25519, RFC 8032)."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from monitor.access.sealing import public_signing_key
from monitor.chart.manifest import Manifest, Signature, signed_bytes


class OwnKey:
    """A person's key for signing, as ``SignedIn.signing_key`` has it."""

    def __init__(self, secret: bytes) -> None:
        """Raises ValueError where the secret is not one."""
        self._secret = secret
        self.key = public_signing_key(secret).hex()

    def sign(self, manifest: Manifest) -> Signature:
        return sign(manifest, self._secret)


def sign(manifest: Manifest, secret: bytes) -> Signature:
    """Raises ValueError where the secret is not one."""
    key = Ed25519PrivateKey.from_private_bytes(secret)
    return Signature(
        manifest=manifest,
        key=public_signing_key(secret).hex(),
        signature=key.sign(signed_bytes(manifest)).hex(),
    )


def holds(signature: Signature) -> bool:
    """Whether whoever has that key signed exactly that manifest."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature.key))
        message = signed_bytes(signature.manifest)
        key.verify(bytes.fromhex(signature.signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True
