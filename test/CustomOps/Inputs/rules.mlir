// Rules of ops that are not in the op table, for the tests beside this
// directory.

fake.rule "mylib::twice(Tensor x) -> Tensor" (%x) {
  %0 = fake.aten.cat([%x, %x]) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  fake.yield %0 : !fake.tensor<*>
}

fake.rule "mylib::scale.with(Tensor x, Tensor? weight=None, *, ScalarType? dtype=None) -> Tensor" (%x, %weight, %dtype) {
  %none = fake.aten.__is__(%weight, none) : (!fake.any) -> !fake.bool
  %y = fake.if %none -> !fake.tensor<*> {
    fake.yield %x : !fake.tensor<*>
  } else {
    %w = fake.cast %weight : !fake.any to !fake.tensor<*>
    %p = fake.aten.mul.Tensor(%x, %w) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %p : !fake.tensor<*>
  }
  %0 = fake.aten.empty_like(%y, dtype = %dtype) : (!fake.tensor<*>, !fake.any) -> !fake.tensor<*>
  fake.yield %0 : !fake.tensor<*>
}

fake.rule "mylib::join(Tensor[] parts, int[2] pad=0, bool flip=False) -> (Tensor out, int count)" (%parts, %pad, %flip) {
  %cat = fake.aten.cat(%parts) : (!fake.any) -> !fake.tensor<*>
  %out = fake.aten.constant_pad_nd(%cat, %pad) : (!fake.tensor<*>, !fake.any) -> !fake.tensor<*>
  %turned = fake.if %flip -> !fake.tensor<*> {
    %t = fake.aten.t(%out) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %t : !fake.tensor<*>
  } else {
    fake.yield %out : !fake.tensor<*>
  }
  %count = fake.aten.len.t(%parts) : (!fake.any) -> !fake.int
  fake.yield %turned, %count : !fake.tensor<*>, !fake.int
}

fake.rule "mylib::pick(Tensor x, *, float share=0.5) -> Tensor" (%x, %share) {
  %n = fake.new_size min 0 : !fake.int
  %rows = fake.size %x, 0 : !fake.tensor<*> -> !fake.int
  fake.require le %n, %rows, "expected at most all rows" : !fake.int, !fake.int
  %0 = fake.aten.new_empty(%x, [%n]) : (!fake.tensor<*>, !fake.int) -> !fake.tensor<*>
  fake.yield %0 : !fake.tensor<*>
}

fake.rule "mylib::halves(Tensor(a) x) -> (Tensor(a), Tensor(a))" (%x) {
  %n = fake.size %x, 0 : !fake.tensor<*> -> !fake.int
  %two = fake.constant 2 : !fake.int
  %zero = fake.constant 0 : !fake.int
  %rest = fake.mod %n, %two : (!fake.int, !fake.int) -> !fake.int
  fake.require eq %rest, %zero, "expected an even number of rows" : !fake.int, !fake.int
  %half = fake.floordiv %n, %two : (!fake.int, !fake.int) -> !fake.int
  %0 = fake.aten.narrow(%x, 0, 0, %half) : (!fake.tensor<*>, !fake.int) -> !fake.tensor<*>
  %1 = fake.aten.narrow(%x, 0, %half, %half) : (!fake.tensor<*>, !fake.int, !fake.int) -> !fake.tensor<*>
  fake.yield %0, %1 : !fake.tensor<*>, !fake.tensor<*>
}

fake.rule "mylib::clip_(Tensor(a!) x, float limit=1.0) -> Tensor(a!)" (%x, %limit) {
  fake.yield %x : !fake.tensor<*>
}

fake.rule "mylib::fill_(Tensor(a!) x, Scalar value) -> ()" (%x, %value) {
  fake.yield
}

// Changes the sizes and strides of x, as t_ does.
fake.rule "mylib::flip_sizes_(Tensor(a!) x) -> Tensor(a!)" (%x) tags [inplace_view] {
  %0 = fake.aten.t(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  fake.yield %0 : !fake.tensor<*>
}

fake.rule "mylib::noise(Tensor x) -> Tensor" (%x) tags [pointwise, nondeterministic_seeded] attributes {note = 1 : i64} {
  %0 = fake.aten.empty_like(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  fake.yield %0 : !fake.tensor<*>
}

fake.rule "mylib::trim(Tensor x) -> Tensor" (%x) {
  %n = fake.size %x, 0 : !fake.tensor<*> -> !fake.int
  %one = fake.constant 1 : !fake.int
  %is_one = fake.decide eq %n, %one otherwise false : !fake.int, !fake.int
  %0 = fake.if %is_one -> !fake.tensor<*> {
    %1 = fake.aten.new_empty(%x, [1]) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %1 : !fake.tensor<*>
  } else {
    %m = fake.sub %n, %one : (!fake.int, !fake.int) -> !fake.int
    %2 = fake.aten.new_empty(%x, [%m]) : (!fake.tensor<*>, !fake.int) -> !fake.tensor<*>
    fake.yield %2 : !fake.tensor<*>
  }
  fake.yield %0 : !fake.tensor<*>
}
