"""Pages about the person who is signed in, or is about to be."""
