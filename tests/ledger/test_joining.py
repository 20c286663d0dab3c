"""Promises, demands and measures are grouped by the signs that two mentions are one."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, product

import pytest
from ledger_samples import demand, said, statement

from verbale.ledger.kinds import JUDGED
from verbale.ledger.ledger import Ledger
from verbale.ledger.mention import mentions_of
from verbale.reading.model import Cooperation, Demand, Framework, Measure, Mechanism, Reading


def asks(published: str, *quotes: str, before: str = "", issues: tuple[str, ...] = ()) -> Reading:
    """A statement by XRU of which each sentence is a demand on XGS, after a sentence that is none."""
    start, sentences, records = 0, [], []
    for quote in (before, *quotes):
        act = "demand" if quote is not before else "assert"
        sentences.append(said(quote, "XRU", start=start, act=act, issues=issues))
        if quote is not before:
            records.append(demand(quote, "XRU", "XGS", start=start))
        start += len(quote) + 1
    return statement("XRU", published, tuple(sentences), tuple(records))


def demands(*readings: Reading) -> list[list[str]]:
    ledger = Ledger((f"S{number}", reading) for number, reading in enumerate(readings))
    return [[mention.record.quote for mention in entry.mentions] for entry in ledger.entries(Demand)]


def test_a_demand_in_other_words_is_the_same_demand() -> None:
    told = demands(
        asks("2024-01-03", "withdraw the surcharge on barges"),
        asks("2024-02-03", "The surcharge on our barges should be removed"),
        asks("2024-02-03", "publish the findings on the collision"),
    )
    assert [len(entry) for entry in told] == [2, 1]


def test_a_demand_that_points_back_is_for_what_stands_before_it() -> None:
    told = demands(
        asks("2024-01-03", "withdraw the surcharge on barges"),
        asks("2024-01-03", "reopen the crossing at Zenda"),
        asks("2024-03-03", "withdraw it", before="The surcharge on barges hurts both banks of the river."),
    )
    assert [len(entry) for entry in told] == [2, 1]


def test_a_list_of_demands_repeated_stays_a_list() -> None:
    items = ("release the crew of the Anna Lorry", "return the nets of the Anna Lorry", "stop the patrols")
    told = demands(asks("2024-01-03", *items), asks("2024-02-03", *items))
    assert told == [[item, item] for item in items]


def test_a_set_phrase_of_two_matters_is_two_demands() -> None:
    phrase = "take concrete measures to correct its wrong practices"
    told = demands(
        asks("2024-01-03", phrase, issues=("trade",)),
        asks("2024-01-13", phrase, issues=("trade",)),
        asks("2024-01-14", phrase, issues=("human_rights",)),
        asks("2024-09-14", phrase, issues=("trade",)),
    )
    assert sorted(len(entry) for entry in told) == [1, 1, 2]


def test_words_of_good_conduct_do_not_make_two_matters_one() -> None:
    told = demands(
        asks("2024-01-03", "show restraint and calm in the search for fugitives"),
        asks("2024-01-13", "show restraint and calm in the fishing grounds"),
    )
    assert [len(entry) for entry in told] == [1, 1]


def test_what_names_two_things_is_two_demands() -> None:
    told = demands(
        asks("2024-01-03", "reopen the border crossing at Zenda without delay"),
        asks("2024-01-13", "reopen the border crossing at Hofbau without delay"),
    )
    assert [len(entry) for entry in told] == [1, 1]


def test_of_many_demands_any_two_are_less_likely_one() -> None:
    """Two phrasings that are one demand among few are two among hundreds, where chance likeness abounds."""
    pair = (
        asks("2024-01-03", "withdraw the surcharge on barges"),
        asks("2024-02-03", "levy no surcharge on vessels that carry timber and grain downstream"),
    )
    names = ("".join(letters) for letters in product("bdfgk", "aou", "lmnr", "aei", "tsv"))
    others = [asks("2024-01-03", f"fund the {name}ic and the {name[::-1]}um") for name in islice(names, 400)]
    assert len(demands(*pair)) == 1
    assert len(demands(*pair, *others)) == 402


def test_one_deed_to_one_thing_is_one_demand_whatever_its_other_words() -> None:
    told = demands(
        asks("2024-01-03", "withdraw the surcharge on foreign barges before the autumn"),
        asks("2024-06-03", "put an end to the unlawful surcharge once and for all"),
        asks("2024-06-03", "review the surcharge"),
    )
    assert [len(entry) for entry in told] == [2, 1]


def test_a_deed_done_to_a_known_thing_is_the_one_asked_before() -> None:
    told = demands(
        asks("2024-01-03", "end the inspections of grain at Zenda"),
        asks("2024-03-03", "end the inspections"),
    )
    assert [len(entry) for entry in told] == [2]


def put(published: str, quote: str, before: str = "") -> Reading:
    """A statement by XRU with a tariff of XGS."""
    sentences = (said(before, "XRU"), said(quote, "XRU", start=len(before) + 1))
    record = Measure(
        start=len(before) + 1,
        end=len(before) + 1 + len(quote),
        quote=quote,
        by=("XGS",),
        on=("XRU",),
        kind="tariff",
        status="in_force",
    )
    return statement("XRU", published, sentences, (record,))


def measures(*readings: Reading) -> list[int]:
    ledger = Ledger((f"S{number}", reading) for number, reading in enumerate(readings))
    return [len(entry.mentions) for entry in ledger.entries(Measure)]


def test_a_measure_that_is_named_by_its_kind_alone_is_any_of_its_kind() -> None:
    told = (put("2024-01-03", "puts tariffs on Ruritania"), put("2024-05-03", "raised tariffs"))
    assert measures(*told, put("2024-05-04", "a tariff on sawn timber")) == [1, 1, 1]


def test_a_measure_that_is_known_is_the_one_spoken_of() -> None:
    before = "The tariff on sawn timber has closed four mills."
    assert measures(
        put("2024-01-03", "a tariff on sawn timber"), put("2024-05-03", "these tariffs", before)
    ) == [2]


def test_a_short_name_is_the_one_measure_before_that_has_its_words() -> None:
    timber, barges = (
        put("2024-01-03", "a tariff on sawn timber"),
        put("2024-01-05", "a tariff on foreign barges"),
    )
    known = put("2024-09-03", "the barges tariff")
    assert measures(timber, barges, known) == [1, 2]
    assert measures(timber, known) == [1, 1]


def test_the_clause_behind_a_known_measure_tells_of_that_one() -> None:
    readings = [put("2024-01-03", "a surcharge on barges"), put("2024-01-09", "a tariff on sawn timber")]
    sentence = said("The surcharge on barges that has been levied again since May is a burden.", "XRU")
    start = sentence.quote.index("levied")
    quote = "levied again since May"
    record = Measure(
        start=start, end=start + len(quote), quote=quote, by=("XGS",), kind="tariff", status="in_force"
    )
    assert measures(*readings, statement("XRU", "2024-06-03", (sentence,), (record,))) == [2, 1]


def test_it_is_the_one_measure_that_is_spoken_of() -> None:
    timber, barges = put("2024-01-03", "a tariff on sawn timber"), put("2024-01-05", "a tariff on barges")
    told = put("2024-02-03", "It began on Monday", "And the new tariff on foreign barges?")
    assert measures(timber, barges, told) == [1, 2]
    assert measures(timber, told) == [1, 1]


def test_rates_tell_measures_apart() -> None:
    assert measures(
        put("2024-01-03", "a tariff of 10 percent"), put("2024-02-03", "a tariff of 25 percent")
    ) == [
        1,
        1,
    ]


def replace_title(reading: Reading, title: str) -> Reading:
    """``reading`` of a statement under ``title``."""
    return replace(reading, document=replace(reading.document, title=title))


def channel(name: str) -> Mechanism:
    """A standing channel of the two states."""
    return Mechanism(start=0, end=len(name), quote=name, name=name, parties=("XGS", "XRU"), status="exists")


def test_channels_on_two_matters_are_two() -> None:
    names = (
        "the working group on grey salt",
        "a working group on the border",
        "the working group on grey salt",
    )
    ledger = Ledger(
        (
            f"S{number}",
            statement(
                "XRU",
                "2024-01-03",
                (said(name, "XRU"),),
                (channel(name),),
            ),
        )
        for number, name in enumerate(names)
    )
    assert [len(entry.mentions) for entry in ledger.entries(Mechanism)] == [2, 1]


def test_a_short_name_of_a_channel_is_what_the_title_names() -> None:
    names = ("a working group on grey salt", "a working group on the strait", "the working group")
    readings = [
        (
            f"S{number}",
            replace_title(
                statement("XRU", f"2024-03-0{number}", (said(f"{name} met.", "XRU"),), (channel(name),)),
                "Joint Statement on Grey Salt" if number == len(names) else "",
            ),
        )
        for number, name in enumerate(names, 1)
    ]
    assert [len(entry.mentions) for entry in Ledger(readings).entries(Mechanism)] == [2, 1]


def test_how_often_a_channel_meets_is_no_part_of_its_name() -> None:
    names = ("the annual defence dialogue", "the grain dialogue")
    readings = [
        (f"S{number}", statement("XRU", f"2024-03-0{number}", (said(name, "XRU"),), (channel(name),)))
        for number, name in enumerate(names, 1)
    ]
    sentences = (
        said("Is the defence dialogue dead?", "PRESS"),
        said("The dialogue stays suspended.", "XRU", start=30),
    )
    record = replace(channel("The dialogue"), start=30, end=42)
    last = ("S3", statement("XRU", "2024-04-01", sentences, (record,)))
    assert [len(entry.mentions) for entry in Ledger([*readings, last]).entries(Mechanism)] == [2, 1]


def sets(*told: tuple[str, str]) -> list[int]:
    """How many mentions each set of principles has; each told by a name in a sentence that has it."""
    readings = []
    for number, (name, quote) in enumerate(told, 1):
        start = quote.index(name)
        record = Framework(start=start, end=start + len(name), quote=name, name=name)
        readings.append(
            (f"S{number}", statement("XRU", f"2024-03-0{number}", (said(quote, "XRU"),), (record,)))
        )
    return [len(entry.mentions) for entry in Ledger(readings).entries(Framework)]


@pytest.mark.parametrize(
    ("theirs", "others"),
    [
        ("the Hofbau understandings", "the Zenda understandings"),
        ("the leaders' understandings", "the ministers' understandings"),
    ],
)
def test_what_was_agreed_is_known_by_where_it_was_and_by_whom(theirs: str, others: str) -> None:
    five = ("five common understandings", "In Hofbau the two leaders reached five common understandings.")
    three = ("three priorities", "In Hofbau the ministers named three priorities.")
    assert sets(five, three, (theirs, f"{theirs} are a seed.")) == [2, 1]
    assert sets(five, three, (others, f"{others} are a seed.")) == [1, 1, 1]


def test_what_must_stop_is_what_stands_before_it() -> None:
    told = demands(
        asks(
            "2024-01-03",
            "Such manoeuvres must end",
            before="Ruritanian cutters have crossed the bows of our ferries eleven times.",
        ),
        asks(
            "2024-06-03",
            "This must stop",
            before="Again the cutters have crossed the bows of our ferries.",
        ),
        asks("2024-07-03", "This must stop", before="Sawn timber is delayed at Zenda."),
    )
    assert [len(entry) for entry in told] == [2, 1]


def test_a_place_in_a_clause_and_a_party_tell_no_demands_apart_but_the_name_of_a_thing_does() -> None:
    clause, party = (
        "resume the dialogue on strategic stability after the treaty of Hofbau expires",
        "resume the dialogue with Graustark on strategic stability after the treaty of Zenda expires",
    )
    zenda, hofbau = "resume the Zenda dialogue on rye", "resume the Hofbau dialogue on rye"
    assert demands(asks("2024-01-03", clause), asks("2024-02-03", party)) == [[clause, party]]
    assert demands(asks("2024-01-03", zenda), asks("2024-02-03", hofbau)) == [[zenda], [hofbau]]


def test_few_words_for_a_thing_told_as_known_are_the_demand_made_before() -> None:
    told = demands(
        asks("2024-01-03", "end the inspections of grain at Zenda"),
        asks("2024-02-03", "The inspections should end on their own merits"),
        asks("2024-02-04", "publish the findings of the inspections"),
    )
    assert [len(entry) for entry in told] == [2, 1]


def test_to_end_a_thing_is_not_to_review_it() -> None:
    told = demands(
        asks("2024-01-03", "withdraw the surcharge on the river barges"),
        asks("2024-02-03", "review the surcharge on the river barges"),
        asks("2024-03-03", "abolish the surcharge on the river barges"),
    )
    assert [len(entry) for entry in told] == [2, 1]


def test_a_working_group_is_not_the_group_of_another_matter() -> None:
    names = ("the Tessen Border Contact Group", "the Border Contact Group", "the working group")
    readings = [
        (
            f"S{number}",
            statement(
                "XRU",
                f"2024-03-0{number}",
                (said(f"{name} met.", "XRU"),),
                (Mechanism(start=0, end=len(name), quote=name, name=name, parties=("XGS", "XRU")),),
            ),
        )
        for number, name in enumerate(names, 1)
    ]
    assert [len(entry.mentions) for entry in Ledger(readings).entries(Mechanism)] == [2, 1]


def test_a_bare_name_repeated_is_one_area_of_cooperation() -> None:
    readings = [
        (
            f"S{number}",
            statement(
                "XRU",
                f"2024-03-0{number}",
                (said(f"{area} go on.", "XRU"),),
                (Cooperation(start=0, end=len(area), quote=area, area=area, parties=("XGS", "XRU")),),
            ),
        )
        for number, area in enumerate(("Education", "Education", "Hospitals"), 1)
    ]
    assert [len(entry.mentions) for entry in Ledger(readings).entries(Cooperation)] == [2, 1]


def of_one_matter(one: Reading, other: Reading) -> bool:
    rule = JUDGED[Demand.key]
    mine, theirs = (rule.said(mentions_of("S", reading)[0]) for reading in (one, other))
    return rule.of_one_matter(mine, theirs)


def test_a_set_phrase_of_one_issue_is_of_the_matter_that_is_spoken_of() -> None:
    phrase, issues = "correct its wrong practices at once", ("trade_tariffs",)
    barges = "The Board charges eight crowns a tonne on barges that carry grain down the Tessen."
    customs = "Lorries with apples and cut flowers wait eleven days for a stamp at the Zenda customs house."
    surcharge = asks("2024-01-03", phrase, before=barges, issues=issues)
    assert of_one_matter(surcharge, asks("2024-01-15", phrase, before=barges, issues=issues))
    assert not of_one_matter(surcharge, asks("2024-01-15", phrase, before=customs, issues=issues))


def test_half_a_year_on_a_common_word_makes_no_two_demands_one() -> None:
    first, later, words = "2024-01-03", "2024-12-03", "buy oil that was pumped in Ruritania from deep wells"
    assert of_one_matter(asks(first, words), asks("2024-02-03", "keep your word on oil purchases"))
    assert not of_one_matter(asks(first, words), asks(later, "keep your word on oil purchases"))
    assert of_one_matter(asks(first, words), asks(later, "buy oil pumped in Ruritania"))


def test_a_pronoun_means_the_thing_that_stands_before_it() -> None:
    told = demands(
        asks("2024-01-03", "withdraw them", before="Two frigates of Graustark anchored at the shoals."),
        asks("2024-02-03", "withdraw its frigates if the code is to mean anything"),
        asks("2024-02-04", "withdraw its consuls"),
    )
    assert [len(entry) for entry in told] == [2, 1]


def test_to_stop_a_thing_is_to_end_it() -> None:
    stop = asks("2024-02-03", "stop the shipment", before="Ganlook loads radar for the islands.")
    record = stop.records[0]
    assert isinstance(record, Demand)
    told = demands(
        asks("2024-01-03", "cancel the sale at once", before="Ganlook sells radar to the islands."),
        replace(stop, records=(replace(record, polarity="refrain"),)),
        asks("2024-01-05", "end its official contacts with the islands"),
    )
    assert [len(entry) for entry in told] == [2, 1]


def test_a_condition_and_a_day_are_no_part_of_what_is_asked() -> None:
    told = demands(
        asks(
            "2024-01-03", "end its inspections of grain before the visit of Prime Minister Brandauer to Zenda"
        ),
        asks("2024-06-03", "end the inspections unless a laboratory of both sides finds moths in the wheat"),
    )
    assert [len(entry) for entry in told] == [2]


def test_a_framework_is_known_by_its_number_and_its_noun() -> None:
    items = ("respect for borders", "fair trade", "contact at every level", "restraint")
    quotes = (f"four principles: {', '.join(items)}", "The four principles", "The three principles")
    readings = [
        (
            f"S{number}",
            statement(
                "XRU",
                f"2024-03-0{number}",
                (said(quote, "XRU"),),
                (
                    Framework(
                        start=0,
                        end=len(quote),
                        quote=quote,
                        name=quote.split(":")[0].removeprefix("The "),
                        items=items if ":" in quote else (),
                    ),
                ),
            ),
        )
        for number, quote in enumerate(quotes, 1)
    ]
    assert [len(entry.mentions) for entry in Ledger(readings).entries(Framework)] == [2, 1]


def test_telling_words_outweigh_issues_where_it_is_not_said_whom_a_measure_hits() -> None:
    def of_issue(published: str, quote: str, issue: str, on: tuple[str, ...]) -> Reading:
        reading = put(published, quote)
        (record,) = reading.records
        assert isinstance(record, Measure)
        sentences = tuple(replace(sentence, issues=(issue,)) for sentence in reading.sentences)
        return replace(reading, sentences=sentences, records=(replace(record, on=on),))

    for words, entries in (("the surcharge on barges", [2]), ("the tariffs", [1, 1])):
        told = (
            of_issue("2024-01-03", words, "trade_tariffs", ("XRU",)),
            of_issue("2024-02-03", words, "maritime_territory", ()),
        )
        assert measures(*told) == entries
