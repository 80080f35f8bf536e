// Correct rules pass with every seed; incorrect ones fail.

// RUN: fake-opt %S/Inputs/rules.mlir --fake-check-rules -o /dev/null 2>&1 | FileCheck %s
// RUN: fake-opt %S/Inputs/rules.mlir --fake-check-rules="calls=1000 seed=3" -o /dev/null
// RUN: fake-opt %S/Inputs/calls-twice.mlir --fake-rules=%S/Inputs/rules.mlir --fake-check-rules -o /dev/null 2>&1 | FileCheck %s --check-prefix=CALL
// RUN: fake-opt %s --fake-check-rules --verify-diagnostics -o /dev/null

// CHECK-COUNT-9: remark: passed: 200 calls of mylib.{{.*}} accepted, {{[0-9]+}} refused
// CALL: remark: passed: 200 calls of other.four_times

// Random calls would never be valid.
// expected-remark-re@+1 {{passed: 200 calls of few.product, {{[1-9][0-9]}} accepted}}
fake.rule "few::product(Tensor x, Tensor w, Tensor[] more, bool flip=False) -> Tensor" (%x, %w, %more, %flip)
    attributes {fake.example = [!fake.tensor<[2, 3, 4], f32>, !fake.tensor<[4], i32>, !fake.list<!fake.tensor<[3, 4], f16>>, unit]} {
  %l = fake.aten.len.t(%more) : (!fake.any) -> !fake.int
  %one = fake.constant 1 : !fake.int
  fake.require eq %l, %one, "expected one more" : !fake.int, !fake.int
  %m = fake.aten.__getitem__.t(%more, 0) : (!fake.any) -> !fake.tensor<*>
  %a = fake.size %x, 2 : !fake.tensor<*> -> !fake.int
  %b = fake.size %w, 0 : !fake.tensor<*> -> !fake.int
  %c = fake.size %m, 1 : !fake.tensor<*> -> !fake.int
  fake.require eq %a, %b, "expected equal sizes" : !fake.int, !fake.int
  fake.require eq %a, %c, "expected equal sizes" : !fake.int, !fake.int
  %0 = fake.aten.new_empty(%x, [%a]) : (!fake.tensor<*>, !fake.int) -> !fake.tensor<*>
  fake.yield %0 : !fake.tensor<*>
}

// expected-error@+1 {{expected 'fake.example' to be an array of a type or unit for each of 1 arguments, found [2]}}
fake.rule "wrong::example(Tensor x) -> Tensor" (%x) attributes {fake.example = [2]} {
  %0 = fake.aten.clone(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  fake.yield %0 : !fake.tensor<*>
}

// expected-error@+2 {{rule of wrong.alias contradicts its schema: result 0 shares the storage of 'x'}}
// expected-note@+1 {{in the call wrong.alias(x = !fake.tensor<}}
fake.rule "wrong::alias(Tensor x) -> Tensor" (%x) {
  %0 = fake.aten.view(%x, [-1]) : (!fake.tensor<*>) -> !fake.tensor<*>
  fake.yield %0 : !fake.tensor<*>
}

// expected-error@+2 {{rule of wrong.inplace contradicts its schema: result 0 has another storage than 'x', which it is}}
// expected-note@+1 {{in the call}}
fake.rule "wrong::inplace(Tensor(a!) x) -> Tensor(a!)" (%x) {
  %0 = fake.aten.clone(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  fake.yield %0 : !fake.tensor<*>
}

// expected-error@+2 {{rule of wrong.kind contradicts its schema: expected a Tensor for result 0, found None}}
// expected-note@+1 {{y = None)}}
fake.rule "wrong::kind(Tensor x, Tensor? y=None) -> Tensor" (%x, %y) {
  fake.yield %y : !fake.any
}

// Only one of two alternative conditions on sizes is required.
// expected-error@+3 {{rule of wrong.even is accepted and refused: with symbols}}
// expected-note@+2 {{in the call}}
// expected-note@+1 {{with symbols it gives}}
fake.rule "wrong::even(Tensor x) -> Tensor" (%x) {
  %n = fake.size %x, 0 : !fake.tensor<*> -> !fake.int
  %two = fake.constant 2 : !fake.int
  %rest = fake.mod %n, %two : (!fake.int, !fake.int) -> !fake.int
  %zero = fake.constant 0 : !fake.int
  %even = fake.cmp eq %rest, %zero : !fake.int, !fake.int
  %nine = fake.constant 9 : !fake.int
  %odd = fake.cmp eq %n, %nine : !fake.int, !fake.int
  %good = fake.aten.__or__.bool(%even, %odd) : (!fake.bool, !fake.bool) -> !fake.bool
  // expected-note@+1 {{with numbers it is refused: assertion does not hold: expected an even size}}
  fake.assert %good, "expected an even size"
  %0 = fake.aten.clone(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  fake.yield %0 : !fake.tensor<*>
}

// expected-error@+2 {{rule of wrong.never refuses all of 200 calls}}
// expected-note@+1 {{in the call}}
fake.rule "wrong::never(Tensor x) -> Tensor" (%x) {
  %no = fake.constant false : !fake.bool
  // expected-note@+1 {{with numbers it is refused: assertion does not hold: expected another world}}
  fake.assert %no, "expected another world"
  fake.yield %x : !fake.tensor<*>
}

// The branch is undecidable.
// expected-error@+3 {{rule of wrong.data leaves the rank of a tensor unknown}}
// expected-note@+2 {{in the call}}
// expected-note@+1 {{with numbers it gives !fake.tensor<*>}}
fake.rule "wrong::data(Tensor x) -> Tensor" (%x) {
  %one = fake.aten.new_empty(%x, [1], dtype = bool) : (!fake.tensor<*>) -> !fake.tensor<*>
  %b = fake.aten.Bool.Tensor(%one) : (!fake.tensor<*>) -> !fake.bool
  %0 = fake.if %b -> !fake.tensor<*> {
    %1 = fake.aten.clone(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %1 : !fake.tensor<*>
  } else {
    %2 = fake.aten.clone(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %2 : !fake.tensor<*>
  }
  fake.yield %0 : !fake.tensor<*>
}

// A size that no symbol can have.
// expected-error@+3 {{rule of wrong.small leaves a size unknown with symbols}}
// expected-note@+2 {{in the call}}
// expected-note@+1 {{with symbols it gives !fake.tensor<[?]}}
fake.rule "wrong::small(Tensor x) -> Tensor" (%x) {
  %n = fake.aten.numel(%x) : (!fake.tensor<*>) -> !fake.int
  %four = fake.constant 4 : !fake.int
  %is_small = fake.cmp le %n, %four : !fake.int, !fake.int
  %size = fake.if %is_small -> !fake.int {
    fake.yield %n : !fake.int
  } else {
    fake.yield %four : !fake.int
  }
  %0 = fake.aten.new_empty(%x, [%size]) : (!fake.tensor<*>, !fake.int) -> !fake.tensor<*>
  fake.yield %0 : !fake.tensor<*>
}
