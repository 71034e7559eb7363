"""A signature holds for the manifest it was made for, and for no other."""

from msgspec.structs import replace

from monitor.access.sealing import new_signing_key, public_signing_key
from monitor.access.signing import holds, sign
from monitor.chart.manifest import Signature
from tests.chart.test_manifest import MANIFEST

SECRET = bytes(range(32))


def test_a_signature_holds() -> None:
    """And tells the key that it was made with."""
    signature = sign(MANIFEST, SECRET)

    assert holds(signature)
    assert signature.key == public_signing_key(SECRET).hex()
    assert sign(MANIFEST, SECRET) == signature


def test_each_person_has_another_key() -> None:
    """The one that is kept in their slot."""
    one, other = new_signing_key(), new_signing_key()

    assert sign(MANIFEST, one) != sign(MANIFEST, other)
    assert holds(sign(MANIFEST, one))


def test_whatever_is_changed_it_does_not_hold() -> None:
    """The manifest, the key or the signature."""
    signature = sign(MANIFEST, SECRET)
    other = sign(MANIFEST, new_signing_key())
    session = replace(MANIFEST.session, root="00" * 32)

    for changed in (
        replace(signature, manifest=replace(MANIFEST, name="Dr B. Meyer")),
        replace(signature, manifest=replace(MANIFEST, meaning="approved")),
        replace(signature, manifest=replace(MANIFEST, signed_ms=1)),
        replace(signature, manifest=replace(MANIFEST, session=session)),
        replace(signature, manifest=replace(MANIFEST, patient=MANIFEST.session)),
        replace(signature, manifest=replace(MANIFEST, signoff="vigil sign-off 2")),
        replace(signature, key=other.key),
        replace(signature, signature=other.signature),
    ):
        assert not holds(changed)


def test_what_is_no_signature_does_not_hold() -> None:
    """Of a wrong length, or no hexadecimal at all."""
    signature = sign(MANIFEST, SECRET)

    for wrong in ("", "xy", "00", signature.signature[:-2]):
        assert not holds(replace(signature, signature=wrong))
        assert not holds(
            Signature(manifest=MANIFEST, key=wrong, signature=signature.signature)
        )
