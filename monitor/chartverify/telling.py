"""What the contents say that a proof has to know: who was signed for, and by whom."""

import json
from typing import Any, NamedTuple

from monitor.chartverify.shapes import Header, is_id

ERASURE = "patient-erased"
SIGNED_OFF = "signed-off"
NAMED = "staff-named"
MOVED = "chart-reattributed"
"""A session that is another patient's from then on."""
PATIENT = frozenset({"patient-recorded", "patient-corrected"})

Identity = tuple[str, ...]
"""Number, names and birth date, as they are spelt."""


class Named(NamedTuple):
    """What name somebody was given."""

    header: Header
    person: str
    name: str
    verified: bool


class Told:
    """Of content that says nothing of the kind, nothing.

    ``erased`` is by the id of the entry whom it erases; of ``signed`` the signatures;
    ``identities`` are by the id of the entry by what a patient is told from others.
    """

    def __init__(self) -> None:
        self.erased: dict[str, str] = {}
        self.signed: list[tuple[Header, str]] = []
        self.named: list[Named] = []
        self.identities: dict[str, Identity] = {}

    def take(self, header: Header, content: str) -> None:
        if header.kind not in (ERASURE, SIGNED_OFF, NAMED, *PATIENT):
            return
        found = _object(content)
        if header.kind == ERASURE and is_id(found.get("patient")):
            self.erased[header.id] = found["patient"]
        elif header.kind in PATIENT:
            self.identities[header.id] = _identity(found.get("details"))
        elif header.kind == SIGNED_OFF:
            signature = found.get("signature")
            if isinstance(signature, dict):
                self.signed.append((header, str(signature.get("signature"))))
        elif header.kind == NAMED:
            person, name = str(found.get("person")), str(found.get("name"))
            self.named.append(
                Named(header, person, name, found.get("verified") is True)
            )


def _identity(details: object) -> Identity:
    known = details if isinstance(details, dict) else {}
    names = ("identifier", "family", "given", "born")
    return tuple(json.dumps(known.get(name)) for name in names)


def _object(content: str) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
