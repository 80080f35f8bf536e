//===- TorchOps.td - Ops of the torch reader ---------------*- tablegen -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_TORCH_IR_TORCHOPS
#define FAKETENSOR_DIALECT_TORCH_IR_TORCHOPS

include "FakeTensor/Dialect/Torch/IR/TorchScriptOps.td"
include "FakeTensor/Dialect/Torch/IR/TorchTypes.td"
include "mlir/IR/OpAsmInterface.td"
include "mlir/IR/SymbolInterfaces.td"
include "mlir/Interfaces/ControlFlowInterfaces.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

//===--- Constants ----------------------------------------------------------===//

class Torch_ConstantOp<string kind, list<Trait> traits = []>
    : Torch_Op<"constant." # kind,
        [Pure, DeclareOpInterfaceMethods<OpAsmOpInterface,
                                         ["getAsmResultNames"]>] # traits>;

def Torch_ConstantIntOp : Torch_ConstantOp<"int"> {
  let summary = "An int";
  let description = [{
    ```mlir
    %int-1 = torch.constant.int -1
    ```
  }];
  let arguments = (ins I64Attr:$value);
  let results = (outs Torch_Int:$result);
  let assemblyFormat = "$value attr-dict";
}

def Torch_ConstantBoolOp : Torch_ConstantOp<"bool"> {
  let summary = "A bool";
  let description = [{
    ```mlir
    %false = torch.constant.bool false
    ```
  }];
  let arguments = (ins I1Attr:$value);
  let results = (outs Torch_Bool:$result);
  let assemblyFormat = "$value attr-dict";
}

def Torch_ConstantFloatOp : Torch_ConstantOp<"float"> {
  let summary = "A float";
  let description = [{
    ```mlir
    %float1.000000e-05 = torch.constant.float 1.000000e-05
    %float-Inf = torch.constant.float 0xFFF0000000000000
    ```
  }];
  let arguments = (ins F64Attr:$value);
  let results = (outs Torch_Float:$result);
  let assemblyFormat = "$value attr-dict";
}

def Torch_ConstantStrOp : Torch_ConstantOp<"str"> {
  let summary = "A string";
  let description = [{
    ```mlir
    %str = torch.constant.str "none"
    ```
  }];
  let arguments = (ins StrAttr:$value);
  let results = (outs Torch_Str:$result);
  let assemblyFormat = "$value attr-dict";
}

def Torch_ConstantDeviceOp : Torch_ConstantOp<"device"> {
  let summary = "A device";
  let description = [{
    ```mlir
    %cpu = torch.constant.device "cpu"
    ```
  }];
  let arguments = (ins StrAttr:$value);
  let results = (outs Torch_Device:$result);
  let assemblyFormat = "$value attr-dict";
}

def Torch_ConstantNoneOp : Torch_ConstantOp<"none"> {
  let summary = "Python's None";
  let description = [{
    ```mlir
    %none = torch.constant.none
    ```
  }];
  let results = (outs Torch_None:$result);
  let assemblyFormat = "attr-dict";
}

def Torch_ConstantNumberOp : Torch_Op<"constant.number", [Pure]> {
  let summary = "An int or a float, typed as a number";
  let description = [{
    Has the generic form only, as in torch-mlir.

    ```mlir
    %0 = "torch.constant.number"() <{value = 1 : i64}> : () -> !torch.number
    ```
  }];
  let arguments = (ins AnyAttrOf<[I64Attr, F64Attr]>:$value);
  let results = (outs Torch_Number:$result);
}

def Torch_ValueTensorLiteralOp : Torch_Op<"vtensor.literal", [Pure]> {
  let summary = "A tensor with the given elements";
  let description = [{
    Weights are resources, whose data is optional.

    ```mlir
    %0 = torch.vtensor.literal(dense<1.6> : tensor<f32>) : !torch.vtensor<[],f32>
    %1 = torch.vtensor.literal(dense_resource<w> : tensor<2x3xf32>)
           : !torch.vtensor<[2,3],f32>
    ```
  }];
  let arguments = (ins ElementsAttr:$value);
  let results = (outs Torch_ValueTensor:$result);
  let assemblyFormat = "`(` $value `)` attr-dict `:` qualified(type($result))";
  let hasVerifier = 1;
}

