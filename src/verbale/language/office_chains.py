"""Reading an office: "Member of the Politburo and Minister of Foreign Affairs", "U.S. Secretary of State"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from verbale.language.mentions import PartyMention
from verbale.language.offices import MASK, Token

__all__ = ["Office", "office_at"]

_LINK = re.compile(r"(?: \([A-Z]+\))? (?:(of|for|to|at|on|with)(?: the)? |(and|&) )?|(,) (?:and )?|/")
_MEMBER_WORDS_AHEAD = 3
_OWNING_FORMS = frozenset({"name", "adjective", "possessive"})
_HEADS = frozenset({"office", "offices"})
_COORDINATING = frozenset({"and", "&", ","})
_NOT_OWNERS = frozenset({"INTL", "OTHER"})
_OF_PARTY = re.compile(rf" of (?:the )?{MASK}")
_ARTICLE = re.compile(r"\b[Tt]he\s\Z")


@dataclass(frozen=True, slots=True)
class Office:
    """An office as the text names it, without an article in front.

    ``[start, end)`` includes the words for the party, ``[words_start, words_end)`` does not where they
    stand first; ``words`` are its words. ``owner`` is the party that the words name as the one served.
    """

    start: int
    end: int
    words_start: int
    words_end: int
    words: tuple[str, ...]
    owner: str
    is_for_another: bool
    """Whether a party is named that is not the one served ("Ambassador to Ruritania")."""
    names_body: bool
    """Whether it names a field or a body ("spokesperson for the Ministry of Trade")."""
    is_title: bool
    """Whether it is only a form of address ("Mr.")."""
    is_vocative: bool
    """Whether it addresses its holder ("Mr. President")."""
    is_abroad: bool
    """Whether its holder need not serve the government that speaks ("Ambassador", "CEO")."""
    is_loose: bool
    """Whether an unknown single word behind it need not be a name ("General Provisions")."""
    is_plural: bool
    traits: frozenset[str]
    """Those of its last word that is an office."""
    next: int
    """The index of the token after the last word."""

    def with_field(self, end: int, following: int) -> Office:
        """This office with one more word of its field, which ends at ``end``."""
        return replace(self, end=end, words_end=end, next=following)


@dataclass(slots=True)
class _Chain:
    """The tokens of an office, each with the word that links it to the one before."""

    tokens: list[Token]
    links: list[str]

    def has_office(self) -> bool:
        return any(token.kind in _HEADS for token in self.tokens)


def office_at(
    masked: str, tokens: Sequence[Token], index: int, mentions: Mapping[int, PartyMention]
) -> Office | None:
    """The office whose first word is token ``index``, or None if no office begins there."""
    first = tokens[index]
    if first.kind == "name" or (first.kind == "party" and not _may_own(first, mentions)):
        return None
    if first.word.lower() == "under" and not _is_followed_by_secretary(masked, tokens, index):
        return None
    definite = bool(_ARTICLE.search(masked, max(0, first.start - 4), first.start))
    chain = _Chain([first], [""])
    position = index + 1
    while position < len(tokens):
        link = _link(masked, tokens, position, mentions)
        if link is None or not _continues(chain, masked, tokens, position, link, definite):
            break
        chain.tokens.append(tokens[position])
        chain.links.append(link)
        position += 1
    return _office(chain, position, mentions)


def _is_followed_by_secretary(masked: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether "under" at ``index`` is the office's, not the link."""
    return masked.startswith(("Secretar", "secretar"), tokens[index].end + 1)


def _link(
    masked: str, tokens: Sequence[Token], position: int, mentions: Mapping[int, PartyMention]
) -> str | None:
    """What links a token to the one before it: "", "of", "and", ","; None if nothing does."""
    token = tokens[position]
    if token.kind == "party" and not _may_own(token, mentions):
        return None
    found = _LINK.fullmatch(masked, tokens[position - 1].end, token.start)
    return (found[1] or found[2] or found[3] or "") if found else None


def _may_own(token: Token, mentions: Mapping[int, PartyMention]) -> bool:
    mention = mentions.get(token.start)
    return mention is not None and mention.form in _OWNING_FORMS and not _NOT_OWNERS & {*mention.parties}


