"""UIMA CAS, which INCEpTION reads and writes: XMI, or the JSON CAS 0.4, with the library dkpro-cassis.

A sentence is an annotation of the type ``webanno.custom.VerbaleSentence``, a record one of its type
(``webanno.custom.VerbaleDemand``), each with a string feature a field and one for a remark. A CAS counts UTF-16 units;
the library counts them over, so that offsets here are code points.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from verbale.annotation.model import Annotated, Annotation, FormatError
from verbale.annotation.values import field_names
from verbale.archive.corrections.model import SENTENCES
from verbale.reading.model import RECORD_TYPES

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

__all__ = ["read_json", "read_xmi", "type_system", "write_json", "write_xmi"]

_PREFIX = "webanno.custom.Verbale"
_NAMES = {SENTENCES: f"{_PREFIX}Sentence", **{kind.key: _PREFIX + kind.__name__ for kind in RECORD_TYPES}}
_REMARK = "why"


def type_system() -> str:
    """The types as a UIMA type system description, from which INCEpTION makes layers."""
    return str(_types().to_xml())


def write_xmi(text: str, annotations: Sequence[Annotation]) -> str:
    """The CAS as XMI. Raises FormatError for a text with characters that XML cannot hold."""
    try:
        return str(_cas(text, annotations).to_xmi())
    except ValueError as error:
        raise FormatError(
            f"XML cannot hold a character of the text ({error}); take --to cas-json or brat"
        ) from error


def write_json(text: str, annotations: Sequence[Annotation]) -> str:
    """The CAS as JSON."""
    return str(_cas(text, annotations).to_json())


def read_xmi(content: bytes, name: str) -> Annotated:
    """The annotations in the XMI file ``name``. Raises FormatError where it is none."""
    cassis = _library()
    return _read(lambda: cassis.load_cas_from_xmi(BytesIO(content), typesystem=_types(), lenient=True), name)


def read_json(content: bytes, name: str) -> Annotated:
    """The annotations in the file ``name`` in the JSON CAS format. Raises FormatError where it is none."""
    cassis = _library()
    try:
        data = json.loads(content)
    except ValueError as error:
        raise FormatError(f"{name}: this is no JSON ({error})") from error
    if not isinstance(data, dict) or "%FEATURE_STRUCTURES" not in data:
        raise FormatError(f"{name}: this is no UIMA CAS JSON; export it as that, or as XMI")
    return _read(lambda: cassis.load_cas_from_json(BytesIO(content)), name)


def _read(load: Callable[[], Cas], name: str) -> Annotated:
    from lxml.etree import XMLSyntaxError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a type that is not Verbale's is passed over
            cas = load()
            text, annotations = cas.sofa_string, _annotations(cas)
    except (ParseError, XMLSyntaxError, LookupError, ValueError, TypeError, AttributeError) as error:
        problem = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise FormatError(f"{name}: this is no UIMA CAS that can be read ({problem})") from error
    if not isinstance(text, str):
        raise FormatError(f"{name}: the CAS has no text; export it with its text")
    for one in annotations:
        if not 0 <= one.start < one.end <= len(text):
            raise FormatError(
                f"{name}: {one.type} at {one.start}-{one.end} is not within the text of {len(text)} characters"
            )
    return Annotated(text, annotations)


def _annotations(cas: Cas) -> tuple[Annotation, ...]:
    found = []
    known = {one.name for one in cas.typesystem.get_types()}
    for key, name in _NAMES.items():
        if name not in known:
            continue
        for one in cas.select(name):
            given = {field: _string(one, field) for field in field_names(key)}
            values = {field: value for field, value in given.items() if value}
            found.append(Annotation(key, int(one.begin), int(one.end), values, _string(one, _REMARK)))
    return tuple(found)


def _string(one: Any, name: str) -> str:
    value = getattr(one, name, None)
    return "" if value is None else str(value)


def _cas(text: str, annotations: Sequence[Annotation]) -> Cas:
    cassis = _library()
    types = _types()
    cas = cassis.Cas(typesystem=types)
    cas.sofa_string = text
    cas.sofa_mime = "text/plain"
    for one in annotations:
        make = types.get_type(_NAMES[one.type])
        remark = {_REMARK: one.why} if one.why else {}
        cas.add(make(begin=one.start, end=one.end, **one.values, **remark))
    return cas


def _types() -> TypeSystem:
    types = _library().TypeSystem()
    for key, name in _NAMES.items():
        made = types.create_type(name, supertypeName="uima.tcas.Annotation")
        for field in (*field_names(key), _REMARK):
            types.create_feature(domainType=made, name=field, rangeType="uima.cas.String")
    return types


def _library() -> Any:
    try:
        import cassis
    except ImportError as error:
        raise FormatError(
            "UIMA CAS needs dkpro-cassis; install it with: pip install 'verbale[annotate]'"
        ) from error
    return cassis
