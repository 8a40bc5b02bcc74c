"""The REST API of the OpenID Foundation's conformance suite."""

import html
import json
import re
import time

from web import Web

ENDED = ("FINISHED", "INTERRUPTED")


class Suite:
    def __init__(self, url, token=None, ca=None):
        self.url = url.rstrip("/")
        self.web = Web(self.url, ca)
        self.token = token

    def version(self):
        """What the suite says of itself: version and commit."""
        return self._get("/api/server")

    def create_plan(self, name, variant, configuration):
        query = {"planName": name, "variant": json.dumps(variant)}
        return self.web.json("POST", "/api/plan", query=query, body=configuration, token=self.token)

    def run(self, plan, module, seconds):
        """Runs one module to its end and answers what the suite knows of it; None as result where it never ended."""
        query = {"test": module["testModule"], "plan": plan["id"]}
        if module.get("variant"):
            query["variant"] = json.dumps(module["variant"])
        test = self.web.json("POST", "/api/runner", query=query, token=self.token)["id"]
        if self._await(test, ("CONFIGURED", "WAITING", *ENDED), seconds)["status"] == "CONFIGURED":
            self.web.bytes("POST", f"/api/runner/{test}", token=self.token)
        return self._await(test, ENDED, seconds)

    def findings(self, test):
        """The log's entries that are no success, as the suite words them."""
        return [
            {
                "result": entry["result"],
                "condition": entry.get("src", ""),
                "message": entry.get("msg", ""),
                "requirements": entry.get("requirements", []),
            }
            for entry in self.log(test)
            if entry.get("result") in ("FAILURE", "WARNING", "INTERRUPTED")
        ]

    def captured(self, test):
        """What the pages said that a person is to look at."""
        return [_text(entry["page_source"]) for entry in self.log(test) if entry.get("page_source")]

    def log(self, test):
        return self._get(f"/api/log/{test}")

    def export(self, plan):
        """The plan's results as the suite signs them, a zip file."""
        return self.web.bytes("GET", f"/api/plan/export/{plan['id']}", token=self.token)

    def _await(self, test, states, seconds):
        end = time.monotonic() + seconds
        while True:
            info = self._get(f"/api/info/{test}")
            if info["status"] in states or time.monotonic() > end:
                return {**info, "testId": test}
            time.sleep(0.5)

    def _get(self, path):
        return self.web.json("GET", path, token=self.token)


def _text(page):
    main = re.search(r"<main.*?</main>", page, re.DOTALL)
    words = re.sub(r"<[^>]+>", " ", main.group(0) if main else page)
    return " ".join(html.unescape(words).split())[:300]
