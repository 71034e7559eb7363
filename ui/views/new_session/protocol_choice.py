"""Which of the clinic's protocols a new session runs under."""

from msgspec.structs import replace

from monitor.protocol.care_protocol import CareProtocol
from ui.views.new_session.draft import NewSessionDraft
from ui.views.new_session.known import Known
from ui.views.new_session.parts import ChoiceView
from ui.views.new_session.prefilled import protocol_texts
from ui.widgets.faces import Choice

PROTOCOL = "protocol"


def protocol_choices(known: Known) -> tuple[ChoiceView, ...]:
    """The protocols by number, none where there is only one.

    One of each id is on offer; its version stands in the head of section 2.
    """
    if len(known.protocols) < 2:
        return ()
    choices = tuple(
        Choice(str(key), protocol.title, protocol.id, marked=_is(protocol, known))
        for key, protocol in enumerate(known.protocols, start=1)
    )
    return (
        ChoiceView(
            id=PROTOCOL, label="Protocol", choices=choices, columns=2, columns_wide=3
        ),
    )


def chosen_protocol(
    draft: NewSessionDraft, offered: tuple[CareProtocol, ...]
) -> CareProtocol | None:
    """The protocol picked on that page; the first where none was."""
    picked = draft.pick(PROTOCOL)
    place = int(picked) - 1 if picked.isdecimal() else 0
    if not offered:
        return None
    return offered[place] if 0 <= place < len(offered) else offered[0]


def with_its_texts(draft: NewSessionDraft, protocol: CareProtocol) -> NewSessionDraft:
    """The dose stands as that protocol has it."""
    return replace(draft, texts={**draft.texts, **protocol_texts(protocol)})


def _is(protocol: CareProtocol, known: Known) -> bool:
    return protocol.sha256 == known.protocol.sha256
