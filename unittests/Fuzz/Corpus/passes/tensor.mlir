func.func @sizes(%x: tensor<?x?xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %0 = tensor.dim %x, %c0 : tensor<?x?xf32>
  %1 = tensor.dim %x, %c1 : tensor<?x?xf32>
  %2 = arith.muli %0, %1 : index
  %3 = arith.addi %2, %c1 : index
  %4 = tensor.empty(%3) : tensor<?xf32>
  %5 = arith.divsi %0, %c2 : index
  %6 = arith.index_cast %5 : index to i64
  %7 = tensor.from_elements %6 : tensor<1xi64>
  %8 = tensor.reshape %4(%7) : (tensor<?xf32>, tensor<1xi64>) -> tensor<?xf32>
  %9 = arith.cmpi slt, %0, %c0 : index
  %10 = arith.select %9, %c1, %0 : index
  %11 = tensor.empty(%10) : tensor<?xf32>
  %12 = affine.apply affine_map<(d0)[s0] -> (d0 * 4 + s0)>(%0)[%1]
  %f = arith.constant 0.0 : f32
  %13 = tensor.splat %f[%12] : tensor<?xf32>
  return
}