def Torch_NonValueTensorLiteralOp
    : Torch_Op<"tensor.literal", [MemoryEffects<[MemAlloc]>]> {
  let summary = "A new mutable tensor with the given elements";
  let description = [{
    ```mlir
    %0 = torch.tensor.literal(dense<0> : tensor<2xsi64>) : !torch.tensor<[2],si64>
    ```
  }];
  let arguments = (ins ElementsAttr:$value);
  let results = (outs Torch_NonValueTensor:$result);
  let assemblyFormat = "`(` $value `)` attr-dict `:` qualified(type($result))";
  let hasVerifier = 1;
}

//===--- Lists, tuples, dictionaries ----------------------------------------===//

def Torch_PrimListConstructOp : Torch_Op<"prim.ListConstruct", [Pure]> {
  let summary = "A list";
  let description = [{
    ```mlir
    %1 = torch.prim.ListConstruct %n, %int12
           : (!torch.int, !torch.int) -> !torch.list<int>
    ```
  }];
  let arguments = (ins Variadic<Torch_AnyType>:$elements);
  let results = (outs Torch_List:$result);
  let assemblyFormat = [{
    $elements attr-dict `:` functional-type(operands, results)
  }];
  let hasVerifier = 1;
}

def Torch_PrimListUnpackOp : Torch_Op<"prim.ListUnpack", [Pure]> {
  let summary = "The elements of a list";
  let description = [{
    The list must have as many elements as there are results.

    ```mlir
    %1:2 = torch.prim.ListUnpack %0
             : !torch.list<vtensor> -> !torch.vtensor<[2],f32>, !torch.vtensor
    ```
  }];
  let arguments = (ins Torch_List:$list);
  let results = (outs Variadic<Torch_AnyType>:$elements);
  let assemblyFormat = [{
    $list attr-dict `:` qualified(type($list)) `->` qualified(type($elements))
  }];
  let hasVerifier = 1;
}

def Torch_PrimTolistOp : Torch_Op<"prim.tolist"> {
  let summary = "The elements of a tensor as a list";
  let description = [{
    torch-mlir writes the operands in parentheses.

    ```mlir
    %1 = torch.prim.tolist(%0) : !torch.vtensor<[2],si64> -> !torch.list<int>
    ```
  }];
  let arguments = (ins Variadic<Torch_AnyType>:$operands);
  let results = (outs Variadic<Torch_AnyType>:$results);
  let assemblyFormat = [{
    `(` $operands `)` attr-dict `:` qualified(type($operands)) `->`
    qualified(type($results))
  }];
}

def Torch_PrimTupleConstructOp : Torch_Op<"prim.TupleConstruct", [Pure]> {
  let summary = "A tuple";
  let description = [{
    ```mlir
    %1 = torch.prim.TupleConstruct %n, %x
           : !torch.int, !torch.vtensor -> !torch.tuple<int, vtensor>
    ```
  }];
  let arguments = (ins Variadic<Torch_AnyType>:$elements);
  let results = (outs Torch_Tuple:$result);
  let assemblyFormat = [{
    $elements attr-dict `:` qualified(type($elements)) `->`
    qualified(type($result))
  }];
  let hasVerifier = 1;
}

def Torch_PrimTupleUnpackOp : Torch_Op<"prim.TupleUnpack", [Pure]> {
  let summary = "The elements of a tuple";
  let description = [{
    ```mlir
    %1:2 = torch.prim.TupleUnpack %0
             : !torch.tuple<int, vtensor> -> !torch.int, !torch.vtensor
    ```
  }];
  let arguments = (ins Torch_Tuple:$tuple);
  let results = (outs Variadic<Torch_AnyType>:$elements);
  let assemblyFormat = [{
    $tuple attr-dict `:` qualified(type($tuple)) `->` qualified(type($elements))
  }];
  let hasVerifier = 1;
}

def Torch_PrimDictConstructOp
    : Torch_Op<"prim.DictConstruct", [SameVariadicOperandSize]> {
  let summary = "A dictionary";
  let description = [{
    Dictionaries are mutable, so two of them are never merged.

    ```mlir
    %1 = torch.prim.DictConstruct keys(%k : !torch.str) values(%x : !torch.vtensor)
           -> !torch.dict<str, vtensor>
    ```
  }];
  let arguments = (ins Variadic<Torch_AnyType>:$keys,
                       Variadic<Torch_AnyType>:$values);
  let results = (outs Torch_Dict:$result);
  let assemblyFormat = [{
    `keys` `(` ($keys^ `:` qualified(type($keys)))? `)`
    `values` `(` ($values^ `:` qualified(type($values)))? `)`
    attr-dict `->` qualified(type($result))
  }];
  let hasVerifier = 1;
}

