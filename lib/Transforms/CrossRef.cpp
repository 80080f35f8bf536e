//===- CrossRef.cpp - Compare with recorded metadata ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AnalysisPass.h"
#include "FakeTensor/Analysis/ModuleMeta.h"
#include "FakeTensor/Analysis/Places.h"
#include "FakeTensor/Analysis/Provenance.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Transforms/Passes.h"
#include "mlir/IR/AsmState.h"
#include "mlir/Support/FileUtilities.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include <map>

namespace fake {
#define GEN_PASS_DEF_FAKECROSSREF
#include "FakeTensor/Transforms/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

/// Whether lists and objects are nested deeper than any metadata. The parser of
/// JSON is recursive, without a limit.
static bool isNestedTooDeep(StringRef json) {
  constexpr unsigned maxDepth = 64;
  unsigned depth = 0;
  bool isInString = false;
  for (size_t i = 0; i < json.size(); ++i) {
    char c = json[i];
    if (isInString && c == '\\')
      ++i;
    else if (c == '"')
      isInString = !isInString;
    else if (!isInString && (c == '[' || c == '{') && ++depth > maxDepth)
      return true;
    else if (!isInString && (c == ']' || c == '}') && depth > 0)
      --depth;
  }
  return false;
}

namespace {

/// The recorded metadata of one value or of all results of an op.
struct Record {
  std::vector<llvm::json::Value> metas;
  bool isUsed = false;
};

/// Recorded metadata by function and name.
class Records {
public:
  /// Reads lines `{"func": ..., "name": ..., "value": ..., "meta": ...}`;
  /// `func` is optional, and `val` may replace `meta`. Lines without metadata,
  /// such as headers, are skipped.
  LogicalResult load(StringRef path, Location loc) {
    std::string error;
    std::unique_ptr<llvm::MemoryBuffer> file = openInputFile(path, &error);
    if (!file)
      return emitError(loc) << "cannot read the recorded metadata: " << error;
    SmallVector<StringRef> lines;
    file->getBuffer().split(lines, '\n', -1, /*KeepEmpty=*/true);
    for (auto [index, line] : llvm::enumerate(lines))
      if (failed(add(line.trim())))
        return emitError(loc) << path << ":" << index + 1
                              << ": expected a JSON object, found '"
                              << line.trim().take_front(40) << "'";
    return success();
  }

  /// The record of that name, or null.
  Record *find(StringRef func, StringRef name) {
    for (StringRef scope : {func, StringRef()})
      if (auto it = byName.find(makeKey(scope, name)); it != byName.end()) {
        it->second.isUsed = true;
        return &it->second;
      }
    return nullptr;
  }

  /// Names without a value, in unspecified order.
  SmallVector<StringRef> getUnused() const {
    SmallVector<StringRef> names;
    for (auto &entry : byName)
      if (!entry.second.isUsed)
        names.push_back(entry.first().split('\n').second);
    return names;
  }
  size_t size() const { return byName.size(); }

private:
  static std::string makeKey(StringRef func, StringRef name) {
    return (func + "\n" + name).str();
  }

  LogicalResult add(StringRef line) {
    if (line.empty())
      return success();
    if (isNestedTooDeep(line))
      return failure();
    llvm::Expected<llvm::json::Value> value = llvm::json::parse(line);
    if (!value) {
      llvm::consumeError(value.takeError());
      return failure();
    }
    llvm::json::Object *object = value->getAsObject();
    if (!object)
      return failure();
    llvm::json::Value *meta = object->get("meta");
    if (!meta)
      meta = object->get("val");
    std::optional<StringRef> name = object->getString("name");
    if (!name)
      name = object->getString("value");
    if (!meta || !name)
      return success();
    StringRef func = object->getString("func").value_or("");
    byName[makeKey(func, *name)].metas.push_back(std::move(*meta));
    return success();
  }

  llvm::StringMap<Record> byName;
};

/// Compares one function.
class Comparer {
public:
  Comparer(const FunctionMeta &analysis, Records &records, AsmState &state,
           bool allStrides)
      : analysis(analysis), records(records), state(state),
        allStrides(allStrides) {}

  /// Reports each different field at the op; fails if there is one.
  LogicalResult run() {
    FunctionOpInterface function = analysis.getFunction();
    for (BlockArgument argument : function.getArguments())
      compareAll(argument, argument.getLoc());
    function->walk<WalkOrder::PreOrder>([&](Operation *op) {
      if (op != function && op->getNumResults() != 0)
        compareAll(op->getResults(), op->getLoc());
    });
    return failure(hadMismatch);
  }

private:
  void compareAll(ValueRange values, Location loc) {
    StringRef func = analysis.getFunction().getName();
    Record *record = nullptr;
    if (StringRef name = getLocationName(loc); !name.empty())
      record = records.find(func, name);
    if (!record) {
      std::string text;
      llvm::raw_string_ostream os(text);
      values.front().printAsOperand(os, state);
      record = records.find(func, StringRef(text).split('#').first);
    }
    if (!record)
      return;
    ArrayRef<llvm::json::Value> metas = record->metas;
    if (metas.size() == 1 && values.size() > 1 && metas[0].getAsArray())
      metas = ArrayRef(metas[0].getAsArray()->data(),
                       metas[0].getAsArray()->size());
    if (metas.size() != values.size())
      return mismatch(values.front(), "number of outputs",
                      std::to_string(metas.size()),
                      std::to_string(values.size()));
    for (auto [value, meta] : llvm::zip_equal(values, metas))
      compare(value, meta, analysis.lookup(value));
  }

