#include "extract/bare_numbers.h"

#include <algorithm>
#include <string>

#include "normalize/measure.h"
#include "normalize/number.h"

namespace tallyman::extract {
namespace {

using languages::FigureKind;
using languages::View;
using normalize::QuantityKind;
using normalize::QuantityMention;

class Reader {
 public:
  Reader(const View& view, const languages::Pack& pack, const std::vector<QuantityMention>& quantities)
      : view_(view), quantities_(quantities), words_(view, pack), uncounting_(quantities.size()) {}

  std::vector<bool> Read() {
    ReadItems();
    for (std::size_t i = 0; i < quantities_.size(); ++i) {
      if (!IsBare(i)) continue;
      if (FollowsReference(quantities_[i].begin) || ContinuesReference(i) || LiesInTelephone(quantities_[i].number) || IsOfIndex(i))
        uncounting_[i] = true;
      if (i + 1 < quantities_.size() && IsPartOf(i, i + 1)) uncounting_[i] = uncounting_[i + 1] = true;
    }
    return uncounting_;
  }

 private:
  bool IsDigit(int at) const { return view_.Is(at, languages::kDigit); }

  bool IsBare(std::size_t i) const {
    return quantities_[i].kind == QuantityKind::kNumber && !quantities_[i].number.scaled && !quantities_[i].number.in_words;
  }

  // "Table 2.4", "tel.: 30 12", 表3, "No 5"
  bool FollowsReference(int begin) {
    constexpr int kLongest = 24;
    int end = begin;
    while (end > 0 && (view_[end - 1] == U' ' || view_[end - 1] == U':' || view_[end - 1] == U'#' || view_[end - 1] == U'.')) --end;
    for (int at = end - 1; at >= 0 && end - at <= kLongest && view_[at] != U'\n' && !IsDigit(at); --at) {
      if (!view_.IsWordStart(at)) continue;
      const int word = words_.EndOf(at, FigureKind::kReference);
      if (word == end || (word == end + 1 && view_[end] == U'.')) return true;
    }
    return false;
  }

  // "Tables 2.4 and 3.1", "pp. 12-15"
  bool ContinuesReference(std::size_t i) {
    constexpr int kLongestGap = 6;
    if (i == 0 || !uncounting_[i - 1] || quantities_[i].begin - quantities_[i - 1].end > kLongestGap) return false;
    int at = normalize::SkipBlanks(view_, quantities_[i - 1].end, 1);
    if (const int joiner = words_.EndOf(at, FigureKind::kJoiner); joiner > 0) at = joiner;
    if (const int range = words_.EndOf(at, FigureKind::kRange); range > 0) at = range;
    while (at < quantities_[i].begin && (view_[at] == U' ' || view_[at] == U',' || view_[at] == U'-' || view_[at] == U'&')) ++at;
    return at >= quantities_[i].begin;
  }

  // "The volume index (2015=100) rose 8.2 percent to 121.3": a number behind words for an index in its sentence, with no amount between.
  bool IsOfIndex(std::size_t i) {
    constexpr int kFarthest = 120;
    const int number = quantities_[i].begin;
    int begin = number;
    for (; begin > 0 && number - begin < kFarthest; --begin)
      if (view_[begin - 1] == U'\n' || view_[begin - 1] == U';' || (view_[begin - 1] == U',' && view_[begin] == U' ') ||
          view_[begin - 1] == 0x3002 || (view_[begin - 1] == U'.' && view_[begin] == U' '))
        break;
    int word = -1;
    for (int at = begin; at < number; ++at)
      if (view_.IsWordStart(at) && words_.EndOf(at, FigureKind::kIndex) > 0) word = at;
    if (word < 0) return false;
    for (std::size_t other = i; other-- > 0 && quantities_[other].begin > word;)
      if (quantities_[other].kind == QuantityKind::kMoney || quantities_[other].kind == QuantityKind::kPhysical) return false;
    return true;
  }

