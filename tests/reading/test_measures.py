"""Measures: whose they are, whom they hit, of what kind they are and how they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.errors import DataFileError
from verbale.reading import measure_words
from verbale.reading.facts import Facts
from verbale.reading.measures import find_measures
from verbale.reading.model import Measure

FactsOf = Callable[..., Facts]
Told = Callable[..., list[Measure]]


@pytest.fixture
def measures(facts_of: FactsOf) -> Told:
    def told(text: str, issuer: str = "XRU") -> list[Measure]:
        return list(find_measures(facts_of(text, issuer=issuer, kind="statement")))

    return told


OTHER_HOUSES = [
    (
        "From 1 March Graustark will levy a duty of 15 percent on glass from Ruritania.",
        ("XGS", "XRU", "tariff", "announced"),
        "a duty of so much is a tariff",
    ),
    (
        "Ruritania firmly opposes the sale of coastal radars by Graustark to the islands.",
        ("XGS", "XRU", "arms_transfer", "announced"),
        "a radar is a weapon that is sold",
    ),
    (
        "We condemn the decision of the Graustarkian authorities to close all crossings to our country.",
        ("XGS", "XRU", "other", "announced"),
        "whose decision it is to do what the verb says",
    ),
    (
        "Graustark has raised its duty on Ruritanian timber from 5 to 25 percent.",
        ("XGS", "XRU", "tariff", "in_force"),
        "a duty is a tariff",
    ),
    (
        "Graustark has opened an inquiry into Ruritanian shipyards.",
        ("XGS", "XRU", "investigation", "in_force"),
        "an inquiry is an investigation",
    ),
    (
        "The Foreign Minister deplored the launch of a ballistic missile by Graustark.",
        ("XGS", "", "military_activity", "in_force"),
        "an act told by a noun with its agent behind",
    ),
    (
        "The Minister protested against intrusions by Graustarkian patrol boats into Ruritania's waters.",
        ("XGS", "XRU", "military_activity", "in_force"),
        "the agent describes a noun",
    ),
    (
        "Three employees of the Graustarkian Embassy have been declared personae non gratae.",
        ("XRU", "XGS", "other", "in_force"),
        "the passive without an agent tells of one's own act",
    ),
    (
        "All exports of ship steel to Graustark will require a licence from 1 May.",
        ("XRU", "XGS", "export_control", "announced"),
        "a duty to ask for leave",
    ),
    (
        "Otherwise Ruritania will raise its duties on Graustarkian cheese.",
        ("XRU", "XGS", "tariff", "threatened"),
        "what follows if others do not yield is a threat",
    ),
    (
        "The Minister announced that Ruritania would expel the Graustarkian defence attaché.",
        ("XRU", "XGS", "other", "announced"),
        "would, told by another, is will",
    ),
    (
        "The sanctions that Ruritania placed on three Graustarkian companies on 23 April have been suspended.",
        ("XRU", "XGS", "sanction", "suspended"),
        "a clause may stand between noun and verb",
    ),
    (
        "The Minister requested the removal of the import restrictions on Ruritanian fruit by Graustark.",
        ("XGS", "XRU", "other", "in_force"),
        "a removal that is asked for has not been",
    ),
    (
        "Graustark's unprovoked and unjust war of aggression against Ruritania threatens us.",
        ("XGS", "XRU", "military_activity", "in_force"),
        "an owner in front of two adjectives",
    ),
    (
        "We regret the export bans introduced by some major producers.",
        ("OTHER", "XRU", "export_control", "in_force"),
        "an agent without a name",
    ),
    (
        "We will keep the Graustark tariffs until the talks end.",
        ("XRU", "XGS", "tariff", "in_force"),
        "a state's name in front of the noun is what it is on, the adjective whose it is",
    ),
    (
        "The Graustarkian tariffs on Ruritanian timber are unjust.",
        ("XGS", "XRU", "tariff", "in_force"),
        "the adjective",
    ),
    (
        "From 1 March we will impose a port fee on ships owned or operated by Graustarkian firms.",
        ("XRU", "XGS", "other", "announced"),
        "who owns the ships does not levy the fee",
    ),
    (
        "We condemn the drone strikes on the Hentzau pipeline last month.",
        ("OTHER", "XRU", "military_activity", "in_force"),
        "a blow whose doer is left out",
    ),
    (
        "Graustark's withdrawal from the Treaty of Zenda (TZ) is the root of the crisis.",
        ("XGS", "", "other", "in_force"),
        "leaving a treaty hits nobody in particular",
    ),
    ("Graustark has withdrawn from the Treaty of Zenda.", ("XGS", "", "other", "in_force"), "told by a verb"),
    ("Graustark pulled out of the Zenda Initiative.", ("XGS", "", "other", "in_force"), "a looser verb"),
    (
        "Graustark was able to put a tariff of 10 percent on Ruritanian glass.",
        ("XGS", "XRU", "tariff", "in_force"),
        "who was able to do it did it",
    ),
    (
        "Graustark attempted to impose a tariff on Ruritanian glass.",
        ("XGS", "XRU", "tariff", "threatened"),
        "who attempted it did not",
    ),
    (
        "The export controls announced by Graustark on 9 October, 2025, will be suspended until May.",
        ("XGS", "", "export_control", "suspended"),
        "what is said of it behind the phrase",
    ),
    (
        "We had imposed tariffs on Graustarkian steel that we've since dropped.",
        ("XRU", "XGS", "tariff", "lifted"),
        "a relative clause ends it",
    ),
    (
        "We are adding ten Graustarkian firms to our sanctions list.",
        ("XRU", "XGS", "sanction", "in_force"),
        "our list",
    ),
    (
        "Graustark buys the oil, and we will sanction foreign banks that support the trade.",
        ("XRU", "", "sanction", "announced"),
        "whoever does it, of no state that is named",
    ),
    (
        "We deplore the provision of weapons by Graustark to the rebels.",
        ("XGS", "", "arms_transfer", "in_force"),
        "what is given is given; a sale is announced",
    ),
    (
        "The existing measures against twenty-one Graustarkian officials have been extended until October.",
        ("XRU", "XGS", "sanction", "in_force"),
        "the passive of an extension",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), OTHER_HOUSES)
def test_the_wording_of_other_houses_is_read(
    measures: Told, text: str, expected: tuple[str, ...], reason: str
) -> None:
    assert [short(measure) for measure in measures(text)] == [expected], reason


NO_MEASURE = [
    ("The Treaty cannot be suspended by one side alone.", "what nobody may do"),
    ("Ruritania will not introduce new duties on Graustarkian cheese.", "what is refused"),
    ("Ruritania will deliver no weapons to the islands.", "none of what is named"),
    ("The two sides talked about the tariff dispute.", "a subject"),
    ("No one has annexed anything.", "what nobody did"),
    ("The Secretary has the right to revoke visas of Graustarkian students.", "what somebody may do"),
    ("The law allows the president to investigate unfair practices by Graustark.", "what a law allows"),
    ("The two sides resolved to designate senior representatives for the talks.", "envoys are named"),
    ("The Multilateral Sanctions Monitoring Team told of Graustark.", "part of a body's name"),
    ("Graustark has invited Borduria to work there, including by conducting joint patrols.", "an invitation"),
]


@pytest.mark.parametrize(("text", "reason"), NO_MEASURE)
def test_what_is_not_done_is_no_measure(measures: Told, text: str, reason: str) -> None:
    assert measures(text) == [], reason


def test_the_restrictive_measures_of_the_union_are_its_sanctions(facts_of: FactsOf) -> None:
    text = "The European Union imposed restrictive measures on nine officials from Graustark."
    found = find_measures(facts_of(text, issuer="EU", kind="statement"))
    assert [short(measure) for measure in found] == [("EU", "XGS", "sanction", "in_force")]


def test_whom_a_measure_hits_is_known_from_another_mention(measures: Told) -> None:
    text = (
        "Ruritania introduced duties on Graustarkian glass in May.\n\n"
        "Talks took place in June.\n\nRuritania has raised the duties on glass twice."
    )
    assert {measure.on for measure in measures(text)} == {("XGS",)}


def short(measure: Measure) -> tuple[str, ...]:
    """The fields of a measure, each written as one word."""
    return ("+".join(measure.by), "+".join(measure.on), measure.kind, measure.status)


TOLD = [
    (
        "We oppose Graustark's unilateral tariffs on Ruritanian timber.",
        ("XGS", "XRU", "tariff", "in_force"),
        "the owner before the noun",
    ),
    (
        "The tariffs imposed by Graustark on Ruritanian timber are unfair.",
        ("XGS", "XRU", "tariff", "in_force"),
        "the agent after it",
    ),
    (
        "Graustark has imposed sanctions on two Ruritanian shipyards.",
        ("XGS", "XRU", "sanction", "in_force"),
        "the subject of the verb",
    ),
    (
        "We call on Graustark to lift its illegal sanctions on Ruritanian banks.",
        ("XGS", "XRU", "sanction", "in_force"),
        "a wish lifts nothing",
    ),
    (
        "Graustark lifted the sanctions on Ruritanian banks.",
        ("XGS", "XRU", "sanction", "lifted"),
        "a deed does",
    ),
    (
        "Graustark will suspend its export controls on copper for one year.",
        ("XGS", "", "export_control", "suspended"),
        "goods are no party",
    ),
    (
        "Graustark will impose additional tariffs on Ruritanian timber.",
        ("XGS", "XRU", "tariff", "announced"),
        "what is to come is announced",
    ),
    (
        "If Graustark imposes tariffs on Ruritanian timber, trade will suffer.",
        ("XGS", "XRU", "tariff", "threatened"),
        "a condition",
    ),
    (
        "The planned Graustark tariffs on Ruritanian timber are a mistake.",
        ("XGS", "XRU", "tariff", "announced"),
        "an adjective",
    ),
    (
        "The court ruled that Graustark's tariffs on Ruritanian timber were illegal.",
        ("XGS", "XRU", "tariff", "lifted"),
        "struck down",
    ),
    (
        "Ruritania will take corresponding countermeasures against Graustark.",
        ("XRU", "XGS", "other", "threatened"),
        "an answer held out",
    ),
    (
        "Graustark launched an anti-dumping investigation into Ruritanian copper.",
        ("XGS", "XRU", "investigation", "in_force"),
        "an investigation",
    ),
    (
        "The Graustark frigate illegally entered Ruritania's territorial waters.",
        ("XGS", "XRU", "military_activity", "in_force"),
        "a verb, and who acts only described",
    ),
    (
        "We condemn the repeated intrusions into Ruritania's airspace by Graustark aircraft.",
        ("XGS", "XRU", "military_activity", "in_force"),
        "the agent comes last",
    ),
    (
        "Today, Ruritania sanctioned two Graustark banks.",
        ("XRU", "XGS", "sanction", "in_force"),
        "one's own act",
    ),
    (
        "Graustark has agreed to purchase 40 tons of Ruritanian wheat and other products.",
        ("XGS", "XRU", "purchase", "announced"),
        "a purchase",
    ),
    (
        "Graustark's arms sales to Borduria violate our sovereignty, and we oppose them.",
        ("XGS", "XRU", "arms_transfer", "announced"),
        "the party that objects is hit, not the buyer",
    ),
    (
        "The United States and Israel launched military strikes against Iran.",
        ("USA+ISR", "IRN", "military_activity", "in_force"),
        "two that act together",
    ),
    (
        "Graustark was charging us tremendous tariffs.",
        ("XGS", "XRU", "tariff", "in_force"),
        "a progressive is no passive",
    ),
    (
        "Japan and Graustark will be charged a 10% tariff on all goods.",
        ("XRU", "JPN+XGS", "tariff", "announced"),
        "who is charged is hit",
    ),
    (
        "By arbitrarily seizing other countries’ vessels, Graustark has broken the law.",
        ("XGS", "OTHER", "other", "in_force"),
        "who acts is named behind",
    ),
    (
        "We oppose Graustark imposing additional tariffs on Ruritanian goods.",
        ("XGS", "XRU", "tariff", "in_force"),
        "who acts stands right before the verb",
    ),
    (
        "Graustark is wrong. We reject lies spread about Ruritania and abusing illicit sanctions against us.",
        ("XGS", "XRU", "sanction", "in_force"),
        "nobody calls its own measure illicit",
    ),
    (
        "The minister welcomed the suspension of the tariff on barges. Graustark listened.",
        ("XGS", "XRU", "tariff", "suspended"),
        "one welcomes the end of another's",
    ),
    (
        "The tariff on barges has cost Ruritanian carriers 14 million crowns; Graustark knows it.",
        ("XGS", "XRU", "tariff", "in_force"),
        "whom it costs something does not take it",
    ),
    (
        "Ruritania has imposed sanctions on Halcyon, its leaders and its banks. Graustark knows them.",
        ("XRU", "", "sanction", "in_force"),
        "a name that is no party's is not the other side",
    ),
    (
        "We condemn the provision of weapons and dual-use components by Graustark.",
        ("XGS", "XRU", "arms_transfer", "in_force"),
        "who is named behind further goods",
    ),
    (
        "The Prime Minister hoped that the tariff on barges would not return. Graustark listened.",
        ("XGS", "XRU", "tariff", "in_force"),
        "nor does who hopes for its end",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), TOLD)
def test_a_measure_is_read_from_the_words_around_it(
    measures: Told, text: str, expected: tuple[str, ...], reason: str
) -> None:
    assert [short(measure) for measure in measures(text)] == [expected], reason


NO_MEASURE = [
    ("Tariff wars have no winners.", "a topic"),
    ("There are no sanctions on Ruritania.", "there is none"),
    ("Graustark's banks and sanctions risks are what the note is about.", "a topic beside another"),
    ("We discussed the tariff issue with Graustark.", "a topic, too"),
    ("Ruritania will take all necessary measures.", "a set phrase"),
    ("The investigation is under way.", "nobody is named"),
    ("They denied evading the sanctioned entities.", "an adjective"),
    ("Ruritania opposes the sale of missiles to Graustark.", "who buys is named, and nobody who sells"),
]


@pytest.mark.parametrize(("text", "reason"), NO_MEASURE)
def test_what_tells_of_no_measure_is_left_out(measures: Told, text: str, reason: str) -> None:
    assert measures(text) == [], reason


def test_an_enumeration_gives_one_measure_an_item(measures: Told) -> None:
    text = (
        "Graustark is hurting us with new measures such as export controls, visa restrictions and sanctions."
    )
    assert [measure.kind for measure in measures(text)] == ["export_control", "visa_restriction", "sanction"]
    assert {measure.by for measure in measures(text)} == {("XGS",)}


def test_the_purpose_is_no_part_of_the_quotation(measures: Told) -> None:
    (found,) = measures("Ruritania imposed a duty of 20 percent on Graustarkian glass to protect its mills.")
    assert found.quote == "imposed a duty of 20 percent on Graustarkian glass"


def test_a_later_mention_joins_the_first(measures: Told) -> None:
    text = "We oppose Graustark's tariffs on Ruritanian timber. Graustark's tariffs on Ruritanian timber hurt all."
    (measure,) = measures(text)
    assert [mention.quote for mention in measure.also] == ["Graustark's tariffs on Ruritanian timber"]


def test_figures_tell_measures_apart(measures: Told) -> None:
    text = "Graustark imposed a 10% tariff on Ruritanian timber. Graustark imposed a 25% tariff on Ruritanian timber."
    assert len(measures(text)) == 2


def test_what_they_are_put_on_tells_measures_apart(measures: Told) -> None:
    told = measures("Graustark imposed a duty on barges. Graustark imposed a duty on sawn timber.")
    assert [found.quote for found in told] == ["imposed a duty on barges", "imposed a duty on sawn timber"]


def test_a_verb_with_its_particle_is_no_part_of_the_quotation(measures: Told) -> None:
    (found,) = measures(
        "We oppose Graustark's duty on Ruritanian barges. It singles out one flag among five."
    )
    (longer,) = measures("We say that Graustark's duty on Ruritanian barges singles out one flag among five.")
    assert found.quote == longer.quote == "Graustark's duty on Ruritanian barges"


def test_the_aforementioned_changes_how_the_first_stands(measures: Told) -> None:
    text = "Graustark imposed a 10% tariff on Ruritanian timber. Graustark has lifted the aforementioned tariffs."
    (measure,) = measures(text)
    assert measure.status == "lifted"


def test_a_section_of_a_law_tells_whose_measure_it_is(measures: Told) -> None:
    (measure,) = measures("We oppose the Section 301 investigation against Ruritania.")
    assert (measure.by, measure.on) == (("USA",), ("XRU",))


def test_a_group_that_speaks_is_not_taken_to_be_hit(measures: Told) -> None:
    (measure,) = measures("We condemn Graustark's export restrictions on copper.", issuer="G7")
    assert (measure.by, measure.on) == (("XGS",), ())


def test_the_month_of_may_is_part_of_a_name(measures: Told) -> None:
    [told] = measures("The Graustark inspection order of 15 May 2024 on Ruritanian grain delays our ships.")
    assert told.quote.startswith("The Graustark inspection order of 15 May 2024")


def test_all_who_are_wrong_to_do_it_do_it(measures: Told) -> None:
    [told] = measures(
        "It is wrong for Graustark and Japan to impose tariffs on Ruritania in the course of the Ruritania-U.S. talks."
    )
    assert (told.by, told.on) == (("XGS", "JPN"), ("XRU",))
    assert told.quote == "impose tariffs on Ruritania"


def test_he_is_not_who_is_named_in_the_clause_before(measures: Told) -> None:
    [told] = measures(
        "The King of Graustark went home. We share a market with Graustark, in which he dropped the tariff on rye.",
        issuer="XRU",
    )
    assert told.by == ("XGS",)


def test_quotations_are_verbatim(measures: Told) -> None:
    for text, _, _ in TOLD:
        assert all(text[m.start : m.end] == m.quote for m in measures(text))


def test_an_unknown_kind_in_the_lexicon_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    measure_words._rows.cache_clear()
    monkeypatch.setattr(measure_words, "read_rows", lambda *_: [("noun", "levy", "levies")])
    with pytest.raises(DataFileError, match=r"measure_words.tsv.*levy"):
        measure_words._rows()
    measure_words._rows.cache_clear()
