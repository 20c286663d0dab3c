"""Obligations: "X should", "X must not", "the sanctions should be lifted", said of somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verbale.language.clauses import REFRAINING
from verbale.language.subject_spans import list_start
from verbale.language.verbs import verb_phrase
from verbale.reading.answerers import answerable, one_other
from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.joint import own_parties
from verbale.reading.record_parties import named, opposite, own_party
from verbale.reading.stand_ins import correspondent, other_before
from verbale.reading.subjects import head_parties, phrase_parties, subject_phrase

__all__ = ["Obligation", "find_obligations", "is_pronoun"]

_MODAL = re.compile(
    r"\s(?:(?P<strong>should|must|ought\sto|had\sbetter|[’']d\sbetter)|(?P<weak>needs?\sto|ha(?:s|ve)\s(?:got\s)?to|[’']ve\sgot\sto|"
    r"cannot|can\snot|can[’']t|may\snot|shall))"
    r"(?:\snot\b|\snever\b|n[’']t\b|\sno\slonger\b|\sin\sno\sway\b)?(?:\sin\sany\sway|\sat\sall|\sever)?(?:,[^,.;]{2,40},)?\s(?:to\s(?=not))?(?:not\s)?"
)
_NEGATIVE = re.compile(r"cannot|can[’']t|never|no\slonger|in\sno\sway|n[’']t|\bnot\b")
_NOT_ASKED = re.compile(
    r"have\s|be\saware\b|be\s[a-z]+ing\b|know\s(?:this|it|better)\b|(?:want|expect|show|underestimate|doubt|be\sable|be\sallowed)\b|"
    r"(?:\w+ly\s)?(?:reali[sz]e|know|understand|recogni[sz]e|be\s(?:clear|aware|noted)|see|bear\sin\smind|note)\sthat\s(?:it|they|its|their)\b"
)
_SUBORDINATE = re.compile(
    r"\b(?:if|whether|what|how|why|when|where|which|who|because|as|so\sthat|lest|ensur(?:e|es|ed|ing))\s(?:\w+\s)?\Z",
    re.IGNORECASE,
)
_DONE_AWAY = re.compile(
    r"(?:\w+ly\s)?be\s(?:\w+ly\s)?(?:lifted|stopped|ended|halted|withdrawn|removed|released|cancell?ed|revoked|repealed|abandoned|"
    r"rescinded|vacated|evacuated|dropped|ceased|abolished|suspended|dismantled|returned|freed|reversed|scrapped)\b"
)
_CAPTIVE = re.compile(
    r"\b(?:hostages?|captives?|captivity|(?:held|kidnapped|abducted)\s(?:hostage\s)?by)\b", re.IGNORECASE
)
_IT = re.compile(r"it\b", re.IGNORECASE)
_A_NOUN = re.compile(r"be\s(?:an?|the)\s")
"""What something must be is asked of nobody: "it must be a just peace"."""
_ENDS = re.compile(
    r"(?:\w+ly\s|also\s)*(?:stop|cease|end|come\sto\san?\s(?:\w+\s)?(?:end|halt|stop))(?=\s(?:immediately|now|at\sonce|forthwith|"
    r"without\sdelay|right\saway|before|for\sgood|once\sand\sfor\sall|and\b)|[,.;!”\"]|\s?\Z)"
)
_HAPPENS = re.compile(
    r"(?:\w+ly\s|also\s)*(?:come\s(?:back\s)?home|go\s(?:home|free)|return\shome|flow|get\s(?:in|into|through|out|to)|reach|resume|prevail|"
    r"be\s(?:free|open|safe|unconditional|unhindered|unimpeded)|hold|stay\sopen|remain\sopen)\b"
)
"""What is to come about by somebody's doing: hostages must come home, aid needs to flow."""
_TO_BE_DONE = re.compile(
    r"(?:\w+ly\s|also\s)*be\s(?:\w+ly\s)?(?!(?:based|geared|guided|rooted|grounded|seen|understood|noted|viewed|said|remembered|recogni[sz]ed|recalled|clear|concerned|"
    r"called|required|needed|prepared|interested|committed|determined|united|crossed|violated|challenged|balanced|mentioned|stressed|emphasi[sz]ed|"
    r"underlined|pointed|considered|regarded|mistaken|confused|interpreted|construed|misread|perceived)\b)"
    r"(?:\w+(?:ed|en)|held|brought|put|made|done|given|kept|found|met|built|set|upheld|dealt|let|cut|shut|sent|paid|rebuilt|heard)\b"
)
_RIGHTED = re.compile(
    r"(?:\w+ly\s|also\s)*be\s(?:\w+ly\s)?(?:held\s(?:fully\s)?(?:to\saccount|accountable|responsible)|brought\sto\s(?:justice|account|an\send)|punished|prosecuted|allowed|"
    r"granted|given|protected|guaranteed|implemented|investigated|respected\sby|dealt\swith|delivered|provided|extradited|disarmed|"
    r"sanctioned|stopped|opened|reopened|restored|made\savailable|made\spublic|published|disclosed|admitted|accorded|reformed)\b"
)
_PATIENT = re.compile(
    r"(?:\w+ly\s|also\s)*be\s(?:\w+ly\s)?(?:held\s(?:fully\s)?(?:to\saccount|accountable|responsible)|brought\sto\s(?:justice|account)|punished|prosecuted|sanctioned|stopped|prevented|deterred|"
    r"admitted|accorded|given|granted|condemned|defeated|isolated)\b"
)
_ABSTRACT = re.compile(
    r"\b(?:peace|stability|interests|outcomes?|relations?|relationships?|ties|cooperation|friendship|credibility|principles?|values?|trust|partnerships?|exchanges|disagreements|polic(?:y|ies)|"
    r"everything|nothing|something|efforts?|progress|attention|emphasis|account|challenges?|problems?|lessons?|steps|times|facts?|it|this|that|these|those|which|who|what|"
    r"more|much|here|there|history)\b(?!\s(?:responsible|involved|held|detained|who)\b)",
    re.IGNORECASE,
)
_OURS = re.compile(r"(?:[Oo]ur|[Mm]y)\s")
_I = re.compile(r"\bI\Z")
_TOLD_THAT = re.compile(r"\bthat\s\Z")
_DENIED = re.compile(
    r"(?:\bnot|n[’']t|\bnor|\bnever)\s(?:do\s(?:we|I|they)\s|does\s\w+\s)?(?:believe|think|agree|accept|consider|hold)\s(?:that\s)?\Z"
)
"""What a party does not hold that another should do, it wants left undone."""
_BY_WHOM = re.compile(r"\sby\s")
_RELATIVE = re.compile(
    r"(?:,?\s(?:which|that|who|what)|\b(?:if|whether|what|how|why|when))\s?\Z", re.IGNORECASE
)
_AGREED = re.compile(
    r"\b(?:agreed|concurred|decided|consensus|shared\sthe\sview)\b[^.;]{0,60}?\bthat\s(?:[^.;]{0,60}?)\Z"
)
_PROVIDED = re.compile(
    r"\b(?:[Rr]esolutions?|[Cc]harter|[Tt]reaty|[Cc]onvention|[Dd]eclaration|[Pp]roclamation|[Cc]onstitution|[Aa]greement|"
    r"[Aa]rticles?(?:\s\d+)?|[Pp]rotocol|[Cc]ovenant|[Ss]tatute|[Ll]aws?|[Cc]ommuniqu[eé]s?)"
    r"(?:\s(?:of|on)\s(?:(?!and\b|that\b)[\w’'.-]+\s){1,5}?|\s)(?:\w+ly\s|also\s)?"
    r"(?:stipulates?|provides?|prescribes?|states?|specifies|requires?|reiterates?|says?|"
    r"stipulated|provided|prescribed|stated|specified|required|reiterated|said)\sthat\s(?:[^.;]{1,120}?\s)?\Z"
)
"""What an instrument lays down is told, and not asked by who tells it."""
_NO_ONE = re.compile(r"(?:[Nn]o|[Nn]one|[Nn]obody|[Nn]either)\b")
_BARE_BE = re.compile(r"(?:\w+ly\s|also\s)*be\s")
_CONDUCT = re.compile(
    r"(?:\w+ly\s|also\s)*be\s(?:\w+ly\s|highly\s)?(?:vigilant|alert|cautious|prudent|responsible|mindful|united|transparent|flexible)\b"
)
"""How others should behave."""
_WORK_OF = re.compile(
    r"\b(?:cooperation|alliances?|partnerships?|exchanges|drills|exercises|pacts?|deals?|interaction|dealings)\b"
)
"""What two parties do together, which stands for them where it must do no harm."""
_OF_LIST = re.compile(r"(?:,?\s(?:and\s)?of\s[^,;]{2,50})+")
"""The rest of a list behind the subject: "the needs of women, of children and of the old"."""
_PASSIVE = re.compile(
    r"be\s(?:\w+ly\s)?(?:\w+(?:ed|en)|held|brought|put|built|made|done|kept|found|met|set|upheld|let|cut|shut|sent|paid)\b"
)
_FATE = re.compile(
    r"(?:\w+ly\s)?(?:become|turn\sinto|exist|last|survive|succeed|win|prosper|thrive|afford|wait)\b"
)
"""What somebody cannot do is told, and not forbidden: "the island cannot become another battlefield"."""
_AUXILIARY = re.compile(
    r"(?:\b|[’'])(?:ll|d|to|will|would|may|might|not|(?:do|does|did)(?:n[’']t)?|never|also\shave)\Z"
)
_YOU = re.compile(r"[Yy]ou\b")
"""In speech, "you should" is said to nobody in particular; in a letter, to who it is written to."""
_PRONOUN = re.compile(
    r"(?:he|she|it|they|them|him|her|you)(?:\s(?:\w+ly|also|again|further|once\sagain|then))*", re.IGNORECASE
)
_LONGEST_SUBJECT = 60
_NEAR = 25


