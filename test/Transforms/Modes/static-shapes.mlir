// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate=static-shapes --split-input-file --verify-diagnostics -o /dev/null

// Without symbols, as in a mode without a ShapeEnv.

!t = !fake.tensor<*>

// CHECK-LABEL: func.func @arguments
// expected-error@+2 {{expected an argument whose sizes, strides and offset are numbers, as static-shapes is set, found '!fake.tensor<[s0, 3], f32>'}}
// expected-error@+1 {{found '!fake.tensor<[?, 3], f32>'}}
func.func @arguments(%x: !fake.tensor<[s0, 3], f32>, %y: !fake.tensor<[?, 3], f32>,
// expected-error@+2 {{found '!fake.tensor<[4, 3], f32, strides = [s0, 1]>'}}
// expected-error@+1 {{found '!fake.int<s0>'}}
                     %z: !fake.tensor<[4, 3], f32, strides = [s0, 1]>, %n: !fake.int<s0>) {
  return
}

// A data-dependent size needs a symbol.

// CHECK-LABEL: func.func @data
func.func @data(%x: !fake.tensor<[6], bool>, %i: !fake.tensor<[], i64>) {
  // expected-error@+1 {{has an output whose size depends on data: expected sizes that are known, as static-shapes is set}}
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[6], bool>) -> !t
  // expected-error@+1 {{reads a number from data: expected a tensor whose value is known, as static-shapes is set}}
  %1 = fake.aten.item(%i) : (!fake.tensor<[], i64>) -> !fake.int
  return
}

// So does a size that differs between branches.

// CHECK-LABEL: func.func @branches
// CHECK: fake.cond{{.*}} -> !fake.tensor<[u0], f32>
func.func @branches(%p: !fake.tensor<[], bool>, %x: !fake.tensor<[8], f32>) -> !t {
  // expected-error@+1 {{has a size or offset that depends on data: expected numbers, as static-shapes is set}}
  %0 = fake.cond %p with(%x) : (!fake.tensor<[], bool>, !fake.tensor<[8], f32>) -> !t
  then(%a: !t) {
    fake.yield %a : !t
  } else(%a: !t) {
    %1 = fake.aten.narrow_copy(%a, 0, 0, 2) : (!t) -> !t
    fake.yield %1 : !t
  }
  return %0 : !t
}

// -----

// CHECK-LABEL: func.func @torch
// expected-error@+1 {{expected an argument whose sizes, strides and offset are numbers}}
func.func @torch(%x: !torch.vtensor<[?,3],f32>) -> !torch.vtensor {
  %0 = torch.aten.relu %x : !torch.vtensor<[?,3],f32> -> !torch.vtensor
  return %0 : !torch.vtensor
}

// -----

// All sizes are constant.

// CHECK-LABEL: func.func @numbers
// CHECK: fake.aten.split.Tensor{{.*}} -> !fake.list<!fake.tensor<[4], f32>, !fake.tensor<[2], f32, offset = 4>>
func.func @numbers(%x: !fake.tensor<[6], f32>) {
  %0 = fake.aten.split.Tensor(%x, 4) : (!fake.tensor<[6], f32>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
  return
}
