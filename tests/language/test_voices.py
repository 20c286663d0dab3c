"""Who says each sentence, in the house styles of many ministries.

All texts are invented; each row is a sentence and the parties of its chain.
"""

from __future__ import annotations

from verbale.language.layout import Role, find_blocks
from verbale.language.parties import find_parties
from verbale.language.people import find_people
from verbale.language.sentences import split_sentences
from verbale.language.turns import find_turns
from verbale.language.utterances import Utterance
from verbale.language.voices import BodySentence, find_voices
from verbale.statement import Document, Statement


def voices(text: str, document: Document) -> list[Utterance]:
    blocks = find_blocks(text, document.title)
    parties = find_parties(text)
    people = find_people(text, parties, document.issuer)
    sentences = [
        BodySentence(start, end, number)
        for number, block in enumerate(blocks)
        if block.role is Role.BODY
        for start, end in split_sentences(text, block.start, block.end)
    ]
    turns = find_turns(text, blocks, document.title)
    return list(find_voices(Statement(text, document), sentences, turns, people, parties))


def chains(rows: list[tuple[str, str]], document: Document) -> list[tuple[str, str]]:
    """The sentences with the parties of their chains, in the notation of the rows: "CHN>USA", "" for narration."""
    text = " ".join(sentence for sentence, _ in rows).replace("¶ ", "\n\n")
    return [(text[u.start : u.end], ">".join(v.party for v in u.voice)) for u in voices(text, document)]


def check(rows: list[tuple[str, str]], **metadata: str) -> None:
    wanted = [(sentence.removeprefix("¶ "), chain) for sentence, chain in rows]
    assert chains(rows, Document(**metadata)) == wanted


def test_a_chinese_readout_passes_from_one_minister_to_the_other() -> None:
    check(
        [
            (
                "On May 3, Foreign Minister Wang Yi met with Indian Minister S. Jaishankar in Tianjin.",
                "",
            ),
            ("¶ Wang Yi said that the two countries are neighbors that cannot be moved away.", "CHN"),
            ("China is ready to open a new chapter with India.", "CHN"),
            ("The border should be quiet.", "CHN"),
            ("¶ Jaishankar said that India values the talks.", "IND"),
            ("India will send a delegation.", "IND"),
            ("¶ The two sides agreed to meet again.", ""),
        ],
        issuer="CHN",
        kind="readout",
    )


def test_a_british_readout_names_the_prime_minister_by_office() -> None:
    check(
        [
            ("The Prime Minister spoke to the President of France this afternoon.", ""),
            ("¶ The Prime Minister began by welcoming the progress in the talks.", "GBR"),
            ("He underlined that support for Ukraine must not waver.", "GBR"),
            ("¶ The leaders discussed the situation in the Gulf.", ""),
            ("They looked forward to speaking again soon.", ""),
        ],
        issuer="GBR",
        kind="readout",
    )


def test_a_japanese_readout_with_numbered_paragraphs() -> None:
    check(
        [
            ("Foreign Minister Iwaya stated that Japan attaches importance to the dialogue.", "JPN"),
            (
                "¶ In response, Minister of Foreign Affairs Lavrov stated that Russia is prepared to continue it.",
                "RUS",
            ),
            ("¶ The two ministers shared the view that the talks are useful.", ""),
            ("¶ The two ministers concurred in continuing the consultations.", ""),
        ],
        issuer="JPN",
        kind="readout",
    )


def test_attribution_behind_the_words_as_in_iranian_and_pakistani_reports() -> None:
    check(
        [
            (
                "Iran will not negotiate under pressure, Foreign Ministry spokesman Esmaeil Baghaei said on Monday.",
                "IRN",
            ),
            ("The sanctions have failed, he added.", "IRN"),
            ("“Our doors are open to talks,” the spokesman noted.", "IRN"),
        ],
        issuer="IRN",
        kind="article",
    )


def test_the_members_of_a_council_are_the_council() -> None:
    check(
        [
            (
                "The members of the Security Council condemned in the strongest terms the attack in Strelsau.",
                "UNSC",
            ),
            ("They expressed their condolences to the families.", "UNSC"),
            (
                "¶ The members of the Security Council underlined the need to hold those responsible to account.",
                "UNSC",
            ),
        ],
        issuer="UNSC",
        kind="statement",
    )


def test_leaders_who_say_we_are_their_group() -> None:
    check(
        [
            ("We, the leaders of the Group of Seven, met on June 3.", "G7"),
            ("We condemn the use of force.", "G7"),
        ],
        issuer="G7",
        kind="communique",
    )


def test_a_russian_readout_in_the_third_person() -> None:
    check(
        [
            (
                "On 3 May, Foreign Minister Sergey Lavrov spoke by telephone with Iranian Minister Abbas Araghchi.",
                "",
            ),
            ("¶ The ministers exchanged views on the situation in the Gulf.", ""),
            ("¶ The Russian side emphasised that the crisis has no military solution.", "RUS"),
        ],
        issuer="RUS",
        kind="readout",
    )


