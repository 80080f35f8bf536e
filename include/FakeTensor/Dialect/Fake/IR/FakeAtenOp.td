//===- FakeAtenOp.td - The ops of the ATen table -----------*- tablegen -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_FAKE_IR_FAKEATENOP
#define FAKETENSOR_DIALECT_FAKE_IR_FAKEATENOP

include "FakeTensor/Dialect/Fake/IR/FakeDialect.td"
include "FakeTensor/Interfaces/MetaRuleOpInterface.td"
include "mlir/IR/OpBase.td"
include "mlir/IR/Properties.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

/// A tree held as a property and not as an attribute: the generated code for
/// inherent attributes asserts that an op has the name of its class.
def Fake_ArgsProperty : Property<"::fake::ArgsAttr", "argument tree"> {
  let convertToAttribute = [{
    // A default-built op must print, too.
    return $_storage ? $_storage : ::fake::ArgsAttr::get($_ctxt, {});
  }];
  let convertFromAttribute = [{
    $_storage = ::llvm::dyn_cast_or_null<::fake::ArgsAttr>($_attr);
    if (!$_storage)
      return $_diag() << "expected 'args' to be a #fake.args, found "
                      << $_attr;
    return ::mlir::success();
  }];
  let writeToMlirBytecode = [{ $_writer.writeOptionalAttribute($_storage); }];
  let readFromMlirBytecode = [{
    if (::mlir::failed($_reader.readOptionalAttribute($_storage)))
      return ::mlir::failure();
  }];
  let hashProperty = [{ ::mlir::hash_value($_storage) }];
}

def Fake_IsAtenOp : NativeOpTrait<"IsAtenOp"> {
  let cppNamespace = "::fake";
}

def Fake_AtenOp : Op<Fake_Dialect, "aten",
    [Fake_IsAtenOp,
     DeclareOpInterfaceMethods<MetaRuleOpInterface,
                               ["getReportName", "getOperandsOfArgument",
                                "mayReturnOperands", "getReturnedOperand",
                                "writesTo", "isInplaceView",
                                "getCalledOp"]>,
     DeclareOpInterfaceMethods<MemoryEffectsOpInterface>,
     DeclareOpInterfaceMethods<ConditionallySpeculatable>]> {
  let summary = "Any op of the ATen table, or a custom op";
  let description = [{
    One class for all ops of the table and for custom ops, each registered under
    its own name: `fake.aten.view`, `fake.aten.add.Tensor`,
    `fake.prims.squeeze`. Verifier, effects and rule are those of the row of the
    table.

    Arguments are written as in PyTorch: constants inline, arguments after the
    `*` of the schema by name, defaults omitted. SSA operands may be anywhere,
    also inside lists.

    ```mlir
    %1 = fake.aten.view(%x, [%n, 12])
        : (!fake.tensor<[s0, 4, 3], f32>, !fake.int<s0>)
        -> !fake.tensor<[s0, 12], f32>
    %2 = fake.aten.full([2, 3], -1.5, dtype = f16, device = "cuda:0")
        : () -> !fake.tensor<[2, 3], f16, device = "cuda:0">
    ```
  }];
  let arguments = (ins Variadic<AnyType>:$inputs, Fake_ArgsProperty:$args);
  let results = (outs Variadic<AnyType>:$outputs);
  let skipDefaultBuilders = 1;
  let builders = [
    // For a state that already has the name of an op of the table; see the
    // static function `create` for the ordinary way.
    OpBuilder<(ins "const ::fake::ArgTreeBuilder &":$args,
                   "::mlir::TypeRange":$resultTypes)>
  ];
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    /// Hides Op::classof: an op is an AtenOp if its name is in the table.
    static bool classof(::mlir::Operation *op) {
      return lookupDef(op->getName()) != nullptr;
    }
    /// The row of an op name, or what the rule of a custom op defines; null for
    /// other ops.
    static const OpDef *lookupDef(::mlir::OperationName name) {
      const void *id = name.getTypeID().getAsOpaquePointer();
      if (const OpDef *def = getOpByFakeID(id))
        return def;
      return name.hasTrait<IsAtenOp>() ? static_cast<const OpDef *>(id)
                                       : nullptr;
    }
    /// Registers the op of a definition, which must outlive the context.
    static void registerDef(const OpDef &def, ::mlir::Dialect *dialect);
    /// The full name of the op of a row, `fake.aten.view`.
    static ::std::string getOpName(const OpDef &def);

    /// Builds a call. The tree is brought into normal form for the schema:
    /// one spelling per call.
    static AtenOp create(::mlir::OpBuilder &builder, ::mlir::Location loc,
                         const OpDef &def, const ArgTreeBuilder &args,
                         ::mlir::TypeRange resultTypes);

    /// The row of this op.
    const OpDef &getDef() { return *lookupDef((*this)->getName()); }
    /// The argument tree in prefix order.
    ::llvm::ArrayRef<ArgNode> getArgNodes() {
      ArgsAttr args = getProperties().args;
      return args ? args.getNodes() : ::llvm::ArrayRef<ArgNode>();
    }
    /// The arguments in the order of the schema, `operands` in their places and
    /// defaults filled in; lists are allocated in the arena of `cx`.
    void getArgValues(RuleContext &cx, ::llvm::ArrayRef<MetaValue> operands,
                      ::llvm::SmallVectorImpl<MetaValue> &values);
  }];
}

#endif // FAKETENSOR_DIALECT_FAKE_IR_FAKEATENOP
