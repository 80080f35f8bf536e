#map = affine_map<(d0, d1, d2) -> (d0, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d2, d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1)>
"func.func"() <{function_type = (!torch.vtensor<[?,?],f32>, !torch.vtensor<[?,8],f32>) -> !torch.vtensor<[?,?],f32>, sym_name = "lowered"}> ({
^bb0(%arg0: !torch.vtensor<[?,?],f32>, %arg1: !torch.vtensor<[?,8],f32>):
  %0 = "arith.constant"() <{value = 0 : index}> : () -> index
  %1 = "arith.constant"() <{value = 0.000000e+00 : f32}> : () -> f32
  %2 = "torch.aten.relu"(%arg0) : (!torch.vtensor<[?,?],f32>) -> !torch.vtensor<[?,?],f32>
  %3 = "torch_c.to_builtin_tensor"(%2) : (!torch.vtensor<[?,?],f32>) -> tensor<?x?xf32>
  %4 = "torch_c.to_builtin_tensor"(%arg1) : (!torch.vtensor<[?,8],f32>) -> tensor<?x8xf32>
  %5 = "tensor.dim"(%3, %0) : (tensor<?x?xf32>, index) -> index
  %6 = "tensor.empty"(%5) : (index) -> tensor<?x8xf32>
  %7 = "linalg.fill"(%1, %6) <{operandSegmentSizes = array<i32: 1, 1>}> ({
  ^bb0(%arg5: f32, %arg6: f32):
    "linalg.yield"(%arg5) : (f32) -> ()
  }) : (f32, tensor<?x8xf32>) -> tensor<?x8xf32>
  %8 = "linalg.matmul"(%3, %4, %7) <{indexing_maps = [#map, #map1, #map2], operandSegmentSizes = array<i32: 2, 1>}> ({
  ^bb0(%arg2: f32, %arg3: f32, %arg4: f32):
    %12 = "arith.mulf"(%arg2, %arg3) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
    %13 = "arith.addf"(%arg4, %12) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
    "linalg.yield"(%13) : (f32) -> ()
  }) : (tensor<?x?xf32>, tensor<?x8xf32>, tensor<?x8xf32>) -> tensor<?x8xf32>
  %9 = "tensor.concat"(%8, %3) <{dim = 1 : i64}> : (tensor<?x8xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  %10 = "torch_c.from_builtin_tensor"(%9) : (tensor<?x?xf32>) -> !torch.vtensor<[?,?],f32>
  %11 = "torch.aten.tanh"(%10) : (!torch.vtensor<[?,?],f32>) -> !torch.vtensor<[?,?],f32>
  "func.return"(%11) : (!torch.vtensor<[?,?],f32>) -> ()
}) : () -> ()
