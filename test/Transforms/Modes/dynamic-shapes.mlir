// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate=allow-dynamic-output-shape-ops=false --split-input-file --verify-diagnostics -o /dev/null
// RUN: fake-opt %s --fake-verify=allow-dynamic-output-shape-ops=false --split-input-file --verify-diagnostics -o /dev/null

// Outputs of data-dependent sizes.

!t = !fake.tensor<*>

// CHECK-LABEL: func.func @nonzero
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u0, 2], i64, strides = [1, u0]>
func.func @nonzero(%x: !fake.tensor<[4, 6], bool>) {
  // expected-error@+1 {{has an output whose size depends on data: expected sizes that are known, as allow-dynamic-output-shape-ops is false}}
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[4, 6], bool>) -> !t
  // The second time as well.
  // expected-error@+1 {{has an output whose size depends on data}}
  %1 = fake.aten.nonzero(%x) : (!fake.tensor<[4, 6], bool>) -> !t
  return
}

// CHECK-LABEL: func.func @others
func.func @others(%x: !fake.tensor<[6], f32>, %m: !fake.tensor<[6], bool>, %i: !fake.tensor<[6], i64>) {
  // expected-error@+1 {{has an output whose size depends on data}}
  %0 = fake.aten.index.Tensor(%x, [%m]) : (!fake.tensor<[6], f32>, !fake.tensor<[6], bool>) -> !t
  // expected-error@+1 {{has an output whose size depends on data}}
  %1 = fake.aten.masked_select(%x, %m) : (!fake.tensor<[6], f32>, !fake.tensor<[6], bool>) -> !t
  // expected-error@+1 {{has an output whose size depends on data}}
  %2:3 = fake.aten._unique2(%x) : (!fake.tensor<[6], f32>) -> (!t, !t, !t)
  // expected-error@+1 {{has an output whose size depends on data}}
  %3 = fake.aten.bincount(%i) : (!fake.tensor<[6], i64>) -> !t
  // expected-error@+1 {{has an output whose size depends on data}}
  %4 = fake.aten.repeat_interleave.Tensor(%i) : (!fake.tensor<[6], i64>) -> !t
  // expected-error@+1 {{has an output whose size depends on data}}
  %5 = fake.aten.one_hot(%i) : (!fake.tensor<[6], i64>) -> !t
  return
}

// Ops that could have such outputs, but do not: no elements, or a given size.

// CHECK-LABEL: func.func @known_sizes
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[0, 2], i64
// CHECK: fake.aten.repeat_interleave.Tensor{{.*}} -> !fake.tensor<[9], i64>
// CHECK: fake.aten.one_hot{{.*}} -> !fake.tensor<[6, 3], i64>
// CHECK: fake.aten.item{{.*}} -> !fake.int<u0>
func.func @known_sizes(%x: !fake.tensor<[0, 6], bool>, %i: !fake.tensor<[6], i64>, %n: !fake.tensor<[], i64>) {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[0, 6], bool>) -> !t
  %1 = fake.aten.repeat_interleave.Tensor(%i, output_size = 9) : (!fake.tensor<[6], i64>) -> !t
  %2 = fake.aten.one_hot(%i, 3) : (!fake.tensor<[6], i64>) -> !t
  %3 = fake.aten.item(%n) : (!fake.tensor<[], i64>) -> !fake.int
  return
}

// -----

// torch IR has the same modes.

// CHECK-LABEL: func.func @torch
func.func @torch(%x: !torch.vtensor<[4,6],i1>) -> !torch.vtensor {
  // expected-error@+1 {{has an output whose size depends on data}}
  %0 = torch.aten.nonzero %x : !torch.vtensor<[4,6],i1> -> !torch.vtensor
  return %0 : !torch.vtensor
}
