"""What can be changed: statements added, readings corrected; and what was."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from verbale.archive.corrections import Change
from verbale.archive.disagreements import disagreements
from verbale.sources import Overrides
from verbale.views.rows import conflict_row, correction_row, disagreement_row
from verbale.web.adding import add_address, add_text
from verbale.web.api.answers import PROBLEMS, Added
from verbale.web.params import Limit, Text
from verbale.web.queue import first_items
from verbale.web.site import Site

__all__ = ["routes"]

OneStatement = Annotated[Text, Query(description="Only of this statement.")]


class NewStatement(BaseModel):
    """A text, or the address of one; and what it does not say itself."""

    model_config = ConfigDict(extra="forbid")

    text: Text = ""
    url: Text = ""
    issuer: Text = ""
    published: Text = ""
    title: Text = ""
    publisher: Text = ""
    kind: Text = ""


class Asked(BaseModel):
    """A change, as ``verbale correct --from`` takes it."""

    model_config = ConfigDict(extra="forbid")

    target: Text = Field("", description="The id of a statement, a sentence or a record.")
    action: Text = Field("edit", description="edit, accept, reject, undo, merge or split.")
    set: dict[str, Any] = Field({}, description="New values by the names of fields.")
    add: Text = Field("", description="The type of a new record.")
    at: tuple[int, int] | None = Field(None, description="Its span; or the words of it as quote.")
    quote: Text = ""
    mentions: list[Text] = Field([], description="The records that are merged or split.")
    undo: int = Field(0, ge=0, le=2**31, description="The number of a correction that shall no longer hold.")
    why: Text = ""


def routes(site: Site) -> APIRouter:
    """The routes of additions and corrections."""
    router = APIRouter(tags=["changes"], responses=PROBLEMS)
    archive = site.archive

    @router.post("/statements", response_model=Added, summary="Add a statement")
    def add(new: NewStatement) -> Any:
        given = new.model_dump()
        text, url = given.pop("text"), given.pop("url")
        overrides = Overrides(**given)
        return asdict(add_address(archive, url, overrides) if url else add_text(archive, text, overrides))

    @router.get("/corrections", summary="The corrections that hold, oldest first")
    def corrections(statement: OneStatement = "") -> list[dict[str, Any]]:
        identity = site.find(statement) if statement else ""
        return [correction_row(one) for one in archive.corrections(identity, held=True)]

    @router.post("/corrections", summary="Correct: all of the changes are made, or none")
    def correct(changes: list[Asked]) -> list[dict[str, Any]]:
        made = archive.correct_all(
            Change(**asked.model_dump(exclude={"mentions"}), mentions=tuple(asked.mentions))
            for asked in changes
        )
        return [correction_row(one) for one in made]

    @router.get("/review", summary="What the machine, somebody else, or another engine contradicts")
    def review(statement: OneStatement = "") -> list[dict[str, Any]]:
        identity = site.find(statement) if statement else ""
        found = [conflict_row(one) for one in archive.review(identity)]
        return found + [disagreement_row(one) for one in disagreements(archive.database, identity)]

    @router.get("/queue", summary="Records that nobody has looked at yet, of the newest statements first")
    def queue(limit: Limit = 20) -> list[dict[str, Any]]:
        return [item.to_dict() for item in first_items(archive, limit)]

    return router
