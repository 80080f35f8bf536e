// Ops of the op table that torch-mlir's dialect does not have.

// RUN: fake-opt %s --split-input-file --verify-diagnostics --fake-propagate | FileCheck %s
// RUN: fake-opt %s --split-input-file --fake-erase-types | FileCheck %s --check-prefix=ERASED

// CHECK-LABEL: func.func @infer
// CHECK: torch.aten.view_as %{{.*}}, %{{.*}} : !torch.vtensor<[4,3],f32>, !torch.vtensor<[12],si64> -> !torch.vtensor<[12],f32>
// ERASED-LABEL: func.func @infer
// ERASED: torch.aten.view_as %{{.*}}, %{{.*}} : {{.*}} -> !torch.vtensor
func.func @infer(%x: !torch.vtensor<[4,3],f32>, %y: !torch.vtensor<[12],si64>) -> !torch.vtensor {
  %0 = torch.aten.view_as %x, %y : !torch.vtensor<[4,3],f32>, !torch.vtensor<[12],si64> -> !torch.vtensor
  return %0 : !torch.vtensor
}

// -----

// ERASED-LABEL: func.func @invalid
// expected-note@+1 {{operand #1 is ?}}
func.func @invalid(%x: !torch.vtensor<[4,3],f32>, %n: !torch.int) {
  // expected-error@+1 {{expected at most 2 arguments, found 3}}
  %0 = torch.aten.view_as %x, %x, %x : !torch.vtensor<[4,3],f32>, !torch.vtensor<[4,3],f32>, !torch.vtensor<[4,3],f32> -> !torch.vtensor
  // expected-error@+1 {{expected a value for argument 'other'}}
  %1 = torch.aten.view_as %x : !torch.vtensor<[4,3],f32> -> !torch.vtensor
  // expected-error@+1 {{expected a Tensor for argument 'other', found int '?'}}
  %2 = torch.aten.view_as %x, %n : !torch.vtensor<[4,3],f32>, !torch.int -> !torch.vtensor
  // expected-error@+1 {{expected 1 results of aten.view_as, found 2}}
  %3:2 = torch.aten.view_as %x, %x : !torch.vtensor<[4,3],f32>, !torch.vtensor<[4,3],f32> -> !torch.vtensor, !torch.vtensor
  return
}

// -----

// Nothing may be known of an op, and its results are as declared.
// ERASED-LABEL: func.func @unknown
func.func @unknown(%x: !torch.vtensor<[4,3],f32>) {
  // expected-error@+1 {{no metadata rule for 'torch.aten.no_such_op'}}
  %0 = torch.aten.no_such_op %x : !torch.vtensor<[4,3],f32> -> !torch.vtensor<[4],f32>
  return
}