def test_a_press_release_gives_the_issuers_words_and_quotes_its_head() -> None:
    check(
        [
            ("The United States is imposing sanctions on six entities.", "USA"),
            ("¶ “We will act again,” said Secretary of State Anna Michaelis.", "USA>USA"),
            ("“We will not wait.”", "USA>USA"),
            ("¶ The entities are listed below.", "USA"),
        ],
        issuer="USA",
        kind="statement",
        publisher="Department of State",
    )


def test_an_official_who_quotes_a_president() -> None:
    check(
        [
            ("The official said that the relationship has stabilized.", "CHN"),
            (
                "President Joe Biden told the Chinese leader that an envoy was on his way from Washington.",
                "CHN>USA",
            ),
            ("China welcomed the visit.", "CHN"),
        ],
        issuer="CHN",
        kind="briefing",
    )


def test_a_minister_who_quotes_his_own_president_in_a_readout() -> None:
    check(
        [
            (
                "Commerce Minister Wang Wentao met with U.S. Trade Representative Jamieson Greer on March 26.",
                "",
            ),
            (
                "¶ Wang Wentao said that President Xi Jinping stressed that trade should unite the two sides.",
                "CHN>CHN",
            ),
            ("Both sides should keep their word.", "CHN"),
        ],
        issuer="CHN",
        kind="readout",
    )


def test_an_indian_briefing_with_named_journalists_and_officials() -> None:
    check(
        [
            ("Shri Randhir Jaiswal, Official Spokesperson: Good afternoon to all of you.", "IND"),
            ("¶ Sidhant Verma, WION: Sir, what is your response to the report?", "PRESS"),
            ("¶ Shri Randhir Jaiswal, Official Spokesperson: We have seen the report.", "IND"),
            ("It is baseless.", "IND"),
        ],
        issuer="IND",
        kind="briefing",
    )


def test_the_content_begins_after_the_label_or_the_attribution() -> None:
    text = "Reuters: Is the strait open?\n\nLin Jian: The strait is open."
    assert [text[u.content : u.end] for u in voices(text, Document(issuer="CHN"))] == [
        "Is the strait open?",
        "The strait is open.",
    ]
    text = "The ministry said that the strait is open."
    (said,) = voices(text, Document(issuer="CHN", kind="article"))
    assert text[said.content : said.end] == "the strait is open."


def test_every_voice_names_the_rule_that_found_it() -> None:
    said = voices("The ministry said that the strait is open.", Document(issuer="CHN", kind="article"))
    assert [u.rule for u in said] == ["voice.narration.front"]


def test_an_agency_names_the_source_of_each_paragraph() -> None:
    check(
        [
            ("Tehran, IRNA - Foreign Minister Abbas Araghchi says Iran wants a fair bargain.", "IRN"),
            ("¶ “The table is set,” he wrote, adding that the guests were late.", "IRN"),
            ("¶ Five rounds have been held, the top diplomat noted.", "IRN"),
            ("¶ Iran has been patient, he added.", "IRN"),
            ("¶ The last round took place in Rome on Friday.", ""),
        ],
        issuer="IRN",
        kind="article",
    )


def test_an_agency_passes_from_one_side_to_the_other_at_a_paragraph() -> None:
    check(
        [
            ("Prime Minister Shehbaz Sharif on Tuesday said that trade had doubled.", "PAK"),
            ("¶ President Erdoğan said that Türkiye would buy more.", "TUR"),
            ("“We are partners,” he added.", "TUR"),
            ("¶ The DPM/FM also attended the lunch.", ""),
        ],
        issuer="PAK",
    )


def test_he_is_the_one_whom_the_sentence_before_names() -> None:
    check(
        [
            ("We recall the words of President Lula.", "XRU"),
            ("He promised that the ports would open.", "XRU>BRA"),
            ("We hold on to that.", "XRU"),
        ],
        issuer="XRU",
        kind="speech",
    )


def test_one_who_quotes_a_president_speaks_on_afterwards() -> None:
    said = voices(
        "Wang Yi said that President Xi Jinping pointed out that trade matters. He hoped for more.",
        Document(issuer="CHN", kind="readout"),
    )
    assert [[voice.name for voice in u.voice] for u in said] == [
        ["Wang Yi", "President Xi Jinping"],
        ["Wang Yi"],
    ]


def test_a_lead_in_gives_the_quoted_paragraphs_to_its_speaker() -> None:
    check(
        [
            ("The Foreign Secretary, Jane Roe, said:", "GBR"),
            ("¶ “The vote was fair.", "GBR>GBR"),
            ("We respect it.”", "GBR>GBR"),
            ("¶ The embassy observed the vote.", "GBR"),
        ],
        issuer="GBR",
        kind="statement",
    )


def test_an_adverbial_in_front_is_no_quoted_speech() -> None:
    (said,) = voices(
        "In response, Prime Minister Modi expressed his thanks for the help.",
        Document(issuer="JPN", kind="readout"),
    )
    assert (said.rule, said.voice[0].party) == ("voice.narration.front", "IND")


def test_a_post_about_a_meeting_in_the_first_person_is_its_authors() -> None:
    check(
        [
            ("I had a great meeting with President Xi.", "USA"),
            ("He promised that soy would be bought.", "USA>CHN"),
        ],
        issuer="USA",
        kind="readout",
    )


