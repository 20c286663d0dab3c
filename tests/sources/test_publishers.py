"""Which party a publisher speaks for."""

from __future__ import annotations

import pytest

from verbale.sources.publishers import find_host, is_listed, party_of_publisher


@pytest.mark.parametrize(
    ("publisher", "party"),
    [
        ("fmprc.gov.cn", "CHN"),  # the rule for government domains
        ("gov.uk", "GBR"),
        ("GOV.UK", "GBR"),
        ("www.mofa.go.jp", "JPN"),
        ("mea.gov.in", "IND"),
        ("mofa.gov.pk", "PAK"),
        ("en.mfa.ir", "IRN"),
        ("us.china-embassy.gov.cn", "CHN"),
        ("armed-services.senate.gov", "USA"),
        ("https://www.state.gov/briefings/", "USA"),
        ("gov.br/mre", "BRA"),
        ("mid.ru", "RUS"),  # the list
        ("canada.ca", "CAN"),
        ("un.org", "UN"),
        ("press.un.org", "UN"),
        ("nato.int", "NATO"),
        ("consilium.europa.eu", "EU"),
        ("english.news.cn", "CHN"),
        ("Xinhua", "CHN"),
        ("People’s Daily", "CHN"),
        ("The White House", "USA"),
        ("IRNA English", "IRN"),
        ("Ministry of Foreign Affairs of Japan", "JPN"),  # the parties that the name holds
        ("Foreign Office of Graustark", "XGS"),
        ("Reuters", ""),  # reports on all sides
        ("youtube.com", ""),
        ("mfa.example", ""),
        ("gov.example", ""),
        ("shop.co.uk", ""),
        ("Ministry of Foreign Affairs", ""),
        ("Ruritania and Graustark", ""),  # two
        ("", ""),
    ],
)
def test_the_party(publisher: str, party: str) -> None:
    assert party_of_publisher(publisher) == party


def test_a_host_is_told_from_a_name() -> None:
    assert find_host("https://www.mfa.example:8080/a") == "mfa.example"
    assert find_host("MFA.example") == "mfa.example"
    assert find_host("Foreign Office") == ""
    assert find_host("talks.2024") == ""
    assert find_host("Foreign Office [draft") == ""


def test_the_list_knows_media_that_speak_for_nobody() -> None:
    assert is_listed("Reuters")
    assert not is_listed("Strelsau Daily")
