"""A case goes to another region: asked, answered, taken over, given back; within one installation or between two."""
