"""A back-test as one JSON object, for a script."""

from typing import Any

import msgspec

from monitor.review.backtest import Backtest, SessionTried
from ui.views.backtest.words import CHANGES


def as_json(found: Backtest, of_others: int) -> str:
    """All that was found, indented; each difference names its kind.

    ``changes`` has the totals of each kind, ``of_others`` is how many closed sessions
    of other protocols were left out.
    """
    told = {
        **msgspec.to_builtins(found),
        "of_others": of_others,
        "changes": {change: found.total(change) for change in CHANGES},
        "concerned": [_session(session) for session in found.concerned],
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=2).decode()


def _session(session: SessionTried) -> dict[str, Any]:
    differences = [
        {"change": found.change, "before": found.before, "after": found.after}
        for found in session.differences
    ]
    return {**msgspec.to_builtins(session), "differences": differences}
