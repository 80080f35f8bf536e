#map = affine_map<(d0, d1) -> (d1, d0)>
#map1 = affine_map<(d0, d1) -> (d1)>
#map2 = affine_map<(d0, d1) -> (d0, d1)>
"func.func"() <{function_type = (tensor<?x?xf32>, tensor<5xf32>, tensor<?x?xf32>) -> (), sym_name = "generic"}> ({
^bb0(%arg0: tensor<?x?xf32>, %arg1: tensor<5xf32>, %arg2: tensor<?x?xf32>):
  %0 = "tensor.cast"(%arg1) : (tensor<5xf32>) -> tensor<?xf32>
  %1 = "linalg.generic"(%arg0, %0, %arg2) <{indexing_maps = [#map, #map1, #map2], iterator_types = [#linalg.iterator_type<parallel>, #linalg.iterator_type<parallel>], operandSegmentSizes = array<i32: 2, 1>}> ({
  ^bb0(%arg3: f32, %arg4: f32, %arg5: f32):
    %3 = "arith.addf"(%arg3, %arg4) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
    "linalg.yield"(%3) : (f32) -> ()
  }) : (tensor<?x?xf32>, tensor<?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  %2 = "math.exp"(%1) <{fastmath = #arith.fastmath<none>}> : (tensor<?x?xf32>) -> tensor<?x?xf32>
  "func.return"() : () -> ()
}) : () -> ()
