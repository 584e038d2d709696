"""Talking unseen: a boy writes without a name, an outreach worker answers, a code leads back."""
