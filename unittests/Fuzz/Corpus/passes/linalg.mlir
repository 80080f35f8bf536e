func.func @generic(%x: tensor<?x?xf32>, %y: tensor<5xf32>, %init: tensor<?x?xf32>) {
  %0 = tensor.cast %y : tensor<5xf32> to tensor<?xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (j, i)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%x, %0 : tensor<?x?xf32>, tensor<?xf32>) outs(%init : tensor<?x?xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %2 = arith.addf %a, %b : f32
    linalg.yield %2 : f32
  } -> tensor<?x?xf32>
  %3 = math.exp %1 : tensor<?x?xf32>
  return
}
