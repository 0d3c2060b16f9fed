#include "corpus/page/page_dates.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

#include "corpus/page/metadata_words.h"
#include "corpus/page/page_layout.h"
#include "corpus/page/text_measure.h"
#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

using Index = HtmlTree::Index;
using normalize::Date;

constexpr std::size_t kMostElements = 400;    // with a day that are looked at
constexpr std::size_t kLinesSearched = 12;    // for a printed date, behind the headline
constexpr int kLongestDateLine = 200;         // weight
constexpr std::size_t kLongestLabel = 60;     // bytes before an element
constexpr Index kFarthestLabel = 8;           // nodes before it
constexpr std::size_t kLongestPrinted = 100;  // bytes in an element
constexpr Index kLargestPrinted = 20;         // nodes
constexpr int kFirstYear = 1990;              // of days in addresses, which may be what a story is about
constexpr int kLongestAhead = 2;              // days that an address is ahead of the one printed: a story of tomorrow's newspaper

// Whether no story that was crawled then can be of that day, wherever on earth. Where the day of the crawl is not known, any day can be:
// the day on which the program runs says nothing, and what it reads would be another story's after it.
bool IsAfterCrawl(const PageFacts& page, const Date& day) { return page.crawled && day.days() > page.crawled->days() + 1; }

// The last days that programs know, or with which they say never.
bool IsEndOfTime(const Date& day) {
  constexpr int kLastYear = 2099, kLastOf32Bits = 2038;
  const bool is_last = day.month() == 12 && day.day() == 31;
  const bool is_overflow = day.year() == kLastOf32Bits && day.month() == 1 && (day.day() == 18 || day.day() == 19);
  return day.year() > kLastYear || (is_last && (day.year() == kLastYear || day.year() == kLastOf32Bits - 1)) || is_overflow;
}

// Days that programs fill what is empty with: the first and last that they or their libraries know, here and where it is a day earlier.
bool IsPlaceholder(const Date& day) {
  const bool is_first = day.month() == 1 && day.day() == 1, is_last = day.month() == 12 && day.day() >= 30;
  return !MayBePublicationDay(day) || IsEndOfTime(day) || (is_first && day.year() == 1900) ||
         (is_last && (day.year() == 1899 || day.year() == 1969));
}

// What an element with a day says of it, the surest first.
enum class Claim { kPublication, kDay, kAside, kUpdate };

struct ElementDay {
  Claim claim;
  Stamp stamp;
  std::optional<Date> printed;  // in its text
};

class Finder {
 public:
  Finder(const HtmlTree& tree, const PageRoles& roles, const std::vector<Block>& blocks, const PageFacts& page)
      : tree_(tree), page_(page), layout_(tree, roles, blocks, page.title) {}

  std::optional<Date> Find() {
    ReadElements();
    ReadPrinted();
    if (const auto date = DateInUrl(page_.url); date && CanBeOfAddress(*date)) in_url_ = date;
    for (const Stamp& stamp : page_.stamps)
      if (IsNews(stamp.day)) return Local(stamp, std::nullopt);
    if (const auto date = DayOfElements({Claim::kPublication, Claim::kDay})) return date;
    if (in_url_) return in_url_;
    if (printed_) return printed_;
    if (const auto date = FindPublicationDate(page_.text, page_.language)) return date;
    if (const auto month = MonthInUrl(page_.url))
      if (const auto date = FindDatelineOf(page_.text, page_.language, *month); date && IsNews(*date)) return date;
    if (const auto date = DayOfElements({Claim::kAside, Claim::kUpdate})) return date;
    return printed_update_;
  }

 private:
  // Whether a machine-readable day can be that of the news, or is the one printed.
  bool IsNews(const Date& day) const { return !IsAfterCrawl(page_, day) && (!IsPlaceholder(day) || printed_ == day); }

  // Whether a day in the address can be that on which it was given, rather than what the story is about.
  bool CanBeOfAddress(const Date& day) const {
    const bool is_after_printed = printed_ && day.days() > printed_->days() + kLongestAhead;
    return !IsAfterCrawl(page_, day) && !is_after_printed && (day.year() >= kFirstYear || printed_ == day);
  }

  // The day where the site is: of the printed one, the element's text and the address the first that can be the stamp's.
  Date Local(const Stamp& stamp, const std::optional<Date>& in_element) const {
    for (const auto& printed : {in_element, printed_, printed_in_element_, in_url_})
      if (printed && stamp.CanBe(*printed)) return *printed;
    return stamp.day;
  }

  std::optional<Date> DayOfElements(std::initializer_list<Claim> claims) const {
    for (const Claim claim : claims)
      for (const ElementDay& element : elements_)
        if (element.claim == claim && IsNews(element.stamp.day)) return Local(element.stamp, element.printed);
    return std::nullopt;
  }

  void ReadElements() {
    std::size_t looked_at = 0;
    for (Index node = 0; node < tree_.size() && looked_at < kMostElements; ++node) {
      if (tree_.tag(node) == Tag::kText) continue;
      const auto claim = ClaimOf(node);
      if (!claim) continue;
      ++looked_at;
      if (const auto element = ReadElement(node, *claim); element && !IsOfOther(node, layout_.IsRightUnderHeadline(node)))
        elements_.push_back(*element);
    }
    const auto printed = std::find_if(elements_.begin(), elements_.end(), [](const ElementDay& element) {
      return element.printed && (element.claim == Claim::kPublication || element.claim == Claim::kDay);
    });
    if (printed != elements_.end()) printed_in_element_ = printed->printed;
  }

