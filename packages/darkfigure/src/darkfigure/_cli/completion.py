"""``darkfigure completion``: let the shell complete verbs and options; ``source <(darkfigure completion)``."""

from __future__ import annotations

import argparse

from darkfigure._cli import output
from darkfigure._cli.codes import ANSWERED

SCRIPT = """_darkfigure() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} verb=${{COMP_WORDS[1]}} words
  if [ "$COMP_CWORD" -eq 1 ]; then words="{verbs}"; else case "$verb" in
{cases}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  [ "${{#COMPREPLY[@]}}" -eq 0 ] && COMPREPLY=($(compgen -f -- "$word"))
}}
[ -n "${{ZSH_VERSION:-}}" ] && autoload -U +X bashcompinit && bashcompinit
complete -F _darkfigure darkfigure"""


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("completion", help="print a script for bash and zsh", description=__doc__)
    parser.set_defaults(run=lambda _options: _write(verbs.choices), json=False)


def _write(parsers: dict[str, argparse.ArgumentParser]) -> int:
    output.write(_script(parsers))
    return ANSWERED


def _script(parsers: dict[str, argparse.ArgumentParser]) -> str:
    cases = []
    for verb, parser in parsers.items():
        words: list[str] = []
        for action in parser._actions:  # noqa: SLF001 - argparse has no public list of its options
            words += [*action.option_strings, *(str(choice) for choice in action.choices or ())]
        cases.append(f'    {verb}) words="{" ".join(words)}" ;;')
    return SCRIPT.format(verbs=" ".join(parsers), cases="\n".join(cases))
