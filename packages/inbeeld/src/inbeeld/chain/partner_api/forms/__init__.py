"""What an administrator fills in about a key."""
