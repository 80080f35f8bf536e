//===- TorchScriptOps.td - Objects of TorchScript ----------*- tablegen -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_TORCH_IR_TORCHSCRIPTOPS
#define FAKETENSOR_DIALECT_TORCH_IR_TORCHSCRIPTOPS

include "FakeTensor/Dialect/Torch/IR/TorchTypes.td"
include "mlir/IR/SymbolInterfaces.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

def Torch_ClassTypeOp : Torch_Op<"class_type", [
    Symbol, SingleBlockImplicitTerminator<"ClassTypeTerminatorOp">]> {
  let summary = "A class of modules";
  let description = [{
    ```mlir
    torch.class_type @my_class {
      torch.attr "weight" : !torch.tensor
      torch.method "forward", @forward
    }
    ```
  }];
  let arguments = (ins SymbolNameAttr:$sym_name);
  let regions = (region SizedRegion<1>:$region);
  let assemblyFormat = "$sym_name custom<ClassRegion>($region) attr-dict";
}

def Torch_ClassTypeTerminatorOp : Torch_Op<"class_type_terminator",
    [Terminator, HasParent<"ClassTypeOp">]> {
  let summary = "The end of a class, which is not written";
  let assemblyFormat = "attr-dict";
}

def Torch_AttrOp : Torch_Op<"attr", [HasParent<"ClassTypeOp">]> {
  let summary = "An attribute of a class";
  let description = [{
    ```mlir
    torch.attr private "weight" : !torch.tensor
    ```
  }];
  let arguments = (ins StrAttr:$name, TypeAttr:$type, UnitAttr:$isPrivate);
  let assemblyFormat = [{
    (`private` $isPrivate^)? $name `:` $type attr-dict
  }];
}

def Torch_MethodOp : Torch_Op<"method", [HasParent<"ClassTypeOp">]> {
  let summary = "A method of a class and the function behind it";
  let description = [{
    ```mlir
    torch.method "forward", @forward
    ```
  }];
  let arguments = (ins StrAttr:$name, FlatSymbolRefAttr:$function,
                       UnitAttr:$isPrivate);
  let assemblyFormat = [{
    (`private` $isPrivate^)? $name `,` $function attr-dict
  }];
}

def Torch_NnModuleOp : Torch_Op<"nn_module", [
    SingleBlockImplicitTerminator<"NnModuleTerminatorOp">]> {
  let summary = "An instance of a class";
  let description = [{
    ```mlir
    %0 = torch.nn_module {
      torch.slot "weight", %w : !torch.tensor
    } : !torch.nn.Module<"my_class">
    ```
  }];
  let results = (outs Torch_Module:$result);
  let regions = (region SizedRegion<1>:$region);
  let assemblyFormat = [{
    custom<ModuleRegion>($region) attr-dict `:` qualified(type($result))
  }];
}

def Torch_NnModuleTerminatorOp : Torch_Op<"nn_module_terminator",
    [Terminator, HasParent<"NnModuleOp">]> {
  let summary = "The end of an instance, which is not written";
  let assemblyFormat = "attr-dict";
}

def Torch_SlotOp : Torch_Op<"slot", [HasParent<"NnModuleOp">]> {
  let summary = "The value of an attribute of an instance";
  let description = [{
    ```mlir
    torch.slot "weight", %w : !torch.tensor
    ```
  }];
  let arguments = (ins StrAttr:$name, Torch_AnyType:$value);
  let assemblyFormat = "$name `,` $value attr-dict `:` qualified(type($value))";
}

def Torch_PrimGetAttrOp : Torch_Op<"prim.GetAttr"> {
  let summary = "Reads an attribute of an instance";
  let description = [{
    ```mlir
    %1 = torch.prim.GetAttr %0["weight"]
           : !torch.nn.Module<"my_class"> -> !torch.tensor
    ```
  }];
  let arguments = (ins StrAttr:$name, Torch_Module:$receiver);
  let results = (outs Torch_AnyType:$result);
  let assemblyFormat = [{
    $receiver `[` $name `]` attr-dict `:` qualified(type($receiver)) `->`
    qualified(type($result))
  }];
}

