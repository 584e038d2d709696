"""The pages: the walk for everybody, and the tracks of an organisation."""
