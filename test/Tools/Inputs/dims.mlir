// Values of dims that MLIR resolves through reified shapes, for check-upstream.test.

func.func @tensors(%x: tensor<?x4x?xf32>, %y: tensor<?x?xf32>, %z: tensor<?x?xf32>, %n: index, %m: index) -> (index, index, index, index, index, index, index, index, index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %a = tensor.collapse_shape %x [[0, 1], [2]] : tensor<?x4x?xf32> into tensor<?x?xf32>
  %0 = tensor.dim %a, %c0 : tensor<?x?xf32>
  %b = tensor.extract_slice %x[%n, 0, 0] [%m, 1, %n] [1, 1, 2] : tensor<?x4x?xf32> to tensor<?x?xf32>
  %1 = tensor.dim %b, %c1 : tensor<?x?xf32>
  %c = tensor.insert_slice %y into %x[0, 1, 0] [%m, 1, %n] [1, 1, 1] : tensor<?x?xf32> into tensor<?x4x?xf32>
  %2 = tensor.dim %c, %c2 : tensor<?x4x?xf32>
  %d = tensor.empty(%n, %m) : tensor<?x3x?xf32>
  %3 = tensor.dim %d, %c2 : tensor<?x3x?xf32>
  %e = tensor.generate %n {
  ^bb0(%i: index):
    %f = arith.constant 0.0 : f32
    tensor.yield %f : f32
  } : tensor<?xf32>
  %4 = tensor.dim %e, %c0 : tensor<?xf32>
  %g = tensor.pad %x low[%n, 0, 1] high[%m, %n, 2] {
  ^bb0(%i: index, %j: index, %k: index):
    %f = arith.constant 0.0 : f32
    tensor.yield %f : f32
  } : tensor<?x4x?xf32> to tensor<?x?x?xf32>
  %5 = tensor.dim %g, %c0 : tensor<?x?x?xf32>
  %6 = tensor.dim %g, %c1 : tensor<?x?x?xf32>
  %h = tensor.concat dim(1) %y, %y, %b : (tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  %7 = tensor.dim %h, %c1 : tensor<?x?xf32>
  %8 = tensor.dim %h, %c0 : tensor<?x?xf32>
  %k = tensor.expand_shape %z [[0], [1, 2]] output_shape [%n, %m, 2] : tensor<?x?xf32> into tensor<?x?x2xf32>
  %9 = tensor.dim %k, %c1 : tensor<?x?x2xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7, %8, %9 : index, index, index, index, index, index, index, index, index, index
}
// -----
#id = affine_map<(i, j) -> (i, j)>
func.func @linalg(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>, %z: tensor<?xf32>, %n: index) -> (index, index, index, index, index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = linalg.matmul ins(%x, %y : tensor<?x?xf32>, tensor<?x?xf32>) outs(%x : tensor<?x?xf32>) -> tensor<?x?xf32>
  %d0 = tensor.dim %0, %c1 : tensor<?x?xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (j, i)>, #id], iterator_types = ["parallel", "parallel"]} ins(%0 : tensor<?x?xf32>) outs(%y : tensor<?x?xf32>) {
  ^bb0(%a: f32, %b: f32):
    linalg.yield %a : f32
  } -> tensor<?x?xf32>
  %d1 = tensor.dim %1, %c0 : tensor<?x?xf32>
  %2 = linalg.transpose ins(%x : tensor<?x?xf32>) outs(%y : tensor<?x?xf32>) permutation = [1, 0]
  %d2 = tensor.dim %2, %c0 : tensor<?x?xf32>
  %3 = linalg.reduce { arith.addf } ins(%x : tensor<?x?xf32>) outs(%z : tensor<?xf32>) dimensions = [0]
  %d3 = tensor.dim %3, %c0 : tensor<?xf32>
  %4 = tensor.empty(%n, %n) : tensor<?x?x8x2xf32>
  %p = linalg.pack %x inner_dims_pos = [0, 1] inner_tiles = [8, 2] into %4 : tensor<?x?xf32> -> tensor<?x?x8x2xf32>
  %d4 = tensor.dim %p, %c1 : tensor<?x?x8x2xf32>
  %u = linalg.unpack %p inner_dims_pos = [0, 1] inner_tiles = [8, 2] into %x : tensor<?x?x8x2xf32> -> tensor<?x?xf32>
  %d5 = tensor.dim %u, %c1 : tensor<?x?xf32>
  return %d0, %d1, %d2, %d3, %d4, %d5 : index, index, index, index, index, index
}
// -----
func.func @loops(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>, %n: index, %c: i1) -> (index, index, index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x) -> tensor<?x?xf32> {
    %1 = linalg.exp ins(%a : tensor<?x?xf32>) outs(%a : tensor<?x?xf32>) -> tensor<?x?xf32>
    scf.yield %1 : tensor<?x?xf32>
  }
  %d0 = tensor.dim %0, %c1 : tensor<?x?xf32>
  %2 = scf.if %c -> tensor<?x?xf32> {
    scf.yield %x : tensor<?x?xf32>
  } else {
    scf.yield %x : tensor<?x?xf32>
  }
  %d1 = tensor.dim %2, %c0 : tensor<?x?xf32>
  %3 = scf.forall (%i, %j) in (%n, 4) shared_outs(%o = %y) -> tensor<?x?xf32> {
    %s = tensor.extract_slice %x[%i, %j] [1, 1] [1, 1] : tensor<?x?xf32> to tensor<1x1xf32>
    scf.forall.in_parallel {
      tensor.parallel_insert_slice %s into %o[%i, %j] [1, 1] [1, 1] : tensor<1x1xf32> into tensor<?x?xf32>
    }
  }
  %d2 = tensor.dim %3, %c0 : tensor<?x?xf32>
  %4 = scf.while (%a = %x) : (tensor<?x?xf32>) -> tensor<?x?xf32> {
    scf.condition(%c) %a : tensor<?x?xf32>
  } do {
  ^bb0(%a: tensor<?x?xf32>):
    scf.yield %a : tensor<?x?xf32>
  }
  %d3 = tensor.dim %4, %c0 : tensor<?x?xf32>
  return %d0, %d1, %d2, %d3 : index, index, index, index
}
// -----
func.func @buffers(%x: memref<?x4xf32>, %n: index, %m: index, %t: tensor<?x?xf32>) -> (index, index, index, index, index, index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = memref.subview %x[%m, 0] [%n, 2] [1, 1] : memref<?x4xf32> to memref<?x2xf32, strided<[4, 1], offset: ?>>
  %d0 = memref.dim %0, %c0 : memref<?x2xf32, strided<[4, 1], offset: ?>>
  %1 = memref.alloc(%n, %m) : memref<?x?xf32>
  %d1 = memref.dim %1, %c1 : memref<?x?xf32>
  %2 = memref.expand_shape %1 [[0, 1], [2]] output_shape [%n, 1, %m] : memref<?x?xf32> into memref<?x1x?xf32>
  %d2 = memref.dim %2, %c0 : memref<?x1x?xf32>
  %3 = memref.collapse_shape %x [[0, 1]] : memref<?x4xf32> into memref<?xf32>
  %d3 = memref.dim %3, %c0 : memref<?xf32>
  %4 = bufferization.alloc_tensor(%n) : tensor<?x3xf32>
  %d4 = tensor.dim %4, %c0 : tensor<?x3xf32>
  %5 = bufferization.to_tensor %1 : memref<?x?xf32> to tensor<?x?xf32>
  %d5 = tensor.dim %5, %c0 : tensor<?x?xf32>
  %6 = bufferization.clone %1 : memref<?x?xf32> to memref<?x?xf32>
  %d6 = memref.dim %6, %c0 : memref<?x?xf32>
  return %d0, %d1, %d2, %d3, %d4, %d5, %d6 : index, index, index, index, index, index, index
}