//===--- Symbolic shapes ----------------------------------------------------===//

def Torch_SymbolicIntOp : Torch_Op<"symbolic_int", [Pure]> {
  let summary = "A symbol of the function and its range";
  let description = [{
    ```mlir
    %0 = torch.symbolic_int "s0" {min_val = 2, max_val = 512} : !torch.int
    ```
  }];
  let arguments = (ins StrAttr:$symbol_name, I64Attr:$min_val,
                       I64Attr:$max_val);
  let results = (outs Torch_Int:$result);
  let assemblyFormat = [{
    $symbol_name ` ` `{` `min_val` `=` $min_val `,` `max_val` `=` $max_val `}`
    attr-dict `:` qualified(type($result))
  }];
}

def Torch_BindSymbolicShapeOp : Torch_Op<"bind_symbolic_shape"> {
  let summary = "States the sizes of a tensor";
  let description = [{
    The sizes of the first operand are the results of the map, whose symbols are
    the other operands. On a function argument this defines the argument;
    elsewhere it is an assertion to verify.

    ```mlir
    torch.bind_symbolic_shape %x, [%0, %1], affine_map<()[s0, s1] -> (s0, s1 + 1)>
      : !torch.vtensor<[?,?],f32>
    ```

    It has no results and is not pure, so it is not dead code.
  }];
  let arguments = (ins Torch_AnyType:$operand,
                       Variadic<Torch_Int>:$shape_symbols,
                       AffineMapAttr:$shape_expressions);
  let assemblyFormat = [{
    $operand `,` `[` $shape_symbols `]` `,`
    custom<InlineAffineMap>($shape_expressions) attr-dict `:`
    qualified(type($operand))
  }];
  let hasVerifier = 1;
}

//===--- Other ops ----------------------------------------------------------===//

def Torch_OperatorOp : Torch_Op<"operator"> {
  let summary = "An op that torch-mlir does not define";
  let description = [{
    ```mlir
    %1 = torch.operator "mylib.my_op"(%x) : (!torch.vtensor) -> !torch.vtensor
    ```
  }];
  let arguments = (ins StrAttr:$name, Variadic<AnyType>:$inputs);
  let results = (outs Variadic<AnyType>:$outputs);
  let regions = (region VariadicRegion<AnyRegion>:$bodies);
  // The space that ends the line is the empty list of regions, as in torch-mlir.
  let assemblyFormat = [{
    $name `(` $inputs `)` attr-dict `:` functional-type($inputs, $outputs)
    custom<ClosedRegions>($bodies)
  }];
}

def Torch_OperatorTerminatorOp : Torch_Op<"operator_terminator", [
    Terminator, HasParent<"OperatorOp">]> {
  let summary = "The results of a region of an operator";
  let description = [{
    ```mlir
    torch.operator_terminator %x : !torch.vtensor
    ```
  }];
  let arguments = (ins Variadic<AnyType>:$values);
  let assemblyFormat = "($values^)? attr-dict (`:` type($values)^)?";
}

def Torch_RuntimeAssertOp : Torch_Op<"runtime.assert"> {
  let summary = "Stops the program unless a condition holds";
  let description = [{
    ```mlir
    torch.runtime.assert %b, "expected a square matrix"
    ```
  }];
  let arguments = (ins Torch_Bool:$condition, StrAttr:$message);
  let assemblyFormat = "$condition `,` $message attr-dict";
}

def Torch_DerefineOp : Torch_Op<"derefine", [Pure]> {
  let summary = "Converts to a less precise type, such as an optional";
  let description = [{
    ```mlir
    %1 = torch.derefine %0 : !torch.int to !torch.optional<int>
    ```
  }];
  let arguments = (ins Torch_AnyType:$operand);
  let results = (outs Torch_AnyType:$result);
  let assemblyFormat = [{
    $operand attr-dict `:` qualified(type($operand)) `to`
    qualified(type($result))
  }];
}

