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
    An op that can say what its results look like, given what its operands look
    like: sizes, strides, dtype, device and aliasing of tensors, values of
    numbers. The counterpart of the implementation that
    `torch.library.register_fake` registers.

    Any dialect may implement it for its ops, in ODS or as an external model.
    The analysis calls it once per op, operands first.
  }];
  let methods = [
    InterfaceMethod<[{
        Computes the metadata of the results. `operands` has one entry per
        operand, `results` one per result, preset to unknown. A rule is a pure
        function: it must not look at other ops or change IR. On failure the
        context holds an error, which the caller reports at this op.
      }],
      "::llvm::LogicalResult", "inferMeta",
      (ins "::fake::RuleContext &":$cx,
           "::llvm::ArrayRef<::fake::MetaValue>":$operands,
           "::llvm::MutableArrayRef<::fake::MetaValue>":$results)>,
    InterfaceMethod<[{
        Whether there is a rule for this very op. An op such as
        `torch.operator`, which stands for many, may have one or not; inferMeta
        fails where there is none. By default there is.
      }],
      "bool", "hasMetaRule", (ins), [{}], [{ return true; }]>,
    InterfaceMethod<[{
        The name of the op in reports, in PyTorch's notation where there is
        one: `aten.view.default`. Empty for ops that are not computations, such
        as constants. By default the name of the op in MLIR.
      }],
      "::std::string", "getReportName", (ins), [{}], [{
        return $_op->getName().getStringRef().str();
      }]>,
    InterfaceMethod<[{
        The operands that carry argument `arg` of the rule, for errors that
        blame an argument: several for a list, none when it is no operand. By
        default the operand of that number.
      }],
      "::llvm::SmallVector<unsigned>", "getOperandsOfArgument",
      (ins "unsigned":$arg), [{}], [{
        if (arg < $_op->getNumOperands())
          return {arg};
        return {};
      }]>,
    InterfaceMethod<[{
        Whether a result of an op of this name may be an operand itself: the
        very object, as `add_` returns `self`, and not a view of it. Only then
        getReturnedOperand is asked. By default none is.
      }],
      "bool", "mayReturnOperands", (ins), [{}], [{ return false; }]>,
    InterfaceMethod<[{
        The operand that result `result` is or may be. What is then known of the
        result holds of all values that are this object, from this op on. By
        default there is none.
      }],
      "::std::optional<::fake::ReturnedArgument>", "getReturnedOperand",
      (ins "unsigned":$result), [{}], [{ return ::std::nullopt; }]>,
    InterfaceMethod<[{
        Whether the op writes to the data of an operand, of which lists are
        written with all their elements. Of interest only for ops with memory
        effects. By default it writes to all of them.
      }],
      "bool", "writesTo", (ins "unsigned":$operand), [{}], [{ return true; }]>,
    InterfaceMethod<[{
        Whether the op writes no data, but changes where the data of its operand
        is: sizes, strides, offset. PyTorch's tag `inplace_view`. By default it
        does not.
      }],
      "bool", "isInplaceView", (ins), [{}], [{ return false; }]>,
    InterfaceMethod<[{
        Whether the only result is a copy of the only operand, of the same sizes
        and dtype, and must be declared so: what is stated of one is true of the
        other. By default it is not.
      }],
      "bool", "isCopy", (ins), [{}], [{ return false; }]>,
    InterfaceMethod<[{
        Whether the results are the elements of the only operand, a list, which
        therefore has as many elements as there are results. By default they are
        not.
      }],
      "bool", "unpacksList", (ins), [{}], [{ return false; }]>,
    InterfaceMethod<[{
        Whether the op only states the metadata of its operand anew, in the
        symbols of the function around it. It has no meaning where the function
        is followed from a call, whose symbols are others: the result then has
        the metadata of the operand. By default it does not.
      }],
      "bool", "restatesOperand", (ins), [{}], [{ return false; }]>
  ];
}

def MetaBindOpInterface : OpInterface<"MetaBindOpInterface"> {
  let cppNamespace = "::fake";
  let description = [{
    An op that states a fact about a value instead of computing one, like
    `torch.bind_symbolic_shape`. On a function argument it defines what the
    argument looks like; elsewhere it is a claim that can be checked.
  }];
  let methods = [
    InterfaceMethod<"The value that the fact is about.", "::mlir::Value",
                    "getBoundValue">,
    InterfaceMethod<[{
        `known`, with the stated fact put in its place. `operands` are the
        values of all operands. Fails with an error in the context when the fact
        does not fit, such as another rank.
      }],
      "::llvm::FailureOr<::fake::MetaValue>", "bindMeta",
      (ins "::fake::RuleContext &":$cx, "const ::fake::MetaValue &":$known,
           "::llvm::ArrayRef<::fake::MetaValue>":$operands)>
  ];
}

def MetaRegionOpInterface : OpInterface<"MetaRegionOpInterface"> {
  let cppNamespace = "::fake";
  let description = [{
    An op with regions that does more than hand values on: it slices what it
    iterates over, stacks what comes out, or joins results in a way of its own.
    Which values are handed on says `RegionBranchOpInterface`, which the op has
    as well and which is all that most ops need.

    Values that meet in an argument of a region must agree in rank, dtype, device
    and layout; the analysis reports those that do not.
  }];
  let methods = [
    InterfaceMethod<[{
        Completes the arguments of the regions as they are when the op begins.
        There is an array for each region, preset to what is handed on, and
        elsewhere to what types say. On failure the context holds an error.
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
      }]>
  ];
}

def MetaEntryOpInterface : OpInterface<"MetaEntryOpInterface"> {
  let cppNamespace = "::fake";
  let description = [{
    An op with regions that says by metadata where control goes first. It is for
    ops of dialects whose `RegionBranchOpInterface` looks at constant ops only,
    or leaves out that no region may run; it is asked in place of that one.
  }];
  let methods = [
    InterfaceMethod<[{
        The regions that control may enter first, and the op itself if it may
        enter none, for operands of which `operands` is known.
      }],
      "void", "getEntryRegions",
      (ins "::fake::RuleContext &":$cx,
           "::llvm::ArrayRef<::fake::MetaValue>":$operands,
           "::llvm::SmallVectorImpl<::mlir::RegionSuccessor> &":$regions)>,
    InterfaceMethod<"The operands that are handed to one of them.",
      "::mlir::ValueRange", "getEntryOperands",
      (ins "::mlir::RegionSuccessor":$successor)>
  ];
}

#endif // FAKETENSOR_INTERFACES_METARULEOPINTERFACE
