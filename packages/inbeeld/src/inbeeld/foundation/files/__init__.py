"""Documents from outside: their text is read, kept sealed and given as a document made anew. No pictures, ever."""
