"""The page of the audit log: what it says, and in which words."""
