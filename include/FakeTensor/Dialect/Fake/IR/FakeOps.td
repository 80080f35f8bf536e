//===- FakeOps.td - Core ops of the fake dialect -----------*- tablegen -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_FAKE_IR_FAKEOPS
#define FAKETENSOR_DIALECT_FAKE_IR_FAKEOPS

include "FakeTensor/Dialect/Fake/IR/FakeAttrs.td"
include "FakeTensor/Dialect/Fake/IR/FakeTypes.td"
include "FakeTensor/Interfaces/MetaRuleOpInterface.td"
include "mlir/IR/SymbolInterfaces.td"
include "mlir/Interfaces/ControlFlowInterfaces.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

class Fake_Op<string opMnemonic, list<Trait> traits = []>
    : Op<Fake_Dialect, opMnemonic, traits # [
        DeclareOpInterfaceMethods<MetaRuleOpInterface, ["getReportName"]>]>;

//===----------------------------------------------------------------------===//
// Queries
//===----------------------------------------------------------------------===//

// The result depends on the position of the op if ops such as `resize_` change
// the tensor.
class Fake_TensorQueryOp<string opMnemonic>
    : Fake_Op<opMnemonic, [AlwaysSpeculatable,
                           DeclareOpInterfaceMethods<MemoryEffectsOpInterface>]>;

class Fake_DimQueryOp<string opMnemonic> : Fake_TensorQueryOp<opMnemonic> {
  let arguments = (ins Fake_TensorType:$tensor, I64Attr:$dim);
  let results = (outs Fake_IntType:$result);
  let assemblyFormat = [{
    $tensor `,` $dim attr-dict `:` qualified(type($tensor))
    `->` qualified(type($result))
  }];
  let hasVerifier = 1;
}

def Fake_SizeOp : Fake_DimQueryOp<"size"> {
  let summary = "Size of one dimension";
  let description = [{
    `tensor.size(dim)`; a negative `dim` counts from the end.

    ```mlir
    %0 = fake.size %x, 0 : !fake.tensor<[s0, 4], f32> -> !fake.int<s0>
    ```
  }];
}

def Fake_StrideOp : Fake_DimQueryOp<"stride"> {
  let summary = "Stride of one dimension in elements";
  let description = [{
    `tensor.stride(dim)`; a negative `dim` counts from the end.

    ```mlir
    %0 = fake.stride %x, 0 : !fake.tensor<[s0, 4], f32> -> !fake.int<4>
    ```
  }];
}

class Fake_QueryOp<string opMnemonic> : Fake_TensorQueryOp<opMnemonic> {
  let arguments = (ins Fake_TensorType:$tensor);
  let results = (outs Fake_IntType:$result);
  let assemblyFormat = [{
    $tensor attr-dict `:` qualified(type($tensor)) `->` qualified(type($result))
  }];
}

def Fake_StorageOffsetOp : Fake_QueryOp<"storage_offset"> {
  let summary = "Storage offset in elements";
  let description = [{
    `tensor.storage_offset()`.

    ```mlir
    %0 = fake.storage_offset %x
        : !fake.tensor<[4], f32, offset = s0> -> !fake.int<s0>
    ```
  }];
}

def Fake_NumelOp : Fake_QueryOp<"numel"> {
  let summary = "Number of elements";
  let description = [{
    `tensor.numel()`.

    ```mlir
    %0 = fake.numel %x : !fake.tensor<[s0, 4], f32> -> !fake.int<s0 * 4>
    ```
  }];
}

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

def Fake_ConstantOp : Fake_Op<"constant", [Pure]> {
  let summary = "A constant number";
  let description = [{
    An int, float or bool. Calls of ATen ops do not need it: their constants are
    written inline.

    ```mlir
    %0 = fake.constant 3 : !fake.int<3>
    %1 = fake.constant -1.5 : !fake.float
    %2 = fake.constant true : !fake.bool
    ```
  }];
  let arguments = (ins AnyAttrOf<[I64Attr, F64Attr, BoolAttr]>:$value);
  let results = (outs AnyTypeOf<[Fake_IntType, Fake_FloatType,
                                 Fake_BoolType]>:$result);
  let skipDefaultBuilders = 1;
  let builders = [
    OpBuilder<(ins "int64_t":$value)>,
    OpBuilder<(ins "double":$value)>,
    OpBuilder<(ins "bool":$value)>
  ];
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
}

