"""A document made anew from the text that was understood: for the page, for paper, and to work on."""
