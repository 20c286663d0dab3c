"""Which party a text speaks for."""

from __future__ import annotations

import pytest

from verbale.sources import from_text

CASES = [
    # The publisher's party.
    ("Talks on the border\n\nmofa.go.jp | May 3, 2024\n\nThe ministers met.", "JPN"),
    ("Talks on the border\n\nForeign Office of Graustark | May 3, 2024\n\nThe ministers met.", "XGS"),
    # A group that speaks together, wherever it is published.
    ("Joint Statement of G7 Foreign Ministers\n\nstate.gov | May 3, 2024\n\nWe condemned the attack.", "G7"),
    ("Statement by the ASEAN Chair\n\nmfa.gov.sg | May 3, 2024\n\nThe members met.", "ASEAN"),
    (
        "Security Council Press Statement on Strelsau\n\npress.un.org | May 3, 2024\n\nThe attack was condemned.",
        "UNSC",
    ),
    (
        "On Strelsau\n\npress.un.org | May 3, 2024\n\nThe members of the Security Council condemned the attack.",
        "UNSC",
    ),
    ("On the sea\n\nmofa.go.jp | May 3, 2024\n\nWe, the leaders of the G20, met in Strelsau.", "G20"),
    # A group that is only spoken about.
    ("Minister's statement on the NATO declaration\n\nmid.ru | May 3, 2024\n\nWe have noted it.", "RUS"),
    # A speech before the United Nations speaks for a state.
    (
        "Address by H.E. Rudolf Tarnheim, Foreign Minister of Ruritania\n\nun.org | May 3, 2024\n\nMr. President,",
        "XRU",
    ),
    ("Mr. President,\n\nIt is an honour to represent my country, the Republic of Moldova, here.", "MDA"),
    ("Secretary-General's remarks on Ruritania\n\nun.org | May 3, 2024\n\nMr. President,", "UN"),
    # Media that carry all sides: who acts in the title.
    ("The White House shared a post about Ruritania\n\nx.com | May 3, 2024\n\nRuritania is a friend.", "USA"),
    (
        "Foreign Minister of Ruritania interviewed\n\nyoutube.com | May 3, 2024\n\nQ: Will you come?\n\nA: Yes.",
        "XRU",
    ),
    # Whoever is met or called is not the issuer.
    ("PM call with President Rudolf of Ruritania\n\nThe Prime Minister spoke to President Rudolf.", ""),
    ("Joint Statement from the Leaders of Ruritania and Graustark\n\nWe met today in Strelsau.", ""),
    # A body that announces.
    ("WASHINGTON — The Department of State announced new measures on Ruritania.", "USA"),
    # What a house puts above its statements.
    ("PR NO. 123/2025\n\nTelephone call with the Foreign Minister of Ruritania\n\nThey spoke today.", "PAK"),
    (
        "Call with President Rudolf\n\nFrom:\n\n10 Downing Street\n\nThe Prime Minister spoke to him today.",
        "GBR",
    ),
    ("SC/15982\n\nStatement on the attack in Ruritania\n\nThe attack was condemned.", "UNSC"),
    # Whoever condemns, welcomes or urges in the present tense speaks for itself.
    ("Spokesperson on the trial in Graustark\n\nRuritania strongly condemns the verdict.", "XRU"),
    (
        "Call with the President of Graustark\n\nThey spoke.\n\nThe Ruritanian side stressed its readiness.",
        "XRU",
    ),
    ("Call with the President of Graustark\n\nHe reiterated that the UK would stand by its word.", "GBR"),
    # What a title is about, or with whom one spoke, has not issued it.
    ("Graustark: Statement by the Spokesperson\n\nThe EU deeply regrets the verdict.", "EU"),
    ("Ministry statement on the strikes on Graustark\n\nWe strongly condemn the strikes.", ""),
    # The seven by name.
    (
        "We, the leaders of the United States, Japan, Italy, Canada, the United Kingdom, Germany and France, and "
        "those of the European Union, met.",
        "G7",
    ),
    # Nothing tells.
    ("The two sides agreed to go on with their talks.", ""),
]


@pytest.mark.parametrize(("text", "issuer"), CASES)
def test_the_issuer(text: str, issuer: str) -> None:
    assert from_text(text).document.issuer == issuer
