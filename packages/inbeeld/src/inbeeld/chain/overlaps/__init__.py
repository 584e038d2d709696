"""Two cases seem to touch: linked by a person with a reason, never merged, opening nothing."""
