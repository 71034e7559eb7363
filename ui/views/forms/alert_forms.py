"""The forms about alerts and their limits, made for the session as it stands."""

from monitor.chart.session import Session
from monitor.protocol.alert_snoozing import minutes_to_snooze
from monitor.protocol.assessment import Alert, Assessment
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.limit_changes import rules_at
from monitor.protocol.priorities import PRIORITIES
from ui.views import alert_words, wording
from ui.views.forms.limits_form import LimitsForm, offered_rules
from ui.views.forms.silence_form import SilenceForm


def limits_form(
    protocol: CareProtocol, session: Session, assessment: Assessment
) -> LimitsForm:
    """With the rules in force now, those of the open alerts first, by urgency."""
    rules = rules_at(protocol, session, assessment.at)
    cards = (*assessment.strip, *assessment.advisories)
    firing = [alert for card in cards for alert in card.alerts if alert.is_active]
    firing.sort(key=lambda alert: PRIORITIES.index(alert.priority))
    return LimitsForm(
        protocol=protocol,
        rules=rules,
        offered=offered_rules(rules, [alert.rule for alert in firing]),
    )


def silence_form(
    protocol: CareProtocol, session: Session, alert: Alert | None
) -> SilenceForm | None:
    """About one alert; None where there is none, or the protocol has no snooze."""
    table = protocol.alert_snooze
    if alert is None or table is None:
        return None
    parts = (alert_words.priority_words(alert.priority), alert.value, alert.limit)
    return SilenceForm(
        key=alert.key,
        headline=wording.spelled(", ".join(p for p in parts if p)),
        minutes=minutes_to_snooze(protocol, session, alert.key),
        causes=table.causes,
    )
