"""What professionals saw, from hand-in to answer."""