  // What an element's names say; nothing where it is not about a day.
  std::optional<Claim> ClaimOf(Index node) const {
    const MetadataWords& words = MetadataWords::Get();
    const std::string_view classes = tree_.attribute(node, "class");
    const bool is_time = tree_.tag(node) == Tag::kTime;
    for (const char* attribute : {"itemprop", "property"}) {
      const std::string_view properties = tree_.attribute(node, attribute);
      if (HasOneOf(properties, words.publication_properties)) return Claim::kPublication;
      if (SmallLetters(properties) == "datemodified") return Claim::kUpdate;
    }
    if (is_time && tree_.has_attribute(node, "pubdate")) return Claim::kPublication;
    const bool has_value = is_time || HasMachineDay(node);
    if (!has_value) return std::nullopt;
    if (HasOneOf(classes, words.publication_classes)) return Claim::kPublication;
    if (HasOneOf(classes, words.update_classes)) return Claim::kUpdate;
    return is_time || HasOneOf(classes, words.day_classes) ? std::optional(Claim::kDay) : std::nullopt;
  }

  bool HasMachineDay(Index node) const {
    return std::any_of(kValues.begin(), kValues.end(), [&](const char* name) { return tree_.has_attribute(node, name); });
  }

  std::optional<ElementDay> ReadElement(Index node, Claim claim) const {
    std::optional<Stamp> stamp;
    for (const char* name : kValues)
      if (!stamp) stamp = ReadStamp(tree_.attribute(node, name), page_.language);
    std::optional<Date> printed;
    const std::string text = tree_.end(node) - node <= kLargestPrinted ? tree_.InnerText(node) : "";
    if (text.size() <= kLongestPrinted) printed = ReadDate(text, page_.language);
    if (!stamp && printed) stamp = Stamp{*printed, std::nullopt};
    if (!stamp) return std::nullopt;
    if (claim == Claim::kPublication || claim == Claim::kUpdate) return ElementDay{claim, *stamp, printed};
    if (layout_.IsInParagraph(node)) return std::nullopt;
    if (FollowsUpdateLabel(node)) return ElementDay{Claim::kUpdate, *stamp, printed};
    if (layout_.IsUnderHeadline(node) || layout_.IsOverHeadline(node)) return ElementDay{Claim::kDay, *stamp, printed};
    const bool is_of_story = !layout_.has_headline() || layout_.IsBesideHeadline(node);
    return is_of_story ? std::optional(ElementDay{Claim::kAside, *stamp, printed}) : std::nullopt;
  }

  // Whether the words before an element say that its day is that of a change: "Updated: <time>".
  bool FollowsUpdateLabel(Index node) const {
    for (Index before = node; before > 0 && node - before < kFarthestLabel; --before) {
      const Index at = before - 1;
      if (tree_.tag(at) != Tag::kText) continue;
      const std::string text = Collapsed(tree_.text(at));
      if (!HasLetter(text)) continue;
      const Index parent = tree_.parent(at);
      const bool is_of_another = parent != HtmlTree::kNone && tree_.tag(parent) == Tag::kTime;
      return !is_of_another && text.size() <= kLongestLabel && EndsLikeUpdateLabel(text);
    }
    return false;
  }

  // The day that a date line under the headline prints, or one close above it.
  void ReadPrinted() {
    if (!layout_.has_headline()) return;
    const std::vector<Block>& blocks = layout_.blocks();
    const std::size_t headline = layout_.headline(), end = std::min(blocks.size(), headline + 1 + kLinesSearched);
    for (std::size_t line = headline + 1; line < end && !printed_; ++line)
      if (!IsOfOther(blocks[line].first, IsNear(blocks[line].first))) TakeLine(blocks[line]);
    for (std::size_t line = headline; line > 0 && !printed_ && layout_.IsOverHeadline(blocks[line - 1].first); --line)
      if (!IsOfOther(blocks[line - 1].first, true)) TakeLine(blocks[line - 1]);
  }

  // What stands near the headline is this story's, whatever it links to.
  bool IsOfOther(Index node, bool is_near) const { return is_near ? layout_.IsInOtherPart(node) : layout_.IsElsewhere(node); }
  bool IsNear(Index node) const { return layout_.IsUnderHeadline(node) || layout_.IsOverHeadline(node); }

  void TakeLine(const Block& line) {
    if (line.weight > kLongestDateLine) return;
    const auto day = ReadDateLine(line.text, page_.language);
    if (!day || IsAfterCrawl(page_, day->date)) return;
    if (!day->is_update) printed_ = day->date;
    if (day->is_update && !printed_update_) printed_update_ = day->date;
  }

  static constexpr std::array<const char*, 6> kValues = {"content", "datetime", "title", "data-date", "data-datetime", "data-timestamp"};

  const HtmlTree& tree_;
  const PageFacts& page_;
  const PageLayout layout_;
  std::vector<ElementDay> elements_;
  std::optional<Date> printed_, printed_update_, printed_in_element_, in_url_;
};

}  // namespace

std::optional<Date> FindPublished(const HtmlTree& tree, const PageRoles& roles, const std::vector<Block>& blocks, const PageFacts& page) {
  // A stamp with the site's own time needs nothing beside it.
  const Stamp* const first = page.stamps.empty() ? nullptr : &page.stamps.front();
  if (first != nullptr && !first->utc_hour && !IsPlaceholder(first->day) && !IsAfterCrawl(page, first->day)) return first->day;
  return Finder(tree, roles, blocks, page).Find();
}

}  // namespace tallyman::corpus
