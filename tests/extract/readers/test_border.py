"""The border: encodings, hostile XML, and what no reader may let through or choke on."""

import io
import re
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.export.articles import article_record
from extract.model import Article, Problem
from extract.readers import read
from extract.readers.border.clean import clean
from extract.readers.border.encoding import decode
from extract.readers.versions import versions
from extract.settings import Settings

FIXTURES = sorted((Path(__file__).parent / "fixtures").iterdir())
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
ReadAll = Callable[..., list[Article | Problem]]

# Every letter that these encodings have in common with what agencies send in them.
RUSSIAN = "Мост через реку открыли в пятницу после одиннадцати лет ремонта, сказала мэр города. " * 4
POLISH = "Most przez rzekę otwarto w piątek po jedenastu latach, powiedziała burmistrz. Źle się działo, żółw też. " * 4
JAPANESE = "金曜日に川にかかる橋が十一年ぶりに再開した、と市長が記者団に語った。" * 6


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Brücke – „offen“", "utf-8"),
        ("Brücke – „offen“", "utf-8-sig"),
        ("Brücke – „offen“", "utf-16"),
        ("The bridge is open now.", "utf-16-le"),
        ("The bridge is open now.", "utf-16-be"),
        ("Brücke", "utf-32"),
        ("The mayor’s “bridge” cost €2m – less than planned", "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (POLISH, "cp1250"),
        (JAPANESE, "shift_jis"),
    ],
)
def test_encodings_are_found(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_windows_apostrophe_in_utf8_is_read_as_what_it_is() -> None:
    text = "Le pont rouvert à Orlo a coûté très cher à l’été, déjà".encode()
    assert decode(text + b" l\x92ann\xc3\xa9e") == text.decode() + " l’année"


def test_a_character_cut_off_at_the_end_is_no_other_encoding() -> None:
    assert decode("Brücke ü".encode()[:-1]) == "Brücke "


def nitf(words: str) -> str:
    return f"<nitf><body><body.content><p>{words}</p></body.content></body></nitf>"


PROBES = {
    "an entity that reads a file": '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    "a parameter entity that reads a file": '<!DOCTYPE nitf [<!ENTITY % x SYSTEM "file:///etc/hostname"> %x;]>',
    "an entity of the network": '<!DOCTYPE nitf [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>',
    "an entity of its own": '<!DOCTYPE nitf [<!ENTITY x "INJECTED">]>',
}


@pytest.mark.parametrize("doctype", PROBES.values(), ids=PROBES.keys())
def test_no_entity_is_expanded(read_all: ReadAll, doctype: str) -> None:
    use = "" if "%" in doctype else "&x;"
    (article,) = read_all(f"<?xml version='1.0'?>{doctype}{nitf(f'one {use} two')}")
    assert isinstance(article, Article)
    assert article.text == "one two"


def test_a_billion_laughs_are_not_heard(read_all: ReadAll) -> None:
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 50}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    (found,) = read_all(f"<!DOCTYPE nitf [{entities}]>{nitf('x &i;')}")
    assert isinstance(found, Problem) or len(found.text) < 10


def test_html_entities_bare_ampersands_and_controls_in_xml_are_forgiven(read_all: ReadAll) -> None:
    (article,) = read_all(nitf("Lint &amp; Harn&nbsp;&ndash; AT&T\x0c is \x01open&#x1b;[31m"))
    assert isinstance(article, Article)
    assert article.text == "Lint & Harn – AT&T is open[31m"


