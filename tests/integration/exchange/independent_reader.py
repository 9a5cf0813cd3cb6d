"""Reads a data package by docs/data-package.md alone, with nothing but Python's standard library, and prints it as JSON.

It shares no code with the product. It does not check the signature: Python has no Ed25519; minisign does that.
"""

import csv
import hashlib
import io
import json
import re
import sys
import zipfile


def manifest(text):
    lines = text.decode("utf-8").splitlines()
    pairs = [re.fullmatch(r"([0-9a-f]{64})  (.+)", line).groups() for line in lines]
    return {path: digest for digest, path in pairs}


def cell(text, field, missing):
    if text in missing:
        return None
    constraints = field.get("constraints", {})
    assert text in constraints.get("enum", [text]), text
    assert re.fullmatch(constraints.get("pattern", ".*"), text, re.DOTALL), text
    return int(text) if field["type"] == "integer" else text


with zipfile.ZipFile(sys.argv[1]) as archive:
    assert archive.testzip() is None
    bases = {name.split("/")[0] for name in archive.namelist()}
    assert len(bases) == 1, "RFC 8493, 4: one base directory"
    base = bases.pop() + "/"
    files = {name[len(base):]: archive.read(name) for name in archive.namelist()}

assert files["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

payload = manifest(files["manifest-sha256.txt"])
tags = manifest(files["tagmanifest-sha256.txt"])
for path, digest in {**payload, **tags}.items():
    assert hashlib.sha256(files[path]).hexdigest() == digest, path
assert set(payload) == {path for path in files if path.startswith("data/")}, "RFC 8493, 3: complete"
assert set(files) - set(payload) - set(tags) == {"tagmanifest-sha256.txt", "tagmanifest-sha256.txt.minisig"}

info = [line.split(": ", 1) for line in files["bag-info.txt"].decode("utf-8").splitlines()]
oxum = f"{sum(len(files[path]) for path in payload)}.{len(payload)}"
assert ["Payload-Oxum", oxum] in info

package = json.loads(files["data/datapackage.json"])
tables = {}
for resource in package["resources"]:
    content = files["data/" + resource["path"]]
    assert resource["bytes"] == len(content)
    assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
    if resource["profile"] != "tabular-data-resource":
        continue
    schema, dialect = resource["schema"], resource["dialect"]
    reader = csv.reader(
        io.StringIO(content.decode(resource["encoding"]), newline=""),
        delimiter=dialect["delimiter"],
        quotechar=dialect["quoteChar"],
        doublequote=dialect["doubleQuote"],
        skipinitialspace=dialect["skipInitialSpace"],
        strict=True,
    )
    header, *rows = list(reader)
    assert header == [field["name"] for field in schema["fields"]]
    missing = schema["missingValues"]
    tables[resource["name"]] = [
        [cell(text, field, missing) for text, field in zip(row, schema["fields"], strict=True)] for row in rows
    ]

for resource in package["resources"]:
    for key in resource.get("schema", {}).get("foreignKeys", []):
        column = [field["name"] for field in resource["schema"]["fields"]].index(key["fields"][0])
        target = next(each for each in package["resources"] if each["name"] == key["reference"]["resource"])
        assert target["schema"]["primaryKey"] == key["reference"]["fields"]
        place = [field["name"] for field in target["schema"]["fields"]].index(key["reference"]["fields"][0])
        known = {row[place] for row in tables[target["name"]]} | {None}
        assert {row[column] for row in tables[resource["name"]]} <= known, key

json.dump({"info": info, "tables": tables}, sys.stdout, ensure_ascii=True)
