# The extension for VS Code: its files are valid, refer to things that exist, and the
# grammar knows the dtypes and keywords of the types.

# RUN: %PYTHON %s %fake_src_root 2>&1 | FileCheck %s
# CHECK: Ran 6 tests
# CHECK: OK

import json
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

ROOT = pathlib.Path(sys.argv[1]).resolve()
FOLDER = ROOT / "editors" / "vscode"
# Loads the extension with doubles of the two modules that only VS Code has.
LOADER = """
const Module = require("module");
const settings = JSON.parse(process.argv[2]), events = [];
const load = Module._load;
Module._load = (name, ...rest) => name === "vscode" ? {
  commands: { registerCommand: (name, run) => events.push("command " + name) },
  window: { showErrorMessage: text => events.push("error " + text) },
  workspace: {
    getConfiguration: section => ({ get: name => settings[section + "." + name] }),
    onDidChangeConfiguration: () => {},
  },
} : name === "vscode-languageclient/node" ? {
  LanguageClient: class {
    constructor(id, name, server, client) { this.server = server; this.client = client; }
    async start() {
      if (this.server.command === "missing") throw new Error("ENOENT");
      events.push(["start", this.server, this.client]);
    }
    async stop() { events.push("stop"); }
  },
} : load(name, ...rest);
const extension = require(process.argv[1]);
(async () => {
  await extension.activate({ subscriptions: [] });
  await extension.deactivate();
  console.log(JSON.stringify(events));
})();
"""


def read(name):
    """A JSON file of the extension."""
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def walk(node):
    """All objects in JSON."""
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(
            node, list) else ():
        yield from walk(child)


class ExtensionTest(unittest.TestCase):

    def test_manifest(self):
        manifest = read("package.json")
        self.assertTrue((FOLDER / manifest["main"]).is_file())
        contributes = manifest["contributes"]
        for entry in contributes["languages"]:
            self.assertIsInstance(read(entry["configuration"]), dict)
        for entry in contributes["grammars"]:
            self.assertEqual(read(entry["path"])["scopeName"], entry["scopeName"])
            self.assertEqual(entry["injectTo"], ["source.mlir"])
        text = (ROOT / "CMakeLists.txt").read_text(encoding="utf-8")
        self.assertIn(f"project(FakeTensor VERSION {manifest['version']} ", text)
        self.assertIn("vscode-languageclient", manifest["dependencies"])
        script = (FOLDER / manifest["main"]).read_text(encoding="utf-8")
        for setting in contributes["configuration"]["properties"]:
            section, name = setting.split(".")
            self.assertIn(f'"{section}"', script)
            self.assertIn(f'"{name}"', script)
        for command in contributes["commands"]:
            self.assertIn(f'"{command["command"]}"', script)

    def test_documentation(self):
        page = (ROOT / "docs" / "Editor.md").read_text(encoding="utf-8")
        known = read("package.json")["contributes"]["configuration"]["properties"]
        blocks = re.findall(r"^```json\n(.*?)^```", page, re.M | re.S)
        settings = {name for block in blocks for name in json.loads(block)}
        self.assertEqual(settings, {"mlir.server_path", *known})
        manifest = read("package.json")
        self.assertIn(f"{manifest['name']}-{manifest['version']}.vsix", page)

    def test_language_configuration(self):
        configuration = read("language-configuration.json")
        words = re.findall(configuration["wordPattern"],
                           "%0 = fake.aten.view(%x#1) : !fake.tensor<[s0], f32>")
        self.assertEqual(words, ["%0", "fake.aten.view", "%x", "#1", "!fake.tensor", "s0",
                                 "f32"])
        for pattern in configuration["indentationRules"].values():
            re.compile(pattern)

    def test_grammar_is_consistent(self):
        grammar = read("grammar.json")
        for node in walk(grammar):
            for key in ("match", "begin", "end"):
                if key in node:
                    re.compile(node[key])
            if "include" in node:
                self.assertIn(node["include"].lstrip("#"), grammar["repository"])

    def test_grammar_knows_the_types(self):
        rules = read("grammar.json")["repository"]
        table = (ROOT / "include/FakeTensor/Meta/DTypes.def").read_text(encoding="utf-8")
        names = re.findall(r'^FAKE_DTYPE\(\w+, "\w+", "(\w+)"', table, re.M)
        self.assertIn("bf16", names)
        for name in names:
            self.assertTrue(re.fullmatch(rules["dtype"]["match"], name), name)
        page = (ROOT / "include/FakeTensor/Dialect/Fake/IR/FakeTypes.td").read_text(
            encoding="utf-8")
        for name in re.findall(r"^ *\| `(\w+)(?: =|`)", page, re.M):
            self.assertTrue(re.fullmatch(rules["keyword"]["match"], name), name)
        for text, rule in (("!fake.tensor<", "type"), ("!torch.vtensor<", "type"),
                           ("#fake.symbol<", "attribute")):
            self.assertTrue(re.match(rules[rule]["begin"], text), text)
        for text in ("fake.aten.add.Tensor", "torch.prim.If", "fake.cond"):
            self.assertTrue(re.fullmatch(rules["op"]["match"], text), text)

    @unittest.skipUnless(shutil.which("node"), "needs node")
    def test_client(self):
        def run(**settings):
            names = {name.replace("_", ".", 1): value for name, value in settings.items()}
            done = subprocess.run(
                ["node", "-e", LOADER, str(FOLDER / "extension.js"), json.dumps(names)],
                capture_output=True, text=True, check=True)
            return json.loads(done.stdout)

        selector = {"documentSelector": [{"scheme": "file", "language": "mlir"}]}
        command = "command fakeTensor.restart"
        self.assertEqual(run(), [command, [
            "start", {"command": "fake-lsp-server", "args": []}, selector], "stop"])
        self.assertEqual(
            run(fakeTensor_serverPath="/bin/s", fakeTensor_serverArguments=["--log=info"]),
            [command, ["start", {"command": "/bin/s", "args": ["--log=info"]}, selector],
             "stop"])
        self.assertEqual(run(fakeTensor_serverPath="missing"), [
            command, "error cannot start 'missing': ENOENT; set fakeTensor.serverPath"])
        # The MLIR extension starts it.
        self.assertEqual(run(mlir_server_path="/opt/bin/fake-lsp-server"), [command])


unittest.main(argv=sys.argv[:1])
