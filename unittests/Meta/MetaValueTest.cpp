//===- MetaValueTest.cpp - Tests of values ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/MetaValue.h"
#include "MetaTest.h"

using namespace fake;

namespace {
class MetaValueTest : public MetaTest {
protected:
  std::string print(const MetaValue &value) {
    std::string text;
    llvm::raw_string_ostream os(text);
    fake::print(os, value);
    return text;
  }
};
} // namespace

TEST_F(MetaValueTest, TensorPrintsWhatIsKnown) {
  TensorMeta x =
      strided({4, 6}, {6, 1}, DType::Float32, Device(DeviceType::CUDA));
  x.offset = 2;
  EXPECT_EQ(str(x), "f32(4, 6)/(6, 1)+2@cuda:0");
  EXPECT_TRUE(x.isFullyKnown());
  EXPECT_EQ(str(contiguous({})), "f32()/()");
}

TEST_F(MetaValueTest, TensorPrintsQuestionMarksForTheRest) {
  EXPECT_EQ(str(TensorMeta()), "??@?");
  EXPECT_EQ(
      str(makeUnstrided(cx, list({4, SymInt()}), DType::Int8, Device::cpu())),
      "i8(4, ?)/?");
  EXPECT_FALSE(contiguous({SymInt()}).isFullyKnown());
}

TEST_F(MetaValueTest, TensorPrintsItsLayout) {
  TensorMeta x = contiguous({4, 6});
  x.layout = Layout::SparseCOO;
  EXPECT_EQ(str(x), "f32(4, 6)/sparse_coo");
}

TEST_F(MetaValueTest, ListsAndEnumerationsPrintAsInPython) {
  MetaValue elements[] = {Scalar::integer(1), MetaValue::none(),
                          MetaValue::string("mean")};
  EXPECT_EQ(print(MetaValue::list(elements)), "[1, None, 'mean']");
  EXPECT_EQ(print(MetaValue(DType::Float16)), "torch.float16");
  EXPECT_EQ(print(MetaValue(Layout::Strided)), "torch.strided");
  EXPECT_EQ(print(MetaValue(MemoryFormat::ChannelsLast)),
            "torch.channels_last");
  EXPECT_EQ(print(MetaValue(Device(DeviceType::CUDA, 1))), "cuda:1");
}

TEST_F(MetaValueTest, EnumerationsHaveTheirTypes) {
  MetaValue dtype(DType::Int8), device(Device(DeviceType::CUDA, 2));
  EXPECT_TRUE(dtype.is<DType>());
  EXPECT_FALSE(dtype.is<Layout>());
  EXPECT_EQ(dtype.get<DType>(), DType::Int8);
  EXPECT_EQ(device.get<Device>(), Device(DeviceType::CUDA, 2));
  EXPECT_FALSE(device.isNumber());
}

TEST_F(MetaValueTest, LayoutsReadBack) {
  for (int code = 0; code < 8; ++code) {
    Layout layout = *getLayoutFromCode(code);
    EXPECT_EQ(getCode(layout), code);
    EXPECT_EQ(parseLayout(getName(layout)), layout);
  }
  EXPECT_EQ(getLayoutFromCode(3), Layout::Mkldnn);
  EXPECT_EQ(getLayoutFromCode(8), std::nullopt);
  EXPECT_EQ(parseLayout("torch.sparse_coo"), Layout::SparseCOO);
}

TEST_F(MetaValueTest, MemoryFormatsReadBack) {
  for (int code = 0; code < 4; ++code) {
    MemoryFormat format = *getMemoryFormatFromCode(code);
    EXPECT_EQ(getCode(format), code);
    EXPECT_EQ(parseMemoryFormat(getName(format)), format);
  }
  EXPECT_EQ(getMemoryFormatFromCode(2), MemoryFormat::ChannelsLast);
  EXPECT_EQ(getMemoryFormatFromCode(4), std::nullopt);
}
