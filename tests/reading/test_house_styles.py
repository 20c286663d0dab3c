"""Records in made-up passages in the house styles of ministries and bodies that no rule was first written for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.reading.commitments import find_commitments
from verbale.reading.demands import find_demands
from verbale.reading.engagements import find_engagements
from verbale.reading.facts import Facts, find_facts
from verbale.reading.measures import find_measures
from verbale.reading.references import find_references
from verbale.statement import Document, Statement

House = tuple[str, str, str]
"""Issuer, kind of document, passage."""

JAPAN: House = (
    "JPN",
    "readout",
    "The two ministers decided to hold the next Foreign and Defense Ministerial Meeting (“2+2”) in Tokyo in July 2025. "
    "Minister Oda asked for Indonesia’s understanding of the matter. "
    "Minister Oda stated that Japan would provide 1.6 billion yen for radar systems.",
)
INDIA: House = (
    "IND",
    "briefing",
    "Arjun Malwade, Spokesperson: Pakistan has placed the Indus Waters Treaty in abeyance. "
    "India announced a Line of Credit of US$ 150 million for Tanzania. "
    "The next meeting of the India-Tanzania Joint Commission is slated for October in New Delhi. "
    "An MoU on Health Cooperation was signed.",
)
BRITAIN: House = (
    "GBR",
    "statement",
    "Together with our partners we will hold the regime in Belarus to account. "
    "Russia’s attacks on Ukraine must stop immediately, and those responsible must face justice.",
)
RUSSIA: House = (
    "RUS",
    "briefing",
    "Olga Orlova: On February 4, Berlin closed its consulate in Kazan, and entry to Russia has been closed to a "
    "number of German officials. From February 10 to 12, Foreign Minister Ivan Petrenko will be on an official visit "
    "to Ethiopia. "
    "The collective West should draw lessons from history.",
)
IRAN: House = (
    "IRN",
    "article",
    "The fourth round of the negotiations with the United States was held in Muscat on Saturday with the mediation of "
    "Oman. "
    "He called on the European troika to refrain from destructive moves, he went on to say.",
)
PAKISTAN: House = (
    "PAK",
    "statement",
    "Pakistan is committed to protecting its borders, and any act of aggression will be met with a resolute response. "
    "The Foreign Minister received telephone calls today from the Foreign Ministers of Türkiye and the Kingdom of "
    "Saudi Arabia. We urge all countries that have not yet done so to ratify the Arms Trade Treaty.",
)
EUROPE: House = (
    "EU",
    "statement",
    "The Council has decided to suspend parts of the EU-Georgia visa facilitation agreement. "
    "The 10th meeting of the EU-Georgia Association Council took place in Brussels in September 2024. "
    "All reports of torture in Georgia must be investigated and those responsible must be held to account.",
)
COUNCIL: House = (
    "UNSC",
    "statement",
    "The members of the Security Council welcomed the agreement of 10 March with the Syrian authorities and reaffirmed "
    "their commitment to protecting civilians in Syria. "
    "They called on all parties to exercise restraint and advocated the resumption of talks.",
)
COMMUNIQUE: House = (
    "XRU",
    "communique",
    "Ruritania and Graustark signed a Plan of Consultations for 2025-2026. "
    "Each side will give early notice of exercises. Neither side will inspect the ferries of the other.",
)


def read(house: House) -> Facts:
    issuer, kind, text = house
    title = "Joint Statement of Ruritania and Graustark" if kind == "communique" else ""
    return find_facts(
        Statement(text, Document(title=title, issuer=issuer, published="2025-04-05", kind=kind))
    )


def promised(facts: Facts) -> list[tuple[str, str, str]]:
    return [(" ".join(c.holder), c.polarity, c.content) for c in find_commitments(facts)]


def asked(facts: Facts) -> list[tuple[str, str, str]]:
    return [(" ".join(d.to), d.polarity, d.content) for d in find_demands(facts)]


def met(facts: Facts) -> list[tuple[str, str, str]]:
    return [(" ".join(sorted(e.parties)), e.kind, e.date) for e in find_engagements(facts)]


def taken(facts: Facts) -> list[tuple[str, str, str]]:
    return [(" ".join(m.by), " ".join(m.on), m.kind) for m in find_measures(facts)]


def named(facts: Facts) -> list[tuple[str]]:
    return [(r.instrument,) for r in find_references(facts)]


Finder = Callable[[Facts], list[tuple[str, ...]]]


@pytest.mark.parametrize(
    ("house", "finder", "expected"),
    [
        pytest.param(
            JAPAN, met, ("IDN JPN", "meeting", "2025-07"), id="a bracket within the name of a meeting"
        ),
        pytest.param(
            JAPAN,
            asked,
            ("IDN", "do", "Indonesia’s understanding of the matter"),
            id="a thing asked of its owner",
        ),
        pytest.param(INDIA, taken, ("PAK", "IND", "other"), id="a treaty placed in abeyance"),
        pytest.param(
            INDIA,
            promised,
            ("IND", "do", "a Line of Credit of US$ 150 million for Tanzania"),
            id="a sum that is announced",
        ),
        pytest.param(
            INDIA, met, ("IND TZA", "meeting", "2025-10"), id="a meeting that is slated for a month"
        ),
        pytest.param(INDIA, named, ("MoU on Health Cooperation",), id="an instrument by its initials"),
        pytest.param(
            BRITAIN,
            promised,
            ("GBR", "do", "hold the regime in Belarus to account"),
            id="a subject after an adverbial without a comma",
        ),
        pytest.param(
            BRITAIN,
            asked,
            ("RUS", "refrain", "Russia’s attacks on Ukraine must stop immediately"),
            id="a deed that must stop",
        ),
        pytest.param(
            RUSSIA, taken, ("RUS", "DEU", "visa_restriction"), id="entry that is closed to officials"
        ),
        pytest.param(
            RUSSIA, met, ("ETH RUS", "visit", "2025-02-10/2025-02-12"), id="a visit that one will be on"
        ),
        pytest.param(
            RUSSIA, asked, ("OTHER", "do", "draw lessons from history"), id="the West is nobody named"
        ),
        pytest.param(
            IRAN,
            met,
            ("IRN USA", "talks", "2025-04-05"),
            id="a round of the negotiations, the mediator left out",
        ),
        pytest.param(
            IRAN,
            asked,
            ("E3", "refrain", "refrain from destructive moves"),
            id="an attribution at the end that goes on to say",
        ),
        pytest.param(
            PAKISTAN,
            promised,
            ("PAK", "do", "protecting its borders"),
            id="a promise ends before the next clause, whatever its subject",
        ),
        pytest.param(
            PAKISTAN, met, ("PAK SAU TUR", "call", "2025-04-05"), id="calls from two, one of them a Kingdom"
        ),
        pytest.param(
            PAKISTAN,
            asked,
            ("INTL", "do", "ratify the Arms Trade Treaty"),
            id="an addressee with a relative clause",
        ),
        pytest.param(
            EUROPE, taken, ("EU", "GEO", "other"), id="parts of an agreement suspended by the Council"
        ),
        pytest.param(
            EUROPE, met, ("EU GEO", "meeting", "2024-09"), id="a namesake joined to another party by a dash"
        ),
        pytest.param(EUROPE, asked, ("OTHER", "do", "be held to account"), id="two passives joined"),
        pytest.param(
            COUNCIL,
            promised,
            ("UNSC", "do", "protecting civilians in Syria"),
            id="their own commitment, not another's",
        ),
        pytest.param(
            COUNCIL,
            asked,
            ("OTHER", "do", "exercise restraint"),
            id="a demand ends before what else was advocated",
        ),
        pytest.param(COUNCIL, named, ("agreement of 10 March",), id="an agreement named by its date"),
        pytest.param(
            COMMUNIQUE,
            promised,
            ("XGS XRU", "do", "give early notice of exercises"),
            id="each side binds both",
        ),
        pytest.param(
            COMMUNIQUE,
            promised,
            ("XGS XRU", "refrain", "inspect the ferries of the other"),
            id="neither side is both, refraining",
        ),
        pytest.param(
            COMMUNIQUE, named, ("Plan of Consultations for 2025-2026",), id="a plan is an instrument"
        ),
    ],
)
def test_a_record_in_the_style_of_a_house(house: House, finder: Finder, expected: tuple[str, ...]) -> None:
    assert expected in finder(read(house))


@pytest.mark.parametrize(
    ("issuer", "kind", "text", "finder", "expected"),
    [
        ("JPN", "transcript", "Japan urges Graustark to let food in, and strongly calls on Hamas to free the hostages.",
         asked, ("OTHER", "do", "free the hostages")),
        ("AUS", "statement", "Hostages need to come home, aid needs to flow.",
         asked, ("OTHER", "do", "aid needs to flow")),
        ("GBR", "readout", "The Prime Minister met King Rudolf. He reiterated his call for a truce, the release of all "
         "hostages and an end to the siege.", asked, ("OTHER", "do", "the release of all hostages")),
        ("EU", "transcript", "It is up to Russia now to show that it wants peace.",
         asked, ("RUS", "do", "show that it wants peace")),
        ("EU", "transcript", "On Syria, the violence is shocking. The new leadership must hold the guilty to account.",
         asked, ("SYR", "do", "hold the guilty to account")),
        ("UNSC", "statement", "They stressed that the Houthis must open the port, and that aid must not be diverted.",
         asked, ("OTHER", "refrain", "be diverted")),
        ("TUR", "statement", "It is essential that the attackers be brought to justice.",
         asked, ("OTHER", "do", "the attackers be brought to justice")),
        ("JPN", "readout", "The ministers met. Minister Ito requested Canada's early ratification of the treaty.",
         asked, ("CAN", "do", "Canada's early ratification of the treaty")),
        ("UNSC", "statement", "The members of the Council affirmed that they would continue to monitor the talks.",
         promised, ("UNSC", "do", "continue to monitor the talks")),
        ("SAU", "article", "The Foreign Ministry affirmed that the Kingdom would spare no effort to end the war.",
         promised, ("SAU", "do", "spare no effort to end the war")),
        ("G7", "communique", "Member States will double their aid to Kenya.",
         promised, ("G7", "do", "double their aid to Kenya")),
        ("RUS", "readout", "On May 3, Foreign Minister Ivan Petrenko held talks with Foreign Minister of Mali Issa Sy.",
         met, ("MLI RUS", "talks", "2025-05-03")),
        ("IND", "communique", "President Jane Roe of Kenya paid an Official Visit to India from 1 to 3 April 2025.",
         met, ("IND KEN", "visit", "2025-04-01/2025-04-03")),
        ("PAK", "readout", "Pakistan and Türkiye met. Both sides resolved to hold the next meeting in Ankara in June.",
         met, ("PAK TUR", "meeting", "2025-06")),
        ("GBR", "readout", "On 3 April the Prime Minister welcomed the Austrian Chancellor, Rolf Berg, to London.",
         met, ("AUT GBR", "visit", "2025-04-03")),
        ("JPN", "transcript", "Two vessels of the China Coast Guard intruded into Japan's territorial waters today.",
         taken, ("CHN", "JPN", "military_activity")),
        ("RUS", "briefing", "On April 1, the Armed Forces of Ukraine launched a missile strike on a school in Sudzha.",
         taken, ("UKR", "RUS", "military_activity")),
        ("RUS", "statement", "The Russian side has added 96 EU officials to the list of persons barred from Russia.",
         taken, ("RUS", "EU", "visa_restriction")),
        ("EU", "statement", "Belarus must free them. We also extended for six months the listings of 200 persons.",
         taken, ("EU", "BLR", "sanction")),
    ],
)  # fmt: skip
def test_a_record_in_a_sentence_of_a_house(
    issuer: str, kind: str, text: str, finder: Finder, expected: tuple[str, ...]
) -> None:
    assert expected in finder(read((issuer, kind, text)))


@pytest.mark.parametrize(
    ("house", "finder"),
    [
        pytest.param(
            ("GBR", "readout", "The leaders agreed that Russia must be held back."),
            promised,
            id="asked of another",
        ),
        pytest.param(COMMUNIQUE, met, id="consultations that are only planned for by name"),
        pytest.param(
            ("PAK", "statement", "Such patience must not be mistaken for weakness."),
            asked,
            id="what must not be mistaken is asked of nobody",
        ),
    ],
)
def test_what_is_no_record(house: House, finder: Finder) -> None:
    assert finder(read(house)) == []