def Fake_LiteralOp
    : Fake_Op<"literal",
              [AlwaysSpeculatable,
               DeclareOpInterfaceMethods<MemoryEffectsOpInterface>]> {
  let summary = "A constant tensor";
  let description = [{
    A parameter, buffer or constant of the program in a new storage. The result
    type has its metadata. Elements are optional; those of small integer tensors
    are used by rules that depend on values.

    ```mlir
    %0 = fake.literal : !fake.tensor<[4096, 4096], bf16>
    %1 = fake.literal dense<[2, 3]> : tensor<2xi64> : !fake.tensor<[2], i64>
    ```
  }];
  let arguments = (ins OptionalAttr<ElementsAttr>:$elements);
  let results = (outs Fake_TensorType:$result);
  let assemblyFormat = [{
    ($elements^)? attr-dict `:` qualified(type($result))
  }];
  let hasVerifier = 1;
}

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

class Fake_BinaryOp<string opMnemonic, list<Trait> traits = []>
    : Fake_Op<opMnemonic, traits # [Pure]> {
  let arguments = (ins Fake_IntType:$lhs, Fake_IntType:$rhs);
  let results = (outs Fake_IntType:$result);
  let assemblyFormat = [{
    $lhs `,` $rhs attr-dict `:` functional-type(operands, results)
  }];
}

def Fake_AddOp : Fake_BinaryOp<"add", [Commutative]> {
  let summary = "Sum of two ints";
  let description = [{
    ```mlir
    %0 = fake.add %a, %b : (!fake.int<s0>, !fake.int<2>) -> !fake.int<s0 + 2>
    ```
  }];
}

def Fake_SubOp : Fake_BinaryOp<"sub"> {
  let summary = "Difference of two ints";
  let description = [{
    ```mlir
    %0 = fake.sub %a, %b : (!fake.int<s0>, !fake.int<2>) -> !fake.int<s0 - 2>
    ```
  }];
}

def Fake_MulOp : Fake_BinaryOp<"mul", [Commutative]> {
  let summary = "Product of two ints";
  let description = [{
    ```mlir
    %0 = fake.mul %a, %b : (!fake.int<s0>, !fake.int<2>) -> !fake.int<s0 * 2>
    ```
  }];
}

def Fake_FloorDivOp : Fake_BinaryOp<"floordiv"> {
  let summary = "Quotient of two ints, rounded toward minus infinity";
  let description = [{
    Python's `lhs // rhs`. Division by zero gives an unknown int.

    ```mlir
    %0 = fake.floordiv %a, %b
        : (!fake.int<s0>, !fake.int<2>) -> !fake.int<s0 floordiv 2>
    ```
  }];
}

def Fake_ModOp : Fake_BinaryOp<"mod"> {
  let summary = "Remainder of two ints, with the sign of the divisor";
  let description = [{
    Python's `lhs % rhs`. Division by zero gives an unknown int.

    ```mlir
    %0 = fake.mod %a, %b
        : (!fake.int<s0>, !fake.int<2>) -> !fake.int<s0 mod 2>
    ```
  }];
}

def Fake_MaxOp : Fake_BinaryOp<"max", [Commutative]> {
  let summary = "The greater of two ints";
  let description = [{
    ```mlir
    %0 = fake.max %a, %b
        : (!fake.int<s0>, !fake.int<2>) -> !fake.int<max(s0, 2)>
    ```
  }];
}

def Fake_MinOp : Fake_BinaryOp<"min", [Commutative]> {
  let summary = "The smaller of two ints";
  let description = [{
    ```mlir
    %0 = fake.min %a, %b
        : (!fake.int<s0>, !fake.int<2>) -> !fake.int<min(s0, 2)>
    ```
  }];
}

