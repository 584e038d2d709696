"""How somebody last narrowed a list, so that he finds it so again."""

from django.db import models

from .people import User

LONGEST_QUERY = 500


class ListChoice(models.Model):
    """The query of one list as one person left it; no text that somebody typed."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    page = models.CharField(max_length=40)
    query = models.CharField(max_length=LONGEST_QUERY)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "page"], name="list_choice_once")]

    def __str__(self) -> str:
        return self.page
