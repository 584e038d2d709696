"""The forms by which people sign in, prove a second factor and tell about themselves."""
