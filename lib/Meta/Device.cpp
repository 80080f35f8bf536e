//===- Device.cpp - The device of a tensor ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Device.h"
#include "llvm/ADT/StringSwitch.h"

using namespace fake;

static llvm::StringRef getTypeName(DeviceType type) {
  switch (type) {
  case DeviceType::Unknown:
    return "?";
  case DeviceType::CPU:
    return "cpu";
  case DeviceType::CUDA:
    return "cuda";
  case DeviceType::XPU:
    return "xpu";
  case DeviceType::MPS:
    return "mps";
  case DeviceType::HPU:
    return "hpu";
  case DeviceType::MTIA:
    return "mtia";
  case DeviceType::PrivateUse1:
    return "privateuseone";
  case DeviceType::Meta:
    return "meta";
  }
  return "?";
}

std::optional<Device> Device::parse(llvm::StringRef text) {
  auto [name, indexText] = text.split(':');
  DeviceType type = llvm::StringSwitch<DeviceType>(name)
                        .Case("cpu", DeviceType::CPU)
                        .Case("cuda", DeviceType::CUDA)
                        .Case("xpu", DeviceType::XPU)
                        .Case("mps", DeviceType::MPS)
                        .Case("hpu", DeviceType::HPU)
                        .Case("mtia", DeviceType::MTIA)
                        .Case("privateuseone", DeviceType::PrivateUse1)
                        .Case("meta", DeviceType::Meta)
                        .Default(DeviceType::Unknown);
  if (type == DeviceType::Unknown)
    return std::nullopt;
  if (name.size() == text.size())
    return Device(type);

  // c10::DeviceIndex is a signed byte; leading zeros are rejected.
  unsigned index = 0;
  if (indexText.getAsInteger(10, index) || index > 127 ||
      (indexText.size() > 1 && indexText.front() == '0'))
    return std::nullopt;
  return Device(type, index);
}

std::string Device::str() const {
  std::string result = getTypeName(type).str();
  if (hasIndex(type))
    result += ":" + std::to_string(index);
  return result;
}

llvm::raw_ostream &fake::operator<<(llvm::raw_ostream &os, Device device) {
  return os << device.str();
}
