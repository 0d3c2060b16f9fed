#include "corpus/page/cues.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "corpus/page/text_measure.h"
#include "corpus/utf8.h"
#include "languages/embedded.h"

namespace tallyman::corpus {
namespace {

constexpr char kWhole = '=';                   // begins a name in the data that nothing may stand beside
constexpr std::size_t kMostParts = 4;          // of a name in the data
constexpr std::size_t kLongestHeading = 70;    // characters
constexpr std::size_t kMostBehindPhrase = 25;  // letters and digits of a heading behind the phrase: "Comments (12)"

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The parts of a name in small letters, without a plural s: "relatedArticles_box" is related, article, box. What has digits before letters
// is a machine's: "sc-219ad7" is sc.
std::vector<std::string> Parts(std::string_view name) {
  std::vector<std::string> parts;
  const auto is_of_name = [](char c) { return IsUpper(c) || IsLower(c) || IsDigit(c); };
  for (std::size_t begin = 0; begin < name.size();) {
    std::size_t end = begin;
    while (end < name.size() && is_of_name(name[end])) ++end;
    const std::string_view piece = name.substr(begin, end - begin);
    begin = end + 1;
    const std::size_t digits = std::find_if(piece.begin(), piece.end(), IsDigit) - piece.begin();
    if (std::any_of(piece.begin() + digits, piece.end(), [](char c) { return !IsDigit(c); })) continue;
    for (std::size_t i = 0; i < digits; ++i) {
      if (i == 0 || (IsUpper(piece[i]) && IsLower(piece[i - 1]))) parts.emplace_back();
      parts.back() += piece[i];
    }
  }
  for (std::string& part : parts) {
    part = SmallLetters(part);
    if (part.size() > 3 && part.ends_with('s')) part.pop_back();
  }
  return parts;
}

// "has-sidebar" and "no-footer" speak of what is beside an element.
bool IsModifier(std::string_view part) { return part == "no" || part == "non" || part == "has" || part == "with" || part == "without"; }

// "article-content-header" is what stands above an article's content.
bool IsBeside(std::string_view part) {
  constexpr std::array<std::string_view, 16> kParts = {"header", "footer", "title", "headline", "meta", "tool", "aside", "sidebar",
                                                       "image",  "media",  "video", "figure",   "link", "ad",   "share", "nav"};
  return std::find(kParts.begin(), kParts.end(), part) != kParts.end();
}

// "category-weather" and "tag-share" say what an article is about.
bool IsOfSubject(std::string_view part) { return part == "category" || part == "tag" || part == "term"; }

std::string Joined(const std::vector<std::string>& parts, std::size_t begin, std::size_t end) {
  std::string joined;
  for (std::size_t i = begin; i < end; ++i) {
    if (i > begin) joined += '-';
    joined += parts[i];
  }
  return joined;
}

std::string CaseFolded(std::string_view text) {
  std::string folded;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))).foldCase().toUTF8String(folded);
  return folded;
}

}  // namespace

const Cues& Cues::Get() {
  static const Cues cues;
  return cues;
}

Cues::Cues() {
  const auto json = nlohmann::json::parse(languages::EmbeddedFile("corpus/data/page_cues.json"));
  const auto names = [&json](const char* key, Set& set) {
    for (const auto& name : json.at(key)) {
      const std::string& text = name.get_ref<const std::string&>();
      const std::vector<std::string> parts = Parts(text);
      set.insert((text.starts_with(kWhole) ? std::string(1, kWhole) : "") + Joined(parts, 0, parts.size()));
    }
  };
  names("body_names", body_);
  names("comment_names", comments_);
  names("neutral_names", neutral_);
  names("link_list_names", links_);
  names("gate_names", gates_);
  names("boilerplate_names", boilerplate_);
  names("opening_names", openings_);
  for (const auto& role : json.at("boilerplate_roles")) roles_.insert(role.get<std::string>());
  for (const auto& name : json.at("unseen_names")) unseen_.insert(name.get<std::string>());
  const auto phrases = [&json](const char* key, Set& set) {
    for (const auto& phrase : json.at(key)) set.insert(Folded(phrase.get_ref<const std::string&>()));
  };
  phrases("comment_headings", comment_headings_);
  phrases("end_headings", end_headings_);
  phrases("labels", labels_);
  phrases("replies", replies_);
  notice_phrases_ = json.at("notice_phrases").get<std::vector<std::string>>();
  comment_signatures_ = json.at("comment_signatures").get<std::vector<std::string>>();
  credits_ = json.at("credits").get<std::vector<std::string>>();
  const auto openings = [&json](const char* key, Openings& all) {
    for (const auto& phrase : json.at(key)) all.push_back(CaseFolded(phrase.get_ref<const std::string&>()));
    std::sort(all.begin(), all.end());
  };
  openings("lead_ins", lead_ins_);
  openings("legal_openings", legal_openings_);
  openings("service_openings", service_openings_);
  openings("update_openings", update_openings_);
}

