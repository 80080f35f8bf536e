//===- Standalone.td - A dialect with metadata -------------*- tablegen -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A dialect that has a tensor type of its own, and ops that say what their
// results look like.
//
//===----------------------------------------------------------------------===//

#ifndef STANDALONE_TD
#define STANDALONE_TD

include "FakeTensor/Interfaces/MetaRuleOpInterface.td"
include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/OpBase.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

def Standalone_Dialect : Dialect {
  let name = "standalone";
  let cppNamespace = "::standalone";
  let summary = "An example of a dialect with metadata.";
  let useDefaultTypePrinterParser = 1;
  let extraClassDeclaration = [{
    void registerTypes();
  }];
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

def Standalone_TensorType : TypeDef<Standalone_Dialect, "StandaloneTensor"> {
  let mnemonic = "tensor";
  let summary = "A row-major tensor on the cpu.";
  let description = [{
    `!standalone.tensor<4x?xf32>`: the sizes, `?` for one that is not known, and
    the type of the elements.
  }];
  let parameters = (ins ArrayRefParameter<"int64_t">:$shape,
                        "::mlir::Type":$elementType);
  let hasCustomAssemblyFormat = 1;
}

//===----------------------------------------------------------------------===//
// Ops
//===----------------------------------------------------------------------===//

class Standalone_Op<string mnemonic>
    : Op<Standalone_Dialect, mnemonic,
         [Pure, DeclareOpInterfaceMethods<MetaRuleOpInterface>]>;

def Standalone_MaxPoolOp : Standalone_Op<"max_pool"> {
  let summary = "The largest element in each window.";
  let description = [{
    The window moves over the last dimensions, of which there are as many as
    there are numbers in `kernel`. The rule is a function of `Meta/Shapes`.
  }];
  let arguments = (ins Standalone_TensorType:$input,
                       DenseI64ArrayAttr:$kernel,
                       DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$stride);
  let results = (outs Standalone_TensorType:$output);
  let assemblyFormat = [{
    $input `,` $kernel (`stride` $stride^)? attr-dict
    `:` qualified(type($input)) `->` qualified(type($output))
  }];
}

def Standalone_TopKOp : Standalone_Op<"top_k"> {
  let summary = "The largest elements along the last dimension.";
  let description = [{
    The rule is that of `aten.topk`, which is called by its name.
  }];
  let arguments = (ins Standalone_TensorType:$input, I64Attr:$k,
                       UnitAttr:$smallest);
  let results = (outs Standalone_TensorType:$values,
                      Standalone_TensorType:$indices);
  let assemblyFormat = [{
    (`smallest` $smallest^)? $input `,` $k attr-dict
    `:` qualified(type($input))
    `->` qualified(type($values)) `,` qualified(type($indices))
  }];
}

#endif // STANDALONE_TD
