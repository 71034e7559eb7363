"""Who may do what, as somebody wrote it down before it was built."""

from collections.abc import Iterator
from typing import get_args

from monitor.chart.kinds import Role
from monitor.chart.roles import Door

STANDINGS = (*get_args(Role), *get_args(Door))
HEADS = "nurse supe presc admin audit glass setup recov unver nobod".split()  # noqa: SIM905 as in the table
EXPECTED = """
                   nurse  supe  presc  admin  audit  glass  setup  recov  unver  nobod
RecordPatient      yes    yes   -      -      -      -      -      -      yes    -
CorrectPatient     yes    yes   -      -      -      -      -      -      yes    -
OpenSession        yes    yes   -      -      -      -      -      -      yes    -
Reattribute        yes    yes   -      -      -      -      -      -      yes    -
ClearStart         yes    yes   -      -      -      -      -      -      yes    -
Chart              yes    yes   -      -      -      yes    -      -      yes    -
ChartSet           yes    yes   -      -      -      yes    -      -      yes    -
ChartDoubt         yes    yes   -      -      -      yes    -      -      yes    -
AcknowledgeAlert   yes    yes   -      -      -      yes    -      -      yes    -
ActOnAlert         yes    yes   -      -      -      yes    -      -      yes    -
NoteRecorded       yes    yes   -      -      -      yes    -      -      yes    yes
EmergencyDeclared  yes    yes   -      -      -      yes    -      -      yes    yes
EmergencyStamped   yes    yes   -      -      -      yes    -      -      yes    yes
EmergencyEnded     yes    yes   -      -      -      yes    -      -      yes    yes
ScoreReviewed      yes    yes   yes    -      -      -      -      -      yes    -
BreakGlassCoSigned -      yes   yes    -      -      -      -      -      -      -
SignOff            own    yes   yes    -      -      -      -      -      -      -
ReportStatus       -      yes   yes    -      -      -      -      -      yes    -
AddendumRecorded   yes    yes   yes    -      -      -      -      -      -      -
QueryRaised        -      yes   yes    -      -      -      -      -      yes    -
QueryAnswered      yes    yes   yes    -      -      -      -      -      yes    -
QueryClosed        -      yes   own    -      -      -      -      -      yes    -
Amend              own    yes   own    -      -      own    -      -      yes    -
Retract            own    yes   own    -      -      own    -      -      yes    -
ProposeProtocol    -      yes    yes    yes    -      -      -      -      yes    -
ApproveProtocol    -      -     yes    yes    -      -      -      -      yes    -
WithdrawApproval   -      -     yes    yes    -      -      -      -      yes    -
EnrolPerson        -      -     -      yes    -      -      yes    yes    -      -
ChangePerson       -      -     -      yes    -      -      -      yes    -      -
DisablePerson      -      -     -      yes    -      -      -      yes    -      -
SetLockTimes       -      -     -      yes    -      -      -      -      -      -
SetCoSigning       -      -     -      yes    -      -      -      -      -      -
ErasePatient       -      -     -      yes    -      -      -      -      -      -
PlaceHold          -      -     -      yes    -      -      -      -      -      -
LiftHold           -      -     -      yes    -      -      -      -      -      -
SetRetention       -      -     -      yes    -      -      -      -      -      -
charts             yes    yes   yes    -      -      -      -      -      yes    -
sessions           yes    yes   yes    -      -      -      -      -      yes    -
patients           yes    yes   yes    -      -      -      -      -      yes    -
review             -      yes   yes    -      -      -      -      -      yes    -
drafts             yes    yes   yes    -      -      own    -      -      yes    own
exports            -      yes   -      -      -      -      -      -      yes    -
audit              -      -     -      -      yes    -      -      -      -      -
people             -      -     -      yes    yes    -      -      yes    -      -
protocols          yes    yes   yes    yes    yes    yes    -      -      yes    -
keeping            -      yes    yes   yes    -      -      -      -      yes    -
verification       -      yes   -      yes    yes    -      -      -      yes    -
backup             -      -      -      yes    -      -      -      yes    -      -
recovery-code      -      -      -      yes    -      -      -      -      -      -
"""
"""A row for each command, each fact permitted apart, and each read."""


def cells() -> Iterator[tuple[str, str, str]]:
    """Act, standing, and what the table says: yes, own or a dash."""
    head, *rows = EXPECTED.strip().splitlines()
    assert head.split() == HEADS
    for row in rows:
        act, *found = row.split()
        yield from ((act, s, c) for s, c in zip(STANDINGS, found, strict=True))
