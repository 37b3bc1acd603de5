"""NewsML 1.0 to 1.2: news items with components in components, of which one holds the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from extract.model import ArticleKind
from extract.readers.border.encoding import UnreadableError
from extract.readers.border.xml import LANG, first, value, values, words
from extract.readers.draft import Block, Draft
from extract.readers.fields import embargo, kind_of, sender, status, subjects, urgency
from extract.readers.formats.nitf import nitf_blocks
from extract.readers.layout import paragraphs_of
from extract.readers.markup import body_blocks, public
from extract.readers.times import created

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

FORMAT = "newsml-1.2"
# Components whose text is not the story.
_ASIDES = {
    "stylesheet",
    "headline",
    "subheadline",
    "contact",
    "caption",
    "logo",
    "photo",
    "picture",
    "video",
    "graphic",
}
_ASIDES |= {"synopsis", "keyword", "byline", "copyright", "preview", "thumbnail", "quicklook"}

# The elements of NewsML 1.2 that are read here, and those that a misspelt one must not be taken for instead.
_NAMES = set(
    "NewsML Catalog NewsEnvelope TransmissionId SentFrom SentTo DateAndTime NewsService NewsProduct Priority "
    "NewsItem Comment  Identification NewsIdentifier ProviderId DateId NewsItemId RevisionId PublicIdentifier "
    "NameLabel DateLabel Label  NewsManagement NewsItemType FirstCreated ThisRevisionCreated Status "
    "StatusWillChange FutureStatus Urgency  RevisionHistory DerivedFrom AssociatedWith Instruction Property "
    "NewsComponent Role BasisForChoice NewsLines HeadLine  SubHeadLine ByLine ByLineTitle DateLine CreditLine "
    "CopyrightLine RightsLine SeriesLine SlugLine KeywordLine NewsLine  NewsLineType NewsLineText "
    "AdministrativeMetadata Provider Creator Source Contributor Party FileName SystemIdentifier  RightsMetadata "
    "DescriptiveMetadata Language Genre SubjectCode Subject SubjectMatter SubjectDetail SubjectQualifier "
    "OfInterestTo DateLineDate Location TopicOccurrence Metadata MetadataType ContentItem MediaType Format "
    "MimeType Notation  Characteristics SizeInBytes Encoding DataContent NewsItemRef NewsComponentRef TopicSet "
    "Topic Delete Update".split()
)


def read_newsml1(root: Element) -> Iterator[Draft]:
    """Every news item of a package. Raises UnreadableError where there is none."""
    _correct_names(root)
    items = list(root.iter("NewsItem"))
    if not items:
        raise UnreadableError("NewsML without a NewsItem")
    for item in items:
        yield _item(root, item)


def _correct_names(root: Element) -> None:
    """Give elements that are misspelt, or written in another case, the names that the standard has for them.

    What is inside a body is left alone: its names are those of another format.
    """
    known = {name.casefold(): name for name in _NAMES}
    corrected: dict[str, str] = {}
    most = 100  # names that are looked up: no agency misspells more
    inside = {inner for content in root.iter("DataContent") for inner in content.iterdescendants()}
    for element in root.iter():
        tag = element.tag
        if tag not in _NAMES and element not in inside:
            if tag not in corrected and len(corrected) < most:
                close = get_close_matches(tag.casefold(), known, n=1, cutoff=0.87)
                corrected[tag] = known[close[0]] if close else tag
            element.tag = corrected.get(tag, tag)


def _item(root: Element, item: Element) -> Draft:
    identity, management = first(item, "Identification/NewsIdentifier"), first(item, "NewsManagement")
    component = first(item, "NewsComponent")
    body, role = _body(component)
    # Lines, source and subjects stand at the component that they are true of: the body's first, then those around it.
    around = [one for one in (role, *_ancestors(role), component) if one is not None]
    notes = [*_advisories(item), *filter(None, [words(management, "Instruction/Comment", "Comment")])]
    public_id = words(identity, "PublicIdentifier") or _made_id(identity)
    draft = Draft(
        FORMAT,
        id=public_id,
        story=_story(public_id),
        version=words(identity, "RevisionId"),
        created=created(words(management, "ThisRevisionCreated") or words(root, "NewsEnvelope/DateAndTime")),
        status=status(value(management, "Status", "FormalName")),
        signal=" ".join(values(management, "Instruction", "FormalName")),
        headline=_line(around, "HeadLine") or _nitf_headline(item),
        slug=_line(around, "SlugLine") or words(item, "Identification/NameLabel"),
        byline=_line(around, "ByLine"),
        dateline=_line(around, "DateLine"),
        credit=_line(around, "CreditLine"),
        language=next(filter(None, (value(one, "DescriptiveMetadata/Language", "FormalName") for one in around)), "")
        or item.get(LANG, ""),
        subjects=subjects(_subjects(item)),
        note="; ".join(dict.fromkeys(notes)),
        blocks=body,
    )
    draft.urgency, draft.urgency_scale = urgency(
        value(management, "Urgency", "FormalName") or words(management, "Urgency")
    )
    until = words(management, "StatusWillChange/DateAndTime")
    draft.embargo = embargo(until if draft.status in ("embargoed", "withheld") else "", *notes)
    genres = [
        *values(item, ".//DescriptiveMetadata/Genre", "FormalName"),
        *values(item, ".//NewsItemType", "FormalName"),
    ]
    draft.kind = kind_of(genres, draft.headline)
    draft.agency = sender(draft.credit, *_parties(item, root), words(identity, "ProviderId"), draft.id)
    draft.agency = draft.agency or next(_parties(item, root), "")
    if not body and next(item.iter("ContentItem"), None) is not None:
        draft.kind = ArticleKind.LINK
    return draft


def _body(component: Element | None) -> tuple[list[Block], Element | None]:
    """The paragraphs of the first component whose text is the story, and that component."""
    for item in component.iter("ContentItem") if component is not None else ():
        parent = item.getparent()
        roles = {role.casefold() for role in values(parent, "Role", "FormalName")}
        kinds = " ".join((value(item, "MediaType", "FormalName"), value(item, "MimeType", "FormalName"))).casefold()
        if roles & _ASIDES or re.search(r"photo|picture|image|video|audio|graphic|css", kinds):
            continue
        content = first(item, "DataContent")
        if content is not None and value(item, "Encoding", "Notation").casefold() not in ("base64", "base64binary"):
            blocks = _blocks(content)
            if blocks:
                return blocks, parent
    return [], None


def _blocks(content: Element) -> list[Block]:
    nitf = first(content, ".//body.content")
    if nitf is not None:
        return nitf_blocks(content)
    return body_blocks(content) if len(content) else public(paragraphs_of("".join(content.itertext())))


def _ancestors(component: Element | None) -> Iterator[Element]:
    while component is not None and component.tag != "NewsItem":
        yield component
        component = component.getparent()


def _line(components: list[Element], name: str) -> str:
    """A line of the copy, in whatever case its element is written: agencies are not at one about HeadLine."""
    for component in components:
        for lines in component.iterfind("NewsLines"):
            for one in lines:
                if isinstance(one.tag, str) and one.tag.casefold() == name.casefold() and (text := words(one)):
                    return text
    return ""


def _nitf_headline(item: Element) -> str:
    return words(item, ".//body.head/hedline/hl1", ".//nitf/head/title")


def _advisories(item: Element) -> Iterator[str]:
    """Change notes that are sent as lines of their own."""
    for one in item.iter("NewsLine"):
        if re.search(r"advisory|note|correction|edit", value(one, "NewsLineType", "FormalName"), re.I):
            yield words(one, "NewsLineText")


def _parties(item: Element, root: Element) -> Iterator[str]:
    for path in ("Provider/Party", "Source/Party"):
        yield from values(item, f".//AdministrativeMetadata/{path}", "FormalName")
    yield from values(root, "NewsEnvelope/SentFrom/Party", "FormalName")


def _subjects(item: Element) -> Iterator[str]:
    for code in item.iter("SubjectCode"):
        for one in code:
            name, scheme = one.get("FormalName") or "", one.get("Scheme") or one.get("Vocabulary") or ""
            yield name if name.isdigit() or not name else f"{scheme.rsplit(':', 1)[-1] or 'subject'}:{name}"


def _story(public_id: str) -> str:
    """The identifier without the revision, which is the last of its six parts: urn, newsml, provider, date, item."""
    parts = public_id.split(":")
    return ":".join(parts[:-1]) if len(parts) >= 6 and re.fullmatch(r"\d{1,6}[A-Z]?", parts[-1]) else public_id


def _made_id(identity: Element | None) -> str:
    """The public identifier as the standard builds it, for senders that leave it out."""
    parts = [words(identity, name) for name in ("ProviderId", "DateId", "NewsItemId", "RevisionId")]
    return ":".join(["urn:newsml", *parts]).rstrip(":") if all(parts[:3]) else parts[2]
