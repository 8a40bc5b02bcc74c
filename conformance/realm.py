"""A realm for one run, made over the management API and taken away afterwards."""

import secrets

from web import Web


class Realm:
    """A realm with the clients that a plan needs, one person, and another who is told of nothing but a name."""

    PASSWORD = "seventeen purple lighthouses"
    USERNAME = "ada"
    OTHER = "grace"

    def __init__(self, url, client_id, client_secret):
        self.url = url.rstrip("/")
        self.web = Web(self.url)
        self.credentials = (client_id, client_secret)
        self.name = "conformance-" + secrets.token_hex(4)

    @property
    def issuer(self):
        return f"{self.url}/realms/{self.name}"

    def create(self, settings, person):
        self._call("POST", "/realms", {"name": self.name, "displayName": "Conformance", **settings})
        self._add({"username": self.USERNAME, **person})
        self._add({"username": self.OTHER})

    def _add(self, person):
        user = self._call("POST", f"/realms/{self.name}/users", person)
        password = {"password": self.PASSWORD, "temporary": False}
        self._call("PUT", f"/realms/{self.name}/users/{user['id']}/password", password)

    def register(self, client):
        """Registers a client and answers it, with its secret where it has one."""
        return self._call("POST", f"/realms/{self.name}/clients", client)

    def delete(self):
        self._call("DELETE", f"/realms/{self.name}")

    def _call(self, method, path, body=None):
        # a token for each call: a plan takes longer than a token lives
        return self.web.json(method, "/api/v1" + path, body=body, token=self._token())

    def _token(self):
        answer = self.web.json(
            "POST",
            "/realms/master/protocol/openid-connect/token",
            form={"grant_type": "client_credentials", "scope": "opengate-api"},
            basic=self.credentials,
        )
        return answer["access_token"]