def test_the_title_names_whose_words_they_are() -> None:
    for title in (
        "Remarks by Minister Hugo Zapt with Premier Anna Lorry",
        "Minister Hugo Zapt posted on X about Lorry",
    ):
        (said,) = voices("Trade is good.", Document(title=title, issuer="XRU", kind="statement"))
        assert [voice.name for voice in said.voice] == ["Hugo Zapt"]


def test_an_office_alone_is_that_of_the_title() -> None:
    text = "The Press: Did you meet?\n\nThe President: I met President Putin."
    title = "U.S. President Trump spoke to the press"
    assert [v.voice[-1].party for v in voices(text, Document(title=title, kind="briefing"))] == [
        "PRESS",
        "USA",
    ]


def test_a_senator_in_another_partys_text_is_not_its_own() -> None:
    said = voices("Senator Jane Roe: Who asked?\n\nSenator Jane Roe: I did.", Document(issuer="CHN"))
    assert {voice.party for u in said for voice in u.voice} == {""}


def test_possessives_and_places_make_no_attribution() -> None:
    check(
        [
            ("Lorry's remarks on trade surprised us.", "XRU"),
            ("The president added a port in that country.", "XRU"),
        ],
        issuer="XRU",
        kind="speech",
    )


def test_the_spokesperson_behind_the_words_is_heard_not_the_body_before_the_comma() -> None:
    check(
        [
            (
                "Nothing is credible about the committee, which keeps attacking Ruritania for its own ends, "
                "said Ruritanian foreign ministry spokesperson Gerda Holm on Thursday.",
                "XRU",
            ),
            ("¶ Trade is good for both, added Holm.", "XRU"),
        ],
        issuer="XRU",
        kind="article",
    )


def test_a_sentence_that_ends_in_what_its_subject_says_is_the_subjects() -> None:
    check(
        [
            (
                "Ruritanian President Rolf Berg on Monday sent a card to his friends, saying that the two "
                "states have much in common.",
                "XRU",
            ),
        ],
        issuer="XRU",
        kind="article",
    )


def test_a_guest_without_an_office_speaks_for_the_one_other_party_of_a_readout() -> None:
    check(
        [
            ("On May 3, Minister Rolf Berg of Ruritania met Anna P. Stern from Graustark in Madrid.", ""),
            ("¶ Berg said that trade has grown.", "XRU"),
            ("¶ Anna P. Stern said that investors are confident.", "XGS"),
        ],
        issuer="XRU",
        kind="readout",
    )


def test_somebody_welcomed_to_a_place_is_met_and_they_are_both() -> None:
    check(
        [
            (
                "The Prime Minister welcomed the Austrian Chancellor, Rolf Berg, to Downing Street this morning.",
                "",
            ),
            ("¶ They began by discussing trade.", ""),
            ("The Prime Minister set out his plans.", "GBR"),
            ("¶ The Austrian Chancellor was keen to go further on returns.", "AUT"),
            ("He added that Vienna would help.", "AUT"),
        ],
        issuer="GBR",
        kind="readout",
    )


def test_an_agency_goes_on_with_its_official_and_explains_him() -> None:
    check(
        [
            ("Iranian Foreign Minister Hossein Rad said on Monday that ties with Iraq are strong.", "IRN"),
            ("¶ He also lashed out at Washington for its remarks.", "IRN"),
            ("He was referring to the sanctions of last week.", ""),
            ("¶ Iraqi Foreign Minister Fadhil al-Jubouri thanked Tehran.", "IRQ"),
            ("For his part, al-Jubouri said the border is safe.", "IRQ"),
        ],
        issuer="IRN",
    )


def test_a_person_in_a_joint_statement_speaks_for_one_side() -> None:
    check(
        [
            ("Both leaders welcomed the talks.", "IND"),
            ("Prime Minister Jane Roe of New Zealand thanked India for its welcome.", "IND>NZL"),
            ("Indian Prime Minister Raj Suri raised the attack on the temple.", "IND>IND"),
        ],
        issuer="IND",
        kind="communique",
    )


def test_she_is_who_has_been_called_so() -> None:
    check(
        [
            ("Foreign Secretary Jane Roe spoke to Indian Minister S. Jaishankar this afternoon.", ""),
            ("¶ The Foreign Secretary said that the talks were useful.", "GBR"),
            ("She stressed that they should be held soon.", "GBR"),
            ("Minister Jaishankar replied that a day would be named.", "IND"),
            ("¶ She made clear that the offer would stand.", "GBR"),
        ],
        issuer="GBR",
        kind="readout",
    )


def test_he_is_not_whom_the_same_words_name() -> None:
    check(
        [
            ("Foreign Secretary John Roe spoke to Indian Minister S. Jaishankar this afternoon.", ""),
            ("¶ Mr Roe said that the talks were useful.", "GBR"),
            ("He stressed that the offer would stand.", "GBR"),
            ("Minister Jaishankar replied that a day would be named.", "IND"),
            ("He told Roe that the river was high.", "IND"),
        ],
        issuer="GBR",
        kind="readout",
    )
