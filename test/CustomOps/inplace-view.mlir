// Only ops with the tag inplace_view change the sizes of an argument.

// RUN: fake-opt %s --verify-diagnostics --fake-propagate

fake.rule "mylib::plain_(Tensor(a!) x) -> Tensor(a!)" (%x) {
  %0 = fake.aten.t(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  fake.yield %0 : !fake.tensor<*>
}

fake.rule "mylib::tagged_(Tensor(a!) x) -> Tensor(a!)" (%x) tags [inplace_view] {
  %0 = fake.aten.t(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  fake.yield %0 : !fake.tensor<*>
}

func.func @changes(%x: !fake.tensor<[n, 4], f32>) attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0 = fake.mylib.tagged_(%x) : (!fake.tensor<[n, 4], f32>) -> !fake.tensor<[4, n], f32, strides = [1, 4]>
  // expected-error@+1 {{the rule contradicts its schema: result 0 has other sizes or strides than 'x', which it is; the tag inplace_view allows that}}
  %1 = fake.mylib.plain_(%x) : (!fake.tensor<[n, 4], f32>) -> !fake.tensor<*>
  return
}
