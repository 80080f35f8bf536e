// Rules with several cases: an error says why none of them holds.

// RUN: fake-opt %s --split-input-file --verify-diagnostics --fake-propagate -o /dev/null

fake.rule "mylib::pick(Tensor x, Tensor? w=None) -> Tensor" (%x, %w) {
  %rank = fake.aten.dim(%x) : (!fake.tensor<*>) -> !fake.int
  %a0 = fake.aten.eq.int(%rank, 2) : (!fake.int) -> !fake.bool
  %a = fake.expect %a0, "expected a matrix, found rank {0}"(%rank : !fake.int)
  %b0 = fake.aten.__is__(%w, none) : (!fake.any) -> !fake.bool
  %b = fake.expect %b0, "expected no w, found {0}"(%w : !fake.any)
  %first = fake.aten.__and__.bool(%a, %b) : (!fake.bool, !fake.bool) -> !fake.bool
  // Only the first condition that is false.
  // expected-note@+2 {{case 1 of 3 does not hold: expected a matrix, found rank 3}}
  // expected-note@+1 {{case 1 of 3 does not hold: expected no w, found f32(4)/(1)}}
  %0 = fake.if %first -> !fake.tensor<*> {
    %1 = fake.aten.clone(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %1 : !fake.tensor<*>
  } else {
    %dtype = fake.prim.dtype(%x) : (!fake.tensor<*>) -> !fake.any
    %c0 = fake.aten.can_cast(i64, %dtype) : (!fake.any) -> !fake.bool
    %c1 = fake.aten.__not__(%c0) : (!fake.bool) -> !fake.bool
    %c = fake.expect %c1, "expected bools, found {0}"(%dtype : !fake.any)
    // expected-note@+1 {{case 2 of 3 does not hold: expected bools, found torch.float32}}
    %1 = fake.if %c -> !fake.tensor<*> {
      %sizes = fake.aten.size(%x) : (!fake.tensor<*>) -> !fake.any
      %2 = fake.aten.view(%x, %sizes) : (!fake.tensor<*>, !fake.any) -> !fake.tensor<*>
      %3 = fake.aten.clone(%2) : (!fake.tensor<*>) -> !fake.tensor<*>
      fake.yield %3 : !fake.tensor<*>
    } else {
      %d0 = fake.aten.eq.int(%rank, 1) : (!fake.int) -> !fake.bool
      %d = fake.expect %d0, "expected a vector"
      // expected-note@+2 {{case 3 of 3 does not hold: expected a vector}}
      // expected-note@+1 {{in the rule of mylib.pick}}
      fake.assert %d, "expected a call for which one of 3 cases of the rule holds"
      %n = fake.size %x, 0 : !fake.tensor<*> -> !fake.int
      %one = fake.constant 1 : !fake.int
      // An error in a case that holds is not about the cases.
      // expected-note@+1 {{in the rule of mylib.pick}}
      fake.require gt %n, %one, "expected two elements or more" : !fake.int, !fake.int
      %2 = fake.aten.clone(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
      fake.yield %2 : !fake.tensor<*>
    }
    fake.yield %1 : !fake.tensor<*>
  }
  fake.yield %0 : !fake.tensor<*>
}

func.func @none(%x: !fake.tensor<[2, 3, 4], f32>, %m: !fake.tensor<[2, 3], f32>, %w: !fake.tensor<[4], f32>) {
  // expected-error@+1 {{expected a call for which one of 3 cases of the rule holds}}
  %0 = fake.mylib.pick(%x) : (!fake.tensor<[2, 3, 4], f32>) -> !fake.tensor<*>
  // expected-error@+1 {{expected a call for which one of 3 cases of the rule holds}}
  %1 = fake.mylib.pick(%m, %w) : (!fake.tensor<[2, 3], f32>, !fake.tensor<[4], f32>) -> !fake.tensor<*>
  return
}

func.func @some(%m: !fake.tensor<[2, 3], f32>, %b: !fake.tensor<[2, 1, 4], bool>, %v: !fake.tensor<[2], f32>) {
  %0 = fake.mylib.pick(%m) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<[2, 3], f32>
  %1 = fake.mylib.pick(%b) : (!fake.tensor<[2, 1, 4], bool>) -> !fake.tensor<[2, 1, 4], bool>
  %2 = fake.mylib.pick(%v) : (!fake.tensor<[2], f32>) -> !fake.tensor<[2], f32>
  return
}

// expected-note@+1 {{operand #0 is f32(1)/(1)}}
func.func @in_a_case(%v: !fake.tensor<[1], f32>) {
  // expected-error@+1 {{expected two elements or more, found 1 and 1}}
  %0 = fake.mylib.pick(%v) : (!fake.tensor<[1], f32>) -> !fake.tensor<*>
  return
}

// -----

// Few of many cases are explained.
fake.rule "mylib::many(Tensor x, int n) -> Tensor" (%x, %n) {
  %b1 = fake.aten.eq.int(%n, 1) : (!fake.int) -> !fake.bool
  %e1 = fake.expect %b1, "expected 1, found {0}"(%n : !fake.int)
  // expected-note@+1 {{case 1 of 10 does not hold: expected 1, found 0}}
  %r1 = fake.if %e1 -> !fake.tensor<*> {
    %c1 = fake.aten.clone(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %c1 : !fake.tensor<*>
  } else {
    %b2 = fake.aten.eq.int(%n, 2) : (!fake.int) -> !fake.bool
    %e2 = fake.expect %b2, "expected 2, found {0}"(%n : !fake.int)
    // expected-note@+1 {{case 2 of 10 does not hold: expected 2, found 0}}
    %r2 = fake.if %e2 -> !fake.tensor<*> {
      %c2 = fake.aten.clone(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
      fake.yield %c2 : !fake.tensor<*>
    } else {
      %b3 = fake.aten.eq.int(%n, 3) : (!fake.int) -> !fake.bool
      %e3 = fake.expect %b3, "expected 3, found {0}"(%n : !fake.int)
      // expected-note@+1 {{case 3 of 10 does not hold: expected 3, found 0}}
      %r3 = fake.if %e3 -> !fake.tensor<*> {
        %c3 = fake.aten.clone(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
        fake.yield %c3 : !fake.tensor<*>
      } else {
        %b4 = fake.aten.eq.int(%n, 4) : (!fake.int) -> !fake.bool
        %e4 = fake.expect %b4, "expected 4, found {0}"(%n : !fake.int)
        // expected-note@+1 {{case 4 of 10 does not hold: expected 4, found 0}}
        %r4 = fake.if %e4 -> !fake.tensor<*> {
          %c4 = fake.aten.clone(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
          fake.yield %c4 : !fake.tensor<*>
        } else {
          %b5 = fake.aten.eq.int(%n, 5) : (!fake.int) -> !fake.bool
          %e5 = fake.expect %b5, "expected 5, found {0}"(%n : !fake.int)
          // expected-note@+1 {{case 5 of 10 does not hold: expected 5, found 0}}
          %r5 = fake.if %e5 -> !fake.tensor<*> {
            %c5 = fake.aten.clone(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
            fake.yield %c5 : !fake.tensor<*>
          } else {
            %b6 = fake.aten.eq.int(%n, 6) : (!fake.int) -> !fake.bool
            %e6 = fake.expect %b6, "expected 6, found {0}"(%n : !fake.int)
            // expected-note@+1 {{case 6 of 10 does not hold: expected 6, found 0}}
            %r6 = fake.if %e6 -> !fake.tensor<*> {
              %c6 = fake.aten.clone(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
              fake.yield %c6 : !fake.tensor<*>
            } else {
              %b7 = fake.aten.eq.int(%n, 7) : (!fake.int) -> !fake.bool
              %e7 = fake.expect %b7, "expected 7, found {0}"(%n : !fake.int)
              // expected-note@+1 {{case 7 of 10 does not hold: expected 7, found 0}}
              %r7 = fake.if %e7 -> !fake.tensor<*> {
                %c7 = fake.aten.clone(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
                fake.yield %c7 : !fake.tensor<*>
              } else {
                %b8 = fake.aten.eq.int(%n, 8) : (!fake.int) -> !fake.bool
                %e8 = fake.expect %b8, "expected 8, found {0}"(%n : !fake.int)
                // expected-note@+1 {{case 8 of 10 does not hold: expected 8, found 0}}
                %r8 = fake.if %e8 -> !fake.tensor<*> {
                  %c8 = fake.aten.clone(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
                  fake.yield %c8 : !fake.tensor<*>
                } else {
                  %b9 = fake.aten.eq.int(%n, 9) : (!fake.int) -> !fake.bool
                  %e9 = fake.expect %b9, "expected 9, found {0}"(%n : !fake.int)
                  // expected-note@+1 {{nor do the other 2 cases}}
                  %r9 = fake.if %e9 -> !fake.tensor<*> {
                    %c9 = fake.aten.clone(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
                    fake.yield %c9 : !fake.tensor<*>
                  } else {
                    %b10 = fake.aten.eq.int(%n, 10) : (!fake.int) -> !fake.bool
                    %e10 = fake.expect %b10, "expected 10, found {0}"(%n : !fake.int)
                    // expected-note@+1 {{in the rule of mylib.many}}
                    fake.assert %e10, "expected a call for which one of 10 cases of the rule holds"
                    %r10 = fake.aten.clone(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
                    fake.yield %r10 : !fake.tensor<*>
                  }
                  fake.yield %r9 : !fake.tensor<*>
                }
                fake.yield %r8 : !fake.tensor<*>
              }
              fake.yield %r7 : !fake.tensor<*>
            }
            fake.yield %r6 : !fake.tensor<*>
          }
          fake.yield %r5 : !fake.tensor<*>
        }
        fake.yield %r4 : !fake.tensor<*>
      }
      fake.yield %r3 : !fake.tensor<*>
    }
    fake.yield %r2 : !fake.tensor<*>
  }
  fake.yield %r1 : !fake.tensor<*>
}

func.func @f(%x: !fake.tensor<[2], f32>) {
  // expected-error@+1 {{expected a call for which one of 10 cases of the rule holds}}
  %0 = fake.mylib.many(%x, 0) : (!fake.tensor<[2], f32>) -> !fake.tensor<*>
  return
}
