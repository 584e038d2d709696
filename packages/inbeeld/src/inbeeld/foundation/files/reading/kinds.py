"""What a file is, by its first bytes and its parts; its name says nothing."""

from __future__ import annotations

import re

from inbeeld.foundation.files.rules import FileKind, Refusal

from .packages import Package
from .refusing import Refused

PICTURES = (
    b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"8BPS", b"\0\0\1\0",
    b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51", b"\xff\x0a", b"\0\0\0\x0cJXL ", b"\xd7\xcd\xc6\x9a", b"FORM",
)  # fmt: skip
SCANNED = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*")  # JPEG, PNG, TIFF
RECORDINGS = (
    b"\x1aE\xdf\xa3", b"\0\0\1\xba", b"\0\0\1\xb3", b"FLV\x01", b"0&\xb2u\x8ef\xcf\x11", b"OggS", b"ID3", b"fLaC",
    b"\xff\xfb", b"\xff\xf3", b"\xff\xf1", b"#!AMR",
)  # fmt: skip
ARCHIVES = (b"7z\xbc\xaf'\x1c", b"Rar!\x1a\x07", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd", b"MSCF")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
STILL_PICTURES_IN_A_BOX = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif", b"avis", b"crx "}
MARKUP_PICTURE = re.compile(rb"<svg[\s>]|<!DOCTYPE svg|data:(?:image|video)/", re.IGNORECASE)
OTHER_TEXT = re.compile(
    rb"(?:<!DOCTYPE|<html|<\?xml|<script|\{\\rtf|%!PS|From .+\d{4}\n|MIME-Version:|BEGIN:VCARD|#!)", re.IGNORECASE
)
MAIN_PART = re.compile(r"word/document\d*\.xml")
LOOK_FOR_PDF_WITHIN = 1024


def kind_of(content: bytes, *, pictures: bool = False) -> FileKind:
    """The kind of document, or `Refused`; with `pictures` also a picture that can be a scan of paper."""
    refuse_at_sight(content, pictures=pictures)
    if b"%PDF-" in content[:LOOK_FOR_PDF_WITHIN]:
        return FileKind.PDF
    if content.startswith(b"PK"):
        return _kind_of_package(Package.read(content))
    return FileKind.SCAN if is_picture_of_paper(content) else FileKind.TXT


def refuse_at_sight(content: bytes, *, pictures: bool) -> None:
    """Raise `Refused` for what the first bytes tell without opening anything: cheap enough for a request."""
    if not content.strip(b"\0 \r\n\t"):
        raise Refused(Refusal.EMPTY)
    if b"%PDF-" in content[:LOOK_FOR_PDF_WITHIN] or content.startswith(b"PK"):
        return
    if pictures and content.startswith(SCANNED):
        return
    refusal = _known_refusal(content)
    if refusal is not None:
        raise Refused(refusal)


def is_picture_of_paper(content: bytes) -> bool:
    """Whether it is one of the kinds of picture that can be a scan of paper."""
    return content.startswith(SCANNED)


def _known_refusal(content: bytes) -> Refusal | None:
    if content.startswith(OLD_OFFICE):
        return Refusal.ENCRYPTED if ENCRYPTED_OFFICE in content else Refusal.OLD_WORD
    start = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    signs = {
        Refusal.PICTURE: _is_picture(content) or MARKUP_PICTURE.search(start),
        Refusal.RECORDING: content.startswith(RECORDINGS) or content[:4] == b"RIFF" or content[4:8] == b"ftyp",
        Refusal.ARCHIVE: content.startswith(ARCHIVES) or content[257:262] == b"ustar",
        Refusal.OTHER_KIND: OTHER_TEXT.match(start),
    }
    return next((refusal for refusal, sign in signs.items() if sign), None)


def _is_picture(content: bytes) -> bool:
    in_a_box = content[4:8] == b"ftyp" and content[8:12] in STILL_PICTURES_IN_A_BOX
    webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    bitmap = content[:2] == b"BM" and b"\0" in content[:32]
    return content.startswith(PICTURES) or in_a_box or webp or bitmap


def _kind_of_package(package: Package) -> FileKind:
    if package.names_with("vbaproject.bin") or package.names_with("vbadata.xml"):
        raise Refused(Refusal.MACROS)
    if package.has("mimetype"):
        return _kind_of_open_document(package)
    if any(MAIN_PART.fullmatch(name) for name in package.names):
        if b"macroEnabled" in package.part("[Content_Types].xml"):
            raise Refused(Refusal.MACROS)
        return FileKind.DOCX
    if package.has("[Content_Types].xml"):
        raise Refused(Refusal.OTHER_KIND)
    raise Refused(Refusal.ARCHIVE)


def _kind_of_open_document(package: Package) -> FileKind:
    stated = package.part("mimetype").strip().decode("ascii", "replace")
    if stated != "application/vnd.oasis.opendocument.text":
        raise Refused(Refusal.OTHER_KIND)
    if b"encryption-data" in package.part("META-INF/manifest.xml"):
        raise Refused(Refusal.ENCRYPTED)
    if any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in package.names):
        raise Refused(Refusal.MACROS)
    return FileKind.ODT
