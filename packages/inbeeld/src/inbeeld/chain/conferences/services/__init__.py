"""What can be done with a conference."""
