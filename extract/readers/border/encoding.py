"""From bytes to text.

UTF-8 is tried before anything that a file declares of itself, because wires declare encodings that they do not use and
no other encoding passes for UTF-8 by accident.
"""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What else agencies and the web send, besides Western copy.
_OTHERS = ["cp1251", "koi8_r", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256"]
_OTHERS += ["shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"]
_SAMPLE = 20_000  # bytes that are enough to tell an encoding by
# Names under which files declare Western copy; all of them are read as the Windows code page, which contains them.
_WESTERN = {"iso8859-1", "ascii", "cp1252", "iso8859-15"}
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a media file"),
    (b"ID3", "a sound file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"SQLite format 3", "a database"),
)


_CONTROLS = bytes(byte for byte in range(31) if byte < 9 or (byte > 13 and byte != 27))


class UnreadableError(ValueError):
    """Copy that cannot be read; the message says why, in words for an editor."""


def decode(data: bytes, declared: str = "") -> str:
    """``data`` as text; ``declared`` is the encoding that the file names, used where it is not UTF-8.

    Bytes that are no text at all raise UnreadableError.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    for magic, name in _MAGIC:
        if data.startswith(magic) and (b"\0" in data[:4096] or not _is_utf8(data[:4096])):
            raise UnreadableError(f"not text: it looks like {name}")
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace")
    if _is_utf8(data):
        if _controls(data[:4096]) > 0.3:
            raise UnreadableError("not text: it looks like a binary file")
        return data.decode("utf-8", "ignore")
    if b"\0" in data[:4096] or _controls(data[:4096]) > 0.1:
        raise UnreadableError("not text: it looks like a binary file")
    name = _known(declared.strip().strip("\"'"))
    if name and name not in _WESTERN and not name.startswith("utf"):
        return data.decode(name, "replace")
    if _mostly_utf8(data):
        return data.decode("utf-8", "wireside.cp1252")
    if name in _WESTERN:
        return data.decode("iso8859-15" if name == "iso8859-15" else "cp1252", "wireside.cp1252")
    return data.decode(_guess(data), "wireside.cp1252")


def _is_utf8(data: bytes) -> bool:
    """Whether ``data`` is UTF-8, but for a character that its end cuts off."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _controls(sample: bytes) -> float:
    """The share of bytes that no text has; the controls of the old wire formats are not among them."""
    return (len(sample) - len(sample.translate(None, _CONTROLS))) / max(1, len(sample))


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    sample = data[:4096]
    half = len(sample) // 2
    if half >= 8:
        if sample[1::2].count(0) > half * 0.7 and not sample[::2].count(0):
            return "utf-16-le"
        if sample[::2].count(0) > half * 0.7 and not sample[1::2].count(0):
            return "utf-16-be"
    return ""


def _known(declared: str) -> str:
    """The codec's own name for ``declared``; empty for one that is unknown or no character encoding ("hex")."""
    try:
        b"".decode(declared)
        return codecs.lookup(declared).name
    except (LookupError, ValueError):
        return ""


def _mostly_utf8(data: bytes) -> bool:
    """Whether nearly all that is not ASCII is UTF-8: a wire that pastes one Windows apostrophe into it."""
    kept = data.decode("utf-8", "ignore")
    characters = sum(character > "\x7f" for character in kept)
    stray = len(data) - len(kept.encode())
    return characters > 4 * stray


def _guess(data: bytes) -> str:
    sample = data[:_SAMPLE]
    letters = sum(byte > 0x7F or chr(byte).isalpha() for byte in sample)
    high = sum(byte > 0x7F for byte in sample)
    # French and Swedish have one accented letter in twenty; Polish, Cyrillic and the East have many more.
    if high <= letters * 0.08:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=["cp1252", *_OTHERS]).best()
    return best.encoding if best else "cp1252"


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Reads stray bytes as Windows-1252, and those that even it leaves open as a replacement character."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("wireside.cp1252", _as_windows)
