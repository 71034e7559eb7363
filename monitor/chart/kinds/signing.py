"""Signing a session off, and what is told after it."""

from typing import Literal

from monitor.chart.kinds.kind import Kind
from monitor.chart.manifest import Signature

Meaning = Literal["charted by me", "reviewed and co-signed"]
"""As what somebody signs; it is part of what is signed."""


class SignedOff(Kind, frozen=True, kw_only=True, tag="signed-off/1"):
    """Somebody signed the session with a key of their own, as it then stood.

    The manifest tells all entries of the session and of its patient before this one.
    """

    signature: Signature


class AddendumRecorded(Kind, frozen=True, kw_only=True, tag="addendum-recorded/1"):
    """What is added once the session is signed, since nothing in it is amended then."""

    text: str
