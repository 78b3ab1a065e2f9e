"""Holds every register named on the command line to Data/schema: schema.py SCHEMA_DIR REGISTER_DIR ...

A journal may be named too: FILE.jsonl. Prints one JSON object: for each file that parses, "folder/file" to the
sorted paths that its schema refuses. Works with jsonschema 4.10 (Debian 12) and later.
"""
import json
import os
import sys

import jsonschema

NAMES = ["register", "commitments", "meetings", "indicators", "sources", "tensions"]


def validator(schemas, name):
    schema = schemas[name]
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    try:
        from referencing import Registry, Resource

        pairs = [(key, Resource.from_contents(value)) for key, value in schemas.items()]
        return kind(schema, registry=Registry().with_resources(pairs))
    except ImportError:
        store = {"file:///" + key: value for key, value in schemas.items()}
        resolver = jsonschema.RefResolver("file:///" + name, schema, store=store)
        return kind(schema, resolver=resolver)


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError):
        return None


def journal(events, path):
    """The lines that the schema of an event refuses, each with the path."""
    with open(path, encoding="utf-8") as file:
        values = [json.loads(line) for line in file]
    return [
        f"{number + 1}: {error.json_path}"
        for number, value in enumerate(values)
        for error in events.iter_errors(value)
    ]


def main():
    folder = sys.argv[1]
    schemas = {name: read(os.path.join(folder, name)) for name in os.listdir(folder)}
    validators = {name: validator(schemas, name + ".schema.json") for name in NAMES}
    refused = {}
    for register in sys.argv[2:]:
        if register.endswith(".jsonl"):
            refused[register] = journal(validator(schemas, "event.schema.json"), register)
            continue
        for name in NAMES:
            value = read(os.path.join(register, name + ".json"))
            if value is not None:
                errors = validators[name].iter_errors(value)
                key = os.path.basename(register) + "/" + name + ".json"
                refused[key] = sorted({error.json_path for error in errors})
    print(json.dumps(refused))


main()
