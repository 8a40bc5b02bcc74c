"""What a plan needs of OpenGate and tells the suite: the files beside this one, their placeholders filled in."""

import base64
import json
import string
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent


class Plan:
    """One file of plans/: the suite's plan and variant, the realm's settings, what clients register, and the rest of the configuration."""

    def __init__(self, key):
        file = HERE / "plans" / f"{key}.json"
        if not file.is_file():
            raise SystemExit(f"opengate: there is no plan {key}; there are:\n  " + "\n  ".join(names()))
        self.key = key
        content = json.loads(file.read_text())
        self.name = content.get("plan", key)
        self.variant = content["variant"]
        self.realm = content.get("realm", {})
        self.registration = content.get("registration", {})
        self.clients = content.get("clients", {})
        self.configuration = content.get("configuration", {})
        self.alias = "opengate-" + key.replace("-certification-test-plan", "").replace("-test-plan", "")

    def person(self):
        return _read("person.json")

    def set_up(self, realm, suite):
        """Makes realm, person and clients, and answers the configuration for the suite."""
        places = {
            "issuer": realm.issuer,
            "suite": suite.url,
            "alias": self.alias,
            "callback": f"{suite.url}/test/a/{self.alias}",
            "username": realm.USERNAME,
            "other": realm.OTHER,
            "password": realm.PASSWORD,
        }
        realm.create(self.realm, self.person())
        configuration = {
            "alias": self.alias,
            "description": f"OpenGate, {self.key}",
            "server": {"discoveryUrl": realm.issuer + "/.well-known/openid-configuration", "login_hint": realm.USERNAME},
            "browser": _read("browser.json"),
            "override": _read("overrides.json"),
            "options": {"browsercontrol_css_enable": False},
        }
        configuration = _merge(configuration, self.configuration)
        for name, client in self.clients.items():
            told = self._register(realm, client, places)
            configuration[name] = _merge(told, configuration.get(name, {}))
        return _fill(configuration, places)

    def _register(self, realm, client, places):
        registration = _merge(_merge(_read("client.json"), self.registration), client.get("registration", {}))
        told = {}
        if client.get("keys"):
            keys = [ec_key(name) for name in client["keys"]]
            told["jwks"] = {"keys": keys}
            registration["metadata"] = {**registration.get("metadata", {}), "jwks": {"keys": [public(key) for key in keys]}}
        registered = realm.register(_fill(registration, places))
        told["client_id"] = registered["clientId"]
        if "secret" in registered:
            told["client_secret"] = registered["secret"]
        return told


def names():
    return sorted(file.stem for file in (HERE / "plans").glob("*.json"))


def explanations():
    """Verdicts other than a pass that are as they should be, by module, each with its reason."""
    return _read("explained.json")


def ec_key(kid):
    """A new P-256 key as a private JWK."""
    command = ["openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-outform", "DER"]
    der = subprocess.run(command, check=True, capture_output=True).stdout
    # RFC 5915: version, 32 bytes of private key, the curve, and the public point x, y at the very end
    d, x, y = der[7:39], der[-64:-32], der[-32:]
    coordinates = {name: base64.urlsafe_b64encode(value).rstrip(b"=").decode() for name, value in (("d", d), ("x", x), ("y", y))}
    return {"kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": kid, **coordinates}


def public(key):
    return {name: value for name, value in key.items() if name != "d"}


def _read(name):
    return json.loads((HERE / name).read_text())


def _merge(below, above):
    """Objects are merged by name; everything else is replaced."""
    merged = dict(below)
    for name, value in above.items():
        both = isinstance(value, dict) and isinstance(merged.get(name), dict)
        merged[name] = _merge(merged[name], value) if both else value
    return merged


def _fill(value, places):
    if isinstance(value, str):
        return string.Template(value).substitute(places)
    if isinstance(value, list):
        return [_fill(element, places) for element in value]
    if isinstance(value, dict):
        return {name: _fill(element, places) for name, element in value.items()}
    return value
