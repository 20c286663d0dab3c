"""``verbale precedent``: a statement against everything its issuer has said before."""

from __future__ import annotations

import click

from verbale.cli.options import archive_option, json_option, metadata_options, overrides_of
from verbale.cli.reading import check_source
from verbale.cli.streams import ends_quietly
from verbale.cli.tables import print_json

__all__ = ["precedent"]


@click.command(short_help="Set a statement against what its issuer said before.")
@click.argument("statement")
@archive_option
@metadata_options
@click.option(
    "--limit", type=click.IntRange(1), default=10, show_default=True, help="Findings shown at most."
)
@json_option
@ends_quietly
def precedent(*, statement: str, place: str, limit: int, as_json: bool, **metadata: str) -> None:
    """Set a STATEMENT, a file or one of the archive, against what its issuer said before its day.

    What is found comes by how unusual it is: set phrases altered, missing or used again, wording never used before,
    new names, parties, demands, red lines and documents, unusual acts and strength. JSON has all findings.

    \b
    Examples:
      verbale precedent statement.txt --issuer CHN
      verbale precedent S3k7 --limit 30
      verbale precedent readout.pdf --json > findings.json
    """
    import verbale
    from verbale.archive import Archive
    from verbale.comparison.precedent import precedent as find
    from verbale.errors import ArchiveError
    from verbale.views.precedent import render_precedent

    overrides_of(metadata)
    with Archive.open(place) as archive:
        try:
            named = archive.find(statement) if not any(metadata.values()) else ""
        except ArchiveError as missing:
            check_source(statement, missing)
            named = ""
        found = find(named or verbale.load(statement, **metadata), archive)
    if as_json:
        print_json(found.to_dict())
    else:
        click.echo(render_precedent(found, limit))
