// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s

// A program of other dialects may recurse; the results of such a call are those that types
// state.

// CHECK-LABEL: func.func @halves
func.func @halves(%x: tensor<?x4xf32>, %n: index) -> tensor<?x4xf32> {
  %one = arith.constant 1 : index
  %two = arith.constant 2 : index
  %done = arith.cmpi sle, %n, %one : index
  %0 = scf.if %done -> tensor<?x4xf32> {
    scf.yield %x : tensor<?x4xf32>
  } else {
    %half = arith.divui %n, %two : index
    %1 = tensor.extract_slice %x[0, 0] [%half, 4] [1, 1] : tensor<?x4xf32> to tensor<?x4xf32>
    // CHECK: call @halves({{.*}}) {fake.meta = [!fake.tensor<[{{[su][0-9]+}}, 4], f32>]}
    %2 = func.call @halves(%1, %half) : (tensor<?x4xf32>, index) -> tensor<?x4xf32>
    scf.yield %2 : tensor<?x4xf32>
  }
  return %0 : tensor<?x4xf32>
}

// CHECK-LABEL: func.func @even
func.func @even(%x: tensor<8xf32>) -> tensor<8xf32> {
  // CHECK: call @odd({{.*}}) {fake.meta = [!fake.tensor<[8], f32>]}
  %0 = call @odd(%x) : (tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}
func.func @odd(%x: tensor<8xf32>) -> tensor<8xf32> {
  %0 = call @even(%x) : (tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

// Buffers of a recursive function may be those of the caller.
// CHECK-LABEL: func.func @buffer
func.func @buffer(%x: memref<?xf32>) -> memref<?xf32> {
  // CHECK: call @buffer({{.*}}) {fake.meta = [!fake.tensor<[s1], f32>]}
  %0 = call @buffer(%x) : (memref<?xf32>) -> memref<?xf32>
  return %0 : memref<?xf32>
}

// The functions of a cycle are also called with sizes that are not followed.
// CHECK-LABEL: func.func private @grow
// CHECK-SAME: fake.meta = !fake.tensor<[s0], f32>
func.func private @grow(%x: tensor<?xf32>, %n: index) -> tensor<?xf32> {
  %one = arith.constant 1 : index
  %done = arith.cmpi sle, %n, %one : index
  %0 = scf.if %done -> tensor<?xf32> {
    scf.yield %x : tensor<?xf32>
  } else {
    %m = arith.subi %n, %one : index
    %1 = tosa.concat %x, %x {axis = 0 : i32} : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
    %2 = func.call @grow_more(%1, %m) : (tensor<?xf32>, index) -> tensor<?xf32>
    scf.yield %2 : tensor<?xf32>
  }
  return %0 : tensor<?xf32>
}
// CHECK-LABEL: func.func private @grow_more
// CHECK-SAME: fake.meta = !fake.tensor<[s0], f32>
func.func private @grow_more(%x: tensor<?xf32>, %n: index) -> tensor<?xf32> {
  // CHECK: tosa.concat {{.*}}!fake.tensor<[2 * s0], f32>
  %1 = tosa.concat %x, %x {axis = 0 : i32} : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  %0 = call @grow(%1, %n) : (tensor<?xf32>, index) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}
func.func @start(%a: tensor<3xf32>, %n: index) -> tensor<?xf32> {
  %c = tensor.cast %a : tensor<3xf32> to tensor<?xf32>
  %0 = call @grow(%c, %n) : (tensor<?xf32>, index) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}