  // The number at the beginning of a line, before a word: "2) cars", "3. Türkiye", "② ships"; 0 where it is another.
  int ItemOf(const normalize::Number& number, bool& marked) const {
    constexpr int kMostDigits = 2;
    if (number.end - number.begin > kMostDigits || number.printed.fraction_digits() > 0) return 0;
    int begin = number.begin, end = number.end;
    while (begin > 0 && (view_[begin - 1] == U' ' || view_[begin - 1] == U'(')) --begin;
    if (begin > 0 && view_[begin - 1] != U'\n') return 0;
    marked = view_[end] == U'.' || view_[end] == U')' || view_[end] == U'、';
    if (marked) ++end;
    return view_.Is(normalize::SkipBlanks(view_, end, 2), languages::kLetter) ? static_cast<int>(number.printed.ToDouble()) : 0;
  }

  // Items of a list are counted by a mark behind their number, or by the item before.
  void ReadItems() {
    int last = 0;
    std::size_t last_at = 0;
    for (std::size_t i = 0; i < quantities_.size(); ++i) {
      bool marked = false;
      const int item = IsBare(i) ? ItemOf(quantities_[i].number, marked) : 0;
      if (item == 0) continue;
      const bool next = item > 1 && item == last + 1;
      if (marked || next) uncounting_[i] = true;
      if (next) uncounting_[last_at] = true;
      last = item;
      last_at = i;
    }
  }

  // A run of digits in groups as telephones have them: behind a plus sign, a zero or an area code in brackets, in groups that are not all
  // of three digits.
  bool LiesInTelephone(const normalize::Number& number) const {
    const auto belongs = [&](int at) {
      const bool between = (view_[at] == U'.' || view_[at] == U'/') && IsDigit(at - 1) && IsDigit(at + 1);
      return IsDigit(at) || view_[at] == U' ' || view_[at] == U'-' || view_[at] == U'(' || view_[at] == U')' || view_[at] == U'+' ||
             between;
    };
    int begin = number.begin, end = number.end;
    constexpr int kLongest = 40;  // longer runs are rows of numbers
    while (begin > 0 && number.begin - begin <= kLongest && belongs(begin - 1)) --begin;
    while (end < view_.size() && end - number.end <= kLongest && belongs(end)) ++end;
    while (begin < number.begin && !IsDigit(begin) && view_[begin] != U'+' && view_[begin] != U'(') ++begin;
    std::vector<int> groups;
    int digits = 0;
    for (int at = begin; at < end; ++at) {
      if (!IsDigit(at)) continue;
      if (at == begin || !IsDigit(at - 1)) groups.push_back(0);
      ++groups.back();
      ++digits;
    }
    constexpr int kLeastDigits = 7, kLeastInternational = 9, kMostDigits = 15;
    if (digits < kLeastDigits || digits > kMostDigits || groups.size() < 2) return false;
    const bool by_thousands = std::all_of(groups.begin() + 1, groups.end(), [](int size) { return size == 3; });
    if (view_[begin] == U'+') return digits >= kLeastInternational && !by_thousands;
    const bool area_code = view_[begin] == U'(' && IsDigit(begin + 1);
    if (area_code) return view_[begin + 1 + groups[0]] == U')';
    return view_[begin] == U'0' && groups[0] > 1 && !by_thousands;
  }

  // "17 of the 30": a whole number, and a larger one.
  bool IsPartOf(std::size_t part, std::size_t whole) {
    const normalize::Number& a = quantities_[part].number;
    const normalize::Number& b = quantities_[whole].number;
    if (quantities_[whole].kind != QuantityKind::kNumber || b.scaled || a.printed.fraction_digits() + b.printed.fraction_digits() > 0)
      return false;
    const int at = normalize::SkipBlanks(view_, a.end, 1);
    const int word = words_.EndOf(at, FigureKind::kOutOf);
    return word > 0 && normalize::SkipBlanks(view_, word, 1) == quantities_[whole].begin && a.printed < b.printed;
  }

  const View& view_;
  const std::vector<QuantityMention>& quantities_;
  normalize::MeasureReader words_;
  std::vector<bool> uncounting_;
};

}  // namespace

std::vector<bool> FindUncounting(const View& view, const languages::Pack& pack, const std::vector<QuantityMention>& quantities) {
  return Reader(view, pack, quantities).Read();
}

}  // namespace tallyman::extract
