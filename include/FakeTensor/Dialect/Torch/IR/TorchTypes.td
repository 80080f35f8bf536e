//===- TorchTypes.td - Types of the torch reader -----------*- tablegen -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_TORCH_IR_TORCHTYPES
#define FAKETENSOR_DIALECT_TORCH_IR_TORCHTYPES

include "FakeTensor/Dialect/Torch/IR/TorchDialect.td"
include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/OpBase.td"

class Torch_Op<string mnemonic, list<Trait> traits = []>
    : Op<Torch_Dialect, mnemonic, traits>;

class Torch_TypeDef<string name, string typeMnemonic>
    : TypeDef<Torch_Dialect, name> {
  let typeName = "torch." # typeMnemonic;
}

//===--- Type classes -------------------------------------------------------===//

def Torch_TensorType : Torch_TypeDef<"TorchTensor", "vtensor"> {
  let summary = "A tensor, with or without value semantics";
  let description = [{
    A `vtensor` is a value; a `tensor` may be written and aliased. Sizes are
    numbers or `?`, `*` stands for an unknown rank, `unk` for an unknown dtype.
    Dtypes are written as MLIR types: `si64` is int64, `i1` is bool.

    ```mlir
    !torch.vtensor<[2,?],f32>
    !torch.vtensor<*,si64>
    !torch.tensor<[],unk>
    !torch.vtensor
    ```
  }];
  let parameters = (ins
    "bool":$valueSemantics,
    "bool":$ranked,
    ArrayRefParameter<"int64_t", "`kDynamic` for `?`; empty if not ranked">:
      $sizes,
    OptionalParameter<"::mlir::Type", "null if not known">:$dtype
  );
  let extraClassDeclaration = [{
    /// Whether neither rank nor dtype are known.
    bool isOpaque() const { return !getRanked() && !getDtype(); }
    /// The same type, as a value or not.
    TorchTensorType withValueSemantics(bool valueSemantics) const {
      return get(getContext(), valueSemantics, getRanked(), getSizes(),
                 getDtype());
    }
  }];
}

def Torch_ScalarType : Torch_TypeDef<"TorchScalar", "scalar"> {
  let summary = "A type without parameters";
  let description = [{
    All types without parameters: `!torch.int`, `!torch.none`, `!torch.Device`,
    `!torch.any`, ...
  }];
  let parameters = (ins "::fake::torch::ScalarKind":$kind);
}

def Torch_ContainerType : Torch_TypeDef<"TorchContainer", "container"> {
  let summary = "A container type";
  let description = [{
    Nested types are written without `!torch.`.

    ```mlir
    !torch.list<optional<vtensor>>
    !torch.tuple<int, vtensor<[2],f32>>
    !torch.dict<str, int>
    ```
  }];
  let parameters = (ins
    "::fake::torch::ContainerKind":$kind,
    ArrayRefParameter<"::mlir::Type">:$elements
  );
  let extraClassDeclaration = [{
    /// The element type of a list or optional.
    ::mlir::Type getElement() const { return getElements().front(); }
  }];
}

def Torch_ModuleType : Torch_TypeDef<"TorchModule", "nn.Module"> {
  let summary = "An instance of torch.nn.Module";
  let description = [{
    ```mlir
    !torch.nn.Module<"my_class">
    ```
  }];
  let parameters = (ins StringRefParameter<>:$className);
}

//===--- Constraints --------------------------------------------------------===//

class Torch_Scalar<string kind, string spelling>
    : Type<CPred<"::fake::torch::isScalar($_self, "
                 "::fake::torch::ScalarKind::" # kind # ")">,
           "!torch." # spelling, "::fake::torch::TorchScalarType">,
      BuildableType<"::fake::torch::TorchScalarType::get("
                    "$_builder.getContext(), "
                    "::fake::torch::ScalarKind::" # kind # ")">;

def Torch_Int : Torch_Scalar<"Int", "int">;
def Torch_Float : Torch_Scalar<"Float", "float">;
def Torch_Bool : Torch_Scalar<"Bool", "bool">;
def Torch_None : Torch_Scalar<"None", "none">;
def Torch_Str : Torch_Scalar<"Str", "str">;
def Torch_Device : Torch_Scalar<"Device", "Device">;
def Torch_Number : Torch_Scalar<"Number", "number">;

class Torch_Container<string kind, string spelling>
    : Type<CPred<"::fake::torch::isContainer($_self, "
                 "::fake::torch::ContainerKind::" # kind # ")">,
           "!torch." # spelling, "::fake::torch::TorchContainerType">;

def Torch_List : Torch_Container<"List", "list">;
def Torch_Tuple : Torch_Container<"Tuple", "tuple">;
def Torch_Dict : Torch_Container<"Dict", "dict">;

def Torch_AnyTensor
    : Type<CPred<"::llvm::isa<::fake::torch::TorchTensorType>($_self)">,
           "!torch.vtensor or !torch.tensor", "::fake::torch::TorchTensorType">;
def Torch_ValueTensor
    : Type<And<[Torch_AnyTensor.predicate,
                CPred<"::llvm::cast<::fake::torch::TorchTensorType>($_self)"
                      ".getValueSemantics()">]>,
           "!torch.vtensor", "::fake::torch::TorchTensorType">;
def Torch_NonValueTensor
    : Type<And<[Torch_AnyTensor.predicate,
                CPred<"!::llvm::cast<::fake::torch::TorchTensorType>($_self)"
                      ".getValueSemantics()">]>,
           "!torch.tensor", "::fake::torch::TorchTensorType">;
def Torch_Module
    : Type<CPred<"::llvm::isa<::fake::torch::TorchModuleType>($_self)">,
           "!torch.nn.Module", "::fake::torch::TorchModuleType">;
def Torch_AnyType
    : Type<CPred<"::fake::torch::isTorchType($_self)">, "any torch type">;

#endif // FAKETENSOR_DIALECT_TORCH_IR_TORCHTYPES