  void compare(Value value, const llvm::json::Value &expected,
               const MetaValue &found) {
    if (const llvm::json::Array *list = expected.getAsArray()) {
      if (!found.isList() || found.getList().size() != list->size())
        return mismatch(value, "number of outputs",
                        std::to_string(list->size()), describe(found));
      for (auto [element, recorded] : llvm::zip_equal(found.getList(), *list))
        compare(value, recorded, element);
      return;
    }
    const llvm::json::Object *object = expected.getAsObject();
    const llvm::json::Array *tensor = object ? object->getArray("t") : nullptr;
    if (tensor && tensor->size() == 7) {
      if (!found.isTensor())
        return mismatch(value, "kind", "tensor", describe(found));
      return compareTensor(value, *tensor, *found.getTensor());
    }
    if (found.isTensor())
      return mismatch(value, "kind", "a number", describe(found));
    if (found.isInt() && !isEqual(expected, found.getInt()))
      mismatch(value, "value", print(expected), describe(found),
               Fact(found.getInt()));
  }

  void compareTensor(Value value, const llvm::json::Array &expected,
                     const TensorMeta &found) {
    bool sameRank = compareSizes(value, expected[0], found);
    if (sameRank)
      compareStrides(value, expected[1], found);
    if (found.layout == Layout::Strided && !isEqual(expected[2], found.offset))
      mismatch(value, "storage offset", print(expected[2]),
               toString(found.offset));
    if (auto dtype = expected[3].getAsString();
        dtype && *dtype != getName(found.dtype))
      mismatch(value, "dtype", *dtype, getName(found.dtype), Fact(found.dtype));
    if (auto device = expected[4].getAsString()) {
      std::optional<Device> wanted = Device::parse(*device);
      if (!wanted || *wanted != found.device)
        mismatch(value, "device", *device, found.device.str(),
                 Fact(found.device));
    }
    if (auto storage = expected[5].getAsInteger())
      compareStorage(value, *storage, found.storage);
    compareBits(value, expected[6], found);
  }

  /// Whether the ranks agree, so that strides can be compared.
  bool compareSizes(Value value, const llvm::json::Value &expected,
                    const TensorMeta &found) {
    const llvm::json::Array *sizes = expected.getAsArray();
    if (!sizes)
      return false;
    bool sameRank = found.ranked && found.sizes.size() == sizes->size();
    if (!sameRank) {
      mismatch(value, "sizes", print(expected),
               describe(MetaValue::tensor(&found)));
      return false;
    }
    for (auto [size, recorded] : llvm::zip_equal(found.sizes, *sizes))
      if (!isEqual(recorded, size)) {
        mismatch(value, "sizes", print(expected), sizesToString(found.sizes),
                 Fact(size));
        break;
      }
    return true;
  }

  /// Ignores strides of dimensions with less than two elements, and all strides
  /// of empty tensors.
  void compareStrides(Value value, const llvm::json::Value &expected,
                      const TensorMeta &found) {
    const llvm::json::Array *strides = expected.getAsArray();
    if (!strides || found.layout != Layout::Strided)
      return;
    ShapeEnv &env = analysis.getEnv();
    bool isEmpty = llvm::any_of(
        found.sizes, [&](SymInt size) { return isTrue(env.eq(size, 0)); });
    if (isEmpty && !allStrides)
      return;
    bool isRight = found.strided && strides->size() == found.strides.size();
    for (size_t i = 0; isRight && i < strides->size(); ++i)
      isRight = isEqual((*strides)[i], found.strides[i]) ||
                (!allStrides && isTrue(env.le(found.sizes[i], 1)));
    if (!isRight)
      mismatch(value, "strides", print(expected),
               found.strided ? sizesToString(found.strides)
                             : "unknown strides");
  }

  /// Storage IDs differ, but must have the same equalities.
  void compareStorage(Value value, int64_t expected, StorageID found) {
    auto [byExpected, isNewHere] = owners.try_emplace(expected, found, value);
    if (!isNewHere && byExpected->second.first != found)
      return mismatchedAlias(value, byExpected->second.second, true);
    auto [byFound, isNewThere] = recorded.try_emplace(found, expected, value);
    if (!isNewThere && byFound->second.first != expected)
      mismatchedAlias(value, byFound->second.second, false);
  }

