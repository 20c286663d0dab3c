"""Who is named, in which office and for which party."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.language.parties import find_parties
from verbale.language.people import find_people


def found(text: str, issuer: str = "") -> list[tuple[str, str]]:
    """Each person as the name and the party."""
    return [(person.name, person.party) for person in find_people(text, find_parties(text), issuer)]


@pytest.mark.parametrize(
    ("text", "name", "office", "party", "reason"),
    [
        ("Ruritanian Minister of War Hugo Zapt left.", "Hugo Zapt", "Minister of War", "XRU", "party in front"),
        (
            "Deputy Chairman of the Central Committee of the CPC and Minister of Trade Wen Da left.",
            "Wen Da",
            "Deputy Chairman of the Central Committee of the CPC and Minister of Trade",
            "CHN",
            "two offices of one person",
        ),
        ("Prime Minister Rudolf Rassendyll of Ruritania left.", "Rudolf Rassendyll", "Prime Minister", "XRU", "behind"),
        ("Hugo Zapt, spokesperson of the Ruritanian Ministry of War, left.", "Hugo Zapt", "spokesperson of the "
         "Ruritanian Ministry of War", "XRU", "office in apposition"),
        ("H.E. Mr. Hugo Zapt, Foreign Minister of Ruritania, left.", "Hugo Zapt", "Foreign Minister of Ruritania",
         "XRU", "form of address"),
        ("Under Secretary of State for Polar Affairs Jane Roe left.", "Jane Roe",
         "Under Secretary of State for Polar Affairs", "USA", "an office that one party has"),
        ("NATO Secretary General John Doe left.", "John Doe", "Secretary General", "NATO", "an organisation's office"),
        ("Ambassador of Ruritania to Graustark Fritz Tarlenheim left.", "Fritz Tarlenheim",
         "Ambassador of Ruritania to Graustark", "XRU", "the party served, not the post"),
        ("The Ruritanian official left.", "The Ruritanian official", "official", "XRU", "an office alone"),
        ("President Vladimir Putin left.", "Vladimir Putin", "President", "RUS", "widely known"),
        ("Chancellor Merz left.", "Merz", "Chancellor", "DEU", "a known surname with its office"),
    ],
)  # fmt: skip
def test_finds_a_person(text: str, name: str, office: str, party: str, reason: str) -> None:
    (person,) = find_people(text, find_parties(text))
    assert (person.name, person.office, person.party) == (name, office, party), reason
    assert text[person.start : person.end] == text.removesuffix(" left.").removesuffix(","), reason


@pytest.mark.parametrize(
    ("text", "issuer", "expected", "reason"),
    [
        ("Ruritanian envoy Hugo Zapt spoke. Zapt left.", "", [("Hugo Zapt", "XRU"), ("Zapt", "XRU")], "a surname"),
        ("Mr. TAKEDA Jun, envoy of Japan, spoke. TAKEDA left.", "", [("TAKEDA Jun", "JPN"), ("TAKEDA", "JPN")],
         "capitals mark the surname"),
        ("Vice Minister Wen Da spoke. Wen left.", "CHN", [("Wen Da", "CHN"), ("Wen", "CHN")], "surname first"),
        ("Ruritania's Foreign Minister spoke. The Minister left.", "",
         [("Ruritania's Foreign Minister", "XRU"), ("The Minister", "XRU")], "an office named before"),
        ("The Prime Minister spoke.", "GBR", [("The Prime Minister", "GBR")], "the issuer's own"),
        ("The Prime Minister spoke.", "", [("The Prime Minister", "")], "nobody's for sure"),
        ("A senior official spoke.", "GBR", [("A senior official", "")], "not plainly the issuer's own"),
        ("A Foreign Ministry spokesperson spoke.", "XRU", [("A Foreign Ministry spokesperson", "XRU")], "own body"),
        ("The Ambassador spoke.", "XRU", [("The Ambassador", "")], "may be another party's"),
        ("Minister Silva spoke.", "CHN", [("Silva", "")], "a foreign name is not taken for the issuer's own"),
        ("Presidents Xi Jinping and Macron met.", "", [("Xi Jinping", "CHN"), ("Macron", "FRA")], "two of an office"),
        ("The President of Ruritania and Foreign Minister Zapt met.", "XGS",
         [("The President of Ruritania", "XRU"), ("Zapt", "XRU")], "two people, not two offices"),
        ("Ruritania spoke. Chancellor Merrik and Secretary Stine left.", "XRU",
         [("Merrik", ""), ("Stine", "")], "offices that the issuer does not have"),
        ("Graustark spoke. Chancellor Merrik left.", "XRU", [("Merrik", "XGS")], "the only other state told of"),
        ("Graustark and Japan spoke. Chancellor Merrik left.", "XRU", [("Merrik", "")], "one of two others, unknown"),
        ("The Prime Minister spoke.", "USA", [("The Prime Minister", "")], "an office that the issuer does not have"),
        ("Mr. President, Jane Roe spoke.", "USA", [], "an address"),
        ("The Minister, Ms. Jane Roe, spoke.", "XRU", [("Jane Roe", "XRU")], "a name in apposition"),
        ("PRESIDENT PUTIN: Yes.", "", [("PUTIN", "RUS")], "a label in capitals"),
        ("U.S. and Graustarkian Ministers John Doe and Vo Ba met.", "", [("John Doe", ""), ("Vo Ba", "")],
         "one word for two offices does not tell who is whose"),
        ("President Jane Roe of Ruritania and President Max Moe of Graustark met.", "",
         [("Jane Roe", "XRU"), ("Max Moe", "XGS")], "a party behind a name is not the next one's"),
        ("The Prime Minister of Graustark to Ruritania sent word.", "", [("The Prime Minister of Graustark", "XGS")],
         "a head of government is not accredited anywhere"),
        ("President Xi Jinping left." + " The talks went on for long." * 12 + "\n\nThe President will call.", "USA",
         [("Xi Jinping", "CHN"), ("The President", "USA")], "the issuer's own, where no other is near"),
        ("President Lula spoke.\n\nThe President left.", "GBR", [("Lula", "BRA"), ("The President", "BRA")],
         "an office that the issuer lacks is the other's"),
        ("He left. Prime Minister thanked us. External Affairs Minister also said so. In this context, Foreign "
         "Secretary noted it. FM met us.", "IND", [("Prime Minister", "IND"), ("External Affairs Minister", "IND"),
         ("Foreign Secretary", "IND"), ("FM", "IND")], "an office without article as subject"),
        ("We met in Prime Minister House.", "IND", [], "an office that only names a house"),
        ("President von der Leyen spoke.", "EU", [("von der Leyen", "EU")], "a name that begins with a particle"),
        ("At the invitation of Premier Hugo Zapt, the President of Graustark, Anna Lorry, left.", "XRU",
         [("Hugo Zapt", "XRU"), ("Anna Lorry", "XGS")], "two people beside each other"),
        ("It is against Port Tarlen, a foreign ministry spokesperson said.", "XRU",
         [("a foreign ministry spokesperson", "XRU")], "one who speaks is no apposition"),
        ("UN GENERAL ASSEMBLY DEBATE", "", [], "a body in capitals is no general"),
        ("Jane Roe spoke.", "USA", [], "a name alone is nobody in particular"),
        ("General Provisions apply. Mr. President, we met.", "USA", [], "no holder is named"),
        ("He read the official record.", "USA", [], "an adjective, not a person"),
    ],
)  # fmt: skip
def test_follows_people_through_a_text(
    text: str, issuer: str, expected: list[tuple[str, str]], reason: str
) -> None:
    assert found(text, issuer) == expected, reason


WORDS = st.sampled_from(
    ["the", "The", "Minister", "of", "and", "Ruritania", "'s", "Zapt", "Mr.", "J.", ",", "official", "(X)", "."]
)  # fmt: skip


@given(st.lists(WORDS, max_size=25).map(" ".join), st.sampled_from(["", "XRU"]))
def test_people_are_in_order_and_verbatim(text: str, issuer: str) -> None:
    people = find_people(text, find_parties(text), issuer)
    assert all(person.name in text[person.start : person.end] for person in people)
    assert all(a.end <= b.start for a, b in pairwise(people))
