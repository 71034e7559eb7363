"""Times as milliseconds since 1970 in UTC, as the record keeps them."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

MINUTE = 60_000

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


def ms(moment: datetime) -> int:
    return (moment - _EPOCH) // _MS


def known_ms(moment: datetime | None) -> int | None:
    return None if moment is None else ms(moment)


@lru_cache(maxsize=256)
def time_in(milliseconds: int) -> datetime:
    return _EPOCH + _MS * milliseconds
