#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""powctl moment, moments, and moments of every form in the commands that take one."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import equal, has, run_all, test  # noqa: E402


@test
def a_moment_is_named_and_used(place):
    address = place.add_jobhub()
    named = place.json("moment", "zeeland/stuurgroep-4-jan", "--label", "Stuurgroep 4 januari", "--kind", "meeting",
                       "--reason", "Zo besloten")
    equal([named[k] for k in ("scope", "slug", "label", "kind", "body", "reason", "revision")],
          ["zeeland", "stuurgroep-4-jan", "Stuurgroep 4 januari", "meeting", None, "Zo besloten",
           place.git("rev-parse", "region/zeeland").strip()])
    place.run("set", address, "title=Anders")
    equal(place.json("show", address, "--at", "stuurgroep-4-jan")["title"], "Jobhub Logistiek")
    equal(place.json("diff", "zeeland/stuurgroep-4-jan")["changed"], [address])
    all_regions = place.json("moment", "programme/alles")
    place.run("set", address, "title=Nog anders")
    equal(place.json("list", "subproject", "--at", "programme/alles")[0]["record"]["title"], "Anders")
    equal(place.json("moments"), [all_regions, named])
    has(place.text("moments"), "Stuurgroep 4 januari")
    equal(place.json("overview", "--against", "stuurgroep-4-jan")[-1]["region"], "zeeland")


@test
def what_is_no_moment_is_refused(place):
    place.add_jobhub()
    place.run("moment", "zeeland/een")
    refs = place.refs()
    for arguments, status, words in [
            (["zeeland/een"], 1, "never moved"), (["een"], 2, "slash"), (["zeeland/2020"], 1, "2020"),
            (["zeeland/twee", "--kind", "feest"], 1, "feest"), (["zeeland/twee", "--body", "zeeland/plan"], 1, "zeeland/plan"),
            (["zeeland/twee", "--at", "2001"], 1, "no state"), (["zeeland/twee", "--at", "gisteren"], 1, "gisteren"),
            (["limburg/twee"], 1, "limburg"), (["zeeland/twee", "--label", "klant 123456782"], 1, "BSN")]:
        has(place.error("moment", *arguments, status=status)["message"], words)
    equal(place.refs(), refs)


@test
def moments_that_follow_from_the_records(place):
    place.begin()
    place.run("set", "zeeland/plan", "status=draft")
    equal(place.json("list", "plan", "--at", "approved-plan"), [])
    place.run("set", "zeeland/plan", "status=approved")
    approved = place.git("rev-parse", "region/zeeland").strip()
    place.run("set", "zeeland/plan", "status=running")
    equal(place.json("show", "zeeland/plan:status", "--at", "approved-plan"), "approved")
    body = place.json("add", "body", "zeeland", "name=Stuurgroep", "type=steering_group",
                      'meetings={"een":{"date":"2019-01-10"},"twee":{"date":"2990-01-10"}}')["address"]
    equal(place.json("list", "plan", "--at", "last-steering-group"), [])
    equal([place.json("--today", "3000-01-01", "show", "zeeland/plan:status", "--at", moment)
           for moment in ("last-steering-group", body)], ["running", "running"])
    equal(place.json("diff", approved, "approved-plan", "--region", "zeeland")["changes"], [])


run_all()
