"""What can be done to a track."""
