"""What is typed on either side of a conversation."""
