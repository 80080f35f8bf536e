// RUN: fake-opt %s --split-input-file --verify-diagnostics

// MLIR takes a value of a later region for the one that is used before. Where the later op
// then has an error, it must not be freed while the other op still has the value.

func.func @redefined(%n: !torch.vtensor<[],si64>, %x: !torch.vtensor<[?,4],f32>) -> !torch.vtensor {
  %none = torch.constant.none
  %0 = torch.operator "onnx.Loop"(%n, %none, %x) : (!torch.vtensor<[],si64>, !torch.none, !torch.vtensor<[?,4],f32>) -> !torch.vtensor {
    %1 = torch.operator "onnx.Tanh"(%y) : (!torch.vtensor) -> !torch.vtensor
    torch.operator_terminator %1 : !torch.vtensor
  }
  %3 = torch.operator "onnx.Loop"(%n, %none, %x) : (!torch.vtensor<[],si64>, !torch.none, !torch.vtensor<[?,4],f32>) -> !torch.vtensor {
  ^bb0(%i: !torch.vtensor, %c: !torch.vtensor, %y: !torch.vtensor):
    torch.operator_terminator %y : !torch.vtensor
  // expected-error@+1 {{redefinition of block '^bb0'}}
  ^bb0(%j: !torch.vtensor):
    torch.operator_terminator %j : !torch.vtensor
  }
  return %0 : !torch.vtensor
}

// -----

func.func @later(%n: !torch.int, %p: !torch.bool) {
  torch.prim.Loop %n, %p, init() {
  ^bb0(%i: !torch.int):
    %1 = torch.aten.add.int %j, %j : !torch.int, !torch.int -> !torch.int
    torch.prim.Loop.condition %p, iter()
  } : (!torch.int, !torch.bool) -> ()
  // expected-error@+1 {{expected values that are used in the region only, found one that is used before it}}
  torch.prim.Loop %n, %p, init() {
  ^bb0(%j: !torch.int):
    torch.prim.Loop.condition %p, iter()
  } : (!torch.int, !torch.bool) -> ()
  return
}

// -----

func.func @unfinished(%n: !torch.int, %p: !torch.bool) {
  torch.prim.Loop %n, %p, init() {
  ^bb0(%i: !torch.int):
    %1 = torch.aten.add.int %s, %s : !torch.int, !torch.int -> !torch.int
    torch.prim.Loop.condition %p, iter()
  } : (!torch.int, !torch.bool) -> ()
  torch.shape.calculate {
    torch.shape.calculate.yield
  // expected-error@+1 {{expected values that are used in the region only, found one that is used before it}}
  } shapes {
    %s = torch.constant.int 1
    torch.shape.calculate.yield.shapes
  } : error
  return
}

// -----

func.func @between_regions(%c: !torch.vtensor<[],i1>) -> !torch.vtensor {
  %0 = torch.operator "onnx.If"(%c) : (!torch.vtensor<[],i1>) -> !torch.vtensor {
    torch.operator_terminator %x : !torch.vtensor
  // expected-error@+1 {{expected values that are used in the region only, found one that is used before it}}
  }, {
    %x = torch.operator "onnx.Relu"(%c) : (!torch.vtensor<[],i1>) -> !torch.vtensor
    torch.operator_terminator %x : !torch.vtensor
  }
  return %0 : !torch.vtensor
}
