// The words by which the parts of a news page tell what they are (corpus/data/page_cues.json).
#ifndef TALLYMAN_CORPUS_PAGE_CUES_H_
#define TALLYMAN_CORPUS_PAGE_CUES_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace tallyman::corpus {

// kLinks: boilerplate where it holds links; kGate: where it offers what opens an article, for its name may be that of what is behind the
// gate as well.
enum class Role : unsigned char { kNone, kBody, kLinks, kGate, kBoilerplate, kComments };

enum class Notice { kNone, kRights, kService };

// Immutable, thread-safe.
class Cues {
 public:
  static const Cues& Get();

  // What a class, or another name of one word, says of its element.
  Role RoleOfName(std::string_view name) const;
  // Whether a class is that of text which only those hear who have a page read to them.
  bool IsUnseen(std::string_view name) const { return unseen_.contains(std::string(name)); }
  // Whether a class is that of a standfirst.
  bool IsOpening(std::string_view name) const;
  bool IsBoilerplateRole(std::string_view aria_role) const;

  // What a short line says of what follows it: that there are readers' comments, or links to other articles.
  bool OpensComments(std::string_view line) const { return BeginsLike(comment_headings_, line); }
  bool OpensLinks(std::string_view line) const { return BeginsLike(end_headings_, line); }
  // Whether a line begins with words that lead to something else than the article.
  bool LeadsElsewhere(std::string_view line) const { return BeginsWithOne(lead_ins_, line); }
  // Whether a line begins as notes on copyright do, or as a publisher's offers to readers do: newsletters, accounts, ways to reach the
  // writer. Phrases that such notes hold anywhere count as notes on copyright.
  Notice NoticeOf(std::string_view line) const;
  // Whether a line begins as those do that tell when an article was changed.
  bool SpeaksOfUpdate(std::string_view line) const { return BeginsWithOne(update_openings_, line); }
  // Whether a line says who made a picture.
  bool HasCredit(std::string_view line) const { return HoldsOne(credits_, line); }
  // Whether a link is one to answer what stands beside it.
  bool IsReply(std::string_view line) const;
  // Whether a line speaks of someone who wrote what follows it, as above a reader's comment.
  bool IsSignature(std::string_view line) const { return HoldsOne(comment_signatures_, line); }
  // Whether a line is but the label of a button or box.
  bool IsLabel(std::string_view line) const;

 private:
  using Set = std::unordered_set<std::string>;

  Cues();
  // Whether `line` is one of the phrases, or begins with one and is hardly longer.
  static bool BeginsLike(const Set& phrases, std::string_view line);

  Set body_, comments_, neutral_, links_, gates_, boilerplate_, roles_, unseen_, openings_;  // names
  Set comment_headings_, end_headings_, labels_, replies_;                                   // folded
  using Openings = std::vector<std::string>;
  // Whether `line` begins with one of these, whatever follows.
  static bool BeginsWithOne(const Openings& openings, std::string_view line) { return BeginsWith(openings, CaseFoldedOpening(line)); }
  static bool BeginsWith(const Openings& openings, std::string_view folded);
  static std::string CaseFoldedOpening(std::string_view line);

  // Whether one of these stands in `line`, whose ASCII letters may be capitals.
  static bool HoldsOne(const std::vector<std::string>& phrases, std::string_view line);

  std::vector<std::string> notice_phrases_, credits_, comment_signatures_;   // small letters
  Openings lead_ins_, legal_openings_, service_openings_, update_openings_;  // case-folded, signs kept; sorted
};

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_CUES_H_
