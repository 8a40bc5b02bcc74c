"""Runs a plan of the OpenID Foundation's conformance suite against the running OpenGate: ./opengate conformance."""

import argparse
import datetime
import json
import os
import subprocess
import sys
from pathlib import Path

from document import document
from plan import HERE, Plan, explanations, names
from realm import Realm
from suite import ENDED, Suite


def main():
    options = parse()
    if options.list:
        print("\n".join(names()))
        return 0
    if options.document:
        document()
        return 0
    plan = Plan(options.plan)
    suite = Suite(options.suite, os.environ.get("CONFORMANCE_TOKEN"), options.ca)
    realm = Realm(*(os.environ[name] for name in ("OPENGATE_URL", "OPENGATE_ADMIN_CLIENT_ID", "OPENGATE_ADMIN_CLIENT_SECRET")))
    made = suite.create_plan(plan.name, plan.variant, plan.set_up(realm, suite))
    print(f"{plan.name} as {made['id']}\nissuer {realm.issuer}\n{suite.url}/plan-detail.html?plan={made['id']}\n")
    try:
        verdicts = [run(suite, made, module, options.seconds) for module in chosen(made, options.modules)]
    finally:
        if not options.keep:
            realm.delete()
    folder = keep(options, suite, plan, made, verdicts)
    return conclude(verdicts, folder)


def parse():
    parser = argparse.ArgumentParser(prog="./opengate conformance", description=__doc__)
    parser.add_argument("plan", nargs="?", help="a file of conformance/plans, without .json")
    parser.add_argument("--suite", help="where the suite answers, for example https://localhost:8443")
    parser.add_argument("--ca", help="the certificates that the suite's is checked against (on loopback it is not)")
    parser.add_argument("--modules", nargs="+", default=[], metavar="MODULE", help="these alone")
    parser.add_argument("--seconds", type=int, default=300, help="how long one module may take")
    parser.add_argument("--output", type=Path, help="where the results go")
    parser.add_argument("--keep", action="store_true", help="leave the realm as it is afterwards")
    parser.add_argument("--document", action="store_true", help="write docs/conformance.md anew from docs/conformance")
    parser.add_argument("--list", action="store_true", help="the plans that there are")
    options = parser.parse_args()
    if not (options.list or options.document) and not (options.plan and options.suite):
        parser.error("name a plan and --suite <address>")
    return options


def chosen(made, modules):
    return [module for module in made["modules"] if not modules or module["testModule"] in modules]


def run(suite, made, module, seconds):
    info = suite.run(made, module, seconds)
    verdict = {
        "module": module["testModule"],
        "variant": module.get("variant", {}),
        "id": info["testId"],
        "result": info.get("result") if info["status"] in ENDED else "NOT FINISHED",
        "findings": suite.findings(info["testId"]),
        "captured": suite.captured(info["testId"]),
    }
    if info["status"] == "INTERRUPTED":
        verdict["result"] = "INTERRUPTED"
    verdict["explained"] = explanation(verdict)
    tell(verdict)
    return verdict


def explanation(verdict):
    """Why a verdict that is no pass is as it should be; None where nothing says so."""
    known = explanations().get(verdict["module"])
    if not known or verdict["result"] not in known["results"]:
        return None
    conditions = {finding["condition"] for finding in verdict["findings"]}
    return known["why"] if conditions <= set(known.get("conditions", [])) else None


def tell(verdict):
    mark = "" if verdict["result"] == "PASSED" else "  explained" if verdict["explained"] else "  NOT EXPLAINED"
    variant = " ".join(f"{name}={value}" for name, value in sorted(verdict["variant"].items()) if name == "response_type")
    print(f"  {verdict['result']:12} {verdict['module']} {variant} ({verdict['id']}){mark}", flush=True)
    for finding in verdict["findings"]:
        print(f"                 {finding['result']} {finding['condition']}: {finding['message'][:400]}", flush=True)


def keep(options, suite, plan, made, verdicts):
    """Writes the summary and the suite's own signed results."""
    now = datetime.datetime.now(datetime.timezone.utc)
    folder = options.output or Path(os.environ["CONFORMANCE_RESULTS"]) / f"{plan.key}-{now:%Y%m%d-%H%M%S}"
    folder.mkdir(parents=True, exist_ok=True)
    summary = {
        "plan": plan.name,
        "id": made["id"],
        "variant": plan.variant,
        "date": f"{now:%Y-%m-%d}",
        "suite": suite.version(),
        "opengate": commit(),
        "modules": verdicts,
    }
    (folder / f"{plan.key}.json").write_text(json.dumps(summary, indent=1, ensure_ascii=False) + "\n")
    (folder / f"{plan.key}.zip").write_bytes(suite.export(made))
    return folder


def commit():
    answer = subprocess.run(["git", "-C", HERE, "describe", "--always", "--dirty"], capture_output=True, text=True, check=False)
    return answer.stdout.strip()


def conclude(verdicts, folder):
    counts = {}
    for verdict in verdicts:
        counts[verdict["result"]] = counts.get(verdict["result"], 0) + 1
    print("\n" + ", ".join(f"{count} {result}" for result, count in sorted(counts.items())) + f"; results in {folder}")
    open_ones = [verdict["module"] for verdict in verdicts if verdict["result"] != "PASSED" and not verdict["explained"]]
    if open_ones:
        print("not passed and not explained: " + ", ".join(open_ones))
    return 1 if open_ones else 0


if __name__ == "__main__":
    sys.exit(main())
