//===- HostTorch.td - A host with a torch of its own -------*- tablegen -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Ops and types as torch-mlir has them: the same text, traits and interfaces,
// and C++ classes that FakeTensor does not know. Few ATen ops stand for all.
//
//===----------------------------------------------------------------------===//

#ifndef HOST_TORCH
#define HOST_TORCH

include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/OpBase.td"
include "mlir/Interfaces/ControlFlowInterfaces.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

def Host_Dialect : Dialect {
  let name = "torch";
  let cppNamespace = "::host";
  let useDefaultTypePrinterParser = 0;
  let extraClassDeclaration = [{
    ::mlir::Type parseType(::mlir::DialectAsmParser &parser) const override;
    void printType(::mlir::Type type,
                   ::mlir::DialectAsmPrinter &printer) const override;
  }];
}

//===--- Types --------------------------------------------------------------===//

class Host_Type<string name, string typeMnemonic>
    : TypeDef<Host_Dialect, name> {
  let mnemonic = typeMnemonic;
}

/// `<[2,?],f32>`, `<*,unk>`, `<[8,16],f32,#sparse_tensor.encoding<...>>`, or
/// nothing. In place of optional sizes there is whether they are known.
class Host_TensorType<string name, string typeMnemonic>
    : Host_Type<name, typeMnemonic> {
  let parameters = (ins "bool":$ranked, ArrayRefParameter<"int64_t">:$sizes,
                        "::mlir::Type":$dtype, "::mlir::Attribute":$sparsity);
  let hasCustomAssemblyFormat = 1;
}
def Host_ValueTensor : Host_TensorType<"ValueTensor", "vtensor">;
def Host_NonValueTensor : Host_TensorType<"NonValueTensor", "tensor">;

/// What is inside is written without `!torch.`.
class Host_Container<string name, string typeMnemonic>
    : Host_Type<name, typeMnemonic> {
  let parameters = (ins ArrayRefParameter<"::mlir::Type">:$contained);
  let hasCustomAssemblyFormat = 1;
}
def Host_List : Host_Container<"List", "list">;
def Host_Optional : Host_Container<"Optional", "optional">;
def Host_Tuple : Host_Container<"Tuple", "tuple">;
def Host_Union : Host_Container<"Union", "union">;
def Host_Dict : Host_Container<"Dict", "dict">;

class Host_Scalar<string name, string typeMnemonic>
    : Host_Type<name, typeMnemonic>,
      BuildableType<"$_builder.getType<::host::" # name # "Type>()">;
def Host_Int : Host_Scalar<"Int", "int">;
def Host_Float : Host_Scalar<"Float", "float">;
def Host_Bool : Host_Scalar<"Bool", "bool">;
def Host_None : Host_Scalar<"None", "none">;
def Host_Str : Host_Scalar<"Str", "str">;
def Host_Device : Host_Scalar<"Device", "Device">;
def Host_QInt8 : Host_Scalar<"QInt8", "qint8">;

//===--- Constants ----------------------------------------------------------===//

class Host_Op<string mnemonic, list<Trait> traits = []>
    : Op<Host_Dialect, mnemonic, traits>;

class Host_ConstantOp<string kind, TypeConstraint type, dag args>
    : Host_Op<"constant." # kind, [ConstantLike, Pure]> {
  let arguments = args;
  let results = (outs type:$result);
  let hasFolder = 1;
  let assemblyFormat = "$value attr-dict";
}
def Host_ConstantIntOp : Host_ConstantOp<"int", Host_Int, (ins I64Attr:$value)>;
def Host_ConstantFloatOp
    : Host_ConstantOp<"float", Host_Float, (ins F64Attr:$value)>;
def Host_ConstantBoolOp
    : Host_ConstantOp<"bool", Host_Bool, (ins I1Attr:$value)>;
def Host_ConstantStrOp : Host_ConstantOp<"str", Host_Str, (ins StrAttr:$value)>;
def Host_ConstantDeviceOp
    : Host_ConstantOp<"device", Host_Device, (ins StrAttr:$value)>;
def Host_ConstantNoneOp : Host_Op<"constant.none", [Pure]> {
  let results = (outs Host_None:$result);
  let assemblyFormat = "attr-dict";
}
def Host_ValueTensorLiteralOp
    : Host_Op<"vtensor.literal", [ConstantLike, Pure]> {
  let arguments = (ins ElementsAttr:$value);
  let results = (outs Host_ValueTensor:$result);
  let hasFolder = 1;
  let assemblyFormat = "`(` $value `)` attr-dict `:` qualified(type($result))";
}