  void compareBits(Value value, const llvm::json::Value &expected,
                   const TensorMeta &found) {
    if (auto layout = expected.getAsString()) {
      if (*layout != getName(found.layout))
        mismatch(value, "layout", *layout, getName(found.layout));
      return;
    }
    if (found.layout != Layout::Strided)
      return mismatch(value, "layout", getName(Layout::Strided),
                      getName(found.layout));
    int64_t bits = expected.getAsInteger().value_or(0);
    auto word = [](bool bit) { return bit ? "set" : "clear"; };
    if (bool(bits & 1) != found.conj)
      mismatch(value, "conjugate bit", word(bits & 1), word(found.conj));
    if (bool(bits & 2) != found.neg)
      mismatch(value, "negative bit", word(bits & 2), word(found.neg));
  }

  /// Whether a recorded integer equals `found`; true if it was not recorded.
  bool isEqual(const llvm::json::Value &expected, SymInt found) {
    if (expected.getAsNull())
      return true;
    if (auto number = expected.getAsInteger())
      return !found.isUnknown() && isTrue(analysis.getEnv().eq(found, *number));
    const llvm::json::Object *object = expected.getAsObject();
    auto text = object ? object->getString("sym") : std::nullopt;
    std::string error;
    std::optional<SymInt> value =
        text ? parseSymInt(*text, analysis.getEnv(), error) : std::nullopt;
    return value && !found.isUnknown() &&
           isTrue(analysis.getEnv().eq(found, *value));
  }

  static std::string describe(const MetaValue &value) {
    std::string text;
    llvm::raw_string_ostream os(text);
    fake::print(os, value);
    return text;
  }

  /// Formats a number or list as in reports of sizes.
  static std::string print(const llvm::json::Value &value) {
    if (const llvm::json::Array *list = value.getAsArray()) {
      std::string text;
      llvm::raw_string_ostream os(text);
      os << '[';
      llvm::interleaveComma(*list, os, [&](const llvm::json::Value &element) {
        os << print(element);
      });
      os << ']';
      return text;
    }
    if (const llvm::json::Object *object = value.getAsObject())
      if (auto text = object->getString("sym"))
        return text->str();
    return llvm::formatv("{0}", value);
  }

  InFlightDiagnostic beginMismatch(Value value) {
    hadMismatch = true;
    InFlightDiagnostic diag = emitError(getShownLocation(value));
    diag << "metadata mismatch";
    if (auto result = dyn_cast<OpResult>(value)) {
      diag << " of " << describeOp(result.getOwner());
      if (result.getOwner()->getNumResults() > 1)
        diag << " result #" << result.getResultNumber();
    } else {
      diag << " of argument #" << cast<BlockArgument>(value).getArgNumber();
    }
    return diag;
  }

  void mismatch(Value value, StringRef field, StringRef expected,
                StringRef found, std::optional<Fact> fact = std::nullopt) {
    InFlightDiagnostic diag = beginMismatch(value);
    diag << ": expected " << field << " " << expected << " as recorded, found "
         << found;
    if (fact)
      Provenance(analysis).explain(*diag.getUnderlyingDiagnostic(), value,
                                   *fact, /*isComplete=*/false);
  }

  void mismatchedAlias(Value value, Value other, bool shouldAlias) {
    InFlightDiagnostic diag = beginMismatch(value);
    diag << (shouldAlias ? ": expected the storage of another value as "
                           "recorded, found a separate one"
                         : ": expected a separate storage as recorded, found "
                           "that of another value");
    attachNoteAt(*diag.getUnderlyingDiagnostic(), other) << "the other value";
  }

  const FunctionMeta &analysis;
  Records &records;
  AsmState &state;
  bool allStrides;
  /// The storage of each recorded one with its first value, and the inverse.
  /// Recorded numbers are arbitrary, and a DenseMap reserves two.
  std::map<int64_t, std::pair<StorageID, Value>> owners;
  llvm::DenseMap<StorageID, std::pair<int64_t, Value>> recorded;
  bool hadMismatch = false;
};

struct FakeCrossRefPass
    : AnalysisPass<fake::impl::FakeCrossRefBase<FakeCrossRefPass>> {
  using AnalysisPass::AnalysisPass;

  void runOnOperation() override {
    markAllAnalysesPreserved();
    Operation *root = getOperation();
    Records records;
    if (expected.empty()) {
      root->emitError() << "expected a file of recorded metadata in the option "
                           "'expected'";
      return signalPassFailure();
    }
    if (failed(records.load(expected, root->getLoc())))
      return signalPassFailure();
    AsmState state(root, OpPrintingFlags().assumeVerified());
    auto [meta, result] = inferMeta(getInferenceOptions());
    bool hadError = failed(result);
    for (FunctionOpInterface function : meta.getFunctions())
      hadError |= failed(
          Comparer(meta.get(function), records, state, allStrides).run());
    SmallVector<StringRef> unused = records.getUnused();
    if (!unused.empty() && unused.size() == records.size()) {
      root->emitError() << "no recorded name is that of a value";
      hadError = true;
    } else if (!unused.empty()) {
      root->emitWarning() << unused.size() << " of " << records.size()
                          << " recorded names are not in the program, '"
                          << *llvm::min_element(unused) << "' for one";
    }
    if (hadError)
      signalPassFailure();
  }
};

} // namespace
