// RUN: fake-opt %s --fake-propagate --split-input-file --verify-diagnostics=only-expected
// RUN: sed -e 's/VALUE-ERROR/expected-error/' %s | fake-opt --fake-propagate=strict-views --split-input-file --verify-diagnostics=only-expected

// The number of elements must fit, copy or not.
func.func @elements(%x: !torch.vtensor<[2,4,8],f32>) -> !torch.vtensor {
  %int1 = torch.constant.int 1
  %int2 = torch.constant.int 2
  %int63 = torch.constant.int 63
  %0 = torch.aten.transpose.int %x, %int1, %int2 : !torch.vtensor<[2,4,8],f32>, !torch.int, !torch.int -> !torch.vtensor
  %l = torch.prim.ListConstruct %int63 : (!torch.int) -> !torch.list<int>
  // expected-error@+1 {{'torch.aten.view' op cannot view [2, 8, 4] as [63]: expected 64 elements, found 63}}
  %1 = torch.aten.view %0, %l : !torch.vtensor, !torch.list<int> -> !torch.vtensor
  return %1 : !torch.vtensor
}

// -----

// A tensor without value semantics has strides, which its views must respect.
func.func @not_a_value(%x: !torch.tensor<[2,4,8],f32>) -> !torch.tensor {
  %int1 = torch.constant.int 1
  %int2 = torch.constant.int 2
  %int64 = torch.constant.int 64
  %0 = torch.aten.transpose.int %x, %int1, %int2 : !torch.tensor<[2,4,8],f32>, !torch.int, !torch.int -> !torch.tensor
  %l = torch.prim.ListConstruct %int64 : (!torch.int) -> !torch.list<int>
  // expected-error@+1 {{'torch.aten.view' op cannot view a tensor with sizes [2, 8, 4] and strides [32, 1, 8] as [64]}}
  %1 = torch.aten.view %0, %l : !torch.tensor, !torch.list<int> -> !torch.tensor
  return %1 : !torch.tensor
}

// -----

func.func @fake(%x: !fake.tensor<[2, 8, 4], f32, strides = [32, 1, 8]>) {
  // expected-error@+1 {{'fake.aten.view' op cannot view a tensor with sizes [2, 8, 4] and strides [32, 1, 8] as [64]}}
  %0 = fake.aten.view(%x, [64]) : (!fake.tensor<[2, 8, 4], f32, strides = [32, 1, 8]>) -> !fake.tensor<*>
  return
}

// -----

// With strict-views, value tensors are no exception.
func.func @strict(%x: !torch.vtensor<[2,4,8],f32>) -> !torch.vtensor {
  %int1 = torch.constant.int 1
  %int2 = torch.constant.int 2
  %int64 = torch.constant.int 64
  %0 = torch.aten.transpose.int %x, %int1, %int2 : !torch.vtensor<[2,4,8],f32>, !torch.int, !torch.int -> !torch.vtensor
  %l = torch.prim.ListConstruct %int64 : (!torch.int) -> !torch.list<int>
  // VALUE-ERROR@+1 {{'torch.aten.view' op cannot view a tensor with sizes [2, 8, 4] and strides [32, 1, 8] as [64]}}
  %1 = torch.aten.view %0, %l : !torch.vtensor, !torch.list<int> -> !torch.vtensor
  return %1 : !torch.vtensor
}
