"""The administrator's pages: organisations, people, regions."""
