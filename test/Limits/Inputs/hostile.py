"""Prints a program that exhausts a careless compiler: `hostile.py KIND N`."""

import sys
from typing import Callable, Dict, List

ANY = "!fake.tensor<*>"
SMALL = "!fake.tensor<[2, 3], f32>"


def function(body: str, arguments: str = f"%x: {SMALL}", name: str = "f") -> str:
    """A function without results."""
    return f"func.func @{name}({arguments}) {{\n{body}\n  return\n}}"


def declaration(size: str) -> str:
    """A function whose argument has this size."""
    return f"func.func private @f(!fake.tensor<[{size}], f32>)"


def names(count: int, prefix: str = "s") -> List[str]:
    """The names of symbols or values."""
    return [f"{prefix}{i}" for i in range(count)]


def rank(sizes: List[str]) -> str:
    """A function of one tensor with these sizes."""
    type = f"!fake.tensor<[{', '.join(sizes)}], f32>"
    return function(f"  %0 = fake.aten.relu(%x) : ({type}) -> {ANY}", f"%x: {type}")


def symbols(count: int) -> str:
    """Tensors of distinct sizes."""
    type = "!fake.tensor<[{}], f32>".format
    parts = ", ".join(names(count, "%x"))
    types = ", ".join(type(name) for name in names(count))
    arguments = ", ".join(f"%x{i}: {type(name)}" for i, name in enumerate(names(count)))
    return function(f"  %0 = fake.aten.cat([{parts}]) : ({types}) -> {ANY}", arguments)


def calls(count: int, op: str) -> str:
    """Functions that each call the previous one twice: 2^count paths."""
    lines = [
        f"func.func private @f0(%x: {ANY}) -> {ANY} {{",
        f"  %0 = fake.aten.{op} : ({ANY}) -> {ANY}",
        f"  return %0 : {ANY}",
        "}",
    ]
    for i in range(1, count):
        lines += [
            f"func.func private @f{i}(%x: {ANY}) -> {ANY} {{",
            f"  %0 = call @f{i - 1}(%x) : ({ANY}) -> {ANY}",
            f"  %1 = call @f{i - 1}(%0) : ({ANY}) -> {ANY}",
            f"  return %1 : {ANY}",
            "}",
        ]
    lines += [
        f"func.func @main(%x: {SMALL}) -> {ANY} {{",
        f"  %0 = fake.cast %x : {SMALL} to {ANY}",
        f"  %1 = call @f{count - 1}(%0) : ({ANY}) -> {ANY}",
        f"  return %1 : {ANY}",
        "}",
    ]
    return "\n".join(lines)


def functions(count: int) -> str:
    """Private functions, each called once."""
    lines = [
        f"func.func private @f{i}(%x: {ANY}) -> {ANY} {{ return %x : {ANY} }}"
        for i in range(count)
    ]
    body = [f"  %r0 = fake.cast %x : {SMALL} to {ANY}"]
    body += [f"  %r{i + 1} = call @f{i}(%r{i}) : ({ANY}) -> {ANY}" for i in range(count)]
    return "\n".join(lines) + "\n" + function("\n".join(body), name="main")


def loops(count: int, op: str) -> str:
    """Nested loops whose values change in the innermost one."""
    lines = [f"  %z = fake.cast %x : {SMALL} to {ANY}"]
    value = "%z"
    for i in range(count):
        lines += [
            f"  %r{i} = fake.while_loop init({value}) : ({ANY}) -> {ANY}",
            f"  while(%a{i}: {ANY}) {{",
            f"    %c{i} = fake.aten.any(%a{i}) : ({ANY}) -> {ANY}",
            f"    fake.yield %c{i} : {ANY}",
            f"  }} do(%b{i}: {ANY}) {{",
        ]
        value = f"%b{i}"
    lines.append(f"  %r{count} = fake.aten.{op.format(value)} : ({ANY}) -> {ANY}")
    lines += [f"  fake.yield %r{i} : {ANY} }}" for i in range(count, 0, -1)]
    return function("\n".join(lines))


def resizes(count: int) -> str:
    """Nested loops that transpose a tensor from outside."""
    lines = [f"  %z = fake.cast %x : {SMALL} to {ANY}"]
    lines += [
        f"  scf.for %i{i} = %n to %n step %n {{" for i in range(count)
    ]
    lines.append(f"  %r = fake.aten.t_(%z) : ({ANY}) -> {ANY}")
    lines += ["  }"] * count
    return function("\n".join(lines), f"%x: {SMALL}, %n: index")


