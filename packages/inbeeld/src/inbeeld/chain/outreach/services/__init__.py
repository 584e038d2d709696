"""What can be done with a conversation, on either side."""
