"""The privacy officer's pages: the audit log, emergency access, openings of identity."""
