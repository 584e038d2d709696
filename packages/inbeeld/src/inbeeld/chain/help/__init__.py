"""Help for a boy, unseen: what is this, what can be done, whom can I talk to."""
