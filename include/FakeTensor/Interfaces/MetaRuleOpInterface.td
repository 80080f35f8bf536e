//===- MetaRuleOpInterface.td - Ops with a meta rule -------*- tablegen -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_INTERFACES_METARULEOPINTERFACE
#define FAKETENSOR_INTERFACES_METARULEOPINTERFACE

include "mlir/IR/OpBase.td"

def MetaRuleOpInterface : OpInterface<"MetaRuleOpInterface"> {
  let cppNamespace = "::fake";
  let description = [{
    An op that computes the metadata of its results from that of its operands:
    sizes, strides, dtype, device and aliasing of tensors, values of numbers.
    The counterpart of an implementation registered by
    `torch.library.register_fake`.

    Any dialect may implement it for its ops, in ODS or as an external model.
    The analysis calls it once per op, operands first.
  }];
  let methods = [
    InterfaceMethod<[{
        Computes the metadata of the results. `operands` has one entry per
        operand, `results` one per result, preset to unknown. A rule is a pure
        function: it must not inspect other ops or change IR. On failure the
        context holds an error, which the caller reports at this op.
      }],
      "::llvm::LogicalResult", "inferMeta",
      (ins "::fake::RuleContext &":$cx,
           "::llvm::ArrayRef<::fake::MetaValue>":$operands,
           "::llvm::MutableArrayRef<::fake::MetaValue>":$results)>,
    InterfaceMethod<[{
        Whether there is a rule for this instance of the op. An op such as
        `torch.operator`, which represents many, may have one or not; inferMeta
        fails if there is none. By default there is.
      }],
      "bool", "hasMetaRule", (ins), [{}], [{ return true; }]>,
    InterfaceMethod<[{
        The name of the op in reports, in PyTorch's notation if there is one:
        `aten.view.default`. Empty for ops that are not computations, such as
        constants. By default the name of the op in MLIR.
      }],
      "::std::string", "getReportName", (ins), [{}], [{
        return $_op->getName().getStringRef().str();
      }]>,
    InterfaceMethod<[{
        The operands of argument `arg` of the rule, for errors that blame an
        argument: several for a list, none if it is not an operand. By default
        the operand of that number.
      }],
      "::llvm::SmallVector<unsigned>", "getOperandsOfArgument",
      (ins "unsigned":$arg), [{}], [{
        if (arg < $_op->getNumOperands())
          return {arg};
        return {};
      }]>,
    InterfaceMethod<[{
        Whether a result of an op of this name may be an operand: the same
        object, as `add_` returns `self`, and not a view of it. Only then
        getReturnedOperand is called. By default none may be.
      }],
      "bool", "mayReturnOperands", (ins), [{}], [{ return false; }]>,
    InterfaceMethod<[{
        The operand that result `result` is or may be. The metadata of the
        result then applies to all values that are this object, from this op on.
        By default there is none.
      }],
      "::std::optional<::fake::ReturnedArgument>", "getReturnedOperand",
      (ins "unsigned":$result), [{}], [{ return ::std::nullopt; }]>,
    InterfaceMethod<[{
        Whether the op writes to the data of an operand, or of all elements of a
        list. Only relevant for ops with memory effects. By default it writes to
        all operands.
      }],
      "bool", "writesTo", (ins "unsigned":$operand), [{}], [{ return true; }]>,
    InterfaceMethod<[{
        Whether the op writes no data, but changes the geometry of its operand:
        sizes, strides, offset. PyTorch's tag `inplace_view`. By default it does
        not.
      }],
      "bool", "isInplaceView", (ins), [{}], [{ return false; }]>,
    InterfaceMethod<[{
        Whether the only result is a copy of the only operand, with the same
        sizes and dtype, so that the declared metadata of either applies to
        both. By default it is not.
      }],
      "bool", "isCopy", (ins), [{}], [{ return false; }]>,
    InterfaceMethod<[{
        Whether the results are the elements of the only operand, a list, which
        therefore has as many elements as there are results. By default they are
        not.
      }],
      "bool", "unpacksList", (ins), [{}], [{ return false; }]>,
    InterfaceMethod<[{
        Whether the op only restates the metadata of its operand, in the symbols
        of the enclosing function. These are unknown while the function is
        evaluated for a call: the result then has the metadata of the operand.
        By default it does not.
      }],
      "bool", "restatesOperand", (ins), [{}], [{ return false; }]>,
    InterfaceMethod<[{
        Whether the types of its operands and results must stay, since operands
        or attributes state their sizes as well: a size of `tensor.empty` is
        `?` if and only if there is an operand for it. By default they need not.
      }],
      "bool", "fixesTypes", (ins), [{}], [{ return false; }]>,
    InterfaceMethod<[{
        The op of the op table that this op calls, for operands with the
        metadata `operands`; `args` is set to one value for each argument of its
        schema. Analyses look at the record of that op. Null for ops that call
        none. By default there is none.
      }],
      "const ::fake::OpDef *", "getCalledOp",
      (ins "::fake::RuleContext &":$cx,
           "::llvm::ArrayRef<::fake::MetaValue>":$operands,
           "::llvm::SmallVectorImpl<::fake::MetaValue> &":$args), [{}], [{
        return nullptr;
      }]>
  ];
}

