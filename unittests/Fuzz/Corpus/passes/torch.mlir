func.func @main(%arg0: !torch.vtensor<[?,3],f32>, %arg1: !torch.vtensor<[3,4],f32>, %arg2: !torch.bool) -> !torch.vtensor<[?,4],f32> {
  %int0 = torch.constant.int 0
  %none = torch.constant.none
  %false = torch.constant.bool false
  %0 = torch.symbolic_int "s0" {min_val = 2, max_val = 64} : !torch.int
  torch.bind_symbolic_shape %arg0, [%0], affine_map<()[s0] -> (s0, 3)> : !torch.vtensor<[?,3],f32>
  %1 = torch.aten.mm %arg0, %arg1 : !torch.vtensor<[?,3],f32>, !torch.vtensor<[3,4],f32> -> !torch.vtensor<[?,4],f32>
  %2 = torch.aten.size.int %1, %int0 : !torch.vtensor<[?,4],f32>, !torch.int -> !torch.int
  %3 = torch.prim.ListConstruct %2, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
  %4 = torch.vtensor.literal(dense<[1, 2]> : tensor<2xsi64>) : !torch.vtensor<[2],si64>
  %5 = torch.aten.zeros %3, %none, %none, %none, %false : !torch.list<int>, !torch.none, !torch.none, !torch.none, !torch.bool -> !torch.vtensor<[?,0],f32>
  %6 = torch.prim.If %arg2 -> (!torch.vtensor<[?,4],f32>) {
    torch.prim.If.yield %1 : !torch.vtensor<[?,4],f32>
  } else {
    %7 = torch.aten.relu %1 : !torch.vtensor<[?,4],f32> -> !torch.vtensor<[?,4],f32>
    torch.prim.If.yield %7 : !torch.vtensor<[?,4],f32>
  }
  return %6 : !torch.vtensor<[?,4],f32>
}
