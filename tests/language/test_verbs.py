"""Forms of verbs, and where a verb phrase begins."""

from __future__ import annotations

import pytest

from verbale.language.verbs import is_finite, verb_form, verb_phrase


@pytest.mark.parametrize(
    ("word", "base", "form"),
    [
        ("cease", "cease", "base"),
        ("ceases", "cease", "third"),
        ("ceased", "cease", "past"),
        ("ceasing", "cease", "ing"),
        ("denies", "deny", "third"),
        ("denied", "deny", "past"),
        ("refrained", "refrain", "past"),
        ("undertook", "undertake", "past"),
        ("committing", "commit", "ing"),
        ("Ceases", "cease", "third"),
        ("ministry", "", ""),
    ],
)
def test_a_form_is_led_back_to_its_verb(word: str, base: str, form: str) -> None:
    assert verb_form(word) == (base, form)


@pytest.mark.parametrize("word", ["is", "must", "cannot", "opposes", "enjoys"])
def test_auxiliaries_and_third_persons_make_a_clause_finite(word: str) -> None:
    assert is_finite(word)


@pytest.mark.parametrize("word", ["supports", "trade", "stop", "ceasing"])
def test_words_that_may_be_nouns_or_infinite_do_not(word: str) -> None:
    assert not is_finite(word)


@pytest.mark.parametrize(
    ("text", "form", "verb"),
    [
        ("cease the attacks", "base", "cease"),
        ("immediately cease the attacks", "base", "cease"),
        ("support the ceasefire", "base", "support"),
        ("support for the ceasefire", "base", None),  # a noun before "for"
        ("trade and investment", "base", None),  # a noun before "and"
        ("work with Graustark", "base", "work"),  # a verb that goes with "with"
        ("firmly trade goods", "base", "trade"),  # nothing but a verb stands after an adverb
        ("lifting the blockade", "ing", "lifting"),
        ("building of bridges", "ing", None),  # a noun before "of"
        ("meeting the envoy", "ing", None),  # a noun as a rule
        ("Ruritania", "base", None),
    ],
)
def test_a_verb_phrase_is_told_by_what_follows_its_verb(text: str, form: str, verb: str | None) -> None:
    found = verb_phrase(text, 0, len(text), form)
    assert found == (None if verb is None else text.index(verb))


def test_nothing_but_a_verb_stands_after_a_modal() -> None:
    assert verb_phrase("issue licences", 0, 14, "base") is None
    assert verb_phrase("issue licences", 0, 14, "base", after_modal=True) == 0
