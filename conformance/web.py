"""HTTP with nothing but Python's own library."""

import base64
import ipaddress
import json
import ssl
import urllib.error
import urllib.parse
import urllib.request


class Refused(Exception):
    """An answer that is not a success."""

    def __init__(self, method, url, status, body):
        super().__init__(f"{method} {url}: {status} {body[:600]}")
        self.status = status


class Web:
    """Calls one server. On loopback its certificate is not checked: the suite and a proxy before OpenGate make their own there."""

    def __init__(self, base, ca=None):
        self.base = base.rstrip("/")
        self.tls = ssl.create_default_context(cafile=ca)
        if loopback(urllib.parse.urlsplit(self.base).hostname):
            self.tls.check_hostname = False
            self.tls.verify_mode = ssl.CERT_NONE

    def json(self, method, path, **request):
        body = self.bytes(method, path, **request)
        return json.loads(body) if body else None

    def bytes(self, method, path, query=None, body=None, form=None, token=None, basic=None):
        url = self.base + path + ("?" + urllib.parse.urlencode(query) if query else "")
        headers = {"Accept": "*/*"}
        data = None
        if body is not None:
            data, headers["Content-Type"] = json.dumps(body).encode(), "application/json"
        if form is not None:
            data, headers["Content-Type"] = urllib.parse.urlencode(form).encode(), "application/x-www-form-urlencoded"
        if token:
            headers["Authorization"] = "Bearer " + token
        if basic:
            headers["Authorization"] = "Basic " + base64.b64encode(":".join(basic).encode()).decode()
        if data is None and method == "POST":
            # the suite wants a content type even where there is nothing to say
            headers["Content-Type"] = "application/json"
        call = urllib.request.Request(url, data=data, headers=headers, method=method)
        try:
            with urllib.request.urlopen(call, context=self.tls, timeout=60) as answer:
                return answer.read()
        except urllib.error.HTTPError as refusal:
            raise Refused(method, url, refusal.code, refusal.read().decode(errors="replace")) from None


def loopback(host):
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
