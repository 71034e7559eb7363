"""``summary_text``: what a clinic's own record needs to know of a session."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from monitor.chart.effects import Effect
from monitor.chart.emergencies import Emergency
from monitor.chart.kinds import NoteRecorded, TreatmentGiven
from monitor.chart.observations import ObservationSet
from monitor.chart.texts import with_marks
from monitor.charting.reads import SessionRead
from monitor.protocol.left_out import left_out_in_alerts
from monitor.reports.session_record import INTENDED_USE
from ui.views import dose_words, state_words, wording
from ui.views.alert_ends import undone
from ui.views.alert_words import action_name
from ui.views.charted_by import charted_by, moved_lines
from ui.views.corrections import correction_lines
from ui.views.dose_weight import worked_from
from ui.views.emergency import IN_ERROR, missed_words, unsigned_words
from ui.views.ending_words import closing_words, follow_up_words
from ui.views.left_uncharted import missed_sets, sets_missed, without_signing_in
from ui.views.left_unmet import left_unmet
from ui.views.new_session.protocol_words import approval_words, protocol_words
from ui.views.noted import noted_before, stopped_early
from ui.views.proof_words import addendum_lines, signature_lines, since_lines
from ui.views.score_words import flag_words, score_words
from ui.views.screened import mood_scores
from ui.views.series import series_words
from ui.views.summary.figures import baseline_words, extreme_lines, last_words
from ui.views.timeline_row import Ledger
from ui.views.unchecked import UNCHECKED, told_course, told_mg

Line = tuple[str, str]


def summary_text(read: SessionRead, app_version: str) -> str:
    """Plain lines of ``Heading  words``, without tabs, for any text field."""
    scene = _Scene(read)
    lines = [
        *scene.identity(),
        *scene.dose(),
        *scene.observed(),
        *scene.happened(),
        *scene.ended(),
    ]
    body = "\n".join(f"{heading}: {words}" for heading, words in lines if words)
    return f"{body}\n\n{scene.foot(app_version)}\n"


class _Scene:
    """One session, told in its own zone."""

    def __init__(self, read: SessionRead) -> None:
        self._read = read
        self._session = read.session
        self._zone = ZoneInfo(read.session.opened.zone)

    def identity(self) -> Iterator[Line]:
        read, details = self._read, self._read.patient.details
        name = wording.patient_name(details.family, details.given, details.title)
        on = wording.local_day(self._session.opened_at, self._zone)
        born = wording.born(details.born, read.patient.age_on(on))
        yield "Session", f"{wording.day(on)}, {self._session.opened.room}"
        yield "Patient", f"{name}, born {born}, ID {details.identifier}"
        approval = approval_words(
            self._session.opened.approved,
            self._zone,
            is_verified=read.is_approval_verified,
        )
        words = (protocol_words(read.protocol), approval, series_words(read))
        yield "Protocol", ", ".join(word for word in words if word)
        yield "Allergies", state_words.allergies(read)
        yield "Before the dose", "; ".join(noted_before(self._read))
        yield "Moved", "; ".join(moved_lines(self._session))

    def dose(self) -> Iterator[Line]:
        session, order = self._session, self._session.order
        yield "Weight", self._weight()
        if order is None:
            yield "Dose", "none ordered"
            return
        ordered = f"{order.drug} {told_mg(session)}".strip()
        course = told_course(session) or UNCHECKED
        yield "Ordered", f"{ordered}, {course}, by {order.ordered_by}"
        started, ended = session.dose_started_at, session.dose_ended_at
        if started is None:
            yield "Given", "nothing"
            return
        until = f" to {self._clock(ended)}" if ended else ", not ended"
        at = ended or self._read.at
        how = dose_words.note(session, at).removeprefix("given").removeprefix(", ")
        told = ", ".join(p for p in (dose_words.given(session, at), how) if p)
        course = ", ".join((f"{told}, {self._clock(started)}{until}", *self._pauses()))
        early = stopped_early(self._read)
        course = f"{course}, {early}" if early else course
        yield "Given", course

    def _weight(self) -> str:
        weight = self._session.weight
        told = "" if weight is None else wording.amount(weight.kg, "kg")
        return ", ".join(part for part in (told, worked_from(self._session)) if part)

    def _pauses(self) -> Iterator[str]:
        """``paused 13:52 to 13:54``, for each; the last may go on."""
        ran = self._session.infusion.segments
        for before, after in pairwise(ran):
            if before.end is not None and after.start > before.end:
                until = self._clock(after.start)
                yield f"paused {self._clock(before.end)} to {until}"
        if paused := dose_words.paused(self._session.infusion, self._zone):
            yield paused

    def observed(self) -> Iterator[Line]:
        read = self._read
        yield "Baseline", baseline_words(read)
        yield "Since the dose", "; ".join(extreme_lines(read, self._clock_of))
        yield "Last", last_words(read, self._clock_of)

    def happened(self) -> Iterator[Line]:
        yield "Side effects", "; ".join(self._effects()) or "none charted"
        yield "Treatments", "; ".join(self._treatments())
        yield "Oxygen", "; ".join(self._oxygen())
        yield "Alerts", "; ".join(self._alerts()) or "none medium or high"
        scores = (score_words(s.recorded)[0] for s in self._session.scores)
        yield "Scores", "; ".join([*scores, *mood_scores(self._read)])
        yield "Flags reviewed", "; ".join(self._reviewed())
        flagged = [flag_words(s) for s in self._session.scores if s.awaits_review]
        flagged += unsigned_words(self._session)
        flagged += without_signing_in(self._read)
        flagged += map(
            wording.spelled, left_out_in_alerts(self._read.protocol, self._session)
        )
        yield "To review", "; ".join(flagged)
        yield "Overrides", "; ".join(self._overrides())
        yield "Emergency", "; ".join(self._emergencies())
        missed = (*sets_missed(missed_sets(self._read)), missed_words(self._read))
        yield "Not charted", "; ".join(told for told in missed if told)
        yield "Notes", "; ".join(self._notes())
        yield "Amended or struck out", "; ".join(self._corrections())

    def _corrections(self) -> tuple[str, ...]:
        read = self._read
        return correction_lines(
            Ledger(
                session=self._session,
                protocol=read.protocol,
                now=read.assessment.at,
                zone=self._zone,
            )
        )

    def ended(self) -> Iterator[Line]:
        closed = self._session.closed
        if closed is None:
            yield "End", "the session is open"
        else:
            fact, detail = closing_words(closed, self._clock)
            yield "End", f"{fact}, {detail}" if detail else fact
            yield "Not met before leaving", "; ".join(left_unmet(self._read))
            yield "Signatures", "; ".join(signature_lines(self._read)) or "none"
            yield "After signing", " ".join(since_lines(self._read))
            yield "Addenda", "; ".join(addendum_lines(self._read))
        for at, call in self._session.follow_ups:
            fact, detail = follow_up_words(call)
            on = wording.day(wording.local_day(at, self._zone))
            told = f"{fact}, {detail}" if detail else fact
            yield "Afterwards", f"{told}, {on} {self._clock(at)}"

    def foot(self, app_version: str) -> str:
        at = self._clock(self._read.at)
        on = wording.day(wording.local_day(self._read.at, self._zone))
        return (
            f"{charted_by(self._session)}. From Vigil {app_version} as known {on} {at}."
            f" {INTENDED_USE}"
        )

    def _effects(self) -> Iterator[str]:
        labels = {e.code: e.label for e in self._read.protocol.effects}
        for effect in self._session.effects:
            ended = self._ended(effect)
            serious = ", serious" if effect.serious else ""
            outcome = f", {effect.outcome}" if effect.outcome else ""
            yield (
                f"{labels.get(effect.code, effect.code)} grade {effect.grade}{serious}"
                f" {self._clock(effect.onset)} {ended}{outcome}"
            )

    def _ended(self, effect: Effect) -> str:
        if effect.ended is not None:
            return f"to {self._clock(effect.ended)}"
        return "goes on" if effect.is_ongoing else "not there"

    def _treatments(self) -> Iterator[str]:
        for fact in self._session.facts:
            if isinstance(given := fact.payload, TreatmentGiven):
                what = " ".join(f"{given.drug} {given.dose} {given.route}".split())
                at = self._clock(fact.effective_at)
                yield f"{what} {at}, ordered by {given.ordered_by}"

    def _oxygen(self) -> Iterator[str]:
        for at, oxygen in self._session.oxygen:
            flow = oxygen.litres_per_minute
            told = "air" if flow is None else wording.amount(flow, "L/min")
            yield f"{told} from {self._clock(at)}"

    def _reviewed(self) -> Iterator[str]:
        for score in self._session.scores:
            if score.flags and (review := score.review) is not None:
                yield f"{flag_words(score)}, by {review.by}: {review.outcome}"

    def _notes(self) -> Iterator[str]:
        for fact in self._session.facts:
            if isinstance(note := fact.payload, NoteRecorded):
                text = " ".join(with_marks(note.text).split())
                yield f"{self._clock(fact.effective_at)} {text}"

    def _alerts(self) -> Iterator[str]:
        for alert in self._read.assessment.alerts:
            if alert.priority == "low":
                continue
            done = [action_name(a, self._read.protocol) for a in alert.actions]
            what = wording.spelled(" ".join(f"{alert.value}, {alert.limit}".split()))
            told = f"{alert.priority} {what} at {self._clock(alert.raised_at)}"
            yield ", ".join(part for part in (told, *done, undone(alert)) if part)

    def _overrides(self) -> Iterator[str]:
        labels = {gate.id: gate.label for gate in self._read.protocol.gates}
        for override in self._session.overrides:
            let = override.overridden
            label = labels.get(override.gate, override.gate)
            void = f", {override.void}" if override.void else ""
            yield f"{label}, by {let.prescriber}: {let.reason}{void}"

    def _emergencies(self) -> Iterator[str]:
        for emergency in self._session.emergencies:
            done = (f"{s.label} {self._clock(s.at)}" for s in emergency.stamps)
            ended = emergency.ended_at
            end = (
                "not ended"
                if ended is None
                else f"ended {self._clock(ended)}, {_how(emergency)}"
            )
            began = f"declared {self._clock(emergency.declared_at)}"
            yield ", ".join((began, *done, end))

    def _clock(self, at: datetime) -> str:
        return wording.clock(at, self._zone)

    def _clock_of(self, observed: ObservationSet) -> str:
        return self._clock(observed.observed_at)


def _how(emergency: Emergency) -> str:
    return IN_ERROR.lower() if emergency.in_error else emergency.outcome
