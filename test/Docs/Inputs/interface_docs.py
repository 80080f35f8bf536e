"""Lists the methods of interfaces whose description says that there is a default
where there is none, or the other way round. Reads records of tablegen in JSON."""

import json
import sys

records = json.load(sys.stdin)
methods = [records[name] for name in records["!instanceof"]["InterfaceMethod"]]
for method in methods:
    description = " ".join(method["description"].split())
    if ("By default" in description) != bool(method["defaultBody"].strip()):
        print("wrong about a default:", method["name"])
print(len(methods), "methods")