def Fake_NegOp : Fake_Op<"neg", [Pure]> {
  let summary = "Negative of an int";
  let description = [{
    ```mlir
    %0 = fake.neg %a : (!fake.int<s0>) -> !fake.int<-s0>
    ```
  }];
  let arguments = (ins Fake_IntType:$operand);
  let results = (outs Fake_IntType:$result);
  let assemblyFormat = [{
    $operand attr-dict `:` functional-type(operands, results)
  }];
}

def Fake_CmpOp : Fake_Op<"cmp", [Pure]> {
  let summary = "Comparison of two ints";
  let description = [{
    One of `eq`, `ne`, `lt`, `le`, `gt`, `ge`. If bounds and facts about the
    symbols do not decide it, the result is the condition itself, as shown in
    reports: `s0 < 4`.

    ```mlir
    %0 = fake.cmp lt %a, %b : !fake.int<s0>, !fake.int<4>
    ```
  }];
  let arguments = (ins Fake_CmpPredicateAttr:$predicate, Fake_IntType:$lhs,
                       Fake_IntType:$rhs);
  let results = (outs Fake_BoolType:$result);
  let assemblyFormat = [{
    $predicate $lhs `,` $rhs attr-dict `:` qualified(type($lhs)) `,`
    qualified(type($rhs))
  }];
}

//===----------------------------------------------------------------------===//
// Structure
//===----------------------------------------------------------------------===//

def Fake_CastOp : Op<Fake_Dialect, "cast",
    [Pure, DeclareOpInterfaceMethods<MetaRuleOpInterface,
                                     ["getReportName", "mayReturnOperands",
                                      "getReturnedOperand",
                                      "restatesOperand"]>]> {
  let summary = "The same value with other metadata";
  let description = [{
    States or drops metadata of a value. Propagation combines the metadata of
    the operand with the result type; a contradiction is an error, and values
    that may differ are required to be equal.

    ```mlir
    %0 = fake.cast %x : !fake.tensor<[s0], f32> to !fake.tensor<[4], f32>
    %1 = fake.cast %y : !fake.tensor<[2, 3], f32> to !fake.tensor<*>
    ```
  }];
  let arguments = (ins Fake_AnyType:$source);
  let results = (outs Fake_AnyType:$result);
  let assemblyFormat = [{
    $source attr-dict `:` qualified(type($source)) `to` qualified(type($result))
  }];
  let hasVerifier = 1;
}

def Fake_PackOp : Fake_Op<"pack", [Pure]> {
  let summary = "A list of values";
  let description = [{
    ```mlir
    %0 = fake.pack %x, %n : (!fake.tensor<[4], f32>, !fake.int<2>)
        -> !fake.list<!fake.tensor<[4], f32>, !fake.int<2>>
    ```
  }];
  let arguments = (ins Variadic<Fake_AnyType>:$elements);
  let results = (outs Fake_ListType:$list);
  let assemblyFormat = [{
    ($elements^)? attr-dict `:` functional-type(operands, results)
  }];
  let hasVerifier = 1;
}

def Fake_UnpackOp : Fake_Op<"unpack", [Pure]> {
  let summary = "The elements of a list";
  let description = [{
    ```mlir
    %0:2 = fake.unpack %list
        : !fake.list<!fake.int<1>, !fake.int<2>> -> !fake.int<1>, !fake.int<2>
    ```
  }];
  let arguments = (ins Fake_ListType:$list);
  let results = (outs Variadic<Fake_AnyType>:$elements);
  let assemblyFormat = [{
    $list attr-dict `:` qualified(type($list))
    (`->` qualified(type($elements))^)?
  }];
  let hasVerifier = 1;
}

def Fake_AssertOp : Fake_Op<"assert"> {
  let summary = "A condition that must hold at run time";
  let description = [{
    Never erased, even without uses. A condition that is known to be false is an
    error in propagation; any other one is assumed from here on. The error has
    the values in the places `{0}`, `{1}`, ... of the message.

    ```mlir
    fake.assert %cond, "expected an even batch"
    fake.assert %cond, "expected an even batch, found {0}"(%n : !fake.int<s0>)
    ```
  }];
  let arguments = (ins Fake_BoolType:$condition, StrAttr:$message,
                       Variadic<Fake_AnyType>:$values);
  let assemblyFormat = [{
    $condition `,` $message (`(` $values^ `:` qualified(type($values)) `)`)?
    attr-dict
  }];
  let hasVerifier = 1;
}

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

