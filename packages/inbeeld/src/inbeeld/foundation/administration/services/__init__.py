"""The verbs of administration. Each guards, changes and writes one event."""
