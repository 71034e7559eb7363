"""A long walk of what can be done in several rooms, and what holds all along."""