def Fake_RequireOp : Fake_Op<"require"> {
  let summary = "A relation of two ints that must hold";
  let description = [{
    `torch._check(lhs == rhs)`: an error if the relation is known not to hold.
    Otherwise it is a fact from here on, recorded as a guard if the hints decide
    it, else as an assertion.

    The error says which ints were found, unless the message has values of its
    own, as that of `fake.assert`.

    ```mlir
    fake.require eq %a, %b, "expected equal batches"
        : !fake.int<s0>, !fake.int<s1>
    fake.require eq %a, %b, "expected {0} rows"(%b : !fake.int<s1>)
        : !fake.int<s0>, !fake.int<s1>
    ```
  }];
  let arguments = (ins Fake_CmpPredicateAttr:$predicate, Fake_IntType:$lhs,
                       Fake_IntType:$rhs, StrAttr:$message,
                       Variadic<Fake_AnyType>:$values);
  let assemblyFormat = [{
    $predicate $lhs `,` $rhs `,` $message
    (`(` $values^ `:` qualified(type($values)) `)`)? attr-dict `:`
    qualified(type($lhs)) `,` qualified(type($rhs))
  }];
  let hasVerifier = 1;
}

def Fake_ExpectOp : Fake_Op<"expect", [Pure]> {
  let summary = "A condition that errors explain";
  let description = [{
    The condition itself. In a rule, if a `fake.assert` fails on such conditions,
    or on a conjunction of them by `aten.__and__.bool`, the error says for it and
    for every `fake.if` around it, whose condition consists of others, which one
    is false. So a rule with several cases says why none of them holds. The
    message may have values, as that of `fake.assert`.

    ```mlir
    %1 = fake.expect %0, "expected a matrix, found rank {0}"(%rank : !fake.int)
    ```
  }];
  let arguments = (ins Fake_BoolType:$condition, StrAttr:$message,
                       Variadic<Fake_AnyType>:$values);
  let results = (outs Fake_BoolType:$result);
  let assemblyFormat = [{
    $condition `,` $message (`(` $values^ `:` qualified(type($values)) `)`)?
    attr-dict
  }];
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    /// The message with the values among the operands.
    ::std::string format(::llvm::ArrayRef<MetaValue> operands);
  }];
}

def Fake_DecideOp : Fake_Op<"decide", [Pure]> {
  let summary = "Comparison of two ints that is always decided";
  let description = [{
    As `fake.cmp` if that is decided. Otherwise the hints decide, which is
    recorded as a guard, and without hints the result is the given one, which is
    recorded as an assertion: `guard_or_false` and `guard_or_true`.

    ```mlir
    %0 = fake.decide eq %a, %b otherwise false : !fake.int<s0>, !fake.int<1>
    ```
  }];
  let arguments = (ins Fake_CmpPredicateAttr:$predicate, Fake_IntType:$lhs,
                       Fake_IntType:$rhs, BoolAttr:$general);
  let results = (outs Fake_BoolType:$result);
  let assemblyFormat = [{
    $predicate $lhs `,` $rhs `otherwise` $general attr-dict `:`
    qualified(type($lhs)) `,` qualified(type($rhs))
  }];
}

def Fake_NewSizeOp : Fake_Op<"new_size"> {
  let summary = "A data-dependent size";
  let description = [{
    A new symbol for each call, `u0`, `u1`, ..., as `ctx.new_dynamic_size()` in
    a function of `torch.library.register_fake`. Bounds are inclusive.

    ```mlir
    %0 = fake.new_size min 0 : !fake.int
    %1 = fake.new_size min 1 max 8 : !fake.int
    ```
  }];
  let arguments = (ins I64Attr:$min, OptionalAttr<I64Attr>:$max);
  let results = (outs Fake_IntType:$result);
  let assemblyFormat = [{
    `min` $min (`max` $max^)? attr-dict `:` qualified(type($result))
  }];
  let hasVerifier = 1;
}

//===----------------------------------------------------------------------===//
// Rules of custom ops
//===----------------------------------------------------------------------===//

