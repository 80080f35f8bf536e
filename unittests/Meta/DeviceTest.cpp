//===- DeviceTest.cpp - Tests of devices ------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Device.h"
#include "FakeTensor/Meta/Shapes/Elementwise.h"
#include "MetaTest.h"

using namespace fake;

namespace {
const Device cuda0(DeviceType::CUDA);
const Device cuda1(DeviceType::CUDA, 1);

/// The result of `_find_common_device` for a list of arguments.
class CommonDeviceTest : public MetaTest {
protected:
  std::string common(ArrayRef<MetaValue> args) {
    FailureOr<Device> device = commonDevice(cx, args);
    return failed(device) ? takeError() : device->str();
  }
  MetaValue cpu(Sizes sizes) { return value(contiguous(sizes)); }
  MetaValue on(Device device, Sizes sizes) {
    return value(contiguous(sizes, DType::Float32, device));
  }
};
} // namespace

TEST(DeviceTest, NoIndexMeansIndexZero) {
  EXPECT_EQ(Device::parse("cuda"), cuda0);
  EXPECT_EQ(Device::parse("cuda:0"), cuda0);
  EXPECT_EQ(Device::parse("cuda:1"), cuda1);
  EXPECT_EQ(cuda0.str(), "cuda:0");
}

TEST(DeviceTest, CPUAndMetaHaveNoIndex) {
  EXPECT_EQ(Device::parse("cpu:0"), Device::cpu());
  EXPECT_EQ(Device::cpu().str(), "cpu");
  EXPECT_EQ(Device::parse("meta"), Device(DeviceType::Meta));
  EXPECT_EQ(Device(DeviceType::Meta, 1).str(), "meta");
}

TEST(DeviceTest, EveryTypeReadsBack) {
  for (const char *name : {"cpu", "cuda:3", "xpu:0", "mps:0", "hpu:0", "mtia:0",
                           "privateuseone:0", "meta"})
    EXPECT_EQ(Device::parse(name)->str(), name);
}

TEST(DeviceTest, RefusesWhatTorchDeviceRefuses) {
  for (const char *text : {"", "gpu", "cuda:", "cuda:01", "cuda:-1", "cuda:x",
                           "cuda:128", "cuda:0:1", "?"})
    EXPECT_EQ(Device::parse(text), std::nullopt) << text;
}

TEST(DeviceTest, UnknownPrintsAsQuestionMark) {
  EXPECT_EQ(Device().str(), "?");
  EXPECT_FALSE(Device().isKnown());
}

TEST_F(CommonDeviceTest, CPUScalarGivesWay) {
  EXPECT_EQ(common({on(cuda0, {4, 6}), cpu({})}), "cuda:0");
  EXPECT_EQ(common({cpu({}), on(cuda0, {4, 6})}), "cuda:0");
  EXPECT_EQ(common({cpu({}), on(cuda0, {})}), "cuda:0");
  EXPECT_EQ(common({on(cuda0, {4, 6}), cpu({}), cpu({})}), "cuda:0");
}

TEST_F(CommonDeviceTest, OnlyRankZeroOnCPUGivesWay) {
  const char *expected =
      "error: expected all tensors on one device, found cuda:0 and cpu";
  EXPECT_EQ(common({on(cuda0, {}), cpu({4, 6})}), expected);
  EXPECT_EQ(common({on(cuda0, {4, 6}), cpu({1})}), expected);
  EXPECT_EQ(common({cpu({1}), on(cuda0, {4, 6})}),
            "error: expected all tensors on one device, found cpu and cuda:0");
}

TEST_F(CommonDeviceTest, IndicesMatter) {
  EXPECT_EQ(
      common({on(cuda0, {2}), on(cuda1, {2})}),
      "error: expected all tensors on one device, found cuda:0 and cuda:1");
}

TEST_F(CommonDeviceTest, MetaIsADeviceLikeOthers) {
  const Device meta(DeviceType::Meta);
  EXPECT_EQ(common({on(meta, {2}), cpu({})}), "meta");
  EXPECT_EQ(common({on(meta, {2}), cpu({2})}),
            "error: expected all tensors on one device, found meta and cpu");
  EXPECT_EQ(common({on(cuda0, {2}), on(meta, {})}),
            "error: expected all tensors on one device, found cuda:0 and meta");
}

TEST_F(CommonDeviceTest, BlamesBothArguments) {
  EXPECT_TRUE(failed(commonDevice(
      cx, {Scalar::integer(3), on(cuda0, {2}), cpu({}), cpu({2})})));
  EXPECT_EQ(cx.getBlamedArguments(), ArrayRef<unsigned>({1, 3}));
}

TEST_F(CommonDeviceTest, ListsTakePart) {
  MetaValue elements[] = {cpu({}), on(cuda1, {2})};
  EXPECT_EQ(common({cpu({}), MetaValue::list(elements)}), "cuda:1");
}

TEST_F(CommonDeviceTest, UnknownWithoutTensors) {
  EXPECT_EQ(common({Scalar::integer(3), MetaValue::none()}), "?");
}

TEST_F(CommonDeviceTest, UnknownDeviceFollowsTheOthers) {
  MetaValue unknown = on(Device(), {4, 6});
  EXPECT_EQ(common({unknown, on(cuda0, {4, 6})}), "cuda:0");
  EXPECT_EQ(common({unknown, cpu({4, 6})}), "cpu");
  // The scalar may be moved to it.
  EXPECT_EQ(common({unknown, cpu({})}), "?");
}
