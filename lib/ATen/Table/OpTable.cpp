//===- OpTable.cpp - The table of ATen ops ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ATen/OpTable.h"
#include "Table/Call.h"
#include "Table/Derive.h"
#include "Table/Facets.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/ErrorHandling.h"
#include <deque>
#include <mutex>

using namespace fake;

//===----------------------------------------------------------------------===//
// Tags
//===----------------------------------------------------------------------===//

ArrayRef<Tag> fake::getTags() {
  static constexpr Tag tags[] = {Tag::data_dependent_output,
                                 Tag::dynamic_output_shape, Tag::inplace_view,
                                 Tag::nondeterministic_seeded, Tag::pointwise};
  return tags;
}

StringRef fake::getName(Tag tag) {
  switch (tag) {
  case Tag::data_dependent_output:
    return "data_dependent_output";
  case Tag::dynamic_output_shape:
    return "dynamic_output_shape";
  case Tag::inplace_view:
    return "inplace_view";
  case Tag::nondeterministic_seeded:
    return "nondeterministic_seeded";
  case Tag::pointwise:
    return "pointwise";
  }
  llvm_unreachable("a tag");
}

std::optional<Tag> fake::parseTag(StringRef name) {
  for (Tag tag : getTags())
    if (name == getName(tag))
      return tag;
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Construction
//===----------------------------------------------------------------------===//

/// The policy of outputs without a row.
static constexpr OutPolicy defaultOut;

namespace {
/// The libraries that are registered, until the table is built.
struct Registry {
  std::mutex mutex;
  SmallVector<OpLibrary, 2> libraries;
  bool isClosed = false;
};
} // namespace

static Registry &getRegistry() {
  static Registry registry;
  return registry;
}

void fake::registerOps(const OpLibrary &library) {
  Registry &registry = getRegistry();
  std::lock_guard<std::mutex> lock(registry.mutex);
  if (llvm::any_of(registry.libraries, [&](const OpLibrary &other) {
        return other.family.rows.data() == library.family.rows.data();
      }))
    return;
  if (registry.isClosed)
    llvm::report_fatal_error(llvm::Twine("registerOps of ") +
                             library.family.name +
                             " comes after the first use of the op table");
  registry.libraries.push_back(library);
}

/// The libraries, of which there are no more from now on.
static ArrayRef<OpLibrary> closeRegistry() {
  Registry &registry = getRegistry();
  std::lock_guard<std::mutex> lock(registry.mutex);
  registry.isClosed = true;
  return registry.libraries;
}

namespace {

/// `aten.add.Tensor`.
struct FullName {
  static StringRef of(const OpDef &op) { return op.name; }
};
/// `aten.add`, which all overloads share.
struct PacketName {
  static StringRef of(const OpDef &op) {
    return op.name.take_front(op.name.find('.', op.name.find('.') + 1));
  }
};

/// Keys of a set of ops that are found by a name, which is not copied.
template <typename NameT> struct OpKeyInfo : llvm::DenseMapInfo<OpDef *> {
  static unsigned getHashValue(StringRef name) {
    return llvm::DenseMapInfo<StringRef>::getHashValue(name);
  }
  static unsigned getHashValue(const OpDef *op) {
    return getHashValue(NameT::of(*op));
  }
  static bool isEqual(StringRef name, const OpDef *op) {
    return op != getEmptyKey() && op != getTombstoneKey() &&
           NameT::of(*op) == name;
  }
  static bool isEqual(const OpDef *a, const OpDef *b) {
    return a == b || (a != getEmptyKey() && a != getTombstoneKey() &&
                      isEqual(NameT::of(*a), b));
  }
};

/// The table, its index, and the data of the schemas.
struct Table final : SchemaReader {
  Table();

  const Schema &read(const OpDef &op) final;
  /// The op of a name as in OpDef, or null.
  OpDef *lookup(StringRef name) const {
    auto it = index.find_as(name);
    return it == index.end() ? nullptr : *it;
  }

  llvm::BumpPtrAllocator arena;
  std::vector<OpDef> ops;
  llvm::DenseSet<OpDef *, OpKeyInfo<FullName>> index;
  /// By Op.
  std::vector<const OpDef *> handles;

private:
  void add(const OpFamily &family, bool isExternal);
  void add(const OpRow &row, StringRef family);
  void addInPlace(const OpRow &row);
  bool returnsWritten(const OpDef &functional, const OutOverload &out);
  void addOut(const OutOverload &out);
  void addToIndex(OpDef &op);
  void linkBase(OpDef &op, StringRef base);
  void linkInPlace();
  void linkAlias(OpDef &op, StringRef base);
  void linkFacets();
  void linkHandles();
  void inheritFacets(OpDef &op);
  OpDef &getNamed(StringRef name);
  OpDef *find(StringRef schemaName) const;
  OpDef &append(StringRef schemaName, StringRef family);
  StringRef save(const llvm::Twine &text);
  std::string getSchemaText(const OpDef &op);

  /// Ops that run another op or are an alias of it, with its name: its row may
  /// come later.
  SmallVector<std::pair<OpDef *, StringRef>> pendingBases, pendingAliases;
  ArrayRef<OpLibrary> libraries;

  /// Where the schema of an op comes from: its row, the row of `out=`, or else
  /// the functional op.
  struct Source {
    const char *text = nullptr;
    const OutOverload *out = nullptr;
  };
  /// By op.
  std::vector<Source> sources;
  /// Guards what parsing allocates.
  std::mutex mutex;
  std::deque<Schema> schemas;
};

} // namespace

StringRef Table::save(const llvm::Twine &text) {
  llvm::SmallString<64> buffer;
  StringRef flat = text.toStringRef(buffer);
  char *data = arena.Allocate<char>(flat.size());
  llvm::copy(flat, data);
  return StringRef(data, flat.size());
}

/// The op name for one as in schemas: `aten.add.Tensor` for `add.Tensor`, and
/// `mylib.add` for `mylib::add`.
static StringRef getOpName(StringRef schemaName,
                           llvm::SmallVectorImpl<char> &buffer) {
  StringRef ns = "aten";
  StringRef name = schemaName;
  // A search for one character is faster.
  size_t colon = name.find(':');
  if (colon != StringRef::npos && name.substr(colon).starts_with("::")) {
    ns = name.take_front(colon);
    name = name.drop_front(colon + 2);
  }
  for (StringRef part : {ns, StringRef("."), name})
    buffer.append(part.begin(), part.end());
  return StringRef(buffer.data(), buffer.size());
}

OpDef &Table::append(StringRef schemaName, StringRef family) {
  OpDef &op = ops.emplace_back();
  llvm::SmallString<64> name;
  op.name = save(getOpName(schemaName, name));
  op.schema.setReader(*this);
  op.origin.family = family;
  return op;
}

std::string OpOrigin::getFollowed() const {
  if (!follows)
    return {};
  if (!Follows::isWellFormed(follows))
    llvm::report_fatal_error(llvm::Twine(followedBy) + " follows '" + follows +
                             "', which are no names of functions");
  StringRef kernel = followedBy;
  kernel.consume_front("aten.");
  SmallVector<std::string, 3> names;
  for (StringRef name : llvm::split(StringRef(follows), ' '))
    names.push_back(name.contains('.') ? name.str()
                                       : (name + "." + kernel).str());
  return llvm::join(names, " ");
}

/// The part of a schema before its arguments.
static StringRef getSchemaName(StringRef schema) {
  return schema.take_front(schema.find('('));
}

void Table::add(const OpRow &row, StringRef family) {
  OpDef &op = append(getSchemaName(row.schema), family);
  sources.push_back({row.schema});
  op.origin.follows = row.follows;
  op.origin.followedBy = op.name;
  op.rule = row.rule;
  op.traits = row.traits;
  // Only alias marks contain the character.
  op.isMutable = StringRef(row.schema).contains('!') &&
                 !row.traits.has(Behavior::ReadsOnly);
  if (row.each)
    pendingBases.push_back({&op, row.each});
  if (row.alias)
    pendingAliases.push_back({&op, row.alias});
}

/// Adds the in-place overload of the last op.
void Table::addInPlace(const OpRow &row) {
  const OpDef &functional = ops.back();
  auto [head, overloadName] = getSchemaName(row.schema).split('.');
  OpDef &op = append(
      (head + "_" + (overloadName.empty() ? "" : ".") + overloadName).str(),
      functional.origin.family);
  sources.emplace_back();
  op.functional = &functional;
  op.isMutable = true;
  if (!row.each)
    return;
  auto [name, overload] = StringRef(row.each).split('.');
  pendingBases.push_back({&op, save(llvm::Twine(name) + "_" +
                                    (overload.empty() ? "" : ".") + overload)});
}

/// The op of a name as in schemas, `add.Tensor` for ATen and `mylib::add`
/// elsewhere, or null.
OpDef *Table::find(StringRef schemaName) const {
  llvm::SmallString<64> buffer;
  return lookup(getOpName(schemaName, buffer));
}

/// Whether an op only writes to `self`.
static bool writesSelfOnly(const Schema &schema) {
  return llvm::all_of(llvm::enumerate(schema.getArgs()), [](auto arg) {
    return arg.value().alias.isWrite == (arg.index() == 0);
  });
}

/// How many values a schema says that an op returns.
static size_t countReturns(StringRef schema) {
  StringRef returns = schema.drop_front(schema.rfind(") -> ") + 5);
  return returns == "()" ? 0 : returns.count(',') + 1;
}

bool Table::returnsWritten(const OpDef &functional, const OutOverload &out) {
  const char *text = sources[&functional - ops.data()].text;
  size_t count =
      text ? countReturns(text) : functional.getSchema().getReturns().size();
  return count == static_cast<size_t>(StringRef(out.written).count(' ')) + 1;
}

/// Adds an `out=` overload if its functional op has a row and returns the
/// written values.
void Table::addOut(const OutOverload &out) {
  const OpDef *functional = find(out.functional);
  // An op that writes anything else is not functional.
  if (!functional || find(out.name) || !returnsWritten(*functional, out) ||
      (functional->isMutable && !writesSelfOnly(functional->getSchema())))
    return;
  OpDef &op = append(out.name, functional->origin.family);
  sources.push_back({nullptr, &out});
  op.isMutable = true;
  op.functional = functional;
  op.origin.isExternal = functional->origin.isExternal;
  op.rule = {functional->rule.fn, {}, /*takesAll=*/true};
  op.traits = functional->traits.getOfOut();
  op.origin.follows = functional->origin.follows;
  op.origin.followedBy = functional->origin.followedBy;
  op.facets.out = &defaultOut;
  addToIndex(op);
}

void Table::addToIndex(OpDef &op) {
  if (!index.insert(&op).second)
    llvm::report_fatal_error(llvm::Twine("two rows define ") + op.name);
}

//===----------------------------------------------------------------------===//
// Linking
//===----------------------------------------------------------------------===//

void Table::linkBase(OpDef &op, StringRef base) {
  op.base = find(base);
  if (!op.base)
    llvm::report_fatal_error(llvm::Twine(op.name) + " runs " + base +
                             ", which has no row");
  op.rule = {op.base->rule.fn, {}, /*takesAll=*/true};
  op.origin.follows = op.base->origin.follows;
  op.origin.followedBy = op.base->origin.followedBy;
}

/// Gives in-place ops the rules of the functional ones; linkBase replaces those
/// of `_foreach` ops.
void Table::linkInPlace() {
  for (OpDef &op : ops)
    if (op.functional && !op.alias) {
      op.rule = op.functional->rule;
      op.traits = op.functional->traits.getOfInPlace();
      op.origin.follows = op.functional->origin.follows;
      op.origin.followedBy = op.functional->origin.followedBy;
    }
}

/// Whether two ops take the same kinds of arguments, by position.
static bool takeTheSame(const Schema &a, const Schema &b) {
  return llvm::equal(a.getArgs(), b.getArgs(),
                     [](const SchemaArg &one, const SchemaArg &other) {
                       return one.type.base == other.type.base &&
                              one.type.isList == other.type.isList &&
                              one.type.isOptional == other.type.isOptional;
                     });
}

void Table::linkAlias(OpDef &op, StringRef base) {
  const OpDef *other = find(base);
  if (!other)
    llvm::report_fatal_error(llvm::Twine(op.name) + " is another name of " +
                             base + ", which has no row");
  if (!takeTheSame(op.getSchema(), other->getSchema()))
    llvm::report_fatal_error(llvm::Twine(op.name) +
                             " has other arguments than " + base +
                             ", whose name it is said to be");
  op.alias = other;
  op.rule = other->rule;
  op.functional = other->functional;
  op.traits = other->traits.getOfAlias(op.traits);
  op.origin.follows = other->origin.follows;
  op.origin.followedBy = other->origin.followedBy;
}

[[noreturn]] static void reportUnknown(StringRef name) {
  llvm::report_fatal_error(llvm::Twine("a facet names ") + name +
                           ", which has no row");
}

/// The op of a name in a facet: as in schemas, or with its namespace.
OpDef &Table::getNamed(StringRef name) {
  if (OpDef *op = find(name))
    return *op;
  if (OpDef *op = lookup(name))
    return *op;
  reportUnknown(name);
}

/// Inherits missing facets from the op that an op is derived from: its alias
/// target or, for an in-place op, the functional one.
void Table::inheritFacets(OpDef &op) {
  const OpDef *from = op.alias ? op.alias : op.functional;
  if (!from && op.isMutable) {
    // `add_.Tensor` is derived from `add.Tensor`, and `floor_divide_.Tensor`
    // from `floor_divide`, as there is no functional op of that name.
    StringRef full = op.name;
    bool isATen = full.consume_front("aten.");
    auto [name, overload] = full.split('.');
    if (isATen && name.consume_back("_")) {
      from = find((name + (overload.empty() ? "" : ".") + overload).str());
      if (!from)
        from = find(name);
    }
  }
  if (!from)
    return;
  if (!op.facets.elements)
    op.facets.elements = from->facets.elements;
  if (!op.facets.sparse)
    op.facets.sparse = from->facets.sparse;
  if (!op.facets.cost)
    op.facets.cost = from->facets.cost;
  // Whether an in-place op is pointwise depends on its own tag.
  if (!op.facets.jagged && (op.alias || !from->traits.has(Tag::pointwise) ||
                            op.traits.has(Tag::pointwise)))
    op.facets.jagged = from->facets.jagged;
  if (op.alias && !op.facets.steps)
    op.facets.steps = from->facets.steps;
}

void Table::linkHandles() {
  static constexpr llvm::StringLiteral names[] = {
#define FAKE_OP(HANDLE, NAME) NAME,
#include "Table/Ops.def"
  };
  for (StringRef name : names) {
    handles.push_back(find(name));
    if (!handles.back())
      llvm::report_fatal_error(llvm::Twine("a rule runs ") + name +
                               ", which has no row");
  }
}

void Table::linkFacets() {
  // The first overload of each op, and for each the next one.
  llvm::DenseSet<OpDef *, OpKeyInfo<PacketName>> firsts(ops.size());
  std::vector<OpDef *> nexts(ops.size()), lasts(ops.size());
  for (OpDef &op : ops) {
    OpDef *first = *firsts.insert(&op).first;
    OpDef *&last = lasts[first - ops.data()];
    if (last)
      nexts[last - ops.data()] = &op;
    last = &op;
  }
  auto get = [&](StringRef name) -> OpDef & { return getNamed(name); };
  auto forAll = [&](StringRef packet, llvm::function_ref<void(OpDef &)> fn) {
    auto it = firsts.find_as(("aten." + packet).str());
    if (it == firsts.end())
      reportUnknown(packet);
    for (OpDef *op = *it; op; op = nexts[op - ops.data()])
      fn(*op);
  };
  FacetLinker linker(arena, ops, get, forAll);
  linkConstants(linker);
  linkSparseKernels(linker);
  linkJaggedKernels(linker);
  linkOutPolicies(linker);
  linkSteps(linker);
  linkCosts(linker);
  for (const OpLibrary &library : libraries)
    if (library.linkFacets)
      library.linkFacets(linker);
  // An op may be derived from one that is itself derived, as `negative_` from
  // `negative` and `__iand__` from `bitwise_and_`, in any order.
  for (unsigned i = 0; i < 2; ++i)
    llvm::for_each(ops, [&](OpDef &op) { inheritFacets(op); });
}

void FacetLinker::setOutPolicy(OpDef &op, const OutPolicy &policy) const {
  if (!op.facets.out)
    llvm::report_fatal_error(llvm::Twine("a policy of outputs names ") +
                             op.name + ", which is no out= overload");
  op.facets.out = new (arena.Allocate<OutPolicy>()) OutPolicy(policy);
}

/// Adds the rows of a family, and in-place overloads of them.
void Table::add(const OpFamily &family, bool isExternal) {
  for (const OpRow &row : family.rows) {
    if (!isExternal && row.rule.fn && !row.follows)
      llvm::report_fatal_error(llvm::Twine("the row of ") + row.schema +
                               " does not say what its rule follows");
    size_t first = ops.size();
    add(row, family.name);
    if (row.traits.has(InPlace::Derived))
      addInPlace(row);
    for (OpDef &op : MutableArrayRef(ops).drop_front(first))
      op.origin.isExternal = isExternal;
  }
}

/// How many ops the rows of a family are.
static size_t countOps(const OpFamily &family) {
  return family.rows.size() + llvm::count_if(family.rows, [](const OpRow &row) {
           return row.traits.has(InPlace::Derived);
         });
}

Table::Table() {
  const OpFamily families[] = {
#define FAKE_FAMILY(NAME) get##NAME##Family(),
#include "FakeTensor/ATen/Families.def"
  };
  ArrayRef<OutOverload> outs = getOutOverloads();
  libraries = closeRegistry();
  size_t count = outs.size();
  for (const OpFamily &family : families)
    count += countOps(family);
  for (const OpLibrary &library : libraries)
    count += countOps(library.family) + library.outOverloads.size();
  // Addresses are TypeIDs: the vector must never be reallocated.
  ops.reserve(count);
  sources.reserve(count);
  index.reserve(count);
  for (const OpFamily &family : families)
    add(family, /*isExternal=*/false);
  for (const OpLibrary &library : libraries)
    add(library.family, /*isExternal=*/true);
  for (OpDef &op : ops)
    addToIndex(op);
  // An in-place op may be derived from an alias, and be one.
  linkInPlace();
  for (auto [op, base] : pendingAliases)
    linkAlias(*op, base);
  linkInPlace();
  for (auto [op, base] : pendingBases)
    linkBase(*op, base);
  for (const OutOverload &out : outs)
    addOut(out);
  for (const OpLibrary &library : libraries)
    for (const OutOverload &out : library.outOverloads) {
      (void)getNamed(out.functional);
      addOut(out);
    }
  // A mistake of a library is reported at once, not when its op is used.
  for (const OpDef &op : ops)
    if (op.origin.isExternal)
      (void)op.getSchema();
  linkFacets();
  linkHandles();
}

std::string Table::getSchemaText(const OpDef &op) {
  const Source &source = sources[&op - ops.data()];
  if (source.text)
    return source.text;
  const Schema &functional = op.functional->getSchema();
  return source.out ? getOutSchema(functional, *source.out)
                    : getInPlaceSchema(functional);
}

const Schema &Table::read(const OpDef &copy) {
  OpDef &op = *lookup(copy.name);
  std::string text = getSchemaText(op);
  std::lock_guard<std::mutex> lock(mutex);
  // Another thread may have parsed it in the meantime.
  if (op.schema.isKnown())
    return op.getSchema();
  Schema &schema = schemas.emplace_back();
  std::string error;
  if (!Schema::parse(save(text), arena, schema, error))
    llvm::report_fatal_error(llvm::Twine("malformed row: ") + error);
  op.schema.set(schema);
  return schema;
}

RuleBody::~RuleBody() = default;

// Never destroyed, as that takes time when a program ends.
static const Table &getTable() {
  static const Table &table = *new Table;
  return table;
}

ArrayRef<OpDef> fake::getOpTable() { return getTable().ops; }

const OpDef &fake::getOp(Op op) {
  return *getTable().handles[static_cast<unsigned>(op)];
}

const OpDef *fake::lookupOp(StringRef name) { return getTable().lookup(name); }

StringRef fake::findSimilarOp(StringRef name) {
  constexpr unsigned maxDistance = 3;
  StringRef plain = name;
  plain.consume_back(".default");
  if (const OpDef *op = lookupOp(plain))
    return op->name;
  StringRef best;
  unsigned distance = maxDistance + 1;
  for (const OpDef &op : getOpTable()) {
    // Another overload is closer than another op.
    if (op.name.starts_with(plain) && op.name[plain.size()] == '.')
      return op.name;
    unsigned found = plain.edit_distance(op.name, /*AllowReplacements=*/true,
                                         /*MaxEditDistance=*/maxDistance);
    if (found < distance) {
      best = op.name;
      distance = found;
    }
  }
  return best;
}

std::string fake::getHintForOp(StringRef name) {
  if (StringRef similar = findSimilarOp(name); !similar.empty())
    return ("; did you mean '" + similar + "'?").str();
  for (StringRef ns : {"aten.", "prims.", "prim."})
    if (name.starts_with(ns))
      return {};
  return name.contains('.') ? "; --fake-rules loads rules of custom ops" : "";
}

/// The op whose memory contains `address`, or null.
static const OpDef *getOpAround(const void *address) {
  static const ArrayRef<OpDef> table = getOpTable();
  uintptr_t offset = reinterpret_cast<uintptr_t>(address) -
                     reinterpret_cast<uintptr_t>(table.data());
  if (offset >= table.size() * sizeof(OpDef))
    return nullptr;
  return table.data() + offset / sizeof(OpDef);
}

// Both slots of an op are in the table, so compare the exact address.
const OpDef *fake::getOpByFakeID(const void *address) {
  const OpDef *op = getOpAround(address);
  return op && address == &op->fakeID ? op : nullptr;
}

const OpDef *fake::getOpByTorchID(const void *address) {
  const OpDef *op = getOpAround(address);
  return op && address == &op->torchID ? op : nullptr;
}
