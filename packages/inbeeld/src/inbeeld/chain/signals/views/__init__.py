"""The pages for who hands in, and the pages of the desk."""
