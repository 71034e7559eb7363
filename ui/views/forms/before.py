"""What a form says of the one before it, which was on its way when this was begun."""

from ui.views.entry.view import Message, Tone

SAVING = Message("The one before is being saved. This is a new one", Tone.NOTED)
SAVED = Message("The one before is charted. This is a new one", Tone.NOTED)
NOT_SAVED = Message("The one before is not charted. It is kept", Tone.REFUSED)
WAITING = "One that was not charted is kept, and opens next time"
