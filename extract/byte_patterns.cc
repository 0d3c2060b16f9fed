#include "extract/byte_patterns.h"

#include <hs.h>

#include <cstdlib>
#include <mutex>
#include <new>
#include <stdexcept>

namespace tallyman::extract {

class BytePatterns::Rep {
 public:
  // Takes the database over; null matches nothing.
  explicit Rep(hs_database_t* database) : database_(database) {
    if (database_ != nullptr && hs_alloc_scratch(database_, &scratch_) != HS_SUCCESS) {
      hs_free_database(database_);
      throw std::bad_alloc();
    }
  }
  ~Rep() {
    for (hs_scratch_t* scratch : idle_) hs_free_scratch(scratch);
    hs_free_scratch(scratch_);
    hs_free_database(database_);
  }
  Rep(const Rep&) = delete;
  Rep& operator=(const Rep&) = delete;

  const hs_database_t* database() const { return database_; }

  // A search needs memory of its own; it is kept for the next one.
  hs_scratch_t* Take() const {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) {
      hs_scratch_t* scratch = nullptr;
      if (hs_clone_scratch(scratch_, &scratch) != HS_SUCCESS) throw std::bad_alloc();
      return scratch;
    }
    hs_scratch_t* const scratch = idle_.back();
    idle_.pop_back();
    return scratch;
  }
  void GiveBack(hs_scratch_t* scratch) const {
    const std::lock_guard lock(mutex_);
    idle_.push_back(scratch);
  }

 private:
  hs_database_t* database_;
  hs_scratch_t* scratch_ = nullptr;
  mutable std::mutex mutex_;
  mutable std::vector<hs_scratch_t*> idle_;
};

namespace {

hs_database_t* Compile(const std::vector<BytePattern>& patterns) {
  if (patterns.empty()) return nullptr;
  std::vector<const char*> expressions;
  std::vector<unsigned> kinds;
  for (const BytePattern& pattern : patterns) {
    expressions.push_back(pattern.expression.c_str());
    kinds.push_back(pattern.kind);
  }
  const std::vector<unsigned> flags(patterns.size(), HS_FLAG_CASELESS | HS_FLAG_SINGLEMATCH);
  const hs_platform_info_t any_processor{};
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  if (hs_compile_multi(expressions.data(), flags.data(), kinds.data(), static_cast<unsigned>(patterns.size()), HS_MODE_BLOCK,
                       &any_processor, &database, &error) != HS_SUCCESS) {
    const std::string reason = error->message;
    hs_free_compile_error(error);
    throw std::invalid_argument("cannot be searched for: " + reason);
  }
  return database;
}

}  // namespace

BytePatterns::BytePatterns(const std::vector<BytePattern>& patterns) : rep_(std::make_unique<Rep>(Compile(patterns))) {}
BytePatterns::BytePatterns(std::unique_ptr<Rep> rep) : rep_(std::move(rep)) {}
BytePatterns::~BytePatterns() = default;

std::unique_ptr<BytePatterns> BytePatterns::Load(std::string_view stored) {
  hs_database_t* database = nullptr;
  if (!stored.empty() && hs_deserialize_database(stored.data(), stored.size(), &database) != HS_SUCCESS) return nullptr;
  return std::unique_ptr<BytePatterns>(new BytePatterns(std::make_unique<Rep>(database)));
}

std::string BytePatterns::Stored() const {
  if (rep_->database() == nullptr) return "";
  char* bytes = nullptr;
  std::size_t size = 0;
  if (hs_serialize_database(rep_->database(), &bytes, &size) != HS_SUCCESS) throw std::bad_alloc();
  std::string stored(bytes, size);
  std::free(bytes);
  return stored;
}

unsigned BytePatterns::Search(std::string_view bytes, unsigned enough) const {
  if (rep_->database() == nullptr) return 0;
  struct Found {
    unsigned kinds;
    unsigned enough;
  } found{0, enough};
  const auto on_match = [](unsigned kind, unsigned long long, unsigned long long, unsigned, void* context) {
    Found& found = *static_cast<Found*>(context);
    found.kinds |= kind;
    return (kind & found.enough) != 0 ? 1 : 0;
  };
  hs_scratch_t* const scratch = rep_->Take();
  constexpr std::size_t kMost = 1u << 30;  // a record is far smaller; of a longer one all pieces are searched
  hs_error_t result = HS_SUCCESS;
  for (std::size_t at = 0; at < bytes.size() && result == HS_SUCCESS; at += kMost) {
    const std::string_view piece = bytes.substr(at, kMost);
    result = hs_scan(rep_->database(), piece.data(), static_cast<unsigned>(piece.size()), 0, scratch, on_match, &found);
  }
  rep_->GiveBack(scratch);
  if (result != HS_SUCCESS && result != HS_SCAN_TERMINATED) throw std::runtime_error("the search for patterns failed");
  return found.kinds;
}

}  // namespace tallyman::extract
