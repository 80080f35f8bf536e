// RUN: fake-opt %s --fake-fakify="constant-numel-limit=2" --split-input-file --allow-unregistered-dialect | FileCheck %s

// torch ops are converted with the sizes, strides and devices of the arguments.

// CHECK-LABEL: func.func @torch_ops
// CHECK-SAME: (%[[X:.*]]: !fake.tensor<[s0, 4], f32, strides = [1, s0]>) -> !fake.tensor<[4, s0], f32>
// CHECK-NEXT: %[[T:.*]] = fake.aten.t(%[[X]]) : {{.*}} -> !fake.tensor<[4, s0], f32>
// CHECK-NEXT: return %[[T]]
func.func @torch_ops(%x: !torch.vtensor<[?,4],f32> {fake.example = !fake.tensor<[3, 4], f32, strides = [1, 3]>}) -> !torch.vtensor<[4,?],f32> {
  %0 = torch.aten.t %x : !torch.vtensor<[?,4],f32> -> !torch.vtensor<[4,?],f32>
  return %0 : !torch.vtensor<[4,?],f32>
}

// -----

// Sizes that the program names keep their names.

// CHECK-LABEL: func.func @bound
// CHECK-SAME: !fake.tensor<[b, s0], f32>, %{{.*}}: !fake.tensor<[b], f32>) -> !fake.tensor<[s0, b], f32, strides = [1, s0]>
// CHECK-SAME: fake.symbols = [#fake.symbol<b, min = 2, max = 64>, #fake.symbol<s0, min = 2, max = 64>]
func.func @bound(%x: !torch.vtensor<[?,?],f32>, %y: !torch.vtensor<[?],f32>) -> !torch.vtensor {
  %b = torch.symbolic_int "b" {min_val = 2, max_val = 64} : !torch.int
  %s0 = torch.symbolic_int "s0" {min_val = 2, max_val = 64} : !torch.int
  torch.bind_symbolic_shape %x, [%b, %s0], affine_map<()[s0, s1] -> (s0, s1)> : !torch.vtensor<[?,?],f32>
  torch.bind_symbolic_shape %y, [%b], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],f32>
  %0 = torch.aten.t %x : !torch.vtensor<[?,?],f32> -> !torch.vtensor
  return %0 : !torch.vtensor
}

// -----

// No casts remain between builtin tensors and torch ops.

// CHECK-LABEL: func.func @boundaries
// CHECK-SAME: (%[[X:.*]]: !fake.tensor<[s0, 4], f32>) -> !fake.tensor<[s0, 4], f32>
// CHECK-NEXT: %[[R:.*]] = fake.aten.relu(%[[X]])
// CHECK-NEXT: return %[[R]]
func.func @boundaries(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %0 = "torch_c.from_builtin_tensor"(%x) : (tensor<?x4xf32>) -> !torch.vtensor<[?,4],f32>
  %1 = torch.aten.relu %0 : !torch.vtensor<[?,4],f32> -> !torch.vtensor<[?,4],f32>
  %2 = "torch_c.to_builtin_tensor"(%1) : (!torch.vtensor<[?,4],f32>) -> tensor<?x4xf32>
  return %2 : tensor<?x4xf32>
}

// -----

// The same holds between builtin tensors and the fake dialect. The cast back
// yields a fake tensor.

