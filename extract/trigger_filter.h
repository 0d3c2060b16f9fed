// A quick test whether bytes can hold a claim: whether one of a list of words stands in them. Made for raw input, so that pages and records
// need not be parsed: the words are found in UTF-8 text as well as in HTML and JSON with their escapes, at the speed of memory.
#ifndef TALLYMAN_EXTRACT_TRIGGER_FILTER_H_
#define TALLYMAN_EXTRACT_TRIGGER_FILTER_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tallyman::extract {

class BytePatterns;

class TriggerFilter {
 public:
  // A trigger is a literal piece of text; a "|" at its beginning or end stands for the edge of a word, told beside ASCII letters only
  // ("import|" is not found in "important"), a blank for any white space, hyphen or line break. It is found in small letters, in capitals
  // and with a capital at its beginning; as UTF-8, composed or not; and where what is no ASCII is written as &#233; &#xE9; &eacute; or
  // \u00E9. Bytes that hold soft hyphens, escapes of escapes, ASCII letters in escapes, or numbers of characters without their semicolon
  // always match. A tag in the middle of a word hides it. Throws std::invalid_argument for an empty trigger.
  explicit TriggerFilter(const std::vector<std::string>& triggers);
  ~TriggerFilter();
  TriggerFilter(const TriggerFilter&) = delete;
  TriggerFilter& operator=(const TriggerFilter&) = delete;

  // What Stored returned; null where another version of the matcher stored it, which cannot be read. Making a filter of many triggers
  // takes most of a second, loading it no time.
  static std::unique_ptr<TriggerFilter> Load(std::string_view stored);
  std::string Stored() const;

  // Whether a trigger stands in `bytes`, of which those that are no UTF-8 match nothing. Thread-safe.
  bool Matches(std::string_view bytes) const;

 private:
  class Rep;
  TriggerFilter(std::unique_ptr<BytePatterns> first, std::unique_ptr<BytePatterns> whole);

  std::unique_ptr<Rep> rep_;
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_TRIGGER_FILTER_H_
