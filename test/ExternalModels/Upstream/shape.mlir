// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s

// Shapes are lists of sizes, as a type of their own or as tensors of extents.

// CHECK-LABEL: func.func @extents
func.func @extents(%x: tensor<?x4x?xf32>, %y: tensor<?xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %0 = shape.shape_of %x : tensor<?x4x?xf32> -> tensor<3xindex>
  %1 = shape.const_shape [1, 4, 1] : tensor<3xindex>
  %2 = shape.broadcast %0, %1 : tensor<3xindex>, tensor<3xindex> -> tensor<3xindex>
  %3 = tensor.extract %2[%c0] : tensor<3xindex>
  %4 = shape.num_elements %2 : tensor<3xindex> -> index
  // CHECK: tensor.empty{{.*}}!fake.tensor<[s0, 4 * s0 * s1], f32>
  %5 = tensor.empty(%3, %4) : tensor<?x?xf32>
  // CHECK: tensor.reshape{{.*}}!fake.tensor<[s0, 4, s1], f32>
  %6 = tensor.empty(%4) : tensor<?xf32>
  %7 = tensor.reshape %6(%2) : (tensor<?xf32>, tensor<3xindex>) -> tensor<?x?x?xf32>
  return
}

// CHECK-LABEL: func.func @shapes
func.func @shapes(%x: tensor<?x4x?xf32>, %n: index) {
  %c1 = shape.const_size 1
  %0 = shape.shape_of %x : tensor<?x4x?xf32> -> !shape.shape
  %head, %tail = "shape.split_at"(%0, %c1) : (!shape.shape, !shape.size) -> (!shape.shape, !shape.shape)
  %1 = shape.concat %tail, %head : !shape.shape, !shape.shape -> !shape.shape
  %2 = shape.to_extent_tensor %1 : !shape.shape -> tensor<3xindex>
  %3 = shape.index_to_size %n
  %4 = shape.mul %3, %c1 : !shape.size, !shape.size -> !shape.size
  %5 = shape.rank %1 : !shape.shape -> !shape.size
  %6 = shape.add %4, %5 : !shape.size, !shape.size -> !shape.size
  %7 = shape.size_to_index %6 : !shape.size
  // CHECK: tensor.empty{{.*}}!fake.tensor<[s2 + 3], f32>
  %8 = tensor.empty(%7) : tensor<?xf32>
  // CHECK: tensor.reshape{{.*}}!fake.tensor<[4, s1, s0], f32>
  %9 = tensor.reshape %x(%2) : (tensor<?x4x?xf32>, tensor<3xindex>) -> tensor<?x?x?xf32>
  return
}

// Constraints are guards.
// CHECK-LABEL: func.func @constraints
// CHECK-SAME: condition = "Eq(s0, s1)"
func.func @constraints(%x: tensor<?xf32>, %y: tensor<?xf32>) {
  %0 = shape.shape_of %x : tensor<?xf32> -> tensor<1xindex>
  %1 = shape.shape_of %y : tensor<?xf32> -> tensor<1xindex>
  %2 = shape.cstr_eq %0, %1 : tensor<1xindex>, tensor<1xindex>
  %3 = shape.assuming %2 -> tensor<?xf32> {
    // CHECK: linalg.add {{.*}}!fake.tensor<[s0], f32>
    %4 = linalg.add ins(%x, %y : tensor<?xf32>, tensor<?xf32>) outs(%y : tensor<?xf32>) -> tensor<?xf32>
    shape.assuming_yield %4 : tensor<?xf32>
  }
  // CHECK: math.exp{{.*}}!fake.tensor<[s0], f32>
  %5 = math.exp %3 : tensor<?xf32>
  return
}
