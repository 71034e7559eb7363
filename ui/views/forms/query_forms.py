"""Asking about a closed session, answering, and closing what was asked."""

from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.kinds import QueryAnswered, QueryClosed, QueryFact, QueryRaised
from monitor.chart.queries import Query, query_of
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.charting.reads import SessionRead
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import FormView, choice_part, text_part
from ui.views.review.about import About, about_of, about_query, about_words

TEXT, REMARK = "text", "remark"
_REMARK_KEY = "M"
_UNANSWERED = "Whoever co-signs has to see that nobody answered"
_RETURNS = "The session goes back to the nurse until it is answered"


class QueryForm(Struct, frozen=True, kw_only=True):
    """A question about a value, a time or all of it; else a remark, said so."""

    about: About
    words: str

    @property
    def name(self) -> str:
        return "query"

    def view(self, filled: Filled) -> FormView:
        remark = choice_part(
            filled, REMARK, "Or", ((_REMARK_KEY, "Remark only, nobody has to answer"),)
        )
        is_remark = bool(filled.pick(REMARK))
        return FormView(
            title=f"Query: {self.words}",
            note="Stands beside the record; nothing of it is changed"
            if is_remark
            else _RETURNS,
            rows=((text_part(filled, TEXT, "Query", stretch=6),), (remark,)),
            message=filled.message,
            submit="Raise remark" if is_remark else "Return with query",
            focus=TEXT,
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        text = filled.text(TEXT)
        if not text:
            return missing(TEXT, "The query is empty", "Type it, or leave with Esc")
        raised = QueryRaised(
            text=text,
            about=self.about.fact,
            field=self.about.field,
            moment=self.about.moment,
            returns=not filled.pick(REMARK),
        )
        return _charted(raised, filled, circumstance)


class AnswerForm(Struct, frozen=True, kw_only=True):
    """A reply; whoever raised the query asks on by it."""

    query: Query
    words: str

    @property
    def name(self) -> str:
        return "answer"

    def view(self, filled: Filled) -> FormView:
        shown = _about_query(self, filled, "Reply to", "Reply")
        return replace(shown, note="In your name, beside the record", submit="Reply")

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        text = filled.text(TEXT)
        if not text:
            return missing(TEXT, "The reply is empty", "Type it, or leave with Esc")
        answered = QueryAnswered(query=self.query.id, text=text)
        return _charted(answered, filled, circumstance)


class CloseQueryForm(Struct, frozen=True, kw_only=True):
    """Nothing is left to ask; why is to be said where nobody has answered."""

    query: Query
    words: str

    @property
    def name(self) -> str:
        return "close query"

    def view(self, filled: Filled) -> FormView:
        waits = self.query.awaits_answer
        label = "Why without an answer" if waits else "Note, if any"
        shown = _about_query(self, filled, "Close", label)
        note = _UNANSWERED if waits else "It stays in the record, with every answer"
        return replace(shown, note=note, submit="Close query")

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        note = filled.text(TEXT)
        if not note and self.query.awaits_answer:
            why = f"Nobody has answered Q{self.query.number}"
            return missing(TEXT, why, "Say why it needs no answer")
        closed = QueryClosed(query=self.query.id, note=note)
        return _charted(closed, filled, circumstance)


QueryForms = QueryForm | AnswerForm | CloseQueryForm


def query_form(name: str, target: str, read: SessionRead) -> QueryForms | None:
    """The form of that name; None where its query is not there, or closed."""
    if read.session.is_open:
        return None
    if name == "query":
        about = about_of(target)
        return QueryForm(about=about, words=about_words(about, read))
    query = _open(read.session, target)
    if query is None:
        return None
    words = about_words(about_query(query), read)
    if name == "answer":
        return AnswerForm(query=query, words=words)
    return CloseQueryForm(query=query, words=words)


def _open(session: Session, target: str) -> Query | None:
    query = query_of(session, UUID(target)) if target else None
    return None if query is None or query.is_closed else query


def _about_query(
    form: AnswerForm | CloseQueryForm, filled: Filled, does: str, label: str
) -> FormView:
    """What was asked, and the last that was said of it."""
    query = form.query
    return FormView(
        title=f"{does} Q{query.number}: {form.words}",
        rows=((text_part(filled, TEXT, label, stretch=6),),),
        facts=(("Asked", query.text), *_last(query)),
        message=filled.message,
        focus=TEXT,
    )


def _last(query: Query) -> tuple[tuple[str, str], ...]:
    return tuple(("Last", reply.text) for reply in query.replies[-1:])


def _charted(
    fact: QueryFact, filled: Filled, circumstance: Circumstance
) -> SessionCommand:
    return Chart(
        id=filled.id,
        stream_id=circumstance.session_id,
        at=circumstance.now,
        fact=fact,
    )
