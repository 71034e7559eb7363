"""What supervisors see of many sessions: answers to alerts, and audit figures."""
