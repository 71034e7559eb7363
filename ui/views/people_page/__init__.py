"""The page of the people who work here, and the forms that change who may sign in."""