def Fake_RuleOp : Op<Fake_Dialect, "rule",
    [IsolatedFromAbove, SingleBlock, Symbol]> {
  let summary = "The metadata rule of a custom op";
  let description = [{
    Defines an op that is not in the op table, by its schema, and computes the
    metadata of its results: the counterpart of `torch.library.register_fake`.
    See [custom operators](../CustomOps.md).

    ```mlir
    fake.rule "mylib::pad_rows(Tensor x, int multiple=8) -> Tensor" (%x, %m) {
      %rows = fake.size %x, 0 : !fake.tensor<*> -> !fake.int
      %zero = fake.constant 0 : !fake.int
      %neg = fake.sub %zero, %rows : (!fake.int, !fake.int) -> !fake.int
      %pad = fake.mod %neg, %m : (!fake.int, !fake.int) -> !fake.int
      %0 = fake.aten.constant_pad_nd(%x, [0, 0, 0, %pad])
          : (!fake.tensor<*>, !fake.int) -> !fake.tensor<*>
      fake.yield %0 : !fake.tensor<*>
    }
    ```

    The schema gives the names and types of the arguments: `Tensor`, `int`,
    `float` and `bool` become `!fake.tensor<*>`, `!fake.int`, `!fake.float` and
    `!fake.bool`, and every other type `!fake.any`. The name of the symbol is
    that of the op, `mylib.pad_rows`.

    A rule only computes metadata. Effects are derived from the schema and from
    tags, which have the names and meanings of `torch.Tag`:

    ```mlir
    fake.rule "mylib::noise(Tensor x) -> Tensor" (%x)
        tags [nondeterministic_seeded, pointwise] {
      %0 = fake.aten.empty_like(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
      fake.yield %0 : !fake.tensor<*>
    }
    ```
  }];
  let arguments = (ins SymbolNameAttr:$sym_name, StrAttr:$schema,
                       OptionalAttr<StrArrayAttr>:$tags);
  let regions = (region SizedRegion<1>:$body);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
  let hasRegionVerifier = 1;
}

def Fake_IfOp : Op<Fake_Dialect, "if",
    [NoRegionArguments, RecursiveMemoryEffects, ParentOneOf<["RuleOp", "IfOp"]>,
     SingleBlockImplicitTerminator<"YieldOp">]> {
  let summary = "One of two branches, in a rule";
  let description = [{
    Only runs the region selected by the condition. If the condition is unknown
    neither runs, and the results are unknown; `fake.decide` always has a
    result.

    ```mlir
    %0 = fake.if %cond -> !fake.tensor<*> {
      fake.yield %x : !fake.tensor<*>
    } else {
      fake.yield %y : !fake.tensor<*>
    }
    ```
  }];
  let arguments = (ins Fake_BoolType:$condition);
  let results = (outs Variadic<Fake_AnyType>:$outputs);
  let regions = (region SizedRegion<1>:$thenRegion, SizedRegion<1>:$elseRegion);
  let assemblyFormat = [{
    $condition (`->` qualified(type($outputs))^)? attr-dict-with-keyword
    custom<IfRegion>($thenRegion) `else` custom<IfRegion>($elseRegion)
  }];
  let hasRegionVerifier = 1;
}

def Fake_YieldOp : Op<Fake_Dialect, "yield",
    [Pure, Terminator,
     ParentOneOf<["RuleOp", "IfOp", "CondOp", "WhileLoopOp", "MapOp", "ScanOp",
                  "AssociativeScanOp"]>,
     DeclareOpInterfaceMethods<RegionBranchTerminatorOpInterface>]> {
  let summary = "The results of a region";
  let description = [{
    Ends a rule, a branch in it, and the regions of control flow.

    ```mlir
    fake.yield %0, %n : !fake.tensor<*>, !fake.int
    ```
  }];
  let arguments = (ins Variadic<Fake_AnyType>:$values);
  let builders = [OpBuilder<(ins), [{ /* Yields nothing. */ }]>];
  let assemblyFormat = "attr-dict ($values^ `:` qualified(type($values)))?";
}

include "FakeTensor/Dialect/Fake/IR/FakeControlFlow.td"

#endif // FAKETENSOR_DIALECT_FAKE_IR_FAKEOPS