// CHECK-LABEL: func.func @fake_ops
// CHECK-SAME: (%[[X:.*]]: !fake.tensor<[s0, 4], f32>) -> (!fake.tensor<*>, !fake.tensor<[s0, 4], f32>)
// CHECK-NEXT: %[[R:.*]] = fake.aten.relu(%[[X]])
// CHECK-NEXT: return %[[R]], %[[X]]
func.func @fake_ops(%x: tensor<?x4xf32>) -> (tensor<?x4xf32>, tensor<?x4xf32>) {
  %0 = builtin.unrealized_conversion_cast %x : tensor<?x4xf32> to !fake.tensor<*>
  %1 = fake.aten.relu(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %2 = builtin.unrealized_conversion_cast %1 : !fake.tensor<*> to tensor<?x4xf32>
  return %2, %x : tensor<?x4xf32>, tensor<?x4xf32>
}

// -----

// An op of another dialect keeps its operand types.

// CHECK-LABEL: func.func @other_ops
// CHECK-SAME: (%[[X:.*]]: !fake.tensor<[s0, 4], f32>) -> (tensor<?x4xf32>, index)
// CHECK: %[[C:.*]] = builtin.unrealized_conversion_cast %[[X]] : !fake.tensor<[s0, 4], f32> to tensor<?x4xf32>
// CHECK: arith.addf %[[C]], %[[C]] : tensor<?x4xf32>
// CHECK: tensor.dim %[[C]]
func.func @other_ops(%x: tensor<?x4xf32>) -> (tensor<?x4xf32>, index) {
  %c0 = arith.constant 0 : index
  %0 = arith.addf %x, %x : tensor<?x4xf32>
  %1 = tensor.dim %x, %c0 : tensor<?x4xf32>
  return %0, %1 : tensor<?x4xf32>, index
}

// -----

// So does an op that uses the result of a torch op.

// CHECK-LABEL: func.func @user_of_torch_op
// CHECK: %[[R:.*]] = fake.aten.relu
// CHECK: %[[C:.*]] = builtin.unrealized_conversion_cast %[[R]] : !fake.tensor<[4], f32> to !torch.vtensor<[4],f32>
// CHECK: "test.use"(%[[C]])
func.func @user_of_torch_op(%x: !torch.vtensor<[4],f32>) {
  %0 = torch.aten.relu %x : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
  "test.use"(%0) : (!torch.vtensor<[4],f32>) -> ()
  return
}

// -----

// Regions, and ops that write, use the original type.

// CHECK-LABEL: func.func @regions
// CHECK-SAME: (%[[P:.*]]: i1, %[[X:.*]]: !fake.tensor<[s0, 4], f32>, %[[Y:.*]]: !fake.tensor<[4], f32>) -> tensor<?x4xf32>
// CHECK-DAG: %[[T:.*]] = builtin.unrealized_conversion_cast %[[X]] : !fake.tensor<[s0, 4], f32> to tensor<?x4xf32>
// CHECK-DAG: %[[M:.*]] = builtin.unrealized_conversion_cast %[[Y]] : !fake.tensor<[4], f32> to memref<4xf32>
// CHECK: scf.yield %[[T]]
// CHECK: memref.store %{{.*}}, %[[M]]
func.func @regions(%p: i1, %x: tensor<?x4xf32>, %y: memref<4xf32>) -> tensor<?x4xf32> {
  %c0 = arith.constant 0 : index
  %one = arith.constant 1.0 : f32
  %0 = scf.if %p -> tensor<?x4xf32> {
    scf.yield %x : tensor<?x4xf32>
  } else {
    %1 = arith.negf %x : tensor<?x4xf32>
    scf.yield %1 : tensor<?x4xf32>
  }
  memref.store %one, %y[%c0] : memref<4xf32>
  return %0 : tensor<?x4xf32>
}

// -----

// Several returns agree on types.

// CHECK-LABEL: func.func @blocks
// CHECK-SAME: !fake.tensor<[s0, 4], f32>) -> tensor<?x4xf32>
// CHECK: %[[T:.*]] = builtin.unrealized_conversion_cast
// CHECK: return %[[T]] : tensor<?x4xf32>
func.func @blocks(%p: i1, %x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  cf.cond_br %p, ^a(%x : tensor<?x4xf32>), ^b
^a(%y: tensor<?x4xf32>):
  return %y : tensor<?x4xf32>
^b:
  return %x : tensor<?x4xf32>
}

// -----

// A declaration keeps its type, and so do its calls.

// CHECK-LABEL: func.func @call_of_declaration
// CHECK: %[[T:.*]] = builtin.unrealized_conversion_cast
// CHECK: call @declared(%[[T]]) : (tensor<4xf32>) -> ()
func.func private @declared(tensor<4xf32>)
func.func @call_of_declaration(%x: tensor<4xf32>) {
  call @declared(%x) : (tensor<4xf32>) -> ()
  return
}

// -----

// Small constants keep their values.

// CHECK-LABEL: func.func @constants
// CHECK-DAG: fake.literal dense<[1, 0]> : tensor<2xi64> : !fake.tensor<[2], i64>
// CHECK-DAG: fake.literal : !fake.tensor<[3], i64>
// CHECK: fake.aten.index.Tensor
func.func @constants(%x: tensor<4xf32>) {
  %small = arith.constant dense<[1, 0]> : tensor<2xi64>
  %large = arith.constant dense<[1, 0, 2]> : tensor<3xi64>
  %0 = builtin.unrealized_conversion_cast %x : tensor<4xf32> to !fake.tensor<*>
  %1 = builtin.unrealized_conversion_cast %small : tensor<2xi64> to !fake.tensor<*>
  %2 = builtin.unrealized_conversion_cast %large : tensor<3xi64> to !fake.tensor<*>
  %3 = fake.aten.index.Tensor(%0, [%1]) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %4 = fake.aten.index.Tensor(%0, [%2]) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// CHECK-LABEL: func.func @torch_constants
// CHECK-DAG: fake.literal dense<[1, 0]> : tensor<2xsi64> : !fake.tensor<[2], i64>
// CHECK-DAG: fake.literal : !fake.tensor<[3], f32>
func.func @torch_constants(%x: !torch.vtensor<[4],f32>) -> (!torch.vtensor, !torch.vtensor) {
  %0 = torch.vtensor.literal(dense<[1, 0]> : tensor<2xsi64>) : !torch.vtensor<[2],si64>
  %1 = torch.vtensor.literal(dense<[1.0, 0.0, 2.0]> : tensor<3xf32>) : !torch.vtensor<[3],f32>
  %2 = torch.aten.neg %0 : !torch.vtensor<[2],si64> -> !torch.vtensor
  %3 = torch.aten.neg %1 : !torch.vtensor<[3],f32> -> !torch.vtensor
  return %2, %3 : !torch.vtensor, !torch.vtensor
}
