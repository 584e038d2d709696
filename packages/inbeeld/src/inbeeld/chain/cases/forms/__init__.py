"""The forms of a case, each as small as its question."""
