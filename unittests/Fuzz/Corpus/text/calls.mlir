func.func @calls(%x: !fake.tensor<[s0, 4, 3], f32>, %i: !fake.tensor<[5], i64>, %p: !fake.tensor<[], bool>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<s0, min = 2, hint = 6>]} {
  %n = fake.size %x, 0 : !fake.tensor<[s0, 4, 3], f32> -> !fake.int
  %0 = fake.aten.view(%x, [%n, 12]) : (!fake.tensor<[s0, 4, 3], f32>, !fake.int) -> !fake.tensor<*>
  %1 = fake.aten.add.Tensor(%0, %0, alpha = 2) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %2:2 = fake.aten.max.dim(%1, -1, true) : (!fake.tensor<*>) -> (!fake.tensor<*>, !fake.tensor<*>)
  %3 = fake.aten.index.Tensor(%x, [none, %i]) : (!fake.tensor<[s0, 4, 3], f32>, !fake.tensor<[5], i64>) -> !fake.tensor<*>
  %4 = fake.aten.nonzero(%1) : (!fake.tensor<*>) -> !fake.tensor<*>
  %5 = fake.aten.split.Tensor(%4, 1, 1) : (!fake.tensor<*>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
  %6:2 = fake.unpack %5 : !fake.list<!fake.tensor<*>, !fake.tensor<*>> -> !fake.tensor<*>, !fake.tensor<*>
  %7 = fake.aten.cat([%6#0, %6#1], 1) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %8 = fake.aten.to.dtype(%7, bf16, memory_format = contiguous_format) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %8 : !fake.tensor<*>
}