def Torch_TensorStaticInfoCastOp
    : Torch_Op<"tensor_static_info_cast", [Pure]> {
  let summary = "The same tensor with a more or less precise type";
  let description = [{
    ```mlir
    %1 = torch.tensor_static_info_cast %0
           : !torch.vtensor<[2],f32> to !torch.vtensor<[?],f32>
    ```
  }];
  let arguments = (ins Torch_AnyTensor:$operand);
  let results = (outs Torch_AnyTensor:$result);
  let assemblyFormat = [{
    $operand attr-dict `:` qualified(type($operand)) `to`
    qualified(type($result))
  }];
}

class Torch_CopyOp<string kind, Type from, Type to, string fromValue>
    : Torch_Op<"copy." # kind, [TypesMatchWith<
        "the operand has the type of the result but for value semantics",
        "result", "operand",
        "::llvm::cast<::fake::torch::TorchTensorType>($_self)"
        ".withValueSemantics(" # fromValue # ")">]> {
  let arguments = (ins from:$operand);
  let results = (outs to:$result);
  let assemblyFormat = "$operand attr-dict `:` qualified(type($result))";
}

def Torch_CopyToNonValueTensorOp
    : Torch_CopyOp<"to_tensor", Torch_ValueTensor, Torch_NonValueTensor,
                   "true"> {
  let summary = "A mutable copy";
  let description = [{
    ```mlir
    %1 = torch.copy.to_tensor %0 : !torch.tensor<[2],f32>
    ```
  }];
}

def Torch_CopyToValueTensorOp
    : Torch_CopyOp<"to_vtensor", Torch_NonValueTensor, Torch_ValueTensor,
                   "false"> {
  let summary = "The current value of a tensor";
  let description = [{
    ```mlir
    %1 = torch.copy.to_vtensor %0 : !torch.vtensor<[2],f32>
    ```
  }];
}

def Torch_OverwriteTensorContentsOp : Torch_Op<"overwrite.tensor.contents"> {
  let summary = "Writes a value into a tensor";
  let description = [{
    ```mlir
    torch.overwrite.tensor.contents %0 overwrites %1
      : !torch.vtensor<[2],f32>, !torch.tensor<[2],f32>
    ```
  }];
  let arguments = (ins Torch_ValueTensor:$value,
                       Torch_NonValueTensor:$overwritten);
  let assemblyFormat = [{
    $value `overwrites` $overwritten attr-dict `:` qualified(type($value)) `,`
    qualified(type($overwritten))
  }];
}

class Torch_PrimIntOp<string which> : Torch_Op<"prim." # which # ".int",
                                               [Pure]> {
  let arguments = (ins Torch_Int:$lhs, Torch_Int:$rhs);
  let results = (outs Torch_Int:$result);
  let assemblyFormat = [{
    $lhs `,` $rhs attr-dict `:` qualified(type($lhs)) `,` qualified(type($rhs))
    `->` qualified(type($result))
  }];
}

def Torch_PrimMaxIntOp : Torch_PrimIntOp<"max"> {
  let summary = "The larger of two ints";
  let description = [{
    ```mlir
    %2 = torch.prim.max.int %0, %1 : !torch.int, !torch.int -> !torch.int
    ```
  }];
}

def Torch_PrimMinIntOp : Torch_PrimIntOp<"min"> {
  let summary = "The smaller of two ints";
  let description = [{
    ```mlir
    %2 = torch.prim.min.int %0, %1 : !torch.int, !torch.int -> !torch.int
    ```
  }];
}

//===--- Control flow -------------------------------------------------------===//

def Torch_PrimIfOp : Torch_Op<"prim.If", [
    NoRegionArguments, RecursiveMemoryEffects,
    DeclareOpInterfaceMethods<RegionBranchOpInterface,
                              ["getEntrySuccessorRegions"]>]> {
  let summary = "One of two branches";
  let description = [{
    ```mlir
    %0 = torch.prim.If %b -> (!torch.vtensor) {
      torch.prim.If.yield %x : !torch.vtensor
    } else {
      torch.prim.If.yield %y : !torch.vtensor
    }
    ```
  }];
  let arguments = (ins Torch_Bool:$condition);
  let results = (outs Variadic<Torch_AnyType>:$outputs);
  let regions = (region SizedRegion<1>:$thenRegion, SizedRegion<1>:$elseRegion);
  let hasCustomAssemblyFormat = 1;
}

