// RUN: fake-opt %s -split-input-file -verify-diagnostics

func.func @no_turn(%n: !torch.int, %b: !torch.bool) {
  // expected-error @below {{'torch.prim.Loop' op expected an argument of type !torch.int for the iteration number, found none}}
  torch.prim.Loop %n, %b, init() {
    torch.prim.Loop.condition %b, iter()
  } : (!torch.int, !torch.bool) -> ()
  return
}

// -----

func.func @type_of_turn(%n: !torch.int, %b: !torch.bool) {
  // expected-error @below {{expected an argument of type !torch.int for the iteration number, found '!torch.bool'}}
  torch.prim.Loop %n, %b, init() {
  ^bb0(%i: !torch.bool):
    torch.prim.Loop.condition %b, iter()
  } : (!torch.int, !torch.bool) -> ()
  return
}

// -----

func.func @results(%n: !torch.int, %b: !torch.bool) {
  // expected-error @below {{expected 1 results, one for each loop-carried value, found 0}}
  torch.prim.Loop %n, %b, init(%n) {
  ^bb0(%i: !torch.int, %k: !torch.int):
    torch.prim.Loop.condition %b, iter(%k : !torch.int)
  } : (!torch.int, !torch.bool, !torch.int) -> ()
  return
}

// -----

func.func @types_that_meet(%b: !torch.bool, %x: !torch.vtensor<[2,3],f32>) {
  // expected-error @below {{'torch.prim.If' op along control flow edge from Operation torch.prim.If.yield to parent: successor operand type #0 '!torch.vtensor<[2,3],f32>' should match successor input type #0 '!torch.vtensor'}}
  %0 = torch.prim.If %b -> (!torch.vtensor) {
    // expected-note @below {{region branch point}}
    torch.prim.If.yield %x : !torch.vtensor<[2,3],f32>
  } else {
    torch.prim.If.yield %x : !torch.vtensor<[2,3],f32>
  }
  return
}
