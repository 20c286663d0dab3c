"""Which network addresses a URL may lead to: public ones only.

A statement's address is given by a person, but a redirect is given by a server, and a name
is resolved by whoever owns it; neither may lead into the network that this machine stands in.
"""

from __future__ import annotations

import ipaddress
import socket

__all__ = ["is_public", "resolve"]

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """The addresses of ``host``, in the order in which to try them. Raises OSError if it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def is_public(address: str) -> bool:
    """Whether ``address`` is on the public internet: not private, loopback, link-local or reserved.

    An IPv6 address that stands for an IPv4 one is judged as that one too.
    """
    try:
        ip: Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    return all(_is_public(each) for each in (mapped or ip, *_embedded(ip)))


def _is_public(ip: Address) -> bool:
    return ip.is_global and not (
        ip.is_multicast
        or ip.is_reserved
        or ip.is_private
        or ip.is_loopback
        or ip.is_link_local
        or ip.is_unspecified
    )


def _embedded(ip: Address) -> tuple[Address, ...]:
    """The IPv4 addresses that an IPv6 address leads to: 6to4, Teredo or NAT64."""
    if not isinstance(ip, ipaddress.IPv6Address):
        return ()
    found: list[Address | None] = [ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64:
        found.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return tuple(each for each in found if each is not None)