@pytest.mark.parametrize(
    "copy",
    [
        b"a" * 3_000_000,
        b"ab\n" * 100_000,
        b"\x1b[" * 200_000,
        "\u202e".encode() * 100_000,
        b"<nitf>" + b"<p>" * 100_000,
        b"<nitf><body>" + b"<p>x</p>" * 400_000,
        b"<nitf><body><body.content><p>" + b"& " * 400_000,
        b"<?xml " * 100_000,
        b"<!--" * 100_000,
        b'{"a":' * 100_000,
        b"[" * 100_000,
        b'[{"uri":"a"},' + b'{"a":1},' * 400_000 + b"{}]",
        b"<html><body>" + b"<div>" * 100_000,
        b"<html><body>" + b"<p>hello there</p>" * 50_000,
        b"# a\n" + b"[" * 900_000,
        b"# a\n" + b"> " * 100_000,
        b"From: a\nTo: b\nSubject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\nbody",
        b"From: a\nTo: b\nSubject: c\nContent-Type: multipart/mixed; boundary=x\n\n"
        + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 5_000,
        b"\x01eca062 4 i 211 dpa 061\n\x02" + b"a\n" * 200_000,
        b"\x16\x16\x01W2607\x1fasian\nr a\x13\x11 BC-x 11-13 1693\n\x02" + b"^a<\n" * 100_000,
    ],
    ids=lambda copy: repr(copy[:24]),
)
def test_copy_made_to_choke_a_reader_is_refused_or_read(read_all: ReadAll, copy: bytes) -> None:
    for one in read_all(copy):
        assert isinstance(one, Problem) or len(one.text) <= Settings().max_characters


@contextmanager
def reading(copy: bytes) -> Iterator[list[Article | Problem]]:
    with TemporaryDirectory() as folder:
        file = Path(folder, "copy")
        file.write_bytes(copy)
        yield list(read([str(file)], Settings()))


def check(found: list[Article | Problem]) -> None:
    """What holds for whatever is read: something comes of it, it is clean, and every paragraph is in its place."""
    assert found
    articles = [one for one in found if isinstance(one, Article)]
    assert all("fault" not in one.reason for one in found if isinstance(one, Problem))
    for article in articles:
        assert not FORBIDDEN.search(article.text)
        assert all(not FORBIDDEN.search(value) for value in vars_of(article))
        end = 0
        for paragraph in article.paragraphs:
            assert end <= paragraph.span.start < paragraph.span.end
            assert article.text[paragraph.span.start : paragraph.span.end] == paragraph.span.text
            assert "\n" not in paragraph.span.text
            end = paragraph.span.end
        assert article_record(article)["path"] == article.key
    assert sum(len(story.versions) for story in versions(articles)) == len(articles)


def vars_of(article: Article) -> list[str]:
    names = "headline slug byline dateline credit agency outlet note embargo status signal id story version"
    return [getattr(article, name) for name in names.split()]


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.name)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_damaged_wire_files_raise_nothing(fixture: Path, data: st.DataObject) -> None:
    copy = bytearray(fixture.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(0, len(copy) - 1)))
        match data.draw(st.sampled_from(["cut", "drop", "put", "repeat"])):
            case "cut":
                del copy[at:]
            case "drop":
                del copy[at : at + data.draw(st.integers(1, 60))]
            case "put":
                copy[at:at] = data.draw(
                    st.binary(max_size=12) | st.sampled_from([b"<", b"]]>", b"&", b'"', b"\x00", b"{"])
                )
            case _:
                copy[at:at] = copy[at : at + data.draw(st.integers(1, 60))] * 3
    with reading(bytes(copy)) as found:
        check(found)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_raise_nothing(copy: bytes) -> None:
    with reading(copy) as found:
        check(found)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=60), st.binary(max_size=60))
def test_damaged_archives_raise_nothing(name: bytes, junk: bytes) -> None:
    for opened in (zipped, tarred):
        copy = bytearray(opened(name.hex() or "a", b"The bridge is open.\n"))
        at = len(junk) * len(copy) // 61
        copy[at : at + len(junk)] = junk
        with reading(bytes(copy)) as found:
            check(found)


def zipped(name: str, data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, data)
    return file.getvalue()


def tarred(name: str, data: bytes) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(
    st.lists(st.text(st.characters(categories=["L", "N"]), min_size=2, max_size=12), min_size=1, max_size=300).map(
        " ".join
    ),
    st.integers(1, 5),
)
def test_clean_paragraphs_stay_to_the_letter(words: str, count: int) -> None:
    paragraph = words.replace("\u0345", "")
    copy = "\n\n".join([f"{paragraph} ends here."] * count)
    if clean(copy) == copy:
        with reading(copy.encode()) as (article,):
            assert isinstance(article, Article)
            assert article.text == copy