//===--- Lists and tuples ---------------------------------------------------===//

def Host_PrimListConstructOp : Host_Op<"prim.ListConstruct", [Pure]> {
  let arguments = (ins Variadic<AnyType>:$elements);
  let results = (outs Host_List:$result);
  let hasVerifier = 1;
  let assemblyFormat = [{
    $elements attr-dict `:` functional-type(operands, results)
  }];
}
def Host_PrimTupleConstructOp : Host_Op<"prim.TupleConstruct", [Pure]> {
  let arguments = (ins Variadic<AnyType>:$elements);
  let results = (outs Host_Tuple:$result);
  let hasVerifier = 1;
  let assemblyFormat = [{
    $elements attr-dict `:` qualified(type($elements)) `->`
    qualified(type($result))
  }];
}
class Host_UnpackOp<string mnemonic> : Host_Op<mnemonic> {
  let arguments = (ins AnyType:$operand);
  let results = (outs Variadic<AnyType>:$results);
  let assemblyFormat = [{
    $operand attr-dict `:` qualified(type($operand)) `->`
    qualified(type($results))
  }];
}
def Host_PrimListUnpackOp : Host_UnpackOp<"prim.ListUnpack">;
def Host_PrimTupleUnpackOp : Host_UnpackOp<"prim.TupleUnpack">;

//===--- Symbolic shapes ----------------------------------------------------===//

def Host_SymbolicIntOp : Host_Op<"symbolic_int", [Pure]> {
  let arguments = (ins StrAttr:$symbol_name, I64Attr:$min_val,
                       I64Attr:$max_val);
  let results = (outs Host_Int:$result);
  let assemblyFormat = [{
    $symbol_name ` ` `{` `min_val` `=` $min_val `,` `max_val` `=` $max_val `}`
    attr-dict `:` qualified(type($result))
  }];
}
def Host_BindSymbolicShapeOp : Host_Op<"bind_symbolic_shape"> {
  let arguments = (ins Host_ValueTensor:$operand,
                       Variadic<Host_Int>:$shape_symbols,
                       AffineMapAttr:$shape_expressions);
  let assemblyFormat = [{
    $operand `,` `[` $shape_symbols `]` `,` $shape_expressions attr-dict `:`
    qualified(type($operand))
  }];
}

//===--- Casts and copies ---------------------------------------------------===//

class Host_CastOp<string mnemonic> : Host_Op<mnemonic, [Pure]> {
  let arguments = (ins AnyType:$operand);
  let results = (outs AnyType:$result);
  let assemblyFormat = [{
    $operand attr-dict `:` qualified(type($operand)) `to`
    qualified(type($result))
  }];
}
def Host_DerefineOp : Host_CastOp<"derefine">;
def Host_TensorStaticInfoCastOp : Host_CastOp<"tensor_static_info_cast">;

class Host_CopyOp<string kind, TypeConstraint from, TypeConstraint to,
                  string fromType>
    : Host_Op<"copy." # kind, [TypesMatchWith<
        "operand is the corresponding type", "result", "operand",
        "::host::" # fromType # "($_self)">]> {
  let arguments = (ins from:$operand);
  let results = (outs to:$result);
  let assemblyFormat = "$operand attr-dict `:` qualified(type($result))";
}
def Host_CopyToNonValueTensorOp
    : Host_CopyOp<"to_tensor", Host_ValueTensor, Host_NonValueTensor,
                  "withValueSemantics">;
def Host_CopyToValueTensorOp
    : Host_CopyOp<"to_vtensor", Host_NonValueTensor, Host_ValueTensor,
                  "withoutValueSemantics">;
def Host_OverwriteTensorContentsOp
    : Host_Op<"overwrite.tensor.contents", [TypesMatchWith<
        "overwritten is the corresponding type", "value", "overwritten",
        "::host::withoutValueSemantics($_self)">]> {
  let arguments = (ins Host_ValueTensor:$value,
                       Host_NonValueTensor:$overwritten);
  let assemblyFormat = [{
    $value `overwrites` $overwritten attr-dict `:` qualified(type($value)) `,`
    qualified(type($overwritten))
  }];
}

//===--- Control flow -------------------------------------------------------===//

