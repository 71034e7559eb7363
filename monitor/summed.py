"""Files that begin with a line of what they are and a sum over all the rest.

The sum stands against accidents alone; it proves nothing of whoever wrote it.
"""

import hashlib


def summed(head: bytes, body: bytes) -> bytes:
    """The whole file; ``head`` is one line."""
    return b"%s\n%s\n%s" % (head, _sum(head, body), body)


def parts(content: bytes) -> tuple[bytes, bytes] | None:
    """Head and body; None where the file is not as it was written."""
    head, _, rest = content.partition(b"\n")
    stated, _, body = rest.partition(b"\n")
    return (head, body) if stated == _sum(head, body) else None


def _sum(head: bytes, body: bytes) -> bytes:
    return hashlib.sha256(head + b"\n" + body).hexdigest().encode("ascii")
