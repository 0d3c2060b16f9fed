#include "corpus/page/title_parts.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "corpus/dates.h"
#include "corpus/page/metadata_words.h"
#include "corpus/page/text_measure.h"
#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

using Separators = std::span<const std::string_view>;

constexpr std::array<std::string_view, 17> kSpaced = {" | ", " - ", " – ", " — ",  " :: ", " » ", " · ", " • ", " / ",
                                                      " ‹ ", " < ", " > ", " -- ", " : ",  ": ",  " |",  "| "};
// Without spaces around it a sign parts words of a headline as well.
constexpr std::array<std::string_view, 8> kTight = {"--", "｜", "|", "_", "：", "-", "–", "—"};

constexpr int kShortestHeadline = 10;       // weight
constexpr int kLongestSiteName = 40;        // weight
constexpr std::size_t kMostParts = 12;      // of a title
constexpr std::size_t kLongestTitle = 600;  // bytes
constexpr std::size_t kShortestHost = 4;    // letters that tell a site

struct Part {
  std::size_t begin, end;  // in the title
  bool behind_colon;
};

std::vector<Part> Split(std::string_view title, Separators separators) {
  std::array<bool, 256> begins{};  // by the first byte of a separator
  for (const std::string_view separator : separators) begins[static_cast<unsigned char>(separator[0])] = true;
  std::vector<Part> parts;
  Part part{0, 0, false};
  for (std::size_t at = 0; at < title.size() && parts.size() + 1 < kMostParts;) {
    if (!begins[static_cast<unsigned char>(title[at])]) {
      ++at;
      continue;
    }
    std::string_view longest;
    for (const std::string_view separator : separators)
      if (separator.size() > longest.size() && title.substr(at).starts_with(separator)) longest = separator;
    if (longest.empty()) {
      ++at;
      continue;
    }
    part.end = at;
    parts.push_back(part);
    at += longest.size();
    part = {at, 0, longest == ": " || longest == " : "};
  }
  part.end = title.size();
  parts.push_back(part);
  return parts;
}

bool IsStretchOf(std::string_view stretch, const std::string& folded_line) {
  const std::string folded = Folded(stretch);
  if (folded.empty()) return false;
  if (folded == folded_line) return true;
  if (Weight(stretch) < kShortestHeadline) return false;
  if (stretch.ends_with("...") || stretch.ends_with("…")) return folded_line.starts_with(folded);
  return folded_line.size() <= 3 * folded.size() && folded_line.find(folded) != std::string::npos;
}

// The name in an address: "example" of https://www.example.co.uk/.
std::string NameOfHost(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return "";
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/:?#"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return Folded(host);
}

// "Kurier, 18.05.2021" without the day.
std::string_view WithoutDay(std::string_view part) {
  const std::size_t comma = part.rfind(',');
  return comma != std::string_view::npos && ReadDate(part.substr(comma + 1), "") ? Trimmed(part.substr(0, comma)) : part;
}

bool CanBeSite(std::string_view part) {
  if (part.starts_with("by ") || part.starts_with("By ")) return false;
  return HasLetter(part) && Weight(part) <= kLongestSiteName && !IsSection(part) && !ReadDate(part, "");
}

std::string ChooseSite(const std::vector<std::string_view>& before, const std::vector<std::string_view>& behind, std::string_view site_name,
                       std::string_view url) {
  std::vector<std::string_view> candidates(behind.rbegin(), behind.rend());
  candidates.insert(candidates.end(), before.begin(), before.end());
  const std::string host = NameOfHost(url), folded_name = Folded(site_name);
  for (const std::string_view part : candidates) {
    const std::string folded = Folded(part);
    const bool is_host = folded.size() >= kShortestHost && host.find(folded) != std::string::npos;
    if (is_host || (!folded.empty() && folded == folded_name)) return std::string(part);
  }
  const auto first = std::find_if(candidates.begin(), candidates.end(), CanBeSite);
  return first == candidates.end() ? std::string() : std::string(*first);
}

