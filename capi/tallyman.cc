#include "capi/tallyman.h"

#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "bindings/records.h"
#include "corpus/skipped.h"
#include "languages/pattern.h"
#include "schema/claim.h"
#include "store/error.h"

using tallyman::bindings::Records;

struct tallyman_extractor {
  tallyman::bindings::ArticleExtractor extractor;
};

struct tallyman_reader {
  tallyman::bindings::ArticleReader reader;
};

struct tallyman_records {
  std::vector<std::string> lines;
  std::vector<std::string> warnings;
};

namespace {

thread_local std::string last_error;

tallyman_status Fail(tallyman_status status, std::string_view message) noexcept {
  try {
    last_error = message;
  } catch (const std::exception&) {
    last_error.clear();
  }
  return status;
}

std::string_view OrEmpty(const char* text) { return text == nullptr ? std::string_view() : std::string_view(text); }

// What `work` returns, or the status of the exception that it throws.
template <typename Work>
tallyman_status Guarded(Work work) noexcept {
  try {
    return work();
  } catch (const tallyman::bindings::OptionError& error) {
    return Fail(TALLYMAN_INVALID_ARGUMENT, error.what());
  } catch (const tallyman::languages::PackError& error) {
    return Fail(TALLYMAN_BAD_FORMAT, error.what());
  } catch (const tallyman::schema::FormatError& error) {
    return Fail(TALLYMAN_BAD_FORMAT, error.what());
  } catch (const tallyman::store::StoreError& error) {
    return Fail(TALLYMAN_IO_ERROR, error.what());
  } catch (const std::system_error& error) {
    return Fail(TALLYMAN_IO_ERROR, error.what());
  } catch (const std::exception& error) {
    return Fail(TALLYMAN_FAILED, error.what());
  }
}

tallyman_records* NewRecords(Records records) { return new tallyman_records{std::move(records.lines), std::move(records.warnings)}; }

// Hands out the records of an article, or says why it was skipped.
tallyman_status HandOut(Records records, tallyman_records** target) {
  if (records.skipped) return Fail(TALLYMAN_SKIPPED, records.skipped->reason);
  *target = NewRecords(std::move(records));
  return TALLYMAN_OK;
}

tallyman_status IsNull(const char* parameter) { return Fail(TALLYMAN_INVALID_ARGUMENT, std::string(parameter) + " is NULL"); }

}  // namespace

const char* tallyman_error(void) { return last_error.c_str(); }

const char* tallyman_version(void) { return TALLYMAN_VERSION; }

int32_t tallyman_abi_version(void) { return TALLYMAN_ABI_VERSION; }

tallyman_status tallyman_extractor_open(const char* options, tallyman_extractor** extractor) {
  return Guarded([&]() -> tallyman_status {
    if (extractor == nullptr) return IsNull("extractor");
    *extractor =
        new tallyman_extractor{tallyman::bindings::ArticleExtractor(tallyman::bindings::ExtractorOptions::Parse(OrEmpty(options)))};
    return TALLYMAN_OK;
  });
}

void tallyman_extractor_close(tallyman_extractor* extractor) { delete extractor; }

const char* tallyman_producer(const tallyman_extractor* extractor) { return extractor->extractor.producer().c_str(); }

tallyman_status tallyman_extract(const tallyman_extractor* extractor, const char* article, size_t length, tallyman_records** claims) {
  return Guarded([&]() -> tallyman_status {
    if (extractor == nullptr) return IsNull("extractor");
    if (article == nullptr) return IsNull("article");
    if (claims == nullptr) return IsNull("claims");
    return HandOut(extractor->extractor.Claims(std::string(article, length)), claims);
  });
}

tallyman_status tallyman_quantities(const tallyman_extractor* extractor, const char* article, size_t length,
                                    tallyman_records** quantities) {
  return Guarded([&]() -> tallyman_status {
    if (extractor == nullptr) return IsNull("extractor");
    if (article == nullptr) return IsNull("article");
    if (quantities == nullptr) return IsNull("quantities");
    return HandOut(extractor->extractor.Quantities(std::string(article, length)), quantities);
  });
}

tallyman_status tallyman_check(const char* claims, size_t length, const char* options, tallyman_records** findings) {
  return Guarded([&]() -> tallyman_status {
    if (claims == nullptr && length > 0) return IsNull("claims");
    if (findings == nullptr) return IsNull("findings");
    const auto check_options = tallyman::bindings::CheckOptions::Parse(OrEmpty(options));
    return HandOut(tallyman::bindings::Check(std::string_view(claims, length), check_options), findings);
  });
}

tallyman_status tallyman_reader_open(const char* const* inputs, size_t count, const char* options, tallyman_reader** reader) {
  return Guarded([&]() -> tallyman_status {
    if (reader == nullptr) return IsNull("reader");
    std::vector<std::string> paths;
    for (size_t i = 0; i < count; ++i) {
      if (inputs == nullptr || inputs[i] == nullptr) return IsNull("an input");
      paths.emplace_back(inputs[i]);
    }
    *reader = new tallyman_reader{tallyman::bindings::ArticleReader(paths, tallyman::bindings::ReaderOptions::Parse(OrEmpty(options)))};
    return TALLYMAN_OK;
  });
}

void tallyman_reader_close(tallyman_reader* reader) { delete reader; }

tallyman_status tallyman_reader_next(tallyman_reader* reader, tallyman_records** article) {
  return Guarded([&]() -> tallyman_status {
    if (reader == nullptr) return IsNull("reader");
    if (article == nullptr) return IsNull("article");
    auto next = reader->reader.Next();
    if (!next) return TALLYMAN_END;
    if (!next->skipped) return HandOut(*std::move(next), article);
    *article = new tallyman_records{{ToJson(*next->skipped).dump()}, {}};
    return Fail(TALLYMAN_SKIPPED, next->skipped->reason);
  });
}

size_t tallyman_records_count(const tallyman_records* records) { return records->lines.size(); }

const char* tallyman_records_get(const tallyman_records* records, size_t index) {
  return index < records->lines.size() ? records->lines[index].c_str() : nullptr;
}

size_t tallyman_records_length(const tallyman_records* records, size_t index) {
  return index < records->lines.size() ? records->lines[index].size() : 0;
}

size_t tallyman_records_warning_count(const tallyman_records* records) { return records->warnings.size(); }

const char* tallyman_records_warning(const tallyman_records* records, size_t index) {
  return index < records->warnings.size() ? records->warnings[index].c_str() : nullptr;
}

void tallyman_records_free(tallyman_records* records) { delete records; }
