"""Makes the small databases of the tests, with PyPI's mmdb_writer.

    python3 -m venv .cache/locale
    .cache/locale/bin/pip install mmdb_writer==0.2.7
    .cache/locale/bin/python crates/locale/data/make_test_databases.py
"""

import pathlib

from mmdb_writer import MMDBWriter
from netaddr import IPSet

HERE = pathlib.Path(__file__).parent


def write(name, kind, networks, version=6):
    writer = MMDBWriter(version, kind, languages=["en"], description="For tests", ipv4_compatible=version == 6)
    for network, facts in networks.items():
        writer.insert_network(IPSet([network]), facts)
    writer.to_db_file(str(HERE / name))


# As MaxMind and DB-IP have it.
write(
    "test-city.mmdb",
    "GeoLite2-City",
    {
        "81.2.69.0/24": {
            "continent": {"code": "EU"},
            "country": {"iso_code": "GB", "names": {"en": "United Kingdom"}},
            "registered_country": {"iso_code": "US"},
            "location": {"latitude": 51.5, "longitude": -0.1, "time_zone": "Europe/London"},
        },
        "89.160.20.0/24": {"country": {"iso_code": "SE"}, "location": {"latitude": 58.4}},
        "203.0.113.0/25": {"registered_country": {"iso_code": "no"}, "traits": {"is_satellite_provider": True}},
        "203.0.113.128/25": {"country": {"names": {"en": "Nowhere"}}},
        "2001:218::/32": {"country": {"iso_code": "JP"}, "location": {"time_zone": "Asia/Tokyo"}},
    },
)
# As npm's @ip-location-db has it.
write(
    "test-flat.mmdb",
    "ipdb-city-mmdb",
    {
        "81.2.69.0/24": {"city": "London", "country_code": "GB", "timezone": "Europe/London"},
        "89.160.20.0/24": {"country_code": "SE", "timezone": ""},
        "203.0.113.0/24": {"country_code": ""},
        "2001:218::/32": {"country_code": "JP"},
    },
)
write("test-v4.mmdb", "DBIP-Country-Lite", {"81.2.69.0/24": {"country": {"iso_code": "GB"}}}, version=4)
# A database that knows no countries.
write("test-asn.mmdb", "GeoLite2-ASN", {"81.2.69.0/24": {"autonomous_system_number": 20712, "autonomous_system_organization": "Andrews & Arnold Ltd"}})
