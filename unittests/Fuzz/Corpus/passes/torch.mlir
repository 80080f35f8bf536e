#map = affine_map<()[s0] -> (s0, 3)>
"func.func"() <{function_type = (!torch.vtensor<[?,3],f32>, !torch.vtensor<[3,4],f32>, !torch.bool) -> !torch.vtensor<[?,4],f32>, sym_name = "main"}> ({
^bb0(%arg0: !torch.vtensor<[?,3],f32>, %arg1: !torch.vtensor<[3,4],f32>, %arg2: !torch.bool):
  %0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %1 = "torch.constant.none"() : () -> !torch.none
  %2 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %3 = "torch.symbolic_int"() <{max_val = 64 : i64, min_val = 2 : i64, symbol_name = "s0"}> : () -> !torch.int
  "torch.bind_symbolic_shape"(%arg0, %3) <{shape_expressions = #map}> : (!torch.vtensor<[?,3],f32>, !torch.int) -> ()
  %4 = "torch.aten.mm"(%arg0, %arg1) : (!torch.vtensor<[?,3],f32>, !torch.vtensor<[3,4],f32>) -> !torch.vtensor<[?,4],f32>
  %5 = "torch.aten.size.int"(%4, %0) : (!torch.vtensor<[?,4],f32>, !torch.int) -> !torch.int
  %6 = "torch.prim.ListConstruct"(%5, %0) : (!torch.int, !torch.int) -> !torch.list<int>
  %7 = "torch.vtensor.literal"() <{value = dense<[1, 2]> : tensor<2xsi64>}> : () -> !torch.vtensor<[2],si64>
  %8 = "torch.aten.zeros"(%6, %1, %1, %1, %2) : (!torch.list<int>, !torch.none, !torch.none, !torch.none, !torch.bool) -> !torch.vtensor<[?,0],f32>
  %9 = "torch.prim.If"(%arg2) ({
    "torch.prim.If.yield"(%4) : (!torch.vtensor<[?,4],f32>) -> ()
  }, {
    %10 = "torch.aten.relu"(%4) : (!torch.vtensor<[?,4],f32>) -> !torch.vtensor<[?,4],f32>
    "torch.prim.If.yield"(%10) : (!torch.vtensor<[?,4],f32>) -> ()
  }) : (!torch.bool) -> !torch.vtensor<[?,4],f32>
  "func.return"(%9) : (!torch.vtensor<[?,4],f32>) -> ()
}) : () -> ()
