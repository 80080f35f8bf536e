func.func @f(%x: !fake.tensor<[s0], f32>, %y: !fake.tensor<[2], f32>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 2>], fake.guards = [#fake.guard<guard, "Eq(s0, 4)">]} {
  %0 = fake.aten.cat([%x, %y], 0) : (!fake.tensor<[s0], f32>, !fake.tensor<[2], f32>) -> !fake.tensor<*>
  return
}
