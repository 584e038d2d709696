"""Pictures in a PDF: found wherever they are drawn from, and left as grey areas."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

INLINE = re.compile(rb"(?<![^\s])BI(?=[\s/])")
SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
UNSEEN = {3, 7}
LARGEST_GLYPH = 200  # pixels: letters of old documents are drawn as small masks
PICTURE_KEYS = (
    "/SMask", "/Mask", "/Decode", "/DecodeParms", "/Filter", "/Alternates", "/Intent", "/Matte", "/OPI", "/ImageMask",
    "/Interpolate", "/SMaskInData", "/Measure", "/PtData",
)  # fmt: skip
LIGHT_GREY = b"\xdd"


def blank_pictures(pdf: pikepdf.Pdf) -> int:
    """Replace every picture by a grey area; return how many there were."""
    pictures = [found for found in pdf.objects if isinstance(found, pikepdf.Stream) and _is_picture(found)]
    masks = {found.SMask.objgen for found in pictures if isinstance(found.get("/SMask"), pikepdf.Stream)}
    for picture in pictures:
        _blank(picture)
    meshes = [found for found in pdf.objects if isinstance(found, pikepdf.Stream) and "/ShadingType" in found]
    for mesh in meshes:  # colours of so many points that they can be a photograph
        mesh.write(b"")
    inline = sum(_without_inline_pictures(stream, is_glyph=is_glyph) for stream, is_glyph in _drawings(pdf))
    return len([picture for picture in pictures if picture.objgen not in masks]) + len(meshes) + inline


def shows_text(pdf: pikepdf.Pdf) -> bool:
    """Whether anything can be read once the pictures are gone; text under a scan does not count."""
    return any(_shows_text(stream) for stream, is_glyph in _drawings(pdf) if not is_glyph)


def _is_picture(stream: pikepdf.Stream) -> bool:
    return stream.get("/Subtype") == "/Image" or ("/Width" in stream and "/BitsPerComponent" in stream)


def _blank(picture: pikepdf.Stream) -> None:
    is_mask = bool(picture.get("/ImageMask", default=False))  # type: ignore[call-overload]  # bool is allowed
    for key in PICTURE_KEYS:
        if key in picture:
            del picture[key]
    picture.Width, picture.Height = 1, 1
    picture.BitsPerComponent = 8
    picture.ColorSpace = pikepdf.Name.DeviceGray
    picture.write(b"\xff" if is_mask else LIGHT_GREY)


def _drawings(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, bool]]:
    """Whatever draws: pages, forms, patterns, and (True) the letters of drawn fonts."""
    for page in pdf.pages:
        page.contents_coalesce()
        if isinstance(page.obj.get("/Contents"), pikepdf.Stream):
            yield page.obj.Contents, False
    for found in pdf.objects:
        if isinstance(found, pikepdf.Stream) and (found.get("/Subtype") == "/Form" or "/PatternType" in found):
            yield found, False
        elif isinstance(found, pikepdf.Dictionary) and isinstance(found.get("/CharProcs"), pikepdf.Dictionary):
            yield from ((letter, True) for _, letter in found.CharProcs.items() if isinstance(letter, pikepdf.Stream))


def _without_inline_pictures(stream: pikepdf.Object, *, is_glyph: bool) -> int:
    if not INLINE.search(stream.read_bytes()):
        return 0
    drawn = list(pikepdf.parse_content_stream(stream))
    kept = [it for it in drawn if not isinstance(it, pikepdf.ContentStreamInlineImage) or (is_glyph and _small(it))]
    if len(kept) < len(drawn):
        stream.write(pikepdf.unparse_content_stream(kept))
    return len(drawn) - len(kept)


def _small(inline: pikepdf.ContentStreamInlineImage) -> bool:
    image = inline.iimage
    return image.image_mask and max(image.width, image.height) <= LARGEST_GLYPH


def _shows_text(stream: pikepdf.Object) -> bool:
    mode = 0
    for operands, operator in pikepdf.parse_content_stream(stream):  # type: ignore[misc]  # instructions unpack
        name = str(operator)
        if name == "Tr" and operands:
            mode = int(operands[0])
        elif name in SHOWS_TEXT and mode not in UNSEEN and len(operands) > 0:
            return True
    return False
