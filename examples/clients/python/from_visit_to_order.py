"""From an anonymous visit to an order, with Segment's library for Python. Only its host is another one."""

import argparse
import os
import sys

import segment.analytics as analytics

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--host", default=os.environ.get("SEGMENT_HOST", "http://127.0.0.1:3000"))
parser.add_argument("--gzip", action="store_true", help="pack the requests")
arguments = parser.parse_args()

failures = []
analytics.write_key = "any"
analytics.host = arguments.host
analytics.gzip = arguments.gzip
analytics.on_error = lambda error, calls: failures.append(error)

analytics.page(anonymous_id="device-1234", category="Merchant", name="Settings")
analytics.identify("user-1234", {"email": "person@example.org", "plan": "Pro"}, anonymous_id="device-1234")
analytics.group("user-1234", "some_group_id", {"seats": 3})
analytics.screen("user-1234", "Merchant", "Cart")
analytics.track(
    "user-1234",
    "Order Completed",
    {
        "orderId": "50314b8e9bcf000000000000",
        "revenue": 25,
        "currency": "USD",
        "products": [
            {"productId": "507f1f77bcf86cd799439011", "name": "Monopoly: 3rd Edition", "price": 19, "quantity": 1},
            {"productId": "505bd76785ebb509fc183733", "name": "Uno Card Game", "price": 3, "quantity": 2},
        ],
    },
    integrations={"Actions Amplitude": {"session_id": 1577871000}},
)
analytics.track("user-1234", "For others", integrations={"Actions Amplitude": False})

analytics.shutdown()
if failures:
    sys.exit(f"It was not delivered: {failures[0]}")
