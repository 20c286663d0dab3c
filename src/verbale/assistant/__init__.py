"""The archive for chat assistants: a server of the Model Context Protocol, every answer a quotation."""

from verbale.assistant.server import make_server

__all__ = ["make_server"]
