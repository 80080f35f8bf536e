//===- FakeAttrs.td - Attributes of the fake dialect -------*- tablegen -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_FAKE_IR_FAKEATTRS
#define FAKETENSOR_DIALECT_FAKE_IR_FAKEATTRS

include "FakeTensor/Dialect/Fake/IR/FakeDialect.td"
include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/EnumAttr.td"

class Fake_Attr<string name, string attrMnemonic>
    : AttrDef<Fake_Dialect, name> {
  let mnemonic = attrMnemonic;
}

def Fake_SymbolAttr : Fake_Attr<"Symbol", "symbol"> {
  let summary = "A symbol, its kind, its bounds and its hint";
  let description = [{
    Declares one symbol. Its name is arbitrary. The kind states the origin of its
    value:

    | kind | value |
    | --- | --- |
    | `backed` (not written) | a size or integer of the inputs |
    | `unbacked` | data-dependent, created by an op |
    | `ragged` | the size of a ragged dimension, PyTorch's nested int |
    | `computed` | computed from other symbols, too large to print |

    `min` and `max` are inclusive; the hint is its value in the example inputs,
    which decides conditions that the bounds do not.

    ```mlir
    func.func @f(%x: !fake.tensor<[s0], f32>)
        attributes {fake.symbols = [#fake.symbol<s0, min = 2, hint = 4>,
                                    #fake.symbol<rows, unbacked, min = 0>]}
    ```

    The kind of an undeclared symbol in types follows from PyTorch's naming
    convention: `u0` is unbacked, `j0` is ragged, others are backed.
  }];
  let parameters = (ins StringRefParameter<"name">:$name,
                        DefaultValuedParameter<"::fake::SymbolKind",
                          "::fake::SymbolKind::Backed", "kind">:$kind,
                        DefaultValuedParameter<"int64_t",
                          "::fake::Range::negInf", "minimum">:$min,
                        DefaultValuedParameter<"int64_t",
                          "::fake::Range::posInf", "maximum">:$max,
                        OptionalParameter<"::std::optional<int64_t>",
                          "example value">:$hint);
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let builders = [
    AttrBuilder<(ins "const ::fake::SymbolInfo &":$info)>
  ];
  let extraClassDeclaration = [{
    /// The bounds as an interval.
    Range getRange() const { return {getMin(), getMax()}; }
  }];
}

def Fake_DeviceAttr : Fake_Attr<"Device", "device"> {
  let summary = "A device";
  let description = [{
    A device in normal form: `#fake.device<"cuda">` is `#fake.device<"cuda:0">`.
  }];
  let parameters = (ins "::fake::Device":$value);
  let hasCustomAssemblyFormat = 1;
}

def Fake_GuardKind
    : I32EnumAttr<"GuardAttrKind", "Why a condition was assumed", [
    I32EnumAttrCase<"Guard", 0, "guard">,
    I32EnumAttrCase<"Assertion", 1, "assert">
  ]> {
  let cppNamespace = "::fake";
  let genSpecializedAttr = 0;
}

def Fake_GuardAttr : Fake_Attr<"Guard", "guard"> {
  let summary = "A condition that inferred metadata depends on";
  let description = [{
    Holds for the example inputs (`guard`), or must be checked at run time
    (`assert`). The condition is in PyTorch's notation. `op` names the op that
    required it; without it, the arguments of the function did.

    ```mlir
    #fake.guard<guard, "Eq(s0, 4)", op = "fake.aten.add.Tensor">
    ```
  }];
  let parameters = (ins EnumParameter<Fake_GuardKind>:$kind,
                        StringRefParameter<"condition">:$condition,
                        StringRefParameter<"the op that required it", "\"\"">:$op);
  let assemblyFormat = [{
    `<` $kind `,` $condition (`,` `op` `=` $op^)? `>`
  }];
}

def Fake_ArgsAttr : Fake_Attr<"Args", "args"> {
  let summary = "The arguments of an ATen call";
  let description = [{
    One tree for each argument in the order of the schema, flattened in prefix
    order; trailing arguments with their default are omitted. `(i)` is operand
    `i`, `default` an argument in the middle with its default. Ops print it as
    in FX; this form only appears in generic text.

    ```mlir
    "fake.aten.view"(%x, %n) <{args = #fake.args<(0), [(1), 12]>}>
    ```
  }];
  let parameters = (ins OptionalArrayRefParameter<"::fake::ArgNode">:$nodes);
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
}

/// The predicates of `fake.cmp`.
def Fake_CmpPredicateAttr
    : I64EnumAttr<"CmpPredicate", "Comparison predicate", [
    I64EnumAttrCase<"eq", 0>, I64EnumAttrCase<"ne", 1>,
    I64EnumAttrCase<"lt", 2>, I64EnumAttrCase<"le", 3>,
    I64EnumAttrCase<"gt", 4>, I64EnumAttrCase<"ge", 5>
  ]> {
  let cppNamespace = "::fake";
}

#endif // FAKETENSOR_DIALECT_FAKE_IR_FAKEATTRS