@dataclass(frozen=True, slots=True)
class Obligation:
    """What ``to`` should do: the whole begins at ``start``, the modal verb at ``verb``, what is asked at ``body``."""

    rule: str
    start: int
    verb: int
    body: int
    to: tuple[str, ...]
    against: bool


def find_obligations(facts: Facts, sentence: SentenceFacts) -> Iterator[Obligation]:
    """The obligations that the words of ``sentence`` lay on others than those who speak."""
    for modal in _MODAL.finditer(facts.statement.text, sentence.content, sentence.end):
        subject = _subject(facts, sentence, modal)
        if subject is not None:
            found = (
                _laid_on(facts, sentence, modal, subject)
                or _done_away(facts, sentence, modal, subject)
                or _to_be_done(facts, sentence, modal, subject)
            )
            if found is not None:
                yield found


def is_pronoun(facts: Facts, phrase: tuple[int, int] | None) -> bool:
    """Whether the phrase is nothing but "it", "they", "you" or the like."""
    return phrase is not None and _PRONOUN.fullmatch(facts.statement.text[slice(*phrase)].strip()) is not None


def _subject(facts: Facts, sentence: SentenceFacts, modal: re.Match[str]) -> tuple[int, int] | None:
    """The subject of the modal verb, if what it says may be asked of somebody."""
    text = facts.statement.text
    if (
        verb_phrase(text, modal.end(), sentence.end, "base", after_modal=True) is None
        or _NOT_ASKED.match(text, modal.end())
        or (modal["weak"] and _AUXILIARY.search(text, sentence.content, modal.start()))
        or _I.search(text, sentence.content, modal.start())
    ):
        return None
    subject = subject_phrase(facts, sentence, modal.start())
    if (
        subject is None
        or _SUBORDINATE.search(text, sentence.content, subject[0])
        or _AGREED.search(text, sentence.content, subject[0])
        or _PROVIDED.search(text, sentence.content, subject[0])
        or (_YOU.match(text, *subject) and not correspondent(facts))
    ):
        return None
    if is_pronoun(facts, subject) and (
        _PASSIVE.match(text, modal.end())
        or (modal["weak"] and not _is_pressing(text, modal, text[sentence.content : subject[0]]))
    ):
        return None
    return subject


