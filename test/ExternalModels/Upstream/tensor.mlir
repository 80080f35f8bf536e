// RUN: fake-opt %s --fake-propagate=annotate --allow-unregistered-dialect | FileCheck %s

// Integers have symbolic values, which `tensor.dim` takes from sizes and other ops of the
// dialect take back.

// CHECK-LABEL: func.func @sizes
func.func @sizes(%x: tensor<?x?xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %0 = tensor.dim %x, %c0 : tensor<?x?xf32>
  %1 = tensor.dim %x, %c1 : tensor<?x?xf32>
  %2 = arith.muli %0, %1 : index
  %3 = arith.addi %2, %c1 : index
  // CHECK: tensor.empty{{.*}}!fake.tensor<[s0 * s1 + 1], f32>
  %4 = tensor.empty(%3) : tensor<?xf32>
  %5 = arith.divsi %0, %c2 : index
  %6 = arith.index_cast %5 : index to i64
  %7 = tensor.from_elements %6 : tensor<1xi64>
  // CHECK: tensor.reshape{{.*}}!fake.tensor<[s0 floordiv 2], f32>
  %8 = tensor.reshape %4(%7) : (tensor<?xf32>, tensor<1xi64>) -> tensor<?xf32>
  // A size is never negative.
  %9 = arith.cmpi slt, %0, %c0 : index
  %10 = arith.select %9, %c1, %0 : index
  // CHECK: tensor.empty{{.*}}!fake.tensor<[s0], f32>
  %11 = tensor.empty(%10) : tensor<?xf32>
  %12 = affine.apply affine_map<(d0)[s0] -> (d0 * 4 + s0)>(%0)[%1]
  // CHECK: tensor.splat{{.*}}!fake.tensor<[4 * s0 + s1], f32>
  %f = arith.constant 0.0 : f32
  %13 = tensor.splat %f[%12] : tensor<?xf32>
  return
}

