//===- HostConversion.td - From and to types of torch ------*- tablegen -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef HOST_CONVERSION
#define HOST_CONVERSION

include "HostTorch.td"

def HostConversion_Dialect : Dialect {
  let name = "torch_c";
  let cppNamespace = "::host::conversion";
}

class HostConversion_Op<string mnemonic, TypeConstraint from, TypeConstraint to>
    : Op<HostConversion_Dialect, mnemonic, [Pure]> {
  let arguments = (ins from:$operand);
  let results = (outs to:$result);
  let assemblyFormat = [{
    $operand attr-dict `:` qualified(type($operand)) `->`
    qualified(type($result))
  }];
}
def HostConversion_ToBuiltinTensorOp
    : HostConversion_Op<"to_builtin_tensor", Host_ValueTensor, AnyTensor>;
def HostConversion_FromBuiltinTensorOp
    : HostConversion_Op<"from_builtin_tensor", AnyTensor, Host_ValueTensor>;
def HostConversion_ToI64Op : HostConversion_Op<"to_i64", Host_Int, I64>;
def HostConversion_FromI64Op : HostConversion_Op<"from_i64", I64, Host_Int>;
def HostConversion_FromI1Op : HostConversion_Op<"from_i1", I1, Host_Bool>;

#endif // HOST_CONVERSION
