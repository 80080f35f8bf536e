// RUN: fake-opt %s --fake-propagate --verify-diagnostics
// RUN: not fake-opt %s --fake-cache-stats 2>&1 | FileCheck %s

// Rejected ops are evaluated again, and rejected again.

// CHECK: cache of @errors: 0 hits, 0 misses, 2 bypassed (2 errors)
func.func @errors(%x: !fake.tensor<[4, 3], f32>) {
  // expected-error @below {{dimension out of range}}
  %0 = fake.aten.transpose.int(%x, 0, 2) : (!fake.tensor<[4, 3], f32>) -> !fake.tensor<*>
  // expected-error @below {{dimension out of range}}
  %1 = fake.aten.transpose.int(%x, 0, 2) : (!fake.tensor<[4, 3], f32>) -> !fake.tensor<*>
  return
}
