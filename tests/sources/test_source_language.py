"""Which language a text is in."""

from __future__ import annotations

import pytest

from verbale.errors import SourceError
from verbale.sources.language import find_language, require_english

ENGLISH = "The ministers agreed to resume the talks on the border, and they will meet again in the autumn. "


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        ("Министры договорились продолжить переговоры о границе осенью этого года.", "ru"),
        (
            "Міністри домовилися продовжити переговори про її кордони, і зустрінуться знову восени цієї осені.",
            "uk",
        ),
        ("外交部发言人主持例行记者会，就两国关系回答了记者提问。", "zh"),
        ("両外相は国境に関する協議を再開することで一致しました。", "ja"),
        ("외교부 대변인은 오늘 정례 브리핑에서 양국 관계에 대해 말했다.", "ko"),
        ("اتفق الوزيران على استئناف المحادثات حول الحدود", "ar"),
        ("وزیر امور خارجه گفت گفتگوها پیش از پاییز آغاز می‌شود و چند پرسش را پاسخ داد", "fa"),
        ("Οι υπουργοί συμφώνησαν να συνεχίσουν τις συνομιλίες", "el"),
        (
            "Les ministres sont convenus de reprendre les pourparlers sur la frontière, et ils se réuniront de nouveau "
            "à l'automne pour examiner les résultats des travaux qui sont en cours dans les deux pays.",
            "fr",
        ),
        (
            "Los ministros acordaron reanudar las conversaciones sobre la frontera y se reunirán de nuevo en el otoño "
            "para examinar los resultados de los trabajos que están en curso en los dos países.",
            "es",
        ),
        (
            "Die Minister vereinbarten, die Gespräche über die Grenze wieder aufzunehmen, und werden sich im Herbst "
            "erneut treffen, um die Ergebnisse der Arbeiten zu prüfen, die in beiden Ländern im Gange sind.",
            "de",
        ),
    ],
)
def test_the_language_is_told_from_script_and_function_words(text: str, code: str) -> None:
    assert find_language(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "Ruritania plans: $44.4 billion, liquefied natural gas, crude oil, U.S. engines",  # no function words
        "President Łukasz Świątek i Prezydent",  # too short to tell
        "2025",
        "🛢️🛢️",
        "",
    ],
)
def test_what_is_too_short_to_tell_is_unknown(text: str) -> None:
    assert find_language(text) == ""


def test_foreign_names_do_not_make_english_foreign() -> None:
    names = "Nguyễn Thị Bích Ngọc, Đặng Hoàng Giang, Øystein Bjørnstad, Łucja Śliwińska, José de la Peña y Ortiz de "
    assert find_language(names * 2 + ENGLISH * 3) == "en"


def test_a_foreign_text_is_refused_by_the_name_of_its_language() -> None:
    with pytest.raises(SourceError, match="Russian; only English is read so far"):
        require_english("Министры договорились продолжить переговоры о границе осенью этого года.", "a.txt")


def test_an_unsure_text_is_accepted_without_a_language() -> None:
    assert require_english("Ruritania.", "a.txt") == ""
