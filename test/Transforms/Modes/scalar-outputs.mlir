// RUN: fake-opt %s --fake-propagate | FileCheck %s
// RUN: fake-opt %s --fake-propagate=allow-scalar-outputs=false --verify-diagnostics -o /dev/null
// RUN: fake-opt %s --fake-report="allow-scalar-outputs=false output=%t" --verify-diagnostics -o /dev/null

// Scalars read from tensors.

!t = !fake.tensor<*>

// CHECK-LABEL: func.func @reads
// CHECK: fake.aten.item{{.*}} -> !fake.int<u0>
// CHECK: fake.aten.item{{.*}} -> !fake.float
// CHECK: fake.aten._local_scalar_dense{{.*}} -> !fake.bool
// CHECK: fake.aten.equal{{.*}} -> !fake.bool
func.func @reads(%i: !fake.tensor<[], i64>, %f: !fake.tensor<[], f32>, %b: !fake.tensor<[1], bool>) {
  // expected-error@+1 {{reads a number from data: expected a tensor whose value is known, as allow-scalar-outputs is false}}
  %0 = fake.aten.item(%i) : (!fake.tensor<[], i64>) -> !fake.int
  // expected-error@+1 {{reads a number from data}}
  %1 = fake.aten.item(%f) : (!fake.tensor<[], f32>) -> !fake.float
  // expected-error@+1 {{reads a number from data}}
  %2 = fake.aten._local_scalar_dense(%b) : (!fake.tensor<[1], bool>) -> !fake.bool
  // expected-error@+1 {{reads a number from data}}
  %3 = fake.aten.equal(%f, %f) : (!fake.tensor<[], f32>, !fake.tensor<[], f32>) -> !fake.bool
  return
}

// A literal has a value, and sizes may still be data-dependent.

// CHECK-LABEL: func.func @known
// CHECK: fake.aten.item{{.*}} -> !fake.int<7>
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u0, 1], i64
func.func @known(%x: !fake.tensor<[6], bool>) {
  %0 = fake.literal dense<7> : tensor<i64> : !fake.tensor<[], i64>
  %1 = fake.aten.item(%0) : (!fake.tensor<[], i64>) -> !fake.int
  %2 = fake.aten.nonzero(%x) : (!fake.tensor<[6], bool>) -> !t
  return
}
