"""The page of people, as it is shown."""
