func.func @views(%x: memref<?x4xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %rows = memref.dim %x, %c0 : memref<?x4xf32>
  %0 = memref.alloc(%rows, %n) : memref<?x?xf32>
  %1 = memref.subview %x[1, 0] [%n, 2] [1, 2] : memref<?x4xf32> to memref<?x2xf32, strided<[4, 2], offset: 4>>
  %2 = memref.subview %0[2, 0] [1, %rows] [1, 1] : memref<?x?xf32> to memref<?xf32, strided<[1], offset: ?>>
  %3 = memref.expand_shape %x [[0], [1, 2]] output_shape [%rows, 2, 2] : memref<?x4xf32> into memref<?x2x2xf32>
  %4 = memref.collapse_shape %x [[0, 1]] : memref<?x4xf32> into memref<?xf32>
  %5 = memref.transpose %0 (i, j) -> (j, i) : memref<?x?xf32> to memref<?x?xf32, strided<[1, ?]>>
  %6 = memref.reinterpret_cast %x to offset: [%n], sizes: [2, %n], strides: [%rows, 1] : memref<?x4xf32> to memref<2x?xf32, strided<[?, 1], offset: ?>>
  %7 = memref.cast %x : memref<?x4xf32> to memref<?x?xf32>
  %base, %offset, %sizes:2, %strides:2 = memref.extract_strided_metadata %7 : memref<?x?xf32> -> memref<f32>, index, index, index, index, index
  %8 = memref.alloca(%sizes#0, %strides#0) : memref<?x?xf32>
  return
}