// CHECK-LABEL: func.func @shapes
func.func @shapes(%x: tensor<?x6xf32>, %y: tensor<?x6xf32>) {
  %c0 = arith.constant 0 : index
  %0 = tensor.dim %x, %c0 : tensor<?x6xf32>
  // CHECK: tensor.expand_shape{{.*}}!fake.tensor<[s0, 2, 3], f32>
  %1 = tensor.expand_shape %x [[0], [1, 2]] output_shape [%0, 2, 3] : tensor<?x6xf32> into tensor<?x2x3xf32>
  // CHECK: tensor.collapse_shape{{.*}}!fake.tensor<[2 * s0, 3], f32>
  %2 = tensor.collapse_shape %1 [[0, 1], [2]] : tensor<?x2x3xf32> into tensor<?x3xf32>
  // CHECK: tensor.concat{{.*}}!fake.tensor<[s0 + s1, 6], f32>
  %3 = tensor.concat dim(0) %x, %y : (tensor<?x6xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
  // CHECK: tensor.extract_slice{{.*}}!fake.tensor<[s0], f32>
  %4 = tensor.extract_slice %x[0, 2] [%0, 1] [1, 1] : tensor<?x6xf32> to tensor<?xf32>
  // CHECK: tensor.pad{{.*}}
  %5 = tensor.pad %x low[1, 0] high[%0, 2] {
  ^bb0(%i: index, %j: index):
    %f = arith.constant 0.0 : f32
    tensor.yield %f : f32
  } : tensor<?x6xf32> to tensor<?x8xf32>
  // CHECK: "test.use"
  // CHECK: math.exp{{.*}}!fake.tensor<[2 * s0 + 1, 8], f32>
  "test.use"(%5) : (tensor<?x8xf32>) -> ()
  %6 = math.exp %5 : tensor<?x8xf32>
  return
}

// A result that an op overwrites has the sizes of that operand.
// CHECK-LABEL: func.func @destinations
func.func @destinations(%x: tensor<?x4xf32>, %y: tensor<4x5xf32>) {
  %c0 = arith.constant 0 : index
  %f = arith.constant 0.0 : f32
  %0 = tensor.dim %x, %c0 : tensor<?x4xf32>
  %1 = tensor.empty(%0) : tensor<?x5xf32>
  // CHECK: linalg.fill {{.*}}!fake.tensor<[s0, 5], f32>
  %2 = linalg.fill ins(%f : f32) outs(%1 : tensor<?x5xf32>) -> tensor<?x5xf32>
  // CHECK: linalg.matmul {{.*}}!fake.tensor<[s0, 5], f32>
  %3 = linalg.matmul ins(%x, %y : tensor<?x4xf32>, tensor<4x5xf32>) outs(%2 : tensor<?x5xf32>) -> tensor<?x5xf32>
  return
}

// An op without a rule has new symbols for the sizes that types do not state.
// CHECK-LABEL: func.func @others
func.func @others(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  // CHECK: "test.op"{{.*}}!fake.tensor<[s1, 4], f32>
  %0 = "test.op"(%x) : (tensor<?x4xf32>) -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// Types that attributes or operands repeat stay.
// CHECK-LABEL: func.func @types
// CHECK-SAME: -> tensor<?xf32>
func.func @types() -> tensor<?xf32> {
  %c3 = arith.constant 3 : index
  // CHECK: tensor.empty(%{{.*}}!fake.tensor<[3], f32>{{.*}} : tensor<?xf32>
  %0 = tensor.empty(%c3) : tensor<?xf32>
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: func.func @indexed
func.func @indexed(%x: tensor<?x4x?xf32>, %i: tensor<?x5x1xindex>) {
  // CHECK: tensor.gather {{.*}}!fake.tensor<[s2, 5, s0, 1, s1], f32>
  %0 = tensor.gather %x[%i] gather_dims([1]) : (tensor<?x4x?xf32>, tensor<?x5x1xindex>) -> tensor<?x5x?x1x?xf32>
  // CHECK: tensor.gather {{.*}}!fake.tensor<[s2, 5, s0, s1], f32>
  %1 = tensor.gather %x[%i] gather_dims([1]) : (tensor<?x4x?xf32>, tensor<?x5x1xindex>) -> tensor<?x5x?x?xf32>
  // CHECK: tensor.scatter {{.*}}!fake.tensor<[s0, 4, s1], f32>
  %2 = tensor.scatter %0 into %x[%i] scatter_dims([1]) unique : (tensor<?x5x?x1x?xf32>, tensor<?x4x?xf32>, tensor<?x5x1xindex>) -> tensor<?x4x?xf32>
  return
}

// CHECK-LABEL: func.func @inserted
// CHECK-SAME: condition = "Eq(s2, s3)"
func.func @inserted(%x: tensor<?x4x?xf32>, %y: tensor<?xf32>, %n: index, %i: index, %f: f32) {
  // CHECK: tensor.insert_slice {{.*}}!fake.tensor<[s0, 4, s1], f32>
  %0 = tensor.insert_slice %y into %x[0, 1, 0] [1, 1, %n] [1, 1, 1] : tensor<?xf32> into tensor<?x4x?xf32>
  // CHECK: tensor.insert {{.*}}!fake.tensor<[s0, 4, s1], f32>
  %1 = tensor.insert %f into %0[%i, %i, %i] : tensor<?x4x?xf32>
  return
}

// The result of a parallel loop has the sizes of what it overwrites.

// CHECK-LABEL: func.func @forall
func.func @forall(%x: tensor<?x4xf32>, %n: index) -> tensor<?x4xf32> {
  // CHECK: scf.forall
  %0 = scf.forall (%i) in (%n) shared_outs(%o = %x) -> (tensor<?x4xf32>) {
    %s = tensor.extract_slice %o[%i, 0] [1, 4] [1, 1] : tensor<?x4xf32> to tensor<1x4xf32>
    scf.forall.in_parallel {
      tensor.parallel_insert_slice %s into %o[%i, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<?x4xf32>
    }
  }
  // CHECK: } {fake.meta = [!fake.tensor<[s0, 4], f32>]}
  return %0 : tensor<?x4xf32>
}

// A result of a parallel loop keeps the type of what the loop updates.
// CHECK-LABEL: func.func @forall_cast
func.func @forall_cast(%x: tensor<2xf32>, %y: tensor<1xf32>) -> tensor<2xf32> {
  %0 = tensor.cast %x : tensor<2xf32> to tensor<?xf32>
  // CHECK: scf.forall {{.*}} -> (tensor<?xf32>)
  %1 = scf.forall (%i) in (2) shared_outs(%o = %0) -> tensor<?xf32> {
    scf.forall.in_parallel {
      tensor.parallel_insert_slice %y into %o[%i] [1] [1] : tensor<1xf32> into tensor<?xf32>
    }
  }
  // CHECK: } {fake.meta = [!fake.tensor<[2], f32>]}
  // CHECK: tensor.cast %{{.*}} : tensor<?xf32> to tensor<2xf32>
  %2 = tensor.cast %1 : tensor<?xf32> to tensor<2xf32>
  return %2 : tensor<2xf32>
}