def blocks(count: int) -> str:
    """Nested regions of blocks with irreducible loops."""
    lines = [f"  %z = fake.cast %x : {SMALL} to {ANY}"]
    value = "%z"
    for i in range(count):
        lines += [
            f"  scf.execute_region {{",
            f"    cf.cond_br %c, ^a{i}({value}: {ANY}), ^b{i}({value}: {ANY})",
            f"  ^a{i}(%a{i}: {ANY}):",
            f"    %t{i} = fake.aten.repeat(%a{i}, [2, 1]) : ({ANY}) -> {ANY}",
            f"    cf.cond_br %c, ^b{i}(%t{i}: {ANY}), ^e{i}",
            f"  ^b{i}(%b{i}: {ANY}):",
        ]
        value = f"%b{i}"
    for i in range(count - 1, -1, -1):
        lines += [f"    cf.br ^a{i}(%b{i}: {ANY})", f"  ^e{i}:", "    scf.yield", "  }"]
    return function("\n".join(lines), f"%x: {SMALL}, %c: i1")


def rules(mutual: bool) -> str:
    """Rules that call themselves, or each other."""
    callees = {"f": "g" if mutual else "f", "g": "f"}
    lines = []
    for name, callee in callees.items():
        lines += [
            f'fake.rule "m::{name}(Tensor x) -> Tensor" (%x) {{',
            f'  %0 = torch.operator "torch.m.{callee}"(%x) : ({ANY}) -> {ANY}',
            f"  fake.yield %0 : {ANY}",
            "}",
        ]
    call = f"  %0 = fake.m.f(%x) : ({SMALL}) -> {ANY}"
    return "\n".join(lines) + "\n" + function(call)


def guard(text: str) -> str:
    """A function with a guard."""
    return (
        "func.func @f(%x: !fake.tensor<[s], f32>) attributes {fake.symbols = "
        f'[#fake.symbol<s>], fake.guards = [#fake.guard<guard, "{text}">]}} {{ return }}'
    )


def list_of_lists(count: int) -> str:
    """A list in lists."""
    value = "[" * count + "1" + "]" * count
    return function(f"  %0 = fake.aten.view(%x, {value}) : ({SMALL}) -> {ANY}")


KINDS: Dict[str, Callable[[int], str]] = {
    "ones": lambda n: rank(["1"] * n),
    "twos": lambda n: rank(["2"] * n),
    "distinct": lambda n: rank(names(n)),
    "torch-ones": lambda n: f"func.func private @f(!torch.vtensor<[{'1,' * (n - 1)}1],f32>)",
    "view": lambda n: function(
        f"  %0 = fake.aten.view(%x, [{'1, ' * n}6]) : ({SMALL}) -> {ANY}"
    ),
    "symbols": symbols,
    "calls": lambda n: calls(n, "relu(%x)"),
    "growing-calls": lambda n: calls(n, "constant_pad_nd(%x, [0, 1])"),
    "functions": functions,
    "loops": lambda n: loops(n, "relu({})"),
    "growing-loops": lambda n: loops(n, "repeat({}, [2, 1])"),
    "resizes": resizes,
    "blocks": blocks,
    "recursive-rule": lambda n: rules(False),
    "recursive-rules": lambda n: rules(True),
    "parentheses": lambda n: declaration("(" * n + "s" + ")" * n),
    "signs": lambda n: declaration("- " * n + "s"),
    "maxima": lambda n: declaration("max(t, " * n + "s" + ")" * n),
    "products": lambda n: declaration(" * ".join(names(n))),
    "divisions": lambda n: declaration("s" + " floordiv t" * n),
    "guard-parentheses": lambda n: guard(f"Eq({'(' * n}s{')' * n}, 4)"),
    "guard-negations": lambda n: guard("Not(" * n + "Eq(s, 4)" + ")" * n),
    "lists": list_of_lists,
    "list-types": lambda n: (
        f"func.func private @f({'!fake.list<' * n}!fake.int{'>' * n})"
    ),
    "torch-list-types": lambda n: (
        f"func.func private @f(!torch.{'list<' * n}int{'>' * n})"
    ),
    "regions": lambda n: function("scf.if %c {\n" * n + "}\n" * n, "%c: i1"),
    "attributes": lambda n: f"module attributes {{fake.a = {'[' * n}{']' * n}}} {{}}",
    "long-name": lambda n: function("", f"%x: !fake.tensor<[{'s' * n}], f32>"),
    "long-string": lambda n: function(
        f'  %0 = fake.aten.einsum("{"i" * n}", [%x]) : ({SMALL}) -> {ANY}'
    ),
}

print(KINDS[sys.argv[1]](int(sys.argv[2])))
