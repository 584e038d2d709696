"""What people fill in about a track."""