std::optional<CutTitle> CutAt(std::string_view title, Separators separators, const std::string& folded_line, std::string_view site_name,
                              std::string_view url) {
  const std::vector<Part> parts = Split(title, separators);
  std::size_t best_begin = 0, best_end = 0;  // parts
  int longest = 0;
  for (std::size_t begin = 0; begin < parts.size(); ++begin)
    for (std::size_t end = parts.size(); end > begin; --end) {
      const std::string_view stretch = Trimmed(title.substr(parts[begin].begin, parts[end - 1].end - parts[begin].begin));
      const int weight = Weight(stretch);
      if (weight <= longest || !IsStretchOf(stretch, folded_line)) continue;
      // A headline goes on behind a colon, unless the line does not; a short line at the end is the site's name.
      const bool is_whole = Folded(stretch) == folded_line, ends_at_colon = end < parts.size() && parts[end].behind_colon;
      const bool is_end = begin > 0 && end == parts.size() && 2 * weight < Weight(title);
      if ((ends_at_colon && !is_whole) || is_end) continue;
      longest = weight;
      best_begin = begin;
      best_end = end;
    }
  if (longest == 0) return std::nullopt;
  std::vector<std::string_view> before, behind;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string_view part = WithoutDay(Trimmed(title.substr(parts[i].begin, parts[i].end - parts[i].begin)));
    if (i < best_begin) before.push_back(part);
    if (i >= best_end && !parts[i].behind_colon) behind.push_back(part);
  }
  const std::string_view headline = title.substr(parts[best_begin].begin, parts[best_end - 1].end - parts[best_begin].begin);
  return CutTitle{std::string(Trimmed(headline)), ChooseSite(before, behind, site_name, url)};
}

}  // namespace

std::optional<CutTitle> CutTitleAt(std::string_view title, std::string_view line, std::string_view site_name, std::string_view url) {
  const std::string folded = Folded(line);
  if (folded.empty() || title.size() > kLongestTitle || line.size() > 2 * kLongestTitle) return std::nullopt;
  auto spaced = CutAt(title, kSpaced, folded, site_name, url);
  if (spaced && (!spaced->site.empty() || spaced->headline.size() == Trimmed(title).size())) return spaced;
  const auto tight = CutAt(title, kTight, folded, site_name, url);
  return tight && Folded(tight->headline) == folded ? tight : spaced;
}

CutTitle CutTitleByLength(std::string_view title, std::string_view site_name) {
  if (title.size() > kLongestTitle) return {std::string(title), ""};
  const std::string folded_name = Folded(site_name);
  for (const Separators separators : {Separators(kSpaced), Separators(kTight)}) {
    const std::vector<Part> parts = Split(title, separators);
    if (parts.size() < 2) continue;
    const std::string_view last = Trimmed(title.substr(parts.back().begin)), rest = Trimmed(title.substr(0, parts[parts.size() - 2].end));
    const bool is_site = !folded_name.empty() && Folded(last) == folded_name;
    const bool is_tight = separators.data() == kTight.data();
    if (!is_site && (is_tight || parts.back().behind_colon || Weight(last) > kLongestSiteName || Weight(rest) < 2 * Weight(last) ||
                     Weight(rest) < kShortestHeadline))
      continue;
    return {std::string(rest), CanBeSite(last) ? std::string(WithoutDay(last)) : std::string()};
  }
  return {std::string(title), ""};
}

std::string SiteBesideSections(std::string_view title) {
  if (title.size() > kLongestTitle) return "";
  std::string_view site;
  for (const Part& part : Split(title, kSpaced)) {
    const std::string_view text = Trimmed(title.substr(part.begin, part.end - part.begin));
    if (IsSection(text)) continue;
    if (!site.empty()) return "";
    site = text;
  }
  return site.size() < title.size() && CanBeSite(site) ? std::string(site) : "";
}

bool IsSection(std::string_view text) { return MetadataWords::Get().sections.contains(Folded(text)); }

}  // namespace tallyman::corpus
