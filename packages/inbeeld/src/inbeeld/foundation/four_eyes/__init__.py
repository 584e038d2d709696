"""What cannot be undone is asked by one person and decided by another, after a waiting term, with time to undo it."""
