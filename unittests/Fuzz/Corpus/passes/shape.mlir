"func.func"() <{function_type = (tensor<?x4x?xf32>, index) -> (), sym_name = "shapes"}> ({
^bb0(%arg0: tensor<?x4x?xf32>, %arg1: index):
  %0 = "shape.const_size"() <{value = 1 : index}> : () -> !shape.size
  %1 = "shape.shape_of"(%arg0) : (tensor<?x4x?xf32>) -> !shape.shape
  %2:2 = "shape.split_at"(%1, %0) : (!shape.shape, !shape.size) -> (!shape.shape, !shape.shape)
  %3 = "shape.concat"(%2#1, %2#0) : (!shape.shape, !shape.shape) -> !shape.shape
  %4 = "shape.to_extent_tensor"(%3) : (!shape.shape) -> tensor<3xindex>
  %5 = "shape.index_to_size"(%arg1) : (index) -> !shape.size
  %6 = "shape.mul"(%5, %0) : (!shape.size, !shape.size) -> !shape.size
  %7 = "shape.rank"(%3) : (!shape.shape) -> !shape.size
  %8 = "shape.add"(%6, %7) : (!shape.size, !shape.size) -> !shape.size
  %9 = "shape.size_to_index"(%8) : (!shape.size) -> index
  %10 = "tensor.empty"(%9) : (index) -> tensor<?xf32>
  %11 = "tensor.reshape"(%arg0, %4) : (tensor<?x4x?xf32>, tensor<3xindex>) -> tensor<?x?x?xf32>
  "func.return"() : () -> ()
}) : () -> ()
