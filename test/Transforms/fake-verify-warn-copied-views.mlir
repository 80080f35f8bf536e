// RUN: fake-opt %s --fake-verify=warn-unsafe --verify-diagnostics

// PyTorch would reject these views, which are copies here.
func.func @copied(%x: !torch.vtensor<[2,4,8],f32>, %y: !torch.vtensor<[4,6],f16>) {
  %int0 = torch.constant.int 0
  %int1 = torch.constant.int 1
  %int2 = torch.constant.int 2
  %int6 = torch.constant.int 6
  %int64 = torch.constant.int 64
  %0 = torch.aten.transpose.int %x, %int1, %int2 : !torch.vtensor<[2,4,8],f32>, !torch.int, !torch.int -> !torch.vtensor
  %1 = torch.prim.ListConstruct %int64 : (!torch.int) -> !torch.list<int>
  // expected-warning@+1 {{eager PyTorch refuses this: cannot view a tensor with sizes [2, 8, 4] and strides [32, 1, 8] as [64]}}
  %2 = torch.aten.view %0, %1 : !torch.vtensor, !torch.list<int> -> !torch.vtensor
  // expected-warning@+1 {{cannot view a tensor with sizes [2, 8, 4]}}
  %3 = torch.aten.view %0, %1 : !torch.vtensor, !torch.list<int> -> !torch.vtensor
  // A reshape may copy in PyTorch, too.
  %4 = torch.aten.reshape %0, %1 : !torch.vtensor, !torch.list<int> -> !torch.vtensor
  %5 = torch.aten.transpose.int %y, %int0, %int1 : !torch.vtensor<[4,6],f16>, !torch.int, !torch.int -> !torch.vtensor
  // expected-warning@+1 {{eager PyTorch refuses this: view to a dtype of another size expects the last stride to be 1, found [1, 6]}}
  %6 = torch.aten.view.dtype %5, %int6 : !torch.vtensor, !torch.int -> !torch.vtensor
  return
}
