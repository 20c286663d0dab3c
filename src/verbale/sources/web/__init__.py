"""Statements from the web: addresses, the time a fetch may take, robots.txt, and the fetch itself."""

from verbale.sources.web.fetcher import Fetched, Fetcher, user_agent

__all__ = ["Fetched", "Fetcher", "user_agent"]
