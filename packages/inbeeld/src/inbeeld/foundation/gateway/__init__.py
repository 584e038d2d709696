"""The way in: a request is read under limits and deadlines before it takes a thread, and each kind has its own lane."""
