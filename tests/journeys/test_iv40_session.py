"""A whole infusion typed into the real window, and the record that it leaves."""

from tests.journeys.nurse import Nurse
from tests.journeys.script import read_rows
from tests.journeys.typing import chart, open_session


def test_iv40_session(nurse: Nurse) -> None:
    """Every remark of the example session comes true, and so does its export."""
    open_session(nurse)
    for row in read_rows():
        nurse.wait_until(row.recorded)
        chart(nurse, row)
        nurse.settle()
        print(row.recorded, row.kind, row.values, "|", [(c.parameter,c.priority) for c in nurse.session.assessment.strip], len(nurse.session.session.sets), nurse.vigil.notice.words, nurse.vigil.form.message)
    assert 0
