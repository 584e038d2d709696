"""Two thousand generated documents: no picture can be drawn out of what is kept or given, and no word is lost.

PDF, DOCX and ODT by the grammar of the tests (`fixtures.document_variants`), each read, printed and made into a DOCX.
PDFs are drawn by poppler before and after. Where LibreOffice is installed, one in ten of the DOCX and ODT is printed
by it, and each word that stands on that paper must be among the words that were understood.
`python -m benchmarks documents [how many]`.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.report import Line, show

MOST = 2000
TOGETHER = 20
ONE_IN = 10
LONGEST = 900
WORD = re.compile(r"\b[a-z]{4,}\d{3}\b")  # as the generated documents have them; squeezed letters fall apart on paper


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.settings.testing")
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packages" / "inbeeld" / "tests"))
    import django

    django.setup()
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else MOST
    counts, printed = Counter[str](), []
    for start in range(0, asked, TOGETHER):
        printed += examine_some(range(start, min(start + TOGETHER, asked)), counts)
    compare_with_libreoffice(printed, counts)
    lines = [
        Line("documents read", counts["read"], ""),
        Line("that showed their picture when they were sent", counts["showed"], ""),
        Line("that show one after", counts["shows"], ""),
        Line("pieces that could draw one", counts["could draw"], ""),
        Line("words", counts["words"], ""),
        Line("words lost, or hidden and not marked", counts["problems"], ""),
        Line("documents compared with LibreOffice", counts["compared"], ""),
        Line("words on its paper that were not understood", counts["missed"], ""),
    ]
    show(lines)
    return int(any(counts[name] for name in ("shows", "could draw", "problems", "missed")))


def examine_some(seeds: range, counts: Counter[str]) -> list[Any]:
    """A batch on one paper; what a word processor is to print is returned."""
    from fixtures.document_checks import could_draw, problems_of, shows_magenta
    from fixtures.document_variants import a_variant
    from fixtures.documents import words_in
    from inbeeld.foundation.files.confinement import taken_in
    from inbeeld.foundation.files.model import Document
    from inbeeld.foundation.files.reading.__main__ import answer
    from inbeeld.foundation.files.writing.paper import as_pdf

    variants = [a_variant(Random(seed)) for seed in seeds]  # noqa: S311 - the same documents each time
    documents = [taken_in(answer(variant.content, "none", "nld+eng"))[1] for variant in variants]
    pdf = as_pdf(Document(tuple(block for document in documents for block in document.blocks)), title="Verzonnen")
    counts["read"] += len(documents)
    counts["showed"] += sum(shows_magenta(variant.content) for variant in variants if variant.kind == "pdf")
    counts["shows"] += shows_magenta(pdf)
    counts["could draw"] += len(could_draw(pdf))
    shown = words_in(pdf)
    for variant, document in zip(variants, documents, strict=True):
        words = [*variant.visible, *variant.hidden]
        counts["words"] += len(words)
        counts["problems"] += len(problems_of(document, variant)) + sum(word not in shown for word in words)
    of_word = [pair for pair in zip(variants, documents, strict=True) if pair[0].kind != "pdf"]
    return of_word[: max(len(of_word) // ONE_IN, 1)]


def compare_with_libreoffice(pairs: list[Any], counts: Counter[str]) -> None:
    if shutil.which("soffice") is None:
        return
    from fixtures.documents import words_in

    with tempfile.TemporaryDirectory() as folder:
        for number, (variant, _document) in enumerate(pairs):
            Path(folder, f"{number}.{variant.kind}").write_bytes(variant.content)
        files = [str(path) for path in Path(folder).iterdir()]
        home = f"-env:UserInstallation=file://{folder}/home"
        command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder, *files]
        subprocess.run(command, capture_output=True, timeout=LONGEST, check=False)  # noqa: S603
        for number, (_variant, document) in enumerate(pairs):
            paper = Path(folder, f"{number}.pdf")
            if paper.exists():
                counts["compared"] += 1
                understood = set(document.plain().split())
                missed = set(WORD.findall(words_in(paper.read_bytes()))) - understood
                counts["missed"] += len(missed)
                sys.stdout.write(f"  not understood: {sorted(missed)}\n" if missed else "")


if __name__ == "__main__":
    sys.exit(main())
