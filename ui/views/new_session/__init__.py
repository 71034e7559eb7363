"""Opening a session: what is typed on the page, and the command it becomes."""
