"""A person in view and the care that is coordinated around him."""
