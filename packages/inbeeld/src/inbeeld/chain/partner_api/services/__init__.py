"""What is done with keys of systems, and what they do."""
