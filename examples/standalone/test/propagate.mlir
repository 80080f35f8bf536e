// RUN: standalone-opt %s --fake-propagate --split-input-file --verify-diagnostics | FileCheck %s

// CHECK-LABEL: @max_pool
// CHECK: standalone.max_pool {{.*}} -> !standalone.tensor<1x3x16x16xf32>
func.func @max_pool(%x: !standalone.tensor<1x3x32x32xf32>) -> !standalone.tensor<?x?x?x?xf32> {
  %0 = standalone.max_pool %x, [2, 2] : !standalone.tensor<1x3x32x32xf32> -> !standalone.tensor<?x?x?x?xf32>
  return %0 : !standalone.tensor<?x?x?x?xf32>
}

// CHECK-LABEL: @top_k
// CHECK: standalone.top_k smallest {{.*}} -> !standalone.tensor<4x2xf32>, !standalone.tensor<4x2xi64>
func.func @top_k(%x: !standalone.tensor<4x9xf32>) -> (!standalone.tensor<?x?xf32>, !standalone.tensor<?x?xi64>) {
  %values, %indices = standalone.top_k smallest %x, 2 : !standalone.tensor<4x9xf32> -> !standalone.tensor<?x?xf32>, !standalone.tensor<?x?xi64>
  return %values, %indices : !standalone.tensor<?x?xf32>, !standalone.tensor<?x?xi64>
}

// -----

// expected-note @below {{operand #0 is f32(4, 9)/(9, 1)}}
func.func @too_many(%x: !standalone.tensor<4x9xf32>) {
  // expected-error @below {{expected k between 0 and the size 9 of dimension 1, found 10}}
  %values, %indices = standalone.top_k %x, 10 : !standalone.tensor<4x9xf32> -> !standalone.tensor<?x?xf32>, !standalone.tensor<?x?xi64>
  return
}

// -----

// expected-note @below {{operand #0 is f32(4, 9)/(9, 1)}}
func.func @no_image(%x: !standalone.tensor<4x9xf32>) {
  // expected-error @below {{expected a tensor of rank 3 or 4, found [4, 9]}}
  %0 = standalone.max_pool %x, [2, 2] : !standalone.tensor<4x9xf32> -> !standalone.tensor<?x?xf32>
  return
}