def MetaCostOpInterface : OpInterface<"MetaCostOpInterface"> {
  let cppNamespace = "::fake";
  let description = [{
    An op that says what it costs. Ops that call one of the op table, see
    `getCalledOp`, do not need it: the record of that op says so.
  }];
  let methods = [
    InterfaceMethod<[{
        The arithmetic and the memory traffic of the op for operands and results
        with this metadata; nothing where that is not known.
      }],
      "::std::optional<::fake::OpCost>", "getCost",
      (ins "::fake::RuleContext &":$cx,
           "const ::fake::CostConventions &":$conventions,
           "::llvm::ArrayRef<::fake::MetaValue>":$operands,
           "::llvm::ArrayRef<::fake::MetaValue>":$results)>
  ];
}

def MetaBindOpInterface : OpInterface<"MetaBindOpInterface"> {
  let cppNamespace = "::fake";
  let description = [{
    An op that states a fact about a value instead of computing one, like
    `torch.bind_symbolic_shape`. On a function argument it defines the metadata
    of the argument; elsewhere it is a claim that can be checked.
  }];
  let methods = [
    InterfaceMethod<"The value that the fact is about.", "::mlir::Value",
                    "getBoundValue">,
    InterfaceMethod<[{
        `known`, updated with the stated fact. `operands` are the values of all
        operands. Fails with an error in the context if the fact contradicts
        `known`, such as another rank.
      }],
      "::llvm::FailureOr<::fake::MetaValue>", "bindMeta",
      (ins "::fake::RuleContext &":$cx, "const ::fake::MetaValue &":$known,
           "::llvm::ArrayRef<::fake::MetaValue>":$operands)>
  ];
}

def MetaRegionOpInterface : OpInterface<"MetaRegionOpInterface"> {
  let cppNamespace = "::fake";
  let description = [{
    An op with regions that does more than forward values: it slices its inputs,
    stacks yielded values, or joins results differently.
    `RegionBranchOpInterface` states which values are forwarded; the op must
    also implement it, and most ops need nothing else.

    Values forwarded to the same region argument must agree in rank, dtype, device
    and layout, unless `getRegionUse` says otherwise; the analysis reports those
    that do not.
  }];
  let methods = [
    InterfaceMethod<[{
        Completes the initial arguments of the regions. There is an array for
        each region, preset to the forwarded values, and to the metadata of
        types for others. On failure the context holds an error.
      }],
      "::llvm::LogicalResult", "enterRegions",
      (ins "::fake::RuleContext &":$cx,
           "::llvm::ArrayRef<::fake::MetaValue>":$operands,
           "::llvm::ArrayRef<::llvm::MutableArrayRef<::fake::MetaValue>>":
             $arguments)>,
    InterfaceMethod<[{
        Computes the results from what each region yields. On failure the
        context holds an error, which may blame a result.
      }],
      "::llvm::LogicalResult", "leaveRegions",
      (ins "::fake::RuleContext &":$cx,
           "::llvm::ArrayRef<::fake::MetaValue>":$operands,
           "::llvm::ArrayRef<::llvm::ArrayRef<::fake::MetaValue>>":$yielded,
           "::llvm::MutableArrayRef<::fake::MetaValue>":$results)>,
    InterfaceMethod<[{
        The name of the op in reports, as that of MetaRuleOpInterface. By
        default the name of the op in MLIR.
      }],
      "::std::string", "getRegionReportName", (ins), [{}], [{
        return $_op->getName().getStringRef().str();
      }]>,
    InterfaceMethod<[{
        What the op does with its regions. An op such as `torch.operator`, which
        represents many, may answer differently for each instance. By default,
        forwarded values agree, as above.
      }],
      "::fake::RegionUse", "getRegionUse", (ins), [{}], [{
        return ::fake::RegionUse::Agreeing;
      }]>
  ];
}

