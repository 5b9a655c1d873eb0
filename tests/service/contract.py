# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/quote-api.yaml as a judge of answers, that remembers what it has seen."""
import os
import re
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

TREE = Path(os.environ["SOJOURN_SOURCE_ROOT"])
BASE = "urn:quote-api"
METHODS = ("get", "post", "put", "patch", "delete")


class Contract:
    def __init__(self):
        self.document = yaml.safe_load((TREE / "docs" / "quote-api.yaml").read_text())
        contents = Resource.from_contents(self.document, default_specification=DRAFT202012)
        self.registry = Registry().with_resource(BASE, contents)
        self.operations = {
            (method.upper(), path): operation
            for path, item in self.document["paths"].items()
            for method, operation in item.items() if method in METHODS
        }
        self.seen = set()

    def resolve(self, node):
        while "$ref" in node:
            target = self.document
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            node = target
        return node

    def validator(self, schema):
        """References inside the document begin with #; here they begin with its name."""
        return Draft202012Validator(rebase(schema), registry=self.registry)

    def faults(self, name, value):
        schema = {"$ref": f"{BASE}#/components/schemas/{name}"}
        validator = Draft202012Validator(schema, registry=self.registry)
        return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(value)]

    def find(self, method, path):
        path = path.split("?")[0]
        for (candidate, pattern), operation in self.operations.items():
            shape = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(pattern))
            if candidate == method and re.fullmatch(shape, path):
                return pattern, operation
        return None, None

    def watch(self, method, path, answer):
        """Checks one answer: its status is foreseen, its headers are there, its body is as described."""
        pattern, operation = self.find(method, path)
        if operation is None:
            assert answer.status in (404, 405), (method, path, answer.status)
            assert not self.faults("Problem", answer.json)
            return
        status = str(answer.status)
        responses = operation["responses"]
        assert status in responses or "default" in responses, (method, pattern, status)
        if status in responses:
            self.seen.add((method, pattern, status))
        self.check(self.resolve(responses.get(status, responses["default"])), answer)

    def check(self, response, answer):
        for name, header in response.get("headers", {}).items():
            header = self.resolve(header)
            value = answer.headers.get(name.lower())
            assert value is not None or not header.get("required"), (answer.status, name)
            if value is not None:
                self.validator(header["schema"]).validate(value)
        if "content" not in response:
            assert answer.bytes == b"", answer.bytes
            return
        assert answer.type in response["content"], (answer.status, answer.type)
        self.validator(response["content"][answer.type]["schema"]).validate(answer.json)
        if answer.type == "application/problem+json":
            assert answer.json["status"] == answer.status

    def unseen(self):
        foreseen = {
            (method, pattern, status)
            for (method, pattern), operation in self.operations.items()
            for status in operation["responses"] if status != "default"
        }
        return sorted(foreseen - self.seen)

    def problem_types(self):
        return dict(re.findall(r"^\| `([a-z-]+)` \| (\d{3}) \|", self.document["info"]["description"], re.M))

    def examples(self):
        """Every example of a body, with the schema it is an example of."""
        for (method, path), operation in self.operations.items():
            bodies = [operation.get("requestBody", {})]
            bodies += [self.resolve(response) for response in operation["responses"].values()]
            for body in bodies:
                for media in body.get("content", {}).values():
                    values = [media["example"]] if "example" in media else []
                    values += [self.resolve(example)["value"] for example in media.get("examples", {}).values()]
                    for value in values:
                        yield f"{method} {path}", media["schema"], value


def rebase(schema):
    if isinstance(schema, dict):
        return {key: BASE + value if key == "$ref" and value.startswith("#") else rebase(value)
                for key, value in schema.items()}
    return [rebase(value) for value in schema] if isinstance(schema, list) else schema
