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
  %8 = tensor.empty(%7) : tensor<?xf32>
  %9 = tensor.reshape %x(%2) : (tensor<?x4x?xf32>, tensor<3xindex>) -> tensor<?x?x?xf32>
  return
}
