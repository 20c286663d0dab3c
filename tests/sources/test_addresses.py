"""Which addresses may be connected to."""

from __future__ import annotations

import pytest

from verbale.sources.web.addresses import is_public, resolve


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",  # loopback
        "::1",
        "10.1.2.3",  # private
        "172.16.0.1",
        "192.168.1.1",
        "fd00::1",
        "169.254.169.254",  # link-local: the metadata service of clouds
        "fe80::1",
        "fe80::1%eth0",
        "100.64.0.1",  # shared by carriers
        "0.0.0.0",  # noqa: S104
        "::",
        "224.0.0.1",  # multicast
        "ff02::1",
        "240.0.0.1",  # reserved
        "255.255.255.255",
        "192.0.2.1",  # documentation
        "::ffff:127.0.0.1",  # IPv4 in IPv6
        "::ffff:10.0.0.1",
        "2002:7f00:1::",  # 6to4
        "64:ff9b::7f00:1",  # NAT64
        "no address",
        "",
    ],
)
def test_addresses_that_are_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("host", ["127.1", "0x7f.1", "2130706433", "localhost"])
def test_other_ways_of_writing_an_address_are_resolved_before_they_are_judged(host: str) -> None:
    assert not any(map(is_public, resolve(host, 80)))
