"""E-mail: one story a message, from the text that a person would see. Attachments are named, never opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from extract.model import Created
from extract.readers.border.encoding import UnreadableError, decode
from extract.readers.draft import Block, Draft
from extract.readers.fields import embargo, sender
from extract.readers.layout import paragraphs_of
from extract.readers.markup import fragment_blocks, public

FORMAT = "email"
_HEADER = re.compile(
    r"^(From|To|Subject|Date|Message-ID|Received|Return-Path|Delivered-To|MIME-Version|Content-Type|Reply-To|X-[\w-]+):\s",
    re.I | re.MULTILINE,
)
_FOLDED = re.compile(r"(?:[\w-]{1,60}:.*|[ \t].*|From .*|)\n?")
_WORD = re.compile(r"=\?[\w*.:-]{1,40}\?[QqBb]\?[^?\n]{0,400}\?=")
_BETWEEN = re.compile(r"(?<=\?=)\s+(?==\?)")
_RAW = re.compile(r"([^\x00-\x7f]+)")
_DEEPEST = 20  # parts in parts
_MOST_PARTS = 500
_LONGEST_HEADER = 2_000
_MOST_HEADERS = 5_000


def is_mail(text: str) -> bool:
    """A block of header lines at the very start, with a sender and two more of the usual ones."""
    block, *body = re.split(r"\n\r?\n", text.lstrip()[:20_000], maxsplit=1)
    lines = block.replace("\r", "").split("\n")
    names = {name.lower() for name in _HEADER.findall("\n".join(lines))}
    whole = lines if body or len(lines) < 2 else lines[:-1]  # the last one may be cut off
    return "from" in names and len(names) >= 3 and all(_FOLDED.fullmatch(line) for line in whole)


def read_mail(data: bytes) -> Iterator[Draft]:
    """The one story of a message. Raises UnreadableError for a message without text."""
    if data.count(b"Content-Type:") > _MOST_PARTS:
        raise UnreadableError(f"an e-mail of more than {_MOST_PARTS:,} parts")
    data = data.lstrip()
    if re.split(rb"\r?\n\r?\n", data, maxsplit=1)[0].count(b"\n") > _MOST_HEADERS:
        raise UnreadableError(f"an e-mail of more than {_MOST_HEADERS:,} header lines")
    message = message_from_bytes(data, policy=policy.compat32)
    blocks, attached = _body(message)
    if not blocks:
        reason = f"only attachments: {', '.join(attached)}" if attached else "no text in it"
        raise UnreadableError(f"an e-mail with {reason}")
    name, address = parseaddr(_header(message, "From"))
    draft = Draft(
        FORMAT,
        id=_header(message, "Message-ID").strip("<> "),
        headline=_header(message, "Subject"),
        created=_created(_header(message, "Date")),
        credit=name or address,
        language=_header(message, "Content-Language"),
        blocks=blocks,
        note=f"not read: {', '.join(attached)}" if attached else "",
    )
    draft.story = draft.id
    draft.agency = sender(name, address.rpartition("@")[2])
    draft.embargo = embargo("", draft.headline, *(text for text, _ in blocks[:3]))
    yield draft


def _header(message: Message, name: str) -> str:
    """A header as text. Letters that were put into it raw are UTF-8, whatever the words around them declare."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    given = decode(str(raw)[:_LONGEST_HEADER].encode("utf-8", "surrogateescape"))
    decoded = _WORD.sub(lambda match: _decode_word(match[0]), _BETWEEN.sub("", given))
    return " ".join(decoded.split())


def _decode_word(word: str) -> str:
    """One encoded word; as it stands where it is broken, and with an underscore for a space where it is half raw."""
    try:
        if word.isascii():
            return str(make_header(decode_header(word)))
        parts = _RAW.split(word[2:-2].split("?", 2)[2])
        form = word[: word.index("?", word.index("?", 2) + 1) + 1]
        return "".join(
            part if not part.isascii() else str(make_header(decode_header(f"{form}{part}?="))) for part in parts
        )
    except (ValueError, LookupError, MessageError):
        return word


def _body(message: Message) -> tuple[list[Block], list[str]]:
    """The paragraphs of the plain text, or of the HTML where there is none, and the names of what is attached."""
    plain: list[Block] = []
    marked: list[Block] = []
    attached = []
    for part in _parts(message):
        payload = part.get_payload(decode=True)
        if part.get_filename() or part.get_content_disposition() == "attachment" or not isinstance(payload, bytes):
            attached.append(part.get_filename() or part.get_content_type())
        elif part.get_content_type() == "text/plain":
            plain += paragraphs_of(_without_signature(decode(payload, part.get_content_charset() or "")))
        elif part.get_content_type() == "text/html":
            marked += fragment_blocks(decode(payload, part.get_content_charset() or ""))
    return public(plain or marked) if plain or marked else [], attached


def _parts(message: Message, depth: int = 0) -> Iterator[Message]:
    """The parts that are not themselves made of parts."""
    if not message.is_multipart():
        yield message
    elif depth < _DEEPEST:
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _parts(part, depth + 1)


def _without_signature(text: str) -> str:
    """``text`` up to the line of two hyphens and a space that sets off a signature."""
    return re.split(r"^-- ?\r?$", text, maxsplit=1, flags=re.MULTILINE)[0]


def _created(text: str) -> Created | None:
    try:
        return Created(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