Role Cues::RoleOfName(std::string_view name) const {
  // "article-body--share-left": what stands behind two dashes says how a block looks.
  if (const std::size_t look = name.find("--"); look != std::string_view::npos && look > 0)
    if (const Role role = RoleOfName(name.substr(0, look)); role == Role::kBody || role == Role::kComments) return role;
  const std::vector<std::string> parts = Parts(name);
  const std::string whole = kWhole + Joined(parts, 0, parts.size());
  if (body_.contains(whole)) return Role::kBody;
  if (neutral_.contains(whole)) return Role::kNone;
  bool is_body = false, is_links = false, is_gate = false, is_boilerplate = boilerplate_.contains(whole);
  for (std::size_t begin = 0; begin < parts.size(); ++begin) {
    if (begin > 0 && (IsModifier(parts[begin - 1]) || IsOfSubject(parts[0]))) continue;
    for (std::size_t end = begin + 1; end <= std::min(parts.size(), begin + kMostParts); ++end) {
      const std::string joined = Joined(parts, begin, end);
      if (comments_.contains(joined)) return Role::kComments;
      is_boilerplate = is_boilerplate || boilerplate_.contains(joined);
      is_gate = is_gate || gates_.contains(joined);
      is_links = is_links || links_.contains(joined);
      is_body = is_body || (body_.contains(joined) && (end == parts.size() || !IsBeside(parts[end])));
    }
  }
  return is_boilerplate ? Role::kBoilerplate : is_gate ? Role::kGate : is_links ? Role::kLinks : is_body ? Role::kBody : Role::kNone;
}

bool Cues::IsOpening(std::string_view name) const {
  const std::vector<std::string> parts = Parts(name);
  for (std::size_t begin = 0; begin < parts.size(); ++begin)
    for (std::size_t end = begin + 1; end <= std::min(parts.size(), begin + kMostParts); ++end)
      if (openings_.contains(Joined(parts, begin, end))) return true;
  return false;
}

bool Cues::IsBoilerplateRole(std::string_view aria_role) const { return roles_.contains(std::string(aria_role)); }

bool Cues::BeginsLike(const Set& phrases, std::string_view line) {
  if (CodePoints(line) > kLongestHeading) return false;
  const std::string folded = Folded(line);
  if (phrases.contains(folded)) return true;
  // Behind a phrase another word has to begin.
  for (std::size_t space = line.find_first_of(" :：(（"); space != std::string_view::npos;
       space = line.find_first_of(" :：(（", space + 1)) {
    const std::string start = Folded(line.substr(0, space));
    if (folded.size() - start.size() <= kMostBehindPhrase && phrases.contains(start)) return true;
  }
  return false;
}

std::string Cues::CaseFoldedOpening(std::string_view line) { return CaseFolded(Prefix(line, kLongestHeading)); }

Notice Cues::NoticeOf(std::string_view line) const {
  const std::string folded = CaseFoldedOpening(line);
  if (BeginsWith(legal_openings_, folded) || HoldsOne(notice_phrases_, line)) return Notice::kRights;
  return BeginsWith(service_openings_, folded) ? Notice::kService : Notice::kNone;
}

bool Cues::BeginsWith(const Openings& openings, std::string_view folded) {
  // The phrases that begin like the line up to here stand together: character by character they become fewer.
  auto first = openings.begin(), last = openings.end();
  for (std::size_t at = 0; at < folded.size() && first != last; ++at) {
    const auto character = static_cast<unsigned char>(folded[at]);
    first = std::partition_point(
        first, last, [&](const std::string& phrase) { return phrase.size() <= at || static_cast<unsigned char>(phrase[at]) < character; });
    last =
        std::partition_point(first, last, [&](const std::string& phrase) { return static_cast<unsigned char>(phrase[at]) <= character; });
    if (first != last && first->size() == at + 1) return true;
  }
  return false;
}

bool Cues::HoldsOne(const std::vector<std::string>& phrases, std::string_view line) {
  const std::string lower = SmallLetters(line);
  return std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) { return lower.find(phrase) != std::string::npos; });
}

bool Cues::IsReply(std::string_view line) const { return CodePoints(line) <= kLongestHeading && replies_.contains(Folded(line)); }

bool Cues::IsLabel(std::string_view line) const { return CodePoints(line) <= kLongestHeading && labels_.contains(Folded(line)); }

}  // namespace tallyman::corpus
