"""Engagements: what counts as contact between parties, and what is read of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import DataFileError
from verbale.language.parties import find_parties
from verbale.language.people import find_people
from verbale.language.utterances import PRESS, Utterance, Voice
from verbale.reading.contacts import lexicon
from verbale.reading.engagements import find_engagements
from verbale.reading.facts import Facts, describe
from verbale.reading.model import Engagement
from verbale.statement import Document, Span, Statement

PUBLISHED = "2024-04-24"
NARRATION: tuple[Voice, ...] = ()


def facts(*sentences: str, voice: tuple[Voice, ...] = NARRATION, issuer: str = "XRU") -> Facts:
    """The facts of a statement of ``sentences``, all in one voice."""
    text = " ".join(sentences)
    utterances, start = [], 0
    for sentence in sentences:
        utterances.append(Utterance(start, start + len(sentence), start, 0, 0, voice, "test"))
        start += len(sentence) + 1
    parties = find_parties(text)
    statement = Statement(text, Document(issuer=issuer, published=PUBLISHED))
    return describe(statement, utterances, parties, find_people(text, parties, issuer))


def engagements(
    *sentences: str, voice: tuple[Voice, ...] = NARRATION, issuer: str = "XRU"
) -> list[Engagement]:
    return list(find_engagements(facts(*sentences, voice=voice, issuer=issuer)))


def only(*sentences: str, voice: tuple[Voice, ...] = NARRATION, issuer: str = "XRU") -> Engagement:
    (engagement,) = engagements(*sentences, voice=voice, issuer=issuer)
    return engagement


CONTACTS = [
    (
        "Minister Rudolf Rassendyll of Ruritania has decided not to travel to Graustark next month.",
        ("visit", {"XRU", "XGS"}, "2024-05", "cancelled"),
        "to decide not to go calls it off",
    ),
    (
        "The meeting of Ruritania and Graustark planned for September will not take place.",
        ("meeting", {"XRU", "XGS"}, "2024-09", "cancelled"),
        "so does what will not take place",
    ),
    (
        "The successful meeting of Ruritania and Graustark in Geneva will lead to stronger ties.",
        ("meeting", {"XRU", "XGS"}, "", "held"),
        "what a successful meeting will bring does not put it ahead",
    ),
    (
        "Our meeting with Graustark in Zenda will be a special one.",
        ("meeting", {"XRU", "XGS"}, "", "planned"),
        "what is said of it is of the future",
    ),
    (
        "We have the trip to Graustark coming up.",
        ("visit", {"XRU", "XGS"}, "", "planned"),
        "and so it is of what is coming up",
    ),
    (
        "The meeting between President Rudolf Rassendyll of Ruritania and President Michael Elphberg of Graustark,"
        " postponed in March, will now take place on May 14 and 15.",
        ("summit", {"XRU", "XGS"}, "2024-05-14/2024-05-15", "planned"),
        "what was put off has a new date",
    ),
    (
        "The meeting between Vladimir Putin and Xi Jinping took place on April 2.",
        ("summit", {"RUS", "CHN"}, "2024-04-02", "held"),
        "two who are known to lead need no office beside their names",
    ),
    (
        "Turning to our partners, Minister Rudolf Rassendyll of Ruritania met yesterday with Graustarkian Foreign"
        " Minister Michael Elphberg to coordinate next steps.",
        ("meeting", {"XRU", "XGS"}, "2024-04-23", "held"),
        "a participle opens the sentence, and “to our” is no verb",
    ),
    (
        "The negotiations between Ruritania and Graustark that took place in Geneva last month were long.",
        ("talks", {"XRU", "XGS"}, "2024-03", "held"),
        "a relative clause says that they took place",
    ),
    (
        "This was the fifth meeting that Ruritania's minister had with his Graustarkian counterpart.",
        ("meeting", {"XRU", "XGS"}, "", "held"),
        "and whose it was",
    ),
    (
        "President Rudolf Elphberg of Ruritania is planning to visit Graustark in May this year, and has invited"
        " President Anna Sapt of Graustark to visit Ruritania.",
        ("visit", {"XRU", "XGS"}, "2024-05", "planned"),
        "another's invitation is not part of it",
    ),
    (
        "Ruritanian officials are in talks with Graustark.",
        ("talks", {"XRU", "XGS"}, "", "ongoing"),
        "who is in talks holds them",
    ),
    (
        "The Ruritanian minister came back from Graustark on Monday.",
        ("visit", {"XRU", "XGS"}, "2024-04-22", "held"),
        "who comes back has been there",
    ),
    (
        "Minister Rassendyll of Ruritania attended the inauguration ceremony of President Anna Sapt of Graustark.",
        ("ceremony", {"XRU", "XGS"}, "", "held"),
        "a ceremony of somebody, without a name of its own",
    ),
    (
        "The Leaders of Ruritania and Graustark met in Zenda, Ruritania, from 5 to 6 March 2024.",
        ("summit", {"XRU", "XGS"}, "2024-03-05/2024-03-06", "held"),
        "the date stands behind a comma",
    ),
    (
        "Foreign Minister Rudolf Rassendyll of Ruritania met with Foreign Minister Michael Elphberg of Graustark"
        " in Geneva on Monday.",
        ("meeting", {"XRU", "XGS"}, "2024-04-22", "held"),
        "a meeting",
    ),
    (
        "It was a great pleasure to meet with Foreign Minister Michael Elphberg of Graustark yesterday.",
        ("meeting", {"XRU", "XGS"}, "2024-04-23", "held"),
        "who was pleased to meet has met",
    ),
    (
        "Minister Rudolf Rassendyll led a trade delegation to Graustark from April 8 to 10.",
        ("visit", {"XRU", "XGS"}, "2024-04-08/2024-04-10", "held"),
        "a delegation led to a place has visited it",
    ),
    (
        "President Rudolf Rassendyll of Ruritania met President Michael Elphberg of Graustark on April 2.",
        ("summit", {"XRU", "XGS"}, "2024-04-02", "held"),
        "heads of state on both sides make it a summit",
    ),
    (
        "The foreign minister of Graustark will visit Ruritania from May 6 to 8.",
        ("visit", {"XRU", "XGS"}, "2024-05-06/2024-05-08", "planned"),
        "a visit to come",
    ),
    (
        "On March 3, the Prime Minister of Ruritania spoke by phone with the Prime Minister of Graustark.",
        ("call", {"XRU", "XGS"}, "2024-03-03", "held"),
        "by phone",
    ),
    (
        "On April 22, Minister Rassendyll of Ruritania held a telephone talk with Minister Elphberg of Graustark.",
        ("call", {"XRU", "XGS"}, "2024-04-22", "held"),
        "a telephone talk is a call",
    ),
    (
        "Last week, Ruritania and Graustark held talks in Vienna.",
        ("talks", {"XRU", "XGS"}, "2024-04-15/2024-04-21", "held"),
        "a noun with the verb that governs it",
    ),
    (
        "The sixth round of Ruritania-Graustark consultations took place in Vienna on April 9-10.",
        ("consultation", {"XRU", "XGS"}, "2024-04-09/2024-04-10", "held"),
        "a noun that takes place",
    ),
    (
        "The consensus reached at the meeting between Ruritania and Graustark in Vienna must be kept.",
        ("meeting", {"XRU", "XGS"}, "", "held"),
        "a noun that no verb governs",
    ),
    (
        "President Rassendyll of Ruritania exchanged letters with Graustark's President at the start of the year.",
        ("letter", {"XRU", "XGS"}, "2024-01~", "held"),
        "letters",
    ),
    (
        "Ruritania signed a fisheries agreement with Graustark on April 19.",
        ("signing", {"XRU", "XGS"}, "2024-04-19", "held"),
        "a signing",
    ),
    (
        "Ruritania and Graustark are holding a new round of trade consultations in Vienna.",
        ("consultation", {"XRU", "XGS"}, "", "ongoing"),
        "going on",
    ),
    (
        "The visit of the Prime Minister of Graustark to Ruritania has been postponed.",
        ("visit", {"XRU", "XGS"}, "", "cancelled"),
        "not to be",
    ),
    (
        "Since March of this year, the trade teams of Ruritania and Graustark have held five meetings.",
        ("meeting", {"XRU", "XGS"}, "2024-03/2024-04", "held"),
        "several told together run to the statement's month",
    ),
]


@pytest.mark.parametrize(("sentence", "expected", "_reason"), CONTACTS)
def test_a_contact_is_read(sentence: str, expected: tuple[str, set[str], str, str], _reason: str) -> None:
    found = only(sentence)
    assert (found.kind, set(found.parties), found.date, found.status) == expected


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Dialogue and consultation between Ruritania and Graustark are important.", "general talk"),
        ("Ruritania hopes that Graustark will meet it halfway.", "a figure of speech"),
        ("Look, I just spoke to the President about this.", "within the own house"),
        ("The two sides should hold talks.", "a wish"),
        ("The 1998 Zenda Communiqué calls a closed bridge the worst of arguments.", "a verb"),
        ("Ruritania is ready to hold consultations with Graustark.", "an offer"),
        ("Ruritania will make good use of its consultation mechanism with Graustark.", "a standing channel"),
        ("Ruritania calls on Graustark to exercise restraint.", "verbs that look like nouns of contact"),
        ("The spokesperson of Ruritania held a press conference on Monday.", "contact with journalists"),
        ("The minister of Ruritania has not spoken with the minister of Graustark.", "denied"),
        ("If Ruritania visits Graustark, much will change.", "a condition"),
        ("Ruritania signed an executive order on Monday.", "an act of one party alone"),
    ],
)
def test_what_is_no_contact_is_not_recorded(sentence: str, reason: str) -> None:
    assert engagements(sentence) == [], reason


def test_a_second_verb_has_a_tense_of_its_own() -> None:
    ahead, over = engagements(
        "The Minister intends to travel to Graustark and has already met Chancellor Merrik of Graustark once."
    )
    assert (ahead.status, over.status) == ("planned", "held")


def test_nothing_is_taken_from_a_journalist() -> None:
    said = (Voice("Reporter", PRESS),)
    assert engagements("The minister of Graustark will visit Ruritania on Monday.", voice=said) == []


def test_other_mentions_of_the_same_contact_are_kept_beside_it() -> None:
    found = only(
        "Foreign Minister Michael Elphberg of Graustark will visit Ruritania from May 6 to 8.",
        "Ruritania welcomes the visit.",
        "Minister Elphberg's visit is part of regular exchanges.",
    )
    assert [other.quote for other in found.also] == ["the visit", "Minister Elphberg's visit"]


def test_the_date_comes_from_whichever_mention_has_it() -> None:
    found = only(
        "They recalled the meeting between the two presidents in Geneva.",
        "Last November, Ruritanian President Rassendyll met Graustark's President Elphberg in Geneva.",
    )
    assert (found.kind, found.date, found.place) == ("summit", "2023-11", "Geneva")


def test_two_meetings_in_two_places_are_two_contacts() -> None:
    found = engagements(
        "Ruritania recalled the Geneva talks with Graustark.",
        "Ruritania and Graustark held talks in London last week.",
    )
    assert [contact.place for contact in found] == ["Geneva", "London"]


def test_a_minister_may_meet_two_people_on_one_journey() -> None:
    found = engagements(
        "Ruritania's Minister Rassendyll called on Graustark's President Michael Elphberg, and held discussions"
        " with Graustark's Minister Anton Sapt on 13 March 2024."
    )
    assert [(contact.kind, contact.date) for contact in found] == [("meeting", ""), ("talks", "2024-03-13")]


def test_that_in_front_of_a_plural_is_a_conjunction() -> None:
    found = only("He said that talks between Ruritania and Graustark would take place in Vienna next week.")
    assert found.quote.startswith("talks between")
    assert (found.date, found.status) == ("2024-04-29/2024-05-05", "planned")


def test_a_courtesy_call_is_a_meeting_paid_on_somebody() -> None:
    found = only("Ruritania's envoy Rupert Hentzau paid a courtesy call on Graustark's Minister Anton Sapt.")
    assert (found.kind, set(found.parties)) == ("meeting", {"XRU", "XGS"})


def test_another_round_is_never_the_one_before() -> None:
    found = engagements(
        "Ruritania and Graustark held talks in London last week.",
        "The two sides agreed to hold another round of talks.",
    )
    assert [contact.status for contact in found] == ["held", "planned"]


def test_we_is_the_party_of_the_voice() -> None:
    found = only(
        "We met with the foreign minister of Graustark in Geneva.", voice=(Voice("the minister", "XRU"),)
    )
    assert set(found.parties) == {"XRU", "XGS"}


def test_the_two_sides_are_those_that_the_sentence_names() -> None:
    found = only("Pakistan and Afghanistan agreed to a ceasefire after talks in Doha.", issuer="PAK")
    assert set(found.parties) == {"PAK", "AFG"}


def test_where_contact_takes_place_makes_no_party() -> None:
    found = only("The ministers of Ruritania and Graustark held talks in Madrid, Spain, on Monday.")
    assert set(found.parties) == {"XRU", "XGS"}
    assert found.place == "Madrid, Spain"


def test_a_participant_is_named_in_full() -> None:
    found = only(
        "Foreign Minister Michael Elphberg of Graustark arrived on Sunday.",
        "President Rudolf Rassendyll of Ruritania met with Minister Elphberg on Monday.",
    )
    assert found.participants == ("Rudolf Rassendyll", "Michael Elphberg")


def test_an_event_in_history_that_the_text_does_not_date_has_no_date() -> None:
    assert only("Ruritania and Graustark held a summit in Geneva.").date == ""


def test_a_record_names_the_rule_that_found_it() -> None:
    found = only("Ruritania and Graustark held talks in Geneva.")
    assert found.evidence.rule == "engagement.noun.talks.hold"
    assert found.evidence.score is None


@pytest.mark.parametrize("row", [("picnics?", "outing", "strong"), ("picnics?", "meeting", "sometimes")])
def test_a_noun_of_unknown_kind_or_weight_is_refused(
    row: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexicon, "read_rows", lambda *_: [row])
    lexicon.noun_rows.cache_clear()
    with pytest.raises(DataFileError, match="picnics"):
        lexicon.noun_rows()


@given(st.lists(st.sampled_from([sentence for sentence, _, _ in CONTACTS]), max_size=4))
def test_every_span_is_verbatim_and_inside_one_sentence(sentences: list[str]) -> None:
    known = facts(*sentences)
    text = known.statement.text
    for found in find_engagements(known):
        for span in (Span(found.start, found.end, found.quote), *found.also):
            assert span.quote == text[span.start : span.end]
            assert any(said.start <= span.start and span.end <= said.end for said in known.sentences)


OTHER_HOUSES = [
    (
        "Mr. Rudolf RASSENDYLL, Minister for Foreign Affairs of Ruritania, received a courtesy call from Ms. Flavia"
        " Elphberg, Minister for Foreign Affairs of Graustark, on April 22.",
        ("meeting", {"XRU", "XGS"}, "2024-04-22", "held"),
        "who is received by is named behind the call",
    ),
    (
        "Foreign Minister Rudolf Rassendyll received a letter from Foreign Minister Michael Elphberg of Graustark.",
        ("letter", {"XRU", "XGS"}, "", "held"),
        "a letter that is received is no visitor",
    ),
    (
        "The Graustarkian chargé d'affaires was summoned to the Ministry of Foreign Affairs today.",
        ("meeting", {"XRU", "XGS"}, "2024-04-24", "held"),
        "to summon an envoy is to meet him",
    ),
    (
        "The Prime Minister of Ruritania met the Crown Prince of Graustark in Strelsau on Monday.",
        ("meeting", {"XRU", "XGS"}, "2024-04-22", "held"),
        "an office without a name",
    ),
    (
        "Leaders of Ruritania and Graustark will meet in Strelsau on 24 May for the fifth Ruritania-Graustark Summit.",
        ("summit", {"XRU", "XGS"}, "2024-05-24", "planned"),
        "what they meet for is the contact",
    ),
    (
        "The joint commission of Ruritania and Graustark will hold its first meeting in Zenda in October 2024.",
        ("meeting", {"XRU", "XGS"}, "2024-10", "planned"),
        "a body meets for those who share it",
    ),
    (
        "At the invitation of Graustark, Jakob Winter, Speaker of the Ruritanian Parliament, will visit Graustark"
        " from 29 April to 2 May.",
        ("visit", {"XRU", "XGS"}, "2024-04-29/2024-05-02", "planned"),
        "an office behind the name",
    ),
    (
        "Foreign Minister Rudolf Rassendyll said that a trade mission would travel to Graustark in May.",
        ("visit", {"XRU", "XGS"}, "2024-05", "planned"),
        "would, told by another, is will",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), OTHER_HOUSES)
def test_contacts_are_read_in_the_wording_of_other_houses(
    text: str, expected: tuple[str, set[str], str, str], reason: str
) -> None:
    found = only(text)
    assert (found.kind, set(found.parties), found.date, found.status) == expected, reason


def test_a_visitor_that_somebody_meets_is_on_a_visit() -> None:
    met, visit = engagements(
        "Foreign Minister Rudolf Rassendyll met with Foreign Minister Flavia Elphberg of Graustark, who is on an"
        " official visit to Ruritania, on April 22."
    )
    assert (met.kind, met.date) == ("meeting", "2024-04-22")
    assert (visit.kind, visit.status, visit.date) == ("visit", "ongoing", "")
    assert set(visit.parties) == {"XRU", "XGS"}


def test_the_same_day_is_that_of_the_contact_before() -> None:
    _, signing = engagements(
        "Foreign Minister Rudolf Rassendyll met with Foreign Minister Michael Elphberg of Graustark on April 22.",
        "On the same day the two ministers signed a memorandum for the years 2025 to 2028.",
    )
    assert (signing.kind, signing.date) == ("signing", "2024-04-22")


NO_CONTACT = [
    ("Graustark nevertheless remained open to dialogue with Ruritania.", "an attitude"),
    ("Ruritania welcomed the tariff talks.", "a welcome to no visitor"),
]


def test_to_ask_whether_there_was_a_contact_is_to_tell_of_none() -> None:
    assert engagements("Have you spoken with the Foreign Minister of Graustark about the bay?") == []
    assert engagements("We spoke with the Foreign Minister of Graustark about the bay.") != []


@pytest.mark.parametrize(("text", "reason"), NO_CONTACT)
def test_openness_and_welcome_are_no_contact(text: str, reason: str) -> None:
    assert [
        found for found in engagements(text) if found.kind == "visit" or found.parties == ("XGS",)
    ] == [], reason


SEED = Path(__file__).resolve().parents[3] / "shared/gold/dev/xinhua-2024-04-24-briefing.txt"


@pytest.mark.skipif(not SEED.exists(), reason="the coded statements are not here")
def test_every_engagement_of_the_seed_is_right() -> None:
    from verbale.evaluation.evaluate import load_reading
    from verbale.evaluation.records import compare_records
    from verbale.reading.facts import find_facts
    from verbale.sources import load

    coded = load_reading(SEED.with_suffix(".json")).of_type(Engagement)
    agreement = compare_records(coded, find_engagements(find_facts(load(str(SEED)))))
    assert (len(coded), agreement.right.right, agreement.right.predicted) == (6, 6, 6)


def test_a_contact_ends_before_the_next_clause() -> None:
    found = only("Prime Minister Brandauer returned from her visit to Graustark, and I expect a report.")
    assert found.quote.endswith("visit to Graustark")


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("On that note, Minister Rassendyll of Ruritania will meet the Graustark envoy.", "Minister"),
        ("And look, Prime Minister Hentzau of Ruritania went to Graustark.", "Prime"),
        ("That is the reason Prime Minister Hentzau went to Graustark.", "Prime"),
    ],
)
def test_a_contact_begins_behind_what_introduces_its_clause(sentence: str, start: str) -> None:
    assert only(sentence).quote.startswith(start)


def test_a_conference_is_known_by_its_matter_and_is_not_the_two_sides() -> None:
    found = engagements(
        "Graustark is at war.",
        "As I said at the Summit of the Future, hunger must end.",
        "I spoke at the High-Level Meeting on River Health on 3 April.",
        "I repeated it at the High-Level Meeting to Address Floods.",
        "Without dialogue nothing is won.",
    )
    assert [(one.quote, one.parties, one.date) for one in found] == [
        ("the Summit of the Future", ("XRU",), ""),
        ("the High-Level Meeting on River Health on 3 April", ("XRU",), "2024-04-03"),
        ("the High-Level Meeting to Address Floods", ("XRU",), ""),
    ]


def test_where_friends_live_is_not_where_one_talks_with_them() -> None:
    found = only("We are in talks with our friends in Graustark to see what we can do about smugglers.")
    assert (found.parties, found.place) == (("XRU", "XGS"), "")
    assert only("We are in talks with Graustark in Ruritania about smugglers.").place == "Ruritania"


def test_a_summit_named_after_its_place_is_of_the_two_sides() -> None:
    (found,) = engagements("Graustark is at peace.", "The Hofbau Summit was a success.")
    assert found.parties == ("XGS", "XRU")


def test_all_whom_one_speaks_to_are_told_however_they_are_named() -> None:
    found = only(
        "In the phone calls with Graustark, Japanese, French and Omani ministers, she spoke of peace."
    )
    assert found.quote.endswith("Omani ministers")
    told = only("She met the ministers of Graustark, Japan and Oman in Hofbau.")
    assert set(told.parties) == {"XGS", "JPN", "OMN"}
