// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s

// A program cannot observe the layout of a value tensor. Passes drop the clone
// before a view and turn reshapes into views, so a view that strides do not allow
// is a row-major copy.

// CHECK-LABEL: func.func @transposed
func.func @transposed(%x: !torch.vtensor<[2,4,8],f32>) -> !torch.vtensor {
  %int1 = torch.constant.int 1
  %int2 = torch.constant.int 2
  %int64 = torch.constant.int 64
  %0 = torch.aten.transpose.int %x, %int1, %int2 : !torch.vtensor<[2,4,8],f32>, !torch.int, !torch.int -> !torch.vtensor
  %l = torch.prim.ListConstruct %int64 : (!torch.int) -> !torch.list<int>
  // CHECK: torch.aten.view {{.*}} {fake.meta = [!fake.tensor<[64], f32>]} {{.*}} -> !torch.vtensor<[64],f32>
  %1 = torch.aten.view %0, %l : !torch.vtensor, !torch.list<int> -> !torch.vtensor
  return %1 : !torch.vtensor
}

// Views that strides allow stay views.
// CHECK-LABEL: func.func @view
func.func @view(%x: !torch.vtensor<[2,4,8],f32>) -> !torch.vtensor {
  %int0 = torch.constant.int 0
  %int1 = torch.constant.int 1
  %int2 = torch.constant.int 2
  %int4 = torch.constant.int 4
  %0 = torch.aten.transpose.int %x, %int0, %int1 : !torch.vtensor<[2,4,8],f32>, !torch.int, !torch.int -> !torch.vtensor
  %l = torch.prim.ListConstruct %int4, %int2, %int2, %int4 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
  // CHECK: torch.aten.view {{.*}}!fake.tensor<[4, 2, 2, 4], f32, strides = [8, 32, 4, 1]>
  %1 = torch.aten.view %0, %l : !torch.vtensor, !torch.list<int> -> !torch.vtensor
  return %1 : !torch.vtensor
}

// A size of -1 is inferred for the copy as well, and sizes may be symbols.
// CHECK-LABEL: func.func @symbols
func.func @symbols(%x: !torch.vtensor<[?,4,8],f32>) -> !torch.vtensor {
  %b = torch.symbolic_int "b" {min_val = 2, max_val = 64} : !torch.int
  torch.bind_symbolic_shape %x, [%b], affine_map<()[s0] -> (s0, 4, 8)> : !torch.vtensor<[?,4,8],f32>
  %int1 = torch.constant.int 1
  %int2 = torch.constant.int 2
  %int4 = torch.constant.int 4
  %int-1 = torch.constant.int -1
  %0 = torch.aten.transpose.int %x, %int1, %int2 : !torch.vtensor<[?,4,8],f32>, !torch.int, !torch.int -> !torch.vtensor
  %l = torch.prim.ListConstruct %int-1, %int4 : (!torch.int, !torch.int) -> !torch.list<int>
  // CHECK: torch.aten._unsafe_view {{.*}}!fake.tensor<[8 * b, 4], f32>
  %1 = torch.aten._unsafe_view %0, %l : !torch.vtensor, !torch.list<int> -> !torch.vtensor
  return %1 : !torch.vtensor
}

// CHECK-LABEL: func.func @expanded
func.func @expanded(%x: !torch.vtensor<[4,1],f32>, %other: !torch.vtensor<[12],f32>) -> !torch.vtensor {
  %int3 = torch.constant.int 3
  %int4 = torch.constant.int 4
  %false = torch.constant.bool false
  %l = torch.prim.ListConstruct %int4, %int3 : (!torch.int, !torch.int) -> !torch.list<int>
  %0 = torch.aten.expand %x, %l, %false : !torch.vtensor<[4,1],f32>, !torch.list<int>, !torch.bool -> !torch.vtensor
  // CHECK: torch.aten.view_as {{.*}}!fake.tensor<[12], f32>
  %1 = torch.aten.view_as %0, %other : !torch.vtensor, !torch.vtensor<[12],f32> -> !torch.vtensor
  return %1 : !torch.vtensor
}

// The bytes of a transposed tensor, viewed as a larger type.
// CHECK-LABEL: func.func @bytes
func.func @bytes(%x: !torch.vtensor<[4,6],f16>) -> !torch.vtensor {
  %int0 = torch.constant.int 0
  %int1 = torch.constant.int 1
  %int6 = torch.constant.int 6
  %0 = torch.aten.transpose.int %x, %int0, %int1 : !torch.vtensor<[4,6],f16>, !torch.int, !torch.int -> !torch.vtensor
  // CHECK: torch.aten.view.dtype {{.*}}!fake.tensor<[6, 2], f32>
  %1 = torch.aten.view.dtype %0, %int6 : !torch.vtensor, !torch.int -> !torch.vtensor
  return %1 : !torch.vtensor
}

// CHECK-LABEL: func.func @pairs
func.func @pairs(%x: !torch.vtensor<[2,6],f32>) -> !torch.vtensor {
  %int0 = torch.constant.int 0
  %int1 = torch.constant.int 1
  %0 = torch.aten.transpose.int %x, %int0, %int1 : !torch.vtensor<[2,6],f32>, !torch.int, !torch.int -> !torch.vtensor
  // CHECK: torch.aten.view_as_complex {{.*}}!fake.tensor<[6], c64>
  %1 = torch.aten.view_as_complex %0 : !torch.vtensor -> !torch.vtensor
  return %1 : !torch.vtensor
}
