"""What is said of somebody by a file that stands in for the damaged record.

A slot proves that whoever opens it was let in once, and neither that they administer
nor that they still do: the roles are in the record alone. So nobody is taken at their
slot's word, and nobody is told what can't be known.
"""

from monitor.chart.refusals import Refusal
from monitor.charting import refused

_BY_CODE = "se the recovery code, --recovery-code-file FILE"


def told_by_stand_in(no: Refusal, lacking: str) -> Refusal:
    """The refusal, as far as it is known; ``lacking`` says where nobody is found.

    Whoever is not there may have been enrolled where nothing can be read any more.
    """
    if no == refused.NOT_ENROLLED:
        return Refusal(
            what="Nothing was done",
            why=f"your enrolment can't be read in the damaged record, and {lacking}",
            remedy=f"U{_BY_CODE}",
        )
    return Refusal(
        what=no.what,
        why=f"{no.why}, by what can be read while the record itself is damaged",
        remedy=f"{no.remedy}, or u{_BY_CODE}",
    )