def Host_PrimIfOp : Host_Op<"prim.If",
                            [DeclareOpInterfaceMethods<RegionBranchOpInterface>]> {
  let arguments = (ins Host_Bool:$condition);
  let results = (outs Variadic<AnyType>:$results);
  let regions = (region SizedRegion<1>:$thenRegion, SizedRegion<1>:$elseRegion);
  let hasCustomAssemblyFormat = 1;
}
def Host_PrimIfYieldOp
    : Host_Op<"prim.If.yield",
              [Terminator, ReturnLike, Pure, HasParent<"PrimIfOp">]> {
  let arguments = (ins Variadic<AnyType>:$results);
  let assemblyFormat = "attr-dict ($results^ `:` qualified(type($results)))?";
}

/// Control goes into the region, and nowhere else, although it may not.
def Host_PrimLoopOp
    : Host_Op<"prim.Loop",
              [DeclareOpInterfaceMethods<RegionBranchOpInterface,
                                         ["getEntrySuccessorOperands"]>]> {
  let arguments = (ins Host_Int:$maxTripCount, Host_Bool:$initialCondition,
                       Variadic<AnyType>:$iterArgsInit);
  let results = (outs Variadic<AnyType>:$results);
  let regions = (region SizedRegion<1>:$region);
  let assemblyFormat = [{
    $maxTripCount `,` $initialCondition `,` `init` `(` $iterArgsInit `)` $region
    attr-dict `:` functional-type(operands, results)
  }];
}
def Host_PrimLoopConditionOp
    : Host_Op<"prim.Loop.condition",
              [DeclareOpInterfaceMethods<RegionBranchTerminatorOpInterface>,
               Terminator, HasParent<"PrimLoopOp">]> {
  let arguments = (ins Host_Bool:$shouldContinue, Variadic<AnyType>:$iterArgs);
  let assemblyFormat = [{
    $shouldContinue `,` `iter` `(`
    ($iterArgs^ `:` qualified(type($iterArgs)))? `)` attr-dict
  }];
}

//===--- Calls --------------------------------------------------------------===//

def Host_RuntimeAssertOp : Host_Op<"runtime.assert"> {
  let arguments = (ins Host_Bool:$condition, StrAttr:$message);
  let assemblyFormat = "$condition `,` $message attr-dict";
}
def Host_OperatorOp : Host_Op<"operator"> {
  let arguments = (ins StrAttr:$name, Variadic<AnyType>:$operands);
  let results = (outs Variadic<AnyType>:$results);
  let regions = (region VariadicRegion<AnyRegion>:$regions);
  let assemblyFormat = [{
    $name `(` $operands `)` attr-dict `:` functional-type($operands, $results)
    $regions
  }];
}

class Host_AtenOp<string mnemonic, list<Trait> traits = []>
    : Host_Op<"aten." # mnemonic, traits> {
  let arguments = (ins Variadic<AnyType>:$inputs);
  let results = (outs Variadic<AnyType>:$outputs);
  let assemblyFormat = [{
    $inputs attr-dict `:` qualified(type($inputs)) `->`
    qualified(type($outputs))
  }];
}
def Host_AtenAddTensorOp : Host_AtenOp<"add.Tensor", [Pure]>;
def Host_AtenAndBoolOp : Host_AtenOp<"__and__.bool", [Pure]>;
def Host_AtenBoolTensorOp : Host_AtenOp<"Bool.Tensor", [Pure]>;
def Host_AtenBoolIntOp : Host_AtenOp<"Bool.int", [Pure]>;
def Host_AtenAddIntOp : Host_AtenOp<"add.int", [Pure]>;
def Host_AtenCopyUnderscoreOp : Host_AtenOp<"copy_">;
def Host_AtenCloneOp : Host_AtenOp<"clone", [Pure]>;
def Host_AtenExpandOp : Host_AtenOp<"expand", [Pure]>;
def Host_AtenLtIntOp : Host_AtenOp<"lt.int", [Pure]>;
def Host_AtenMmOp : Host_AtenOp<"mm", [Pure]>;
def Host_AtenNegOp : Host_AtenOp<"neg", [Pure]>;
def Host_AtenReluOp : Host_AtenOp<"relu", [Pure]>;
def Host_AtenReluUnderscoreOp : Host_AtenOp<"relu_">;
def Host_AtenSizeIntOp : Host_AtenOp<"size.int", [Pure]>;
def Host_AtenSplitWithSizesOp : Host_AtenOp<"split_with_sizes", [Pure]>;
def Host_AtenToDenseOp : Host_AtenOp<"to_dense", [Pure]>;
def Host_AtenViewOp : Host_AtenOp<"view", [Pure]>;
/// An op that no table of rules has.
def Host_AtenNoSuchOp : Host_AtenOp<"no_such_op", [Pure]>;

#endif // HOST_TORCH