def MetaRunsOpInterface : OpInterface<"MetaRunsOpInterface"> {
  let cppNamespace = "::fake";
  let description = [{
    An op with MetaRegionOpInterface whose only region runs a known number of
    times, each time on other metadata: on each element of a list, or in a loop
    whose trip count is a number. The analysis infers up to 64 runs one by one,
    and the results from all of them; the metadata of values in the region still
    holds for every run.
  }];
  let methods = [
    InterfaceMethod<[{
        Sets the arguments of a run, counted from 0, which are preset to the
        metadata of types. `previous` is what the run before yielded; empty for
        the first. Returns whether there is such a run; nullopt if that is not
        known, or if the runs need not be told apart.
      }],
      "::std::optional<bool>", "enterRun",
      (ins "::fake::RuleContext &":$cx,
           "::llvm::ArrayRef<::fake::MetaValue>":$operands,
           "unsigned":$run,
           "::llvm::ArrayRef<::fake::MetaValue>":$previous,
           "::llvm::MutableArrayRef<::fake::MetaValue>":$arguments)>,
    InterfaceMethod<[{
        Computes the results from what each run yields; those that stay unknown
        are inferred by `leaveRegions`.
      }],
      "void", "leaveRuns",
      (ins "::fake::RuleContext &":$cx,
           "::llvm::ArrayRef<::fake::MetaValue>":$operands,
           "::llvm::ArrayRef<::llvm::ArrayRef<::fake::MetaValue>>":$yielded,
           "::llvm::MutableArrayRef<::fake::MetaValue>":$results)>
  ];
}

def MetaEntryOpInterface : OpInterface<"MetaEntryOpInterface"> {
  let cppNamespace = "::fake";
  let description = [{
    An op with regions whose entry successors depend on metadata. For ops of
    dialects whose `RegionBranchOpInterface` only recognizes constant ops, or
    ignores that no region may run; it is used instead of that interface.
  }];
  let methods = [
    InterfaceMethod<[{
        The regions that control may enter first, and the op itself if it may
        enter none, for operands with the metadata `operands`.
      }],
      "void", "getEntryRegions",
      (ins "::fake::RuleContext &":$cx,
           "::llvm::ArrayRef<::fake::MetaValue>":$operands,
           "::llvm::SmallVectorImpl<::mlir::RegionSuccessor> &":$regions)>,
    InterfaceMethod<"The operands that are forwarded to such a region.",
      "::mlir::ValueRange", "getEntryOperands",
      (ins "::mlir::RegionSuccessor":$successor)>
  ];
}

def MetaLoopOpInterface : OpInterface<"MetaLoopOpInterface"> {
  let cppNamespace = "::fake";
  let description = [{
    An op with regions that run as often as the metadata of operands says.
    Analyses that sum over a run multiply with that number.
  }];
  let methods = [
    InterfaceMethod<[{
        How often the regions run, for operands with the metadata `operands`;
        unknown where that does not follow from them. `lookup` returns the
        metadata of other values that are visible to the op.
      }],
      "::fake::SymInt", "getTripCount",
      (ins "::fake::RuleContext &":$cx,
           "::llvm::ArrayRef<::fake::MetaValue>":$operands,
           "::llvm::function_ref<::fake::MetaValue(::mlir::Value)>":$lookup)>
  ];
}

#endif // FAKETENSOR_INTERFACES_METARULEOPINTERFACE
