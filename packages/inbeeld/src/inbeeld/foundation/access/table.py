"""The access table as a page that people can read and check."""

from inbeeld.foundation.accounts.api import Role

from .rules import Action, relations_that_allow

_HEAD = """# Who may do what

Made from the one table in `foundation/access/rules.py` by `inbeeld access_table`; a test fails when the two differ.
A cell names the relations to a record in which a role may do the action: *own* (responsible for it), *asked* (by who is
responsible, to look along), *author* (he handed it in), *team* (his organisation and region), *organisation*, *granted*
(parts opened to him until a date), *emergency* (opened for an hour, told to the privacy officer), *any* (no relation
needed). Empty: never. Outside somebody's reach a record answers 404, inside it an action without the right answers 403.
"""

_FOOT = """
## What takes two

`second.cases` and `second.installation` are the rights of a second person: to decide on what somebody else asked and
nobody can undo ([the acts](irreversible.md), [why](decisions/0030-two-persons-for-what-cannot-be-undone.md)). Having
the right is not enough: whoever asked never decides, in whatever role or membership, nor does an account that was made
after the request. Whoever asked sees their own request and can take it back. On removing entries from the audit log an
administrator decides only where there is no second privacy officer.
"""


def access_table() -> str:
    """The whole table in Markdown: a row an action, a column a role."""
    roles = list(Role)
    lines = [_HEAD, _row("action", [role.value.replace("_", " ") for role in roles]), _row("---", ["---"] * len(roles))]
    lines += [_row(f"`{action.value}`", [_cell(role, action) for role in roles]) for action in Action]
    return "\n".join(lines) + "\n" + _FOOT


def _cell(role: Role, action: Action) -> str:
    return ", ".join(sorted(relation.value for relation in relations_that_allow(role, action)))


def _row(first: str, cells: list[str]) -> str:
    return "| " + " | ".join([first, *cells]) + " |"
