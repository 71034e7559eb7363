"""Signing a session off: who may, what is signed, and the form that asks for it."""
