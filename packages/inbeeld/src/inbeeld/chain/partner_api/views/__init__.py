"""The page about the interface, and the keys of an organisation."""
