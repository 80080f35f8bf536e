// A slice is within the tensor, which is a guard where the sizes are symbols.
// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s

// CHECK-LABEL: func.func @static
// CHECK-SAME: fake.guards = [{condition = "7 <= s0", kind = "assert", op = "tensor.extract_slice"
// CHECK-SAME: {condition = "9 <= s0", kind = "assert", op = "tensor.insert_slice"
// CHECK-NOT: condition
func.func @static(%x: tensor<?x4xf32>, %y: tensor<2x4xf32>) {
  %0 = tensor.extract_slice %x[2, 0] [3, 4] [2, 1] : tensor<?x4xf32> to tensor<3x4xf32>
  %1 = tensor.insert_slice %y into %x[7, 0] [2, 4] [1, 1] : tensor<2x4xf32> into tensor<?x4xf32>
  return
}

// Where it begins is not known, but how long it is.
// CHECK-LABEL: func.func @dynamic
// CHECK-SAME: condition = "[[N:s[0-9]+]] <= s0"
func.func @dynamic(%x: memref<?xf32>, %i: index, %n: index) {
  // CHECK: memref.subview {{.*}}!fake.tensor<[[[N]]], f32
  %0 = memref.subview %x[%i] [%n] [1] : memref<?xf32> to memref<?xf32, strided<[1], offset: ?>>
  return
}

// Of the sizes of 1, the first and the last one are dropped: those that the result has not.
// CHECK-LABEL: func.func @dropped
func.func @dropped(%x: memref<1x?x5x1x?x1xf32>, %n: index) {
  %c4 = arith.constant 4 : index
  // CHECK: memref.subview {{.*}}!fake.tensor<[s2, 5, 4, 1], f32
  %0 = memref.subview %x[0, 0, 0, 0, 0, 0] [1, %n, 5, 1, %c4, 1] [1, 1, 1, 1, 1, 1] : memref<1x?x5x1x?x1xf32> to memref<?x5x?x1xf32, strided<[?, ?, 1, 1]>>
  return
}

// CHECK-LABEL: func.func @tosa
// CHECK-SAME: condition = "5 <= s0"
// CHECK-NOT: condition
func.func @tosa(%x: tensor<?xf32>) -> tensor<?xf32> {
  %two = tosa.const_shape {values = dense<2> : tensor<1xindex>} : () -> !tosa.shape<1>
  %three = tosa.const_shape {values = dense<3> : tensor<1xindex>} : () -> !tosa.shape<1>
  %rest = tosa.const_shape {values = dense<-1> : tensor<1xindex>} : () -> !tosa.shape<1>
  %0 = tosa.slice %x, %two, %three : (tensor<?xf32>, !tosa.shape<1>, !tosa.shape<1>) -> tensor<?xf32>
  // CHECK: tosa.slice {{.*}}!fake.tensor<[s0 - 3], f32>
  %1 = tosa.slice %x, %three, %rest : (tensor<?xf32>, !tosa.shape<1>, !tosa.shape<1>) -> tensor<?xf32>
  return %1 : tensor<?xf32>
}
