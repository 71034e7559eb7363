"""What is said at a step once something was typed."""

from monitor.chart.refusals import Refusal
from ui.views.way_in.step import Step


def refused(step: Step, refusal: Refusal) -> Step:
    """The same step, saying at the field what is wrong with it."""
    said = f"{_capital(refusal.why)}. {refusal.remedy}"
    if all(field.key != refusal.field for field in step.fields):
        message = f"{refusal.what}: {refusal.why}. {refusal.remedy}"
        return step._replace(message=message, is_busy=False)
    fields = tuple(
        field._replace(note=said, is_refused=True)
        if field.key == refusal.field
        else field
        for field in step.fields
    )
    return step._replace(fields=fields, message="", is_busy=False)


def busy(step: Step, button: str) -> Step:
    """The same step while the answer is looked at."""
    return step._replace(button=button, message="", is_busy=True)


def faulty(step: Step, fault: Exception) -> Step:
    """The same step, with what is wrong with the workstation."""
    return step._replace(message=str(fault), is_busy=False)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
