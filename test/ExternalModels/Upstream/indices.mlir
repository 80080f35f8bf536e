// RUN: fake-opt %s --fake-propagate=annotate --allow-unregistered-dialect | FileCheck %s

// An index of unknown value is one symbol, wherever it is used.

// Arguments are symbols like sizes. A size is not negative.
// CHECK-LABEL: func.func @arguments
// CHECK-SAME: condition = "0 <= s0"
// CHECK-SAME: condition = "0 <= s1 - 1"
func.func @arguments(%n: index, %m: i64, %x: tensor<?xf32>) {
  %c1 = arith.constant 1 : i64
  %0 = arith.subi %m, %c1 : i64
  %1 = arith.index_cast %0 : i64 to index
  // CHECK: tensor.empty{{.*}}!fake.tensor<[s0, s1 - 1], f32>
  %2 = tensor.empty(%n, %1) : tensor<?x?xf32>
  // CHECK: tensor.splat{{.*}}!fake.tensor<[s0, s2], f32>
  %c0 = arith.constant 0 : index
  %f = arith.constant 0.0 : f32
  %3 = tensor.dim %x, %c0 : tensor<?xf32>
  %4 = tensor.splat %f[%n, %3] : tensor<?x?xf32>
  return
}

// CHECK-LABEL: func.func @results
func.func @results(%x: tensor<4xi64>, %i: index) {
  %0 = "test.op"() : () -> index
  // CHECK: tensor.empty{{.*}}!fake.tensor<[u0, u0], f32>
  %1 = tensor.empty(%0, %0) : tensor<?x?xf32>
  %2 = tensor.extract %x[%i] : tensor<4xi64>
  %3 = arith.index_cast %2 : i64 to index
  // CHECK: tensor.empty{{.*}}!fake.tensor<[u1], f32>
  %4 = tensor.empty(%3) : tensor<?xf32>
  // CHECK: tensor.empty{{.*}}!fake.tensor<[u1], f32>
  %5 = tensor.empty(%3) : tensor<?xf32>
  return
}

// An induction variable is within the bounds: no guard that it is not negative. What is
// computed from it differs between iterations.
// CHECK-LABEL: func.func @loop
// CHECK-NOT: condition
func.func @loop(%x: tensor<?xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  // CHECK: scf.for
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x) -> tensor<?xf32> {
    // CHECK: tensor.empty{{.*}}!fake.tensor<[u0, u0 + 1], f32>
    %2 = arith.addi %i, %c1 : index
    %3 = tensor.empty(%i, %2) : tensor<?x?xf32>
    %4 = tensor.empty(%i) : tensor<?xf32>
    scf.yield %4 : tensor<?xf32>
  // CHECK: } {fake.meta = [!fake.tensor<[u{{[1-9]+}}], f32>]}
  }
  return
}

// Elements that PyTorch does not have.
// CHECK-LABEL: func.func @elements
// CHECK-SAME: !fake.tensor<[s0, 4], ?>
func.func @elements(%x: tensor<?x4xi4>, %y: tensor<3xindex>) {
  %c0 = arith.constant 0 : index
  %0 = tensor.dim %x, %c0 : tensor<?x4xi4>
  // CHECK: tensor.empty{{.*}}!fake.tensor<[s0], ?>
  %1 = tensor.empty(%0) : tensor<?xi4>
  // CHECK: tensor.collapse_shape{{.*}}!fake.tensor<[4 * s0], ?>
  %2 = tensor.collapse_shape %x [[0, 1]] : tensor<?x4xi4> into tensor<?xi4>
  return
}

// CHECK-LABEL: func.func @arithmetic
func.func @arithmetic(%x: tensor<?x?xf32>) {
  %c0 = index.constant 0
  %c1 = index.constant 1
  %c3 = index.constant 3
  %0 = tensor.dim %x, %c0 : tensor<?x?xf32>
  %1 = tensor.dim %x, %c1 : tensor<?x?xf32>
  %2 = index.mul %0, %c3
  %3 = index.ceildivu %2, %1
  %4 = index.shl %1, %c3
  // CHECK: tensor.empty{{.*}}!fake.tensor<[-(-3 * s0 floordiv s1), 8 * s1], f32>
  %5 = tensor.empty(%3, %4) : tensor<?x?xf32>
  %6 = arith.shrui %0, %c1 : index
  %7 = arith.maxui %6, %1 : index
  // CHECK: tensor.empty{{.*}}!fake.tensor<[max(s1, s0 floordiv 2)], f32>
  %8 = tensor.empty(%7) : tensor<?xf32>
  // A size is not negative.
  %9 = index.cmp slt(%0, %c0)
  %10 = arith.select %9, %c1, %0 : index
  // CHECK: tensor.empty{{.*}}!fake.tensor<[s0], f32>
  %11 = tensor.empty(%10) : tensor<?xf32>
  return
}
