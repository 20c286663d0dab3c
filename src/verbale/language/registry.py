"""The registry of a text's sources: who "he", "the spokesperson" and a bare surname are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from verbale.language.attribution import Attribution
from verbale.language.known_people import may_have_office
from verbale.language.mentions import PersonMention
from verbale.language.parties import party_of
from verbale.language.people import find_people
from verbale.language.utterances import Voice

__all__ = ["Registry", "same_source"]


_NEAR = 60
"""How near to the start of a sentence, in characters, its subject is looked for."""
_SHORT_NAME = 3
"""How many words a name has at most whose surname may stand in front."""


class Registry:
    """Remembers the sources of one text in the order they speak."""

    def __init__(
        self,
        issuer: str,
        people: Sequence[PersonMention],
        in_title: Sequence[PersonMention] = (),
        counterpart: str = "",
    ) -> None:
        self._issuer = issuer
        self._counterpart = counterpart
        """The other party to a conversation, where the text names just one: whom names unknown speak for."""
        self._people = tuple(people)
        self._starts = [person.start for person in people]
        self._parties: dict[str, str] = {}
        """The party of the first person who has a word in the name, for each word."""
        for person in (*people, *in_title):
            if person.party:
                for word in person.name.casefold().split():
                    self._parties.setdefault(word, person.party)
        self._offices = {
            person.office.casefold(): person.party for person in in_title if person.office and person.party
        }
        """The parties of those who have an office in the title: "The President" in front of a turn is one of them."""
        self._last: Voice | None = None
        self._heard: dict[str, Voice] = {}
        """The source last heard of those who have a word in the name, for each word."""
        self._subject: Voice | None = None
        self._is_one = False
        """Whether the subject is one person, whom "they" does not mean."""
        self._meant: dict[str, Voice] = {}
        """Whom "he" and "she" have meant so far, the last of each."""

    def notice(self, start: int, end: int) -> None:
        """Take note of whom the narration ``[start, end)`` is about, for the pronouns that follow."""
        if named := self._named(start, min(end, start + _NEAR)):
            person = named[0]
            own = "" if person.office in person.name else f"{person.office} "
            self._subject = Voice(own + person.name, person.party or self._issuer)
            self._is_one = True

    def only_person(self, start: int, end: int) -> Voice | None:
        """The one person whom the words ``[start, end)`` name, if it is one."""
        named = self._named(start, end)
        return Voice(named[0].name, named[0].party) if len(named) == 1 else None

    def _named(self, start: int, end: int) -> Sequence[PersonMention]:
        """The people whose mentions begin in ``[start, end)``."""
        return self._people[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def speaks(self, voice: Voice) -> None:
        """Take note that ``voice`` is the one who speaks, for the pronouns that follow."""
        self._subject = voice
        self._is_one = False

    def of_label(self, label: str) -> Voice:
        """The source a turn's label names; its party is what its words or the text say, else the issuer."""
        named = party_of(label)
        holder = self._offices.get(label.casefold().removeprefix("the "), "")
        party = named[0] if len(named) == 1 else holder or self._party_of_name(label)
        return Voice(label, party or self._issuer_of_office(label))

    def _issuer_of_office(self, label: str) -> str:
        """The issuer, unless ``label`` names an office that the issuer does not have."""
        people = find_people(label, ())
        known = next((person.party for person in people if person.party), "")
        offices = [word for person in people for word in person.office.split()]
        return known or (self._issuer if may_have_office(self._issuer, offices) else "")

    def resolve(self, found: Attribution) -> Voice | None:
        """The source that ``found`` names; None for a group, or for a pronoun without antecedent."""
        voice = self._resolve(found)
        if voice:
            self._last = self._subject = voice
            if found.speaker.form != "pronoun":
                self._is_one = found.speaker.form == "person"
            self._heard.update(dict.fromkeys(voice.name.casefold().split(), voice))
        return voice

    def _resolve(self, found: Attribution) -> Voice | None:
        speaker = found.speaker
        if speaker.form == "group":
            return None
        if speaker.form == "pronoun":
            return self._of_pronoun(found)
        if speaker.person:
            # An official without a nationality in an official text is the issuer's own, if it has such an office.
            office = speaker.person.office.split()
            own = self._issuer if office and may_have_office(self._issuer, office) else ""
            return Voice(found.words, speaker.person.party or self._party_of_name(found.words) or own)
        if speaker.parties:
            return Voice(found.words, speaker.parties[-1] if speaker.form == "many" else speaker.parties[0])
        return Voice(found.words, self._party_of_description(found))

    def _of_pronoun(self, found: Attribution) -> Voice | None:
        """Whom "he", "she" or "they" means: the subject, but for whom the text has called the other of the first two.

        Where the other side spoke last and nobody has called it so, the issuer's own goes on who has been called so.
        """
        word, subject = found.words.casefold(), self._subject
        if word == "they":
            return None if self._is_one else subject
        known, other = self._meant.get(word), self._meant.get("he" if word == "she" else "she")
        if subject and known and not same_source(subject, known) and not self._is_told_of(known, found.start):
            is_other = bool(other and same_source(subject, other))
            goes_on = self._is_one and known.party == self._issuer != subject.party
            subject = known if is_other or goes_on else subject
        if subject:
            self._meant[word] = subject
        return subject

    def _is_told_of(self, voice: Voice, start: int) -> bool:
        """Whether the words just behind ``start`` name who ``voice`` is: "he invited Roe" is not said of Roe."""
        return any(
            same_source(Voice(person.name, person.party), voice)
            for person in self._named(start, start + _NEAR)
        )

    def _party_of_description(self, found: Attribution) -> str:
        """The party of a source without one in its words: that of the source last heard under the same noun."""
        head = found.words.rsplit(maxsplit=1)[-1].casefold()
        if head in self._heard:
            return self._heard[head].party
        if found.speaker.form == "name":
            return self._party_of_name(found.words)
        if found.speaker.form == "many":
            return "OTHER"
        if found.words[:4].casefold() == "the " and self._last:
            return self._last.party
        return self._issuer

    def _party_of_name(self, name: str) -> str:
        surname = name.rstrip(")").rsplit(maxsplit=1)[-1].casefold()
        return self._parties.get(surname, self._counterpart)


def same_source(one: Voice, other: Voice) -> bool:
    """Whether two voices are one source: names end alike, or a short one is in the other ("Xie Feng", "Mr. Xie")."""
    words, others = one.name.casefold().split(), other.name.casefold().split()
    if not words or not others:
        return False
    are_short = max(len(words), len(others)) <= _SHORT_NAME
    return words[-1] == others[-1] or (are_short and (words[-1] in others or others[-1] in words))
