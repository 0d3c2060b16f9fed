// tallyman._tallyman: what the Python package is built on. Records go through as JSON text; the package makes objects of them. Every
// function that takes time releases the interpreter's lock.
#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

#include "bindings/check_pieces.h"
#include "bindings/claim_reader.h"
#include "bindings/records.h"
#include "corpus/skipped.h"
#include "languages/pattern.h"
#include "schema/claim.h"
#include "store/error.h"

namespace nb = nanobind;

namespace tallyman::python {
namespace {

using bindings::Records;

// Lines, warnings, and what was skipped.
using Result = std::tuple<std::vector<std::string>, std::vector<std::string>, std::optional<std::string>>;

Result ToResult(Records records) {
  std::optional<std::string> skipped;
  if (records.skipped) skipped = ToJson(*records.skipped).dump();
  return {std::move(records.lines), std::move(records.warnings), std::move(skipped)};
}

std::vector<Result> ToResults(std::vector<Records> all) {
  std::vector<Result> results;
  results.reserve(all.size());
  for (Records& records : all) results.push_back(ToResult(std::move(records)));
  return results;
}

std::string Content(const nb::bytes& bytes) { return std::string(bytes.c_str(), bytes.size()); }

// Paths are bytes, as the operating system has them.
using Paths = std::vector<nb::bytes>;

std::vector<std::string> Contents(const std::vector<nb::bytes>& all) {
  std::vector<std::string> contents;
  contents.reserve(all.size());
  for (const nb::bytes& bytes : all) contents.push_back(Content(bytes));
  return contents;
}

Result Claims(const bindings::ArticleExtractor& extractor, const nb::bytes& article) {
  std::string content = Content(article);
  const nb::gil_scoped_release unlocked;
  return ToResult(extractor.Claims(std::move(content)));
}

Result Quantities(const bindings::ArticleExtractor& extractor, const nb::bytes& article) {
  std::string content = Content(article);
  const nb::gil_scoped_release unlocked;
  return ToResult(extractor.Quantities(std::move(content)));
}

std::vector<Result> ClaimsOfAll(const bindings::ArticleExtractor& extractor, const std::vector<nb::bytes>& articles, int threads) {
  std::vector<std::string> contents = Contents(articles);
  const nb::gil_scoped_release unlocked;
  return ToResults(extractor.ClaimsOfAll(std::move(contents), threads));
}

void MakeExtractor(bindings::ArticleExtractor* place, const std::string& options, const Paths& language_packs) {
  std::vector<std::string> packs = Contents(language_packs);
  const nb::gil_scoped_release unlocked;
  auto parsed = bindings::ExtractorOptions::Parse(options);
  parsed.language_packs = std::move(packs);
  new (place) bindings::ArticleExtractor(parsed);
}

void MakeReader(bindings::ArticleReader* place, const Paths& inputs, const std::string& options) {
  const std::vector<std::string> paths = Contents(inputs);
  const nb::gil_scoped_release unlocked;
  new (place) bindings::ArticleReader(paths, bindings::ReaderOptions::Parse(options));
}

std::vector<nb::bytes> Files(const bindings::ArticleReader& reader) {
  std::vector<nb::bytes> paths;
  for (const std::string& path : reader.Files()) paths.emplace_back(path.data(), path.size());
  return paths;
}

std::vector<Result> NextArticles(bindings::ArticleReader& reader, std::size_t most) {
  const nb::gil_scoped_release unlocked;
  return ToResults(reader.Next(most));
}

bindings::CheckOptions ParseCheckOptions(const std::string& options, std::vector<std::string> against) {
  auto parsed = bindings::CheckOptions::Parse(options);
  parsed.against = std::move(against);
  return parsed;
}

Result Check(const nb::bytes& claims, const std::string& options, const Paths& against) {
  std::vector<std::string> tables = Contents(against);
  const nb::gil_scoped_release unlocked;
  return ToResult(bindings::Check(std::string_view(claims.c_str(), claims.size()), ParseCheckOptions(options, std::move(tables))));
}

void RequireClaim(const nb::bytes& line) {
  const nb::gil_scoped_release unlocked;
  bindings::RequireClaim(std::string_view(line.c_str(), line.size()));
}

// The members of a crosscheck::Rank, and the finding's record.
using Ranked = std::tuple<int, std::int64_t, std::string, std::size_t, std::string>;
// Record, several kinds, family, place, family and place of the whole, units.
using Placed = std::tuple<std::string, bool, std::string, std::string, std::string, std::string, std::vector<std::string>>;
// Value, keys of coupling, places.
using Value = std::tuple<std::string, std::vector<std::string>, std::vector<std::string>>;
using Units = std::vector<std::pair<std::string, std::string>>;

std::vector<Ranked> ToRanked(std::vector<bindings::RankedRecord> records) {
  std::vector<Ranked> ranked;
  ranked.reserve(records.size());
  for (auto& [record, rank] : records)
    ranked.emplace_back(rank.piece, rank.minus_size, std::move(rank.family), rank.position, std::move(record));
  return ranked;
}

void MakePieceChecker(bindings::PieceChecker* place, const std::string& options, const Paths& against) {
  std::vector<std::string> tables = Contents(against);
  const nb::gil_scoped_release unlocked;
  new (place) bindings::PieceChecker(ParseCheckOptions(options, std::move(tables)));
}

std::tuple<std::vector<Placed>, std::vector<Ranked>, std::vector<std::string>> CheckDocuments(const bindings::PieceChecker& checker,
                                                                                              const std::vector<std::string>& lines) {
  const nb::gil_scoped_release unlocked;
  bindings::DocumentRecords records = checker.CheckDocuments(lines);
  std::vector<Placed> placed;
  placed.reserve(records.claims.size());
  for (bindings::PlacedRecord& claim : records.claims)
    placed.emplace_back(std::move(claim.record), claim.several_kinds, std::move(claim.family), std::move(claim.place),
                        std::move(claim.whole_family), std::move(claim.whole_place), std::move(claim.units));
  return {std::move(placed), ToRanked(std::move(records.findings)), std::move(records.warnings)};
}

std::tuple<std::vector<Ranked>, std::vector<Value>> CheckFamilies(const bindings::PieceChecker& checker, std::vector<std::string> records,
                                                                  std::vector<bool> several_kinds, Units units,
                                                                  const std::vector<std::string>& families) {
  const nb::gil_scoped_release unlocked;
  bindings::FamilyRecords found = checker.CheckFamilies({std::move(records), std::move(several_kinds), std::move(units)}, families);
  std::vector<Value> values;
  values.reserve(found.values.size());
  for (bindings::ValueRecord& value : found.values)
    values.emplace_back(std::move(value.value), std::move(value.keys), std::move(value.places));
  return {ToRanked(std::move(found.findings)), std::move(values)};
}

std::vector<Ranked> CheckCoupling(const bindings::PieceChecker& checker, std::vector<std::string> records, std::vector<bool> several_kinds,
                                  Units units, const std::vector<std::string>& candidates) {
  const nb::gil_scoped_release unlocked;
  return ToRanked(checker.CheckCoupling({std::move(records), std::move(several_kinds), std::move(units)}, candidates));
}

std::vector<std::size_t> CouplingCandidates(const std::vector<std::string>& values) {
  const nb::gil_scoped_release unlocked;
  return bindings::CouplingCandidates(values);
}

void MakeClaimReader(bindings::ClaimReader* place, const bindings::ArticleExtractor& extractor, const Paths& inputs,
                     const std::string& options) {
  const std::vector<std::string> paths = Contents(inputs);
  const nb::gil_scoped_release unlocked;
  new (place) bindings::ClaimReader(extractor, paths, bindings::ReaderOptions::Parse(options));
}

std::vector<Result> NextClaims(bindings::ClaimReader& reader, int threads) {
  const nb::gil_scoped_release unlocked;
  return ToResults(reader.Next(threads));
}

// Raises `type` with a message that may name files in any bytes, as os.fsdecode has them.
void Raise(const nb::handle type, const char* message) {
  const nb::object text = nb::steal(PyUnicode_DecodeUTF8(message, static_cast<Py_ssize_t>(std::strlen(message)), "surrogateescape"));
  if (text.is_valid()) PyErr_SetObject(type.ptr(), text.ptr());
}

// An exception of Python's named `name`, which is raised where `Error` is thrown.
template <typename Error>
void Define(nb::module_& module, const char* name, PyObject* base) {
  nb::object type = nb::steal(PyErr_NewException(("tallyman." + std::string(name)).c_str(), base, nullptr));
  module.attr(name) = type;
  nb::register_exception_translator(
      [](const std::exception_ptr& thrown, void* raised) {
        try {
          std::rethrow_exception(thrown);
        } catch (const Error& error) {
          Raise(nb::handle(static_cast<PyObject*>(raised)), error.what());
        }
      },
      type.release().ptr());
}

}  // namespace

NB_MODULE(_tallyman, m) {
  Define<bindings::OptionError>(m, "OptionError", PyExc_ValueError);
  Define<schema::FormatError>(m, "FormatError", PyExc_ValueError);
  Define<languages::PackError>(m, "PackError", PyExc_ValueError);
  Define<store::StoreError>(m, "ReadError", PyExc_OSError);
  m.attr("version") = TALLYMAN_VERSION;

  nb::class_<bindings::ArticleExtractor>(m, "Extractor")
      .def("__init__", &MakeExtractor, nb::arg("options"), nb::arg("language_packs"))
      .def("claims", &Claims, nb::arg("article"))
      .def("quantities", &Quantities, nb::arg("article"))
      .def("claims_of_all", &ClaimsOfAll, nb::arg("articles"), nb::arg("threads"))
      .def_prop_ro("languages", &bindings::ArticleExtractor::Languages)
      .def_prop_ro("producer", &bindings::ArticleExtractor::producer);
  nb::class_<bindings::ArticleReader>(m, "Reader")
      .def("__init__", &MakeReader, nb::arg("inputs"), nb::arg("options"))
      .def_prop_ro("files", &Files)
      .def("next", &NextArticles, nb::arg("most"));
  nb::class_<bindings::ClaimReader>(m, "ClaimReader")
      .def("__init__", &MakeClaimReader, nb::arg("extractor"), nb::arg("inputs"), nb::arg("options"), nb::keep_alive<1, 2>())
      .def("next", &NextClaims, nb::arg("threads"));
  nb::class_<bindings::PieceChecker>(m, "PieceChecker")
      .def("__init__", &MakePieceChecker, nb::arg("options"), nb::arg("against"))
      .def("documents", &CheckDocuments, nb::arg("lines"))
      .def("families", &CheckFamilies, nb::arg("records"), nb::arg("several_kinds"), nb::arg("units"), nb::arg("families"))
      .def("coupling", &CheckCoupling, nb::arg("records"), nb::arg("several_kinds"), nb::arg("units"), nb::arg("candidates"));
  m.def("coupling_candidates", &CouplingCandidates, nb::arg("values"));
  m.def("check", &Check, nb::arg("claims"), nb::arg("options"), nb::arg("against"));
  m.def("require_claim", &RequireClaim, nb::arg("line"));
}

}  // namespace tallyman::python
