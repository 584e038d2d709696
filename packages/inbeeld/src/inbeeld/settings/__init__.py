"""Plain Django settings, one module for each environment."""
