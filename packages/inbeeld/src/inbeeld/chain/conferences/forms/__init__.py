"""What people fill in about a conference."""
