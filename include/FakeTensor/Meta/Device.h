//===- Device.h - The device of a tensor ------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_DEVICE_H
#define FAKETENSOR_META_DEVICE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdint>
#include <optional>
#include <string>

namespace fake {

/// PyTorch's device types.
enum class DeviceType : uint8_t {
  Unknown,
  CPU,
  CUDA,
  XPU,
  MPS,
  HPU,
  MTIA,
  PrivateUse1,
  Meta
};

/// A normalized device: cpu and meta have no index, all others have one, so
/// that `cuda` and `cuda:0` are equal. Follows `_normalize_fake_device`.
class Device {
public:
  /// An unknown device.
  constexpr Device() = default;
  /// A device of that type; `index` is ignored for cpu and meta.
  constexpr Device(DeviceType type, unsigned index = 0)
      : type(type), index(hasIndex(type) ? index : 0) {}
  /// The cpu.
  static constexpr Device cpu() { return Device(DeviceType::CPU); }

  /// The type; Unknown for an unknown device.
  constexpr DeviceType getType() const { return type; }
  /// The index; 0 for devices without one.
  constexpr unsigned getIndex() const { return index; }
  /// Whether the device is known.
  constexpr bool isKnown() const { return type != DeviceType::Unknown; }
  /// Whether this is the cpu; false if unknown.
  constexpr bool isCPU() const { return type == DeviceType::CPU; }
  /// Whether this is a cuda device; false if unknown.
  constexpr bool isCUDA() const { return type == DeviceType::CUDA; }

  /// Parses `cpu`, `cuda`, `cuda:1`, ...; nullopt for an invalid device.
  static std::optional<Device> parse(llvm::StringRef text);
  /// `cpu`, `cuda:0`, ...; `?` when unknown.
  std::string str() const;

  friend constexpr bool operator==(Device a, Device b) {
    return a.type == b.type && a.index == b.index;
  }
  friend constexpr bool operator!=(Device a, Device b) { return !(a == b); }

private:
  static constexpr bool hasIndex(DeviceType type) {
    return type != DeviceType::CPU && type != DeviceType::Meta &&
           type != DeviceType::Unknown;
  }
  DeviceType type = DeviceType::Unknown;
  uint16_t index = 0;
};

/// Whether two devices are known and different.
constexpr bool differ(Device a, Device b) {
  return a != b && a.isKnown() && b.isKnown();
}

/// Prints str().
llvm::raw_ostream &operator<<(llvm::raw_ostream &os, Device device);

} // namespace fake

#endif // FAKETENSOR_META_DEVICE_H