def Torch_PrimIfYieldOp : Torch_Op<"prim.If.yield",
    [Pure, ReturnLike, Terminator, HasParent<"PrimIfOp">]> {
  let summary = "The results of one branch";
  let description = [{
    ```mlir
    torch.prim.If.yield %x : !torch.vtensor
    ```
  }];
  let arguments = (ins Variadic<Torch_AnyType>:$outputs);
  let assemblyFormat = "attr-dict ($outputs^ `:` qualified(type($outputs)))?";
}

def Torch_PrimLoopOp : Torch_Op<"prim.Loop", [
    RecursiveMemoryEffects,
    DeclareOpInterfaceMethods<RegionBranchOpInterface,
                              ["getEntrySuccessorOperands"]>]> {
  let summary = "A loop with a condition and a trip count";
  let description = [{
    The region takes the iteration number and the loop-carried values.

    ```mlir
    %0 = torch.prim.Loop %n, %true, init(%x) {
    ^bb0(%i: !torch.int, %y: !torch.vtensor):
      torch.prim.Loop.condition %true, iter(%y : !torch.vtensor)
    } : (!torch.int, !torch.bool, !torch.vtensor) -> !torch.vtensor
    ```
  }];
  let arguments = (ins Torch_Int:$max_trip_count, Torch_Bool:$initial_condition,
                       Variadic<Torch_AnyType>:$iter_args_init);
  let results = (outs Variadic<Torch_AnyType>:$outputs);
  let regions = (region SizedRegion<1>:$region);
  let assemblyFormat = [{
    $max_trip_count `,` $initial_condition `,` `init` `(` $iter_args_init `)`
    custom<ClosedRegion>($region) attr-dict `:` functional-type(operands, results)
  }];
  let hasVerifier = 1;
}

def Torch_PrimLoopConditionOp : Torch_Op<"prim.Loop.condition", [
    Pure, Terminator, HasParent<"PrimLoopOp">,
    DeclareOpInterfaceMethods<RegionBranchTerminatorOpInterface>]> {
  let summary = "The condition, and the next values";
  let description = [{
    ```mlir
    torch.prim.Loop.condition %true, iter(%y : !torch.vtensor)
    ```
  }];
  let arguments = (ins Torch_Bool:$should_continue,
                       Variadic<Torch_AnyType>:$iter_args);
  let assemblyFormat = [{
    $should_continue `,` `iter` `(`
    ($iter_args^ `:` qualified(type($iter_args)))? `)` attr-dict
  }];
}

def Torch_ShapeCalculateOp : Torch_Op<"shape.calculate", [
    NoRegionArguments, RecursiveMemoryEffects,
    DeclareOpInterfaceMethods<RegionBranchOpInterface>]> {
  let summary = "Values, and a program that computes their shapes";
  let description = [{
    The second region runs first, then the first one, which gives the results.

    ```mlir
    %0 = torch.shape.calculate {
      torch.shape.calculate.yield %x : !torch.vtensor
    } shapes {
      torch.shape.calculate.yield.shapes %n : !torch.list<int>
    } : !torch.vtensor
    ```
  }];
  let results = (outs Variadic<Torch_AnyType>:$outputs);
  let regions = (region SizedRegion<1>:$body, SizedRegion<1>:$calculation);
  let assemblyFormat = [{
    custom<ClosedRegion>($body) `shapes` custom<ClosedRegion>($calculation)
    attr-dict `:` qualified(type($outputs))
  }];
}

def Torch_ShapeCalculateYieldOp : Torch_Op<"shape.calculate.yield",
    [Pure, ReturnLike, Terminator, HasParent<"ShapeCalculateOp">]> {
  let summary = "The values";
  let description = [{
    ```mlir
    torch.shape.calculate.yield %x : !torch.vtensor
    ```
  }];
  let arguments = (ins Variadic<Torch_AnyType>:$outputs);
  let assemblyFormat = "attr-dict ($outputs^ `:` qualified(type($outputs)))?";
}

def Torch_ShapeCalculateYieldShapesOp
    : Torch_Op<"shape.calculate.yield.shapes", [
        Pure, Terminator, HasParent<"ShapeCalculateOp">,
        DeclareOpInterfaceMethods<RegionBranchTerminatorOpInterface>]> {
  let summary = "The shapes of the values";
  let description = [{
    ```mlir
    torch.shape.calculate.yield.shapes %n : !torch.list<int>
    ```
  }];
  let arguments = (ins Variadic<Torch_List>:$shapes);
  let assemblyFormat = "attr-dict ($shapes^ `:` qualified(type($shapes)))?";
}

