# Sessions that cannot be written as transcripts: messages that arrive at once, bytes that
# are not UTF-8, long documents, and random edits.

# RUN: env PYTHONPATH=%fake_src_root/benchmarks %PYTHON %s %fake_obj_root/bin/fake-lsp-server %fake_src_root/test 2>&1 | FileCheck %s
# CHECK: Ran 8 tests
# CHECK: OK

import pathlib
import random
import subprocess
import sys
import unittest

from editor import Client, at, between, create_chain

SERVER, TESTS = sys.argv[1], pathlib.Path(sys.argv[2])
GOOD = "func.func @f() {\n  return\n}\n"
BAD = "func.func @f() {\n  return %0 : i32\n}\n"
EVERYTHING = between(at(0, 0), at(10**9, 0))


class SessionTest(unittest.TestCase):
    """Each test has a server of its own, which must end in order."""

    def setUp(self):
        self.client = Client(SERVER)
        self.addCleanup(self.client.process.stdout.close)
        self.addCleanup(self.client.process.stdin.close)

    def tearDown(self):
        self.assertEqual(self.client.end(), 0)

    def test_only_the_last_version_is_analyzed(self):
        client = self.client
        client.open(GOOD)
        client.send(*(client.encode_change({"text": text})
                      for text in (BAD, GOOD, BAD, BAD, GOOD)))
        received = client.receive()
        self.assertEqual(received["params"]["version"], 6)
        self.assertEqual(received["params"]["diagnostics"], [])

    def test_a_query_sees_the_last_version(self):
        client = self.client
        client.open(BAD)
        client.send(client.encode_change({"text": "\n" + GOOD}),
                    client.encode("textDocument/definition", {
                        "textDocument": {"uri": client.uri}, "position": at(1, 2)}, 99))
        self.assertEqual(client.wait()["diagnostics"], [])
        received = client.receive()
        self.assertEqual(received["id"], 99)
        self.assertEqual(received["result"][0]["range"], between(at(1, 0), at(1, 9)))

    def test_bytes_that_are_not_utf8(self):
        client = self.client
        client.open(GOOD)
        client.send(client.encode_change({"text": "MARK"}).replace(b"MARK", b"\xff\xfe"))
        error = client.receive()
        self.assertEqual(error["error"]["code"], -32700)
        self.assertIn("Invalid UTF-8", error["error"]["message"])
        # The document is that of the last version that could be read.
        symbols = client.query("documentSymbol", {})
        self.assertEqual([each["name"] for each in symbols], ["f"])

    def test_wrong_headers(self):
        client = self.client
        client.process.stdin.write(
            b"Content-Length: -5\r\n\r\nContent-Length: many\r\n\r\nX: 1\r\n\r\n"
            b"Content-Length: 99999999999999999999\r\n\r\n")
        client.process.stdin.flush()
        for _ in range(4):
            self.assertIn("expected a Content-Length", client.receive()["error"]["message"])
        self.assertEqual(client.open(GOOD)["diagnostics"], [])

    def test_a_line_of_a_million_characters(self):
        client = self.client
        ops = create_chain(2000).splitlines()
        text = " ".join(ops) + " " * 10**6 + "// \U0001F600"
        self.assertEqual(client.open(text)["diagnostics"], [])
        hints = client.query("inlayHint", {"range": EVERYTHING})
        self.assertEqual(len(hints), 2000)
        place = text.index("%1000 =")
        hover = client.query("hover", {"position": at(0, place + 2)})
        self.assertIn("sizes: `[b, n, 64]`", hover["contents"]["value"])
        symbol = "x" * 10**6
        received = client.open(f"func.func @f(%x: !fake.tensor<[{symbol}], f32>) {{\n"
                               "  return\n}\n")
        self.assertEqual(received["diagnostics"], [])
        hover = client.query("hover", {"position": at(0, 100)})
        self.assertIn("size 0 of", hover["contents"]["value"])

    def test_deep_nesting(self):
        client = self.client
        depth = 4000
        for text in ("module {\n" * depth + "}\n" * depth,
                     "func.func @f(%c: i1) {\n" + "scf.if %c {\n" * depth + "}\n" * depth
                     + "return\n}\n",
                     "func.func @f() attributes {a = " + "[" * depth + "]" * depth
                     + "} { return }"):
            self.assertEqual(client.open(text)["diagnostics"], [])
            self.assertEqual(client.query("inlayHint", {"range": EVERYTHING}), [])
            client.query("documentSymbol", {})
            client.query("hover", {"position": at(1, 3)})

    def test_many_edits_are_one(self):
        client = self.client
        text = create_chain(500)
        client.open(text)
        place = at(250, 3)
        actions = client.query("codeAction", {"range": between(place, place),
                                              "context": {"diagnostics": []}})
        edit, = actions[-1]["edit"]["changes"][client.uri]
        lines = text.split("\n")
        start, end = edit["range"]["start"], edit["range"]["end"]
        after = ("\n".join(lines[:start["line"]] + [lines[start["line"]][:start["character"]]])
                 + edit["newText"] + lines[end["line"]][end["character"]:] + "\n"
                 + "\n".join(lines[end["line"] + 1:]))
        self.assertEqual(client.open(after)["diagnostics"], [])
        self.assertEqual(client.query("inlayHint", {"range": EVERYTHING}), [])
        propagated = subprocess.run(
            [str(pathlib.Path(SERVER).with_name("fake-opt")), "--fake-propagate"],
            input=text, capture_output=True, text=True, check=True).stdout
        # The same but for the names of arguments and the layout of the header.
        self.assertEqual(propagated.count("[b, n, 64]"), after.count("[b, n, 64]"))

    def test_random_edits(self):
        client = self.client
        generator = random.Random(0)
        pieces = ["<", ">", "(", ")", "{", "}", "\"", "//", "\n", "// -----\n", "!", "#",
                  "%0:2", "loc(", " attributes {", "\0", "9" * 30, "!fake.tensor<[n], f32>"]
        files = sorted((TESTS / "Transforms").glob("*.mlir"))
        for path in generator.sample(files, 30):
            client.open(path.read_text(encoding="utf-8"))
            for _ in range(8):
                place = at(generator.randrange(60), generator.randrange(60))
                end = at(place["line"], place["character"] + generator.randrange(9))
                client.send(client.encode_change(
                    {"range": between(place, end), "text": generator.choice(pieces)}))
                client.wait()
                for query in ("hover", "definition", "references"):
                    client.query(query, {"position": place,
                                         "context": {"includeDeclaration": True}})
                client.query("inlayHint", {"range": EVERYTHING})
                client.query("codeAction", {"range": between(place, place),
                                            "context": {"diagnostics": []}})


unittest.main(argv=sys.argv[:1])
