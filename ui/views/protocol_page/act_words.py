"""The words of the two acts about a text: to approve it, and to take that back."""

from msgspec import Struct


class ActWords(Struct, frozen=True, kw_only=True):
    """How the form of one act reads; ``{named}`` is the protocol with its version.

    ``told`` is what the part below name and id says; where it ``is_wanted``, the act
    needs it.
    """

    title: str
    who: str
    told: str
    told_label: str
    is_wanted: bool
    about: str
    submit: str
    undone: str
    unnamed: str
    done: str


APPROVING = ActWords(
    title="Approve {named}",
    who="Medical lead",
    told="note",
    told_label="Note, optional",
    is_wanted=False,
    about="Of exactly the text",
    submit="Approve",
    undone="The protocol is not approved",
    unnamed="Say who approves it",
    done="{named} is approved by {by}",
)
TAKING_BACK = ActWords(
    title="Take back the approval of {named}",
    who="Who takes it back",
    told="reason",
    told_label="Reason",
    is_wanted=True,
    about="Every approval of exactly the text",
    submit="Take back",
    undone="The approval is not taken back",
    unnamed="Say who takes it back",
    done="{named} needs approval, taken back by {by}",
)
