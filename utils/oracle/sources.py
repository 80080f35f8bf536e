# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The sources of an installed PyTorch, read from its files without importing it."""

import ast
import re
from pathlib import Path
from typing import (Dict, FrozenSet, Iterator, List, NamedTuple, Optional, Set, Tuple,
                    Union)

# The modules whose helpers are followed transitively.
_SCOPE = ("_meta_registrations", "_refs", "_decomp", "_prims", "_prims_common",
          "_subclasses.fake_impls")
# Kernels of these backends do not affect FakeTensor.
_OTHER_BACKENDS = frozenset({"MPS", "SparseMPS", "SparseCsrMPS", "NestedTensorMPS", "XPU",
                             "SparseXPU", "SparseCsrXPU", "NestedTensorXPU", "MTIA",
                             "HPU", "NestedTensorHPU", "Vulkan", "XLA"})


class SourceError(Exception):
    """A folder has no sources of PyTorch, or they do not have the expected form."""


class _Normalizer(ast.NodeTransformer):
    """Removes what does not affect the result of a function: docstrings and
    annotations. Comments and layout are not in the tree."""

    def _visit_body(self, node: ast.AST) -> ast.AST:
        self.generic_visit(node)
        body: List[ast.stmt] = getattr(node, "body")
        rest = [statement for statement in body
                if not (isinstance(statement, ast.Expr)
                        and isinstance(statement.value, ast.Constant)
                        and isinstance(statement.value.value, str))]
        setattr(node, "body", rest or [ast.Pass()])
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """A function."""
        node.returns = None
        return self._visit_body(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        """A class."""
        return self._visit_body(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        """A parameter."""
        node.annotation = None
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> Optional[ast.AST]:
        """An assignment with an annotation; a declaration is removed."""
        if node.value is None:
            return None
        self.generic_visit(node)
        return ast.Assign(targets=[node.target], value=node.value, lineno=node.lineno)

    def visit_Assert(self, node: ast.Assert) -> ast.AST:
        """A shorthand for `raise AssertionError`."""
        self.generic_visit(node)
        error: ast.expr = ast.Name("AssertionError", ast.Load())
        if node.msg is not None:
            error = ast.Call(error, [node.msg], [])
        return ast.If(ast.UnaryOp(ast.Not(), node.test), [ast.Raise(error, None)], [])


class _WithoutMessages(ast.NodeTransformer):
    """Removes error messages."""

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        """A string."""
        return ast.Constant("") if isinstance(node.value, str) else node

    def visit_JoinedStr(self, _: ast.JoinedStr) -> ast.AST:
        """A formatted string."""
        return ast.Constant("")


class _Checks(ast.NodeTransformer):
    """Removes error messages where errors are raised."""

    def visit_Raise(self, node: ast.Raise) -> ast.AST:
        """A statement."""
        return _WithoutMessages().visit(node)  # type: ignore[no-any-return]

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """A call of a function that raises errors, such as `torch._check`."""
        self.generic_visit(node)
        if "check" in ast.unparse(node.func).lower():
            node.args = [_WithoutMessages().visit(argument) for argument in node.args]
        return node


class Definition(NamedTuple):
    """A top-level function, class or variable of a module."""
    module: str
    name: str
    nodes: Tuple[ast.stmt, ...]

    @property
    def text(self) -> str:
        """The normalized code: equal texts compute the same."""
        return "\n\n".join(map(ast.unparse, self.nodes))

    @property
    def code(self) -> str:
        """The normalized code without error messages."""
        # On a copy: the node itself must not change.
        return ast.unparse(_Checks().visit(ast.parse(self.text)))


class Entry(NamedTuple):
    """A function of native_functions.yaml: its fields; `dispatch` has one for each
    backend."""
    name: str
    fields: Dict[str, str]


class Registration(NamedTuple):
    """A decorator that registers a function as the implementation of an op."""
    # As in the sources: `aten.topk.default`, or `aten.topk` for all overloads.
    op: str
    function: str


_REGISTERS = re.compile(r"\b(register_\w+|py_impl)$")
_OP = re.compile(r"\b(?:aten|prims)\.\w+(?:\.(?!py_impl)\w+)?")


def _statements(body: List[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that may define a name of the module."""
    for statement in body:
        if isinstance(statement, (ast.If, ast.Try, ast.With)):
            for field in ("body", "orelse", "finalbody"):
                yield from _statements(getattr(statement, field, []))
        else:
            yield statement


def _imports(node: ast.AST, package: str) -> Iterator[Tuple[str, str]]:
    """The names that the imports in a node define, and their targets."""
    for statement in ast.walk(node):
        if isinstance(statement, ast.Import):
            for name in statement.names:
                if name.asname:
                    yield name.asname, name.name
                else:
                    first = name.name.partition(".")[0]
                    yield first, first
        elif isinstance(statement, ast.ImportFrom):
            origin = statement.module or ""
            if statement.level:
                parents = package.split(".")[:len(package.split(".")) + 1 - statement.level]
                origin = ".".join(parents + ([origin] if origin else []))
            for name in statement.names:
                yield name.asname or name.name, f"{origin}.{name.name}"


def _name_of(node: Union[ast.FunctionDef, ast.ClassDef]) -> str:
    """The name of a function, or of the custom op whose fake kernel it is."""
    for decorator in node.decorator_list:
        called = getattr(decorator, "func", decorator)
        if (isinstance(called, ast.Attribute) and called.attr == "register_fake"
                and isinstance(called.value, ast.Name)):
            return called.value.id
    return node.name


class Module:
    """The definitions and imports of a file."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self.package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        try:
            code = _Normalizer().visit(ast.parse(path.read_text(encoding="utf-8")))
        except (SyntaxError, UnicodeDecodeError) as error:
            raise SourceError(f"cannot read '{path}': {error}") from error
        nodes: Dict[str, List[ast.stmt]] = {}
        self.imports: Dict[str, str] = {}
        for statement in _statements(code.body):
            if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
                nodes.setdefault(_name_of(statement), []).append(statement)
            elif isinstance(statement, ast.Assign):
                for target in statement.targets:
                    for name_node in ast.walk(target):
                        if isinstance(name_node, ast.Name):
                            nodes.setdefault(name_node.id, []).append(statement)
            elif isinstance(statement, (ast.Import, ast.ImportFrom)):
                self.imports.update(_imports(statement, self.package))
        self.definitions = {key: Definition(name, key, tuple(value))
                            for key, value in nodes.items()}

    def registrations(self) -> Iterator[Registration]:
        """The registrations by decorators."""
        for definition in self.definitions.values():
            for node in definition.nodes:
                for decorator in getattr(node, "decorator_list", []):
                    called = getattr(decorator, "func", decorator)
                    if _REGISTERS.search(ast.unparse(called)):
                        for op in _OP.findall(ast.unparse(decorator)):
                            yield Registration(op, f"{self.name}.{definition.name}")


def _is_run(node: ast.AST) -> bool:
    """Whether FakeTensor may run a part of a definition: not its registration, nor the
    real-tensor implementation of a prim."""
    if isinstance(node, ast.keyword):
        return node.arg not in ("impl_aten", "doc")
    return not isinstance(node, ast.Call) or not _REGISTERS.search(ast.unparse(node.func))


def _references(node: ast.stmt) -> Iterator[str]:
    """The free names in a definition, including dotted names."""
    own: Set[str] = set()
    for inner in ast.walk(node):
        if isinstance(inner, ast.arg):
            own.add(inner.arg)
        elif isinstance(inner, ast.Name) and not isinstance(inner.ctx, ast.Load):
            own.add(inner.id)
    pending: List[ast.AST] = [node]
    while pending:
        inner = pending.pop()
        chain: List[str] = []
        base = inner
        while isinstance(base, ast.Attribute):
            chain.append(base.attr)
            base = base.value
        if isinstance(base, ast.Name) and isinstance(base.ctx, ast.Load):
            if base.id not in own:
                yield ".".join([base.id, *reversed(chain)])
        else:
            pending.extend(filter(_is_run, ast.iter_child_nodes(inner)))


class Tree:
    """The sources of PyTorch in a folder of packages."""

    def __init__(self, packages: Path) -> None:
        self.packages = packages
        self._modules: Dict[str, Optional[Module]] = {}
        self._helpers: Dict[str, Dict[str, str]] = {}
        self._entries: Optional[Dict[str, Entry]] = None
        version = packages / "torch" / "version.py"
        try:
            found = re.search(r"__version__ = '([^']+)'", version.read_text())
        except OSError as error:
            raise SourceError(f"expected PyTorch in '{packages}', found none") from error
        if found is None:
            raise SourceError(f"expected a version in '{version}', found none")
        self.version = found[1]

    @property
    def order(self) -> Tuple[int, ...]:
        """The sort key of the version."""
        return tuple(int(part) for part in
                     re.findall(r"\d+", self.version.partition("+")[0])[:3])

    # ===- Python -----------------------------------------------------------===

    def module(self, name: str) -> Optional[Module]:
        """The module with a full name, `torch._refs`."""
        if name not in self._modules:
            path = self.packages.joinpath(*name.split("."))
            self._modules[name] = None
            for file in (path.with_suffix(".py"), path / "__init__.py"):
                if file.is_file():
                    self._modules[name] = Module(name, file)
        return self._modules[name]

    def _resolve(self, full: str, depth: int = 0) -> Optional[Definition]:
        """The definition with a full name, `torch._refs.nn.functional.relu`, after
        following imports."""
        parts = full.split(".")
        for end in range(len(parts) - 1, 0, -1):
            module = self.module(".".join(parts[:end]))
            if module is None:
                continue
            name = parts[end]
            if name in module.definitions:
                return module.definitions[name]
            if name in module.imports and depth < 5:
                return self._resolve(".".join([module.imports[name], *parts[end + 1:]]),
                                     depth + 1)
            return None
        return None

    @staticmethod
    def _full(name: str) -> str:
        # Other packages have functions for their own ops.
        return name if name.startswith("torchvision.") else f"torch.{name}"

    def find(self, name: str) -> Optional[Definition]:
        """The definition with a name relative to `torch.`."""
        module, _, own = self._full(name).rpartition(".")
        found = self.module(module)
        return found.definitions.get(own) if found else None

    def has(self, name: str) -> bool:
        """Whether there is such a definition."""
        return self.find(name) is not None

    def has_package_of(self, name: str) -> bool:
        """Whether the package that defines the function is installed."""
        return self.packages.joinpath(self._full(name).partition(".")[0]).is_dir()

    def helpers(self, name: str) -> Dict[str, str]:
        """The definitions that a definition refers to: names relative to `torch.`, by
        their spellings in it."""
        if name in self._helpers:
            return self._helpers[name]
        found: Dict[str, str] = {}
        definition = self.find(name)
        module = self.module(definition.module) if definition else None
        if definition is not None and module is not None:
            for node in definition.nodes:
                imports = {**module.imports, **dict(_imports(node, module.package))}
                for words in _references(node):
                    first, _, rest = words.partition(".")
                    if first in imports:
                        full = ".".join(filter(None, [imports[first], rest]))
                    else:
                        full = f"{module.name}.{words}"
                    target = self._resolve(full)
                    if target is not None and target is not definition:
                        relative = f"{target.module}.{target.name}".partition(".")[2]
                        if self._is_in_scope(target.module):
                            found[words] = relative
        self._helpers[name] = found
        return found

    @staticmethod
    def _is_in_scope(module: str) -> bool:
        return any(module == f"torch.{scope}" or module.startswith(f"torch.{scope}.")
                   for scope in _SCOPE)

    def parts(self, name: str) -> Dict[str, str]:
        """The texts of all functions of a module relative to `torch.`, including
        methods, by name."""
        module = self.module(self._full(name))
        texts: Dict[str, str] = {}
        for definition in module.definitions.values() if module else ():
            for node in definition.nodes:
                if isinstance(node, ast.ClassDef):
                    for inner in node.body:
                        if isinstance(inner, ast.FunctionDef):
                            texts[f"{node.name}.{inner.name}"] = ast.unparse(inner)
                elif isinstance(node, ast.FunctionDef):
                    texts[node.name] = ast.unparse(node)
        return texts

    def registrations(self) -> FrozenSet[Registration]:
        """The registrations in all modules whose functions are followed."""
        found: Set[Registration] = set()
        for scope in _SCOPE:
            path = self.packages.joinpath("torch", *scope.split("."))
            files = [path.with_suffix(".py"), *sorted(path.glob("**/*.py"))]
            for file in files:
                if not file.is_file():
                    continue
                parts = file.relative_to(self.packages).with_suffix("").parts
                if parts[-1] == "__init__":
                    parts = parts[:-1]
                module = self.module(".".join(parts))
                assert module is not None
                found.update(
                    Registration(registration.op, registration.function.partition(".")[2])
                    for registration in module.registrations())
        return frozenset(found)

    # ===- Yaml -------------------------------------------------------------===

    @property
    def entries(self) -> Dict[str, Entry]:
        """The functions of native_functions.yaml, including generated variants."""
        if self._entries is None:
            path = self.packages.joinpath("torchgen", "packaged", "ATen", "native",
                                          "native_functions.yaml")
            try:
                text = path.read_text(encoding="utf-8")
            except OSError as error:
                raise SourceError(f"cannot read '{path}': {error.strerror}") from error
            self._entries = dict(_read_entries(text))
            for entry in list(self._entries.values()):
                for name in re.split(r",\s*", entry.fields.get("autogen", "")):
                    if name:
                        self._entries.setdefault(name, entry)
        return self._entries

    def find_entry(self, name: str) -> Optional[Entry]:
        """The entry of an op, without its namespace."""
        return self.entries.get(name)

    def delegate(self, name: str) -> Optional[str]:
        """The entry with the structured kernel of another entry."""
        entry = self.find_entry(name)
        return entry.fields.get("structured_delegate") if entry else None


def _read_entries(text: str) -> Iterator[Tuple[str, Entry]]:
    """Parses the subset of YAML that native_functions.yaml uses: fields of one line,
    and `dispatch`."""
    fields: Dict[str, str] = {}
    key = ""
    for line in [*text.splitlines(), "- func: end()"]:
        line = re.sub(r"(^|\s)#.*", "", line).rstrip()
        if line.startswith("- func:"):
            if fields:
                name = fields["func"].partition("(")[0]
                yield name, Entry(name, fields)
            fields = {}
        found = re.match(r"(?:- |  )(\w+):\s*(.*)$", line)
        if found:
            key = found[1]
            if found[2]:
                fields[key] = " ".join(found[2].split())
            continue
        kernel = re.match(r"\s+([\w, ]+):\s*(.*)$", line)
        if kernel and key == "dispatch":
            for backend in re.split(r",\s*", kernel[1]):
                fields[f"dispatch {backend}"] = kernel[2]
        elif line.strip():
            fields[key] = " ".join([fields.get(key, ""), *line.split()]).strip()


def changed_fields(old: Entry, new: Entry) -> List[str]:
    """The fields that differ, except for kernels of devices that are not followed."""
    names = sorted(old.fields.keys() | new.fields.keys())
    return [name for name in names
            if old.fields.get(name) != new.fields.get(name)
            and name.partition(" ")[2] not in _OTHER_BACKENDS]