def _is_pressing(text: str, modal: re.Match[str], before: str) -> bool:
    """Whether the modal is firm enough to ask something of "them".

    That "they cannot change the facts" says what is in vain; that "it must see that it cannot …" asks.
    """
    if modal["weak"].startswith(("can", "may")):
        return _TOLD_THAT.search(before) is not None and not _BARE_BE.match(text, modal.end())
    return modal["weak"].startswith("need") or REFRAINING.match(text, modal.end()) is not None


def _laid_on(
    facts: Facts, sentence: SentenceFacts, modal: re.Match[str], subject: tuple[int, int]
) -> Obligation | None:
    """X should do: X is a party, not the speaker's own nor the two sides together."""
    text = facts.statement.text
    to = head_parties(facts, sentence, *subject) or _joined_in(facts, sentence, modal, subject)
    general = bool(set(to) & {"INTL", "OTHER"})
    if (
        not to
        or set(to) & set(own_parties(facts, sentence))
        or (general and modal["weak"] and not modal["weak"].startswith("need"))
        or (general and _BARE_BE.match(text, modal.end()) and not _CONDUCT.match(text, modal.end()))
        or ((modal["weak"] or "").startswith("can") and _is_told(text, modal.end()))
        or (general and _NO_ONE.match(text, *subject))
        or _PATIENT.match(text, modal.end())
        or (_IT.match(text, *subject) and _A_NOUN.match(text, modal.end()))
    ):
        return None
    against = _NEGATIVE.search(modal[0]) is not None and not text.startswith("only ", modal.end())
    against = against or _DENIED.search(text, sentence.content, subject[0]) is not None
    start = _start(modal, subject)
    return Obligation("demand.modal", start, modal.start() + 1, modal.end(), to, against)


