#map = affine_map<(d0, d1) -> (d1, d0)>
"func.func"() <{function_type = (memref<?x4xf32>, index) -> (), sym_name = "views"}> ({
^bb0(%arg0: memref<?x4xf32>, %arg1: index):
  %0 = "arith.constant"() <{value = 0 : index}> : () -> index
  %1 = "memref.dim"(%arg0, %0) : (memref<?x4xf32>, index) -> index
  %2 = "memref.alloc"(%1, %arg1) <{operandSegmentSizes = array<i32: 2, 0>}> : (index, index) -> memref<?x?xf32>
  %3 = "memref.subview"(%arg0, %arg1) <{operandSegmentSizes = array<i32: 1, 0, 1, 0>, static_offsets = array<i64: 1, 0>, static_sizes = array<i64: -9223372036854775808, 2>, static_strides = array<i64: 1, 2>}> : (memref<?x4xf32>, index) -> memref<?x2xf32, strided<[4, 2], offset: 4>>
  %4 = "memref.subview"(%2, %1) <{operandSegmentSizes = array<i32: 1, 0, 1, 0>, static_offsets = array<i64: 2, 0>, static_sizes = array<i64: 1, -9223372036854775808>, static_strides = array<i64: 1, 1>}> : (memref<?x?xf32>, index) -> memref<?xf32, strided<[1], offset: ?>>
  %5 = "memref.expand_shape"(%arg0, %1) <{reassociation = [[0], [1, 2]], static_output_shape = array<i64: -9223372036854775808, 2, 2>}> : (memref<?x4xf32>, index) -> memref<?x2x2xf32>
  %6 = "memref.collapse_shape"(%arg0) <{reassociation = [[0, 1]]}> : (memref<?x4xf32>) -> memref<?xf32>
  %7 = "memref.transpose"(%2) <{permutation = #map}> : (memref<?x?xf32>) -> memref<?x?xf32, strided<[1, ?]>>
  %8 = "memref.reinterpret_cast"(%arg0, %arg1, %arg1, %1) <{operandSegmentSizes = array<i32: 1, 1, 1, 1>, static_offsets = array<i64: -9223372036854775808>, static_sizes = array<i64: 2, -9223372036854775808>, static_strides = array<i64: -9223372036854775808, 1>}> : (memref<?x4xf32>, index, index, index) -> memref<2x?xf32, strided<[?, 1], offset: ?>>
  %9 = "memref.cast"(%arg0) : (memref<?x4xf32>) -> memref<?x?xf32>
  %10:6 = "memref.extract_strided_metadata"(%9) : (memref<?x?xf32>) -> (memref<f32>, index, index, index, index, index)
  %11 = "memref.alloca"(%10#2, %10#4) <{operandSegmentSizes = array<i32: 2, 0>}> : (index, index) -> memref<?x?xf32>
  "func.return"() : () -> ()
}) : () -> ()
