"""What may go wrong with JSON that is read back, whoever wrote it."""

import msgspec

UNREADABLE: tuple[type[Exception], ...] = (msgspec.MsgspecError, UnicodeDecodeError)
"""A text in it that is no UTF-8 is told by Python itself, and not by msgspec."""
