"""The forms of the strip: what is typed into them, and the command it becomes."""
