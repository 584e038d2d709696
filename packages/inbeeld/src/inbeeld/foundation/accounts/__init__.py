"""Who signs in, for which organisation, in which role, from when until when."""
