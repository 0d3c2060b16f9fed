// tallyman._tallyman: what the Python package is built on. Records go through as JSON text; the package makes objects of them. Every
// function that takes time releases the interpreter's lock.
#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

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
  std::vector<std::string> contents;
  contents.reserve(articles.size());
  for (const nb::bytes& article : articles) contents.push_back(Content(article));
  const nb::gil_scoped_release unlocked;
  return ToResults(extractor.ClaimsOfAll(std::move(contents), threads));
}

void MakeExtractor(bindings::ArticleExtractor* place, const std::string& options) {
  const nb::gil_scoped_release unlocked;
  new (place) bindings::ArticleExtractor(bindings::ExtractorOptions::Parse(options));
}

void MakeReader(bindings::ArticleReader* place, const std::vector<std::string>& inputs, const std::string& options) {
  const nb::gil_scoped_release unlocked;
  new (place) bindings::ArticleReader(inputs, bindings::ReaderOptions::Parse(options));
}

std::vector<Result> NextArticles(bindings::ArticleReader& reader, std::size_t most) {
  const nb::gil_scoped_release unlocked;
  return ToResults(reader.Next(most));
}

Result Check(const nb::bytes& claims, const std::string& options) {
  const nb::gil_scoped_release unlocked;
  return ToResult(bindings::Check(std::string_view(claims.c_str(), claims.size()), bindings::CheckOptions::Parse(options)));
}

}  // namespace

NB_MODULE(_tallyman, m) {
  nb::exception<bindings::OptionError>(m, "OptionError", PyExc_ValueError);
  nb::exception<schema::FormatError>(m, "FormatError", PyExc_ValueError);
  nb::exception<languages::PackError>(m, "PackError", PyExc_ValueError);
  nb::exception<store::StoreError>(m, "ReadError", PyExc_OSError);
  m.attr("version") = TALLYMAN_VERSION;

  nb::class_<bindings::ArticleExtractor>(m, "Extractor")
      .def("__init__", &MakeExtractor, nb::arg("options"))
      .def("claims", &Claims, nb::arg("article"))
      .def("quantities", &Quantities, nb::arg("article"))
      .def("claims_of_all", &ClaimsOfAll, nb::arg("articles"), nb::arg("threads"))
      .def_prop_ro("languages", &bindings::ArticleExtractor::Languages)
      .def_prop_ro("producer", &bindings::ArticleExtractor::producer);
  nb::class_<bindings::ArticleReader>(m, "Reader")
      .def("__init__", &MakeReader, nb::arg("inputs"), nb::arg("options"))
      .def("next", &NextArticles, nb::arg("most"));
  m.def("check", &Check, nb::arg("claims"), nb::arg("options"));
}

}  // namespace tallyman::python
