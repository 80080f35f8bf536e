// RUN: fake-opt %s --split-input-file --fake-specialize="func=one symbols=s0=4" 2>/dev/null | FileCheck %s --check-prefix=NUMBER
// RUN: fake-opt %s --fake-specialize="func=one symbols=s0=8..100,s1=..3 show-changes" 2>&1 | FileCheck %s --check-prefix=RANGE
// RUN: fake-opt %s --fake-specialize="func=one dynamic=0:1=k" 2>&1 | FileCheck %s --check-prefix=DYNAMIC
// RUN: fake-opt %s --fake-specialize="func=layout dynamic=0:0,0:1" 2>&1 | FileCheck %s --check-prefix=LAYOUT
// RUN: fake-opt %s --fake-specialize="func=one args={0=!fake.tensor<[5, 4], f16>; 1=!fake.tensor<[3, 4], f32>}" 2>&1 | FileCheck %s --check-prefix=ARGS
// RUN: fake-opt %s --fake-specialize="func=host symbols=n=6" 2>&1 | FileCheck %s --check-prefix=TORCH
// RUN: fake-opt %s --fake-specialize="func=host dynamic=1:1=k" 2>&1 | FileCheck %s --check-prefix=BIND

// NUMBER-LABEL: func.func @one(%arg0: !fake.tensor<[4, 4], f32>, %arg1: !fake.tensor<[4 * s1, 4], f32, strides = [1, 4 * s1]>) -> !fake.tensor<[4 * s1 + 4, 4], f32>
// NUMBER-SAME: {fake.symbols = [#fake.symbol<s1, min = 2, max = 10>]}
// NUMBER: fake.aten.view{{.*}} -> !fake.tensor<[16 * s1 + 16], f32>

// RANGE-NOT: remark: argument
// RANGE: fake-specialize.mlir:[[@LINE+19]]:8: remark: result #0 was '!fake.tensor<*>', is '!fake.tensor<[4 * s0 * (s1 + 1)], f32>'
// RANGE: fake-specialize.mlir:[[@LINE+14]]:1: remark: types of 0 of 2 arguments and 1 of 2 results changed
// RANGE-LABEL: func.func @one(%arg0
// RANGE-SAME: fake.symbols = [#fake.symbol<s0, min = 8, max = 64>, #fake.symbol<s1, min = 2, max = 3>]

// The old size is the hint, and the op that specializes the symbol is named.
// DYNAMIC: fake-specialize.mlir:[[@LINE+12]]:8: remark: symbol 'k' has to be 4 because of Eq(k, 4), which the hints decide
// DYNAMIC: remark: types of 1 of 2 arguments and 2 of 2 results changed
// DYNAMIC-LABEL: func.func @one(%arg0: !fake.tensor<[s0, k], f32>,
// DYNAMIC-SAME: #fake.guard<guard, "Eq(k, 4)", op = "fake.aten.cat">
// DYNAMIC-SAME: #fake.symbol<k, min = 2, hint = 4>

// Symbols of removed arguments stay declared; hints of dtypes follow.
// ARGS: types of 2 of 2 arguments and 2 of 2 results changed
// ARGS-LABEL: func.func @one(%arg0: !fake.tensor<[5, 4], f16>, %arg1: !fake.tensor<[3, 4], f32>) -> !fake.tensor<[8, 4], f32>
func.func @one(%x: !fake.tensor<[s0, 4], f32>, %y: !fake.tensor<[s0 * s1, 4], f32, strides = [1, s0 * s1]>)
    -> !fake.tensor<[s0 * s1 + s0, 4], f32>
    attributes {fake.symbols = [#fake.symbol<s0, min = 2, max = 64, hint = 3>, #fake.symbol<s1, min = 2, max = 10>]} {
  %0 = fake.aten.cat([%x, %y]) : (!fake.tensor<[s0, 4], f32>, !fake.tensor<[s0 * s1, 4], f32, strides = [1, s0 * s1]>) -> !fake.tensor<[s0 * s1 + s0, 4], f32>
  %1 = fake.aten.view(%0, [-1]) : (!fake.tensor<[s0 * s1 + s0, 4], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<[s0 * s1 + s0, 4], f32>
}

// New names avoid those in use; a transposed tensor stays transposed, and a
// size of 1 is not used as a hint.
// LAYOUT-LABEL: func.func @layout(%arg0: !fake.tensor<[s1, s2, 2], f32, strides = [2 * s2, 1, s2]>, %arg1: !fake.tensor<[s0], f32>) -> !fake.tensor<[s1, s2, 2], f32, strides = [2 * s2, 1, s2]>
// LAYOUT-SAME: #fake.symbol<s1, min = 0>, #fake.symbol<s2, min = 2, hint = 5>
func.func @layout(%x: !fake.tensor<[1, 5, 2], f32, strides = [10, 1, 5]>, %y: !fake.tensor<[s0], f32>) -> !fake.tensor<*> {
  %0 = fake.aten.neg(%x) : (!fake.tensor<[1, 5, 2], f32, strides = [10, 1, 5]>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// In torch IR symbols are ops, and a known size needs no bind.
// TORCH: types of 1 of 2 arguments
// TORCH-LABEL: func.func @host(%arg0: !torch.vtensor<[6,4],f32>, %arg1: !torch.vtensor<[?,4],f32>) -> !torch.vtensor<[?,4],f32>
// TORCH-NOT: "n"
// TORCH: torch.symbolic_int "m"
// TORCH: torch.bind_symbolic_shape %arg1, [%{{.*}}], affine_map<()[s0] -> (s0 * 6, 4)>
// TORCH: torch.aten.cat
// TORCH: torch.bind_symbolic_shape %{{.*}}, [%{{.*}}], affine_map<()[s0] -> (s0 * 6 + 6, 4)>

// BIND: remark: symbol 'k' has to be 4 because of
// BIND-LABEL: func.func @host(%arg0: !torch.vtensor<[?,4],f32>, %arg1: !torch.vtensor<[?,?],f32>)
// BIND: torch.symbolic_int "k" {min_val = 2
// BIND: torch.bind_symbolic_shape %arg1, {{.*}} -> (s0 * s1, s2)>
func.func @host(%x: !torch.vtensor<[?,4],f32>, %y: !torch.vtensor<[?,4],f32>) -> !torch.vtensor {
  %n = torch.symbolic_int "n" {min_val = 2, max_val = 64} : !torch.int
  %m = torch.symbolic_int "m" {min_val = 2, max_val = 10} : !torch.int
  torch.bind_symbolic_shape %x, [%n], affine_map<()[s0] -> (s0, 4)> : !torch.vtensor<[?,4],f32>
  torch.bind_symbolic_shape %y, [%n, %m], affine_map<()[s0, s1] -> (s0 * s1, 4)> : !torch.vtensor<[?,4],f32>
  %l = torch.prim.ListConstruct %x, %y : (!torch.vtensor<[?,4],f32>, !torch.vtensor<[?,4],f32>) -> !torch.list<vtensor>
  %dim = torch.constant.int 0
  %0 = torch.aten.cat %l, %dim : !torch.list<vtensor>, !torch.int -> !torch.vtensor
  return %0 : !torch.vtensor
}
