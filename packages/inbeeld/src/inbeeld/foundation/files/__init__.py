"""Documents from outside: what is let in, cleaned, scanned and sealed. No pictures, ever."""
