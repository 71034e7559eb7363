"""What the form about an alert is made from: its card, and whom the protocol names."""

from monitor.protocol.assessment import Alert, Assessment
from monitor.protocol.care_protocol import CareProtocol
from ui.views import alert_words, wording
from ui.views.forms.action_form import ActionForm


def action_form(
    key: str, assessment: Assessment, protocol: CareProtocol
) -> ActionForm | None:
    """The form about the alert of that key; None where there is none."""
    alert = assessment.alert(key)
    if alert is None:
        return None
    card = assessment.card(alert.parameter)
    visible = () if card is None else card.alerts
    escalation = protocol.escalation
    parts = (alert_words.priority_words(alert.priority), alert.value, alert.limit)
    return ActionForm(
        key=key,
        headline=wording.spelled(", ".join(p for p in parts if p)),
        actions=protocol.actions,
        also=tuple(a.key for a in visible if a.key != key and a.priority != "low"),
        contact="" if escalation is None else escalation.contact,
        number="" if escalation is None else escalation.number,
        called=_called(visible),
        must_say_why=any(
            a.priority == "high" and a.is_active for a in (alert, *visible)
        ),
    )


def _called(alerts: tuple[Alert, ...]) -> str:
    """Who was called last about the card; empty where nobody was."""
    calls = [call for alert in alerts for call in alert.life.calls]
    return max(calls, key=lambda call: call.at).who if calls else ""