def Torch_DtypeCalculateOp : Torch_Op<"dtype.calculate", [
    NoRegionArguments, RecursiveMemoryEffects,
    DeclareOpInterfaceMethods<RegionBranchOpInterface>]> {
  let summary = "Values, and a program that computes their dtypes";
  let description = [{
    The second region runs first, then the first one, which gives the results.

    ```mlir
    %0 = torch.dtype.calculate {
      torch.dtype.calculate.yield %x : !torch.vtensor
    } dtypes {
      torch.dtype.calculate.yield.dtypes %n : !torch.int
    } : !torch.vtensor
    ```
  }];
  let results = (outs Variadic<Torch_AnyType>:$outputs);
  let regions = (region SizedRegion<1>:$body, SizedRegion<1>:$calculation);
  let assemblyFormat = [{
    custom<ClosedRegion>($body) `dtypes` custom<ClosedRegion>($calculation)
    attr-dict `:` qualified(type($outputs))
  }];
}

def Torch_DtypeCalculateYieldOp : Torch_Op<"dtype.calculate.yield",
    [Pure, ReturnLike, Terminator, HasParent<"DtypeCalculateOp">]> {
  let summary = "The values";
  let description = [{
    ```mlir
    torch.dtype.calculate.yield %x : !torch.vtensor
    ```
  }];
  let arguments = (ins Variadic<Torch_AnyType>:$outputs);
  let assemblyFormat = "attr-dict ($outputs^ `:` qualified(type($outputs)))?";
}

def Torch_DtypeCalculateYieldDtypesOp
    : Torch_Op<"dtype.calculate.yield.dtypes", [
        Pure, Terminator, HasParent<"DtypeCalculateOp">,
        DeclareOpInterfaceMethods<RegionBranchTerminatorOpInterface>]> {
  let summary = "The dtypes of the values";
  let description = [{
    ```mlir
    torch.dtype.calculate.yield.dtypes %n : !torch.int
    ```
  }];
  let arguments = (ins Variadic<Torch_Int>:$dtypes);
  let assemblyFormat = "attr-dict ($dtypes^ `:` qualified(type($dtypes)))?";
}

def Torch_PromoteDtypesOp : Torch_Op<"promote_dtypes", [Pure]> {
  let summary = "The dtype that tensors and numbers promote to";
  let description = [{
    ```mlir
    %0 = torch.promote_dtypes %ranks, %dtypes
           : (!torch.list<optional<int>>, !torch.list<int>) -> !torch.int
    ```
  }];
  let arguments = (ins Torch_List:$ranks, Torch_List:$dtypes);
  let results = (outs Torch_Int:$result);
  let assemblyFormat = [{
    $ranks `,` $dtypes attr-dict `:` functional-type(operands, results)
  }];
}

//===--- ATen ops -----------------------------------------------------------===//

def Torch_TorchAtenOp : Torch_Op<"aten", [
    DeclareOpInterfaceMethods<MemoryEffectsOpInterface>,
    DeclareOpInterfaceMethods<OpAsmOpInterface, ["getAsmResultNames"]>]> {
  let summary = "Any op of the op table";
  let description = [{
    One class for all ATen and prims ops: it is registered once for each op of
    the table, under the name `torch.<op>`, such as `torch.aten.add.Tensor`.
    There is no op `torch.aten`, and so no builder: create an OperationState
    with the name. The schema determines the number of operands and results, and
    the effects.

    ```mlir
    %1 = torch.aten.add.Tensor %a, %b, %int1
           : !torch.vtensor, !torch.vtensor, !torch.int -> !torch.vtensor
    ```
  }];
  let arguments = (ins Variadic<AnyType>:$inputs);
  let results = (outs Variadic<AnyType>:$outputs);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    /// Whether `op` is an op of the table; hides the test for one name.
    static bool classof(::mlir::Operation *op) {
      return getOpDef(op->getName()) != nullptr;
    }
    /// The row of a name, or null; arithmetic on the TypeID.
    static const ::fake::OpDef *getOpDef(::mlir::OperationName name) {
      return ::fake::getOpByTorchID(name.getTypeID().getAsOpaquePointer());
    }
    /// The row of this op.
    const ::fake::OpDef &getOpDef() { return *getOpDef((*this)->getName()); }
  }];
}

#endif // FAKETENSOR_DIALECT_TORCH_IR_TORCHOPS
