"""README tells which role may run which command, as the table of roles has it."""

import re
from pathlib import Path
from typing import get_args

from monitor.chart.commands import (
    ApproveProtocol,
    Chart,
    ErasePatient,
    RecordPatient,
    WithdrawApproval,
)
from monitor.chart.keeping_commands import LiftHold, PlaceHold, SetRetention
from monitor.chart.kinds import Role
from monitor.chart.roles import TABLE, Act

README = Path(__file__).parents[3] / "README.md"
ACTS: dict[str, Act] = {
    "sessions": "sessions",
    "handover": "charts",
    "import-patients": RecordPatient,
    "import-paper": Chart,
    "print-sheet": "charts",
    "export": "exports",
    "backtest": "review",
    "verify": "verification",
    "approve-protocol": ApproveProtocol,
    "withdraw-approval": WithdrawApproval,
    "backup": "backup",
    "restore": "backup",
    "salvage": "backup",
    "recovery-code": "recovery-code",
    "erase": ErasePatient,
    "oversight": "review",
    "hold": PlaceHold,
    "lift-hold": LiftHold,
    "retention": SetRetention,
}
"""What each command asks the record for, of those that do."""


def told() -> dict[str, set[str]]:
    """The commands of each row, by the role it begins with."""
    rows = re.findall(
        r"^\| (\w+) \| .+ \| (.+) \|$", README.read_text("utf-8"), re.MULTILINE
    )
    roles = get_args(Role)
    return {
        role: set(re.findall(r"`([a-z-]+)`", cell))
        for role, cell in rows
        if role in roles
    }


def test_each_role_is_told_its_commands_and_no_others() -> None:
    permitted = {
        role: {command for command, act in ACTS.items() if role in TABLE[act]}
        for role in get_args(Role)
    }
    assert told() == permitted