def Torch_PrimSetAttrOp : Torch_Op<"prim.SetAttr"> {
  let summary = "Writes an attribute of an instance";
  let description = [{
    ```mlir
    torch.prim.SetAttr %0["weight"] = %w
      : !torch.nn.Module<"my_class">, !torch.tensor
    ```
  }];
  let arguments = (ins StrAttr:$name, Torch_Module:$receiver,
                       Torch_AnyType:$value);
  let assemblyFormat = [{
    $receiver `[` $name `]` `=` $value attr-dict `:`
    qualified(type($receiver)) `,` qualified(type($value))
  }];
}

def Torch_GlobalSlotOp : Torch_Op<"global_slot", [Symbol]> {
  let summary = "A variable of the program";
  let description = [{
    ```mlir
    torch.global_slot "private" @weight : !torch.tensor
    ```
  }];
  let arguments = (ins SymbolNameAttr:$sym_name,
                       OptionalAttr<StrAttr>:$sym_visibility,
                       TypeAttr:$typeBound);
  let assemblyFormat = [{
    ($sym_visibility^)? $sym_name attr-dict `:` $typeBound
  }];
}

def Torch_GlobalSlotGetOp : Torch_Op<"global_slot.get"> {
  let summary = "Reads a variable";
  let description = [{
    ```mlir
    %0 = torch.global_slot.get @weight : !torch.tensor
    ```
  }];
  let arguments = (ins FlatSymbolRefAttr:$slot);
  let results = (outs Torch_AnyType:$result);
  let assemblyFormat = "$slot attr-dict `:` qualified(type($result))";
}

def Torch_GlobalSlotSetOp : Torch_Op<"global_slot.set"> {
  let summary = "Writes a variable";
  let description = [{
    ```mlir
    torch.global_slot.set @weight = %w : !torch.tensor
    ```
  }];
  let arguments = (ins FlatSymbolRefAttr:$slot, Torch_AnyType:$value);
  let assemblyFormat = "$slot `=` $value attr-dict `:` qualified(type($value))";
}

def Torch_GlobalSlotModuleInitializerOp
    : Torch_Op<"global_slot.module_initializer", [
        IsolatedFromAbove,
        SingleBlockImplicitTerminator<"InitializeGlobalSlotsOp">]> {
  let summary = "Sets the variables when the program begins";
  let description = [{
    ```mlir
    torch.global_slot.module_initializer {
      %0 = torch.tensor.literal(dense<0.0> : tensor<2xf32>) : !torch.tensor
      torch.initialize.global_slots [
        @weight(%0 : !torch.tensor)
      ]
    }
    ```
  }];
  let regions = (region SizedRegion<1>:$initializer);
  let assemblyFormat = "custom<InitializerRegion>($initializer) attr-dict";
}

def Torch_InitializeGlobalSlotsOp : Torch_Op<"initialize.global_slots",
    [Terminator, HasParent<"GlobalSlotModuleInitializerOp">]> {
  let summary = "The first values of the variables";
  let arguments = (ins TypedArrayAttrBase<FlatSymbolRefAttr,
                                          "names of slots">:$slotSymNames,
                       Variadic<Torch_AnyType>:$initialValues);
  let builders = [OpBuilder<(ins), [{
    $_state.addAttribute("slotSymNames", $_builder.getArrayAttr({}));
  }]>];
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
}

def Torch_PrimCallMethodOp : Torch_Op<"prim.CallMethod"> {
  let summary = "Calls a method of an instance";
  let description = [{
    ```mlir
    %1 = torch.prim.CallMethod %0["forward"] (%x)
           : !torch.nn.Module<"my_class">, (!torch.tensor) -> !torch.tensor
    ```
  }];
  let arguments = (ins StrAttr:$name, Torch_Module:$receiver,
                       Variadic<Torch_AnyType>:$methodOperands);
  let results = (outs Torch_AnyType:$result);
  let assemblyFormat = [{
    $receiver `[` $name `]` `(` $methodOperands `)` attr-dict `:`
    qualified(type($receiver)) `,` functional-type($methodOperands, $result)
  }];
}

def Torch_PrimCreateObjectOp : Torch_Op<"prim.CreateObject"> {
  let summary = "A new instance";
  let description = [{
    ```mlir
    %0 = torch.prim.CreateObject !torch.nn.Module<"my_class">
    ```
  }];
  let results = (outs Torch_Module:$result);
  let assemblyFormat = "attr-dict qualified(type($result))";
}

#endif // FAKETENSOR_DIALECT_TORCH_IR_TORCHSCRIPTOPS
