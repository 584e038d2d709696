"""What professionals and coordinators fill in."""
