// RUN: fake-opt %s --torch-to-fake | FileCheck %s
// RUN: fake-opt %s --torch-to-fake --fake-verify -o /dev/null

// A view of a value tensor that its strides do not allow is a copy. Tensors of the
// fake dialect have no value semantics, so the copy becomes explicit.

// CHECK-LABEL: func.func @copied
// CHECK: %[[T:.*]] = fake.aten.transpose.int(%arg0, 1, 2) : {{.*}} -> !fake.tensor<[2, 8, 4], f32, strides = [32, 1, 8]>
// CHECK: %[[C:.*]] = fake.aten.clone(%[[T]], memory_format = contiguous_format) : {{.*}} -> !fake.tensor<[2, 8, 4], f32>
// CHECK: fake.aten.view(%[[C]], [64]) : {{.*}} -> !fake.tensor<[64], f32>
// The next use refers to the tensor itself.
// CHECK: fake.aten.view(%[[T]], [2, 8, 2, 2])
func.func @copied(%x: !torch.vtensor<[2,4,8],f32>) -> (!torch.vtensor<[64],f32>, !torch.vtensor<[2,8,2,2],f32>) {
  %int1 = torch.constant.int 1
  %int2 = torch.constant.int 2
  %int8 = torch.constant.int 8
  %int64 = torch.constant.int 64
  %0 = torch.aten.transpose.int %x, %int1, %int2 : !torch.vtensor<[2,4,8],f32>, !torch.int, !torch.int -> !torch.vtensor<[2,8,4],f32>
  %1 = torch.prim.ListConstruct %int64 : (!torch.int) -> !torch.list<int>
  %2 = torch.aten.view %0, %1 : !torch.vtensor<[2,8,4],f32>, !torch.list<int> -> !torch.vtensor<[64],f32>
  %3 = torch.prim.ListConstruct %int2, %int8, %int2, %int2 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
  %4 = torch.aten.view %0, %3 : !torch.vtensor<[2,8,4],f32>, !torch.list<int> -> !torch.vtensor<[2,8,2,2],f32>
  return %2, %4 : !torch.vtensor<[64],f32>, !torch.vtensor<[2,8,2,2],f32>
}
