"""Writes the verdicts of docs/conformance/*.json into docs/conformance.md: ./opengate conformance --document."""

import json
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
BEGIN, END = "<!-- verdicts -->\n", "<!-- end of verdicts -->\n"


def document():
    page = DOCS / "conformance.md"
    before, rest = page.read_text().split(BEGIN)
    after = rest.split(END)[1]
    parts = [section(json.loads(file.read_text()), file.name) for file in sorted((DOCS / "conformance").glob("*.json"))]
    page.write_text(before + BEGIN + "\n".join(parts) + END + after)


def section(plan, file):
    variant = ", ".join(f"{name} = {value}" for name, value in sorted(plan["variant"].items()))
    lines = [
        f"## {plan['plan']}",
        "",
        f"{plan['date']}, suite {plan['suite']['version']} ({plan['suite']['revision']}), plan `{plan['id']}`"
        + (f", {variant}" if variant else "")
        + f"; OpenGate {plan['opengate']}; [the suite's results in short](conformance/{file}).",
        "",
        "| module | id | verdict |",
        "|---|---|---|",
        *(row(verdict) for verdict in plan["modules"]),
        "",
    ]
    return "\n".join(lines)


def row(verdict):
    response = verdict["variant"].get("response_type")
    name = f"`{verdict['module']}`" + (f" {response}" if response and response != "code" else "")
    said = [f"{finding['condition']}: {finding['message']}" for finding in verdict["findings"]]
    remarks = [text for text in (verdict["explained"], *said) if text]
    result = verdict["result"] if verdict["result"] == "PASSED" else f"**{verdict['result']}**"
    return f"| {name} | `{verdict['id']}` | {result}{': ' if remarks else ''}{'; '.join(remarks).replace('|', chr(92) + '|')} |"