def _continues(
    chain: _Chain, masked: str, tokens: Sequence[Token], position: int, link: str, definite: bool
) -> bool:
    """Whether token ``position``, so linked, belongs to the office begun by ``chain``."""
    token, last = tokens[position], chain.tokens[-1]
    if token.kind == "name":
        return _names_field(chain, masked, tokens, position, link)
    if link == "":
        goes_on = last.kind == "word" or token.kind != "party"
        return goes_on and not (last.kind in _HEADS and token.kind == "word" and token.word.islower())
    if last.kind == "title" or token.kind == "title":
        return False
    if link in _COORDINATING:
        return token.kind != "party" and _joins(chain, masked, tokens, position, link, definite)
    if link == "to" and token.kind == "party":
        return not any("home" in head.traits for head in chain.tokens)
    return _takes(chain, link)


def _takes(chain: _Chain, link: str) -> bool:
    """Whether what ``chain`` names may be the office "of", "for" or "to" something."""
    first, last = chain.tokens[0], chain.tokens[-1]
    if link == "on":
        return first.word == "Special"
    return chain.has_office() or (link in {"of", "to"} and not last.word.islower())


def _names_field(chain: _Chain, masked: str, tokens: Sequence[Token], position: int, link: str) -> bool:
    """Whether an unlisted word belongs to the field of an office ("Secretary for Industrial Base Policy")."""
    within = link in {"of", "for"} or (link == "" and chain.tokens[-1].kind == "name")
    if not within or not chain.has_office():
        return False
    for following in range(position + 1, min(position + 1 + _MEMBER_WORDS_AHEAD, len(tokens))):
        if masked[tokens[following - 1].end : tokens[following].start] != " ":
            return False
        if tokens[following].kind != "name":
            return tokens[following].kind == "word" and not tokens[following].word.islower()
    return False


def _joins(
    chain: _Chain, masked: str, tokens: Sequence[Token], position: int, link: str, definite: bool
) -> bool:
    """Whether "and" or a comma goes on with the same office, or the same person's next office."""
    if tokens[position].word.islower():
        return False
    opening = _opening_office(masked, tokens, position)
    if opening is None:
        return link != "," or not {"of", "for"}.isdisjoint(chain.links)
    if tokens[position].word in [token.word for token in chain.tokens if token.kind in _HEADS]:
        return False
    if definite:
        has_owner = any(token.kind == "party" for token in chain.tokens)
        return not has_owner and bool(_OF_PARTY.match(masked, opening.end))
    return link != "," or any(chain.links)


def _opening_office(masked: str, tokens: Sequence[Token], position: int) -> Token | None:
    """The office that the words from ``position`` on lead to without any link, or None."""
    while tokens[position].kind == "word":
        position += 1
        if position == len(tokens) or masked[tokens[position - 1].end : tokens[position].start] != " ":
            return None
    return tokens[position] if tokens[position].kind in _HEADS else None


def _office(chain: _Chain, following: int, mentions: Mapping[int, PartyMention]) -> Office | None:
    heads = [token for token in chain.tokens if token.kind in _HEADS]
    titles = [token for token in chain.tokens if token.kind == "title"]
    if not heads and not titles:
        return None
    words = [token for token in chain.tokens if token.kind not in {"party", "title"}]
    owner, is_for_another = _owner(chain, mentions)
    spoken = words or titles
    last = [token for token in chain.tokens if token.kind != "title"] or titles
    return Office(
        start=chain.tokens[0].start,
        end=chain.tokens[-1].end,
        words_start=spoken[0].start,
        words_end=last[-1].end,
        words=tuple(token.word for token in words),
        owner=owner,
        is_for_another=is_for_another,
        names_body=any("body" in token.traits for token in words),
        is_title=not heads,
        is_vocative=bool(heads) and chain.tokens[0].kind == "title",
        is_abroad=any("abroad" in head.traits for head in heads),
        is_loose=bool(heads) and (chain.tokens[-1].kind == "word" or _is_loose(words)),
        is_plural=bool(heads) and heads[-1].kind == "offices",
        traits=heads[-1].traits if heads else frozenset(),
        next=following,
    )


def _is_loose(words: Sequence[Token]) -> bool:
    return len(words) == 1 and "loose" in words[0].traits


def _owner(chain: _Chain, mentions: Mapping[int, PartyMention]) -> tuple[str, bool]:
    """The party served, and whether another party is named besides."""
    owner, another = "", False
    serves_for = any("serves" in token.traits for token in chain.tokens)
    for token, link in zip(chain.tokens, chain.links, strict=True):
        if token.kind != "party":
            continue
        parties = mentions[token.start].parties
        serves = link in {"of", ""} or (serves_for and link in {"for", "with"})
        if serves and not owner and len(parties) == 1:
            owner = parties[0]
        another = another or not serves
    return owner, another
