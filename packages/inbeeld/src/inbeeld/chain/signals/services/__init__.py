"""What can be done with a signal: hand in, write back and forth, assign, decide."""
