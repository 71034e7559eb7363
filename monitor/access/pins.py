"""The PIN: six digits that open a locked screen again, and nothing else.

Its verifier may stand only inside the encrypted record: a million PINs are tried in
two days, however slow one is.
"""

import re
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import HashingError, VerificationError, VerifyMismatchError

from monitor.access.faults import NotEnoughMemory
from monitor.chart.refusals import Refusal

LENGTH = 6
_SIX_DIGITS = re.compile(f"[0-9]{{{LENGTH}}}")
_LIBRARY_DEFAULT = PasswordHasher()
_MONTHS = range(1, 13)
_DAYS = range(1, 32)
_CENTURIES = (19, 20)


def refuse_pin(pin: str) -> Refusal | None:
    """Refuse what is no PIN, or is tried among the first."""
    if not _SIX_DIGITS.fullmatch(pin):
        why, remedy = "it is not six digits from 0 to 9", "Type six digits"
    elif _is_run(pin):
        why, remedy = "its digits are a sequence", "Choose another"
    elif _is_repetition(pin):
        why, remedy = "it repeats itself", "Choose another"
    elif _is_like_date(pin):
        why, remedy = "it reads as a date", "Choose one that can't be a date"
    else:
        return None
    return Refusal(field="pin", what="The PIN is not taken", why=why, remedy=remedy)


def verifier_of(pin: str, hasher: PasswordHasher = _LIBRARY_DEFAULT) -> str:
    """What to keep of the PIN; takes a fifth of a second. Raises NotEnoughMemory."""
    try:
        return hasher.hash(pin)
    except HashingError as error:
        raise NotEnoughMemory from error


def is_right(
    pin: str, verifier: str, hasher: PasswordHasher = _LIBRARY_DEFAULT
) -> bool:
    """Takes a fifth of a second. Raises NotEnoughMemory.

    Raises InvalidHashError where the verifier is none.
    """
    try:
        return hasher.verify(verifier, pin)
    except VerifyMismatchError:
        return False
    except VerificationError as error:
        raise NotEnoughMemory from error


def is_outdated(verifier: str, hasher: PasswordHasher = _LIBRARY_DEFAULT) -> bool:
    """Whether to keep a new verifier once the PIN was right."""
    return hasher.check_needs_rehash(verifier)


def renewed(
    pin: str, verifier: str, hasher: PasswordHasher = _LIBRARY_DEFAULT
) -> str | None:
    """Another verifier of a PIN that was right, where the one there is outdated.

    None also where there is too little memory for it: it is asked again next time.
    """
    if not is_outdated(verifier, hasher):
        return None
    try:
        return verifier_of(pin, hasher)
    except NotEnoughMemory:
        return None


def _is_run(pin: str) -> bool:
    """123456, 975319, 000000: the same step throughout, round past 9."""
    digits = [int(digit) for digit in pin]
    return len({(b - a) % 10 for a, b in pairwise(digits)}) == 1


def _is_repetition(pin: str) -> bool:
    """121212, 123123, 112233, 123321, or two digits in all."""
    return (
        pin[:2] * 3 == pin
        or pin[:3] * 2 == pin
        or pin[::2] == pin[1::2]
        or pin == pin[::-1]
        or len(set(pin)) <= 2
    )


def _is_like_date(pin: str) -> bool:
    """Day, month and year in the orders in use, or month and a year in full."""
    first, second, third = (int(pin[at : at + 2]) for at in (0, 2, 4))
    return (
        (first in _DAYS and second in _MONTHS)
        or (first in _MONTHS and second in _DAYS)
        or (second in _MONTHS and third in _DAYS)
        or (first in _CENTURIES and third in _MONTHS)
        or (first in _MONTHS and second in _CENTURIES)
    )