def _is_told(text: str, body: int) -> bool:
    """Whether what cannot be, from ``body``, is a state or a fate, which nobody is asked to leave undone."""
    return bool(_BARE_BE.match(text, body) or _FATE.match(text, body))


def _joined_in(
    facts: Facts, sentence: SentenceFacts, modal: re.Match[str], subject: tuple[int, int]
) -> tuple[str, ...]:
    """Those whose joint work must do no harm: "the cooperation between Graustark and Borduria must not target us"."""
    text = facts.statement.text
    if not _NEGATIVE.search(modal[0]) or (modal["weak"] or "").startswith("can"):
        return ()
    if not _WORK_OF.search(text, *subject) or _PASSIVE.match(text, modal.end()):
        return ()
    return named(facts, sentence, *subject)


def _start(modal: re.Match[str], subject: tuple[int, int]) -> int:
    longest = 2 * _LONGEST_SUBJECT if _PASSIVE.match(modal.string, modal.end()) else _LONGEST_SUBJECT
    listed = _OF_LIST.fullmatch(modal.string, subject[1], modal.start()) is not None
    near = (listed or modal.start() - subject[1] < _NEAR) and modal.start() - subject[0] < longest
    return subject[0] if near else modal.start() + 1


def _done_away(
    facts: Facts, sentence: SentenceFacts, modal: re.Match[str], subject: tuple[int, int]
) -> Obligation | None:
    """The sanctions should be lifted: by whomever the subject names, else by the party named last or the other side."""
    text = facts.statement.text
    ends = _ENDS.match(text, modal.end(), sentence.end) is not None
    if (
        not (ends or _DONE_AWAY.match(text, modal.end(), sentence.end))
        or (modal["weak"] or "").startswith("can")
        or head_parties(facts, sentence, *subject)
        or (ends and _OURS.match(text, *subject))
    ):
        return None
    own = own_party(facts, sentence)
    if ends and (doer := _doer(sentence, subject)):
        return (
            Obligation("demand.ends", subject[0], modal.start() + 1, modal.end(), doer, True)
            if own not in doer
            else None
        )
    if ends:
        return Obligation(
            "demand.ends",
            subject[0],
            modal.start() + 1,
            modal.end(),
            one_other(facts, sentence, subject) or ("OTHER",),
            True,
        )
    others = [
        code for code in phrase_parties(facts, sentence, *subject) if code not in (own, "OTHER", "INTL")
    ]
    captive = _CAPTIVE.search(text, *subject) is not None  # nobody holds them but their captors
    to = (
        tuple(others)
        or (("OTHER",) if captive else ())
        or other_before(facts, sentence, subject[0])
        or tuple(filter(None, [opposite(facts, own)]))
    )
    against = _NEGATIVE.search(modal[0]) is not None
    return (
        Obligation("demand.passive", subject[0], modal.start() + 1, modal.end(), to, against) if to else None
    )


def _doer(sentence: SentenceFacts, subject: tuple[int, int]) -> tuple[str, ...]:
    """The party whose doing the subject is: "Graustark's attacks on ships", "the Graustarkian attacks"."""
    near = [m for m in sentence.parties if subject[0] <= m.start <= subject[0] + len("the ")]
    return next((m.parties for m in near if m.form in ("possessive", "adjective")), ())


def _to_be_done(
    facts: Facts, sentence: SentenceFacts, modal: re.Match[str], subject: tuple[int, int]
) -> Obligation | None:
    """The hostages must be released: by whomever "by" names, else by somebody who is not named."""
    text = facts.statement.text
    firm = modal["strong"] == "must" or (modal["weak"] or "").startswith(("need", "ha"))
    if not (firm and (_TO_BE_DONE.match(text, modal.end()) or _HAPPENS.match(text, modal.end()))) and not (
        modal["strong"] and _RIGHTED.match(text, modal.end())
    ):
        return None
    own = own_parties(facts, sentence)
    theirs = head_parties(facts, sentence, *subject)
    if set(theirs) & set(own) or set(phrase_parties(facts, sentence, *subject)) & set(own):
        return None
    if (
        _OURS.match(text, *subject)
        or _ABSTRACT.search(text, *subject)
        or _RELATIVE.search(text, sentence.content, modal.start())
    ):
        return None
    subject = list_start(text, sentence.content, subject), subject[1]
    agent = _BY_WHOM.search(text, modal.end(), sentence.end)
    by_whom = phrase_parties(facts, sentence, agent.end(), sentence.end) if agent else ()
    to = (
        tuple(code for code in by_whom if code not in own)
        or answerable(facts, sentence, *subject)
        or ("OTHER",)
    )
    against = _NEGATIVE.search(modal[0]) is not None
    return Obligation("demand.passive", _start(modal, subject), modal.start() + 1, modal.end(), to, against)
