"""Case conferences: who comes, what is talked about in each life domain, what is decided, and who does it."""
