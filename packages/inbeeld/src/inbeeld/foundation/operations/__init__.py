"""What keeps an installation healthy: checks, health addresses, the server."""
